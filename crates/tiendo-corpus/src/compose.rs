//! What a composed document says, before anyone lays it out: the truth that a reading is measured against.

use crate::chance::Chance;
use crate::words;

/// A day, as numbers.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_field_names,
    reason = "a day of a month is called nothing else"
)]
pub(crate) struct Day {
    pub(crate) day: usize,
    pub(crate) month: usize,
    pub(crate) year: usize,
}

impl Day {
    pub(crate) fn iso(self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// As documents write it, in one of several ways.
    pub(crate) fn written(self, chance: &mut Chance) -> String {
        let Self { day, month, year } = self;
        match chance.below(5) {
            0 | 1 => format!("ngày {day:02} tháng {month} năm {year}"),
            2 => format!("ngày {day}/{month}/{year}"),
            3 => format!("ngày {day:02}/{month:02}/{year}"),
            _ => format!("ngày {day:02} tháng {month:02} năm {year}"),
        }
    }
}

/// A document that is cited.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    pub(crate) kind: &'static str,
    pub(crate) number: String,
    pub(crate) issuer: &'static str,
    pub(crate) day: Option<Day>,
    pub(crate) about: String,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Task {
    pub(crate) number: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) content: String,
    pub(crate) leads: Vec<String>,
    pub(crate) coordinators: Vec<String>,
    pub(crate) deadline: Option<String>,
    pub(crate) product: Option<String>,
    pub(crate) note: Option<String>,
}

/// How the tasks stand on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A table with real cells.
    Table,
    /// A table that lost its lines: a cell a line.
    Cells,
    /// Cells between bars.
    Bars,
    /// Cells between tabs.
    Tabs,
    /// Cells in columns of blanks.
    Columns,
    /// Each cell on as many lines as its column is narrow.
    Narrow,
    /// "Giao Sở … chủ trì, phối hợp với … …".
    Running,
    /// "1. Sở …: a) … b) …".
    Headed,
    /// The task, and below it "Cơ quan chủ trì: …".
    Labelled,
}

impl Shape {
    pub(crate) const ALL: [Self; 9] = [
        Self::Table,
        Self::Cells,
        Self::Bars,
        Self::Tabs,
        Self::Columns,
        Self::Narrow,
        Self::Running,
        Self::Headed,
        Self::Labelled,
    ];

    /// It has columns with heads.
    pub(crate) const fn has_columns(self) -> bool {
        matches!(
            self,
            Self::Table | Self::Cells | Self::Bars | Self::Tabs | Self::Columns | Self::Narrow
        )
    }
}

/// Kinds of documents that are composed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Plan,
    DepartmentPlan,
    CommunePlan,
    Decision,
    Directive,
    Letter,
    Notice,
    Programme,
    Resolution,
    Circular,
}

impl Kind {
    pub(crate) const ALL: [Self; 10] = [
        Self::Plan,
        Self::DepartmentPlan,
        Self::CommunePlan,
        Self::Decision,
        Self::Directive,
        Self::Letter,
        Self::Notice,
        Self::Programme,
        Self::Resolution,
        Self::Circular,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Plan | Self::DepartmentPlan | Self::CommunePlan => "Kế hoạch",
            Self::Decision => "Quyết định",
            Self::Directive => "Chỉ thị",
            Self::Letter => "Công văn",
            Self::Notice => "Thông báo",
            Self::Programme => "Chương trình hành động",
            Self::Resolution => "Nghị quyết",
            Self::Circular => "Thông tư",
        }
    }
}

/// A whole document.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    pub(crate) superior: Option<String>,
    pub(crate) issuer: String,
    pub(crate) number: String,
    pub(crate) place: String,
    pub(crate) day: Day,
    pub(crate) title: String,
    pub(crate) basis: Vec<Work>,
    pub(crate) groups: Vec<(String, String)>,
    pub(crate) tasks: Vec<Task>,
    pub(crate) recipients: Vec<String>,
    pub(crate) archive: String,
    /// On behalf of, capacity, position, name.
    pub(crate) signature: [Option<String>; 4],
}

