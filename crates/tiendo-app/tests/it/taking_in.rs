//! From the file of a real plan into the register.

use crate::support::{Place, on_both};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tiendo_app::import::{Certainty, Named, Value};
use tiendo_app::publication::{self, PublicationRefusal};
use tiendo_app::taking_in::{
    self, Answers, Choice, Examined, FindingView, OnField, OnFinding, OnName, Review, Taken,
    TakingInRefusal, choose_names, decide_finding, examine, load, mend_field, register, review,
    take_in, take_in_with, undo,
};
use tiendo_app::{AppError, Refusal};
use tiendo_domain::agency::{AgencyFact, AgencyKind, Channel, Standing};
use tiendo_domain::assignment::{Holder, Role, Secrecy};
use tiendo_domain::id::{Document, Id};
use tiendo_domain::nonempty::BadReason;
use tiendo_domain::plan::CitedAs;
use tiendo_domain::time::{AsOf, Period};
use tiendo_store::plan::{PlanFacts, When};
use tiendo_store::{Actor, Event, agency, document};

const REASON: &str = "Ô cơ quan gộp với nhiệm vụ 1.1";

fn sample() -> Examined {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/214-KH-UBND.txt");
    examine("214-KH-UBND.txt", fs::read(path).unwrap()).unwrap()
}

fn take(place: &Place, examined: &Examined) -> Taken {
    examined.keep(&place.app.files).unwrap();
    let examined = examined.clone();
    place
        .write(move |ctx, tx| take_in(ctx, tx, &examined))
        .unwrap()
}

fn taken(place: &Place, examined: &Examined) -> Id<Document> {
    match take(place, examined) {
        Taken::New(document) => document,
        other => panic!("the document is new, not {other:?}"),
    }
}

fn reviewed(place: &Place, examined: &Examined, id: Id<Document>) -> Review {
    let examined = examined.clone();
    place
        .read(move |ctx, tx| Ok(review(&load(ctx, tx, id)?, &examined)))
        .unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T, AppError>) -> TakingInRefusal {
    match result {
        Err(AppError::Refused(Refusal::TakingIn(refusal))) => refusal,
        other => panic!("a refusal was due, not {other:?}"),
    }
}

fn confirm(place: &Place, examined: &Examined, id: Id<Document>) -> Result<PlanFacts, AppError> {
    let examined = examined.clone();
    let plan = place.write(move |ctx, tx| {
        let secret = review(&load(ctx, tx, id)?, &examined).likely_secret();
        register(ctx, tx, &examined, id, &BTreeSet::from_iter(secret))
    })?;
    let when = When::now_known(AsOf(jiff::civil::date(2024, 11, 6)));
    place.read(move |ctx, tx| {
        let facts = tiendo_store::plan::load(tx, ctx.realm, plan, when)?;
        facts.ok_or(AppError::NotFound)
    })
}

fn decide(
    place: &Place,
    examined: &Examined,
    id: Id<Document>,
    choice: Choice,
    reason: &'static str,
) -> Result<(), AppError> {
    let seen = missing_lead(&reviewed(place, examined, id)).token();
    decide_as_seen(place, examined, id, choice, reason, seen)
}

/// The finding that a task has no lead.
fn missing_lead(review: &Review) -> FindingView {
    let missing = |view: &&FindingView| view.finding.code.name() == "lead-missing";
    review.findings.iter().find(missing).unwrap().clone()
}

fn decide_as_seen(
    place: &Place,
    examined: &Examined,
    id: Id<Document>,
    choice: Choice,
    reason: &'static str,
    seen: String,
) -> Result<(), AppError> {
    let key = missing_lead(&reviewed(place, examined, id)).key;
    let examined = examined.clone();
    place.write(move |ctx, tx| {
        let act = OnFinding {
            key: &key,
            seen: &seen,
            choice: &choice,
            reason,
        };
        decide_finding(ctx, tx, &examined, id, act)
    })
}

