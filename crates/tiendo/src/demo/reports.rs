//! One report of the demo's finished round: who wrote it, when it came, what it says. Everything is plausible, made up
//! and says so.

use super::{at, cast::Cast};
use jiff::Timestamp;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use tiendo_app::{
    checking,
    reports::{self, LineSave, NewFile, NewPaper, PersonalData},
};
use tiendo_domain::{
    assignment::{Demand, Secrecy},
    id::{Id, Line, Report},
    report::{
        Capacity,
        line::{DeclaredState, Figure, Figures, LineContent},
    },
};
use tiendo_store::{report::Listed, report::line};

/// What becomes of a report.
enum Course {
    /// Nothing comes.
    Missing,
    /// It is sent here on this day of November.
    Sent(i8),
    /// It is sent, two lines are returned, and it comes back.
    ReturnedAndBack,
    /// It is sent, a line is returned, and nothing comes back.
    ReturnedForGood,
    /// A signed paper arrives on this day of November.
    Paper(i8),
}

/// The course of the `n`th report: fixed, so that every demo is the same.
fn course(n: usize, writes_here: bool) -> Course {
    let day = i8::try_from(3 + n % 11).unwrap_or(3);
    match (writes_here, n) {
        (false, n) if n % 3 == 2 => Course::Missing,
        (false, n) if n % 5 == 1 => Course::Paper(18),
        (false, _) => Course::Paper(day),
        (true, 20) => Course::ReturnedForGood,
        (true, n) if n % 9 == 4 => Course::ReturnedAndBack,
        (true, n) if n % 11 == 3 => Course::Sent(17),
        (true, n) if n % 13 == 5 => Course::Missing,
        (true, _) => Course::Sent(day),
    }
}

/// Plays one report.
pub(super) fn play(cast: &Cast, n: usize, listed: &Listed) -> anyhow::Result<()> {
    let writers = cast.writers(listed.answerable);
    let secret = lines(cast, listed.report.id)?
        .iter()
        .any(|line| line.secrecy == Secrecy::StateSecret);
    if writers.is_none() && secret {
        // Military and police always send their paper.
        return on_paper(cast, n, listed.report.id, 12);
    }
    match (course(n, writers.is_some()), writers) {
        (Course::Paper(day), _) => on_paper(cast, n, listed.report.id, day),
        (Course::Missing, _) | (_, None) => Ok(()),
        (Course::Sent(day), Some(writers)) => {
            sent(cast, n, listed.report.id, writers, november(day, n))
        }
        (Course::ReturnedAndBack, Some(writers)) => {
            sent(cast, n, listed.report.id, writers, november(6, n))?;
            returned(cast, listed.report.id, 2, november(10, n))?;
            sent(cast, n + 1, listed.report.id, writers, november(13, n))
        }
        (Course::ReturnedForGood, Some(writers)) => {
            sent(cast, n, listed.report.id, writers, november(12, n))?;
            returned(cast, listed.report.id, 1, november(20, n))
        }
    }
}

/// A moment of office hours on a day of November 2025.
fn november(day: i8, n: usize) -> Timestamp {
    let minute = i64::try_from(n * 7 % 60).unwrap_or(0);
    at((2025, 11, day), (9 + i64::from(day) % 7, minute))
}

pub(super) fn lines(cast: &Cast, report: Id<Report>) -> anyhow::Result<Vec<line::Record>> {
    cast.look(move |ctx, tx| Ok(line::of_report(tx, ctx.realm, report)?))
}

/// Drafts, hands over and sends; after a return only the returned lines are written.
fn sent(
    cast: &Cast,
    n: usize,
    report: Id<Report>,
    (officer, head): (&str, &str),
    moment: Timestamp,
) -> anyhow::Result<()> {
    cast.clock.set(moment - jiff::SignedDuration::from_hours(2));
    let open = open_lines(cast, report)?;
    let saves = saves(&lines(cast, report)?, &open, n);
    cast.act(officer, move |ctx, tx| {
        reports::save(ctx, tx, report, saves)
    })?;
    if n.is_multiple_of(2) {
        evidence(cast, report, officer, &open)?;
    }
    hand_and_send(cast, report, (officer, head), moment)
}

