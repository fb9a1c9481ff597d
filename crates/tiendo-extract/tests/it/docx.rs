//! Word files.

use tiendo_extract::{ApartKind, NoticeKind, Source, extract};

use crate::show::{show, words};
use crate::writers::docx::{
    Docx, cell, cell_with, definition, level, listed, numbering, p, row, run, style, styled, table,
};

fn read(file: &Docx) -> Source {
    extract("a.docx", &file.bytes()).unwrap()
}

fn body(body: &str) -> Source {
    read(&Docx::of(body))
}

#[test]
fn runs_breaks_tabs_and_hyphens_are_one_line_each() {
    let source = body(
        "<w:p><w:r><w:t>Số: 12/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></w:p>\
         <w:p><w:r><w:t xml:space=\"preserve\">ngày </w:t></w:r><w:r><w:t>0</w:t></w:r><w:r><w:t>6</w:t><w:tab/><w:t>tháng</w:t></w:r>\
         <w:r><w:t>phát</w:t><w:softHyphen/><w:t>triển</w:t><w:br/><w:t>dòng hai</w:t></w:r></w:p>\
         <w:p/><w:p><w:r><w:t>e&#x302;&#x301; &amp; &lt;x&gt;</w:t></w:r></w:p>",
    );
    assert_eq!(
        words(&source),
        [
            "Số: 12/KH-UBND",
            "ngày 06 thángpháttriển",
            "dòng hai",
            "ế & <x>"
        ]
    );
    assert_eq!(source.text, words(&source).join("\n") + "\n");
}

#[test]
fn numbers_that_word_makes_are_part_of_the_text() {
    let file = Docx {
        body: styled("H", "Mục đích")
            + &listed(1, 1, "một")
            + &listed(1, 1, "hai")
            + &listed(2, 0, "gạch")
            + &styled("H", "Tổ chức")
            + &listed(1, 1, "ba")
            + &listed(1, 2, "chữ")
            + "<w:p><w:pPr><w:pStyle w:val=\"H\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>không số</w:t></w:r></w:p>",
        styles: style(
            "H",
            "<w:numPr><w:numId w:val=\"1\"/></w:numPr>",
            "<w:caps/>",
        ),
        numbering: numbering(&[
            definition(
                1,
                &[
                    level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"H\"/>"),
                    level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
                    level(2, "lowerLetter", "%3)", ""),
                ],
            ),
            definition(2, &[level(0, "bullet", "-", "")]),
        ]),
        ..Docx::default()
    };
    assert_eq!(
        words(&read(&file)),
        [
            "I. MỤC ĐÍCH",
            "1.1. một",
            "1.2. hai",
            "- gạch",
            "II. TỔ CHỨC",
            "2.1. ba",
            "a) chữ",
            "KHÔNG SỐ"
        ]
    );
}

#[test]
fn a_column_of_numbers_that_word_makes() {
    let numbered =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    let rows: Vec<String> = ["a", "b", "c"]
        .iter()
        .map(|words| row(&[cell(numbered), cell(&p(words))]))
        .collect();
    let file = Docx {
        body: table(&rows),
        numbering: numbering(&[definition(1, &[level(0, "decimal", "%1", "")])]),
        ..Docx::default()
    };
    assert_eq!(
        show(&read(&file)),
        "[\n  0 1 | 1 a\n  0 2 | 1 b\n  0 3 | 1 c\n]"
    );
}

