//! Recipients and signature at the end of a document.

use std::ops::Range;

use super::opens_words;
use crate::header;
use crate::marks::{self, Mark};
use crate::view::{Place, View};

/// Recipients and signature, and where they stand among the paragraphs.
pub(super) struct Closing {
    pub(super) start: usize,
    /// Behind recipients and signature.
    pub(super) end: usize,
    pub(super) recipients: Range<usize>,
    pub(super) signature: Range<usize>,
}

/// How far from the recipients the signature begins, in paragraphs.
const NEAR: usize = 40;

/// How long a signature is, in paragraphs.
const LONGEST_SIGNATURE: usize = 8;

/// Recipients and signature, in either order, behind the text.
pub(super) fn closing(view: &View, main: &[Place], from: usize) -> Closing {
    let end = main.len();
    let opens = |i: usize| {
        main.get(i).is_some_and(|place| {
            header::opens_signature(view, place)
                && !main.get(i + 1).is_some_and(|next| opens_words(view, next))
                && (header::is_capacity(view, place)
                    || main.get(i + 1).is_none_or(|next| {
                        !view.is_all_caps(next)
                            || header::opens_signature(view, next)
                            || header::begins_position(view, next)
                    }))
        })
    };
    let recipients = (from..end).find(|&i| {
        main.get(i)
            .is_some_and(|place| header::opens_recipients(view, place).is_some())
    });
    // A page dropped the words "Nơi nhận": the list opens with "Như trên", "Như Điều …".
    let recipients = recipients.or_else(|| {
        (from..end).find(|&i| {
            main.get(i).is_some_and(|place| {
                matches!(marks::mark(view, place), Some((Mark::Bullet, _, rest))
                    if view.after(&rest, "nhu tren").is_some() || view.after(&rest, "nhu dieu").is_some())
            })
        })
    });
    let signature = match recipients {
        Some(r) => (from.max(r.saturating_sub(LONGEST_SIGNATURE))..r)
            .find(|&i| opens(i))
            .or_else(|| (r..end.min(r + NEAR)).find(|&i| opens(i))),
        // The last one: a position in capitals may also stand above the text.
        None => (from..end)
            .rev()
            .find(|&i| opens(i) && !(i > from && opens(i - 1))),
    };
    let (r, s) = (recipients.unwrap_or(end), signature.unwrap_or(end));
    let signed = signature_end(view, main, s);
    // The later of the two ends the document, unless recipients go on to the end.
    let closed = match (recipients, signature) {
        (Some(r), Some(s)) if r < s => signed,
        (Some(r), _) => recipients_end(view, main, r),
        (None, Some(_)) => signed,
        (None, None) => end,
    };
    Closing {
        start: r.min(s),
        end: closed,
        recipients: if r < s { r..s.min(closed) } else { r..closed },
        signature: if s < r { s..r.min(signed) } else { s..signed },
    }
}

/// Behind the signer's name: the first paragraph below the signature's capitals that is a name.
fn signature_end(view: &View, main: &[Place], from: usize) -> usize {
    let limit = main.len().min(from + LONGEST_SIGNATURE);
    (from..limit)
        .find(|&i| {
            main.get(i)
                .is_some_and(|place| !view.is_all_caps(place) && header::is_person(view, place))
        })
        .map_or(limit, |i| i + 1)
}

/// Behind the recipients: the archive line, else the first line in capitals.
fn recipients_end(view: &View, main: &[Place], from: usize) -> usize {
    let below = main.iter().enumerate().skip(from + 1);
    for (i, place) in below {
        let archive = view.trim(place.clone(), b"-+*");
        if header::keeps_copy(view, &archive).is_some() {
            return i + 1;
        }
        if i > from + 1 && view.is_all_caps(place) {
            return i;
        }
    }
    main.len()
}
