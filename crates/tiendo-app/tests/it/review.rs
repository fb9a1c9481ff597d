//! A review by hand: rows cut and joined, agencies for many at once, undoing, a newer copy.

use crate::support::{Place, now, on_both};
use std::collections::BTreeSet;
use tiendo_app::import::{Certainty, Cut, Joined, Placed, RowAt, Value, deadline_of_words};
use tiendo_app::settings::{self, SettingsForm, SettingsRefusal};
use tiendo_app::spellings::{BadSpellings, Spellings};
use tiendo_app::taking_in::{
    self, Answers, Assign, Carried, Choice, Examined, Lapse, OnField, OnFinding, OnRows, Review,
    RowRefusal, Taken, TakingInRefusal, assign, corrected_json, decide_alike, decide_finding,
    examine, examine_with, load, mend_field, merge_row, review, split_row, take_copy, take_in,
    undo, undo_last,
};
use tiendo_app::{AppError, Ctx, Refusal};
use tiendo_domain::assignment::Role;
use tiendo_domain::id::{Document, Id};
use tiendo_store::WriteTx;

pub(crate) const REASON: &str = "Theo bản giấy";
pub(crate) const PLAN: &str = include_str!("../../../../samples/ke-hoach-mau.html");

/// A plan of two lists, each with groups 1 and 2.
const TWO_LISTS: &str = "<p>ỦY BAN NHÂN DÂN</p><p>TỈNH MẪU</p><p>Số: 9/KH-UBND</p><p>Mẫu, ngày 05 tháng 01 năm 2026</p><p>KẾ HOẠCH</p>\
    <p>Phát triển kinh tế số</p><p>I. NHIỆM VỤ</p><p>1. Hạ tầng số</p><p>a) Sở Xây dựng chủ trì phủ sóng khu công nghiệp.</p>\
    <p>b) Sở Công Thương chủ trì rà soát chợ.</p><p>2. Nhân lực số</p><p>a) Sở Nội vụ chủ trì mở lớp cho cán bộ.</p>\
    <p>II. TỔ CHỨC THỰC HIỆN</p><p>1. Sở Nội vụ</p><p>- Lập danh sách cán bộ đi học.</p><p>2. Sở Tài chính</p>\
    <p>- Thẩm định dự toán của các đơn vị.</p><p>- Hướng dẫn thủ tục thanh toán.</p>\
    <p>Nơi nhận:</p><p>- Lưu: VT.</p><p>CHỦ TỊCH</p><p>Nguyễn Văn Mẫu</p>";

/// A document under review.
pub(crate) struct Desk<'p> {
    pub(crate) place: &'p Place,
    pub(crate) examined: Examined,
    pub(crate) id: Id<Document>,
}

impl<'p> Desk<'p> {
    pub(crate) fn of(place: &'p Place, page: &str) -> Self {
        let examined = examine("ke-hoach.html", page.as_bytes().to_vec()).unwrap();
        let file = examined.clone();
        let taken = place.write(move |ctx, tx| take_in(ctx, tx, &file)).unwrap();
        let Taken::New(id) = taken else {
            panic!("the document is new, not {taken:?}")
        };
        Desk {
            place,
            examined,
            id,
        }
    }

