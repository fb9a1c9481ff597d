//! A whole round, loaded by sets: the ground of the desk, of the consolidated report and of where things stand.

use crate::{AppError, Fault};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeMap;
use tiendo_domain::{
    id::{Id, Line, RealmId, Report},
    report::{Receipt, Received, Sending, StateName, received, submission::Snapshot},
    standing::{AcceptedReport, ExpectedLine, Gathered},
    time::day_of,
};
use tiendo_store::{ReadTx, report, report::line, report::sending, round};

/// The reports of one round with what came of them.
#[derive(Debug, Clone)]
pub struct Gathering {
    /// The round.
    pub round: round::Record,
    /// Its reports, by the names of the bodies.
    pub listed: Vec<report::Listed>,
    /// The same reports in the same order, as the domain counts them.
    pub reports: Vec<Gathered>,
    /// The lines of each report, in the plan's order.
    pub lines: BTreeMap<Id<Report>, Vec<line::Record>>,
    /// The sendings of each report, oldest first.
    pub sendings: BTreeMap<Id<Report>, Vec<sending::Record>>,
    /// The papers of each report, by sending.
    pub papers: BTreeMap<Id<Report>, Vec<sending::Paper>>,
}

impl Gathering {
    /// Loads a round as it stands at `now`.
    ///
    /// # Errors
    /// Faults, among them a snapshot that cannot be read.
    pub fn load(
        tx: &mut ReadTx<'_>,
        realm: RealmId,
        round: round::Record,
        now: Timestamp,
    ) -> Result<Gathering, AppError> {
        let today: Date = day_of(now);
        let listed = report::of_round(tx, realm, round.id, today)?;
        let mut lines: BTreeMap<Id<Report>, Vec<line::Record>> = BTreeMap::new();
        for line in line::of_round(tx, realm, round.id)? {
            lines.entry(line.report).or_default().push(line);
        }
        let mut sendings: BTreeMap<Id<Report>, Vec<sending::Record>> = BTreeMap::new();
        for sending in sending::of_round(tx, realm, round.id)? {
            sendings.entry(sending.report).or_default().push(sending);
        }
        let mut papers: BTreeMap<Id<Report>, Vec<sending::Paper>> = BTreeMap::new();
        for paper in sending::papers_of_round(tx, realm, round.id)? {
            papers.entry(paper.report).or_default().push(paper);
        }
        let mut accepted: BTreeMap<Id<Report>, Snapshot> = BTreeMap::new();
        for (report, body) in sending::accepted(tx, realm, round.id)? {
            accepted.insert(report, Snapshot::read(&body).map_err(Fault::new)?);
        }
        let mut gathering = Gathering {
            round,
            listed,
            reports: Vec::new(),
            lines,
            sendings,
            papers,
        };
        gathering.reports = gathering
            .listed
            .iter()
            .map(|listed| gathering.gathered(listed, &mut accepted, now))
            .collect();
        Ok(gathering)
    }

    fn gathered(
        &self,
        listed: &report::Listed,
        accepted: &mut BTreeMap<Id<Report>, Snapshot>,
        now: Timestamp,
    ) -> Gathered {
        let id = listed.report.id;
        let sendings: &[sending::Record] = self.sendings.get(&id).map_or(&[], Vec::as_slice);
        let sent: Vec<Sending> = sendings.iter().map(sending::Record::sending).collect();
        // What counts for being in time is the first sending that was not taken back.
        let receipt: Option<Receipt> = sent
            .iter()
            .find(|one| !one.withdrawn)
            .map(|one| one.receipt);
        let last = sendings.last();
        let lines = self.lines.get(&id).map_or(&[][..], Vec::as_slice);
        Gathered {
            agency: listed.report.agency,
            name: listed.agency_name.clone(),
            state: listed.report.name,
            received: received(self.round.calendar.due, &sent, now),
            receipt,
            lines: lines
                .iter()
                .map(|line| ExpectedLine {
                    line: line.id,
                    task: line.task,
                    demand: line.demand,
                    secrecy: line.secrecy,
                })
                .collect(),
            accepted: accepted
                .remove(&id)
                .zip(last)
                .map(|(snapshot, last)| AcceptedReport {
                    report: id,
                    submission: last.id,
                    snapshot,
                    received_on: last.sending().receipt.day(),
                }),
        }
    }

    /// Every report with how it is counted.
    pub fn iter(&self) -> impl Iterator<Item = (&report::Listed, &Gathered)> {
        self.listed.iter().zip(&self.reports)
    }

    /// How many reports have been accepted.
    pub fn accepted(&self) -> usize {
        self.reports
            .iter()
            .filter(|report| report.accepted.is_some())
            .count()
    }

    /// How many reports must be sent.
    pub fn owed(&self) -> usize {
        self.reports
            .iter()
            .filter(|report| report.state != StateName::Excused)
            .count()
    }

    /// Whether a report has come and stands: it was sent and not taken back.
    pub fn has_come(report: &Gathered) -> bool {
        match report.received {
            Received::Yes(_) => true,
            Received::Waiting | Received::Missing => false,
        }
    }

    /// The paper that the last sending of a report was entered from, if it was.
    pub fn paper_of(&self, listed: &report::Listed) -> Option<&sending::Paper> {
        let n = listed.report.sendings;
        self.papers
            .get(&listed.report.id)?
            .iter()
            .find(|paper| paper.n == n)
    }

    /// A line of a report.
    pub fn line(&self, report: Id<Report>, line: Id<Line>) -> Option<&line::Record> {
        self.lines.get(&report)?.iter().find(|one| one.id == line)
    }
}
