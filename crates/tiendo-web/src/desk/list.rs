//! The numbers on top of the desk, and the list that each of them opens.

use crate::{
    i18n as t,
    mark::{Mark, capital},
};
use tiendo_app::checking::{Bucket, Desk, DeskRow, Tally};
use tiendo_domain::{
    id::{Id, Report},
    report::{Receipt, Received, Timeliness},
};
use tiendo_text::{Lang, date};

/// A list of the desk: which reports an address asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heap {
    Owed,
    Received,
    OnTime,
    Late,
    ToCheck,
    Mending,
    Accepted,
    Missing,
    Excused,
}

impl Heap {
    const ALL: [Heap; 9] = [
        Heap::Owed,
        Heap::Received,
        Heap::OnTime,
        Heap::Late,
        Heap::ToCheck,
        Heap::Mending,
        Heap::Accepted,
        Heap::Missing,
        Heap::Excused,
    ];

    /// The code in addresses.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Heap::Owed => "phai-gui",
            Heap::Received => "da-gui",
            Heap::OnTime => "dung-han",
            Heap::Late => "gui-cham",
            Heap::ToCheck => "can-kiem-tra",
            Heap::Mending => "tra-lai",
            Heap::Accepted => "chap-nhan",
            Heap::Missing => "chua",
            Heap::Excused => "khong-phai",
        }
    }

    /// The list of a code, if it is one.
    pub(super) fn of_code(code: &str) -> Option<Heap> {
        Heap::ALL.into_iter().find(|heap| heap.code() == code)
    }

    /// The list that is shown where none is asked for: what waits to be checked, else all.
    pub(super) fn first(desk: &Desk) -> Heap {
        if desk.tally.to_check > 0 {
            Heap::ToCheck
        } else {
            Heap::Owed
        }
    }

    /// Whether a report is on the list.
    pub(super) fn holds(self, row: &DeskRow) -> bool {
        let owed = row.bucket != Bucket::Excused;
        match self {
            Heap::Owed => owed,
            Heap::Received => owed && matches!(row.received, Received::Yes(_)),
            Heap::OnTime => owed && row.received == Received::Yes(Timeliness::OnTime),
            Heap::Late => row.late(),
            Heap::ToCheck => row.bucket == Bucket::ToCheck,
            Heap::Mending => row.bucket == Bucket::Mending,
            Heap::Accepted => row.bucket == Bucket::Accepted,
            Heap::Missing => row.bucket == Bucket::NotReported,
            Heap::Excused => row.bucket == Bucket::Excused,
        }
    }

    /// The list's name with its count.
    pub(super) fn heading(self, lang: Lang, count: usize) -> String {
        let count = t::count(count);
        match self {
            Heap::Owed => t::desk::heap_owed(lang, &count),
            Heap::Received => t::desk::heap_received(lang, &count),
            Heap::OnTime => t::desk::heap_on_time(lang, &count),
            Heap::Late => t::desk::heap_late(lang, &count),
            Heap::ToCheck => t::desk::heap_to_check(lang, &count),
            Heap::Mending => t::desk::heap_mending(lang, &count),
            Heap::Accepted => t::desk::heap_accepted(lang, &count),
            Heap::Missing => t::desk::heap_not_reported(lang, &count),
            Heap::Excused => t::desk::heap_excused(lang, &count),
        }
    }
}

/// A number that opens its list.
pub(super) struct Count {
    pub(super) href: String,
    pub(super) number: String,
    pub(super) words: String,
}

/// The headline numbers. Owed is received and not reported; received is to check, returned and accepted.
pub(super) fn tally(lang: Lang, base: &str, tally: &Tally) -> Vec<Count> {
    let one = |heap: Heap, count: usize, words: String| Count {
        href: format!("{base}?loc={}", heap.code()),
        number: t::count(count),
        words,
    };
    vec![
        one(Heap::Owed, tally.owed, t::desk::owed(lang).to_owned()),
        one(
            Heap::Received,
            tally.received,
            t::desk::received(lang, tally.late),
        ),
        one(
            Heap::ToCheck,
            tally.to_check,
            t::desk::to_check(lang, tally.doubtful),
        ),
        one(
            Heap::Mending,
            tally.mending,
            t::desk::mending(lang).to_owned(),
        ),
        one(
            Heap::Accepted,
            tally.accepted,
            t::desk::accepted(lang).to_owned(),
        ),
        one(
            Heap::Missing,
            tally.not_reported,
            t::desk::not_reported(lang).to_owned(),
        ),
    ]
}

