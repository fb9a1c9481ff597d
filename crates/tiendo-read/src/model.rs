//! What a document says, as the reader understood it. Nothing here is invented: what the text does not say is `None` or empty.

use jiff::civil::Date;

use crate::deadline::DeadlineMeaning;
use crate::span::{Span, Spanned};

/// Words of the document with their place.
pub type Words = Spanned<String>;

/// Everything that was read, beside the findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Who issued what, when, to whom, signed by whom.
    pub header: Header,
    /// Headings of the main parts as printed, mark included (`I. MỤC ĐÍCH, YÊU CẦU`).
    pub sections: Vec<Words>,
    /// Documents that this one rests on.
    pub legal_basis: Vec<LegalBasis>,
    /// Who proposed it, by what document.
    pub proposed_by: Option<ProposedBy>,
    /// Targets in reading order.
    pub targets: Vec<Target>,
    /// The stated aim beyond the horizon.
    pub vision: Option<Vision>,
    /// Task groups by number.
    pub groups: Vec<Group>,
    /// Tasks in reading order.
    pub tasks: Vec<Task>,
    /// Which columns the tables of tasks have.
    pub columns: TaskColumns,
    /// Documents cited, in order of first mention.
    pub citations: Vec<Citation>,
    /// Who reports what by when.
    pub obligations: Vec<Obligation>,
    /// What else somebody must do.
    pub duties: Vec<Duty>,
    /// Who monitors and who decides.
    pub roles: Roles,
    /// Who is given something to do, each body once, in order of first mention.
    pub bodies: Vec<Body>,
    /// Where the money comes from.
    pub funding: Option<Funding>,
    /// Footnotes.
    pub footnotes: Vec<Footnote>,
    /// Names that the text shortens.
    pub short_forms: Vec<ShortForm>,
}

/// Header, title, recipients and signature: Nghị định 30/2020/NĐ-CP, phụ lục I.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// The issuing body in normal spelling.
    pub issuer: Option<Words>,
    /// The body above it, where the header names one.
    pub superior: Option<Words>,
    /// Number and symbol (`214/KH-UBND`).
    pub number: Option<Words>,
    /// Kind of document in normal spelling (`Kế hoạch`).
    pub kind: Option<Words>,
    /// Place in the date line.
    pub place: Option<Words>,
    /// Date issued.
    pub date: Option<Spanned<Date>>,
    /// Title (trích yếu) as printed.
    pub title: Option<Words>,
    /// Who signed.
    pub signatory: Option<Signatory>,
    /// Recipients (nơi nhận) without the archive line.
    pub recipients: Vec<Words>,
    /// The archive line without `Lưu:`.
    pub archive: Option<Words>,
    /// How long it holds.
    pub horizon: Option<Spanned<Horizon>>,
    /// The document that the annex says it belongs to.
    pub annex_of: Option<AnnexOf>,
}

/// The signature block as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signatory {
    /// `TM. ỦY BAN NHÂN DÂN`: the body signed for.
    pub on_behalf_of: Option<Words>,
    /// `KT. CHỦ TỊCH`, `TL. …`, `TUQ. …`, `Q. …`: the capacity.
    pub capacity: Option<Words>,
    /// The signer's own position.
    pub position: Option<Words>,
    /// The signer's name.
    pub name: Option<Words>,
}

/// Years that a plan covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Horizon {
    /// First year, where stated.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
    /// Year of the vision beyond it.
    pub vision: Option<i16>,
}

/// "(Kèm theo Kế hoạch số … ngày …)".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexOf {
    /// Number and symbol.
    pub number: Words,
    /// Date.
    pub date: Option<Spanned<Date>>,
}

/// One document of the legal basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalBasis {
    /// Its number; a law may be cited by name and date alone.
    pub number: Option<Words>,
    /// The clause that names it.
    pub words: Words,
}

/// "Trên cơ sở đề nghị của … tại … và ý kiến thống nhất của …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedBy {
    /// Who proposed.
    pub who: Words,
    /// Number of the proposing document.
    pub number: Option<Words>,
    /// Its date.
    pub date: Option<Spanned<Date>>,
    /// Who agreed.
    pub agreed_by: Option<Words>,
}