/// Takes over what is proposed for every name that is not certain.
fn take_over_names(place: &Place, examined: &Examined, id: Id<Document>) {
    let review = reviewed(place, examined, id);
    let open = review
        .names
        .into_iter()
        .filter(|view| view.settled().is_none());
    let chosen: Vec<OnName> = open
        .map(|view| OnName {
            key: view.name.key,
            seen: view.token,
            named: view.proposal.named,
        })
        .collect();
    let examined = examined.clone();
    place
        .write(move |ctx, tx| choose_names(ctx, tx, &examined, id, &chosen))
        .unwrap();
}

on_both! {
    /// The sample has 10 groups, 41 tasks, 9 targets, 2 obligations, 7 duties, 31 citations; 1.2 lacks its agencies.
    fn the_sample_becomes_a_plan_once_it_is_settled(place) {
        let examined = sample();
        let id = taken(place, &examined);
        assert_eq!(refused(confirm(place, &examined, id)), TakingInRefusal::Undecided(1));
        let unreasoned = decide(place, &examined, id, Choice::Proposal, "  ");
        assert_eq!(refused(unreasoned), TakingInRefusal::Reason(BadReason::Blank));
        decide(place, &examined, id, Choice::Proposal, REASON).unwrap();
        let open = reviewed(place, &examined, id).names_open();
        assert!(open > 15, "an empty list of bodies knows no name: {open}");
        assert_eq!(refused(confirm(place, &examined, id)), TakingInRefusal::NamesOpen(open));
        take_over_names(place, &examined, id);

        let facts = confirm(place, &examined, id).unwrap();
        let counts = [
            facts.groups.len(), facts.tasks.len(), facts.targets.len(), facts.obligations.len(),
            facts.duties.len(), facts.cited.len(), facts.recipients.len(),
        ];
        assert_eq!(counts, [10, 41, 9, 2, 7, 31, 16]);
        assert_eq!(facts.plan.number.as_deref(), Some("214/KH-UBND"));
        assert_eq!(facts.plan.effective_from, Some(jiff::civil::date(2024, 11, 6)));
        assert_eq!((facts.plan.horizon, facts.plan.vision), (Some(2030), Some(2045)));
        assert!(facts.cited.iter().any(|cited| cited.cited_as == CitedAs::LegalBasis));
        assert!(facts.tasks.iter().all(|task| task.group.is_some()));

        let holders = |number: &str, role: Role| -> Vec<(Holder, Secrecy, Option<String>)> {
            let task = facts.tasks.iter().find(|task| task.number.as_deref() == Some(number)).unwrap();
            let part = facts.parts.iter().find(|part| part.task == task.task).unwrap();
            let held = facts.assignments.iter().filter(|held| held.part == part.part && held.role == role);
            held.map(|held| (held.holder, held.secrecy, held.cause.clone())).collect()
        };
        for role in [Role::Lead, Role::Coordinate] {
            let (told, given) = (holders("1.1", role), holders("1.2", role));
            let bodies = |list: &[(Holder, Secrecy, Option<String>)]| list.iter().map(|held| held.0).collect::<Vec<_>>();
            assert_eq!(bodies(&told), bodies(&given));
            assert!(told.iter().all(|held| held.2.is_none()), "the plan says so itself");
            assert!(given.iter().all(|held| held.2.as_deref() == Some(REASON)));
            assert_eq!(given.len(), 2);
        }
        let parts = facts.parts.iter().filter(|part| {
            facts.tasks.iter().any(|task| task.task == part.task && task.number.as_deref() == Some("10.2"))
        });
        assert_eq!(parts.count(), 3, "10.2 is three things that may part company");
        assert!(holders("3.6", Role::Lead).iter().all(|held| held.1 == Secrecy::StateSecret));
        assert_eq!(holders("4.7", Role::Lead), holders("8.3", Role::Lead), "one bank, written in two ways");

        let yearly = &facts.obligations[0];
        assert_eq!(yearly.due.unwrap().to_string(), "before:--11-15");
        assert_eq!(yearly.addressees.len(), 3);
        assert!(yearly.addressees.iter().all(|addressee| matches!(addressee.holder, Some(Holder::Collective(_)))));
        let focal = yearly.focal.unwrap();
        let leads_7 = holders("7", Role::Lead);
        assert_eq!(leads_7, [(Holder::Agency(focal), Secrecy::Open, None)]);

        let again = confirm(place, &examined, id);
        assert_eq!(refused(again), TakingInRefusal::Registered(facts.plan.plan));
        let late = decide(place, &examined, id, Choice::Keep, REASON);
        assert_eq!(refused(late), TakingInRefusal::Registered(facts.plan.plan));
    }

    fn the_same_document_changes_nothing(place) {
        let examined = sample();
        let id = taken(place, &examined);
        let head = place.read(|ctx, tx| Ok(tiendo_store::head(tx, ctx.realm)?)).unwrap();
        assert_eq!(take(place, &examined), Taken::Before(id));
        // Another file of the same document: issuer, number and day are the same.
        let mut bytes = examined.bytes.clone();
        bytes.extend_from_slice(b"\n");
        let copy = examine("ban sao.txt", bytes).unwrap();
        assert_ne!(copy.sha256, examined.sha256);
        assert_eq!(take(place, &copy), Taken::Before(id));
        let after = place.read(|ctx, tx| Ok(tiendo_store::head(tx, ctx.realm)?)).unwrap();
        assert_eq!(after, head);
    }

    fn the_proposals_taken_over_in_one_go_make_the_same_plan(place) {
        let examined = sample();
        examined.keep(&place.app.files).unwrap();
        let all = || {
            let file = examined.clone();
            let answers = Answers { reason: REASON, secret: &["3.6"] };
            place.write(move |ctx, tx| take_in_with(ctx, tx, &file, answers)).unwrap()
        };
        let plan = all();
        assert_eq!(all(), plan, "a second time it is there already");
        let when = When::now_known(AsOf(jiff::civil::date(2026, 11, 10)));
        let facts = place
            .read(move |ctx, tx| Ok(tiendo_store::plan::load(tx, ctx.realm, plan, when)?))
            .unwrap()
            .unwrap();
        assert_eq!(facts.tasks.len(), 41);
        let secret = facts.assignments.iter().filter(|held| held.secrecy == Secrecy::StateSecret);
        let parts: BTreeSet<_> = secret.map(|held| held.part).collect();
        assert_eq!(parts.len(), 1);
    }

    fn certain_names_are_the_bodies_of_the_day_of_issue(place) {
        let name = "Sở Tài chính tỉnh Quảng Ngãi";
        let merged = jiff::civil::date(2025, 3, 1);
        let old = Period::new(None, Some(merged)).unwrap();
        let made = place.write(move |ctx, tx| {
            let body = |ctx: &mut tiendo_app::Ctx, valid| agency::NewFact {
                id: ctx.ids.next_id::<Document>().to_string(),
                fact: AgencyFact {
                    agency: ctx.ids.next_id(), name: name.into(), short: "Sở TC".into(), code: None, symbol: None,
                    kind: AgencyKind::Department, superior: None, standing: Standing::Confirmed,
                    channel: Channel::Online, valid,
                },
                source: String::new(),
            };
            let facts = [body(ctx, old), body(ctx, Period::since(merged))];
            agency::insert_many(tx, &facts)?;
            tx.commit(Event { at: ctx.now, actor: Actor::System, kind: "agency.added", subject: "agency".into(), payload: serde_json::json!({}) })?;
            Ok(facts.map(|fact| fact.fact.agency))
        }).unwrap();
        let examined = sample();
        let id = taken(place, &examined);
        let review = reviewed(place, &examined, id);
        let view = review.names.iter().find(|view| view.name.printed == "Sở Tài chính").unwrap();
        assert_eq!(view.proposal.certainty, Certainty::Exact);
        assert_eq!(view.settled(), Some(&Named::Agency(made[0])));

        // A body from the plan's words is marked so.
        decide(place, &examined, id, Choice::Proposal, REASON).unwrap();
        take_over_names(place, &examined, id);
        confirm(place, &examined, id).unwrap();
        let all = place.read(|ctx, tx| Ok(agency::all_held(tx, ctx.realm)?)).unwrap();
        let from_plan = all.iter().filter(|held| held.fact.standing == Standing::FromPlan);
        assert!(from_plan.clone().any(|held| held.fact.name == "Sở Công Thương"));
        assert!(from_plan.into_iter().all(|held| held.source == "214/KH-UBND"));
        assert_eq!(all.iter().filter(|held| held.fact.name.starts_with("Sở Tài chính")).count(), 2);
    }

    fn a_decision_is_replaced_and_taken_back(place) {
        let examined = sample();
        let id = taken(place, &examined);
        let none = Choice::Agencies { leads: vec![" ".into()], coordinators: vec![] };
        assert_eq!(refused(decide(place, &examined, id, none, REASON)), TakingInRefusal::NoAgencyNamed);
        let one = Choice::Agencies { leads: vec!["Sở Nội vụ".into()], coordinators: vec![] };
        decide(place, &examined, id, one, REASON).unwrap();
        let review = reviewed(place, &examined, id);
        let task = &review.settled.document.tasks[1];
        assert_eq!(task.leads[0].value, "Sở Nội vụ");
        assert_eq!(review.undecided(), 0);
        let anchor = review.findings.iter().find_map(|view| view.decision.as_ref()).unwrap().anchor.clone();
        // Somebody who has not seen that decision does not overwrite it.
        let unseen = decide_as_seen(place, &examined, id, Choice::Keep, REASON, String::new());
        assert_eq!(refused(unseen), TakingInRefusal::ChangedMeanwhile);
        decide(place, &examined, id, Choice::Proposal, "Khác").unwrap();
        assert_eq!(reviewed(place, &examined, id).settled.document.tasks[1].leads.len(), 2);
        let seen = missing_lead(&reviewed(place, &examined, id)).token();
        let of_another = anchor.clone();
        let file = examined.clone();
        let unseen = place.write(move |ctx, tx| undo(ctx, tx, &file, id, &of_another, ""));
        assert_eq!(refused(unseen), TakingInRefusal::ChangedMeanwhile);
        let file = examined.clone();
        place.write(move |ctx, tx| undo(ctx, tx, &file, id, &anchor, &seen)).unwrap();
        let review = reviewed(place, &examined, id);
        assert_eq!(review.undecided(), 1);
        assert_eq!(review.settled.document.tasks[1].leads.len(), 0);
        decide(place, &examined, id, Choice::Keep, REASON).unwrap();
        assert_eq!(reviewed(place, &examined, id).undecided(), 0);
    }

    fn a_field_gets_another_value_and_the_text_stays(place) {
        let examined = sample();
        let id = taken(place, &examined);
        let mend = |pointer: &'static str, value: Value| {
            let examined = examined.clone();
            place.write(move |ctx, tx| {
                let act = OnField { pointer, seen: "", value, reason: REASON };
                mend_field(ctx, tx, &examined, id, act)
            })
        };
        let meaning = "before:2025-12-31".parse().unwrap();
        let deadline = Value::Deadline { words: "trước 31/12/2025".into(), meaning };
        mend("/tasks/0/deadline", deadline).unwrap();
        mend("/tasks/0/content/0", Value::Words("Nội dung khác".into())).unwrap();
        mend("/document/date", Value::Day(jiff::civil::date(2024, 11, 7))).unwrap();
        let unseen = mend("/tasks/0/content/0", Value::Words("Nội dung thứ ba".into()));
        assert_eq!(refused(unseen), TakingInRefusal::ChangedMeanwhile);
        let gone = mend("/tasks/999/product", Value::Words("x".into()));
        assert_eq!(refused(gone), TakingInRefusal::NothingThere);
        for (pointer, value) in [
            ("/tasks/0/leads", Value::Words("x".into())),
            ("/findings/0", Value::Words("x".into())),
        ] {
            assert_eq!(refused(mend(pointer, value)), TakingInRefusal::BadValue, "{pointer}");
        }
        let review = reviewed(place, &examined, id);
        assert_eq!(review.settled.document.tasks[0].content[0].value, "Nội dung khác");
        assert_ne!(review.json["tasks"][0]["content"][0], "Nội dung khác");
        assert_eq!(review.settled.deadlines[&0].to_string(), "before:2025-12-31");
        assert_eq!(review.settled.document.header.date.as_ref().unwrap().value.day(), 7);
    }

    fn who_coordinates_stays_where_only_who_leads_is_named(place) {
        let examined = sample();
        let id = taken(place, &examined);
        let file = examined.clone();
        let coordinators = vec!["Sở Y tế".to_owned()];
        place
            .write(move |ctx, tx| {
                let value = Value::Names(coordinators);
                let act = OnField { pointer: "/tasks/1/coordinators", seen: "", value, reason: REASON };
                mend_field(ctx, tx, &file, id, act)
            })
            .unwrap();
        let one = Choice::Agencies { leads: vec!["Sở Nội vụ".into()], coordinators: vec![" ".into()] };
        decide(place, &examined, id, one, REASON).unwrap();
        let review = reviewed(place, &examined, id);
        let task = &review.settled.document.tasks[1];
        assert_eq!(task.leads[0].value, "Sở Nội vụ");
        assert_eq!(task.coordinators[0].value, "Sở Y tế");
    }

    fn a_decision_stops_counting_when_the_words_change(place) {
        let examined = sample();
        let id = taken(place, &examined);
        decide(place, &examined, id, Choice::Proposal, REASON).unwrap();
        // The same document as a later reader might see it: the field has words now.
        let text = String::from_utf8(examined.bytes.clone()).unwrap();
        let words = "Chương trình hành động số 31-CTr/TU\n2\n";
        assert!(text.contains(words));
        let told = text.replace(words, "Chương trình hành động số 31-CTr/TU\nSở Nội vụ\n2\n");
        let other = examine("214-KH-UBND.txt", told.into_bytes()).unwrap();
        let review = reviewed(place, &other, id);
        assert!(!review.stale.is_empty());
        let leads: Vec<&str> = review.settled.document.tasks[1].leads.iter().map(|lead| lead.value.as_str()).collect();
        assert_eq!(leads, ["Sở Nội vụ"]);
    }

    fn a_plan_is_opened_by_a_decision_only(place) {
        let examined = sample();
        let file = examined.clone();
        let plan = place.write(move |ctx, tx| {
            take_in_with(ctx, tx, &file, Answers { reason: REASON, secret: &[] })
        }).unwrap();
        let open = |number: &'static str, day: &'static str, reason: &'static str| {
            let decision = publication::Decision { number: number.into(), day: day.into(), reason: reason.into() };
            place.write(move |ctx, tx| publication::open_plan(ctx, tx, plan, &decision))
        };
        for (result, expected) in [
            (open("", "10/11/2024", "x"), PublicationRefusal::DecisionMissing),
            (open("1/QĐ", "10/11/2099", "x"), PublicationRefusal::BadDay),
            (open("1/QĐ", "hôm qua", "x"), PublicationRefusal::BadDay),
            (open("1/QĐ", "10/11/2024", ""), PublicationRefusal::ReasonMissing),
        ] {
            let Err(AppError::Refused(Refusal::Publication(refusal))) = result else { panic!("{expected:?}") };
            assert_eq!(refusal, expected);
        }
        assert_eq!(place.read(publication::public_plans).unwrap(), []);
        open("1/QĐ", "10/11/2024", "Văn bản đã đăng công báo").unwrap();
        assert_eq!(place.read(publication::public_plans).unwrap()[0].plan, plan);
        let again = open("2/QĐ", "11/11/2024", "x");
        assert!(matches!(again, Err(AppError::Refused(Refusal::Publication(PublicationRefusal::OpenAlready)))));
    }
}

