//! The demo's people: made-up names, each marked as a sample, a sign-in for each role.

use super::write;
use std::collections::BTreeMap;
use tiendo_app::{App, demo::Account, password, people};
use tiendo_domain::{
    access::RoleName,
    id::{Agency, Id, RealmId},
};
use tiendo_store::{person, person::MustChange};
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
pub(super) fn make(
    app: &App,
    realm: RealmId,
    bodies: &BTreeMap<String, Id<Agency>>,
) -> anyhow::Result<()> {
    let hash = password::hash(PASSWORD)?;
    for (username, name, position, role, body) in PEOPLE {
        let new = people::NewPerson {
            name: (*name).to_owned(),
            username: (*username).to_owned(),
            position: (*position).to_owned(),
            ..people::NewPerson::default()
        };
        let (role, agency, hash) = (*role, bodies.get(*body).copied(), hash.clone());
        write(app, realm, move |ctx, tx| {
            let id = people::add(ctx, tx, &new, &hash, MustChange::No)?;
            people::grant(ctx, tx, id, role, agency)
        })?;
    }
    // The first administrator's password is published too, so nothing would be gained by having it changed.
    write(app, realm, move |ctx, tx| {
        let administrator =
            person::by_login(tx, ctx.realm, "quantri")?.ok_or(tiendo_app::AppError::NotFound)?;
        people::publish_password(ctx, tx, administrator.id, &hash)
    })?;
    Ok(())
}