/// A target (chỉ tiêu).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What is measured.
    pub name: Words,
    /// The name with its parent's, where it does not stand alone.
    pub full_name: Option<Words>,
    /// How the figure binds.
    pub comparator: Spanned<Comparator>,
    /// "khoảng": the figures are approximate.
    pub approximate: bool,
    /// Lower figure, unsigned, decimal dot.
    pub low: Option<Words>,
    /// Upper figure, unsigned, decimal dot.
    pub high: Option<Words>,
    /// Unit.
    pub unit: Option<Words>,
    /// First and last year of the period averaged or covered.
    pub period: Option<Spanned<(i16, i16)>>,
    /// The year by which it holds.
    pub by: Option<Spanned<i16>>,
    /// What the figure is of.
    pub measure: Measure,
    /// The statement of a qualitative target.
    pub text: Option<Words>,
    /// What the figure is compared with or begins from ("năm 2020", "20% năm 2024").
    pub baseline: Option<Words>,
    /// Index of the target it is a part of.
    pub parent: Option<usize>,
}

/// How a target's figures bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparator {
    /// From `low` to `high`.
    Range,
    /// `low` and `high` are the one figure.
    Equal,
    /// More than `low`.
    Above,
    /// `low` or more.
    AtLeast,
    /// Less than `high`.
    Below,
    /// `high` or less.
    AtMost,
    /// A statement without a figure.
    Qualitative,
}

/// What a target's figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The value itself, at the end.
    Level,
    /// The mean over the period.
    AverageOverPeriod,
    /// How far it falls.
    Decrease,
    /// How far it rises.
    Increase,
}

/// "Tầm nhìn đến năm …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vision {
    /// The year.
    pub year: Spanned<i16>,
    /// The aim.
    pub text: Words,
}

/// A task group (nhóm nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its number; a heading row may have none.
    pub number: Option<Words>,
    /// Its title; `None` where only its tasks' numbers tell of it.
    pub title: Option<Words>,
    /// The body names it and the annex has no row for it, or tasks bear its number and it has no row.
    pub missing_in_annex: bool,
}

/// A task (nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Number as printed without closing dot or bracket; `None` for a bullet.
    pub number: Option<Words>,
    /// Its group, by the group's [`Group::name`]; which of that name, [`Document::groups_of_tasks`] tells.
    pub group: Option<String>,
    /// Its paragraphs.
    pub content: Vec<Words>,
    /// Lead agencies (chủ trì), collectives in normal spelling.
    pub leads: Vec<Words>,
    /// Coordinating agencies (phối hợp).
    pub coordinators: Vec<Words>,
    /// The words of the deadline column.
    pub deadline: Option<Words>,
    /// What those words mean.
    pub deadline_meaning: Option<Spanned<DeadlineMeaning>>,
    /// The words of the product column.
    pub product: Option<Words>,
    /// The words of the column that tells which level signs it (cấp trình, cấp ban hành).
    pub level: Option<Words>,
    /// The words of the note column.
    pub note: Option<Words>,
    /// Its row is the row of a group.
    pub in_group_row: bool,
    /// From its first to its last word.
    pub extent: Span,
}

impl Task {
    /// A task of which nothing is known yet but where it stands.
    pub fn bare(extent: Span) -> Self {
        Self {
            number: None,
            group: None,
            content: Vec::new(),
            leads: Vec::new(),
            coordinators: Vec::new(),
            deadline: None,
            deadline_meaning: None,
            product: None,
            level: None,
            note: None,
            in_group_row: false,
            extent,
        }
    }
}

/// Which columns the tables of tasks have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TaskColumns {
    /// Where the first head stands; `None` where there is no table of tasks.
    pub head: Option<Span>,
    /// A column for deadlines.
    pub deadline: bool,
    /// A column for products.
    pub product: bool,
    /// A column for coordinating agencies.
    pub coordinators: bool,
}