    pub(crate) fn review(&self) -> Review {
        let (examined, id) = (self.examined.clone(), self.id);
        let read = move |ctx: &Ctx, tx: &mut tiendo_store::ReadTx<'_>| {
            Ok(review(&load(ctx, tx, id)?, &examined))
        };
        self.place.read(read).unwrap()
    }

    pub(crate) fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ctx, &mut WriteTx<'_>, &Examined, Id<Document>) -> Result<T, AppError>
        + Send
        + 'static,
    ) -> Result<T, AppError> {
        let (examined, id) = (self.examined.clone(), self.id);
        self.place
            .write(move |ctx, tx| work(ctx, tx, &examined, id))
    }

    /// The row of a number.
    pub(crate) fn row(&self, number: &str) -> RowAt {
        let review = self.review();
        let mut tasks = review.settled.document.tasks.iter();
        let at = tasks.position(|task| task.number.as_ref().is_some_and(|n| n.value == number));
        review.shape.rows[at.unwrap_or_else(|| panic!("no row {number}"))]
    }

    pub(crate) fn split(&self, row: RowAt, words: &'static str) -> Result<(), AppError> {
        self.write(move |ctx, tx, examined, id| split_row(ctx, tx, examined, id, row, words))
    }

    pub(crate) fn merge(&self, joined: Joined, before: RowAt) -> Result<(), AppError> {
        self.write(move |ctx, tx, examined, id| merge_row(ctx, tx, examined, id, joined, before))
    }

    pub(crate) fn mend(&self, pointer: String, value: Value) -> Result<(), AppError> {
        let seen = self.review().field_token(&pointer);
        self.write(move |ctx, tx, examined, id| {
            let act = OnField {
                pointer: &pointer,
                seen: &seen,
                value,
                reason: REASON,
            };
            mend_field(ctx, tx, examined, id, act)
        })
    }

    pub(crate) fn assign(
        &self,
        numbers: &[&str],
        role: Role,
        how: Assign,
        names: &[&str],
    ) -> Result<usize, AppError> {
        let rows: BTreeSet<RowAt> = numbers.iter().map(|number| self.row(number)).collect();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        self.write(move |ctx, tx, examined, id| {
            let act = OnRows {
                rows: &rows,
                role,
                how,
                names: &names,
                reason: REASON,
            };
            assign(ctx, tx, examined, id, act)
        })
    }

    pub(crate) fn undo(&self) -> Result<(), AppError> {
        let id = self.id;
        let last = self
            .place
            .read(move |ctx, tx| Ok(load(ctx, tx, id)?.last))
            .unwrap();
        let seen = last.map_or_else(String::new, |last| last.act.id.to_string());
        self.write(move |ctx, tx, examined, id| undo_last(ctx, tx, examined, id, &seen))
    }

    /// Numbers of the rows as they stand, `–` for none.
    pub(crate) fn numbers(&self) -> Vec<String> {
        let review = self.review();
        let tasks = review.settled.document.tasks.iter();
        let numbers =
            tasks.map(|task| task.number.as_ref().map_or("–".into(), |n| n.value.clone()));
        numbers.collect()
    }

    pub(crate) fn leads(&self, number: &str) -> Vec<String> {
        let (review, row) = (self.review(), self.row(number));
        let task = &review.settled.document.tasks[review.shape.index(row).unwrap()];
        task.leads.iter().map(|lead| lead.value.clone()).collect()
    }

    /// Reads a newer copy.
    pub(crate) fn copy(&mut self, page: &str) -> Carried {
        let new = examine("ke-hoach.html", page.as_bytes().to_vec()).unwrap();
        let copy = new.clone();
        let carried = self
            .write(move |ctx, tx, old, id| take_copy(ctx, tx, old, &copy, id))
            .unwrap();
        self.examined = new;
        carried
    }

    pub(crate) fn progress(&self) -> (i64, i64) {
        let listed = self.place.read(taking_in::list).unwrap();
        let progress = listed[0].progress.unwrap();
        (progress.settled, progress.total)
    }
}

pub(crate) fn refused<T: std::fmt::Debug>(result: Result<T, AppError>) -> TakingInRefusal {
    match result {
        Err(AppError::Refused(Refusal::TakingIn(refusal))) => refusal,
        other => panic!("a refusal was due, not {other:?}"),
    }
}

pub(crate) fn rows<T: std::fmt::Debug>(result: Result<T, AppError>) -> RowRefusal {
    match refused(result) {
        TakingInRefusal::Rows(refusal) => refusal,
        other => panic!("a refusal of rows was due, not {other:?}"),
    }
}

