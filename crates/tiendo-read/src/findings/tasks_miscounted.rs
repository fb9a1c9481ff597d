//! `tasks-miscounted`: the text says how many tasks the list has, and it has another number.

use foldhash::HashMap;

use super::{Context, Message, Report};
use crate::tables::TaskTable;
use crate::view::{Place, View, is_word};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
III. TỔ CHỨC THỰC HIỆN
Kế hoạch gồm 05 nhiệm vụ tại Phụ lục kèm theo.
PHỤ LỤC
| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian |
| 1 | Khảo sát làng nghề | Sở Công Thương | Quý I/2025 |
| 2 | Lập đề án bảo tồn | Sở Nội vụ | Quý II/2025 |
| 3 | Tập huấn cán bộ | Sở Tài chính | Quý III/2025 |";

pub(super) fn meaning() -> Message {
    Message::new(
        "Số nhiệm vụ ghi trong lời văn khác với số nhiệm vụ của phụ lục.",
        "The number of tasks that the text gives is not that of the annex.",
    )
}

/// What is counted, plain.
const TASKS: &str = "nhiem vu";

/// Words that tell that a list behind the text is meant, plain.
const LISTS: &[&str] = &["phu luc", "danh muc", "kem theo", "bang phan cong"];

/// Words behind which a part of the list is counted, plain.
const PARTS: &[&str] = &["trong do", "rieng", "nam", "quy", "thang", "giai doan"];

pub(super) fn check(context: &Context, report: &mut Report) {
    let tables = context.tables.iter().map(rows);
    let of_tables: Vec<usize> = tables.filter(|&count| count > 0).collect();
    let has: usize = of_tables.iter().sum();
    if has == 0 {
        return;
    }
    let view = context.view;
    let mut counts = of_tables;
    counts.extend([has, context.document.tasks.len()]);
    counts.extend(of_groups(context));
    for paragraph in view.having(context.paragraphs, TASKS) {
        for sentence in view.sentences(paragraph) {
            let said = said(view, &sentence);
            let Some((said, at)) = said.filter(|(said, _)| !counts.contains(said)) else {
                continue;
            };
            report.add(
                "/tasks",
                vec![view.span(&at)],
                Message::new(
                    format!("Lời văn ghi {said} nhiệm vụ nhưng phụ lục có {has} nhiệm vụ."),
                    format!("The text says {said} tasks, the annex has {has}."),
                ),
            );
        }
    }
}

/// How many tasks a table has.
fn rows(table: &TaskTable) -> usize {
    table.rows.iter().filter(|row| !row.is_heading()).count()
}

/// How many tasks each group has.
fn of_groups(context: &Context) -> impl Iterator<Item = usize> {
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for task in &context.document.tasks {
        let group = task.group.as_deref().unwrap_or_default();
        *counts.entry(group).or_default() += 1;
    }
    counts.into_values()
}

/// "198 nhiệm vụ … tại Phụ lục I": the number, and its words.
fn said(view: &View, sentence: &Place) -> Option<(usize, Place)> {
    let word = view.find(sentence, TASKS)?;
    view.find_any(sentence, LISTS)?;
    let before = view.trim(sentence.start..word.start, b"");
    let start = (before.start..before.end)
        .rev()
        .take_while(|&i| view.byte(i).is_ascii_digit())
        .last()?;
    let joined = start > sentence.start
        && (is_word(view.byte(start - 1))
            || matches!(view.byte(start - 1), b'.' | b',' | b'/' | b'-'));
    let of_a_part = view.find_any(&(sentence.start..start), PARTS).is_some();
    if joined || of_a_part {
        return None;
    }
    let number = view.words(&(start..before.end)).parse().ok()?;
    (number > 1).then_some((number, start..word.end))
}