pub(crate) fn paper(chance: &mut Chance) -> Paper {
    let kind = *chance.pick(&Kind::ALL);
    let place = (*chance.pick(words::PLACES)).to_owned();
    let day = day(chance, 2019, 2025);
    let (field, letters) = *chance.pick(words::FIELDS);
    let n = chance.between(1, 4999);
    let (superior, issuer, number) = match kind {
        Kind::Plan => (
            None,
            format!("Ủy ban nhân dân tỉnh {place}"),
            format!("{n}/KH-UBND"),
        ),
        Kind::Decision => (
            None,
            format!("Ủy ban nhân dân tỉnh {place}"),
            format!("{n}/QĐ-UBND"),
        ),
        Kind::Directive => (
            None,
            format!("Ủy ban nhân dân tỉnh {place}"),
            format!("{n:02}/CT-UBND"),
        ),
        Kind::CommunePlan => (
            None,
            format!("Ủy ban nhân dân xã {place}"),
            format!("{n}/KH-UBND"),
        ),
        Kind::DepartmentPlan => (
            Some(format!("Ủy ban nhân dân tỉnh {place}")),
            format!("Sở {field}"),
            format!("{n}/KH-S{letters}"),
        ),
        Kind::Letter => (
            Some(format!("UBND tỉnh {place}")),
            format!("Sở {field}"),
            format!(
                "{n}/S{letters}-{}",
                chance.pick(&["VP", "KHTH", "NV", "QLNN", "TTr"])
            ),
        ),
        Kind::Notice => (
            None,
            "Văn phòng Chính phủ".to_owned(),
            format!("{n}/TB-VPCP"),
        ),
        Kind::Programme => (None, format!("Tỉnh ủy {place}"), format!("{n}-CTr/TU")),
        Kind::Resolution => (
            None,
            format!("Hội đồng nhân dân tỉnh {place}"),
            format!("{}/{}/NQ-HĐND", n % 90 + 1, day.year),
        ),
        Kind::Circular => (
            None,
            "Bộ Tài chính".to_owned(),
            format!("{}/{}/TT-BTC", n % 140 + 1, day.year),
        ),
    };
    let place = match kind {
        Kind::Notice | Kind::Circular => "Hà Nội".to_owned(),
        _ => place,
    };
    let subject = *chance.pick(words::SUBJECTS);
    let title = match kind {
        Kind::Plan | Kind::DepartmentPlan | Kind::CommunePlan => format!(
            "{} {subject} {}",
            chance.pick(&[
                "Thực hiện Chương trình",
                "Triển khai Đề án",
                "Triển khai công tác",
                "Thực hiện nhiệm vụ"
            ]),
            chance.pick(&[
                "năm 2026",
                "giai đoạn 2021 - 2025",
                "giai đoạn 2026-2030",
                "đến năm 2030"
            ])
        ),
        Kind::Decision => format!("Về việc ban hành Kế hoạch {subject} trên địa bàn tỉnh"),
        Kind::Directive => format!("Về việc tăng cường {subject}"),
        Kind::Letter => format!("triển khai {subject}"),
        Kind::Notice => format!("Kết luận của Phó Thủ tướng Chính phủ tại cuộc họp về {subject}"),
        Kind::Programme => format!("thực hiện chủ trương của Trung ương về {subject}"),
        Kind::Resolution => format!("Quy định chính sách {subject}"),
        Kind::Circular => format!("Hướng dẫn quản lý kinh phí {subject}"),
    };
    let shape = match kind {
        Kind::Directive | Kind::Letter | Kind::Notice => {
            *chance.pick(&[Shape::Running, Shape::Headed, Shape::Running])
        }
        Kind::Programme => *chance.pick(&[Shape::Running, Shape::Cells, Shape::Table]),
        _ => *chance.pick(&Shape::ALL),
    };
    let basis = (0..chance.between(1, 5))
        .map(|_| work(chance, day))
        .collect();
    let (groups, tasks) = match kind {
        Kind::Resolution | Kind::Circular => (Vec::new(), Vec::new()),
        _ => tasks(chance, kind, shape, day.year),
    };
    let mut recipients = chance.some(
        &[
            "Như trên".to_owned(),
            "Thường trực Tỉnh ủy".to_owned(),
            "Thường trực HĐND tỉnh".to_owned(),
            "CT, các PCT UBND tỉnh".to_owned(),
            "Các sở, ban, ngành tỉnh".to_owned(),
            "UBND các huyện, thị xã, thành phố".to_owned(),
            "Cổng TTĐT tỉnh".to_owned(),
            "Văn phòng Chính phủ (để b/c)".to_owned(),
            "CVP, các PCVP".to_owned(),
        ],
        6,
    );
    recipients.truncate(chance.between(2, 6));
    Paper {
        kind,
        shape,
        superior,
        issuer,
        number,
        place,
        day,
        title,
        basis,
        groups,
        tasks,
        recipients,
        archive: format!("VT, {}", chance.pick(&["KTTH", "NC", "TH.05", "KGVX"])),
        signature: signature(chance, kind),
    }
}

pub(crate) fn day(chance: &mut Chance, from: usize, to: usize) -> Day {
    Day {
        day: chance.between(1, 28),
        month: chance.between(1, 12),
        year: chance.between(from, to),
    }
}

