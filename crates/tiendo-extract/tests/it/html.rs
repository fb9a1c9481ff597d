//! Web pages.

use tiendo_extract::{ApartKind, NoticeKind, Source, extract};

use crate::show::{show, words};

fn read(page: &str) -> Source {
    extract("a.html", page.as_bytes()).unwrap()
}

#[test]
fn words_of_blocks_and_what_is_not_seen() {
    let source = read(
        "<html><head><title>x</title><style>p{}</style></head><body><p>Kế<b> hoạch</b>&nbsp; 1<br>hai\
         <div>phát&shy;triển <span style='DISPLAY : none'>ẩn</span>xanh</div><script>x()</script>\
         <h2 style='text-transform: uppercase'>Mục đích</h2><p hidden>không</p><o:p></o:p>\
         <pre>dòng một\ndòng hai</pre><center>gi&#x1EEF;a</center><dl><dt>a<dd>b</dl>",
    );
    assert_eq!(
        words(&source),
        [
            "Kế hoạch 1",
            "hai",
            "pháttriển xanh",
            "MỤC ĐÍCH",
            "dòng một",
            "dòng hai",
            "giữa",
            "a",
            "b"
        ]
    );
}

#[test]
fn cells_spans_and_tables_in_cells() {
    let source = read(
        "<table><thead><tr><th rowspan=2>A<th colspan='2'>B<tbody><tr><td>c<td>d</tr>\
         <tr><td>e<td><table><tr><td>trong</table>sau<td rowspan=0>f</tr></table><p>ngoài",
    );
    assert_eq!(
        show(&source),
        "[\n  0×2 A | 1+2 B\n  1 c | 2 d\n  0 e | 1 [ /   0 trong / ] / sau | 2 f\n]\nngoài"
    );
}

#[test]
fn what_authors_forget_to_close() {
    let source = read(
        "<div><p>một<p>hai<ul><li>ba<li>bốn</ul></b></div></td>năm<table><td>sáu</table>bảy</table>",
    );
    assert_eq!(
        show(&source),
        "một\nhai\n• ba\n• bốn\nnăm\n[\n  0 sáu\n]\nbảy"
    );
}

#[test]
fn what_stands_between_cells_stays_where_it_is() {
    let source = read(
        "<table><caption>tên</caption><tr><td>một</td></tr>hai<tr><td>ba<table>bốn</table>năm</table>sáu",
    );
    assert_eq!(
        show(&source),
        "tên\n[\n  0 một\n  0 hai\n  0 ba / bốn / năm\n]\nsáu"
    );
}

#[test]
fn numbers_of_lists_are_part_of_the_text() {
    let source = read(
        "<ol type=I><li>Mục đích<ol><li>một</li><li><p>hai</p></li></ol></li><li>Yêu cầu<ol style='list-style-type:lower-alpha' start=3><li>ba</ol></ol>\
         <ul><li>gạch<li>- có gạch</ul><ol><li value=7>bảy<li>tám<li>9. có số</ol><ul style='list-style:none'><li>trơn</ul>",
    );
    assert_eq!(
        words(&source),
        [
            "I. Mục đích",
            "1. một",
            "2. hai",
            "II. Yêu cầu",
            "c. ba",
            "• gạch",
            "- có gạch",
            "7. bảy",
            "8. tám",
            "9. có số",
            "trơn"
        ]
    );
}

#[test]
fn notes_are_tied_to_their_marks() {
    let source = read(
        "<p>đến năm 2030<a class=\"sdfootnoteanc\" href=\"#sdfootnote1sym\"><sup>1</sup></a> và<a href=\"#_ftn2\" name=\"_ftnref2\">[2]</a></p>\
         <p>10 m<sup>2</sup> <a href='#x'>3</a></p>\
         <div id=\"sdfootnote1\"><p><a class=\"sdfootnotesym\" href=\"#sdfootnote1anc\">1</a>Theo …</p></div>",
    );
    assert_eq!(
        words(&source),
        ["đến năm 2030[1] và[2]", "10 m2 3", "[1] Theo …"]
    );
}

const DOCUMENT: &str = "<table><tr><td>ỦY BAN NHÂN DÂN TỈNH X<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập – Tự do – Hạnh phúc</table>\
    <p>Số: 7/KH-UBND<p>KẾ HOẠCH<p>Căn cứ <a href=/1>Luật A</a>; <a href=/2>Luật B</a>.<p>Nội dung dài của văn bản, đủ dài để là phần chính của trang này.\
    <table><tr><td>Nơi nhận:<br>- Lưu: VT.<td>KT. CHỦ TỊCH<br>Trần Văn A</table>";

