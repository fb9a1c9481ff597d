//! Who asks, when, and how far they reach: what every use case is handed first.

use jiff::{Timestamp, civil::Date};
use tiendo_domain::{
    access::{Reach, RoleGrant},
    id::{Agency, Id, IdMaker, Person, RealmId, Session, Slug},
    time::day_of,
};
use tiendo_store::Actor;

/// A realm as the directory names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Realm {
    /// Its number in keys.
    pub id: RealmId,
    /// First segment of its paths.
    pub slug: Slug,
    /// The authority's name.
    pub name: String,
}

/// Somebody with a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub person: Id<Person>,
    /// The name as pages show it.
    pub name: String,
    /// Their position in words, e.g. "Phó Giám đốc".
    pub position: String,
    /// The body that they belong to.
    pub agency: Option<Id<Agency>>,
    /// Its short name today.
    pub agency_name: String,
    /// The roles that they hold, whatever the day.
    pub grants: Vec<RoleGrant>,
    /// The session.
    pub session: Id<Session>,
    /// Whether the password was set by somebody else and must be changed first.
    pub must_change_password: bool,
}

/// What a use case is handed: the realm, the asker, the one instant of this request, and ids to give.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// The realm that everything happens in.
    pub realm: RealmId,
    /// Who acts.
    pub actor: Actor,
    /// The person's roles (empty for the system and the command line).
    pub grants: Vec<RoleGrant>,
    /// How far the person reaches through the route that was asked.
    pub reach: Reach,
    /// The day that the register is asked for, where it is not today. Only the register's pages look at it.
    pub as_of: Option<Date>,
    /// The instant of the request; a use case never asks for another.
    pub now: Timestamp,
    /// Gives new ids.
    pub ids: IdMaker,
}

impl Ctx {
    /// A context of the program itself or of the command line: everything of the realm is within reach.
    pub fn system(realm: RealmId, actor: Actor, now: Timestamp) -> Ctx {
        let ids = IdMaker::new(now, crate::chance::bytes());
        Ctx {
            realm,
            actor,
            grants: Vec::new(),
            reach: Reach::Realm,
            as_of: None,
            now,
            ids,
        }
    }

    /// The day as of which the register is shown.
    pub fn register_day(&self) -> Date {
        self.as_of.unwrap_or_else(|| self.today())
    }

    /// The civil day of this request in Vietnam.
    pub fn today(&self) -> Date {
        day_of(self.now)
    }

    /// The person who acts, if a person does.
    pub fn person(&self) -> Option<Id<Person>> {
        match &self.actor {
            Actor::Person(person) => Some(*person),
            Actor::System | Actor::Command => None,
        }
    }
}
