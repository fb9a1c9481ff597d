//! Rows that the reader did not see are added from lines of the source; rows that are no tasks are left out.

use crate::review::{Desk, PLAN, REASON, refused, rows};
use crate::support::on_both;
use tiendo_app::AppError;
use tiendo_app::import::{Joined, RowAt, Value, source_lines};
use tiendo_app::taking_in::{
    self, Answers, Carried, Lapse, NewRow, RowRefusal, TakingInRefusal, add_row, corrected_json,
    leave_out_row, load, undo,
};

/// A plan of which the reader takes the last item for no task.
const SHORT: &str = "<p>ỦY BAN NHÂN DÂN</p><p>TỈNH MẪU</p><p>Số: 7/KH-UBND</p><p>Mẫu, ngày 05 tháng 01 năm 2026</p><p>KẾ HOẠCH</p>\
    <p>Phát triển chợ</p><p>I. NHIỆM VỤ</p><p>1. Sở Công Thương chủ trì rà soát chợ.</p><p>II. NGUYÊN TẮC</p>\
    <p>Chợ do tư nhân quản lý được kiểm tra</p><p>hằng năm.</p><p>- Bảo đảm vệ sinh.</p>\
    <p>Nơi nhận:</p><p>- Lưu: VT.</p><p>CHỦ TỊCH</p><p>Nguyễn Văn Mẫu</p>";

impl Desk<'_> {
    /// The number of the line that begins with these words.
    fn line(&self, words: &str) -> usize {
        let source = &self.examined.source;
        let mut lines = source_lines(source).into_iter();
        let line = lines.find(|line| source.words(line.span).trim_start().starts_with(words));
        line.unwrap_or_else(|| panic!("no line {words}")).number
    }

    fn add(&self, first: usize, last: usize, leads: &'static [&str]) -> Result<RowAt, AppError> {
        self.write(move |ctx, tx, examined, id| {
            let leads: Vec<String> = leads.iter().map(|name| (*name).to_owned()).collect();
            let coordinators = ["Sở Y tế".to_owned()];
            let new = NewRow {
                first,
                last,
                leads: &leads,
                coordinators: &coordinators,
                reason: REASON,
            };
            add_row(ctx, tx, examined, id, new)
        })
    }

    fn leave_out(&self, row: RowAt) -> Result<(), AppError> {
        self.write(move |ctx, tx, examined, id| leave_out_row(ctx, tx, examined, id, row, REASON))
    }
}

