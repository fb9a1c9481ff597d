//! What sort of body a name tells of, by how it begins.

/// What sort of body a name tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKind {
    /// Several bodies under one name.
    Collective,
    /// A ministry.
    Ministry,
    /// A department of a province.
    Department,
    /// A people's committee.
    PeoplesCommittee,
    /// A people's council, the National Assembly and what belongs to them.
    Assembly,
    /// A committee, board or office of the Party.
    Party,
    /// Police, army, border guards.
    Force,
    /// The Front and mass organisations.
    Association,
    /// A bank.
    Bank,
    /// An enterprise.
    Enterprise,
    /// An office, division, centre, school or other unit.
    Unit,
}

impl BodyKind {
    /// The code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Collective => "collective",
            Self::Ministry => "ministry",
            Self::Department => "department",
            Self::PeoplesCommittee => "peoples_committee",
            Self::Assembly => "assembly",
            Self::Party => "party",
            Self::Force => "force",
            Self::Association => "association",
            Self::Bank => "bank",
            Self::Enterprise => "enterprise",
            Self::Unit => "unit",
        }
    }
}

/// How a body's name begins, plain, and what sort it is; the longer stands first.
const KINDS: &[(&str, BodyKind)] = &[
    ("cac", BodyKind::Collective),
    ("uy ban nhan dan cac", BodyKind::Collective),
    ("bo chi huy", BodyKind::Force),
    ("ban chi huy quan su", BodyKind::Force),
    ("bo tu lenh", BodyKind::Force),
    ("bo doi bien phong", BodyKind::Force),
    ("cong an", BodyKind::Force),
    ("bo chinh tri", BodyKind::Party),
    ("bo", BodyKind::Ministry),
    ("so", BodyKind::Department),
    ("uy ban nhan dan", BodyKind::PeoplesCommittee),
    ("chu tich uy ban nhan dan", BodyKind::PeoplesCommittee),
    ("hoi dong nhan dan", BodyKind::Assembly),
    ("thuong truc hoi dong nhan dan", BodyKind::Assembly),
    ("quoc hoi", BodyKind::Assembly),
    ("uy ban thuong vu quoc hoi", BodyKind::Assembly),
    ("tinh uy", BodyKind::Party),
    ("thanh uy", BodyKind::Party),
    ("huyen uy", BodyKind::Party),
    ("dang uy", BodyKind::Party),
    ("ban thuong vu", BodyKind::Party),
    ("ban tuyen giao", BodyKind::Party),
    ("ban to chuc", BodyKind::Party),
    ("ban dan van", BodyKind::Party),
    ("ban noi chinh", BodyKind::Party),
    ("ban can su dang", BodyKind::Party),
    ("dang doan", BodyKind::Party),
    ("uy ban kiem tra", BodyKind::Party),
    ("uy ban mat tran", BodyKind::Association),
    ("ban thuong truc uy ban mat tran", BodyKind::Association),
    ("mat tran", BodyKind::Association),
    ("hoi", BodyKind::Association),
    ("hiep hoi", BodyKind::Association),
    ("lien doan", BodyKind::Association),
    ("lien minh", BodyKind::Association),
    ("lien hiep", BodyKind::Association),
    ("doan", BodyKind::Association),
    ("tinh doan", BodyKind::Association),
    ("huyen doan", BodyKind::Association),
    ("ngan hang", BodyKind::Bank),
    ("cong ty", BodyKind::Enterprise),
    ("tong cong ty", BodyKind::Enterprise),
    ("tap doan", BodyKind::Enterprise),
];

pub(super) fn kind(words: &[String]) -> BodyKind {
    let name = words.join(" ");
    KINDS
        .iter()
        .filter(|(opening, _)| {
            name.strip_prefix(opening)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
        .max_by_key(|(opening, _)| opening.len())
        .map_or(BodyKind::Unit, |(_, kind)| *kind)
}
