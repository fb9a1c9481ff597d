//! Ids: a type per kind of thing, so that the id of a task is never taken for that of a report.
//!
//! Nothing here reads a clock or makes chance: [`IdMaker`] is given both.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A kind of thing that has ids.
pub trait Kind {
    /// The kind's name as the code, the database and the journal spell it: `agency`, `report`.
    const NAME: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub enum $kind {}
            impl Kind for $kind { const NAME: &'static str = $name; }
        )*
    };
}

kinds! {
    /// A body: department, commune, union, enterprise.
    Agency = "agency",
    /// A named set of bodies, such as "các sở, ban, ngành".
    Collective = "collective",
    /// Somebody who signs in or signs.
    Person = "person",
    /// A plan: one document, one official number.
    Plan = "plan",
    /// A task group, the bold rows of an annex.
    Group = "group",
    /// A task of a plan.
    Task = "task",
    /// A paragraph of a task, which can part company with the others.
    Part = "part",
    /// One holder in one role for one part, over a period.
    Assignment = "assignment",
    /// A target (chỉ tiêu).
    Target = "target",
    /// A duty to report.
    Obligation = "obligation",
    /// What else a body must do.
    Duty = "duty",
    /// A document that was taken in or is cited.
    Document = "document",
    /// One run of the reader over a document.
    Reading = "reading",
    /// A decision of a person on a finding or a field of a reading.
    Decision = "decision",
    /// One thing that a person did in a review.
    ReviewAct = "review act",
    /// A report round.
    Round = "round",
    /// One report that a frozen round expects.
    Expected = "expected",
    /// One body's report in one round.
    Report = "report",
    /// A line of a report: one task that the body answers for.
    Line = "line",
    /// One immutable sending of a report.
    Submission = "submission",
    /// A file behind a report.
    Evidence = "evidence",
    /// A consolidated report.
    Consolidation = "consolidation",
    /// A block of a consolidated report.
    Block = "block",
    /// A role granted to a person.
    Grant = "grant",
    /// A signed-in session.
    Session = "session",
}

/// The id of a thing of kind `K`: a UUID, version 7, written in lower case with hyphens.
pub struct Id<K> {
    uuid: Uuid,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// An id from a UUID that is known to name a `K`, as it comes from the database.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self {
            uuid,
            kind: PhantomData,
        }
    }

    /// The bare UUID.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.as_hyphenated().fmt(f)
    }
}
impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", K::NAME, self.uuid)
    }
}

/// Text that is not an id in its one written form (lower case, hyphens).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a {kind}")]
pub struct NotAnId {
    /// The kind that was looked for.
    pub kind: &'static str,
}

impl<K: Kind> FromStr for Id<K> {
    type Err = NotAnId;

    /// Only the form that `Display` writes is taken, so that an address has one spelling.
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let uuid = Uuid::try_parse(text).map_err(|_| NotAnId { kind: K::NAME })?;
        let written = &mut Uuid::encode_buffer();
        if uuid.as_hyphenated().encode_lower(written) == text {
            Ok(Self::from_uuid(uuid))
        } else {
            Err(NotAnId { kind: K::NAME })
        }
    }
}

/// Makes the ids of one use case from its instant and from chance, both given.
///
/// Ids are UUIDs of version 7 (RFC 9562): they sort by instant, then by the order of making, so a database
/// keeps them together. Within one maker they never repeat.
#[derive(Debug, Clone)]
pub struct IdMaker {
    millis: u64,
    counter: u16,
    made: u64,
    seed: [u8; 32],
}

/// How many ids of one millisecond the 12 bits after the version can order.
const COUNTERS: u16 = 1 << 12;

impl IdMaker {
    /// A maker for the instant `at`; `seed` comes from the system's random source.
    /// An instant before 1970 counts as 1970.
    pub fn new(at: Timestamp, seed: [u8; 32]) -> Self {
        Self {
            millis: u64::try_from(at.as_millisecond()).unwrap_or(0),
            counter: 0,
            made: 0,
            seed,
        }
    }

