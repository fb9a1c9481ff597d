//! The whole draft of a small round, and the laws: every word has its origin, no silence is lost.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::assignment::{Demand, Secrecy};
use crate::id::{Group, IdMaker};
use crate::plan::TaskDeadline;
use crate::report::line::{DeclaredState, Figure, Figures, LineContent};
use crate::report::submission::{FORM, Sent, SentLine, Snapshot};
use crate::report::{Receipt, Received, Timeliness};
use crate::standing::{AcceptedReport, ExpectedLine};
use crate::testing::{at, ids, part, task};
use crate::time::{Deadline, Period};

struct Round {
    maker: IdMaker,
    plan: PlanFact,
    groups: Vec<GroupFact>,
    tasks: Vec<TaskFact>,
    parts: Vec<PartFact>,
    reports: Vec<Gathered>,
}

impl Round {
    /// One group with two tasks; the second is due on 31/12/2026.
    fn new() -> Self {
        let mut maker = ids();
        let plan = maker.next_id();
        let group: Id<Group> = maker.next_id();
        let mut tasks = vec![task(&mut maker, plan, 1), task(&mut maker, plan, 2)];
        tasks[1].deadline = TaskDeadline::Day(Deadline::On(date(2026, 12, 31)));
        for task in &mut tasks {
            task.group = Some(group);
        }
        let parts = tasks.iter().map(|t| part(&mut maker, t.task, 1)).collect();
        Round {
            plan: PlanFact {
                plan,
                version: 1,
                number: Some("214/KH-UBND".into()),
                kind: "Kế hoạch".into(),
                title: String::new(),
                issuer: "Ủy ban nhân dân tỉnh".into(),
                issued_on: Some(date(2024, 11, 6)),
                effective_from: None,
                horizon: None,
                vision: None,
                document: None,
            },
            groups: vec![GroupFact {
                group,
                plan,
                number: Some("1".into()),
                ordinal: 1,
                title: "Đổi mới tư duy".into(),
                valid: Period::ALWAYS,
            }],
            tasks,
            parts,
            reports: Vec::new(),
            maker,
        }
    }

    fn draft(&self) -> Draft {
        draft(&Material {
            plan: &self.plan,
            year: 2026,
            now: at("2026-11-20T02:00:00Z"),
            soon_days: 15,
            groups: &self.groups,
            tasks: &self.tasks,
            parts: &self.parts,
            reports: &self.reports,
        })
    }

    /// An expected report with a line for each `(task, demand)`.
    fn report(&mut self, name: &str, lines: &[(usize, Demand)]) -> &mut Gathered {
        let lines = lines.iter().map(|(task, demand)| ExpectedLine {
            line: self.maker.next_id(),
            task: self.tasks[*task].task,
            demand: *demand,
            secrecy: Secrecy::Open,
        });
        let lines = lines.collect();
        self.reports.push(Gathered {
            agency: self.maker.next_id(),
            name: name.to_owned(),
            state: StateName::NotStarted,
            received: Received::Missing,
            receipt: None,
            lines,
            accepted: None,
        });
        self.reports.last_mut().unwrap()
    }

    /// The last report, accepted, with these contents of its lines.
    fn accept(&mut self, received: Timeliness, contents: &[LineContent]) {
        let received_on = date(2026, 11, 12);
        let report_id = self.maker.next_id();
        let submission = self.maker.next_id();
        let (round, by) = (self.maker.next_id(), self.maker.next_id());
        let report = self.reports.last_mut().unwrap();
        let lines = report.lines.iter().zip(contents).map(|(line, content)| {
            let mut sent = SentLine {
                line: line.line,
                task: line.task,
                number: None,
                demand: line.demand.code().into(),
                rev: 1,
                declared: None,
                done_on: None,
                done: String::new(),
                figures: vec![],
                no_figure: false,
                difficulties: String::new(),
                proposals: String::new(),
                nothing_arose: None,
                unchanged: false,
                evidence: vec![],
            };
            sent.put(content);
            sent
        });
        let snapshot = Snapshot {
            form: FORM,
            report: report_id,
            round,
            agency: report.agency,
            agency_name: report.name.clone(),
            n: 1,
            at: at("2026-11-12T02:00:00Z"),
            sent: Sent::Here {
                by,
                capacity: "head".into(),
                position: "Giám đốc".into(),
            },
            lines: lines.collect(),
        };
        report.state = StateName::Accepted;
        report.received = Received::Yes(received);
        report.receipt = Some(Receipt::Here(at("2026-11-18T02:00:00Z")));
        report.accepted = Some(AcceptedReport {
            report: report_id,
            submission,
            snapshot,
            received_on,
        });
    }
}

