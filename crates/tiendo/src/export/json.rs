//! The register as JSON. Codes are those of the database, days are `YYYY-MM-DD`, instants RFC 3339 in UTC; what is not
//! known is `null`.

use super::About;
use serde_json::{Value, json};
use tiendo_app::{
    export::{Register, ReportStand, RoundStand},
    register::{HolderView, TaskList, TaskRow},
};
use tiendo_domain::{
    agency::AgencyFact,
    assignment::Holder,
    report::{Receipt, Timeliness},
};

/// The form of the file; a change that a program would notice makes it the next.
const FORM: u32 = 1;

pub(crate) fn to_json(about: &About, register: &Register) -> String {
    let all = json!({
        "form": FORM,
        "realm": about.realm.slug.as_str(),
        "name": about.realm.name,
        "as_of": about.as_of.to_string(),
        "made_at": about.made_at.to_string(),
        "journal_head": register.journal_head,
        "bodies": list(&register.bodies, body),
        "plans": list(&register.plans, plan),
        "rounds": list(&register.rounds, round),
    });
    format!("{all:#}\n")
}

fn list<T>(items: &[T], one: impl Fn(&T) -> Value) -> Value {
    items.iter().map(one).collect()
}

fn body(fact: &AgencyFact) -> Value {
    json!({
        "id": fact.agency.to_string(),
        "name": fact.name,
        "short": fact.short,
        "symbol": fact.symbol,
        "kind": fact.kind.code(),
        "superior": fact.superior.map(|id| id.to_string()),
        "valid_from": fact.valid.from().map(|day| day.to_string()),
        "valid_until": fact.valid.until().map(|day| day.to_string()),
    })
}

fn plan(tasks: &TaskList) -> Value {
    let plan = &tasks.head.plan;
    let rows: Vec<Value> = tasks
        .sections
        .iter()
        .flat_map(|section| {
            let group = section.group.as_ref();
            let group = group.map(|group| (group.number.clone(), group.title.clone()));
            section
                .tasks
                .iter()
                .map(move |row| task(group.as_ref(), row))
        })
        .collect();
    json!({
        "id": plan.plan.to_string(),
        "version": plan.version,
        "number": plan.number,
        "kind": plan.kind,
        "title": plan.title,
        "issuer": plan.issuer,
        "issued_on": plan.issued_on.map(|day| day.to_string()),
        "horizon": plan.horizon,
        "vision": plan.vision,
        "tasks": rows,
    })
}

fn task(group: Option<&(Option<String>, String)>, row: &TaskRow) -> Value {
    let task = &row.task;
    json!({
        "id": task.task.to_string(),
        "number": task.number,
        "group": group.map(|(number, title)| json!({ "number": number, "title": title })),
        "parts": row.parts,
        "leads": list(&row.leads, holder),
        "coordinators": list(&row.coordinators, holder),
        "deadline": task.deadline_words,
        "product": task.product,
        "note": task.note,
        "secrecy": row.secrecy.code(),
    })
}

fn holder(holder: &HolderView) -> Value {
    let id = match holder.holder {
        Holder::Agency(id) => id.to_string(),
        Holder::Collective(id) => id.to_string(),
    };
    json!({ "kind": holder.holder.code(), "id": id, "name": holder.name })
}

fn round(stand: &RoundStand) -> Value {
    let round = &stand.round;
    json!({
        "id": round.id.to_string(),
        "plan": round.plan.to_string(),
        "year": round.year,
        "last_day": round.calendar.due.last_day().to_string(),
        "reports": list(&stand.reports, report),
    })
}

fn report(report: &ReportStand) -> Value {
    let (sent_at, received_on) = match report.receipt {
        None => (None, None),
        Some(Receipt::Here(at)) => (Some(at.to_string()), None),
        Some(Receipt::Paper {
            received_on,
            entered_at,
        }) => (Some(entered_at.to_string()), Some(received_on.to_string())),
    };
    json!({
        "id": report.report.to_string(),
        "agency": report.agency,
        "state": report.stand.code(),
        "sent_at": sent_at,
        "received_on_paper": received_on,
        "days_late": report.timeliness.map(|timeliness| match timeliness {
            Timeliness::OnTime => 0,
            Timeliness::Late { days } => days,
        }),
    })
}
