//! An opened round of the sample plan with people who work in it, for the tests of checking, consolidation and standing.

use jiff::Timestamp;
use tiendo_app::people::{self, NewPerson};
use tiendo_app::reports::{self, LineSave, NewFile, NewPaper};
use tiendo_app::{AppError, Ctx, register, rounds};
use tiendo_domain::access::{Reach, RoleGrant, RoleName};
use tiendo_domain::assignment::{Demand, Secrecy};
use tiendo_domain::id::{Agency, Id, Person, Report, Round};
use tiendo_domain::report::Capacity;
use tiendo_domain::report::line::{DeclaredState, Figures, LineContent};
use tiendo_domain::time::Period;
use tiendo_store::person::MustChange;
use tiendo_store::report::line;
use tiendo_store::{Actor, ReadTx, WriteTx, report};

use crate::support::Place;

/// Somebody who acts.
#[derive(Debug, Clone)]
pub(crate) struct Who {
    pub(crate) person: Id<Person>,
    grants: Vec<RoleGrant>,
}

/// The round of 2026, opened on 10/11/2026, and those who run it.
pub(crate) struct Opened<'p> {
    pub(crate) place: &'p Place,
    pub(crate) round: Id<Round>,
    pub(crate) focal_agency: Id<Agency>,
    /// Opens the round, checks and accepts.
    pub(crate) focal: Who,
    /// Another officer of the focal agency.
    pub(crate) colleague: Who,
    pub(crate) leader: Who,
}

impl Who {
    pub(crate) fn ctx(&self, place: &Place) -> Ctx {
        let mut ctx = Ctx::system(place.realm, Actor::Person(self.person), place.app.now());
        ctx.grants.clone_from(&self.grants);
        ctx.reach = Reach::Realm;
        ctx
    }

    pub(crate) fn write<T: Send + 'static>(
        &self,
        place: &Place,
        work: impl FnOnce(&mut Ctx, &mut WriteTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let mut ctx = self.ctx(place);
        place
            .app
            .store
            .write_blocking(place.realm, move |tx| work(&mut ctx, tx))
    }

    pub(crate) fn read<T: Send + 'static>(
        &self,
        place: &Place,
        work: impl FnOnce(&Ctx, &mut ReadTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let ctx = self.ctx(place);
        place.app.store.read_blocking(move |tx| work(&ctx, tx))
    }
}

/// A person with one role.
pub(crate) fn person(
    place: &Place,
    username: &'static str,
    position: &'static str,
    role: RoleName,
    agency: Option<Id<Agency>>,
) -> Who {
    let new = NewPerson {
        name: format!("Người thử {username}"),
        username: username.to_owned(),
        position: position.to_owned(),
        ..NewPerson::default()
    };
    let person = place
        .write(move |ctx, tx| {
            let person = people::add(ctx, tx, &new, "-", MustChange::No)?;
            people::grant(ctx, tx, person, role, agency)?;
            Ok(person)
        })
        .unwrap();
    Who {
        person,
        grants: vec![RoleGrant {
            role,
            agency,
            valid: Period::ALWAYS,
        }],
    }
}

/// The id of a body by its name.
pub(crate) fn agency(place: &Place, name: &str) -> Id<Agency> {
    let rows = place.read(register::agencies).unwrap();
    let found = rows.iter().find(|row| row.fact.name == name);
    found
        .unwrap_or_else(|| panic!("no body is called {name}"))
        .fact
        .agency
}

