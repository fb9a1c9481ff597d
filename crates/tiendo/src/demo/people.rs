//! The demo's people: made-up names, each marked as a sample, a sign-in for each role.

use super::cast::{Cast, Player};
use std::collections::BTreeMap;
use tiendo_app::{AppError, demo::Account, password, people};
use tiendo_domain::{
    access::RoleName,
    agency::{AgencyFact, AgencyKind, Channel},
    id::{Agency, Id},
    time::KnownAt,
};
use tiendo_store::{agency, person, person::MustChange};
use tiendo_text::Lang;

/// The password of every sign-in of the demo.
pub(crate) const PASSWORD: &str = "ban dung thu 2026";

/// User name, name, position, role, body (key of the list; empty for the whole realm).
const PEOPLE: &[(&str, &str, &str, RoleName, &str)] = &[
    (
        "daumoi",
        "Trần Văn Mẫu (mẫu)",
        "Chuyên viên đầu mối",
        RoleName::FocalOfficer,
        "so-ke-hoach-va-dau-tu",
    ),
    (
        "daumoi2",
        "Đặng Thị Thử (mẫu)",
        "Chuyên viên đầu mối",
        RoleName::FocalOfficer,
        "so-ke-hoach-va-dau-tu",
    ),
    (
        "chuyenvien",
        "Lê Thị Ví Dụ (mẫu)",
        "Chuyên viên",
        RoleName::AgencyOfficer,
        "so-cong-thuong",
    ),
    (
        "lanhdaoso",
        "Ngô Giả Thiết (mẫu)",
        "Phó Giám đốc",
        RoleName::AgencyHead,
        "so-cong-thuong",
    ),
    (
        "chuyenvien.khdt",
        "Bùi Thử Việc (mẫu)",
        "Chuyên viên",
        RoleName::AgencyOfficer,
        "so-ke-hoach-va-dau-tu",
    ),
    (
        "giamdoc.khdt",
        "Hồ Ví Von (mẫu)",
        "Giám đốc",
        RoleName::AgencyHead,
        "so-ke-hoach-va-dau-tu",
    ),
    (
        "vanphong",
        "Đỗ Thử Nghiệm (mẫu)",
        "Chuyên viên Văn phòng UBND tỉnh",
        RoleName::Office,
        "",
    ),
    (
        "lanhdao",
        "Phạm Giả Định (mẫu)",
        "Phó Chủ tịch UBND tỉnh",
        RoleName::Leader,
        "",
    ),
    (
        "vanthu",
        "Hoàng Làm Thử (mẫu)",
        "Văn thư",
        RoleName::Clerk,
        "",
    ),
    (
        "kiemtra",
        "Võ Minh Họa (mẫu)",
        "Thành viên đoàn kiểm tra",
        RoleName::Inspector,
        "",
    ),
    (
        "giamsat",
        "Phan Chỉ Mẫu (mẫu)",
        "Chuyên viên HĐND tỉnh",
        RoleName::Overseer,
        "",
    ),
    (
        "kiemtoan",
        "Dương Đối Chứng (mẫu)",
        "Kiểm tra toàn vẹn",
        RoleName::Auditor,
        "",
    ),
];

/// The sign-ins that the sign-in page lists, the administrator last.
pub(crate) fn accounts(lang: Lang) -> Vec<Account> {
    let account = |username: &str, name: &str, role: RoleName| Account {
        username: username.to_owned(),
        password: PASSWORD.to_owned(),
        who: format!("{name}, {}", role.words(lang)),
    };
    PEOPLE
        .iter()
        .map(|(username, name, _, role, _)| account(username, name, *role))
        .chain([account(
            "quantri",
            "Vũ Giả Danh (mẫu)",
            RoleName::Administrator,
        )])
        .collect()
}

/// Adds the people and gives them their roles. One hash serves all: they share a published password.
pub(super) fn make(cast: &mut Cast, bodies: &BTreeMap<String, Id<Agency>>) -> anyhow::Result<()> {
    let hash = password::hash(PASSWORD)?;
    for (username, name, position, role, body) in PEOPLE {
        add(
            cast,
            &hash,
            (username, name, position),
            *role,
            bodies.get(*body).copied(),
        )?;
    }
    // The first administrator's password is published too, so nothing would be gained by having it changed.
    let published = hash.clone();
    cast.system(move |ctx, tx| {
        let administrator =
            person::by_login(tx, ctx.realm, "quantri")?.ok_or(AppError::NotFound)?;
        people::publish_password(ctx, tx, administrator.id, &published)
    })?;
    let online = cast.look(|ctx, tx| {
        let facts = agency::facts(tx, ctx.realm, KnownAt(i64::MAX))?;
        Ok(facts.into_iter().filter(reports_here).collect::<Vec<_>>())
    })?;
    for (n, fact) in (1..).zip(online) {
        if cast.writers(fact.agency).is_some() {
            continue;
        }
        let (officer, head) = (format!("cv.{n:02}"), format!("tt.{n:02}"));
        let (one, two) = (
            format!("Chuyên viên {n:02} (mẫu)"),
            format!("Thủ trưởng {n:02} (mẫu)"),
        );
        add(
            cast,
            &hash,
            (&officer, &one, "Chuyên viên"),
            RoleName::AgencyOfficer,
            Some(fact.agency),
        )?;
        add(
            cast,
            &hash,
            (&head, &two, "Phó thủ trưởng"),
            RoleName::AgencyHead,
            Some(fact.agency),
        )?;
    }
    Ok(())
}

/// Bodies of the province that write their reports here.
fn reports_here(fact: &AgencyFact) -> bool {
    let kinds = [
        AgencyKind::Department,
        AgencyKind::Board,
        AgencyKind::Office,
        AgencyKind::District,
        AgencyKind::Media,
    ];
    fact.channel == Channel::Online && kinds.contains(&fact.kind)
}

fn add(
    cast: &mut Cast,
    hash: &str,
    (username, name, position): (&str, &str, &str),
    role: RoleName,
    agency: Option<Id<Agency>>,
) -> anyhow::Result<()> {
    let new = people::NewPerson {
        name: name.to_owned(),
        username: username.to_owned(),
        position: position.to_owned(),
        ..people::NewPerson::default()
    };
    let hash = hash.to_owned();
    let (person, grants) = cast.system(move |ctx, tx| {
        let id = people::add(ctx, tx, &new, &hash, MustChange::No)?;
        people::grant(ctx, tx, id, role, agency)?;
        Ok((id, person::grants_of(tx, ctx.realm, id)?))
    })?;
    let grants = grants.into_iter().map(|held| held.grant).collect();
    cast.join(
        username,
        Player {
            person,
            position: position.to_owned(),
            grants,
        },
    );
    Ok(())
}
