//! Tables as people draw them with blanks and as a printed page becomes text.

use crate::{Block, Source, Span, Table, extract};

fn read(file: &str) -> Source {
    extract("a.txt", file.as_bytes()).unwrap()
}

/// The table's rows: a cell's paragraphs parted by a slash, its columns behind a star where it covers more than one.
fn rows(source: &Source, table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &crate::Cell| {
        let words: Vec<&str> = cell
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => source.words(paragraph.span),
                Block::Table(_) => "[table]",
            })
            .collect();
        let covers = if cell.columns > 1 {
            format!("*{}", cell.columns)
        } else {
            String::new()
        };
        words.join(" / ") + &covers
    };
    let rows = table.rows.iter();
    rows.map(|row| row.iter().map(cell).collect()).collect()
}

/// The blocks: a paragraph's words, a table's rows.
fn blocks(source: &Source) -> Vec<Vec<Vec<String>>> {
    let blocks = source.blocks.iter();
    blocks
        .map(|block| match block {
            Block::Paragraph(paragraph) => vec![vec![source.words(paragraph.span).to_owned()]],
            Block::Table(table) => rows(source, table),
        })
        .collect()
}

fn only_table(file: &str) -> Vec<Vec<String>> {
    let source = read(file);
    let tables: Vec<&Table> = source
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect();
    let [table] = tables.as_slice() else {
        panic!("one table, not {:?}", blocks(&source))
    };
    rows(&source, table)
}

fn has_table(file: &str) -> bool {
    read(file)
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Table(_)))
}

const TOP: &str = "\
II. NHIỆM VỤ

TT   Nội dung nhiệm vụ                 Cơ quan chủ trì      Phối hợp              Thời gian
1    Xây dựng kế hoạch đào tạo         Sở Nội vụ            Sở Tài chính,         Quý I/2026
     cán bộ công nghệ thông tin                             UBND các xã
2    Hoàn thiện trung tâm điều         Sở Khoa học và                             Trước ngày
     hành thông minh                   Công nghệ                                  30/6/2026

III. KINH PHÍ
Từ ngân sách.
";

#[test]
fn a_row_begins_with_its_number() {
    let table = only_table(TOP);
    assert_eq!(
        table[1..],
        [
            [
                "1",
                "Xây dựng kế hoạch đào tạo cán bộ công nghệ thông tin",
                "Sở Nội vụ",
                "Sở Tài chính, UBND các xã",
                "Quý I/2026",
            ],
            [
                "2",
                "Hoàn thiện trung tâm điều hành thông minh",
                "Sở Khoa học và Công nghệ",
                "",
                "Trước ngày 30/6/2026",
            ],
        ]
    );
    let around: Vec<String> = blocks(&read(TOP)).concat().concat();
    assert_eq!(around.first().map(String::as_str), Some("II. NHIỆM VỤ"));
    assert_eq!(
        around[around.len() - 2..],
        ["III. KINH PHÍ", "Từ ngân sách."]
    );
}

#[test]
fn a_number_may_stand_in_the_middle_of_its_row() {
    let table = only_table(
        "\
PHỤ LỤC
                                       Cơ quan           Thời
 TT          Nhiệm vụ
                                       chủ trì           gian

      Xây dựng kế hoạch đào tạo
  1   cán bộ công nghệ thông tin      Sở Nội vụ        Quý I/2026
      của các xã

                                      Sở Khoa học
  2   Hoàn thiện trung tâm            và Công         Hằng năm
                                      nghệ
",
    );
    assert_eq!(
        table,
        [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
            [
                "1",
                "Xây dựng kế hoạch đào tạo cán bộ công nghệ thông tin của các xã",
                "Sở Nội vụ",
                "Quý I/2026",
            ],
            [
                "2",
                "Hoàn thiện trung tâm",
                "Sở Khoa học và Công nghệ",
                "Hằng năm",
            ],
        ]
    );
}