/// A document cited, older than the paper.
fn work(chance: &mut Chance, before: Day) -> Work {
    let (kind, number, issuer) = *chance.pick(words::WORKS);
    let mut day = day(chance, 2012, before.year - 1);
    if kind == "Nghị quyết" && number.contains("QH15") {
        day.year = 2022.min(before.year);
    }
    let n = chance.between(2, 2400);
    let number = number
        .replace("{n}", &n.to_string())
        .replace("{y}", &day.year.to_string());
    Work {
        kind,
        number,
        issuer,
        day: chance.percent(85).then_some(day),
        about: format!("về {}", chance.pick(words::SUBJECTS)),
    }
}

fn signature(chance: &mut Chance, kind: Kind) -> [Option<String>; 4] {
    let name = format!(
        "{} {} {}",
        chance.pick(words::SURNAMES),
        chance.pick(words::MIDDLES),
        chance.pick(words::GIVEN)
    );
    let said = |words: &str| Some(words.to_owned());
    let deputy = chance.percent(60);
    match kind {
        Kind::Plan | Kind::CommunePlan if deputy => [
            said("TM. ỦY BAN NHÂN DÂN"),
            said("KT. CHỦ TỊCH"),
            said("PHÓ CHỦ TỊCH"),
            Some(name),
        ],
        Kind::Plan | Kind::CommunePlan => [
            said("TM. ỦY BAN NHÂN DÂN"),
            None,
            said("CHỦ TỊCH"),
            Some(name),
        ],
        Kind::Decision | Kind::Directive if deputy => {
            [None, said("KT. CHỦ TỊCH"), said("PHÓ CHỦ TỊCH"), Some(name)]
        }
        Kind::Decision | Kind::Directive | Kind::Resolution => {
            [None, None, said("CHỦ TỊCH"), Some(name)]
        }
        Kind::DepartmentPlan | Kind::Letter if deputy => {
            [None, said("KT. GIÁM ĐỐC"), said("PHÓ GIÁM ĐỐC"), Some(name)]
        }
        Kind::DepartmentPlan | Kind::Letter => [None, None, said("GIÁM ĐỐC"), Some(name)],
        Kind::Notice => [
            None,
            said("KT. BỘ TRƯỞNG, CHỦ NHIỆM"),
            said("PHÓ CHỦ NHIỆM"),
            Some(name),
        ],
        Kind::Programme => [said("T/M BAN THƯỜNG VỤ"), None, said("BÍ THƯ"), Some(name)],
        Kind::Circular => [None, said("KT. BỘ TRƯỞNG"), said("THỨ TRƯỞNG"), Some(name)],
    }
}

/// How the tasks are numbered.
#[derive(Clone, Copy)]
enum Numbering {
    /// 1, 2, 3 over all groups; the groups are Roman.
    Through,
    /// 1, 2, 3 anew in each Roman group.
    Anew,
    /// 1.1, 1.2 under the group 1.
    Dotted,
    /// 1, 2, 3 without groups.
    Plain,
}

const ROMAN: [&str; 8] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];

fn tasks(
    chance: &mut Chance,
    kind: Kind,
    shape: Shape,
    year: usize,
) -> (Vec<(String, String)>, Vec<Task>) {
    let count = chance.between(3, 14);
    if shape == Shape::Headed {
        return headed(chance, count, year);
    }
    let numbering = if shape == Shape::Running {
        Numbering::Plain
    } else if shape == Shape::Labelled {
        Numbering::Dotted
    } else {
        *chance.pick(&[
            Numbering::Through,
            Numbering::Anew,
            Numbering::Dotted,
            Numbering::Plain,
        ])
    };
    let has_deadline = chance.percent(70);
    let has_product = chance.percent(50) && shape != Shape::Running;
    let has_note = chance.percent(20) && shape.has_columns();
    let mut groups: Vec<(String, String)> = Vec::new();
    let mut all = Vec::new();
    let per_group = chance.between(2, 5);
    for i in 0..count {
        let of = i / per_group;
        let at = i % per_group;
        if !matches!(numbering, Numbering::Plain) && at == 0 && of < ROMAN.len() {
            let number = match numbering {
                Numbering::Dotted => (of + 1).to_string(),
                _ => ROMAN[of].to_owned(),
            };
            groups.push((number, (*chance.pick(words::GROUPS)).to_owned()));
        }
        let number = match numbering {
            Numbering::Through | Numbering::Plain => (i + 1).to_string(),
            Numbering::Anew => (at + 1).to_string(),
            Numbering::Dotted => format!("{}.{}", groups.len(), at + 1),
        };
        let leads = bodies(chance, kind, 1);
        let coordinators = if chance.percent(80) {
            let count = chance.between(1, 4);
            let mut all = bodies(chance, kind, count);
            all.retain(|name| !leads.contains(name));
            all
        } else {
            Vec::new()
        };
        all.push(Task {
            number: Some(number),
            group: groups.last().map(|(number, _)| number.clone()),
            content: content(chance),
            leads,
            coordinators,
            deadline: (has_deadline && chance.percent(90)).then(|| deadline(chance, shape, year)),
            product: (has_product && chance.percent(85))
                .then(|| (*chance.pick(words::PRODUCTS)).to_owned()),
            note: (has_note && chance.percent(40)).then(|| (*chance.pick(words::NOTES)).to_owned()),
        });
    }
    (groups, all)
}