/// The officer hands the report over, the head sends it at `moment`.
pub(super) fn hand_and_send(
    cast: &Cast,
    report: Id<Report>,
    (officer, head): (&str, &str),
    moment: Timestamp,
) -> anyhow::Result<()> {
    cast.act(officer, move |ctx, tx| {
        reports::hand_to_head(ctx, tx, report)
    })?;
    cast.clock.set(moment);
    let seen: Vec<(Id<Line>, i64)> = lines(cast, report)?
        .iter()
        .map(|line| (line.id, line.rev))
        .collect();
    let position = cast.player(head)?.position.clone();
    cast.act(head, move |ctx, tx| {
        reports::send(ctx, tx, report, (Capacity::Deputy, &position), &seen).map(|_| ())
    })
}

/// The lines that may be written: all, or those of the last return.
fn open_lines(cast: &Cast, report: Id<Report>) -> anyhow::Result<Vec<Id<Line>>> {
    let last = cast.look(move |ctx, tx| {
        Ok(tiendo_store::report::sending::returns_of(tx, ctx.realm, report)?.pop())
    })?;
    Ok(match last {
        Some(last) => last.lines.iter().map(|(line, _)| *line).collect(),
        None => lines(cast, report)?.iter().map(|line| line.id).collect(),
    })
}

fn saves(lines: &[line::Record], open: &[Id<Line>], n: usize) -> Vec<LineSave> {
    lines
        .iter()
        .enumerate()
        .filter(|(_, line)| open.contains(&line.id))
        .filter_map(|(k, line)| {
            let content = content(line, n, k)?;
            Some(LineSave {
                line: line.id,
                rev: line.rev,
                content,
            })
        })
        .collect()
}

/// What a line says, or nothing where it may be left empty.
fn content(line: &line::Record, n: usize, k: usize) -> Option<LineContent> {
    if line.secrecy == Secrecy::StateSecret {
        return None;
    }
    let count = (n * 5 + k * 3) % 17 + 2;
    match line.demand {
        Demand::Required => Some(required(n, k, count)),
        Demand::OwnShare if (n + k) % 6 == 5 => Some(LineContent {
            nothing_arose: Some("Không có nội dung thuộc lĩnh vực quản lý trong năm (lý do mẫu)".to_owned()),
            ..LineContent::default()
        }),
        Demand::OwnShare => Some(LineContent {
            done: format!("Tổ chức {} hội nghị, {} lượt người tham dự. (văn bản mẫu)", count % 4 + 1, count * 20),
            ..LineContent::default()
        }),
        Demand::OnOccasion if (n + k) % 19 == 7 => Some(LineContent {
            done: "Đã phối hợp góp ý, cung cấp số liệu theo đề nghị của cơ quan chủ trì. (văn bản mẫu)".to_owned(),
            ..LineContent::default()
        }),
        Demand::OnOccasion => None,
    }
}

fn required(n: usize, k: usize, count: usize) -> LineContent {
    let declared = match (n + k) % 7 {
        0 => DeclaredState::Done,
        6 => DeclaredState::NotStarted,
        _ => DeclaredState::InProgress,
    };
    let figures = if (n + k) % 3 == 1 {
        Figures::NoFigure
    } else {
        Figures::Given(vec![Figure {
            label: "Nội dung đã triển khai".to_owned(),
            value: Decimal::from(count),
            unit: "nội dung".to_owned(),
        }])
    };
    let done = match declared {
        DeclaredState::NotStarted => {
            "Đang chờ hướng dẫn của bộ, ngành trung ương. (văn bản mẫu)".to_owned()
        }
        DeclaredState::InProgress => {
            format!("Đã ban hành kế hoạch và triển khai {count} nội dung. (văn bản mẫu)")
        }
        DeclaredState::Done => {
            format!("Đã hoàn thành {count} nội dung được giao trong năm. (văn bản mẫu)")
        }
    };
    let difficulties = if (n + k) % 4 == 2 {
        "Kinh phí bố trí chậm so với tiến độ. (văn bản mẫu)".to_owned()
    } else {
        String::new()
    };
    LineContent {
        declared: Some(declared),
        done,
        figures,
        difficulties,
        ..LineContent::default()
    }
}