#[test]
fn cells_keep_their_columns_and_reach() {
    let source = body(&table(&[
        row(&[
            cell_with("<w:vMerge w:val=\"restart\"/>", &p("TT")),
            cell_with("<w:gridSpan w:val=\"2\"/>", &p("Cơ quan")),
        ]),
        row(&[
            cell_with("<w:vMerge/>", &format!("<w:p/>{}", p(" "))),
            cell(&p("chủ trì")),
            cell(&p("phối hợp")),
        ]),
        format!(
            "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr>",
            cell(&(p("hai") + &p("đoạn"))),
            cell(&(table(&[row(&[cell(&p("trong")), cell("")])]) + &p("sau")))
        ),
        row(&[
            cell_with("<w:hMerge w:val=\"restart\"/>", &p("cũ")),
            cell_with("<w:hMerge/>", ""),
            cell(""),
        ]),
    ]));
    assert_eq!(
        show(&source),
        "[\n  0×2 TT | 1+2 Cơ quan\n  1 chủ trì | 2 phối hợp\n  1 hai / đoạn | 2 [ /   0 trong | 1 / ] / sau\n  0+2 cũ | 2\n]"
    );
}

#[test]
fn notes_stand_at_the_end_and_their_marks_in_the_text() {
    let file = Docx {
        body: "<w:p><w:r><w:t>một</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r><w:r><w:t xml:space=\"preserve\"> hai</w:t></w:r>\
            <w:r><w:footnoteReference w:id=\"5\"/></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"6\"/><w:t>*</w:t></w:r></w:p>".to_owned() + &p("cuối"),
        footnotes: "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
            <w:footnote w:id=\"5\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>năm</w:t></w:r></w:p></w:footnote>\
            <w:footnote w:id=\"7\"><w:p><w:r><w:t>bảy</w:t></w:r></w:p><w:p><w:r><w:t>tiếp</w:t></w:r></w:p></w:footnote>".to_owned(),
        ..Docx::default()
    };
    assert_eq!(
        words(&read(&file)),
        ["một[1] hai[2]*", "cuối", "[1] bảy tiếp", "[2] năm"]
    );
}

#[test]
fn a_box_is_taken_once_and_stands_below_its_paragraph() {
    let box_of = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let source = body(&format!(
        "<w:p><w:r><w:t>trước</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space=\"preserve\"> sau</w:t></w:r></w:p>{}",
        box_of("trong hộp"),
        box_of("trong hộp"),
        p("dưới")
    ));
    assert_eq!(words(&source), ["trước sau", "trong hộp", "dưới"]);
}

#[test]
fn changes_are_accepted_and_told() {
    let source = body(
        "<w:p><w:r><w:t xml:space=\"preserve\">Sở </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>Kế hoạch</w:delText></w:r></w:del>\
         <w:ins w:id=\"2\"><w:r><w:t>Tài chính</w:t></w:r></w:ins></w:p>\
         <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">nửa đầu </w:t></w:r></w:p>\
         <w:p><w:pPr><w:pPrChange w:id=\"8\"><w:pPr><w:pStyle w:val=\"Old\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>nửa sau</w:t></w:r></w:p>\
         <w:moveFrom w:id=\"4\"><w:r><w:t>đi</w:t></w:r></w:moveFrom>\
         <w:tbl><w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr><w:tc><w:p><w:r><w:t>bỏ</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>giữ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    assert_eq!(words(&source), ["Sở Tài chính", "nửa đầu nửa sau", "giữ"]);
    let [notice] = source.notices.as_slice() else {
        panic!("{:?}", source.notices);
    };
    assert_eq!(
        notice.kind,
        NoticeKind::TrackedChanges {
            insertions: 1,
            deletions: 4
        }
    );
    let touched: Vec<&str> = notice
        .spans
        .iter()
        .map(|span| source.words(*span))
        .collect();
    assert_eq!(touched, ["Sở Tài chính", "nửa đầu nửa sau"]);
    assert!(body(&p("không đổi")).notices.is_empty());
}

#[test]
fn of_a_field_its_result_is_seen() {
    let source = body(
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE \\@ x</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>15/11</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:fldSimple w:instr=\"PAGE\"><w:r><w:t xml:space=\"preserve\"> trang 2</w:t></w:r></w:fldSimple></w:p>\
         <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>mã</w:t></w:r></w:p><w:p><w:hyperlink><w:r><w:t>không mất</w:t></w:r></w:hyperlink></w:p>",
    );
    assert_eq!(words(&source), ["15/11 trang 2", "không mất"]);
}

#[test]
fn what_is_not_shown_is_apart_and_told() {
    let file = Docx {
        body: p("thấy")
            + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>hiện</w:t></w:r></w:p>",
        header: p("đầu trang")
            + "<w:p><w:r><w:pict><v:shape><v:textpath string=\"chữ nghệ thuật\"/></v:shape></w:pict></w:r></w:p>",
        footer: p("chân trang"),
        title: "tên tệp".to_owned(),
        ..Docx::default()
    };
    let source = read(&file);
    assert_eq!(words(&source), ["thấy", "hiện"]);
    assert_eq!(source.notices.len(), 1);
    assert_eq!(source.notices[0].kind, NoticeKind::HiddenText);
    let apart: Vec<(ApartKind, &str)> = source
        .apart
        .iter()
        .map(|a| (a.kind, a.text.as_str()))
        .collect();
    assert_eq!(
        apart,
        [
            (ApartKind::Hidden, "ẩn"),
            (ApartKind::Header, "đầu trang"),
            (ApartKind::Header, "chữ nghệ thuật"),
            (ApartKind::Footer, "chân trang"),
            (ApartKind::Property, "tên tệp"),
        ]
    );
}

#[test]
fn content_controls_and_other_wrappers_are_passed_through() {
    let source = body(&format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>\
         <w:p><w:smartTag>{}</w:smartTag><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
        p("một"),
        cell(&p("ô")),
        run("hai "),
        run("ba")
    ));
    assert_eq!(show(&source), "một\n[\n  0 ô\n]\nhai ba");
}