fn content(done: &str) -> LineContent {
    LineContent {
        done: done.into(),
        ..LineContent::default()
    }
}

/// The draft as plain text: headings, paragraphs, rows.
fn printed(draft: &Draft) -> String {
    let mut lines = vec![draft.title.clone()];
    for section in &draft.sections {
        lines.push(format!(
            "[{}] {} {}",
            section.level, section.number, section.heading
        ));
        for block in &section.blocks {
            match &block.body {
                Body::Paragraph(text) => lines.push(text.clone()),
                Body::Table { head, rows } => {
                    let all = std::iter::once(head).chain(rows);
                    lines.extend(all.map(|row| row.join(" | ")));
                }
            }
        }
    }
    lines.join("\n")
}

#[test]
fn a_small_round() {
    let mut round = Round::new();
    round.report(
        "Sở Tài chính",
        &[(0, Demand::Required), (1, Demand::OwnShare)],
    );
    round.accept(
        Timeliness::OnTime,
        &[
            LineContent {
                declared: Some(DeclaredState::InProgress),
                figures: Figures::Given(vec![Figure {
                    label: "Hội nghị".into(),
                    value: 3.into(),
                    unit: "hội nghị".into(),
                }]),
                difficulties: "Thiếu kinh phí.".into(),
                ..content("Đã tổ chức hội nghị")
            },
            LineContent {
                nothing_arose: Some("không có dự án".into()),
                ..LineContent::default()
            },
        ],
    );
    round.report("Sở Y tế", &[(0, Demand::OnOccasion), (1, Demand::OwnShare)]);
    round.accept(
        Timeliness::Late { days: 4 },
        &[
            content("Đã cử cán bộ tham gia."),
            LineContent {
                declared: Some(DeclaredState::Done),
                ..content("Đã ban hành.")
            },
        ],
    );
    round.report("Sở Tư pháp", &[(1, Demand::OwnShare)]);
    round
        .report("Bộ Chỉ huy Quân sự", &[(0, Demand::Required)])
        .lines[0]
        .secrecy = Secrecy::StateSecret;
    round.report("Thanh tra", &[]).state = StateName::Excused;
    let draft = round.draft();
    assert_eq!(
        printed(&draft),
        "\
Kết quả thực hiện Kế hoạch số 214/KH-UBND ngày 06/11/2024 của Ủy ban nhân dân tỉnh năm 2026
[1] I TÌNH HÌNH GỬI BÁO CÁO
Tổng số báo cáo phải gửi: 4; đã nhận: 2 (50 % số báo cáo phải gửi), trong đó đúng hạn: 1, gửi chậm: 1; chưa báo cáo: 2. Đã chấp nhận: 2.
Danh sách cơ quan gửi báo cáo chậm:
STT | Cơ quan | Ngày nhận | Số ngày chậm
1 | Sở Y tế | 18/11/2026 | 4
Danh sách cơ quan chưa báo cáo:
STT | Cơ quan
1 | Sở Tư pháp
2 | Bộ Chỉ huy Quân sự
Không phải báo cáo kỳ này: Thanh tra.
[1] II KẾT QUẢ THỰC HIỆN
Số mục phải báo cáo của cơ quan chủ trì: 4; chưa báo cáo: 1; đã báo cáo: 3 (chưa thực hiện: 0, đang thực hiện: 1, đã hoàn thành: 1, không nêu trạng thái: 1).
Theo thời hạn: hoàn thành đúng hạn: 1; trong hạn: 2; không có thời hạn: 1.
Số mục theo chế độ mật: 1.
[2] 1 Đổi mới tư duy
Số mục phải báo cáo của cơ quan chủ trì: 4; chưa báo cáo: 1; đã báo cáo: 3 (chưa thực hiện: 0, đang thực hiện: 1, đã hoàn thành: 1, không nêu trạng thái: 1).
Theo thời hạn: hoàn thành đúng hạn: 1; trong hạn: 2; không có thời hạn: 1.
Số mục theo chế độ mật: 1.
[3] 1.1 Thực hiện.
Sở Tài chính: Đã tổ chức hội nghị. Số liệu: Hội nghị: 3 hội nghị. (Đang thực hiện.)
Sở Y tế (phối hợp): Đã cử cán bộ tham gia.
Báo cáo theo chế độ mật: Bộ Chỉ huy Quân sự.
[3] 1.2 Thực hiện.
Sở Y tế: Đã ban hành. (Đã hoàn thành.)
Không phát sinh: Sở Tài chính.
Chưa có báo cáo được chấp nhận: Sở Tư pháp.
[1] III KHÓ KHĂN, VƯỚNG MẮC
Sở Tài chính (nhiệm vụ 1.1): Thiếu kinh phí.
[1] IV ĐỀ XUẤT, KIẾN NGHỊ
Các báo cáo đã chấp nhận không nêu đề xuất, kiến nghị.
[0]  TỔNG HỢP THEO NHIỆM VỤ
Số | Nhiệm vụ | Cơ quan chủ trì | Trạng thái cơ quan báo cáo | Minh chứng | Tình trạng theo thời hạn
1.1 | Thực hiện. | Sở Tài chính; Bộ Chỉ huy Quân sự | từng cơ quan: 1/1 đã báo cáo; chế độ mật: 1 | 1/1 có minh chứng | không có thời hạn: 1
1.2 | Thực hiện. | 3 cơ quan thành viên | từng cơ quan: 2/3 đã báo cáo | 0/2 có minh chứng | hoàn thành đúng hạn: 1; trong hạn: 2"
    );
}

