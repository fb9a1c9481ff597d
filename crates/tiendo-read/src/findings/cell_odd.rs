//! `cell-odd`: a cell holds something else than the other cells of its column.

use super::places::tasks_by_content;
use super::{Context, Message, Report};
use crate::names;
use crate::tables::{Looks, Row, TaskTable, looks};
use crate::tasks;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::usual;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian |
| 1 | Khảo sát làng nghề | Sở Công Thương | Quý I/2025 |
| 2 | Lập đề án bảo tồn | Quý II/2025 | Sở Nội vụ |
| 3 | Tập huấn cán bộ | Sở Tài chính | Quý III/2025 |
| 4 | Mua sắm thiết bị | Sở Y tế | Quý IV/2025 |";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một ô có nội dung khác loại với các ô cùng cột: có thể các ô của dòng bị đổi chỗ.",
        "A cell holds something else than the others of its column: the cells of the row have probably changed places.",
    )
}

/// A column that is looked at: its field, its names, how to find its cell, and what does not belong there.
struct Column {
    field: &'static str,
    names: (&'static str, &'static str),
    cell: fn(&Row) -> &[Place],
    is_odd: fn(&View, &Row, &Place) -> bool,
}

const COLUMNS: [Column; 5] = [
    Column {
        field: "content",
        names: ("nội dung", "content"),
        cell: |row| &row.content,
        is_odd: |view, _, place| looks(view, place) != Looks::Words || is_no_work(view, place),
    },
    Column {
        field: "leads",
        names: ("cơ quan chủ trì", "lead agency"),
        cell: |row| &row.leads,
        is_odd: is_no_body,
    },
    Column {
        field: "coordinators",
        names: ("cơ quan phối hợp", "coordinating agencies"),
        cell: |row| &row.coordinators,
        is_odd: is_no_body,
    },
    Column {
        field: "deadline",
        names: ("thời gian", "deadline"),
        cell: |row| &row.deadline,
        is_odd: is_no_time,
    },
    Column {
        field: "product",
        names: ("sản phẩm", "product"),
        cell: |row| &row.product,
        is_odd: is_no_product,
    },
];

/// A dash alone says that there is nobody; one before a name is none of its words.
fn is_no_body(view: &View, _: &Row, place: &Place) -> bool {
    let place = &view.trim(place.clone(), b"-+*");
    !place.is_empty() && looks(view, place) != Looks::Bodies && !tasks::is_as_above(view, place)
}

/// Words of time that settle no day ("cả năm") belong to a deadline all the same.
fn is_no_time(view: &View, _: &Row, place: &Place) -> bool {
    // "Vụ Đông Xuân 2026 - 2027" begins as a body's name does.
    let is_crop = ["dong xuan", "he thu", "thu dong"]
        .iter()
        .any(|crop| view.has(place, crop));
    if is_crop {
        return false;
    }
    match looks(view, place) {
        Looks::Time => false,
        Looks::Bodies => true,
        Looks::Words => {
            let times = [
                "nam", "thang", "quy", "ngay", "tuan", "ky", "khi", "theo", "sau", "suot", "mung",
                "tet", "mua", "dip",
            ];
            // "Q2/2023".
            let is_quarter =
                view.byte(place.start) == b'q' && matches!(view.byte(place.start + 1), b'1'..=b'4');
            !is_quarter
                && !tasks::is_as_above(view, place)
                && !times.iter().any(|word| view.has(place, word))
        }
    }
}

/// A day, or words of time that settle none ("cả năm") and nothing else.
fn is_time(view: &View, place: &Place) -> bool {
    let place = view.trim(place.clone(), b".;,");
    let small = view.small(&place);
    looks(view, &place) == Looks::Time
        || usual::TIMES
            .iter()
            .any(|words| words.chars().eq(small.iter().copied()))
}

/// A time, or a figure and nothing else ("2.400"): nothing that is to be done.
fn is_no_work(view: &View, place: &Place) -> bool {
    !place.clone().any(|at| is_letter(view.byte(at))) || is_time(view, place)
}

