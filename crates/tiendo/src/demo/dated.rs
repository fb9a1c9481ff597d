//! Reports on the made-up plan, whose tasks have deadlines: what is said of each task, so that every status that a schedule
//! can have is there to see.

use super::{at, cast::Cast, reports};
use jiff::civil::{Date, date};
use tiendo_app::reports::{LineSave, save};
use tiendo_domain::{
    assignment::Demand,
    report::line::{DeclaredState, Figures, LineContent},
};
use tiendo_store::{report::Listed, report::line};

/// What the lead of a task says of it by the middle of 2026.
struct Said {
    number: &'static str,
    declared: DeclaredState,
    done_on: Option<Date>,
    done: &'static str,
}

const SAID: &[Said] = &[
    Said {
        number: "1.1",
        declared: DeclaredState::Done,
        done_on: Some(date(2026, 6, 10)),
        done: "Chủ tịch UBND tỉnh đã ban hành danh mục 412 thủ tục. (văn bản mẫu)",
    },
    Said {
        number: "1.5",
        declared: DeclaredState::Done,
        done_on: Some(date(2026, 5, 20)),
        done: "Đã công bố danh mục 14 tuyến phố, chậm do lấy ý kiến bổ sung. (văn bản mẫu)",
    },
    Said {
        number: "2.2",
        declared: DeclaredState::InProgress,
        done_on: None,
        done: "Đã xử lý 6 trên 11 điểm đen. (văn bản mẫu)",
    },
    Said {
        number: "2.5",
        declared: DeclaredState::NotStarted,
        done_on: None,
        done: "Chưa bố trí được kinh phí khảo sát. (văn bản mẫu)",
    },
];

/// Writes and sends one report; every ninth never comes.
pub(super) fn play(cast: &Cast, n: usize, listed: &Listed) -> anyhow::Result<()> {
    let Some(writers) = cast.writers(listed.answerable) else {
        return Ok(());
    };
    if n % 9 == 6 {
        return Ok(());
    }
    let day = i8::try_from(8 + n % 10)?;
    let moment = at((2026, 6, day), (14, 0));
    cast.clock.set(moment - jiff::SignedDuration::from_hours(2));
    let report = listed.report.id;
    let saves: Vec<LineSave> = reports::lines(cast, report)?
        .iter()
        .filter_map(|line| {
            Some(LineSave {
                line: line.id,
                rev: line.rev,
                content: content(line)?,
            })
        })
        .collect();
    if !saves.is_empty() {
        cast.act(writers.0, move |ctx, tx| save(ctx, tx, report, saves))?;
    }
    reports::hand_and_send(cast, report, writers, moment)
}

fn content(line: &line::Record) -> Option<LineContent> {
    let said = SAID
        .iter()
        .find(|said| line.number.as_deref() == Some(said.number));
    match (line.demand, said) {
        (Demand::Required, Some(said)) => Some(LineContent {
            declared: Some(said.declared),
            done_on: said.done_on,
            done: said.done.to_owned(),
            figures: Figures::NoFigure,
            ..LineContent::default()
        }),
        (Demand::Required, None) => Some(LineContent {
            declared: Some(DeclaredState::InProgress),
            done: "Đang triển khai theo kế hoạch của cơ quan. (văn bản mẫu)".to_owned(),
            figures: Figures::NoFigure,
            ..LineContent::default()
        }),
        (Demand::OwnShare, _) => Some(LineContent {
            done: "Đã biên soạn phần tài liệu thuộc lĩnh vực quản lý. (văn bản mẫu)".to_owned(),
            ..LineContent::default()
        }),
        (Demand::OnOccasion, _) => None,
    }
}
