//! Who stands at the door: what every request of a realm asks first, in one question.

use jiff::Timestamp;
use tiendo_domain::id::Slug;

use crate::error::StoreError;
use crate::person::{HeldRole, held_role_of};
use crate::realm::{Realm, realm_of};
use crate::row::Row;
use crate::session::Live;
use crate::statement::statements;
use crate::store::Store;
use crate::table::Column;
use crate::values;

/// How many cells of a row stand before its role.
const BEFORE_GRANT: usize = 13;

/// What the database knows of a visitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The realm that was asked for.
    pub realm: Realm,
    /// The setting that was asked for, where the realm has one of its own.
    pub setting: Option<serde_json::Value>,
    /// The session of the token, where it has not ended and the account is not locked.
    pub live: Option<Live>,
    /// The roles of its person.
    pub grants: Vec<HeldRole>,
}

const VISITOR: &[Column] = &[
    Column::text("slug"),
    Column::opt_blob("token"),
    Column::int("now"),
    Column::text("setting"),
];

statements! {
    // A role that was ended on the day that it began was never held.
    ask DOOR of VISITOR = "SELECT k.n, r.number, r.slug, r.name_vi, r.name_en, r.public, r.created_at, i.value,
            s.id, p.id, p.name, p.office, s.seen_at, c.must_change,
            g.id, g.person, g.role, g.agency, g.valid_from, g.valid_until,
            (SELECT f.short FROM agency_fact f
             WHERE f.realm = g.realm AND f.agency = g.agency AND f.known_until IS NULL
             ORDER BY f.valid_from DESC NULLS LAST, f.id LIMIT 1)
        FROM asked k
        JOIN realm_directory r ON r.slug = k.slug
        LEFT JOIN setting i ON i.realm = r.number AND i.key = k.setting
        LEFT JOIN session s ON s.realm = r.number AND s.token_hash = k.token AND s.ends_at > k.now
        LEFT JOIN person p ON p.realm = s.realm AND p.id = s.person AND p.disabled_at IS NULL
        LEFT JOIN credential c ON c.realm = p.realm AND c.person = p.id
        LEFT JOIN role_grant g ON g.realm = p.realm AND g.person = p.id
            AND (g.valid_from IS NULL OR g.valid_until IS NULL OR g.valid_from < g.valid_until)
        ORDER BY k.n, g.granted_at NULLS LAST, g.id NULLS LAST";
}

/// The realm of a short name with the session of a token and a setting; `None` where there is no such realm.
///
/// # Errors
/// Any [`StoreError`].
pub async fn visit(
    store: &Store,
    slug: &Slug,
    token_hash: Option<&[u8; 32]>,
    setting: &str,
    now: Timestamp,
) -> Result<Option<Visit>, StoreError> {
    let token = token_hash.map(<[u8; 32]>::as_slice);
    let key = values![slug.as_str(), token, now, setting];
    let rows = store.ask(DOOR, key.to_vec()).await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let mut visit = visit_of(first)?;
    if visit.live.is_some() {
        visit.grants = rows
            .iter()
            .map(grant_of)
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?;
    }
    Ok(Some(visit))
}

/// The role in a row, if there is one: behind what [`visit_of`] reads.
fn grant_of(row: &Row) -> Result<Option<HeldRole>, StoreError> {
    let mut cells = row.cells();
    for _ in 0..BEFORE_GRANT {
        cells.value()?;
    }
    let Some(id) = cells.opt_id()? else {
        return Ok(None);
    };
    held_role_of(id, &mut cells).map(Some)
}

fn visit_of(row: &Row) -> Result<Visit, StoreError> {
    let mut cells = row.cells();
    let realm = realm_of(&mut cells)?;
    let setting = cells.opt_word(|text| serde_json::from_str(text).ok())?;
    let session = cells.opt_id()?;
    let person = cells
        .opt_id()?
        .zip(cells.opt_text()?.zip(cells.opt_text()?));
    let seen = cells.opt_timestamp()?.zip(cells.opt_flag()?);
    let live = match (session, person, seen) {
        (Some(id), Some((person, (name, office))), Some((seen_at, must_change))) => Some(Live {
            id,
            person,
            name,
            office,
            seen_at,
            must_change,
        }),
        _ => None,
    };
    Ok(Visit {
        realm,
        setting,
        live,
        grants: Vec::new(),
    })
}
