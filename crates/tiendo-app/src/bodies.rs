//! Bodies as an administrator looks after them.

mod import;

pub use import::{BadList, BodyList, Loaded, import, load};

use crate::{AppError, Ctx, Refusal, journal::commit};
use jiff::civil::Date;
use tiendo_domain::{
    agency::{AgencyFact, AgencyKind, Channel, Standing},
    id::{Agency, Id},
    time::{KnownAt, Period},
};
use tiendo_store::{ReadTx, WriteTx, agency, collective};
use tiendo_text::{date, fold};

/// Why something about a body was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodiesRefusal {
    /// A body has a name.
    NameMissing,
    /// A field has more than [`crate::typed::MOST`] characters.
    TooLong {
        /// The field of the form.
        field: &'static str,
    },
    /// A body is of a kind.
    KindMissing,
    /// Another body bears the name on some day of the period.
    NameTaken,
    /// Not a date.
    BadDate {
        /// The field of the form.
        field: &'static str,
    },
    /// The end is not after the start.
    EmptyPeriod,
    /// A body cannot stand above itself.
    OwnSuperior,
    /// Somebody saved first.
    ChangedMeanwhile,
}

/// A body as a form shows and takes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgencyForm {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// What its papers bear after the slash.
    pub symbol: String,
    /// What sort of body.
    pub kind: Option<AgencyKind>,
    /// The body above it.
    pub superior: Option<Id<Agency>>,
    /// First day, as typed; empty: always.
    pub from: String,
    /// Day after the last, as typed; empty: still.
    pub until: String,
    /// How it reports.
    pub channel: Option<Channel>,
    /// Whether somebody confirms that all this is so.
    pub confirmed: bool,
}

impl AgencyForm {
    /// The code of the kind, empty where none is chosen.
    pub fn kind_code(&self) -> String {
        self.kind
            .map_or_else(String::new, |kind| kind.code().to_owned())
    }

    /// The id of the superior, empty where none is chosen.
    pub fn superior_text(&self) -> String {
        self.superior
            .map_or_else(String::new, |superior| superior.to_string())
    }
}

/// A body with what the page shows beside the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyDetail {
    /// What is held of it today, or last.
    pub held: agency::Held,
    /// The collectives that list it, by name.
    pub collectives: Vec<String>,
}

impl AgencyDetail {
    /// The form with what is held.
    pub fn form(&self) -> AgencyForm {
        let fact = &self.held.fact;
        let day = |day: Option<Date>| day.map_or_else(String::new, date::short);
        AgencyForm {
            name: fact.name.clone(),
            short: fact.short.clone(),
            symbol: fact.symbol.clone().unwrap_or_default(),
            kind: Some(fact.kind),
            superior: fact.superior,
            from: day(fact.valid.from()),
            until: day(fact.valid.until()),
            channel: Some(fact.channel),
            confirmed: fact.standing == Standing::Confirmed,
        }
    }
}

/// The bodies of today of a kind (or all) whose name has the folded words, by name.
///
/// # Errors
/// Only faults.
pub fn list(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    kind: Option<AgencyKind>,
    words: &str,
) -> Result<Vec<agency::Held>, AppError> {
    let today = ctx.today();
    let mut all = agency::all_held(tx, ctx.realm)?;
    all.retain(|held| {
        held.fact.valid.contains(today)
            && kind.is_none_or(|kind| held.fact.kind == kind)
            && (words.is_empty()
                || fold(&format!("{} {}", held.fact.name, held.fact.short)).contains(words))
    });
    Ok(all)
}

