//! `cells-joined`: the cells of a table stood on several lines each and were put together.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
PHỤ LỤC
TT
Nhiệm vụ
Cơ quan
chủ trì
Cơ quan
phối hợp
Thời gian
hoàn thành
1
Khảo sát, lập danh mục
các làng nghề trên địa
bàn tỉnh
Sở Công
Thương
Sở Tài chính
Quý I/2026
2
Tổ chức hội chợ
làng nghề
Sở Văn hóa,
Thể thao và
Du lịch
Sở Công
Thương
Hằng năm";

pub(super) fn meaning() -> Message {
    Message::new(
        "Các ô của bảng bị ngắt thành nhiều dòng; dòng nào thuộc ô nào được hiểu theo nội dung của các cột.",
        "The cells of the table were broken into several lines; which lines are one cell was told by what the columns hold.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for table in context.tables.iter().filter(|table| table.cells_joined) {
        let rows = table.rows.iter().filter(|row| !row.is_heading()).count();
        report.add(
            "/tasks",
            vec![context.view.span(&table.head)],
            Message::new(
                format!("Các ô của bảng này bị ngắt thành nhiều dòng và đã được ghép lại theo nội dung ({rows} dòng của bảng): cần soát lại các ô."),
                format!("The cells of this table were broken into lines and put together by what they say ({rows} rows): look the cells over."),
            ),
        );
    }
}
