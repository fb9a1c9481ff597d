//! Who may do what, tried over HTTP for every row, as every role and signed out, against an expectation written by hand.
//!
//! The table itself is never asked what is right. A row that is not expected here fails the test, so does an expectation
//! without a row.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tiendo_domain::access::RoleName;
use tiendo_web::routes::{Open, ROUTES, Verb};

use crate::support::{Browser, Site, on_both};
use tiendo_store::person::MustChange;

/// The letters of the expectation, in this order: focal officer, agency officer, agency head, office, leader, clerk,
/// inspector, overseer, auditor, administrator, public. `x` may, `.` may not.
const ROLES: [(char, RoleName); 10] = [
    ('f', RoleName::FocalOfficer),
    ('o', RoleName::AgencyOfficer),
    ('h', RoleName::AgencyHead),
    ('v', RoleName::Office),
    ('l', RoleName::Leader),
    ('c', RoleName::Clerk),
    ('i', RoleName::Inspector),
    ('s', RoleName::Overseer),
    ('a', RoleName::Auditor),
    ('q', RoleName::Administrator),
];

/// Everybody who is signed in, and the public.
const ALL: &str = "xxxxxxxxxx x";
/// Everybody who is signed in.
const PEOPLE: &str = "xxxxxxxxxx .";
/// The focal officer alone.
const FOCAL: &str = "x......... .";
/// The administrator alone.
const ADMIN: &str = ".........x .";
/// Who follows reports: focal officer, office, leader, inspector.
const FOLLOW: &str = "x..xx.x... .";

/// Who reads a report: who follows reports, and its body.
const REPORT: &str = "xxxxx.x... .";
/// Who writes in a report: its body, and the focal officer from a signed paper.
const WRITE: &str = "xxx....... .";