/// The bodies of today as choices of a form: id and name.
///
/// # Errors
/// Only faults.
pub fn choices(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Vec<(String, String)>, AppError> {
    let all = list(ctx, tx, None, "")?;
    Ok(all
        .into_iter()
        .map(|held| (held.fact.agency.to_string(), held.fact.name))
        .collect())
}

/// One body: the fact of today, else its last.
///
/// # Errors
/// Only faults.
pub fn detail(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Agency>,
) -> Result<Option<AgencyDetail>, AppError> {
    let today = ctx.today();
    let facts = agency::facts_of(tx, ctx.realm, id)?;
    let current = facts
        .iter()
        .find(|held| held.fact.valid.contains(today))
        .or(facts.last());
    let Some(held) = current.cloned() else {
        return Ok(None);
    };
    let known = KnownAt(i64::MAX);
    let listed: Vec<_> = collective::members(tx, ctx.realm, known)?
        .into_iter()
        .filter(|member| member.agency == id)
        .map(|member| member.collective)
        .collect();
    let collectives = collective::facts(tx, ctx.realm, known)?
        .into_iter()
        .filter(|fact| listed.contains(&fact.collective))
        .map(|fact| fact.name)
        .collect();
    Ok(Some(AgencyDetail { held, collectives }))
}

/// Adds a body.
///
/// # Errors
/// [`BodiesRefusal`] for what was typed, else faults.
pub fn add(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    typed: &AgencyForm,
) -> Result<Id<Agency>, AppError> {
    let id = ctx.ids.next_id();
    let new = fact(ctx, tx, id, typed)?;
    let row: Id<Agency> = ctx.ids.next_id();
    let source = String::new();
    agency::insert_many(
        tx,
        &[agency::NewFact {
            id: row.to_string(),
            fact: new,
            source,
        }],
    )?;
    commit(ctx, tx, "agency.added", id, serde_json::json!({}))?;
    Ok(id)
}

/// Corrects what is held of a body. The fact believed so far stays in the history; `known` is the journal number since
/// which the corrected one was believed.
///
/// # Errors
/// [`BodiesRefusal`] for what was typed, [`AppError::NotFound`], else faults.
pub fn correct(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Agency>,
    known: i64,
    typed: &AgencyForm,
) -> Result<(), AppError> {
    let before = detail(ctx, tx, id)?.ok_or(AppError::NotFound)?.held;
    let new = fact(ctx, tx, id, typed)?;
    if !agency::supersede(tx, &before.id, known)? {
        return Err(AppError::Refused(Refusal::Bodies(
            BodiesRefusal::ChangedMeanwhile,
        )));
    }
    let row: Id<Agency> = ctx.ids.next_id();
    let new = agency::NewFact {
        id: row.to_string(),
        fact: new,
        source: before.source,
    };
    agency::insert_facts(tx, &[new])?;
    commit(ctx, tx, "agency.corrected", id, serde_json::json!({}))
}

fn fact(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Agency>,
    typed: &AgencyForm,
) -> Result<AgencyFact, AppError> {
    let refuse = |refusal| AppError::Refused(Refusal::Bodies(refusal));
    if typed.name.is_empty() {
        return Err(refuse(BodiesRefusal::NameMissing));
    }
    let fields = [
        ("name", typed.name.as_str()),
        ("short", &typed.short),
        ("symbol", &typed.symbol),
    ];
    if let Some(field) = crate::typed::too_long(fields) {
        return Err(refuse(BodiesRefusal::TooLong { field }));
    }
    let kind = typed
        .kind
        .ok_or_else(|| refuse(BodiesRefusal::KindMissing))?;
    let day = |field, text: &str| match text {
        "" => Ok(None),
        text => date::parse(text)
            .map(Some)
            .map_err(|_| refuse(BodiesRefusal::BadDate { field })),
    };
    let (from, until) = (day("from", &typed.from)?, day("until", &typed.until)?);
    let valid = Period::new(from, until).map_err(|_| refuse(BodiesRefusal::EmptyPeriod))?;
    if typed.superior == Some(id) {
        return Err(refuse(BodiesRefusal::OwnSuperior));
    }
    let name = fold(&typed.name);
    let taken = agency::facts(tx, ctx.realm, KnownAt(i64::MAX))?
        .into_iter()
        .any(|fact| fact.agency != id && fact.valid.overlaps(valid) && fold(&fact.name) == name);
    if taken {
        return Err(refuse(BodiesRefusal::NameTaken));
    }
    let short = if typed.short.is_empty() {
        &typed.name
    } else {
        &typed.short
    };
    Ok(AgencyFact {
        agency: id,
        name: typed.name.clone(),
        short: short.clone(),
        code: None,
        symbol: Some(typed.symbol.clone()).filter(|symbol| !symbol.is_empty()),
        kind,
        superior: typed.superior,
        standing: if typed.confirmed {
            Standing::Confirmed
        } else {
            Standing::Doubtful
        },
        channel: typed.channel.unwrap_or(Channel::Online),
        valid,
    })
}
