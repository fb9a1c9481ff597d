//! Sessions begin with a secret of ours, and end: unused, after half a day, with the password, the role, the account.

use axum::http::StatusCode;
use jiff::SignedDuration;
use tiendo_app::people::{self, Lock, PersonChange};
use tiendo_domain::access::RoleName;
use tiendo_domain::id::{Id, Person};
use tiendo_store::person;

use crate::support::{Browser, PASSWORD, Site, now, on_both};

const ACCOUNT: &str = "/quang-ngai/tai-khoan";
const NEW: &str = "mot mat khau khac han";

/// Somebody with a role, signed in.
fn officer(site: &Site) -> (Id<Person>, Browser<'_>) {
    let person = site.person("nguoi.thu");
    site.write(move |ctx, tx| people::grant(ctx, tx, person, RoleName::Overseer, None))
        .unwrap();
    (person, signed_in(site))
}

fn signed_in(site: &Site) -> Browser<'_> {
    let browser = site.visitor();
    let answer = browser.try_sign_in("nguoi.thu", PASSWORD, &[]);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.main());
    browser
}

fn is_in(browser: &Browser<'_>) -> bool {
    match browser.get(ACCOUNT).status {
        StatusCode::OK => true,
        StatusCode::SEE_OTHER => false,
        other => panic!("{other}"),
    }
}

