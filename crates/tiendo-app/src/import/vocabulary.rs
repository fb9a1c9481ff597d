//! Wordings of general use, folded: how collectives are formed, what sort of body a name tells of. No name of one
//! province or document.

use std::collections::BTreeSet;
use tiendo_domain::{agency::AgencyKind, collective::Rule};

/// How a name of several bodies begins, and of which kinds its members are; the longer stands first. Without kinds the
/// set is open: a person names its members.
const COLLECTIVES: &[(&str, &[AgencyKind])] = &[
    ("ubnd cac huyen", &[AgencyKind::District]),
    ("uy ban nhan dan cac huyen", &[AgencyKind::District]),
    ("ubnd cac thanh pho", &[AgencyKind::District]),
    ("ubnd cap huyen", &[AgencyKind::District]),
    ("ubnd cac xa", &[AgencyKind::Commune]),
    ("ubnd cac phuong", &[AgencyKind::Commune]),
    ("uy ban nhan dan cac xa", &[AgencyKind::Commune]),
    ("ubnd cap xa", &[AgencyKind::Commune]),
    ("cac huyen, thi xa", &[AgencyKind::District]),
    ("cac xa, phuong", &[AgencyKind::Commune]),
    ("cac bo", &[AgencyKind::Ministry]),
    ("cac so", &[AgencyKind::Department]),
    ("cac", &[]),
    ("cap co so", &[]),
];

/// Words behind which a set is open whatever stands before: "… doanh nghiệp liên quan".
const OPEN: &str = "lien quan";

/// Words by which not all of a kind are meant, but those that a person names: "UBND các xã có tuyến đi qua".
const SOME_OF: &[&str] = &[
    OPEN,
    "co",
    "noi",
    "duoc chon",
    "duoc giao",
    "duoc phan cong",
    "thi diem",
    "trong diem",
    "mien nui",
    "ven bien",
    "bien gioi",
    "vung",
    "con lai",
];

/// How a body's name begins, and what sort of body it is; the longer stands first.
const KINDS: &[(&str, AgencyKind)] = &[
    ("bo chi huy", AgencyKind::Vertical),
    ("bch", AgencyKind::Vertical),
    ("bo tu lenh", AgencyKind::Vertical),
    ("bo ", AgencyKind::Ministry),
    ("cong an", AgencyKind::Vertical),
    ("cuc", AgencyKind::Vertical),
    ("chi cuc", AgencyKind::Vertical),
    ("kho bac", AgencyKind::Vertical),
    ("bao hiem xa hoi", AgencyKind::Vertical),
    ("ban quan ly", AgencyKind::Board),
    ("ngan hang", AgencyKind::Bank),
    ("chi nhanh ngan hang", AgencyKind::Bank),
    ("lien doan", AgencyKind::Union),
    ("lien minh", AgencyKind::Association),
    ("hoi dong nhan dan", AgencyKind::Authority),
    ("hoi ", AgencyKind::MassOrganisation),
    ("hiep hoi", AgencyKind::Association),
    ("tinh doan", AgencyKind::MassOrganisation),
    ("ubmttq", AgencyKind::MassOrganisation),
    ("uy ban mat tran", AgencyKind::MassOrganisation),
    ("dai ", AgencyKind::Media),
    ("bao ", AgencyKind::Media),
    ("cong thong tin", AgencyKind::Media),
    ("van phong", AgencyKind::Office),
    ("tinh uy", AgencyKind::Party),
    ("huyen uy", AgencyKind::Party),
    ("ubnd tinh", AgencyKind::Authority),
    ("uy ban nhan dan tinh", AgencyKind::Authority),
    ("ubnd xa", AgencyKind::Commune),
    ("ubnd phuong", AgencyKind::Commune),
    ("ubnd", AgencyKind::District),
    ("cong ty", AgencyKind::Enterprise),
    ("tong cong ty", AgencyKind::Enterprise),
    ("tap doan", AgencyKind::Enterprise),
];

/// Bodies whose work is often a state secret: defence and security (Luật Bảo vệ bí mật nhà nước).
const DEFENCE: &[&str] = &[
    "cong an",
    "bo cong an",
    "bo quoc phong",
    "bo chi huy quan su",
    "bch quan su",
    "bchqs",
    "bo chi huy bo doi bien phong",
    "bch bo doi bien phong",
    "bo doi bien phong",
    "bo tu lenh",
];

/// Short forms in names of bodies, and what they stand for, both folded.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("bch", "bo chi huy"),
    ("qs", "quan su"),
    ("nhnn", "ngan hang nha nuoc"),
    ("ldld", "lien doan lao dong"),
    ("htx", "hop tac xa"),
    ("vp", "van phong"),
    ("pt", "phat thanh"),
    ("th", "truyen hinh"),
    ("bql", "ban quan ly"),
    ("ubmttq", "uy ban mat tran to quoc"),
];

