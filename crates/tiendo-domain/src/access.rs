//! Roles, and how far each reaches: the words of the permission table, and how a person's grants
//! become a filter. The table itself (which role may do what) stands beside the routes.

use std::collections::BTreeSet;

use jiff::civil::Date;
use tiendo_text::Lang;

use crate::id::{Agency, Id};
use crate::time::Period;

/// What a person is in a realm. One person can hold several roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleName {
    /// Chuyên viên đầu mối: runs the register and the rounds.
    FocalOfficer,
    /// Chuyên viên: writes the reports of a body.
    AgencyOfficer,
    /// Thủ trưởng or cấp phó: approves and sends.
    AgencyHead,
    /// Office of the People's Committee: follows all, decides nothing.
    Office,
    /// Provincial leader: sees the whole, decides.
    Leader,
    /// Văn thư: numbers, dates, signed files.
    Clerk,
    /// Member of an inspection: reads everything in scope.
    Inspector,
    /// Tỉnh ủy, HĐND, Đoàn ĐBQH, UBMTTQ: reads plans, signed reports and conclusions.
    Overseer,
    /// Checks that history was not altered.
    Auditor,
    /// Bodies, people, roles, settings, backup.
    Administrator,
}

impl RoleName {
    /// All roles, in the order of the permission table's columns.
    pub const ALL: [RoleName; 10] = [
        RoleName::FocalOfficer,
        RoleName::AgencyOfficer,
        RoleName::AgencyHead,
        RoleName::Office,
        RoleName::Leader,
        RoleName::Clerk,
        RoleName::Inspector,
        RoleName::Overseer,
        RoleName::Auditor,
        RoleName::Administrator,
    ];

    /// The name in the database and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            RoleName::FocalOfficer => "focal_officer",
            RoleName::AgencyOfficer => "agency_officer",
            RoleName::AgencyHead => "agency_head",
            RoleName::Office => "office",
            RoleName::Leader => "leader",
            RoleName::Clerk => "clerk",
            RoleName::Inspector => "inspector",
            RoleName::Overseer => "overseer",
            RoleName::Auditor => "auditor",
            RoleName::Administrator => "administrator",
        }
    }

    /// The role of a code, if it is one.
    pub fn from_code(code: &str) -> Option<RoleName> {
        RoleName::ALL.into_iter().find(|r| r.code() == code)
    }

    /// The role in words.
    pub const fn words(self, lang: Lang) -> &'static str {
        match self {
            RoleName::FocalOfficer => lang.pick("chuyên viên đầu mối", "focal officer"),
            RoleName::AgencyOfficer => lang.pick("chuyên viên", "agency officer"),
            RoleName::AgencyHead => lang.pick("thủ trưởng, cấp phó", "agency head or deputy"),
            RoleName::Office => lang.pick("Văn phòng UBND", "office of the People's Committee"),
            RoleName::Leader => lang.pick("lãnh đạo UBND", "leader"),
            RoleName::Clerk => lang.pick("văn thư", "clerk"),
            RoleName::Inspector => lang.pick("thành viên đoàn kiểm tra", "inspector"),
            RoleName::Overseer => lang.pick("cơ quan giám sát", "overseer"),
            RoleName::Auditor => lang.pick("kiểm tra toàn vẹn", "auditor"),
            RoleName::Administrator => lang.pick("quản trị hệ thống", "administrator"),
        }
    }

    /// Whether a grant of this role must name the body that it is held for.
    pub const fn needs_agency(self) -> bool {
        match self {
            RoleName::FocalOfficer | RoleName::AgencyOfficer | RoleName::AgencyHead => true,
            RoleName::Office
            | RoleName::Leader
            | RoleName::Clerk
            | RoleName::Inspector
            | RoleName::Overseer
            | RoleName::Auditor
            | RoleName::Administrator => false,
        }
    }

    /// The role's column in a row of the permission table. The public's column comes after all.
    pub const fn column(self) -> usize {
        match self {
            RoleName::FocalOfficer => 0,
            RoleName::AgencyOfficer => 1,
            RoleName::AgencyHead => 2,
            RoleName::Office => 3,
            RoleName::Leader => 4,
            RoleName::Clerk => 5,
            RoleName::Inspector => 6,
            RoleName::Overseer => 7,
            RoleName::Auditor => 8,
            RoleName::Administrator => 9,
        }
    }
}

/// How many columns the permission table has: the roles and, last, the public.
pub const COLUMNS: usize = RoleName::ALL.len() + 1;

/// The column of somebody who is not signed in.
pub const PUBLIC_COLUMN: usize = RoleName::ALL.len();

/// One cell of the permission table: what a role may do with one route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// Not at all.
    No,
    /// Only what a recorded decision has opened.
    Opened,
    /// Only what belongs to the bodies that the role is held for.
    Own,
    /// Everything of the realm.
    Realm,
}

