//! The chapter on who has reported, and the annex with a row for each task.

use tiendo_text::{Lang, date, number};

use super::{Block, Material, Section, owed, results, words};
use crate::assignment::Demand;
use crate::report::{Receipt, Received, StateName, Timeliness};
use crate::standing::{
    Backing, Gathered, Item, Overall, Progress, ReportCounts, ReportItem, overall,
};

pub(super) fn reports(material: &Material<'_>) -> Section {
    let items: Vec<ReportItem> = material.reports.iter().map(Gathered::report_item).collect();
    let mut blocks = vec![Block::computed(counted(ReportCounts::of(&items)))];

    let late: Vec<Vec<String>> = owed(material)
        .filter_map(|report| match report.received {
            Received::Yes(Timeliness::Late { days }) => {
                let day = report.receipt.map(Receipt::day).map(date::short);
                let days = number::integer(days.into());
                Some(vec![report.name.clone(), day.unwrap_or_default(), days])
            }
            Received::Yes(Timeliness::OnTime) | Received::Waiting | Received::Missing => None,
        })
        .collect();
    list(
        &mut blocks,
        late,
        words::LATE,
        &words::LATE_HEAD,
        words::NOBODY_LATE,
    );

    let missing: Vec<Vec<String>> = owed(material)
        .filter(|report| match report.received {
            Received::Missing | Received::Waiting => true,
            Received::Yes(_) => false,
        })
        .map(|report| vec![report.name.clone()])
        .collect();
    list(
        &mut blocks,
        missing,
        words::MISSING,
        &words::MISSING_HEAD,
        words::NOBODY_MISSING,
    );

    let pending = owed(material).filter(|report| match report.received {
        Received::Yes(_) => report.accepted.is_none(),
        Received::Missing | Received::Waiting => false,
    });
    named(&mut blocks, words::NOT_ACCEPTED, pending);
    let excused = material
        .reports
        .iter()
        .filter(|r| r.state == StateName::Excused);
    named(&mut blocks, words::EXCUSED, excused);

    Section {
        level: 1,
        number: String::new(),
        heading: words::REPORTS.to_owned(),
        blocks,
    }
}

/// A numbered table under its sentence, or the sentence that there is nothing to list.
fn list(blocks: &mut Vec<Block>, rows: Vec<Vec<String>>, intro: &str, head: &[&str], none: &str) {
    if rows.is_empty() {
        blocks.push(Block::computed(none));
        return;
    }
    let numbered = rows.into_iter().zip(1_i64..).map(|(mut row, n)| {
        row.insert(0, number::integer(n));
        row
    });
    blocks.push(Block::computed(intro));
    blocks.push(Block::table(head, numbered.collect()));
}

fn named<'a>(blocks: &mut Vec<Block>, intro: &str, reports: impl Iterator<Item = &'a Gathered>) {
    let names: Vec<&str> = reports.map(|r| r.name.as_str()).collect();
    if !names.is_empty() {
        blocks.push(Block::computed(format!("{intro} {}.", names.join("; "))));
    }
}

fn counted(counts: ReportCounts) -> String {
    let n = |value: u64| number::integer(i64::try_from(value).unwrap_or(i64::MAX));
    let owed = format!("Tổng số báo cáo phải gửi: {}", n(counts.owed()));
    let Some(share) = counts
        .received_of_owed()
        .percent()
        .filter(|_| counts.received() > 0)
    else {
        return format!("{owed}. {}", words::NOBODY_REPORTED);
    };
    let open = counts.waiting + counts.missing;
    format!(
        "{owed}; đã nhận: {} ({share} {}), trong đó đúng hạn: {}, gửi chậm: {}; chưa báo cáo: {}. \
         Đã chấp nhận: {}.",
        n(counts.received()),
        counts.received_of_owed().of.words(Lang::Vi),
        n(counts.on_time),
        n(counts.late),
        n(open),
        n(counts.accepted),
    )
}

/// A row for each task: what is declared, what stands behind it, what the schedule says.
pub(super) fn annex(material: &Material<'_>, items: &[Item]) -> Section {
    let rows = material.tasks.iter().map(|task| {
        let of_task: Vec<Item> = items
            .iter()
            .filter(|i| i.task == task.task)
            .copied()
            .collect();
        let (declared, backing, schedule) = cells(&overall(&of_task));
        vec![
            task.number.clone().unwrap_or_default(),
            results::short_text(material, task.task),
            leads(material, &of_task),
            declared,
            backing,
            schedule,
        ]
    });
    Section {
        level: Section::ANNEX,
        number: String::new(),
        heading: words::ANNEX.to_owned(),
        blocks: vec![Block::table(&words::ANNEX_HEAD, rows.collect())],
    }
}

/// The bodies that lead by name; members of a leading collective are only counted.
fn leads(material: &Material<'_>, items: &[Item]) -> String {
    let name = |item: &&Item| material.reports.iter().find(|r| r.agency == item.agency);
    let by_name = items.iter().filter(|i| i.demand == Demand::Required);
    let mut names: Vec<String> = by_name
        .filter_map(|i| name(&i))
        .map(|r| r.name.clone())
        .collect();
    let shares = items
        .iter()
        .filter(|i| i.demand == Demand::OwnShare)
        .count();
    if shares > 0 {
        names.push(format!("{shares} cơ quan thành viên"));
    }
    names.join("; ")
}

fn cells(overall: &Overall) -> (String, String, String) {
    let all = |word: &str| {
        (
            word.to_owned(),
            words::CELL_BLANK.to_owned(),
            words::CELL_BLANK.to_owned(),
        )
    };
    match overall {
        Overall::NobodyLeads => all(words::CELL_NOBODY),
        Overall::Secret => all(words::CELL_SECRET),
        Overall::One(item) => {
            let declared = match item.progress {
                Progress::NotReported => words::CELL_NOT_REPORTED,
                Progress::ReportedWithoutState => words::CELL_WITHOUT_STATE,
                Progress::Reported(state) => state.words(Lang::Vi),
            };
            let backing = match item.progress {
                Progress::NotReported => words::CELL_BLANK,
                Progress::ReportedWithoutState | Progress::Reported(_) => {
                    item.backing.words(Lang::Vi)
                }
            };
            let schedule = item.schedule.words(Lang::Vi);
            (declared.to_owned(), backing.to_owned(), schedule.to_owned())
        }
        Overall::EachBody(counts) => {
            let (reported, items) = (counts.reported(), counts.items);
            let mut declared = format!("từng cơ quan: {reported}/{items} đã báo cáo");
            if counts.secret > 0 {
                declared = format!("{declared}; {}: {}", words::CELL_SECRET, counts.secret);
            }
            let backed: u64 = counts
                .backing
                .iter()
                .filter(|(backing, _)| **backing != Backing::Nothing)
                .map(|(_, count)| count)
                .sum();
            let backing = format!("{backed}/{} có minh chứng", counts.reported());
            let schedules = counts
                .schedule
                .iter()
                .map(|(schedule, count)| format!("{}: {count}", schedule.words(Lang::Vi)));
            (declared, backing, schedules.collect::<Vec<_>>().join("; "))
        }
    }
}