on_both! {
    fn a_row_is_made_of_lines_that_the_reader_took_for_no_task(place) {
        let desk = Desk::of(place, PLAN);
        let before = desk.numbers();
        let line = desk.line("2. Giao Sở Tài chính");
        assert_eq!(rows(desk.add(0, 0, &["Sở Tài chính"])), RowRefusal::NoLines);
        assert_eq!(rows(desk.add(line, line - 1, &["Sở Tài chính"])), RowRefusal::NoLines);
        let read = desk.line("Xử lý các điểm đen");
        assert_eq!(rows(desk.add(read, read, &["Sở Tài chính"])), RowRefusal::LinesTaken);
        assert_eq!(refused(desk.add(line, line, &[" "])), TakingInRefusal::NoAgencyNamed);
        let row = desk.add(line, line, &["Sở Tài chính", ""]).unwrap();
        assert_eq!(row.to_string().parse(), Ok(row));

        // It stands where its words stand: before the annex.
        let review = desk.review();
        assert_eq!(review.shape.index(row), Some(0));
        assert!(review.stale.is_empty(), "{:?}", review.stale);
        let task = &review.settled.document.tasks[0];
        assert_eq!(task.number.as_ref().map(|number| number.value.as_str()), Some("2"));
        assert!(task.content[0].value.starts_with("Giao Sở Tài chính chủ trì"), "{:?}", task.content);
        let words: String = task.content[0].spans.iter().map(|span| desk.examined.source.words(*span)).collect();
        assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), task.content[0].value);
        let names = |list: &[tiendo_read::Words]| list.iter().map(|name| name.value.clone()).collect::<Vec<_>>();
        assert_eq!((names(&task.leads), names(&task.coordinators)), (vec!["Sở Tài chính".to_owned()], vec!["Sở Y tế".to_owned()]));
        let id = desk.id;
        let kept = place.read(move |ctx, tx| load(ctx, tx, id)).unwrap();
        let json = corrected_json(&kept, &desk.examined, &review);
        assert_eq!(json["tasks"][0]["leads"], serde_json::json!(["Sở Tài chính"]));
        assert_eq!(json["decisions"][0]["pointer"], "/tasks/0");

        // It is mended, given agencies and undone like any other.
        desk.mend(format!("/tasks/{row}/product"), Value::Words("Báo cáo".into())).unwrap();
        desk.undo().unwrap();
        assert_eq!(desk.numbers().len(), before.len() + 1);
        desk.undo().unwrap();
        assert_eq!((desk.numbers(), desk.review().standing.len()), (before.clone(), 0));

        // Taking it back takes all back that was said of it.
        for take_back in [true, false] {
            let row = desk.add(line, line, &["Sở Tài chính"]).unwrap();
            desk.mend(format!("/tasks/{row}/product"), Value::Words("Báo cáo".into())).unwrap();
            assert_eq!(desk.review().standing.len(), 4);
            if take_back {
                let review = desk.review();
                let added = review.standing.iter().find(|one| one.anchor == format!("added:{line}")).unwrap();
                let (anchor, seen) = (added.anchor.clone(), added.token());
                desk.write(move |ctx, tx, examined, id| undo(ctx, tx, examined, id, &anchor, &seen)).unwrap();
            } else {
                desk.leave_out(row).unwrap();
            }
            let review = desk.review();
            assert_eq!((review.standing.len(), review.stale.len()), (0, 0));
            assert_eq!(desk.numbers(), before);
        }
    }

    fn a_row_of_broken_lines_is_whole_and_belongs_to_its_heading(place) {
        let mut desk = Desk::of(place, SHORT);
        let (first, last) = (desk.line("Chợ do tư nhân"), desk.line("- Bảo đảm"));
        let row = desk.add(first, last, &["Sở Công Thương"]).unwrap();
        let review = desk.review();
        let at = review.shape.index(row).unwrap();
        let task = &review.settled.document.tasks[at];
        let content: Vec<&str> = task.content.iter().map(|words| words.value.as_str()).collect();
        assert_eq!(content, ["Chợ do tư nhân quản lý được kiểm tra hằng năm.", "Bảo đảm vệ sinh."]);
        assert_eq!(at, desk.numbers().len() - 1);

        // In a newer copy it stands two lines further down, and holds.
        let longer = SHORT.replace("<p>I. NHIỆM VỤ", "<p>Một.</p><p>Hai.</p><p>I. NHIỆM VỤ");
        assert_eq!(desk.copy(&longer), Carried { held: 3, lapsed: 0 });
        assert_eq!(desk.line("Chợ do tư nhân"), first + 2);
        let review = desk.review();
        let moved = review.shape.index(RowAt::Added(first + 2)).unwrap();
        assert_eq!(review.settled.document.tasks[moved].leads[0].value, "Sở Công Thương");

        // Where its words are gone it counts no more, nor does what was said of it.
        let other = SHORT.replace("tư nhân", "doanh nghiệp");
        assert_eq!(desk.copy(&other), Carried { held: 0, lapsed: 3 });
        assert_eq!(desk.review().stale[0].lapse, Some(Lapse::Gone));
    }

    fn a_row_that_a_newer_copy_reads_by_itself_is_not_there_twice(place) {
        let mut desk = Desk::of(place, SHORT);
        let first = desk.line("- Bảo đảm");
        desk.add(first, first, &["Sở Công Thương"]).unwrap();
        let read = SHORT.replace("II. NGUYÊN TẮC", "II. GIẢI PHÁP").replace("- Bảo đảm vệ sinh.", "2. Sở Y tế chủ trì:</p><p>- Bảo đảm vệ sinh.");
        desk.copy(&read);
        let review = desk.review();
        assert!(review.stale.iter().any(|one| one.lapse == Some(Lapse::ReadNow)), "{:?}", review.stale);
        let tasks = review.settled.document.tasks.iter();
        let same = tasks.filter(|task| task.content.iter().any(|words| words.value.starts_with("Bảo đảm vệ sinh")));
        assert_eq!(same.count(), 1);
    }

    fn a_row_that_is_no_task_is_left_out_and_can_come_back(place) {
        let mut desk = Desk::of(place, PLAN);
        let row = desk.row("2.5");
        let before = desk.numbers();
        // What another row was put to stays until that is taken back.
        desk.merge(Joined::Row(row), desk.row("2.4")).unwrap();
        assert_eq!(rows(desk.leave_out(desk.row("2.4"))), RowRefusal::HasMerged);
        desk.undo().unwrap();

        let (settled, total) = desk.progress();
        let about = |review: &taking_in::Review| {
            review.findings.iter().filter(|view| view.finding.pointer.starts_with(&format!("/tasks/{row}")) && view.decision.is_some()).count()
        };
        let raised = desk.review().findings.iter().filter(|view| view.finding.pointer.starts_with(&format!("/tasks/{row}"))).count();
        desk.leave_out(row).unwrap();
        assert_eq!(refused(desk.leave_out(row)), TakingInRefusal::NothingThere);
        let review = desk.review();
        assert_eq!(review.shape.index(row), None);
        assert!(!desk.numbers().contains(&"2.5".to_owned()));
        assert_eq!(about(&review), raised, "what was found in it is settled by that");
        assert!(desk.progress().0 >= settled && desk.progress().1 == total);

        // It holds in a newer copy, and is taken back there.
        let copy = PLAN.replace("99/KH-UBND", "100/KH-UBND");
        assert_eq!(desk.copy(&copy), Carried { held: 1, lapsed: 0 });
        assert!(!desk.numbers().contains(&"2.5".to_owned()));
        let changed = PLAN.replace("Khảo sát nhu cầu trạm sạc", "Lắp đặt trạm sạc");
        assert_eq!(desk.copy(&changed), Carried { held: 0, lapsed: 1 });
        assert!(desk.numbers().contains(&"2.5".to_owned()), "other words: it is a row again");
        assert_eq!(desk.copy(PLAN), Carried { held: 1, lapsed: 0 });
        let review = desk.review();
        let (anchor, seen) = (review.standing[0].anchor.clone(), review.standing[0].token());
        desk.write(move |ctx, tx, examined, id| undo(ctx, tx, examined, id, &anchor, &seen)).unwrap();
        assert_eq!(desk.numbers(), before);
    }

    fn the_register_holds_added_rows_and_none_that_was_left_out(place) {
        let desk = Desk::of(place, PLAN);
        let line = desk.line("2. Giao Sở Tài chính");
        let row = desk.add(line, line, &["Sở Tài chính"]).unwrap();
        desk.mend(format!("/tasks/{row}/number"), Value::Words("V.2".into())).unwrap();
        desk.leave_out(desk.row("2.5")).unwrap();
        let file = desk.examined.clone();
        let answers = Answers { reason: REASON, secret: &[] };
        let plan = place.write(move |ctx, tx| taking_in::take_in_with(ctx, tx, &file, answers)).unwrap();
        let when = tiendo_store::plan::When::now_known(tiendo_domain::time::AsOf(jiff::civil::date(2026, 11, 10)));
        let facts = place.read(move |ctx, tx| Ok(tiendo_store::plan::load(tx, ctx.realm, plan, when)?)).unwrap().unwrap();
        let mut numbers: Vec<&str> = facts.tasks.iter().filter_map(|task| task.number.as_deref()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers.len(), 13);
        assert!(numbers.contains(&"V.2") && !numbers.contains(&"2.5"), "{numbers:?}");
    }
}