/// The bodies that need not report, where there are any: outside the numbers above.
pub(super) fn excused(lang: Lang, base: &str, tally: &Tally) -> Option<Count> {
    (tally.excused > 0).then(|| Count {
        href: format!("{base}?loc={}", Heap::Excused.code()),
        number: t::count(tally.excused),
        words: t::desk::excused_link(lang, &t::count(tally.excused)),
    })
}

/// A report in the list.
pub(super) struct Row {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) current: bool,
    /// When it came, on what paper.
    pub(super) line: String,
    pub(super) marks: Vec<Mark>,
    pub(super) no_hint: bool,
}

impl Row {
    pub(super) fn of(
        lang: Lang,
        base: &str,
        heap: Heap,
        row: &DeskRow,
        open: Option<Id<Report>>,
    ) -> Row {
        let mut marks = match row.bucket {
            Bucket::ToCheck | Bucket::Excused => Vec::new(),
            Bucket::Mending => vec![Mark::new("warn", "back", capital(t::desk::mending(lang)))],
            Bucket::Accepted => vec![Mark::new("ok", "ok", capital(t::desk::accepted(lang)))],
            Bucket::NotReported => vec![Mark::received(lang, row.received)],
        };
        marks.extend(
            row.hints
                .iter()
                .map(|hint| Mark::new("warn", "ask", t::desk::hint(lang, hint))),
        );
        Row {
            href: format!("{base}?loc={}&bc={}#bc", heap.code(), row.report),
            name: row.name.clone(),
            current: open == Some(row.report),
            line: line(lang, row),
            no_hint: row.bucket == Bucket::ToCheck && row.hints.is_empty(),
            marks,
        }
    }
}

/// When a report came, whether in time, on what paper; why a body is excused.
fn line(lang: Lang, row: &DeskRow) -> String {
    let mut parts = Vec::new();
    if let (Bucket::Excused, Some(why)) = (row.bucket, &row.excused_why) {
        parts.push(t::desk::excused_because(lang, why));
    }
    if let Some(receipt) = row.receipt {
        parts.push(came(lang, receipt));
    }
    if let Received::Yes(timeliness) = row.received {
        parts.push(Mark::timeliness(lang, timeliness).words.to_lowercase());
    }
    if let Some(paper) = &row.paper {
        parts.push(t::desk::paper_mark(lang, paper));
    }
    if row.secret {
        parts.push(t::desk::secret_mark(lang).to_owned());
    }
    parts.join(" · ")
}

/// When something came: by the server's clock, or on the proved day of receipt beside the time of entry.
pub(super) fn came(lang: Lang, receipt: Receipt) -> String {
    match receipt {
        Receipt::Here(at) => t::desk::sent_at(lang, &date::moment(at, lang)),
        Receipt::Paper {
            received_on,
            entered_at,
        } => {
            let received = t::desk::paper_received(lang, &date::short(received_on));
            format!(
                "{received}, {}",
                t::desk::paper_entered(lang, &date::moment(entered_at, lang))
            )
        }
    }
}

/// A body that has not reported.
pub(super) struct Missing {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) must: String,
    pub(super) mark: Mark,
    pub(super) before: Option<Mark>,
    pub(super) contacts: String,
}

impl Missing {
    pub(super) fn of(lang: Lang, base: &str, row: &DeskRow) -> Missing {
        let contact = |(name, phone): &(String, String)| {
            if phone.is_empty() {
                name.clone()
            } else {
                format!("{name}, {phone}")
            }
        };
        let contacts: Vec<String> = row.contacts.iter().map(contact).collect();
        Missing {
            href: format!("{base}?loc={}&bc={}#bc", Heap::Missing.code(), row.report),
            name: row.name.clone(),
            must: t::count(row.must),
            mark: Mark::received(lang, row.received),
            before: row.before.map(|received| Mark::received(lang, received)),
            contacts: contacts.join("; "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_an_address_of_its_own() {
        for heap in Heap::ALL {
            assert_eq!(Heap::of_code(heap.code()), Some(heap));
        }
        assert_eq!(Heap::of_code(""), None);
    }
}