/// One small file behind the first line that may have one.
fn evidence(
    cast: &Cast,
    report: Id<Report>,
    officer: &str,
    open: &[Id<Line>],
) -> anyhow::Result<()> {
    let lines = lines(cast, report)?;
    let line = lines.iter().find(|line| {
        open.contains(&line.id) && line.demand == Demand::Required && line.secrecy == Secrecy::Open
    });
    let Some(line) = line.map(|line| line.id) else {
        return Ok(());
    };
    let file = pdf(cast, "minh-chung-mau.pdf")?;
    cast.act(officer, move |ctx, tx| {
        reports::add_file(ctx, tx, report, line, &file, PersonalData::No).map(|_| ())
    })
}

/// The focal officer returns the first lines that say something.
fn returned(
    cast: &Cast,
    report: Id<Report>,
    count: usize,
    moment: Timestamp,
) -> anyhow::Result<()> {
    cast.clock.set(moment);
    let reason = "Đề nghị nêu rõ kết quả và số liệu (lý do mẫu)";
    let lines: Vec<(Id<Line>, String)> = lines(cast, report)?
        .iter()
        .filter(|line| line.demand != Demand::OnOccasion && line.secrecy == Secrecy::Open)
        .take(count)
        .map(|line| (line.id, reason.to_owned()))
        .collect();
    cast.act("daumoi", move |ctx, tx| {
        checking::return_lines(ctx, tx, report, 1, &lines)
    })
}

/// A signed paper is entered on the body's behalf the day after it came.
fn on_paper(cast: &Cast, n: usize, report: Id<Report>, day: i8) -> anyhow::Result<()> {
    let received_on = jiff::civil::date(2025, 11, day);
    cast.clock.set(november(day + 1, n));
    let paper = NewPaper {
        number: format!("{:02}/BC-MẪU", n + 1),
        dated: jiff::civil::date(2025, 11, day - 1),
        received_on,
        file: Some(pdf(cast, "bao-cao-mau.pdf")?),
    };
    cast.act("daumoi", move |ctx, tx| {
        reports::begin_paper(ctx, tx, report, &paper)
    })?;
    let open = open_lines(cast, report)?;
    let saves = saves(&lines(cast, report)?, &open, n);
    if !saves.is_empty() {
        cast.act("daumoi", move |ctx, tx| {
            reports::save(ctx, tx, report, saves)
        })?;
    }
    cast.act("daumoi", move |ctx, tx| {
        reports::enter_paper(ctx, tx, report).map(|_| ())
    })
}

/// A page that says that it is a sample, kept as a file.
fn pdf(cast: &Cast, name: &str) -> anyhow::Result<NewFile> {
    let page = "BT /F1 18 Tf 72 720 Td (Tai lieu mau - sample document) Tj ET";
    let bytes = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{page}\nendstream endobj\n\
         5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
        page.len()
    )
    .into_bytes();
    cast.app.files.put(&bytes)?;
    let media =
        reports::sniff(&bytes).ok_or_else(|| anyhow::anyhow!("the sample file is no PDF"))?;
    Ok(NewFile {
        sha256: Sha256::digest(&bytes).into(),
        name: name.to_owned(),
        size: u64::try_from(bytes.len())?,
        media,
    })
}