#[test]
fn a_round_without_a_word_says_so_and_shows_no_rate() {
    let mut round = Round::new();
    round.report("Sở Tài chính", &[(0, Demand::Required)]);
    let text = printed(&round.draft());
    assert!(
        text.contains("Tổng số báo cáo phải gửi: 1. Chưa có cơ quan nào báo cáo."),
        "{text}"
    );
    assert!(text.contains("Chưa có báo cáo được chấp nhận: Sở Tài chính."));
    assert!(
        text.contains(
            "[3] 1.2 Thực hiện.\nKhông có cơ quan chủ trì nào phải báo cáo trong kỳ này."
        )
    );
    assert!(!text.contains('%'), "{text}");
}

/// A paper may be accepted although it leaves a line blank: that is no answer, and not "nothing arose" either.
#[test]
fn what_an_accepted_paper_leaves_out_is_said_and_not_counted_as_reported() {
    let mut round = Round::new();
    let lines = [(0, Demand::OwnShare), (1, Demand::OwnShare)];
    round.report("Bộ Chỉ huy Quân sự", &lines);
    let hard = LineContent {
        difficulties: "Thiếu kinh phí.".into(),
        ..LineContent::default()
    };
    round.accept(Timeliness::OnTime, &[LineContent::default(), hard]);
    let text = printed(&round.draft());
    let unsaid = "Thực hiện.\nBáo cáo không ghi kết quả nhiệm vụ này: Bộ Chỉ huy Quân sự.";
    assert_eq!(text.matches(unsaid).count(), 2, "{text}");
    assert!(
        text.contains("Số mục phải báo cáo của cơ quan chủ trì: 2; chưa báo cáo: 1; đã báo cáo: 1"),
        "{text}"
    );
    assert!(!text.contains("Không phát sinh"), "{text}");
    assert!(text.contains("Bộ Chỉ huy Quân sự (nhiệm vụ 1.2): Thiếu kinh phí."));
}