on_both! {
    fn a_row_is_cut_where_a_blank_line_was_left(place) {
        let desk = Desk::of(place, PLAN);
        let row = desk.row("2.2");
        assert_eq!(rows(desk.split(row, "Xử lý các điểm đen tai nạn giao thông trên các tuyến đường tỉnh.")), RowRefusal::NoPlace);
        let other = "Xử lý các điểm đen\n\ntrên các tuyến đường tỉnh.";
        assert_eq!(rows(desk.split(row, other)), RowRefusal::WordsChanged);
        desk.split(row, "Xử lý các điểm đen tai nạn giao thông\r\n\r\n trên các tuyến đường tỉnh.").unwrap();
        let review = desk.review();
        let at = review.shape.index(row).unwrap();
        let (first, second) = (&review.settled.document.tasks[at], &review.settled.document.tasks[at + 1]);
        assert_eq!(first.content[0].value, "Xử lý các điểm đen tai nạn giao thông");
        assert_eq!(second.content[0].value, "trên các tuyến đường tỉnh.");
        assert_eq!(second.number, None);
        assert_eq!((&second.leads, &second.deadline), (&first.leads, &first.deadline));
        // The new row's words stand where they stand in the file.
        let span = second.content[0].spans[0];
        assert_eq!(desk.examined.source.words(span), "trên các tuyến đường tỉnh.");

        // The new row has an address of its own: it gets a number and a lead, the first keeps its own.
        let new = review.shape.rows[at + 1];
        assert_eq!(new.cut(), Some(Cut { paragraph: 0, byte: "Xử lý các điểm đen tai nạn giao thông ".len() }));
        desk.mend(format!("/tasks/{new}/number"), Value::Words("2.2a".into())).unwrap();
        desk.mend(format!("/tasks/{new}/leads"), Value::Names(vec!["Sở Xây dựng".into()])).unwrap();
        assert_eq!(desk.leads("2.2a"), ["Sở Xây dựng"]);
        assert_eq!(desk.leads("2.2"), ["Sở Giao thông vận tải"]);
        assert_eq!(rows(desk.merge(Joined::Row(new), row)), RowRefusal::Corrected);

        // A row above is cut too: the addresses below mean the same rows.
        desk.split(desk.row("1.1"), "Rà soát,\n\nban hành danh mục thủ tục hành chính đủ điều kiện thực hiện trực tuyến toàn trình.").unwrap();
        assert_eq!(desk.leads("2.2a"), ["Sở Xây dựng"]);
        assert_eq!(desk.numbers()[..3], ["1.1", "–", "1.2"]);
    }

    fn a_row_is_put_to_the_one_before_it(place) {
        let desk = Desk::of(place, PLAN);
        let (first, second) = (desk.row("2.4"), desk.row("2.5"));
        assert_eq!(refused(desk.merge(Joined::Row(second), desk.row("1.1"))), TakingInRefusal::ChangedMeanwhile);
        let (other, before) = (desk.row("1.2"), desk.row("1.1"));
        assert_eq!(rows(desk.merge(Joined::Row(other), before)), RowRefusal::TwoDeadlines);
        assert_eq!(rows(desk.merge(Joined::Row(before), before)), RowRefusal::NoRowBefore);
        assert_eq!(rows(desk.merge(Joined::Heading(1), desk.row("1.5"))), RowRefusal::GroupWithTasks);
        let missing = |desk: &Desk<'_>| {
            let review = desk.review();
            let mut views = review.findings.into_iter();
            views.find(|view| view.finding.code.name() == "deadline-missing").unwrap()
        };
        assert!(missing(&desk).decision.is_none());
        desk.merge(Joined::Row(second), first).unwrap();
        let review = desk.review();
        assert!(review.shape.index(second).is_none());
        let task = &review.settled.document.tasks[review.shape.index(first).unwrap()];
        let content: Vec<&str> = task.content.iter().map(|words| words.value.as_str()).collect();
        assert_eq!(content, ["Duy tu, bảo trì hạ tầng kỹ thuật dùng chung.", "Khảo sát nhu cầu trạm sạc cho phương tiện giao thông điện."]);
        assert_eq!(desk.leads("2.4"), ["Sở Xây dựng", "Sở Giao thông vận tải", "Sở Công Thương"]);
        assert_eq!(task.product.as_ref().unwrap().value, "Nhật ký duy tu; Báo cáo khảo sát");
        // What was unsure of the row is settled with it, and nothing is decided on a row that is gone.
        assert!(missing(&desk).decision.is_some());
        let gone = desk.mend(format!("/tasks/{second}/product"), Value::Words("x".into()));
        assert_eq!(refused(gone), TakingInRefusal::NothingThere);
        let words = "Duy tu,\n\nbảo trì hạ tầng kỹ thuật dùng chung.";
        assert_eq!(rows(desk.split(first, words)), RowRefusal::HasMerged);
        desk.undo().unwrap();
        assert_eq!(desk.numbers().len(), 13);
        assert!(missing(&desk).decision.is_none());
    }

    fn what_was_taken_for_a_heading_is_the_rest_of_a_row(place) {
        let broken = PLAN.replace(
            "<tr><td>2.4</td>",
            "<tr><td></td><td>Các khu dân cư, ưu tiên vùng khó khăn</td><td></td><td></td><td></td><td></td></tr>\n<tr><td>2.4</td>",
        );
        let desk = Desk::of(place, &broken);
        let review = desk.review();
        let group = review.settled.document.groups.iter().position(|group| group.number.is_none()).unwrap();
        assert!(review.shape.in_order().contains(&Placed::Heading(group)));
        desk.merge(Joined::Heading(group), desk.row("2.3")).unwrap();
        let review = desk.review();
        assert_eq!(review.settled.document.groups.len(), 3);
        let row = &review.settled.document.tasks[review.shape.index(desk.row("2.3")).unwrap()];
        assert!(row.content.last().unwrap().value.ends_with("ưu tiên vùng khó khăn"));
    }

    fn many_rows_get_agencies_at_once_and_all_is_undone_in_turn(place) {
        let desk = Desk::of(place, PLAN);
        let before = desk.leads("1.1");
        assert_eq!(rows(desk.assign(&[], Role::Lead, Assign::Set, &["Sở Nội vụ"])), RowRefusal::NoRow);
        assert_eq!(rows(desk.assign(&["1.1"], Role::Lead, Assign::Set, &[" "])), RowRefusal::NoAgency);
        assert_eq!(desk.assign(&["1.1", "1.2", "3.3"], Role::Lead, Assign::Set, &["Sở Nội vụ"]).unwrap(), 3);
        assert_eq!(desk.leads("1.1"), ["Sở Nội vụ"]);
        assert_eq!(desk.assign(&["1.1", "2.4"], Role::Lead, Assign::Add, &["sở nội vụ", "Sở Y tế"]).unwrap(), 2);
        assert_eq!(desk.leads("1.1"), ["Sở Nội vụ", "Sở Y tế"]);
        let last = desk.assign(&["1.2"], Role::Lead, Assign::Remove, &["Sở Nội vụ"]);
        assert_eq!(rows(last), RowRefusal::LastLead);
        assert_eq!(desk.assign(&["1.1", "1.3"], Role::Lead, Assign::Remove, &["Sở Nội vụ"]).unwrap(), 1);
        assert_eq!(desk.leads("1.1"), ["Sở Y tế"]);
        let review = desk.review();
        assert_eq!(review.standing.len(), 4, "one decision a field");
        assert_eq!(review.settled.document.tasks.len(), 13);

        for (leads, standing) in [(vec!["Sở Nội vụ", "Sở Y tế"], 4), (vec!["Sở Nội vụ"], 3)] {
            desk.undo().unwrap();
            assert_eq!((desk.leads("1.1"), desk.review().standing.len()), (leads.into_iter().map(String::from).collect(), standing));
        }
        desk.undo().unwrap();
        assert_eq!(desk.leads("1.1"), before);
        assert_eq!(desk.review().standing, []);
        assert_eq!(refused(desk.undo()), TakingInRefusal::NothingToUndo);
        // A page from before an undoing does not undo what came after it.
        desk.assign(&["1.1"], Role::Coordinate, Assign::Set, &["Sở Y tế"]).unwrap();
        let old = desk.write(|ctx, tx, examined, id| undo_last(ctx, tx, examined, id, "x"));
        assert_eq!(refused(old), TakingInRefusal::ChangedMeanwhile);
    }

    fn findings_of_a_kind_are_settled_as_one_act(place) {
        let page = PLAN.replace("<td>Quyết định công bố danh mục</td>", "<td></td>").replace("<td>Bản đồ vùng phủ sóng</td>", "<td></td>");
        let desk = Desk::of(place, &page);
        let review = desk.review();
        let kind = |view: &&tiendo_app::taking_in::FindingView| view.finding.code.name() == "product-missing";
        let key = review.findings.iter().find(kind).unwrap().key.clone();
        assert_eq!(review.findings.iter().filter(kind).count(), 2);
        let (settled, total) = desk.progress();
        assert_eq!(settled, 0);
        desk.write(move |ctx, tx, examined, id| {
            let act = OnFinding { key: &key, seen: "", choice: &Choice::Keep, reason: REASON };
            decide_alike(ctx, tx, examined, id, act)
        }).unwrap();
        assert!(desk.review().findings.iter().filter(kind).all(|view| view.decision.is_some()));
        assert_eq!(desk.progress(), (2, total));
        // One of them is taken back, which is undone too; then the act itself.
        let one = desk.review().standing[0].clone();
        let (anchor, token) = (one.anchor.clone(), one.token());
        desk.write(move |ctx, tx, examined, id| undo(ctx, tx, examined, id, &anchor, &token)).unwrap();
        assert_eq!(desk.progress(), (1, total));
        desk.undo().unwrap();
        assert_eq!(desk.progress(), (2, total));
        assert_ne!(desk.review().standing.iter().find(|now| now.anchor == one.anchor).unwrap().token(), one.token());
        desk.undo().unwrap();
        assert_eq!(desk.progress(), (0, total));
    }

    fn a_newer_copy_keeps_what_holds_and_shows_what_does_not(place) {
        let mut desk = Desk::of(place, PLAN);
        let (keep, lost, reworded) = (desk.row("2.2"), desk.row("3.3"), desk.row("2.3"));
        desk.mend(format!("/tasks/{keep}/leads"), Value::Names(vec!["Sở Xây dựng".into()])).unwrap();
        desk.mend(format!("/tasks/{lost}/product"), Value::Words("Báo cáo".into())).unwrap();
        desk.mend(format!("/tasks/{reworded}/leads"), Value::Names(vec!["Sở Y tế".into()])).unwrap();
        desk.mend("/document/title".into(), Value::Words("Trích yếu khác".into())).unwrap();
        desk.split(desk.row("1.4"), "Rà soát,\n\nbố trí vốn đối ứng cho các dự án hạ tầng số.").unwrap();
        desk.merge(Joined::Row(desk.row("2.5")), desk.row("2.4")).unwrap();
        let finding = desk.review().findings.iter().position(|view| view.decision.is_none()).unwrap();
        let key = desk.review().findings[finding].key.clone();
        let kept = key.clone();
        desk.write(move |ctx, tx, examined, id| {
            let act = OnFinding { key: &kept, seen: "", choice: &Choice::Keep, reason: REASON };
            decide_finding(ctx, tx, examined, id, act)
        }).unwrap();

        // The newer copy has a task more, so that 2.2 is 2.3; the last task is gone; 2.3 (now 2.4) is another task.
        let copy = PLAN
            .replace("<td>2.5</td>", "<td>2.6</td>").replace("<td>2.4</td>", "<td>2.5</td>")
            .replace("<td>2.3</td>", "<td>2.4</td>").replace("<td>2.2</td>", "<td>2.3</td>")
            .replace("<tr><td>2.3</td>", "<tr><td>2.2</td><td>Nhiệm vụ mới thêm vào bản này.</td><td>Sở Nội vụ</td><td></td><td>Năm 2027</td><td>Đề án</td></tr>\n<tr><td>2.3</td>")
            .replace("Phủ sóng băng rộng tại các cụm công nghiệp và chợ đầu mối.", "Hỗ trợ doanh nghiệp dùng hóa đơn điện tử.")
            .replace("<tr><td>3.3</td>", "<tr><td></td>");
        let copy: String = copy.lines().filter(|line| !line.contains("Sơ kết, đánh giá")).collect::<Vec<_>>().join("\n");
        let file = examine("ban 2.html", copy.as_bytes().to_vec()).unwrap();
        let seen = desk.write(move |ctx, tx, _, _| take_in(ctx, tx, &file)).unwrap();
        assert_eq!(seen, Taken::Copy(desk.id));
        assert_eq!(desk.copy(&copy), Carried { held: 5, lapsed: 2 });

        assert_eq!(desk.leads("2.3"), ["Sở Xây dựng"], "the row has another number and the same words");
        assert_eq!(desk.leads("2.2"), ["Sở Nội vụ"]);
        let review = desk.review();
        assert_eq!(review.settled.document.header.title.as_ref().unwrap().value, "Trích yếu khác");
        assert_eq!(review.shape.rows.iter().filter(|row| row.cut().is_some()).count(), 1);
        assert_eq!(review.shape.absorbed.len(), 1);
        let mut why: Vec<(&str, Lapse)> = review.stale.iter().map(|one| (one.first_anchor(), one.lapse.unwrap())).collect();
        why.sort_unstable_by_key(|(anchor, _)| anchor.to_owned());
        assert_eq!(why, [("tasks:2/2.3#1:leads", Lapse::RowChanged), ("tasks:3/3.3#1:product", Lapse::Gone)]);
        // A new decision on the row that has the number now is no clash with the old one.
        let row = desk.row("2.4");
        desk.mend(format!("/tasks/{row}/leads"), Value::Names(vec!["Sở Tài chính".into()])).unwrap();
        desk.undo().unwrap();
        assert_eq!(refused(desk.undo()), TakingInRefusal::NothingToUndo, "undoing ends at the copy");

        // The old copy again: all is as it was.
        assert_eq!(desk.copy(PLAN), Carried { held: 7, lapsed: 0 });
        assert_eq!(desk.leads("2.2"), ["Sở Xây dựng"]);
        assert_eq!(desk.leads("2.3"), ["Sở Y tế"]);
        assert_eq!(desk.review().stale, []);
        assert!(desk.review().findings.iter().find(|view| view.key == key).unwrap().decision.is_some());
        assert_eq!(desk.copy(PLAN), Carried::default(), "the same file changes nothing");
    }

    fn a_file_under_review_is_read_anew_with_the_spellings_of_the_realm(place) {
        place.with_bodies();
        let page = PLAN.replace("Sở Xây dựng", "SXD Quảng An");
        let desk = Desk::of(place, &page);
        let row = desk.row("2.2");
        desk.mend(format!("/tasks/{row}/note"), Value::Words("xem lại".into())).unwrap();
        let certainty = |review: &Review| {
            let view = review.names.iter().find(|view| view.name.printed == "SXD Quảng An").unwrap();
            view.proposal.certainty
        };
        assert_ne!(certainty(&desk.review()), Certainty::Exact);
        // A table that is none changes nothing.
        let save = |spellings: &str| {
            let spellings = spellings.to_owned();
            place.write(move |ctx, tx| {
                let form = settings::form(ctx, tx)?;
                settings::save(ctx, tx, &SettingsForm { spellings, ..form })
            })
        };
        let refused_line = save("SXD Quảng An = Sở Xây dựng\nSở Xây dựng").unwrap_err();
        assert!(matches!(
            refused_line,
            AppError::Refused(Refusal::Settings(SettingsRefusal::Spellings(BadSpellings::Line(2))))
        ));
        save("SXD Quảng An = Sở Xây dựng").unwrap();
        // What is under review stays as it was read.
        let spellings = place.read(|ctx, tx| Spellings::of(tx, ctx.realm)).unwrap();
        let (again, id) = (examine_with("ke-hoach.html", page.clone().into_bytes(), spellings).unwrap(), desk.id);
        assert_eq!(place.read(move |ctx, tx| load(ctx, tx, id)).unwrap().spellings(), Spellings::default());
        // The same file again is read with them, and what was decided stays.
        place.clock.set(now() + jiff::SignedDuration::from_mins(1));
        let file = again.clone();
        assert_eq!(place.write(move |ctx, tx| take_in(ctx, tx, &file)).unwrap(), Taken::Copy(desk.id));
        let copy = again.clone();
        let carried = desk.write(move |ctx, tx, old, id| take_copy(ctx, tx, old, &copy, id)).unwrap();
        assert_eq!(carried, Carried { held: 1, lapsed: 0 });
        let copy = again.clone();
        let behind = desk.write(move |ctx, tx, old, id| take_copy(ctx, tx, old, &copy, id));
        assert_eq!(refused(behind), TakingInRefusal::ChangedMeanwhile);
        let kept = place.read(move |ctx, tx| load(ctx, tx, id)).unwrap();
        assert_eq!(kept.spellings(), again.spellings);
        assert_eq!(certainty(&review(&kept, &again)), Certainty::Exact);
        let file = again.clone();
        assert_eq!(place.write(move |ctx, tx| take_in(ctx, tx, &file)).unwrap(), Taken::Before(id));
    }

    fn the_corrected_structure_says_what_was_decided(place) {
        let desk = Desk::of(place, PLAN);
        let row = desk.row("1.5");
        desk.split(desk.row("1.4"), "Rà soát,\n\nbố trí vốn đối ứng cho các dự án hạ tầng số.").unwrap();
        desk.mend(format!("/tasks/{row}/leads"), Value::Names(vec!["Sở Y tế".into()])).unwrap();
        let meaning = "before:2026-05-01".parse().unwrap();
        desk.mend(format!("/tasks/{row}/deadline"), Value::Deadline { words: "trước 01/5/2026".into(), meaning }).unwrap();
        let (examined, id) = (desk.examined.clone(), desk.id);
        let json = place.read(move |ctx, tx| {
            let kept = load(ctx, tx, id)?;
            Ok(corrected_json(&kept, &examined, &review(&kept, &examined)))
        }).unwrap();
        assert_eq!(json["tasks"].as_array().unwrap().len(), 14);
        assert_eq!(json["tasks"][5]["leads"], serde_json::json!(["Sở Y tế"]));
        assert_eq!(json["tasks"][5]["deadline_meaning"]["until"], "2026-05-01");
        assert_eq!(json["tasks"][5]["deadline_meaning"]["exclusive"], true);
        let decisions = json["decisions"].as_array().unwrap();
        let lead = decisions.iter().find(|one| one["pointer"] == "/tasks/5/leads").unwrap();
        assert_eq!(lead["printed"], serde_json::json!(["Sở Xây dựng"]));
        assert_eq!((&lead["reason"], &lead["kind"]), (&REASON.into(), &"mend".into()));
        assert!(decisions.iter().any(|one| one["pointer"] == "/tasks/4" && one["kind"] == "split"));
        let pointers = json["findings"].as_array().unwrap();
        let told = |number: &str| pointers.iter().find(|one| one["message"]["vi"].as_str().unwrap().contains(number)).cloned();
        if let Some(finding) = told("2.5") {
            assert!(finding["pointer"].as_str().unwrap().starts_with("/tasks/10"));
        }
    }

    fn words_typed_for_a_deadline_are_read_as_printed_ones_are(_place) {
        use tiendo_domain::{plan::TaskDeadline, time::Deadline};
        let day = jiff::civil::date;
        for (words, meaning) in [
            ("30/11/2026", TaskDeadline::Day(Deadline::On(day(2026, 11, 30)))),
            ("Trước ngày 30/11/2026", TaskDeadline::Day(Deadline::Before(day(2026, 11, 30)))),
            ("Quý IV/2027", TaskDeadline::Day(Deadline::On(day(2027, 12, 31)))),
            ("Thường xuyên", TaskDeadline::Ongoing),
            ("Hằng năm", TaskDeadline::Annual(None)),
            ("", TaskDeadline::None),
            ("khi nào xong", TaskDeadline::None),
        ] {
            assert_eq!(deadline_of_words(words), meaning, "{words}");
        }
    }

    fn groups_of_one_number_stay_apart_in_the_register(place) {
        let desk = Desk::of(place, TWO_LISTS);
        let file = desk.examined.clone();
        let answers = Answers { reason: REASON, secret: &[] };
        let plan = place.write(move |ctx, tx| taking_in::take_in_with(ctx, tx, &file, answers)).unwrap();
        let when = tiendo_store::plan::When::now_known(tiendo_domain::time::AsOf(jiff::civil::date(2026, 11, 10)));
        let facts = place.read(move |ctx, tx| Ok(tiendo_store::plan::load(tx, ctx.realm, plan, when)?)).unwrap().unwrap();
        let held: Vec<(&str, usize)> = facts.groups.iter().map(|group| {
            let tasks = facts.tasks.iter().filter(|task| task.group == Some(group.group));
            (group.title.as_str(), tasks.count())
        }).collect();
        let expected = [("Hạ tầng số", 2), ("Nhân lực số", 1), ("Sở Nội vụ", 1), ("Sở Tài chính", 2)];
        assert_eq!(held, expected);
    }

    fn the_register_holds_the_rows_as_they_were_arranged(place) {
        let desk = Desk::of(place, PLAN);
        desk.split(desk.row("2.1"), "Lắp đặt hệ thống đo đếm, giám sát thất thoát nước tại các đô thị.\n\nThay thế các tuyến ống cấp nước xuống cấp.").unwrap();
        desk.merge(Joined::Row(desk.row("2.5")), desk.row("2.4")).unwrap();
        let file = desk.examined.clone();
        let answers = Answers { reason: REASON, secret: &["2.4"] };
        let plan = place.write(move |ctx, tx| taking_in::take_in_with(ctx, tx, &file, answers)).unwrap();
        let when = tiendo_store::plan::When::now_known(tiendo_domain::time::AsOf(jiff::civil::date(2026, 11, 10)));
        let facts = place.read(move |ctx, tx| Ok(tiendo_store::plan::load(tx, ctx.realm, plan, when)?)).unwrap().unwrap();
        assert_eq!(facts.tasks.len(), 13);
        let task = facts.tasks.iter().find(|task| task.number.as_deref() == Some("2.4")).unwrap();
        let parts: BTreeSet<_> = facts.parts.iter().filter(|part| part.task == task.task).map(|part| part.part).collect();
        assert_eq!(parts.len(), 2);
        let secret = facts.assignments.iter().filter(|held| held.secrecy == tiendo_domain::assignment::Secrecy::StateSecret);
        let secret: BTreeSet<_> = secret.map(|held| held.part).collect();
        assert_eq!(secret, parts);
    }
}