impl<'p> Opened<'p> {
    /// The sample plan in the register and its round of 2026 open.
    pub(crate) fn new(place: &'p Place) -> Opened<'p> {
        place.with_plan();
        let focal_agency = agency(place, "Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi");
        let focal = person(
            place,
            "daumoi",
            "Chuyên viên",
            RoleName::FocalOfficer,
            Some(focal_agency),
        );
        let colleague = person(
            place,
            "daumoi2",
            "Chuyên viên",
            RoleName::FocalOfficer,
            Some(focal_agency),
        );
        let leader = person(place, "lanhdao", "Phó Chủ tịch", RoleName::Leader, None);
        let round = focal
            .write(place, |ctx, tx| {
                let rows = rounds::list(ctx, tx)?;
                let row = rows
                    .iter()
                    .find(|row| row.unopened.iter().any(|year| year.year == 2026))
                    .unwrap();
                let round = rounds::start(ctx, tx, row.obligation.obligation, 2026)?;
                rounds::settle_open_set(ctx, tx, round)?;
                rounds::open(ctx, tx, round, Some(jiff::civil::date(2026, 11, 14)))?;
                Ok(round)
            })
            .unwrap();
        Opened {
            place,
            round,
            focal_agency,
            focal,
            colleague,
            leader,
        }
    }

    /// The report of a body.
    pub(crate) fn report(&self, name: &'static str) -> Id<Report> {
        let round = self.round;
        self.place
            .read(move |ctx, tx| {
                let all = report::of_round(tx, ctx.realm, round, ctx.today())?;
                Ok(all.into_iter().find(|one| one.agency_name == name))
            })
            .unwrap()
            .unwrap_or_else(|| panic!("{name} need not report"))
            .report
            .id
    }

    /// The lines of a report.
    pub(crate) fn lines(&self, report: Id<Report>) -> Vec<line::Record> {
        self.place
            .read(move |ctx, tx| Ok(line::of_report(tx, ctx.realm, report)?))
            .unwrap()
    }

    /// Moves the clock.
    pub(crate) fn at(&self, instant: &str) {
        let at: Timestamp = instant.parse().unwrap();
        self.place.clock.set(at);
    }

    /// What `who` writes: every line that must be answered gets the same words.
    pub(crate) fn fill(&self, who: &Who, report: Id<Report>, state: DeclaredState, done: &str) {
        let content = LineContent {
            declared: Some(state),
            done: done.to_owned(),
            figures: Figures::NoFigure,
            ..LineContent::default()
        };
        let saves = self
            .lines(report)
            .into_iter()
            .filter(|line| line.demand != Demand::OnOccasion && line.secrecy == Secrecy::Open)
            .map(|line| LineSave {
                line: line.id,
                rev: line.rev,
                content: content.clone(),
            })
            .collect();
        who.write(self.place, move |ctx, tx| {
            reports::save(ctx, tx, report, saves)
        })
        .unwrap();
    }

    /// Sends a report as it is.
    pub(crate) fn send(&self, head: &Who, report: Id<Report>) -> Result<u32, AppError> {
        let seen: Vec<_> = self
            .lines(report)
            .iter()
            .map(|line| (line.id, line.rev))
            .collect();
        head.write(self.place, move |ctx, tx| {
            reports::send(ctx, tx, report, (Capacity::Deputy, "Phó Giám đốc"), &seen)
        })
    }

    /// A head of the body, who writes and sends its report.
    pub(crate) fn sent_by_head(
        &self,
        username: &'static str,
        name: &'static str,
        state: DeclaredState,
        done: &str,
    ) -> (Who, Id<Report>) {
        let head = person(
            self.place,
            username,
            "Phó Giám đốc",
            RoleName::AgencyHead,
            Some(agency(self.place, name)),
        );
        let report = self.report(name);
        self.fill(&head, report, state, done);
        self.send(&head, report).unwrap();
        (head, report)
    }

    /// A signed paper entered on the body's behalf.
    pub(crate) fn paper(
        &self,
        who: &Who,
        name: &'static str,
        received: jiff::civil::Date,
    ) -> Id<Report> {
        let report = self.report(name);
        let new = NewPaper {
            number: "12/BC-BCH".into(),
            dated: received,
            received_on: received,
            file: Some(NewFile {
                sha256: [9; 32],
                name: "bao-cao.pdf".into(),
                size: 10,
                media: reports::Media::Pdf,
            }),
        };
        who.write(self.place, move |ctx, tx| {
            reports::begin_paper(ctx, tx, report, &new)
        })
        .unwrap();
        self.fill(
            who,
            report,
            DeclaredState::InProgress,
            "Đã làm theo văn bản giấy gửi đến.",
        );
        who.write(self.place, move |ctx, tx| {
            reports::enter_paper(ctx, tx, report)
        })
        .unwrap();
        report
    }

    /// Accepts the report as it was last sent.
    pub(crate) fn accept(&self, who: &Who, report: Id<Report>) -> Result<(), AppError> {
        let n = self.sendings(report);
        who.write(self.place, move |ctx, tx| {
            tiendo_app::checking::accept(ctx, tx, report, n)
        })
    }

    /// How often a report was sent.
    pub(crate) fn sendings(&self, report: Id<Report>) -> u32 {
        self.place
            .read(move |ctx, tx| Ok(report::find(tx, ctx.realm, report, ctx.today())?))
            .unwrap()
            .unwrap()
            .report
            .sendings
    }
}