/// No secret words should ever get this far; if some do, the paper does not spread them.
#[test]
fn secret_words_are_not_repeated() {
    let mut round = Round::new();
    let lines = [(0, Demand::Required), (1, Demand::OnOccasion)];
    for line in &mut round.report("Bộ Chỉ huy Quân sự", &lines).lines {
        line.secrecy = Secrecy::StateSecret;
    }
    let words = LineContent {
        declared: Some(DeclaredState::Done),
        difficulties: "SECRET".into(),
        proposals: "SECRET".into(),
        ..content("SECRET")
    };
    round.accept(Timeliness::OnTime, &[words.clone(), words]);
    let text = printed(&round.draft());
    assert!(!text.contains("SECRET"), "{text}");
    assert!(text.contains("Báo cáo theo chế độ mật: Bộ Chỉ huy Quân sự."));
    assert!(text.contains("Số mục theo chế độ mật: 1."));
    assert!(text.contains("| chế độ mật | – | –"));
}

#[test]
fn what_is_not_accepted_is_not_repeated() {
    let mut round = Round::new();
    round.report("Sở Tài chính", &[(0, Demand::Required)]);
    round.accept(Timeliness::OnTime, &[content("Chưa ai kiểm tra.")]);
    let report = round.reports.last_mut().unwrap();
    report.state = StateName::Returned;
    report.accepted = None;
    let text = printed(&round.draft());
    assert!(
        text.contains("chưa đưa vào phần tổng hợp: Sở Tài chính."),
        "{text}"
    );
    assert!(text.contains("Chưa có báo cáo được chấp nhận: Sở Tài chính."));
}

#[test]
fn long_tasks_are_cut_at_a_blank() {
    let mut round = Round::new();
    round.parts[0].text = "Đẩy mạnh, ".repeat(30);
    let draft = round.draft();
    let heading = &draft
        .sections
        .iter()
        .find(|s| s.number == "1.1")
        .unwrap()
        .heading;
    assert!(
        heading.ends_with("mạnh…") || heading.ends_with("Đẩy…"),
        "{heading}"
    );
    assert!(heading.chars().count() <= 201);
}

/// Thirty members under a task are thirty rows of an annex, and one sentence in the text.
#[test]
fn many_members_stand_in_the_annex() {
    let mut round = Round::new();
    round.report(
        "Sở Tài chính",
        &[(0, Demand::Required), (1, Demand::OwnShare)],
    );
    round.accept(
        Timeliness::OnTime,
        &[content("Đã cấp vốn."), content("Đã làm phần mình.")],
    );
    for i in 0..6 {
        let demand = if i == 5 {
            Demand::OnOccasion
        } else {
            Demand::OwnShare
        };
        round.report(&format!("Huyện {i}"), &[(1, demand)]);
        round.accept(Timeliness::OnTime, &[content(&format!("Kết quả {i}."))]);
    }
    round.report("Huyện 6", &[(1, Demand::OwnShare)]);
    let draft = round.draft();
    let text = printed(&draft);
    let (body, annexes) = text.split_once("[0]  TỔNG HỢP THEO NHIỆM VỤ").unwrap();
    assert!(
        body.contains("Sở Tài chính: Đã cấp vốn."),
        "a lead by name is quoted: {body}"
    );
    assert!(body.contains(
        "[3] 1.2 Thực hiện.\n6 cơ quan báo cáo kết quả phần việc của mình; 1 cơ quan phối hợp báo cáo kết quả; \
         kết quả từng cơ quan tại Phụ lục II.\nChưa có báo cáo được chấp nhận: Huyện 6."
    ), "{body}");
    let (_, bodies) = annexes
        .split_once("[0]  KẾT QUẢ CỦA TỪNG CƠ QUAN\n")
        .unwrap();
    assert_eq!(
        bodies,
        "[3] 1.2 Thực hiện.\nSTT | Cơ quan | Kết quả\n1 | Sở Tài chính | Đã làm phần mình.\n\
         2 | Huyện 0 | Kết quả 0.\n3 | Huyện 1 | Kết quả 1.\n4 | Huyện 2 | Kết quả 2.\n5 | Huyện 3 | Kết quả 3.\n\
         6 | Huyện 4 | Kết quả 4.\n7 | Huyện 5 (phối hợp) | Kết quả 5."
    );
    let table = draft.sections.last().unwrap().blocks.last().unwrap();
    assert_eq!(table.origins.len(), 7);
}