/// Bodies as headings, their tasks below them with letters or dashes.
fn headed(chance: &mut Chance, count: usize, year: usize) -> (Vec<(String, String)>, Vec<Task>) {
    let mut groups = Vec::new();
    let mut all = Vec::new();
    let letters = chance.percent(60);
    while all.len() < count {
        let number = (groups.len() + 1).to_string();
        let mut actor = bodies(chance, Kind::Plan, 1).remove(0);
        if actor.starts_with("các ") {
            actor = actor.replacen("các ", "Các ", 1);
        }
        groups.push((number.clone(), actor.clone()));
        for (i, letter) in ["a", "b", "c", "d"]
            .iter()
            .take(chance.between(2, 4))
            .enumerate()
        {
            let coordinators = if i == 0 {
                bodies(chance, Kind::Plan, 2)
            } else {
                Vec::new()
            };
            all.push(Task {
                number: letters.then(|| (*letter).to_owned()),
                group: Some(number.clone()),
                content: content(chance),
                leads: vec![actor.clone()],
                coordinators: coordinators
                    .into_iter()
                    .filter(|name| *name != actor)
                    .collect(),
                deadline: chance
                    .percent(40)
                    .then(|| deadline(chance, Shape::Headed, year)),
                ..Task::default()
            });
        }
    }
    (groups, all)
}

fn bodies(chance: &mut Chance, kind: Kind, count: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for _ in 0..count {
        let field = chance.pick(words::FIELDS).0;
        let name = match (kind, chance.below(10)) {
            (Kind::CommunePlan, 0..=5) => (*chance.pick(&[
                "Phòng Kinh tế",
                "Phòng Văn hóa - Xã hội",
                "Văn phòng HĐND và UBND xã",
                "Công an xã",
                "Ban Chỉ huy Quân sự xã",
                "Trung tâm Phục vụ hành chính công xã",
                "Trạm Y tế xã",
                "Các thôn",
                "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
            ]))
            .to_owned(),
            (Kind::Notice, 0..=6) => format!("Bộ {field}"),
            (_, 0..=5) => format!("Sở {field}"),
            (_, 6 | 7) => (*chance.pick(words::OTHERS)).to_owned(),
            _ => (*chance.pick(words::COLLECTIVES)).to_owned(),
        };
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

fn content(chance: &mut Chance) -> String {
    let first = format!(
        "{} {}{}",
        chance.pick(words::DOING),
        chance.pick(words::OBJECTS),
        chance.pick(words::QUALIFIERS)
    );
    if chance.percent(25) {
        format!(
            "{first}; {} {}",
            chance.pick(words::DOING),
            chance.pick(words::OBJECTS)
        )
    } else {
        first
    }
}

/// The words of a deadline; in running text only times that are settled by themselves.
fn deadline(chance: &mut Chance, shape: Shape, year: usize) -> String {
    let year = year + chance.between(0, 2);
    let month = chance.between(1, 12);
    let quarter = ROMAN[chance.below(4)];
    let day = chance.between(1, 28);
    let running = !shape.has_columns() && shape != Shape::Labelled;
    match chance.below(if running { 5 } else { 11 }) {
        0 => format!(
            "{}rước ngày {day:02}/{month}/{year}",
            if running { 't' } else { 'T' }
        ),
        1 if running => format!("hoàn thành trong quý {quarter}/{year}"),
        2 if running => format!("hoàn thành trước ngày {day} tháng {month} năm {year}"),
        3 if running => format!("hoàn thành trong tháng {month}/{year}"),
        4 if running => format!("chậm nhất ngày {day:02}/{month:02}/{year}"),
        1 => format!("Quý {quarter}/{year}"),
        2 => format!("Tháng {month}/{year}"),
        3 => format!("{day:02}/{month:02}/{year}"),
        4 => format!("Năm {year}"),
        5 => format!("{year}-{}", year + 3),
        6 => "Thường xuyên".to_owned(),
        7 => "Hằng năm".to_owned(),
        8 => format!("Quý {quarter} năm {year}"),
        9 => format!("Giai đoạn {year} - {}", year + 4),
        _ => "Theo yêu cầu của cấp có thẩm quyền".to_owned(),
    }
}
