//! An officer who saves lines one after the other over HTTP and remembers what was acknowledged.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::mpsc::Sender;

use tiendo_domain::assignment::Secrecy;
use tiendo_domain::id::{Id, Line, Report};
use tiendo_store::Store;

use crate::http::Browser;
use crate::site::{Desk, PASSWORD, REALM, said};

/// A writer at work.
pub(crate) struct Writer {
    username: String,
    browser: Browser,
    token: String,
    report: Id<Report>,
    lines: Vec<Written>,
    /// How many saves were sent.
    sent: usize,
}

/// A line as its writer knows it.
struct Written {
    id: Id<Line>,
    rev: i64,
    /// What was acknowledged last.
    acknowledged: String,
    /// What was sent and not answered.
    unanswered: Option<String>,
}

impl Writer {
    /// Signs in and opens the report.
    pub(crate) fn at(desk: &Desk, address: SocketAddr) -> Writer {
        let mut browser = Browser::new(address);
        browser.sign_in(REALM, &desk.username, PASSWORD);
        let page = browser
            .get(&format!("/{REALM}/bao-cao/{}", desk.report))
            .unwrap();
        assert_eq!(page.status, 200, "{}", page.text());
        let lines = desk
            .lines
            .iter()
            .filter(|line| line.secrecy == Secrecy::Open);
        Writer {
            username: desk.username.clone(),
            token: page.form_token(),
            browser,
            report: desk.report,
            lines: lines
                .map(|line| Written {
                    id: line.id,
                    rev: line.rev,
                    acknowledged: line.content.done.clone(),
                    unanswered: None,
                })
                .collect(),
            sent: 0,
        }
    }

    /// The server was started anew; the session goes on.
    pub(crate) fn moved(&mut self, address: SocketAddr) {
        self.browser.moved(address);
    }

    /// Saves the next line; whether it was acknowledged.
    pub(crate) fn save(&mut self) -> bool {
        self.sent += 1;
        let count = self.lines.len();
        let line = &mut self.lines[self.sent % count];
        let words = format!("Đã làm {} của {}", self.sent, self.username);
        let (id, rev) = (line.id, line.rev.to_string());
        let path = format!("/{REALM}/bao-cao/{}/muc/{id}", self.report);
        let (r, k, s) = (format!("r-{id}"), format!("k-{id}"), format!("s-{id}"));
        let fields = [
            ("_t", self.token.as_str()),
            (&r, &rev),
            (&k, &words),
            (&s, "in_progress"),
        ];
        line.unanswered = Some(words.clone());
        let Ok(answer) = self.browser.post(&path, &fields) else {
            return false;
        };
        if answer.status == 500 {
            // The database is gone: nothing is known of the save.
            return false;
        }
        let text = answer.text();
        assert_eq!(answer.status, 200, "{text}");
        let (_, rev) = text.split_once("\"rev\":").unwrap();
        line.rev = rev.split(',').next().unwrap().parse().unwrap();
        line.acknowledged = words;
        line.unanswered = None;
        true
    }

    /// Saves until something is not answered, and tells of each acknowledged save.
    pub(crate) fn save_on(&mut self, acknowledged: &Sender<()>) {
        while self.save() {
            if acknowledged.send(()).is_err() {
                break;
            }
        }
    }

    /// Whether a save is on its way.
    pub(crate) fn waits(&self) -> bool {
        self.lines.iter().any(|line| line.unanswered.is_some())
    }

    /// Compares with what lies in the database: each line says what was acknowledged last, or what was sent
    /// after that. Goes on from there. Answers what is lost.
    pub(crate) fn lost(&mut self, store: &Store) -> Vec<String> {
        let there = said(store, self.report);
        let mut lost = Vec::new();
        for line in &mut self.lines {
            let found = &there[&line.id.to_string()];
            let done = &found.content.done;
            let known = *done == line.acknowledged || Some(done) == line.unanswered.as_ref();
            if !known {
                lost.push(format!("{} instead of {}", done, line.acknowledged));
            }
            line.acknowledged.clone_from(done);
            line.rev = found.rev;
            line.unanswered = None;
        }
        lost
    }
}

/// All writers save at the same time while `meanwhile` runs, which ends what they write to; it is told of each
/// acknowledged save. Answers how many saves were on their way at the end.
pub(crate) fn under_load(
    writers: &mut BTreeMap<String, Writer>,
    meanwhile: impl FnOnce(&std::sync::mpsc::Receiver<()>),
) -> usize {
    let (to, acknowledged) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        for writer in writers.values_mut() {
            let to = to.clone();
            scope.spawn(move || writer.save_on(&to));
        }
        drop(to);
        meanwhile(&acknowledged);
    });
    writers.values().filter(|writer| writer.waits()).count()
}