/// A time, or what is to be done ("Xây dựng …") beside a content that says nothing to be done.
fn is_no_product(view: &View, row: &Row, place: &Place) -> bool {
    let does = |place: &Place| names::begins_with_task(view, place);
    looks(view, place) == Looks::Time
        || (does(place) && row.content.first().is_some_and(|content| !does(content)))
}

/// At most one of so many cells is odd; where more are, the column is simply so.
const ONE_OF: usize = 4;

pub(super) fn check(context: &Context, report: &mut Report) {
    let tasks = tasks_by_content(context);
    for table in context.tables {
        let exchanged = exchanged(context.view, table);
        for (c, column) in COLUMNS.iter().enumerate() {
            let mut odd = odd_cells(context.view, table, column);
            odd.extend(
                exchanged
                    .iter()
                    .filter(|(of, _)| *of == c)
                    .map(|(_, odd)| odd.clone()),
            );
            odd.sort_by_key(|odd| odd.cell.start);
            odd.dedup_by_key(|odd| odd.cell.start);
            for place in odd {
                let Some(index) = tasks.at(context.view.span(&place.row).start) else {
                    continue;
                };
                let words = context.view.words(&place.cell);
                let (vi, en) = column.names;
                report.add(
                    format!("/tasks/{index}/{}", column.field),
                    vec![context.view.span(&place.cell)],
                    Message::new(
                        format!("“{words}” ở cột {vi} khác loại với các ô cùng cột."),
                        format!("“{words}” in the column for the {en} is unlike the other cells of the column."),
                    ),
                );
            }
        }
    }
}

/// Cells that have changed places with each other: one of them holds bodies and should not, one should and does not. However few
/// rows there are, a row tells it; the index of the column with each.
fn exchanged(view: &View, table: &TaskTable) -> Vec<(usize, Odd)> {
    let mut all = Vec::new();
    for row in table.rows.iter().filter(|row| !row.is_heading()) {
        let cells = COLUMNS.iter().enumerate().filter_map(|(c, column)| {
            let first = (column.cell)(row).first()?;
            let holds = looks(view, first) == Looks::Bodies;
            let should = matches!(column.field, "leads" | "coordinators");
            (holds != should && (holds || (column.is_odd)(view, row, first)))
                .then_some((c, holds, first))
        });
        let odd: Vec<(usize, bool, &Place)> = cells.collect();
        let several =
            odd.iter().any(|(_, holds, _)| *holds) && odd.iter().any(|(_, holds, _)| !*holds);
        if let Some(content) = row.content.first().filter(|_| several) {
            all.extend(odd.into_iter().map(|(c, _, cell)| {
                let odd = Odd {
                    cell: cell.clone(),
                    row: content.clone(),
                };
                (c, odd)
            }));
        }
    }
    all
}

/// A cell, and the first paragraph of its row's content.
#[derive(Clone)]
struct Odd {
    cell: Place,
    row: Place,
}

fn odd_cells(view: &View, table: &TaskTable, column: &Column) -> Vec<Odd> {
    let mut all = 0;
    let mut odd = Vec::new();
    for row in table.rows.iter().filter(|row| !row.is_heading()) {
        let Some(first) = (column.cell)(row).first() else {
            continue;
        };
        all += 1;
        if (column.is_odd)(view, row, first)
            && let Some(content) = row.content.first()
        {
            odd.push(Odd {
                cell: first.clone(),
                row: content.clone(),
            });
        }
    }
    let is_alone = column.field == "product" && odd.len() == 1;
    if odd.len() * ONE_OF > all + 1 && !is_alone {
        // However many they are, nothing that is to be done is a time or a figure, and nobody is a time; nor is a list of bodies
        // to be done, but where most are.
        let are_few = odd.len() * 2 <= all;
        let is_body = |cell: &Place| are_few && looks(view, cell) == Looks::Bodies;
        odd.retain(|odd| match column.field {
            "content" => is_no_work(view, &odd.cell) || is_body(&odd.cell),
            "leads" | "coordinators" => is_time(view, &odd.cell),
            _ => false,
        });
    }
    odd
}