#[test]
fn tables_in_tables_have_a_bottom() {
    let mut inner = p("x");
    for _ in 0..40 {
        inner = table(&[row(&[cell(&inner)])]);
    }
    assert_eq!(words(&body(&inner)), ["x"]);
}

#[test]
fn tabs_set_words_side_by_side() {
    let tabbed = |pieces: &[&str]| {
        let runs: Vec<String> = pieces.iter().map(|words| run(words)).collect();
        format!("<w:p>{}</w:p>", runs.join("<w:r><w:tab/></w:r>"))
    };
    let source = body(
        &(tabbed(&["UBND TỈNH", "CỘNG HÒA"])
            + &tabbed(&["Số: 1/KH", "", "ngày 06"])
            + &p("KẾ HOẠCH")
            + &tabbed(&["1.", "Mục đích"])
            + &tabbed(&["", "thụt vào"])
            + &tabbed(&["Căn cứ", "Luật"])
            + &p("x")
            + &tabbed(&["TT", "Việc", "Ai"])
            + &tabbed(&["1.", "a", "b"])),
    );
    assert_eq!(
        show(&source),
        "[\n  0 UBND TỈNH | 1 CỘNG HÒA\n  0 Số: 1/KH | 1 ngày 06\n]\nKẾ HOẠCH\n1. Mục đích\nthụt vào\nCăn cứ Luật\nx\n\
        [\n  0 TT | 1 Việc | 2 Ai\n  0 1. | 1 a | 2 b\n]"
    );
}

#[test]
fn boxes_in_boxes_have_a_bottom() {
    let deep = "<w:p><w:r><w:t>x</w:t></w:r><w:txbxContent>".repeat(300);
    assert_eq!(body(&deep).paragraphs().len(), 300);
    let deep = "<w:p><w:r><w:t>x</w:t></w:r>".repeat(300);
    assert_eq!(body(&deep).paragraphs().len(), 300);
    let deep = "<w:p><w:txbxContent><w:tbl><w:tr><w:tc>".repeat(190) + &p("x");
    assert_eq!(words(&body(&deep)), ["x"]);
}
