//! Bodies: who leads, coordinates, reports. A body is its id; what it is called and whom it is
//! under are facts of a period.

use crate::coded::coded;
use crate::id::{Agency, Id};
use crate::time::Period;

coded! {
    /// What sort of body it is.
    pub enum AgencyKind {
        /// Sở, ban, ngành of a province.
        Department = "department", "sở, ban, ngành", "department";
        /// A branch of a central body in the province (ngành dọc): police, military, tax, customs.
        Vertical = "vertical", "cơ quan ngành dọc", "branch of a central body";
        /// UBND of a district, town or provincial city; ended on 01/7/2025 (Luật 72/2025/QH15).
        District = "district", "UBND cấp huyện", "district People's Committee";
        /// UBND of a commune, ward or special zone.
        Commune = "commune", "UBND cấp xã", "commune People's Committee";
        /// A ministry or a body of its rank.
        Ministry = "ministry", "bộ, ngành trung ương", "ministry";
        /// A body of the Party.
        Party = "party", "cơ quan Đảng", "Party body";
        /// Those who decide: UBND, HĐND, the delegation to the National Assembly.
        Authority = "authority", "cơ quan có thẩm quyền", "authority";
        /// The Fatherland Front and the socio-political organisations.
        MassOrganisation = "mass_organisation", "tổ chức chính trị - xã hội", "mass organisation";
        /// A newspaper or broadcaster.
        Media = "media", "cơ quan báo chí", "media";
        /// Ban quản lý: boards of zones and projects.
        Board = "board", "ban quản lý", "management board";
        /// A bank or its branch.
        Bank = "bank", "ngân hàng", "bank";
        /// The office of an authority.
        Office = "office", "văn phòng", "office";
        /// Liên minh, liên đoàn.
        Union = "union", "liên minh, liên đoàn", "union";
        /// Hội, hiệp hội.
        Association = "association", "hội, hiệp hội", "association";
        /// An enterprise or cooperative.
        Enterprise = "enterprise", "doanh nghiệp", "enterprise";
    }
}

coded! {
    /// How sure the register is that a body is as it says.
    pub enum Standing {
        /// A person confirmed it, or its source is certain.
        Confirmed = "confirmed", "đã xác nhận", "confirmed";
        /// Its source is unsure; to be looked at.
        Doubtful = "doubtful", "cần kiểm tra", "to be checked";
        /// Nothing but a plan names it.
        FromPlan = "from_plan", "lập theo tên trong kế hoạch", "made from a plan's words";
    }
}

coded! {
    /// How a body reports. A third of them send a signed paper and never sign in.
    pub enum Channel {
        /// In the system.
        Online = "online", "báo cáo trên hệ thống", "reports here";
        /// By a signed paper, entered on its behalf.
        Paper = "paper", "gửi văn bản giấy", "sends a signed paper";
    }
}

/// What is held true of a body over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyFact {
    /// The body.
    pub agency: Id<Agency>,
    /// Its full name: "Sở Kế hoạch và Đầu tư".
    pub name: String,
    /// Its usual short name: "Sở KH&ĐT". The full name where it has none.
    pub short: String,
    /// Its code by Quyết định 20/2020/QĐ-TTg, such as `H48.53`. An attribute, never a key.
    pub code: Option<String>,
    /// What it writes after the slash of a number: `SKHĐT`.
    pub symbol: Option<String>,
    /// What sort of body it is.
    pub kind: AgencyKind,
    /// The body above it.
    pub superior: Option<Id<Agency>>,
    /// How sure this is.
    pub standing: Standing,
    /// How it reports.
    pub channel: Channel,
    /// The days on which this is so. Outside all its periods the body does not exist.
    pub valid: Period,
}