/// A document cited by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Number in normal spelling, at its first mention.
    pub number: Words,
    /// Kind in normal spelling.
    pub kind: Option<Words>,
    /// Date.
    pub date: Option<Spanned<Date>>,
    /// Issuer as the text says.
    pub issuer: Option<Words>,
    /// Issuer as the number's ending tells.
    pub issuer_derived: Option<Words>,
    /// Articles and clauses of it that are named (`khoản 2 Điều 5`), each once.
    pub articles: Vec<Words>,
    /// Every place where the number stands.
    pub mentions: Vec<Mention>,
}

/// One mention of a cited document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The number.
    pub number: Span,
    /// What the mention says the document is about, to the end of the clause.
    pub title: Option<Span>,
}

/// What must be reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// What kind of report, resting on the words that lay it down.
    pub kind: Spanned<ReportKind>,
    /// Who reports.
    pub who: Vec<Words>,
    /// With whom.
    pub with: Vec<Words>,
    /// Whether the addressees include bodies that nobody names.
    pub open_set: bool,
    /// How often.
    pub frequency: Option<Spanned<Frequency>>,
    /// The day before which, exclusive.
    pub before: Option<Spanned<Due>>,
    /// The last day, inclusive; `None` also where it depends on a leap year.
    pub last_day: Option<Spanned<Due>>,
    /// The due date's own words where they name no day of the calendar.
    pub due_words: Option<Words>,
    /// The last day whose figures the report holds, inclusive.
    pub cut_off: Option<Spanned<Due>>,
    /// To whom.
    pub to: Option<Words>,
    /// Through whom.
    pub via: Option<Words>,
    /// What for.
    pub purpose: Option<Words>,
}

/// Kinds of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// A report of the addressees, usually recurring.
    Periodic,
    /// The report at the end of the plan.
    Final,
    /// The report that one body makes of the others'.
    Consolidated,
}

/// How often something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frequency {
    /// Every year.
    Annual,
    /// Every half-year.
    HalfYearly,
    /// Every quarter.
    Quarterly,
    /// Every month.
    Monthly,
    /// Once.
    Once,
}

/// A due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// A day of every year: month, day.
    Yearly(i8, i8),
    /// One day.
    Day(Date),
}

impl Due {
    /// As it is shown: `15/11`, `15/11/2026`.
    pub(crate) fn shown(self) -> String {
        match self {
            Self::Yearly(month, day) => format!("{day:02}/{month}"),
            Self::Day(day) => tiendo_text::date::short(day),
        }
    }
}

/// Something that a body must do beside reporting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What, resting on the words that lay it down.
    pub kind: Spanned<DutyKind>,
    /// Who.
    pub who: Vec<Words>,
    /// With whom.
    pub with: Vec<Words>,
    /// How often.
    pub frequency: Option<Spanned<Frequency>>,
    /// To whom.
    pub to: Option<Words>,
    /// Who decides on it.
    pub decides: Option<Words>,
}

/// Kinds of duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DutyKind {
    /// Make a plan every year.
    AnnualPlan,
    /// Make a detailed plan.
    DetailedPlan,
    /// Review related documents.
    ReviewDocuments,
    /// Allot resources.
    AllocateResources,
    /// Inspect oneself.
    SelfInspection,
    /// Monitor the others.
    Monitor,
    /// Report obstacles and proposals.
    RaiseObstacle,
}

/// Who monitors and who decides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles {
    /// The body that monitors.
    pub monitor: Option<Words>,
    /// With whom.
    pub monitor_with: Vec<Words>,
    /// The body that decides on amendments.
    pub decides: Option<Words>,
    /// Where amendments are provided for.
    pub amendments: Option<Span>,
}

/// A body that the document gives something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Who it is, whatever the spelling.
    pub identity: crate::Identity,
    /// Its spellings, each where it first stands.
    pub printed: Vec<Words>,
}

/// Where the money comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funding {
    /// Sources as printed.
    pub sources: Vec<Words>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// Its mark without brackets.
    pub mark: Words,
    /// Where the mark stands in the text.
    pub anchor: Option<Span>,
    /// Its words.
    pub text: Words,
    /// Numbers of the documents it cites.
    pub citations: Vec<String>,
}

/// "(sau đây gọi tắt là …)".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortForm {
    /// The short name.
    pub short: Words,
    /// The number in it.
    pub number: Option<Words>,
}
