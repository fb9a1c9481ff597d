//! The short guide that every page's footer leads to: what each role does, in which order.

use crate::{
    ask::{Ask, page},
    error::Answer,
    frame::{Frame, Place},
    i18n as t,
};
use askama::Template;
use tiendo_text::Lang;

#[derive(Template)]
#[template(path = "guide.html")]
struct GuidePage {
    f: Frame,
    /// Heading and steps.
    parts: Vec<(&'static str, Vec<&'static str>)>,
}

/// The guide.
pub(crate) async fn show(ask: Ask) -> Answer {
    let f = ask.frame(Place::None, t::frame::guide(ask.lang));
    page(&GuidePage {
        f,
        parts: parts(ask.lang),
    })
}

fn parts(lang: Lang) -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        (
            t::guide::everyone(lang),
            vec![
                t::guide::everyone_1(lang),
                t::guide::everyone_2(lang),
                t::guide::everyone_3(lang),
            ],
        ),
        (
            t::guide::officer(lang),
            vec![
                t::guide::officer_1(lang),
                t::guide::officer_2(lang),
                t::guide::officer_3(lang),
                t::guide::officer_4(lang),
            ],
        ),
        (
            t::guide::head(lang),
            vec![t::guide::head_1(lang), t::guide::head_2(lang)],
        ),
        (
            t::guide::focal(lang),
            vec![
                t::guide::focal_1(lang),
                t::guide::focal_2(lang),
                t::guide::focal_3(lang),
                t::guide::focal_4(lang),
                t::guide::focal_5(lang),
            ],
        ),
        (
            t::guide::leader(lang),
            vec![t::guide::leader_1(lang), t::guide::leader_2(lang)],
        ),
        (
            t::guide::administrator(lang),
            vec![
                t::guide::administrator_1(lang),
                t::guide::administrator_2(lang),
            ],
        ),
    ]
}