#[test]
fn what_is_marked_secret_or_unreadable_is_refused_before_anything_is_stored() {
    let place = Place::sqlite();
    let text = sample().bytes;
    let stamped = [b"M\xe1\xba\xacT\n", &text[..]].concat();
    let refusal = |name: &str, bytes: &[u8]| refused(examine(name, bytes.to_vec()));
    assert!(matches!(
        refusal("kế hoạch TỐI MẬT.txt", &text),
        TakingInRefusal::Secret(_)
    ));
    assert!(matches!(
        refusal("a.txt", &stamped),
        TakingInRefusal::Secret(_)
    ));
    assert!(matches!(
        refusal("a.txt", b""),
        TakingInRefusal::Unreadable(_)
    ));
    assert!(matches!(
        refusal("a.pdf", b"%PDF-1.7"),
        TakingInRefusal::Unreadable(_)
    ));
    assert!(matches!(
        refusal("a.txt", b"\0\x01\x02\0\0"),
        TakingInRefusal::Unreadable(_)
    ));
    assert_eq!(
        refusal("a.txt", "Chào buổi sáng.".as_bytes()),
        TakingInRefusal::Unrecognised
    );
    let kept = place
        .read(|ctx, tx| Ok(document::all(tx, ctx.realm)?))
        .unwrap();
    assert_eq!(kept, []);
    assert_eq!(fs::read_dir(place.app.files.root()).unwrap().count(), 0);
}