#[test]
fn the_document_is_found_in_its_page() {
    let page = format!(
        "<body><nav><a href=/>Trang chủ</a> Thủ tục</nav><div id=menu><ul><li><a href=/a>Văn bản</a><li><a href=/b>Tin tức</a><li><a href=/c>Liên hệ</a><li><a href=/d>Hỏi đáp</a></ul></div>\
         <div class=main><div class=props>Số hiệu: 7/KH-UBND<br>Người ký: Trần Văn A</div><div class=content>{DOCUMENT}</div>\
         <div class=related><p>Văn bản liên quan</p><ul><li><a href=/x>Kế hoạch 8</a><li><a href=/y>Kế hoạch 9</a></ul></div></div>\
         <div role=contentinfo>Bản quyền thuộc về cổng thông tin</div></body>"
    );
    let source = read(&page);
    let alone = read(DOCUMENT);
    assert_eq!(words(&source), words(&alone));
    assert_eq!(words(&alone).first(), Some(&"ỦY BAN NHÂN DÂN TỈNH X"));
    assert_eq!(words(&alone).last(), Some(&"Trần Văn A"));
    assert!(alone.notices.is_empty(), "{:?}", alone.apart);
    assert!(matches!(
        source.notices[0].kind,
        NoticeKind::PageFrame { paragraphs: 11.. }
    ));
    let apart: Vec<&str> = source.apart.iter().map(|a| a.text.as_str()).collect();
    for line in [
        "Trang chủ Thủ tục",
        "Người ký: Trần Văn A",
        "Kế hoạch 8",
        "Bản quyền thuộc về cổng thông tin",
    ] {
        assert!(apart.contains(&line), "{line} not in {apart:?}");
    }
    assert!(source.apart.iter().all(|a| a.kind == ApartKind::PageFrame));
}

#[test]
fn an_annex_beside_the_document_belongs_to_it() {
    let page = format!(
        "<div><div class=content>{DOCUMENT}</div><div class=annex><p>PHỤ LỤC<table><tr><th>TT<th>Nội dung<tr><td>1<td>việc</table></div></div>"
    );
    assert!(words(&read(&page)).ends_with(&["1", "việc"]));
}

#[test]
fn a_page_that_is_no_official_document_is_taken_whole() {
    let source = read(
        "<nav>Trang chủ</nav><div>Danh sách việc</div><ul><li><a href=/1>một</a><li><a>hai</a><li><a>ba</a><li><a>bốn</a></ul>",
    );
    assert_eq!(words(&source), ["Danh sách việc"]);
    let source = read("<form><div>Danh sách</div><div>việc</div></form>");
    assert_eq!(words(&source), ["Danh sách", "việc"]);
}

#[test]
fn tables_in_tables_have_a_bottom() {
    assert_eq!(words(&read(&("<table><tr><td>".repeat(2000) + "x"))), ["x"]);
}

/// What makes the usual repair of pages copy open formatting into every paragraph, and attributes be compared in pairs:
/// done that way, this test ends with the memory of the machine, or not at all.
#[test]
fn no_page_takes_more_time_than_its_length() {
    let many = |n: u32, piece: &dyn Fn(u32) -> String| (0..n).map(piece).collect::<String>();
    let bold = many(60_000, &|i| format!("<b a={i}>"));
    let source = read(&(bold + &"<p>x".repeat(60_000)));
    assert_eq!(source.paragraphs().len(), 60_000);
    let attributes = many(300_000, &|i| format!(" a{i}"));
    assert_eq!(words(&read(&format!("<p{attributes}>x"))), ["x"]);
    let open = "<div>".repeat(100_000) + "x" + &"</span></p>".repeat(100_000);
    assert_eq!(words(&read(&open)), ["x"]);
}

#[test]
fn changes_and_hidden_words_are_told() {
    let source = read(
        "<p>trước ngày <del>15/11</del><ins>20/11</ins>/2025<p>hai<span style=display:none>ẩn</span><p>ba<div hidden>hộp</div>",
    );
    assert_eq!(words(&source), ["trước ngày 20/11/2025", "hai", "ba"]);
    let told: Vec<(&NoticeKind, Vec<&str>)> = source
        .notices
        .iter()
        .map(|notice| {
            (
                &notice.kind,
                notice
                    .spans
                    .iter()
                    .map(|span| source.words(*span))
                    .collect(),
            )
        })
        .collect();
    let changes = NoticeKind::TrackedChanges {
        insertions: 1,
        deletions: 1,
    };
    assert_eq!(
        told,
        [
            (&changes, vec!["trước ngày 20/11/2025"]),
            (&NoticeKind::HiddenText, vec!["hai"])
        ]
    );
}

#[test]
fn a_document_in_a_menu_weighs_more_than_the_page() {
    let menu = "<nav><p>Độc lập - Tự do - Hạnh phúc</p><p>Nơi nhận:</p></nav>";
    // Words that only a menu holds are no document; taking the page apart ends all the same.
    let page = format!("<body>{menu}<p>PHỤ LỤC</p></body>");
    let taken = tiendo_extract::extract("a.html", page.as_bytes());
    assert!(taken.is_err(), "{taken:?}");
}
