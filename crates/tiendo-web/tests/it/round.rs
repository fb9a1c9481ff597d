//! An opened round of the sample plan with reports that were sent, for the tests of the pages that check and count.

use std::collections::BTreeMap;

use jiff::Timestamp;
use tiendo_app::people::{self, NewPerson};
use tiendo_app::reports::{self, LineSave};
use tiendo_app::{AppError, Clock, Ctx, checking, rounds};
use tiendo_domain::access::{Reach, RoleGrant, RoleName};
use tiendo_domain::assignment::{Demand, Secrecy};
use tiendo_domain::id::{Agency, Id, Person, Report, Round};
use tiendo_domain::report::line::{DeclaredState, Figures, LineContent};
use tiendo_domain::report::{Capacity, StateName};
use tiendo_domain::time::Period;
use tiendo_store::person::MustChange;
use tiendo_store::report::{self, line};
use tiendo_store::{Actor, WriteTx};

use crate::support::Site;

/// The round of 2026, opened on 10/11/2026 by a focal officer who is signed in nowhere.
pub(crate) struct Opened<'s> {
    pub(crate) site: &'s Site,
    pub(crate) round: Id<Round>,
    /// The bodies by the keys of the sample list.
    pub(crate) bodies: BTreeMap<String, Id<Agency>>,
    focal: (Id<Person>, RoleGrant),
}

fn somebody(
    site: &Site,
    name: &str,
    role: RoleName,
    agency: Id<Agency>,
) -> (Id<Person>, RoleGrant) {
    let new = NewPerson {
        name: format!("{name} (mẫu)"),
        username: name.to_owned(),
        position: "Phó Giám đốc".to_owned(),
        ..NewPerson::default()
    };
    let person = site
        .write(move |ctx, tx| {
            let person = people::add(ctx, tx, &new, "-", MustChange::No)?;
            people::grant(ctx, tx, person, role, Some(agency))?;
            Ok(person)
        })
        .unwrap();
    (
        person,
        RoleGrant {
            role,
            agency: Some(agency),
            valid: Period::ALWAYS,
        },
    )
}

fn act<T: Send + 'static>(
    site: &Site,
    (person, grant): (Id<Person>, RoleGrant),
    work: impl FnOnce(&mut Ctx, &mut WriteTx<'_>) -> Result<T, AppError> + Send + 'static,
) -> T {
    let mut ctx = Ctx::system(site.realm, Actor::Person(person), site.app.now());
    ctx.grants = vec![grant];
    ctx.reach = Reach::Realm;
    site.app
        .store
        .write_blocking(site.realm, move |tx| work(&mut ctx, tx))
        .unwrap()
}

fn open(site: &Site, focal: &(Id<Person>, RoleGrant), year: i16) -> Id<Round> {
    act(site, focal.clone(), move |ctx, tx| {
        let rows = rounds::list(ctx, tx)?;
        let row = rows
            .iter()
            .find(|row| row.unopened.iter().any(|one| one.year == year))
            .unwrap();
        let round = rounds::start(ctx, tx, row.obligation.obligation, year)?;
        rounds::settle_open_set(ctx, tx, round)?;
        rounds::open(ctx, tx, round, Some(jiff::civil::date(year, 11, 14)))?;
        Ok(round)
    })
}

impl<'s> Opened<'s> {
    /// The sample plan in the register and its round of 2026 open.
    pub(crate) fn new(site: &'s Site) -> Opened<'s> {
        let bodies = site.with_bodies();
        site.with_plan();
        let focal = somebody(
            site,
            "daumoi",
            RoleName::FocalOfficer,
            bodies["so-ke-hoach-va-dau-tu"],
        );
        let round = open(site, &focal, 2026);
        Opened {
            site,
            round,
            bodies,
            focal,
        }
    }

    /// Opens the round of the next year on 01/10/2027; the reports of this one that came are accepted.
    pub(crate) fn into_next_year(self) -> Opened<'s> {
        let round = self.round;
        act(self.site, self.focal.clone(), move |ctx, tx| {
            for one in report::of_round(tx, ctx.realm, round, ctx.today())? {
                if one.report.name == StateName::Submitted {
                    checking::accept(ctx, tx, one.report.id, one.report.sendings)?;
                }
            }
            rounds::close(ctx, tx, round)
        });
        self.at("2027-10-01T01:00:00Z");
        Opened {
            round: open(self.site, &self.focal, 2027),
            ..self
        }
    }

    /// Moves the clock.
    pub(crate) fn at(&self, instant: &str) {
        let at: Timestamp = instant.parse().unwrap();
        match &self.site.app.clock {
            Clock::Fixed(clock) => clock.set(at),
            Clock::System | Clock::Moved(_) => panic!("tests have a fixed clock"),
        }
    }

    /// The report of a body, by the key of the sample list.
    pub(crate) fn report(&self, key: &str) -> Id<Report> {
        let (round, agency) = (self.round, self.bodies[key]);
        self.site
            .write(move |ctx, tx| {
                let all = report::of_round(tx, ctx.realm, round, ctx.today())?;
                Ok(all
                    .into_iter()
                    .find(|one| one.report.agency == agency)
                    .unwrap()
                    .report
                    .id)
            })
            .unwrap()
    }

    /// The lines of a report that was answered, and what must be answered first.
    pub(crate) fn lines(&self, report: Id<Report>) -> Vec<line::Record> {
        let lines = self
            .site
            .write(move |ctx, tx| Ok(line::of_report(tx, ctx.realm, report)?))
            .unwrap();
        let must = |line: &line::Record| {
            line.demand != Demand::OnOccasion && line.secrecy == Secrecy::Open
        };
        lines.into_iter().filter(must).collect()
    }

    /// A deputy of the body writes the same words in every line and sends the report.
    pub(crate) fn sent(&self, key: &str, state: DeclaredState, done: &str) -> Id<Report> {
        let report = self.report(key);
        let content = LineContent {
            declared: Some(state),
            done: done.to_owned(),
            figures: Figures::NoFigure,
            ..LineContent::default()
        };
        let saves = self
            .lines(report)
            .into_iter()
            .map(|line| LineSave {
                line: line.id,
                rev: line.rev,
                content: content.clone(),
            })
            .collect();
        let head = somebody(
            self.site,
            &format!("head.{key}"),
            RoleName::AgencyHead,
            self.bodies[key],
        );
        act(self.site, head, move |ctx, tx| {
            reports::save(ctx, tx, report, saves)?;
            let all = line::of_report(tx, ctx.realm, report)?;
            let seen: Vec<_> = all.iter().map(|line| (line.id, line.rev)).collect();
            reports::send(ctx, tx, report, (Capacity::Deputy, "Phó Giám đốc"), &seen)
        });
        report
    }
}