#[test]
fn a_kept_file_is_read_again_and_listed() {
    let place = Place::sqlite();
    let examined = sample();
    let id = taken(&place, &examined);
    let kept = place.read(move |ctx, tx| load(ctx, tx, id)).unwrap();
    let again = taking_in::opened(&place.app.files, &kept.document, kept.spellings()).unwrap();
    assert_eq!(again.reading, examined.reading);
    assert_eq!(kept.reading.body, again.reading.to_json().to_string());
    let listed = place.read(taking_in::list).unwrap();
    assert_eq!((listed.len(), listed[0].plan), (1, None));
    assert_eq!(listed[0].document.number.as_deref(), Some("214/KH-UBND"));
}

#[test]
fn deadlines_and_products_of_a_table_reach_the_register() {
    let place = Place::sqlite();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/ke-hoach-mau.html");
    let examined = examine("ke-hoach-mau.html", fs::read(path).unwrap()).unwrap();
    let file = examined.clone();
    let answers = Answers {
        reason: REASON,
        secret: &[],
    };
    let plan = place
        .write(move |ctx, tx| take_in_with(ctx, tx, &file, answers))
        .unwrap();
    let when = When::now_known(AsOf(jiff::civil::date(2026, 11, 10)));
    let facts = place
        .read(move |ctx, tx| Ok(tiendo_store::plan::load(tx, ctx.realm, plan, when)?))
        .unwrap()
        .unwrap();
    let deadlines: Vec<String> = facts
        .tasks
        .iter()
        .map(|task| task.deadline.to_string())
        .collect();
    let expected = [
        "on:2026-06-30",
        "before:2026-09-30",
        "on:2026-11-15",
        "annual",
        "on:2026-04-30",
        "on:2027-06-30",
        "on:2026-12-31",
        "on:2027-12-31",
        "ongoing",
        "none",
        "on:2026-09-30",
        "on:2027-12-31",
        "after:Sau khi kết thúc năm 2026",
    ];
    assert_eq!(deadlines, expected);
    assert_eq!(
        facts.tasks[0].deadline_words.as_deref(),
        Some("Tháng 6/2026")
    );
    assert!(facts.tasks.iter().all(|task| task.product.is_some()));
}
