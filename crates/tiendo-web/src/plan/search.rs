//! Search without diacritics.

use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::Query,
    frame::{Frame, Place},
    i18n as t,
};
use askama::Template;
use tiendo_app::register::{self, Finds};
use tiendo_domain::{id::Id, id::Plan, plan::CitedDocument};

#[derive(Template)]
#[template(path = "plan/search.html")]
struct SearchPage {
    f: Frame,
    words: String,
    /// How many finds, and the finds; `None` before anything was asked.
    finds: Option<Shown>,
}

/// The finds as the page shows them.
struct Shown {
    count: String,
    none: bool,
    lists: Vec<List>,
    more: bool,
}

/// The finds of one kind.
struct List {
    title: String,
    rows: Vec<Row>,
}

/// A find: its link, with the words marked, and a second line.
struct Row {
    href: String,
    title: Vec<Piece>,
    below: Vec<Piece>,
}

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    text: String,
    marked: bool,
}

/// What holds all the words.
pub(crate) async fn show(ask: Ask, query: Query) -> Answer {
    let words: String = query.get("tu").chars().take(200).collect();
    let asked = words.clone();
    let finds = ask
        .read(move |ctx, tx| register::search(ctx, tx, &asked))
        .await?;
    page(&SearchPage {
        f: ask.frame(Place::Search, t::plan::search_title(ask.lang)),
        finds: finds.map(|finds| shown(&ask, &words, &finds)),
        words,
    })
}

fn shown(ask: &Ask, words: &str, finds: &Finds) -> Shown {
    let lang = ask.lang;
    let asked = tiendo_text::words(words);
    let mark = |text: &str| marked(text, &asked);
    let plan_of = |id: &Id<Plan>| {
        finds
            .named
            .get(id)
            .map(|plan| t::plan::plan_name(lang, plan))
            .unwrap_or_default()
    };
    let plans = finds.plans.iter().map(|plan| Row {
        href: ask.at(&format!("ke-hoach/{}", plan.plan)),
        title: mark(&t::plan::plan_name(lang, plan)),
        below: mark(&plan.title),
    });
    let tasks = finds.tasks.list.iter().map(|found| {
        let number = found
            .number
            .clone()
            .unwrap_or_else(|| format!("({})", found.ordinal));
        Row {
            href: ask.at(&format!("ke-hoach/{}/nhiem-vu/{}", found.plan, found.task)),
            title: plain(format!(
                "{}, {}",
                t::plan::task_title(lang, &number),
                plan_of(&found.plan)
            )),
            below: mark(&found.text),
        }
    });
    let agencies = finds.agencies.iter().map(|fact| Row {
        href: ask.at(&format!("co-quan/{}", fact.agency)),
        title: mark(&fact.name),
        below: plain(fact.kind.words(lang).to_owned()),
    });
    let cited = finds.cited.list.iter().map(|(plan, document)| Row {
        href: ask.at(&format!("ke-hoach/{plan}/van-ban-vien-dan")),
        title: mark(&cited_words(document)),
        below: plain(t::plan::cited_in(lang, &plan_of(plan))),
    });
    let lists = [
        list(t::plan::found_plans, lang, plans.collect()),
        list(t::plan::found_tasks, lang, tasks.collect()),
        list(t::plan::found_agencies, lang, agencies.collect()),
        list(t::plan::found_cited, lang, cited.collect()),
    ];
    let lists: Vec<List> = lists.into_iter().flatten().collect();
    Shown {
        count: t::count(lists.iter().map(|list| list.rows.len()).sum::<usize>()),
        none: lists.is_empty(),
        more: finds.tasks.more || finds.cited.more,
        lists,
    }
}

fn list(
    title: fn(tiendo_text::Lang, &str) -> String,
    lang: tiendo_text::Lang,
    rows: Vec<Row>,
) -> Option<List> {
    (!rows.is_empty()).then(|| List {
        title: title(lang, &t::count(rows.len())),
        rows,
    })
}

fn cited_words(document: &CitedDocument) -> String {
    let words = [
        document.kind.as_deref(),
        Some(&document.number),
        document.issuer.as_deref(),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    words.join(" ")
}

fn plain(text: String) -> Vec<Piece> {
    vec![Piece {
        text,
        marked: false,
    }]
}

/// A text with every place marked where it has one of the words of `asked`.
fn marked(text: &str, asked: &str) -> Vec<Piece> {
    // Letter by letter, so that a place in the folded text is a place in the text.
    let mut letters = String::new();
    let mut owners = Vec::new();
    for (at, c) in text.char_indices() {
        let folded = if c.is_whitespace() {
            " ".to_owned()
        } else {
            tiendo_text::fold(c.encode_utf8(&mut [0; 4]))
        };
        owners.extend(std::iter::repeat_n(at, folded.len()));
        letters.push_str(&folded);
    }
    owners.push(text.len());
    let mut on = vec![false; text.len() + 1];
    let bytes = letters.as_bytes();
    let is_letter = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80)
    };
    for word in asked.split_whitespace() {
        for (start, found) in letters.match_indices(word) {
            let end = start + found.len();
            if !is_letter(end) && (start == 0 || !is_letter(start - 1)) {
                on[owners[start]..owners[end]].fill(true);
            }
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, c) in text.char_indices() {
        match pieces.last_mut().filter(|last| last.marked == on[at]) {
            Some(last) => last.text.push(c),
            None => pieces.push(Piece {
                text: c.to_string(),
                marked: on[at],
            }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, expected: &str) {
        let shown: String = marked(text, &tiendo_text::words(words))
            .iter()
            .map(|piece| {
                if piece.marked {
                    format!("[{}]", piece.text)
                } else {
                    piece.text.clone()
                }
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_are_marked_with_their_marks_on() {
        check("Đẩy mạnh đầu tư công", "dau tu", "Đẩy mạnh [đầu] [tư] công");
        check("ĐẦU TƯ", "đầu", "[ĐẦU] TƯ");
        check("de\u{302}\u{301} de", "dế", "[de\u{302}\u{301}] [de]");
        check("29-NQ/TW", "nq/tw 29", "[29]-[NQ]/[TW]");
        check("tín dụng của tỉnh", "tin", "[tín] dụng của tỉnh");
        check("không có", "xyz", "không có");
        check("", "a", "");
    }
}
