//! Checking the reports of a round: the desk adds up, only returned lines unlock, nobody accepts their own.

use jiff::civil::date;
use tiendo_app::checking::{self, BadLine, Bucket, CheckingRefusal, Hint, MayAccept, Power, Tally};
use tiendo_app::reports::{self, LineSave, ReportsRefusal};
use tiendo_app::{AppError, Refusal};
use tiendo_domain::access::RoleName;
use tiendo_domain::id::{Id, Line, Report};
use tiendo_domain::nonempty::BadReason;
use tiendo_domain::report::line::{DeclaredState, LineContent};
use tiendo_domain::report::{Hand, Receipt, Received, Refusal as Rule, Timeliness};

use crate::round::{Opened, Who, agency, person};
use crate::support::on_both;

const TRADE: &str = "Sở Công Thương tỉnh Quảng Ngãi";
const HEALTH: &str = "Sở Y tế tỉnh Quảng Ngãi";
const ARMY: &str = "Bộ Chỉ huy Quân sự tỉnh Quảng Ngãi";
const FOCAL: &str = "Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi";

fn refused<T: std::fmt::Debug>(result: Result<T, AppError>) -> CheckingRefusal {
    match result {
        Err(AppError::Refused(Refusal::Checking(refusal))) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

fn tally(round: &Opened<'_>) -> Tally {
    let id = round.round;
    round
        .focal
        .read(round.place, move |ctx, tx| checking::desk(ctx, tx, id))
        .unwrap()
        .tally
}

fn return_lines(
    round: &Opened<'_>,
    report: Id<Report>,
    n: u32,
    lines: &[(Id<Line>, &str)],
) -> Result<(), AppError> {
    let lines: Vec<(Id<Line>, String)> = lines
        .iter()
        .map(|(line, why)| (*line, (*why).to_owned()))
        .collect();
    round.focal.write(round.place, move |ctx, tx| {
        checking::return_lines(ctx, tx, report, n, &lines)
    })
}

/// Saves one line with other words.
fn mend(
    round: &Opened<'_>,
    who: &Who,
    report: Id<Report>,
    line: Id<Line>,
    done: &str,
) -> Result<(), AppError> {
    let lines = round.lines(report);
    let current = lines.iter().find(|one| one.id == line).unwrap();
    let content = LineContent {
        done: done.to_owned(),
        ..current.content.clone()
    };
    let save = LineSave {
        line,
        rev: current.rev,
        content,
    };
    who.write(round.place, move |ctx, tx| {
        reports::save(ctx, tx, report, vec![save])
    })
    .map(|_| ())
}

on_both! {
    fn only_returned_lines_unlock_and_then_it_is_accepted(place) {
        let round = Opened::new(place);
        let (head, report) = round.sent_by_head("congthuong", TRADE, DeclaredState::InProgress, "Đã tổ chức ba hội nghị.");
        let lines = round.lines(report);
        let [first, second, third] = [lines[0].id, lines[1].id, lines[2].id];

        assert_eq!(refused(return_lines(&round, report, 1, &[])), CheckingRefusal::NothingTicked);
        assert_eq!(
            refused(return_lines(&round, report, 1, &[(first, "thiếu số liệu"), (second, "  ")])),
            CheckingRefusal::Reasons(vec![BadLine {
                line: second,
                number: lines[1].number.clone().unwrap(),
                bad: BadReason::Blank,
            }])
        );
        assert_eq!(refused(return_lines(&round, report, 2, &[(first, "thiếu số liệu")])), CheckingRefusal::ChangedMeanwhile);
        return_lines(&round, report, 1, &[(first, "thiếu số liệu"), (second, "gửi kèm quyết định")]).unwrap();
        let after = tally(&round);
        assert_eq!((after.received, after.mending, after.to_check, after.accepted), (1, 1, 0, 0));

        // The reasons stand in the sheet, each at its line.
        let sheet = round.focal.read(place, move |ctx, tx| checking::sheet(ctx, tx, report)).unwrap();
        let asked = |line| sheet.lines.iter().find(|one| one.line == line).unwrap().returned.as_ref().map(ToString::to_string);
        assert_eq!(asked(first).as_deref(), Some("thiếu số liệu"));
        assert_eq!(asked(third), None);
        assert_eq!((sheet.powers.accept, sheet.powers.may(Power::ReturnLines)), (MayAccept::No, false));

        let locked = mend(&round, &head, report, third, "Viết lại.");
        assert!(matches!(
            locked,
            Err(AppError::Refused(Refusal::Reports(ReportsRefusal::Rule(Rule::LineLocked(line))))) if line == third
        ), "{locked:?}");
        mend(&round, &head, report, first, "Đã tổ chức ba hội nghị, 120 người.").unwrap();
        mend(&round, &head, report, second, "Đã tổ chức ba hội nghị, kèm quyết định.").unwrap();
        // What is being mended is not shown before it is sent.
        let sheet = round.focal.read(place, move |ctx, tx| checking::sheet(ctx, tx, report)).unwrap();
        assert!(sheet.lines.iter().all(|line| line.said.done == "Đã tổ chức ba hội nghị."));
        round.at("2026-11-20T01:00:00Z");
        assert_eq!(round.send(&head, report).unwrap(), 2);

        round.accept(&round.focal, report).unwrap();
        let tally = tally(&round);
        // A return does not make a report late: the first sending counts.
        assert_eq!((tally.accepted, tally.late, tally.received), (1, 0, 1));
        let id = round.round;
        let desk = round.focal.read(place, move |ctx, tx| checking::desk(ctx, tx, id)).unwrap();
        let row = desk.rows.iter().find(|row| row.report == report).unwrap();
        assert_eq!(row.receipt.map(Receipt::day), Some(date(2026, 11, 10)));
        assert!(matches!(
            refused(return_lines(&round, report, 2, &[(first, "muộn rồi")])),
            CheckingRefusal::Rule(Rule::WrongState { .. })
        ));
    }

    fn nobody_accepts_what_their_hand_was_in(place) {
        let round = Opened::new(place);
        let paper = round.paper(&round.focal, ARMY, date(2026, 11, 9));
        let sheet = round.focal.read(place, move |ctx, tx| checking::sheet(ctx, tx, paper)).unwrap();
        assert_eq!(sheet.powers.accept, MayAccept::OwnHand(Hand::Typed));
        assert_eq!(sheet.paper.unwrap().number, "12/BC-BCH");
        assert_eq!(refused(round.accept(&round.focal, paper)), CheckingRefusal::Rule(Rule::OwnHand(Hand::Typed)));
        assert_eq!(refused(round.accept(&round.leader, paper)), CheckingRefusal::LeaderOnlyFocal);
        round.accept(&round.colleague, paper).unwrap();

        // The focal agency's own report: a colleague whose hand was in it may not, the leader may.
        let own = round.report(FOCAL);
        let head = person(place, "giamdoc", "Giám đốc", RoleName::AgencyHead, Some(round.focal_agency));
        round.fill(&round.colleague, own, DeclaredState::InProgress, "Đã tham mưu văn bản đôn đốc.");
        round.send(&head, own).unwrap();
        assert_eq!(refused(round.accept(&round.colleague, own)), CheckingRefusal::Rule(Rule::OwnHand(Hand::Drafted)));
        round.accept(&round.leader, own).unwrap();
        assert_eq!(tally(&round).accepted, 2);
    }

    fn the_heaps_of_the_desk_add_up(place) {
        let round = Opened::new(place);
        let before = tally(&round);
        assert_eq!((before.received, before.not_reported), (0, before.owed));
        assert!(before.owed > 40, "{before:?}");

        round.sent_by_head("yte", HEALTH, DeclaredState::Done, "Đã hoàn thành các việc được giao.");
        let accepted = round.paper(&round.focal, ARMY, date(2026, 11, 9));
        round.accept(&round.colleague, accepted).unwrap();
        let excused = round.report(FOCAL);
        round.focal.write(place, move |ctx, tx| checking::excuse(ctx, tx, excused, "thay bằng báo cáo tổng hợp")).unwrap();
        round.at("2026-11-16T01:00:00Z");
        let (_, late) = round.sent_by_head("congthuong", TRADE, DeclaredState::InProgress, "Đã tổ chức ba hội nghị.");

        let id = round.round;
        let desk = round.focal.read(place, move |ctx, tx| checking::desk(ctx, tx, id)).unwrap();
        let t = desk.tally;
        assert_eq!((t.owed, t.excused), (before.owed - 1, 1));
        assert_eq!((t.received, t.late, t.to_check, t.mending, t.accepted), (3, 1, 2, 0, 1));
        assert_eq!(t.owed, t.received + t.not_reported);
        assert_eq!(t.received, t.to_check + t.mending + t.accepted);
        // Done without evidence is worth a look, and stands first; it is not counted as anything else.
        assert_eq!(t.doubtful, 1);
        assert_eq!((desk.rows[0].name.as_str(), &desk.rows[0].hints[..]), (HEALTH, &[Hint::DoneWithoutEvidence][..]));
        let row = desk.rows.iter().find(|row| row.report == late).unwrap();
        assert_eq!(row.received, Received::Yes(Timeliness::Late { days: 2 }));
        let paper = desk.rows.iter().find(|row| row.report == accepted).unwrap();
        assert_eq!((paper.paper.as_deref(), paper.received), (Some("12/BC-BCH"), Received::Yes(Timeliness::OnTime)));
        assert_eq!(paper.bucket, Bucket::Accepted);

        round.focal.write(place, move |ctx, tx| checking::reinstate(ctx, tx, excused)).unwrap();
        assert_eq!(tally(&round).excused, 0);
        // Who has sent cannot be excused any more.
        let why = round.focal.write(place, move |ctx, tx| checking::excuse(ctx, tx, late, "không có việc"));
        assert!(matches!(refused(why), CheckingRefusal::Rule(Rule::WrongState { .. })));
    }

    fn a_draft_is_for_its_own_body_only(place) {
        let round = Opened::new(place);
        let report = round.report(TRADE);
        let officer = person(place, "chuyenvien", "Chuyên viên", RoleName::AgencyOfficer, Some(agency(place, TRADE)));
        round.fill(&officer, report, DeclaredState::InProgress, "Chưa muốn ai đọc.");
        let sheet = round.focal.read(place, move |ctx, tx| checking::sheet(ctx, tx, report)).unwrap();
        assert!(sheet.lines.is_empty() && sheet.sending.is_none());
        assert!(sheet.powers.may(Power::Excuse) && !sheet.powers.may(Power::ReturnLines));
        // Taken back by the body itself, it is not shown either.
        let head = person(place, "giamdocct", "Giám đốc", RoleName::AgencyHead, Some(agency(place, TRADE)));
        round.send(&head, report).unwrap();
        head.write(place, move |ctx, tx| reports::withdraw(ctx, tx, report)).unwrap();
        let sheet = round.focal.read(place, move |ctx, tx| checking::sheet(ctx, tx, report)).unwrap();
        assert!(sheet.lines.is_empty() && sheet.sending.is_none());
        assert_eq!(tally(&round).received, 0);
    }
}
