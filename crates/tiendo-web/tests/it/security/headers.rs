//! Every kind of answer carries the protections; cookies are out of reach of scripts and of plain http.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tiendo_domain::access::RoleName;

use crate::support::{Answer, PASSWORD, Site, form, on_both, parts};

const PROTECTIONS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=()",
    ),
];

fn protected(answer: &Answer, what: &str) {
    for (name, value) in PROTECTIONS {
        assert_eq!(answer.header(name), value, "{what}: {name}");
    }
    let policy = answer.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
        "{what}"
    );
    assert!(
        !policy.contains("unsafe") && !policy.contains('*'),
        "{what}: {policy}"
    );
    assert!(!answer.header("cache-control").is_empty(), "{what}");
}

on_both! {
    fn every_kind_of_answer_is_protected(site) {
        let bodies = site.with_bodies();
        let plan = site.with_plan();
        let focal = site.signed_in(RoleName::FocalOfficer, Some(bodies["so-ke-hoach-va-dau-tu"]));
        let visitor = site.visitor();
        let page = "/quang-ngai/ke-hoach";
        let asset = {
            let text = focal.get(page).text();
            let (_, rest) = text.split_once("href=\"/_/").unwrap();
            format!("/_/{}", rest.split('"').next().unwrap())
        };
        let token = focal.get(page).form_token();
        let upload = "/quang-ngai/ke-hoach/tai-len";
        let large = vec![b'x'; 21 << 20];
        let answers = [
            ("page", StatusCode::OK, focal.get(page)),
            ("start", StatusCode::SEE_OTHER, visitor.get("/")),
            ("sign-in", StatusCode::SEE_OTHER, visitor.get(&format!("/quang-ngai/ke-hoach/{plan}/che-do"))),
            ("nothing", StatusCode::NOT_FOUND, visitor.get("/khong-co/gi")),
            ("no row", StatusCode::NOT_FOUND, focal.get("/quang-ngai/khong-co")),
            ("health", StatusCode::OK, visitor.get("/healthz")),
            ("asset", StatusCode::OK, visitor.get(&asset)),
            ("no asset", StatusCode::NOT_FOUND, visitor.get("/_/x.css")),
            ("workbook", StatusCode::OK, focal.get("/quang-ngai/ke-hoach/tai-ve.xlsx")),
            ("verb", StatusCode::METHOD_NOT_ALLOWED, focal.send(Request::delete(page).body(Body::empty()).unwrap())),
            ("forged", StatusCode::FORBIDDEN, focal.post(upload, &[])),
            ("refused", StatusCode::UNPROCESSABLE_ENTITY, focal.post(upload, &[("_t", token.clone())])),
            ("too large", StatusCode::PAYLOAD_TOO_LARGE, focal.send(parts(upload, &[("_t", None, token.as_bytes()), ("x", None, &large)]))),
            ("malformed", StatusCode::BAD_REQUEST, focal.send(malformed(upload))),
        ];
        for (what, status, answer) in &answers {
            assert_eq!(answer.status, *status, "{what}: {}", answer.main());
            protected(answer, what);
            assert_eq!(answer.header("strict-transport-security"), "", "{what}");
        }
        let by_https = site.visitor_by_https();
        for path in ["/quang-ngai", "/healthz", "/khong-co", &asset] {
            let answer = by_https.get(path);
            protected(&answer, path);
            assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{path}");
        }
    }
}

fn malformed(path: &str) -> Request<Body> {
    let request =
        Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze");
    request.body(Body::from("--grenze\r\nno head")).unwrap()
}

#[test]
fn cookies_are_out_of_reach() {
    let site = Site::sqlite();
    site.person("nguoi.thu");
    let plain = site.visitor();
    let signed_in = plain.try_sign_in("nguoi.thu", PASSWORD, &[]);
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
    let by_https = site.visitor_by_https();
    let page = by_https.get("/quang-ngai/dang-nhap");
    let fields = [
        ("_t", page.form_token()),
        ("u", "nguoi.thu".into()),
        ("p", PASSWORD.into()),
    ];
    let secure = by_https.send(form("/quang-ngai/dang-nhap", &fields));
    assert_eq!(secure.status, StatusCode::SEE_OTHER);
    for (answer, https) in [(&signed_in, false), (&page, true), (&secure, true)] {
        let cookies: Vec<_> = answer.headers.get_all(header::SET_COOKIE).iter().collect();
        assert!(!cookies.is_empty());
        for cookie in cookies {
            let cookie = cookie.to_str().unwrap();
            assert!(
                cookie.contains("; Path=/; HttpOnly; SameSite=Lax") && !cookie.contains("Domain"),
                "{cookie}"
            );
            assert_eq!(cookie.contains("; Secure"), https, "{cookie}");
            assert_eq!(cookie.starts_with("__Host-"), https, "{cookie}");
        }
    }
}

#[test]
fn an_address_that_is_nearly_right_leads_to_the_right_one_and_nowhere_else() {
    let site = Site::sqlite();
    let visitor = site.visitor();
    for (typed, meant) in [
        ("/quang-ngai/", "/quang-ngai"),
        ("/Quang-Ngai", "/quang-ngai"),
        ("/quang-ngai/ke-hoach//", "/quang-ngai/ke-hoach"),
        (
            "/QUANG-NGAI/ke-hoach/?nhom=2",
            "/quang-ngai/ke-hoach?nhom=2",
        ),
    ] {
        let answer = visitor.get(typed);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{typed}");
        assert_eq!(answer.header("location"), meant, "{typed}");
    }
    for elsewhere in [
        "/\\evil.example/",
        "/.evil.example/",
        "/@evil.example/",
        "/khong-co",
    ] {
        assert_eq!(
            visitor.get(elsewhere).status,
            StatusCode::NOT_FOUND,
            "{elsewhere}"
        );
    }
}
