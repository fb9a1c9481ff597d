//! A row that holds several tasks is cut as the reader proposes.

use crate::review::{Desk, PLAN, REASON};
use crate::support::on_both;
use tiendo_app::AppError;
use tiendo_app::taking_in::{Choice, OnFinding, decide_finding};
use tiendo_read::FindingCode;

/// Row 2.1 with a lead, a time and a result for each of its two paragraphs.
fn plan() -> String {
    let cells = "<td>Sở Xây dựng</td><td>UBND các huyện, thị xã, thành phố</td><td>Quý II/2027</td><td>Hệ thống giám sát được nghiệm thu</td>";
    let several = "<td><p>Sở Xây dựng</p><p>Sở Công Thương</p></td><td>UBND các huyện, thị xã, thành phố</td>\
        <td><p>Quý II/2027</p><p>Năm 2028</p></td><td><p>Hệ thống giám sát</p><p>Biên bản nghiệm thu</p></td>";
    assert_eq!(PLAN.matches(cells).count(), 1);
    PLAN.replace(cells, several)
}

/// Whether the point is settled.
fn is_settled(desk: &Desk<'_>) -> bool {
    let review = desk.review();
    let several = |view: &&tiendo_app::taking_in::FindingView| {
        view.finding.code == FindingCode::RowHoldsSeveral
    };
    review
        .findings
        .iter()
        .find(several)
        .unwrap()
        .decision
        .is_some()
}

fn take_proposal(desk: &Desk<'_>) -> Result<(), AppError> {
    let review = desk.review();
    let view = review
        .findings
        .iter()
        .find(|view| view.finding.code == FindingCode::RowHoldsSeveral)
        .unwrap();
    let (key, seen) = (view.key.clone(), view.token());
    desk.write(move |ctx, tx, examined, id| {
        let act = OnFinding {
            key: &key,
            seen: &seen,
            choice: &Choice::Proposal,
            reason: REASON,
        };
        decide_finding(ctx, tx, examined, id, act)
    })
}

/// Leads, deadline and product of the row and of that behind it.
fn two_rows(desk: &Desk<'_>) -> Vec<[String; 4]> {
    let (review, row) = (desk.review(), desk.row("2.1"));
    let at = review.shape.index(row).unwrap();
    let tasks = review.settled.document.tasks[at..at + 2].iter();
    tasks
        .map(|task| {
            let words = |list: &[tiendo_read::Words]| {
                list.iter()
                    .map(|words| words.value.as_str())
                    .collect::<Vec<_>>()
                    .join("; ")
            };
            let word = |words: &Option<tiendo_read::Words>| {
                words
                    .as_ref()
                    .map_or_else(String::new, |words| words.value.clone())
            };
            [
                words(&task.content),
                words(&task.leads),
                word(&task.deadline),
                word(&task.product),
            ]
        })
        .collect()
}

on_both! {
    fn a_row_of_two_tasks_is_cut_with_its_cells_at_one_press(place) {
        let desk = Desk::of(place, &plan());
        let before = desk.numbers();
        take_proposal(&desk).unwrap();
        let content = ["Lắp đặt hệ thống đo đếm, giám sát thất thoát nước tại các đô thị.", "Thay thế các tuyến ống cấp nước xuống cấp."];
        assert_eq!(
            two_rows(&desk),
            [
                [content[0], "Sở Xây dựng", "Quý II/2027", "Hệ thống giám sát"],
                [content[1], "Sở Công Thương", "Năm 2028", "Biên bản nghiệm thu"],
            ]
        );
        assert!(is_settled(&desk));
        assert!(desk.review().stale.is_empty());
        // It was one act.
        desk.undo().unwrap();
        assert_eq!(desk.numbers(), before);
        assert_eq!(two_rows(&desk)[0][1], "Sở Xây dựng; Sở Công Thương");
        assert!(!is_settled(&desk));
        // A newer copy with the same row keeps all of it.
        take_proposal(&desk).unwrap();
        let mut desk = desk;
        desk.copy(&plan().replace("Khảo sát nhu cầu trạm sạc", "Khảo sát vị trí trạm sạc"));
        assert_eq!(two_rows(&desk)[1][1], "Sở Công Thương");
        assert!(desk.review().stale.is_empty() && is_settled(&desk));
    }

    fn a_row_that_a_person_cut_holds_no_longer_several(place) {
        let desk = Desk::of(place, &plan());
        let row = desk.row("2.1");
        desk.split(row, "Lắp đặt hệ thống đo đếm, giám sát thất thoát nước tại các đô thị.\n\nThay thế các tuyến ống cấp nước xuống cấp.").unwrap();
        assert!(is_settled(&desk));
        assert_eq!(two_rows(&desk)[1][1], "Sở Xây dựng; Sở Công Thương");
    }
}
