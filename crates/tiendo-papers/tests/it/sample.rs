//! Made-up papers that use every part of the form. The province and its bodies do not exist.

use jiff::civil::date;
use tiendo_papers::Properties;
use tiendo_papers::paper::{
    Align, Annex, Block, Kind, Level, Orientation, Paper, Recipients, Signature, Stage, Table,
    TableColumn, TableRow,
};
use tiendo_papers::sheet::{Cell, Column, ColumnKind, Sheet, Workbook};

pub(crate) const HEAD: &str = "1042:9f86d081884c7d659a2feaa0c55ad015";

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

pub(crate) fn properties() -> Properties {
    Properties {
        author: "Sở Tài chính tỉnh Hải Sơn".into(),
        made_at: "2026-11-20T01:15:00Z".parse().expect("an instant"),
        journal_head: Some(HEAD.into()),
    }
}

fn column(over: Option<&str>, head: &str, share: u16, align: Align) -> TableColumn {
    TableColumn {
        over: over.map(str::to_owned),
        head: head.into(),
        share,
        align,
    }
}

fn standing(rows: usize) -> Table {
    let groups = [
        "Hoàn thiện thể chế, chính sách",
        "Phát triển công nghiệp nền tảng",
    ];
    let mut table = Table {
        caption: Some("Tình hình thực hiện nhiệm vụ theo nhóm".into()),
        columns: vec![
            column(None, "STT", 2, Align::Centre),
            column(None, "Nhóm nhiệm vụ", 9, Align::Left),
            column(Some("Đã hoàn thành"), "Đúng hạn", 3, Align::Right),
            column(Some("Đã hoàn thành"), "Quá hạn", 3, Align::Right),
            column(Some("Chưa hoàn thành"), "Trong hạn", 3, Align::Right),
            column(Some("Chưa hoàn thành"), "Quá hạn", 3, Align::Right),
        ],
        rows: vec![TableRow::Group("Nhiệm vụ có thời hạn".into())],
    };
    for row in 0..rows {
        table.rows.push(TableRow::Cells(strings(&[
            &(row + 1).to_string(),
            groups[row % groups.len()],
            "2",
            "1",
            "chưa báo cáo",
            "",
        ])));
    }
    table
        .rows
        .push(TableRow::Total(strings(&["", "Tổng số", "4", "2", "", ""])));
    table
}