on_both! {
    fn a_session_ends_unused_and_after_half_a_day(site) {
        let (_, browser) = officer(site);
        let minutes = |minutes| site.clock().set(now() + SignedDuration::from_mins(minutes));
        minutes(119);
        assert!(is_in(&browser));
        minutes(119 + 119);
        assert!(is_in(&browser));
        minutes(119 + 119 + 120);
        assert!(!is_in(&browser), "unused for two hours");

        site.clock().set(now());
        let browser = signed_in(site);
        for hour in 1..12 {
            minutes(hour * 60);
            assert!(is_in(&browser), "hour {hour}");
        }
        minutes(12 * 60);
        assert!(!is_in(&browser), "used, but for half a day");
    }

    fn a_password_ends_every_other_session(site) {
        let (person, here) = officer(site);
        let elsewhere = signed_in(site);
        let fields = |old: &str| {
            let token = here.get("/quang-ngai/tai-khoan/mat-khau").form_token();
            [("_t", token), ("cu", old.to_owned()), ("moi", NEW.to_owned()), ("lai", NEW.to_owned())]
        };
        let wrong = here.post("/quang-ngai/tai-khoan/mat-khau", &fields("sai"));
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(is_in(&elsewhere));
        let changed = here.post("/quang-ngai/tai-khoan/mat-khau", &fields(PASSWORD));
        assert_eq!(changed.status, StatusCode::SEE_OTHER);
        assert!(is_in(&here) && !is_in(&elsewhere));
        // Set by an administrator it ends all.
        site.write(move |ctx, tx| people::reset_password(ctx, tx, person, "-")).unwrap();
        assert!(!is_in(&here));
    }

    fn the_old_password_cannot_be_guessed_at_an_open_browser(site) {
        let (_, here) = officer(site);
        let change = |old: &str| {
            let token = here.get("/quang-ngai/tai-khoan/mat-khau").form_token();
            let fields = [("_t", token), ("cu", old.to_owned()), ("moi", NEW.to_owned()), ("lai", NEW.to_owned())];
            here.post("/quang-ngai/tai-khoan/mat-khau", &fields)
        };
        site.clock().set(now() + SignedDuration::from_mins(1));
        for guess in 0..8 {
            assert_eq!(change(&format!("đoán {guess}")).status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let shut = change(PASSWORD);
        assert_eq!(shut.status, StatusCode::TOO_MANY_REQUESTS, "even the right one");
        assert!(shut.text().contains("15 phút"));
        site.clock().set(now() + SignedDuration::from_mins(17));
        assert_eq!(change(PASSWORD).status, StatusCode::SEE_OTHER);
    }

    fn the_end_of_a_role_or_an_account_is_felt_at_once(site) {
        let (person, browser) = officer(site);
        let page = "/quang-ngai/tinh-hinh";
        assert_eq!(browser.get(page).status, StatusCode::OK);
        site.write(move |ctx, tx| {
            let grant = person::grants_of(tx, ctx.realm, person)?.remove(0).id;
            people::end_grant(ctx, tx, person, grant)
        }).unwrap();
        site.clock().set(now() + SignedDuration::from_mins(1));
        assert_eq!(browser.get(page).status, StatusCode::NOT_FOUND);
        let change = PersonChange {
            rev: 1,
            name: "Trần Văn Mẫu".into(),
            position: String::new(),
            email: String::new(),
            phone: String::new(),
            lock: Lock::Locked,
        };
        site.write(move |ctx, tx| people::change(ctx, tx, person, &change)).unwrap();
        assert!(!is_in(&browser));
        let locked = site.visitor().try_sign_in("nguoi.thu", PASSWORD, &[]);
        let unknown = site.visitor().try_sign_in("nguoi.la", PASSWORD, &[]);
        assert_eq!((locked.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
        let said = |main: String| main.replace("nguoi.thu", "").replace("nguoi.la", "");
        assert_eq!(said(mask(&locked.main())), said(mask(&unknown.main())));
    }

    fn a_secret_that_somebody_else_chose_is_no_session(site) {
        officer(site);
        let browser = site.visitor();
        browser.put_cookie("tiendo-quang-ngai", &"ab".repeat(32));
        assert!(!is_in(&browser));
        assert_eq!(browser.try_sign_in("nguoi.thu", PASSWORD, &[]).status, StatusCode::SEE_OTHER);
        let secret = |browser: &Browser<'_>| {
            let cookies = browser.cookies();
            cookies.into_iter().find(|(name, _)| name == "tiendo-quang-ngai").unwrap().1
        };
        let first = secret(&browser);
        assert_ne!(first, "ab".repeat(32));
        // Signing in again leaves no second way in, nor does signing out.
        assert_eq!(browser.try_sign_in("nguoi.thu", PASSWORD, &[]).status, StatusCode::SEE_OTHER);
        let old = site.visitor();
        old.put_cookie("tiendo-quang-ngai", &first);
        assert!(is_in(&browser) && !is_in(&old));
        let second = secret(&browser);
        let token = browser.get(ACCOUNT).form_token();
        assert_eq!(browser.post("/quang-ngai/dang-xuat", &[("_t", token)]).status, StatusCode::SEE_OTHER);
        old.put_cookie("tiendo-quang-ngai", &second);
        assert!(!is_in(&browser) && !is_in(&old));
    }

    fn the_way_back_leads_nowhere_else(site) {
        site.person("nguoi.thu");
        for (asked, expected) in [
            ("/quang-ngai/ke-hoach?trang=2", "/quang-ngai/ke-hoach?trang=2"),
            ("https://evil.example/", "/quang-ngai"),
            ("//evil.example/", "/quang-ngai"),
            ("/\\evil.example", "/quang-ngai"),
            ("/quang-ngai.evil.example/", "/quang-ngai"),
            ("/quang-ngai@evil.example/", "/quang-ngai"),
            ("/quang-ngai/\r\nSet-Cookie: a=b", "/quang-ngai"),
            ("javascript:alert(1)", "/quang-ngai"),
            ("", "/quang-ngai"),
        ] {
            let browser = site.visitor();
            let fields = [
                ("_t", browser.get("/quang-ngai/dang-nhap").form_token()),
                ("u", "nguoi.thu".to_owned()),
                ("p", PASSWORD.to_owned()),
                ("tiep", asked.to_owned()),
            ];
            let answer = browser.post("/quang-ngai/dang-nhap", &fields);
            assert_eq!(answer.header("location"), expected, "{asked:?}");
            assert!(!answer.headers.get_all("set-cookie").iter().any(|cookie| cookie.as_bytes().starts_with(b"a=")));
        }
    }
}

/// Without the form token, which differs from visitor to visitor.
fn mask(main: &str) -> String {
    let Some((before, rest)) = main.split_once("name=\"_t\" value=\"") else {
        return main.to_owned();
    };
    let (_, after) = rest.split_once('"').unwrap();
    format!("{before}{after}")
}