#[test]
fn the_name_of_a_group_stands_across() {
    let source = read(
        "\
TT   Nhiệm vụ             Chủ trì       Thời gian
I. Đào tạo, bồi dưỡng cán bộ của các cơ quan trên địa bàn tỉnh
1    Mở lớp cho cán bộ    Sở Nội vụ     Quý I
2    Mở lớp cho xã        Sở Nội vụ     Quý II
                          14

II. Hạ tầng của các cơ quan và của các xã, phường trên địa bàn
3    Nâng cấp mạng        Sở Tài chính  Quý IV
",
    );
    let groups: Vec<String> = blocks(&source)
        .into_iter()
        .filter_map(|rows| match rows.as_slice() {
            [row] => match row.as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let [first, page, second] = groups.as_slice() else {
        panic!("{groups:?}")
    };
    assert!(first.starts_with("I. Đào tạo") && second.starts_with("II. Hạ tầng"));
    assert_eq!(page, "14");
}

#[test]
fn a_head_over_two_columns_covers_both() {
    let table = only_table(
        "\
TT   Nhiệm vụ               Cơ quan thực hiện              Thời gian
                            Chủ trì         Phối hợp
1    Mở lớp cho cán bộ      Sở Nội vụ       Sở Tài chính   Quý I
2    Mở lớp cho xã          Sở Nội vụ       Sở Y tế        Quý II
",
    );
    assert_eq!(
        table[0],
        ["TT", "Nhiệm vụ", "Cơ quan thực hiện*2", "Thời gian"]
    );
    assert_eq!(table[1], ["", "", "Chủ trì", "Phối hợp", ""]);
    assert_eq!(table[3][2..], ["Sở Nội vụ", "Sở Y tế", "Quý II"]);
}

#[test]
fn without_numbers_a_row_begins_where_all_is_filled() {
    let table = only_table(
        "\
Nhiệm vụ                 Chủ trì         Thời gian
Mở lớp cho cán bộ        Sở Nội vụ       Quý I
của các sở               và Sở Y tế
Mở lớp cho xã            Sở Y tế         Quý II
",
    );
    assert_eq!(
        table[1],
        [
            "Mở lớp cho cán bộ của các sở",
            "Sở Nội vụ và Sở Y tế",
            "Quý I"
        ]
    );
    assert_eq!(table[2], ["Mở lớp cho xã", "Sở Y tế", "Quý II"]);
}

#[test]
fn a_letter_too_many_moves_what_is_behind_it() {
    let table = only_table(
        "\
TT  Nhiệm vụ           Chủ trì       Thời gian
1   Mở lớpp cho cán bộ  Sở Nội vụ     Quý I
2   Mở lớp cho các xã  Sở Nội vụ     Quý II
3   Mở lớp cho xã     Sở Nội vụ     Quý II
",
    );
    assert_eq!(table[1], ["1", "Mở lớpp cho cán bộ", "Sở Nội vụ", "Quý I"]);
    assert_eq!(table[3], ["3", "Mở lớp cho xã", "Sở Nội vụ", "Quý II"]);
}

#[test]
fn paragraphs_of_a_cell_open_with_marks() {
    let table = only_table(
        "\
TT  Nhiệm vụ             Chủ trì           Thời gian
1   - Mở lớp cho         Sở Lao động       Quý I
      cán bộ;            – Thương binh
    - Cấp chứng chỉ      và Xã hội
2   Mở lớp cho xã        Sở Nội vụ         Quý II
",
    );
    assert_eq!(table[1][1], "- Mở lớp cho cán bộ; / - Cấp chứng chỉ");
    assert_eq!(table[1][2], "Sở Lao động – Thương binh và Xã hội");
}

#[test]
fn what_stands_side_by_side_is_no_table() {
    for file in [
        // Head and foot of a page.
        "ỦY BAN NHÂN DÂN         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH A                  Độc lập - Tự do - Hạnh phúc\nSố: 1/KH-UBND           A, ngày 1 tháng 2 năm 2026\n",
        // Three who sign.
        "KT. GIÁM ĐỐC SỞ A          KT. GIÁM ĐỐC SỞ Y TẾ          KT. GIÁM ĐỐC CÔNG AN TỈNH\nPHÓ GIÁM ĐỐC          PHÓ GIÁM ĐỐC          PHÓ GIÁM ĐỐC\nVũ Thị N          Lê Hoàng P          Đại tá Tô Q\n",
        // Blanks too many in running text.
        "Căn cứ  Luật Tổ chức  chính quyền địa phương ngày 19 tháng 6 năm 2015;\nCăn cứ Luật  Ngân sách nhà nước ngày  25 tháng 6 năm 2015 và các văn bản\nhướng dẫn thi hành;\n",
    ] {
        assert!(!has_table(file), "{:?}", blocks(&read(file)));
    }
}

#[test]
fn words_are_found_in_the_file_line_by_line() {
    let source = read(TOP);
    let at = source.text.find("Sở Tài chính, UBND các xã").unwrap();
    let span = Span {
        start: at,
        end: at + "Sở Tài chính, UBND các xã".len(),
    };
    let origins = source.places.origins(span);
    let printed: Vec<&str> = origins.iter().map(|&(from, to)| &TOP[from..to]).collect();
    assert_eq!(printed, ["Sở Tài chính,", "UBND các xã"]);
    let back: Vec<&str> = origins
        .iter()
        .map(|&origin| source.words(source.places.clean(origin, source.text.len())))
        .collect();
    assert_eq!(back, printed);
    // A row is one line: its first.
    assert_eq!(source.places.line(span.end), Some(4));
    let behind = source.text.find("Từ ngân sách").unwrap();
    assert_eq!(source.places.line(behind), Some(10));
}

/// Every word of the file stands in the source, once: also where a table cannot be told.
#[test]
fn no_word_is_lost() {
    let mut state = 7u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    for _ in 0..2_000 {
        let mut file = String::new();
        let mut word = 0;
        for _ in 0..=next(13) {
            for _ in 0..next(7) {
                file.push_str(&" ".repeat(usize::try_from(next(9)).unwrap()));
                file.push_str(" w");
                file.push_str(&word.to_string());
                word += 1;
            }
            file.push('\n');
        }
        let Ok(source) = extract("a.txt", file.as_bytes()) else {
            assert_eq!(word, 0, "{file}");
            continue;
        };
        let mut words: Vec<&str> = source.text.split_whitespace().collect();
        words.sort_unstable();
        let mut expected: Vec<String> = (0..word).map(|i| format!("w{i}")).collect();
        expected.sort_unstable();
        assert_eq!(words, expected, "{file}");
        for paragraph in source.paragraphs() {
            let printed: Vec<&str> = source
                .places
                .origins(paragraph.span)
                .into_iter()
                .flat_map(|(from, to)| file[from..to].split_whitespace())
                .collect();
            let shown: Vec<&str> = source.words(paragraph.span).split(' ').collect();
            assert_eq!(printed, shown, "{file}");
        }
    }
}

/// A line of a cell on which nothing is seen has no bytes of its own.
#[test]
fn a_line_of_marks_that_are_not_seen_is_no_piece() {
    let file = "\
TT   Nội dung công việc        Chủ trì         Thời gian
1    Xây dựng kế hoạch đào     Sở Nội vụ       Quý I/2026
     \u{200B}                         tỉnh
     tạo cán bộ
2    Mở lớp bồi dưỡng          Sở Tài chính    Quý II/2026
";
    let source = read(file);
    let words = "Xây dựng kế hoạch đào tạo cán bộ";
    let start = source.text.find(words).unwrap();
    let end = start + words.len();
    let origins = source.places.origins(Span { start, end });
    let printed = origins.iter().map(|&(from, to)| &file[from..to]);
    let printed: Vec<&str> = printed.collect();
    assert_eq!(printed, ["Xây dựng kế hoạch đào", "tạo cán bộ"]);
}