    /// The next id.
    pub fn next_id<K>(&mut self) -> Id<K> {
        let digest = Sha256::new()
            .chain_update(self.seed)
            .chain_update(self.made.to_be_bytes())
            .finalize();
        let mut tail = [0_u8; 10];
        tail.copy_from_slice(&digest[..10]);
        tail[..2].copy_from_slice(&self.counter.to_be_bytes());
        let uuid = uuid::Builder::from_unix_timestamp_millis(self.millis, &tail).into_uuid();
        self.made += 1;
        self.counter += 1;
        if self.counter == COUNTERS {
            // RFC 9562, 6.2: when the counter runs over, the time part moves on.
            self.counter = 0;
            self.millis += 1;
        }
        Id::from_uuid(uuid)
    }
}

/// The number of a realm in keys, from the directory. 1 or more; never shown to anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RealmId(pub i64);

/// The short name of a realm: the first segment of every path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// First segments of a path that are not realms.
const RESERVED: &[&str] = &[
    "admin",
    "api",
    "assets",
    "dang-nhap",
    "en",
    "favicon",
    "healthz",
    "metrics",
    "public",
    "quan-tri",
    "robots",
    "sign-in",
    "static",
    "tep",
    "vi",
    "well-known",
];

/// Why a text is no realm's short name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotASlug {
    /// 2 to 31 characters are needed.
    #[error("a short name has 2 to 31 characters")]
    Length,
    /// Only a–z, 0–9 and hyphen, a letter first.
    #[error("a short name has only a-z, 0-9 and hyphens, and begins with a letter")]
    Characters,
    /// The word is used for something else.
    #[error("this word is reserved")]
    Reserved,
}

impl Slug {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        if !(2..=31).contains(&text.len()) {
            return Err(NotASlug::Length);
        }
        let fits = |(i, b): (usize, u8)| {
            b.is_ascii_lowercase() || i > 0 && (b.is_ascii_digit() || b == b'-')
        };
        if !text.bytes().enumerate().all(fits) {
            return Err(NotASlug::Characters);
        }
        if RESERVED.contains(&text) {
            return Err(NotASlug::Reserved);
        }
        Ok(Slug(text.to_owned()))
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_maker_are_distinct_ordered_and_version_7() {
        let at: Timestamp = "2026-11-10T01:00:00Z".parse().unwrap();
        let mut maker = IdMaker::new(at, [7; 32]);
        let ids: Vec<Id<Report>> = (0..10_000).map(|_| maker.next_id()).collect();
        assert!(ids.windows(2).all(|w| w[0] < w[1]));
        assert!(ids.iter().all(|id| id.uuid().get_version_num() == 7));
        assert_eq!(
            ids[0].uuid().get_timestamp().unwrap().to_unix().0,
            u64::try_from(at.as_second()).unwrap()
        );
        let other: Id<Report> = IdMaker::new(at, [8; 32]).next_id();
        assert_ne!(ids[0], other);
    }

    #[test]
    fn an_id_is_read_back_in_its_one_spelling_only() {
        let id: Id<Task> = IdMaker::new(Timestamp::UNIX_EPOCH, [1; 32]).next_id();
        let text = id.to_string();
        assert_eq!(text.parse(), Ok(id));
        let simple = text.replace('-', "");
        for wrong in [
            "",
            "x",
            &text.to_uppercase(),
            &simple,
            &format!("{{{text}}}"),
        ] {
            assert_eq!(wrong.parse::<Id<Task>>(), Err(NotAnId { kind: "task" }));
        }
    }

    #[test]
    fn slugs() {
        for (text, expected) in [
            ("quang-ngai", Ok(())),
            ("bo-kh2", Ok(())),
            ("q", Err(NotASlug::Length)),
            ("a234567890123456789012345678901", Ok(())),
            ("a2345678901234567890123456789012", Err(NotASlug::Length)),
            ("Quang-ngai", Err(NotASlug::Characters)),
            ("quảng-ngãi", Err(NotASlug::Characters)),
            ("2-ngai", Err(NotASlug::Characters)),
            ("../etc", Err(NotASlug::Characters)),
            ("healthz", Err(NotASlug::Reserved)),
        ] {
            assert_eq!(text.parse::<Slug>().map(|_| ()), expected, "{text}");
        }
    }
}