/// What is right, by hand: verb, address below the realm, who.
const EXPECTED: &[(&str, &str, &str)] = &[
    ("GET", "", ALL),
    ("GET", "/dang-nhap", ALL),
    ("POST", "/dang-nhap", ALL),
    ("POST", "/dang-xuat", PEOPLE),
    ("GET", "/tai-khoan", PEOPLE),
    ("GET", "/tai-khoan/mat-khau", PEOPLE),
    ("POST", "/tai-khoan/mat-khau", PEOPLE),
    ("GET", "/huong-dan", ALL),
    ("POST", "/dong-ho-mau", ALL),
    ("GET", "/ke-hoach", ALL),
    ("GET", "/ke-hoach/tai-ve.xlsx", ALL),
    ("GET", "/ke-hoach/tai-len", FOCAL),
    ("POST", "/ke-hoach/tai-len", FOCAL),
    ("GET", "/ke-hoach/van-ban/{document}", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/diem", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/truong", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/ten", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/bo", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/hoan-tac", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/giao", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/tach", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/gop", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/bo-hang", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/them-hang", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/ban-moi", FOCAL),
    ("GET", "/ke-hoach/van-ban/{document}/tai-ve.json", FOCAL),
    ("GET", "/ke-hoach/van-ban/{document}/tai-ve.xlsx", FOCAL),
    ("POST", "/ke-hoach/van-ban/{document}/dua-vao-so", FOCAL),
    ("GET", "/ke-hoach/{plan}", ALL),
    ("GET", "/ke-hoach/{plan}/tai-ve.xlsx", PEOPLE),
    ("GET", "/ke-hoach/{plan}/nhiem-vu", ALL),
    ("GET", "/ke-hoach/{plan}/nhiem-vu/tai-ve.xlsx", ALL),
    ("GET", "/ke-hoach/{plan}/nhiem-vu/{task}", ALL),
    ("GET", "/ke-hoach/{plan}/chi-tieu", ALL),
    ("GET", "/ke-hoach/{plan}/chi-tieu/tai-ve.xlsx", ALL),
    ("GET", "/ke-hoach/{plan}/che-do", PEOPLE),
    ("GET", "/ke-hoach/{plan}/che-do/tai-ve.xlsx", PEOPLE),
    ("GET", "/ke-hoach/{plan}/van-ban-vien-dan", PEOPLE),
    (
        "GET",
        "/ke-hoach/{plan}/van-ban-vien-dan/tai-ve.xlsx",
        PEOPLE,
    ),
    ("GET", "/ke-hoach/{plan}/noi-nhan", PEOPLE),
    ("GET", "/ke-hoach/{plan}/noi-nhan/tai-ve.xlsx", PEOPLE),
    ("GET", "/ke-hoach/{plan}/nhat-ky", PEOPLE),
    ("GET", "/ke-hoach/{plan}/nhat-ky/tai-ve.xlsx", PEOPLE),
    ("GET", "/ke-hoach/{plan}/cong-khai", "x...x..... ."),
    ("POST", "/ke-hoach/{plan}/cong-khai", "x...x..... ."),
    ("GET", "/co-quan", PEOPLE),
    ("GET", "/co-quan/tai-ve.xlsx", PEOPLE),
    ("GET", "/co-quan/{agency}", PEOPLE),
    ("GET", "/co-quan/{agency}/tai-ve.xlsx", PEOPLE),
    ("GET", "/tra-cuu", PEOPLE),
    ("GET", "/viec", "xxx....... ."),
    ("GET", "/bao-cao", "xxxxx.x... ."),
    ("POST", "/bao-cao/chuan-bi", FOCAL),
    ("GET", "/bao-cao/chuan-bi/{round}", FOCAL),
    ("POST", "/bao-cao/chuan-bi/{round}/thanh-vien", FOCAL),
    ("POST", "/bao-cao/chuan-bi/{round}/bo-thanh-vien", FOCAL),
    ("POST", "/bao-cao/chuan-bi/{round}/du-thanh-vien", FOCAL),
    ("POST", "/bao-cao/chuan-bi/{round}/moc", FOCAL),
    ("GET", "/bao-cao/chuan-bi/{round}/co-quan/{agency}", FOCAL),
    ("POST", "/bao-cao/chuan-bi/{round}/co-quan/{agency}", FOCAL),
    ("POST", "/bao-cao/chuan-bi/{round}/mo", FOCAL),
    ("GET", "/bao-cao/ky/{round}", FOLLOW),
    ("GET", "/bao-cao/ky/{round}/tai-ve.xlsx", FOLLOW),
    ("POST", "/bao-cao/ky/{round}/khoa", FOCAL),
    ("POST", "/bao-cao/ky/{round}/{report}/tra-lai", FOCAL),
    (
        "POST",
        "/bao-cao/ky/{round}/{report}/chap-nhan",
        "x...x..... .",
    ),
    ("POST", "/bao-cao/ky/{round}/{report}/khong-phai", FOCAL),
    ("POST", "/bao-cao/ky/{round}/{report}/bao-cao-lai", FOCAL),
    ("GET", "/bao-cao/ky/{round}/tong-hop", FOLLOW),
    ("POST", "/bao-cao/ky/{round}/tong-hop", FOCAL),
    ("GET", "/bao-cao/ky/{round}/tong-hop/tai-ve.docx", FOLLOW),
    ("GET", "/bao-cao/ky/{round}/tong-hop/{block}", FOCAL),
    ("POST", "/bao-cao/ky/{round}/tong-hop/{block}", FOCAL),
    (
        "POST",
        "/bao-cao/ky/{round}/tong-hop/{block}/lay-lai",
        FOCAL,
    ),
    ("GET", "/bao-cao/{report}", REPORT),
    ("POST", "/bao-cao/{report}", WRITE),
    ("POST", "/bao-cao/{report}/muc/{line}", WRITE),
    // A focal officer is an officer of their own body: theirs is what they hand over and take back.
    ("POST", "/bao-cao/{report}/trinh", "xx........ ."),
    ("POST", "/bao-cao/{report}/lay-lai", WRITE),
    ("POST", "/bao-cao/{report}/gui", "..x....... ."),
    ("POST", "/bao-cao/{report}/thu-hoi", "..x....... ."),
    ("GET", "/bao-cao/{report}/minh-chung/{evidence}", REPORT),
    ("POST", "/bao-cao/{report}/minh-chung/{evidence}/bo", WRITE),
    ("GET", "/bao-cao/{report}/nhap-thay", FOCAL),
    ("POST", "/bao-cao/{report}/nhap-thay", FOCAL),
    ("POST", "/bao-cao/{report}/nhap-thay/gui", FOCAL),
    ("GET", "/bao-cao/{report}/van-ban/{n}", REPORT),
    ("GET", "/tinh-hinh", "x..xx.xx.. ."),
    ("GET", "/tinh-hinh/danh-sach", "x..xx.xx.. ."),
    ("GET", "/tinh-hinh/danh-sach/tai-ve.xlsx", "x..xx.xx.. ."),
    ("GET", "/quan-tri", ADMIN),
    ("GET", "/quan-tri/nguoi", ADMIN),
    ("POST", "/quan-tri/nguoi", ADMIN),
    ("GET", "/quan-tri/nguoi/{person}", ADMIN),
    ("POST", "/quan-tri/nguoi/{person}", ADMIN),
    ("POST", "/quan-tri/nguoi/{person}/mat-khau", ADMIN),
    ("POST", "/quan-tri/nguoi/{person}/vai-tro", ADMIN),
    (
        "POST",
        "/quan-tri/nguoi/{person}/vai-tro/{grant}/thoi",
        ADMIN,
    ),
    ("GET", "/quan-tri/co-quan", ADMIN),
    ("POST", "/quan-tri/co-quan", ADMIN),
    ("GET", "/quan-tri/co-quan/{agency}", ADMIN),
    ("POST", "/quan-tri/co-quan/{agency}", ADMIN),
    ("GET", "/quan-tri/thiet-lap", ADMIN),
    ("POST", "/quan-tri/thiet-lap", ADMIN),
];

/// An id that names nothing.
const NOTHING: &str = "0192f8a0-0000-7000-8000-000000000000";

fn key(verb: Verb, path: &str) -> (&'static str, String) {
    let verb = match verb {
        Verb::Get => "GET",
        Verb::Post => "POST",
    };
    (verb, path.strip_prefix("/{realm}").unwrap().to_owned())
}

fn expected() -> BTreeMap<(&'static str, String), &'static str> {
    EXPECTED
        .iter()
        .map(|(verb, path, who)| ((*verb, (*path).to_owned()), *who))
        .collect()
}

/// The address of a row, with ids that name nothing.
fn address(path: &str) -> String {
    let mut out = String::new();
    for segment in path.split('/').skip(1) {
        out.push('/');
        out.push_str(match segment {
            "{realm}" => "quang-ngai",
            segment if segment.starts_with('{') => NOTHING,
            segment => segment,
        });
    }
    out
}

#[test]
fn every_row_is_expected_and_every_expectation_has_a_row() {
    let rows: Vec<_> = ROUTES.iter().map(|row| key(row.verb, row.path)).collect();
    let expected = expected();
    for row in &rows {
        assert!(
            expected.contains_key(row),
            "{row:?} is in the table but nobody said who may"
        );
    }
    for (row, _) in expected {
        assert!(rows.contains(&row), "{row:?} is expected but in no row");
    }
}

/// A change asked for without the form token: 403 where the role may ask at all, 404 where it may not.
fn without_token(browser: &Browser<'_>, path: &str) -> StatusCode {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    browser
        .send(request.body(Body::from("_t=wrong")).unwrap())
        .status
}

fn head_of(site: &Site) -> i64 {
    let realm = site.realm;
    let head = site
        .app
        .store
        .read_blocking(move |tx| tiendo_store::head(tx, realm));
    head.unwrap().seq
}

fn try_every_row(browser: &Browser<'_>, site: &Site, place: usize, name: &str) {
    let expected = expected();
    for row in ROUTES.iter().filter(|row| row.open != Open::InDemo) {
        let who = expected[&key(row.verb, row.path)];
        let may = who.replace(' ', "").as_bytes()[place] == b'x';
        let path = address(row.path);
        let before = head_of(site);
        match row.verb {
            Verb::Post => {
                // Who is not signed in may have been until just now: they are told so, and lose nothing.
                let wanted = if may || name == "public" {
                    StatusCode::FORBIDDEN
                } else {
                    StatusCode::NOT_FOUND
                };
                assert_eq!(
                    without_token(browser, &path),
                    wanted,
                    "POST {path} as {name}"
                );
            }
            Verb::Get => {
                let status = browser.get(&path).status;
                // The list behind a number names its plan in the query, which is left out here.
                let names_nothing = path.contains(NOTHING) || path.contains("/tinh-hinh/danh-sach");
                let wanted = match (may, names_nothing, name) {
                    // The realm's own address sends those who are signed in on to their first page.
                    (true, false, role) if row.path == "/{realm}" && role != "public" => {
                        StatusCode::SEE_OTHER
                    }
                    (true, false, _) => StatusCode::OK,
                    (false, _, "public") => StatusCode::SEE_OTHER,
                    (true, true, _) | (false, _, _) => StatusCode::NOT_FOUND,
                };
                assert_eq!(status, wanted, "GET {path} as {name}");
            }
        }
        assert_eq!(head_of(site), before, "{path} as {name} changed something");
    }
}

on_both! {
    /// Each role, in scope of one body, and the public.
    fn each_row_lets_in_whom_it_should(site) {
        let bodies = site.with_bodies();
        let own = bodies["so-cong-thuong"];
        for (place, (letter, role)) in ROLES.into_iter().enumerate() {
            let agency = role.needs_agency().then_some(own);
            let browser = site.signed_in(role, agency);
            try_every_row(&browser, site, place, &letter.to_string());
        }
        try_every_row(&site.visitor(), site, ROLES.len(), "public");
    }

    /// A form that comes from another site is refused, token or not.
    /// Who was given no role yet, or holds none any more, is shown what the public is, and can look after the own account.
    fn whoever_holds_no_role_has_an_account_and_sees_what_is_public(site) {
        site.with_plan();
        let browser = site.newcomer("chưa có vai trò", MustChange::No, None);
        let expected = expected();
        for row in ROUTES.iter().filter(|row| row.open != Open::InDemo) {
            let public = expected[&key(row.verb, row.path)].ends_with('x');
            let own = row.path.starts_with("/{realm}/tai-khoan") || row.path.ends_with("/dang-xuat");
            let path = address(row.path);
            match row.verb {
                Verb::Post => {
                    let wanted = if public || own { StatusCode::FORBIDDEN } else { StatusCode::NOT_FOUND };
                    assert_eq!(without_token(&browser, &path), wanted, "POST {path}");
                }
                Verb::Get if path.contains(NOTHING) => assert_eq!(browser.get(&path).status, StatusCode::NOT_FOUND, "GET {path}"),
                Verb::Get => {
                    let wanted = match (public || own, row.path) {
                        (_, "/{realm}") => StatusCode::SEE_OTHER,
                        (true, _) => StatusCode::OK,
                        (false, _) => StatusCode::NOT_FOUND,
                    };
                    assert_eq!(browser.get(&path).status, wanted, "GET {path}");
                }
            }
        }
        assert_eq!(browser.get("/quang-ngai").header("location"), "/quang-ngai/tai-khoan");
        assert!(browser.get("/quang-ngai/tai-khoan").main().contains("chưa được giao vai trò nào"));
        assert!(!browser.get("/quang-ngai/ke-hoach").main().contains("214/KH-UBND"), "nobody has opened it");

        // A password that somebody else set is changed first, here too.
        let new = site.newcomer("mật khẩu tạm", MustChange::Yes, None);
        assert_eq!(new.get("/quang-ngai/tai-khoan").header("location"), "/quang-ngai/tai-khoan/mat-khau");
        assert_eq!(new.get("/quang-ngai/tai-khoan/mat-khau").status, StatusCode::OK);
    }

    fn a_form_from_elsewhere_is_refused(site) {
        let browser = site.signed_in(RoleName::Administrator, None);
        let token = browser.get("/quang-ngai/quan-tri/thiet-lap").form_token();
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
            let request = Request::post("/quang-ngai/quan-tri/thiet-lap")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::HOST, "127.0.0.1:8080")
                .header(name, value);
            let before = head_of(site);
            let answer = browser.send(request.body(Body::from(format!("_t={token}&rev=0"))).unwrap());
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
            assert_eq!(head_of(site), before);
        }
    }

    /// After too many wrong passwords the door stays shut for the right one too, and says for how long.
    fn guessing_is_slowed_down(site) {
        let browser = site.visitor();
        let try_with = |password: &str| {
            let token = browser.get("/quang-ngai/dang-nhap").form_token();
            let fields = [("_t", token), ("u", "quantri".to_owned()), ("p", password.to_owned())];
            browser.post("/quang-ngai/dang-nhap", &fields)
        };
        for _ in 0..8 {
            assert_eq!(try_with("sai mat khau roi").status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let shut = try_with("mot mat khau dai cho kiem thu");
        assert_eq!(shut.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(shut.main().contains("15 phút"));
    }
}
