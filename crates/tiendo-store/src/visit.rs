//! Who stands at the door: what every request of a realm asks first, in two statements and one round trip.

use jiff::Timestamp;
use tiendo_domain::id::Slug;

use crate::engine::Ask;
use crate::error::StoreError;
use crate::person::{HeldRole, held_role};
use crate::realm::{Realm, realm_of};
use crate::row::Row;
use crate::session::Live;
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::values;

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

statements! {
    DOOR = "SELECT r.number, r.slug, r.name_vi, r.name_en, r.public, r.created_at, i.value,
            s.id, p.id, p.name, p.office, s.seen_at, c.must_change
        FROM realm_directory r
        LEFT JOIN setting i ON i.realm = r.number AND i.key = $4
        LEFT JOIN session s ON s.realm = r.number AND s.token_hash = $2 AND s.ends_at > $3
        LEFT JOIN person p ON p.realm = s.realm AND p.id = s.person AND p.disabled_at IS NULL
        LEFT JOIN credential c ON c.realm = p.realm AND c.person = p.id
        WHERE r.slug = $1";
    // A role that was ended on the day that it began was never held.
    GRANTS = "SELECT g.id, g.person, g.role, g.agency, g.valid_from, g.valid_until,
            (SELECT f.short FROM agency_fact f
             WHERE f.realm = g.realm AND f.agency = g.agency AND f.known_until IS NULL
             ORDER BY f.valid_from DESC NULLS LAST, f.id LIMIT 1)
        FROM realm_directory r
        JOIN session s ON s.realm = r.number AND s.token_hash = $2
        JOIN role_grant g ON g.realm = s.realm AND g.person = s.person
        WHERE r.slug = $1
            AND (g.valid_from IS NULL OR g.valid_until IS NULL OR g.valid_from < g.valid_until)
        ORDER BY g.granted_at, g.id";
}

/// The realm of a short name with the session of a token and a setting; `None` where there is no such realm.
///
/// # Errors
/// Any [`StoreError`].
pub fn visit(
    tx: &mut ReadTx<'_>,
    slug: &Slug,
    token_hash: Option<&[u8; 32]>,
    setting: &str,
    now: Timestamp,
) -> Result<Option<Visit>, StoreError> {
    let token = token_hash.map(<[u8; 32]>::as_slice);
    let door = values![slug.as_str(), token, now, setting];
    let grants = values![slug.as_str(), token];
    if token.is_some() {
        tx.ahead(vec![
            Ask {
                sql: DOOR,
                params: door.to_vec(),
            },
            Ask {
                sql: GRANTS,
                params: grants.to_vec(),
            },
        ])?;
    }
    let Some(row) = tx.query_opt(DOOR, &door)? else {
        return Ok(None);
    };
    let mut visit = visit_of(&row)?;
    if visit.live.is_some() {
        let rows = tx.query(GRANTS, &grants)?;
        visit.grants = rows.iter().map(held_role).collect::<Result<_, _>>()?;
    }
    Ok(Some(visit))
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