/// Words that one spelling of a name has and another leaves out.
const FILLERS: &[&str] = &["va", "viet", "nam", "tinh"];

/// The rule of a name that stands for several bodies; `None` for the name of one.
pub(super) fn rule_of(folded: &str) -> Option<Rule> {
    let begun = COLLECTIVES
        .iter()
        .find(|(words, _)| begins(folded, words))
        .map(|(_, kinds)| kinds);
    match begun {
        None => folded.ends_with(OPEN).then_some(Rule::Open),
        Some(kinds) if kinds.is_empty() || names_some_of(folded) => Some(Rule::Open),
        Some(kinds) => Some(Rule::ByKind(kinds.iter().copied().collect())),
    }
}

fn names_some_of(folded: &str) -> bool {
    folded.match_indices(' ').any(|(at, _)| {
        SOME_OF
            .iter()
            .any(|words| begins(folded[at..].trim_start(), words))
    })
}

/// What sort of body a name tells of; a department where nothing else does.
pub(super) fn kind_of(folded: &str) -> AgencyKind {
    KINDS
        .iter()
        .find(|(words, _)| folded.starts_with(words))
        .map_or(AgencyKind::Department, |(_, kind)| *kind)
}

/// Whether a body's printed name is one of defence or security, so that its task may have to be reported as a state
/// secret. Only a hint: a person decides.
pub fn secrecy_is_likely(printed: &str) -> bool {
    let folded = tiendo_text::fold(printed);
    DEFENCE.iter().any(|words| begins(&folded, words))
}

/// The words of a name without the unit of the map at its end: "cong an tinh …" is "cong an"; short forms written out.
pub(super) fn core(folded: &str) -> String {
    let words = spelled_out(folded);
    let cut = words
        .iter()
        .rposition(|word| word == "tinh")
        .filter(|at| *at > 0);
    words[..cut.unwrap_or(words.len())].join(" ")
}

/// The words by which two spellings of a name are compared.
pub(super) fn loose(folded: &str) -> BTreeSet<String> {
    spelled_out(folded)
        .into_iter()
        .filter(|word| !FILLERS.contains(&word.as_str()))
        .collect()
}

fn spelled_out(folded: &str) -> Vec<String> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .flat_map(|word| {
            let long = SHORT_FORMS.iter().find(|(short, _)| *short == word);
            long.map_or(word, |(_, long)| long).split(' ')
        })
        .map(str::to_owned)
        .collect()
}

fn begins(folded: &str, words: &str) -> bool {
    folded
        .strip_prefix(words)
        .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiendo_text::fold;

    #[test]
    fn names_of_several_bodies_have_a_rule_and_names_of_one_have_none() {
        for (name, rule) in [
            ("Các sở, ban, ngành tỉnh", Some("kind:department")),
            ("UBND các huyện, thị xã, thành phố", Some("kind:district")),
            ("UBND các xã, phường, đặc khu", Some("kind:commune")),
            (
                "các tổ chức, doanh nghiệp và hội đoàn thể liên quan",
                Some("open"),
            ),
            ("Các sở, ngành liên quan", Some("open")),
            ("các cơ quan, đơn vị", Some("open")),
            ("UBND các xã, phường có tuyến đi qua", Some("open")),
            ("UBND các huyện miền núi", Some("open")),
            ("UBND các xã được chọn thí điểm", Some("open")),
            (
                "các sở, ngành, đơn vị sự nghiệp thuộc UBND tỉnh",
                Some("kind:department"),
            ),
            ("cấp cơ sở", Some("open")),
            ("đơn vị liên quan", Some("open")),
            ("Sở Tài chính", None),
            ("UBND tỉnh", None),
            ("Cục Thuế tỉnh", None),
        ] {
            let found = rule_of(&fold(name)).map(|rule| rule.to_string());
            assert_eq!(found.as_deref(), rule, "{name}");
        }
    }

    #[test]
    fn the_unit_of_the_map_is_no_part_of_the_core() {
        assert_eq!(
            core(&fold("Công an tỉnh Hà Giang")),
            core(&fold("Công An tỉnh"))
        );
        assert_eq!(core(&fold("BCH Quân sự tỉnh")), "bo chi huy quan su");
        assert_eq!(core("tinh uy"), "tinh uy");
    }

    #[test]
    fn defence_and_security_are_told_by_whole_words() {
        assert!(secrecy_is_likely("Công An tỉnh"));
        assert!(secrecy_is_likely("BCH Quân sự tỉnh"));
        assert!(!secrecy_is_likely("Công ánh sáng"), "no whole word");
        assert!(!secrecy_is_likely("Sở Công Thương"));
    }
}