/// What a body does with each of two lines: nothing at all, or says this much.
fn said() -> impl Strategy<Value = Option<Vec<(bool, bool, bool)>>> {
    prop::option::of(prop::collection::vec(any::<(bool, bool, bool)>(), 2))
}

proptest! {
    /// Every text of an accepted line is printed in a block whose origin is that line, once; every
    /// silent lead is named; the blocks of one origin say nothing of another body.
    #[test]
    fn every_word_has_its_origin(
        bodies in prop::collection::vec((said(), prop::sample::select(Demand::ALL)), 0..9),
    ) {
        let mut round = Round::new();
        for (i, (said, demand)) in bodies.iter().enumerate() {
            round.report(&format!("B{i}."), &[(0, *demand), (1, Demand::OnOccasion)]);
            if let Some(lines) = said {
                let text = |which: &str, is_said: bool, line: usize| {
                    if is_said { format!("{which}{i}-{line}.") } else { String::new() }
                };
                let contents: Vec<_> = lines
                    .iter()
                    .enumerate()
                    .map(|(line, (done, difficulties, proposals))| LineContent {
                        difficulties: text("difficulty", *difficulties, line),
                        proposals: text("proposal", *proposals, line),
                        ..content(&text("done", *done, line))
                    })
                    .collect();
                round.accept(Timeliness::OnTime, &contents);
            }
        }
        let draft = round.draft();
        let blocks: Vec<&Block> = draft.sections.iter().flat_map(|s| &s.blocks).collect();
        prop_assert!(blocks.iter().all(|b| !b.origins.is_empty()));
        let holding = |text: &str| -> Vec<&Block> {
            let holds = |b: &&&Block| match &b.body {
                Body::Paragraph(p) => p.contains(text),
                Body::Table { rows, .. } => rows.iter().flatten().any(|cell| cell.contains(text)),
            };
            blocks.iter().filter(holds).copied().collect()
        };
        for (i, (said, demand)) in bodies.iter().enumerate() {
            let report = &round.reports[i];
            match said {
                None => {
                    let named = holding("Chưa có báo cáo được chấp nhận").iter().any(
                        |b| matches!(&b.body, Body::Paragraph(p) if p.contains(&report.name)),
                    );
                    prop_assert_eq!(named, *demand != Demand::OnOccasion);
                }
                Some(lines) => {
                    for (n, (done, difficulties, proposals)) in lines.iter().enumerate() {
                        for (which, is_said) in
                            [("done", done), ("difficulty", difficulties), ("proposal", proposals)]
                        {
                            let found = holding(&format!("{which}{i}-{n}."));
                            prop_assert_eq!(found.len(), usize::from(*is_said));
                            for block in found {
                                let from_line = |origin: &&Origin| matches!(
                                    origin,
                                    Origin::Line { line, agency, .. }
                                        if *line == report.lines[n].line && *agency == report.agency
                                );
                                prop_assert_eq!(block.origins.iter().filter(from_line).count(), 1);
                                let alone = match &block.body {
                                    Body::Paragraph(_) => block.origins.len() == 1,
                                    Body::Table { rows, .. } => rows.len() == block.origins.len(),
                                };
                                prop_assert!(alone);
                            }
                        }
                    }
                }
            }
        }
    }
}
