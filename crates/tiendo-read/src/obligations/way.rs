//! To whom a report goes, and through whom.

use super::body_at;
use super::reports::{NEAR, word};
use crate::model::Words;
use crate::names;
use crate::said;
use crate::span::Span;
use crate::view::{Place, View};
use crate::vocabulary::reports::AND_SUBMITS;

/// The way that a report takes.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    pub(super) to: Option<Words>,
    pub(super) via: Option<Words>,
}

/// "gửi (báo cáo) về Sở …": the words that send it, and the body.
pub(super) fn sent(view: &View, sentence: &Place) -> Option<(Place, Words)> {
    let mut rest = sentence.clone();
    while let Some(send) = said::find(view, &rest, "gửi") {
        rest.start = send.end;
        let direct = view.trim_start(rest.clone());
        let behind = ["bao cao", "ket qua"]
            .iter()
            .fold(direct.clone(), |behind, filler| {
                view.after(&behind, filler).unwrap_or(behind)
            });
        // "gửi báo cáo kết quả Tháng Nhân đạo về Hội …": capitals alone are no body.
        let is_body = |body: &Words| {
            behind == direct || names::begins(view, &(first_of(view, body)..sentence.end))
        };
        if let Some(body) = body_at(view, &behind).filter(is_body) {
            return Some((send, body));
        }
    }
    None
}

/// Where the words of a name begin.
fn first_of(view: &View, name: &Words) -> usize {
    let start = name.start();
    view.place(Span {
        start,
        end: start + 1,
    })
    .start
}

/// "Các đơn vị gửi báo cáo về Sở … theo thời hạn sau:": the way of the reports that are listed below.
pub(super) fn way_of_list(view: &View, text: &Place) -> Way {
    word(view, text).map_or_else(Way::default, |word| {
        way(view, text, &word, sent(view, text).as_ref(), None)
    })
}

/// To whom a report goes and through whom.
pub(super) fn way(
    view: &View,
    sentence: &Place,
    word: &Place,
    sent: Option<&(Place, Words)>,
    listed: Option<&Way>,
) -> Way {
    let through = said::find_any(view, sentence, &["thông qua", "qua"])
        .and_then(|at| body_at(view, &(at.end..sentence.end)));
    // "báo cáo và kiến nghị Chính phủ".
    let behind = view.trim_start(word.end..sentence.end);
    let behind = said::after_any(view, &behind, AND_SUBMITS).unwrap_or(behind);
    let direct = body_at(view, &behind);
    let near = word.end..sentence.end.min(word.end + NEAR);
    let about = || {
        // "báo cáo kết quả thực hiện về Sở …"
        let mut rest = near.clone();
        while let Some(at) = said::find_any(
            view,
            &rest,
            &["về", "cho", "đến", "lên", "sang", "trình", "với"],
        ) {
            rest.start = at.end;
            let body = body_at(view, &(at.end..sentence.end))
                .filter(|body| names::begins(view, &(first_of(view, body)..sentence.end)));
            if body.is_some() {
                return body;
            }
        }
        None
    };
    let to = direct
        .clone()
        .or_else(|| sent.map(|(_, body)| body.clone()))
        .or_else(about);
    // "báo cáo UBND tỉnh (gửi Sở … tổng hợp)": the body that it is sent to is on the way.
    let collecting = sent
        .filter(|(send, body)| {
            send.start > word.start
                && direct.as_ref().is_some_and(|to| to.value != body.value)
                && view.has(&(send.end..sentence.end), "tong hop")
        })
        .map(|(_, body)| body.clone());
    let listed = listed.cloned().unwrap_or_default();
    Way {
        via: through
            .or(collecting)
            .or_else(|| listed.via.clone().filter(|_| to.is_none())),
        to: to.or(listed.to),
    }
}