/// One row of the permission table, by [`RoleName::column`] and [`PUBLIC_COLUMN`].
pub type Cells = [Cell; COLUMNS];

/// A role given to a person, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGrant {
    /// The role.
    pub role: RoleName,
    /// The body that the role is held for, where the role needs one.
    pub agency: Option<Id<Agency>>,
    /// The days on which it is held.
    pub valid: Period,
}

/// The rows that a person may see or touch through one route: a filter that queries demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// None: the route answers as if it did not exist.
    Nothing,
    /// What a recorded decision has opened, and what belongs to these bodies (often none).
    Some {
        /// Whether opened things are among them.
        opened: Opened,
        /// The bodies whose things are among them.
        agencies: BTreeSet<Id<Agency>>,
    },
    /// Everything of the realm.
    Realm,
}

/// Whether things opened by a recorded decision are within reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// They are.
    Included,
    /// They are not.
    Excluded,
}

impl Reach {
    /// Whether a thing of `agency` that nobody has opened is within reach.
    pub fn covers(&self, agency: Id<Agency>) -> bool {
        match self {
            Reach::Nothing => false,
            Reach::Some { agencies, .. } => agencies.contains(&agency),
            Reach::Realm => true,
        }
    }

    /// Whether a thing that a recorded decision has opened is within reach.
    pub fn covers_opened(&self) -> bool {
        match self {
            Reach::Nothing => false,
            Reach::Some { opened, .. } => *opened == Opened::Included,
            Reach::Realm => true,
        }
    }

    /// Whether a thing that belongs to no single body is within reach.
    pub fn covers_realm(&self) -> bool {
        match self {
            Reach::Nothing | Reach::Some { .. } => false,
            Reach::Realm => true,
        }
    }
}

/// How far somebody with `grants` reaches through a route whose row is `cells`, on the day `on`.
/// What the public may see, everyone may.
pub fn reach(cells: &Cells, grants: &[RoleGrant], on: Date) -> Reach {
    let mut opened = Opened::Excluded;
    let mut agencies = BTreeSet::new();
    let held = grants.iter().filter(|g| g.valid.contains(on));
    let cells_held = held.map(|g| (cells[g.role.column()], g.agency));
    for (cell, agency) in cells_held.chain([(cells[PUBLIC_COLUMN], None)]) {
        match cell {
            Cell::No => {}
            Cell::Opened => opened = Opened::Included,
            Cell::Own => agencies.extend(agency),
            Cell::Realm => return Reach::Realm,
        }
    }
    if agencies.is_empty() && opened == Opened::Excluded {
        Reach::Nothing
    } else {
        Reach::Some { opened, agencies }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::IdMaker;
    use jiff::Timestamp;
    use jiff::civil::date;

    fn cells(focal: Cell, officer: Cell, public: Cell) -> Cells {
        let mut cells = [Cell::No; COLUMNS];
        cells[RoleName::FocalOfficer.column()] = focal;
        cells[RoleName::AgencyOfficer.column()] = officer;
        cells[PUBLIC_COLUMN] = public;
        cells
    }

    #[test]
    fn columns_follow_the_order_of_all() {
        for (i, role) in RoleName::ALL.into_iter().enumerate() {
            assert_eq!(role.column(), i);
            assert_eq!(RoleName::from_code(role.code()), Some(role));
        }
        assert_eq!(RoleName::from_code("root"), None);
    }

    #[test]
    fn reach_is_the_union_of_what_is_held_on_the_day() {
        let mut maker = IdMaker::new(Timestamp::UNIX_EPOCH, [0; 32]);
        let (finance, health) = (maker.next_id(), maker.next_id());
        let today = date(2026, 11, 10);
        let grant = |role, agency, valid| RoleGrant {
            role,
            agency: Some(agency),
            valid,
        };
        let officer = |agency| grant(RoleName::AgencyOfficer, agency, Period::ALWAYS);
        let ended = Period::new(None, Some(today)).unwrap();

        let own = cells(Cell::Realm, Cell::Own, Cell::No);
        assert_eq!(reach(&own, &[], today), Reach::Nothing);
        let one = reach(&own, &[officer(finance)], today);
        assert!(one.covers(finance) && !one.covers(health));
        assert!(!one.covers_opened() && !one.covers_realm());
        let two = reach(&own, &[officer(finance), officer(health)], today);
        assert!(two.covers(finance) && two.covers(health));
        let focal = grant(RoleName::FocalOfficer, finance, Period::ALWAYS);
        assert_eq!(reach(&own, &[officer(health), focal], today), Reach::Realm);
        let was_focal = grant(RoleName::FocalOfficer, finance, ended);
        assert_eq!(reach(&own, &[was_focal], today), Reach::Nothing);

        let public = cells(Cell::Realm, Cell::No, Cell::Opened);
        for grants in [vec![], vec![officer(finance)]] {
            let seen = reach(&public, &grants, today);
            assert!(seen.covers_opened() && !seen.covers(finance));
        }
    }
}