/// A consolidated report with two annexes, the second lying and long enough for several pages.
pub(crate) fn report() -> Paper {
    Paper {
        superior: None,
        issuer: "Ủy ban nhân dân\ntỉnh Hải Sơn".into(),
        stage: Stage::ForSignature,
        number: Some("7".into()),
        symbol: "BC-UBND".into(),
        place: "Hải Sơn".into(),
        date: Some(date(2026, 12, 5)),
        kind: Kind::Titled("Báo cáo".into()),
        title: "Kết quả thực hiện Kế hoạch số 21/KH-UBND năm 2026 về đẩy mạnh công nghiệp hóa, hiện đại hóa theo Chương trình số 31-CTr/TU".into(),
        addressees: strings(&["Chính phủ", "Bộ Tài chính", "Tỉnh ủy Hải Sơn"]),
        basis: strings(&[
            "Căn cứ Nghị quyết số 11/NQ-CP ngày 22/7/2024 của Chính phủ;",
            "Căn cứ Kế hoạch số 21/KH-UBND ngày 06/11/2024 của Ủy ban nhân dân tỉnh",
        ]),
        body: vec![
            Block::Paragraph("Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện như sau:".into()),
            Block::Heading { level: Level::Section, text: "Kết quả thực hiện Chương trình số 31-CTr/TU".into() },
            Block::Heading { level: Level::Clause, text: "Công tác chỉ đạo, điều hành".into() },
            Block::Paragraph("Trong kỳ có 46/52 cơ quan gửi báo cáo, trong đó 41 cơ quan gửi đúng hạn (78,8% số phải gửi).\nSáu cơ quan chưa báo cáo được nêu tại Phụ lục I.".into()),
            Block::Heading { level: Level::Point, text: "Tuyên truyền, phổ biến".into() },
            Block::Bullets(strings(&["Tổ chức 12 hội nghị với 1.450 lượt người tham dự;", "Đăng 96 tin, bài trên Cổng thông tin điện tử."])),
            Block::Heading { level: Level::Point, text: "Kiểm tra, giám sát".into() },
            Block::Paragraph("Đã kiểm tra 5 cơ quan; A & B < C \"trích\" > D.".into()),
            Block::Table(standing(2)),
            Block::Heading { level: Level::Section, text: "Khó khăn, vướng mắc".into() },
            Block::Paragraph("Nguồn kinh phí bố trí chậm so với tiến độ.".into()),
        ],
        recipients: Recipients {
            to: strings(&["Như trên", "Thường trực HĐND tỉnh", "CT, PCT UBND tỉnh", "Các sở, ban, ngành tỉnh"]),
            filed_with: Some("KTTH".into()),
        },
        signature: Signature {
            capacity: strings(&["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]),
            name: Some("Trần Thị Hòa Bình".into()),
        },
        annexes: vec![
            Annex {
                title: "Danh sách cơ quan chưa báo cáo".into(),
                orientation: Orientation::Upright,
                body: vec![Block::Bullets(strings(&["Sở Ngoại vụ", "Công an tỉnh"]))],
            },
            Annex {
                title: "Chi tiết kết quả theo nhóm nhiệm vụ".into(),
                orientation: Orientation::Lying,
                body: vec![Block::Table(standing(40))],
            },
        ],
        properties: properties(),
    }
}

/// A dispatch that urges, still a draft: no number, no date, no name.
pub(crate) fn dispatch() -> Paper {
    Paper {
        superior: Some("Ủy ban nhân dân tỉnh Hải Sơn".into()),
        issuer: "Sở Tài chính".into(),
        stage: Stage::Draft,
        number: None,
        symbol: "STC-TH".into(),
        place: "Hải Sơn".into(),
        date: None,
        kind: Kind::Dispatch,
        title: "đôn đốc gửi báo cáo kết quả thực hiện Kế hoạch số 21/KH-UBND năm 2026".into(),
        addressees: strings(&["Sở Ngoại vụ"]),
        basis: Vec::new(),
        body: vec![
            Block::Paragraph(
                "Đến hết ngày 14/11/2026, quý cơ quan chưa gửi báo cáo định kỳ năm 2026.".into(),
            ),
            Block::Paragraph(
                "Đề nghị gửi trước ngày 20/11/2026 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."
                    .into(),
            ),
        ],
        recipients: Recipients {
            to: strings(&["Như trên", "Giám đốc, các PGĐ"]),
            filed_with: None,
        },
        signature: Signature {
            capacity: strings(&["Giám đốc"]),
            name: None,
        },
        annexes: Vec::new(),
        properties: Properties {
            journal_head: None,
            ..properties()
        },
    }
}

/// A list of two tasks, the second without a report, on two sheets of the same name.
pub(crate) fn tasks() -> Workbook {
    let column = |head: &str, width, kind| Column {
        head: head.into(),
        width,
        kind,
    };
    let text = |words: &str| Cell::Text(words.into());
    let sheet = Sheet {
        name: "Kế hoạch 21/KH-UBND".into(),
        note: "Tính đến ngày 20/11/2026; 2 nhiệm vụ.".into(),
        columns: vec![
            column("Số", 8, ColumnKind::Mark),
            column("Nội dung nhiệm vụ", 60, ColumnKind::Words),
            column("Thời hạn", 14, ColumnKind::Time),
            column("Tỷ lệ", 14, ColumnKind::Percent),
            column("Kinh phí (đồng)", 20, ColumnKind::Whole),
            column("Gửi lúc", 18, ColumnKind::Time),
        ],
        rows: vec![
            vec![
                text("1.1"),
                text(
                    "Tổ chức hội nghị quán triệt, tuyên truyền sâu rộng nội dung Nghị quyết tới các cấp, các ngành và Nhân dân trong tỉnh",
                ),
                Cell::Day(date(2026, 11, 14)),
                Cell::Number("84.5".parse().expect("a figure")),
                Cell::Number(1_250_000_000.into()),
                Cell::Moment("2026-11-20T01:15:00Z".parse().expect("an instant")),
            ],
            vec![
                text("1.2"),
                text("Rà soát, sửa đổi quy định"),
                Cell::Blank,
                text("Chưa báo cáo"),
                Cell::Blank,
                Cell::Blank,
            ],
        ],
    };
    Workbook {
        title: "Danh mục nhiệm vụ".into(),
        sheets: vec![sheet.clone(), sheet],
        properties: properties(),
    }
}
