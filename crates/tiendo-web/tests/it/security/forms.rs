//! Forms come from our pages, hold only so much, and what was typed or uploaded is never taken for markup.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tiendo_app::{bodies, taking_in};
use tiendo_domain::access::RoleName;

use crate::support::{Answer, Browser, PASSWORD, Site, form, on_both, parts};

const UPLOAD: &str = "/quang-ngai/ke-hoach/tai-len";
const ADD: &str = "/quang-ngai/quan-tri/co-quan";

fn with_header(
    mut request: Request<Body>,
    name: &'static str,
    value: &'static str,
) -> Request<Body> {
    request.headers_mut().remove("sec-fetch-site");
    request
        .headers_mut()
        .insert(name, header::HeaderValue::from_static(value));
    request
}

fn bodies_of(site: &Site) -> usize {
    site.write(|ctx, tx| bodies::list(ctx, tx, None, ""))
        .unwrap()
        .len()
}

on_both! {
    fn a_form_from_elsewhere_changes_nothing(site) {
        let admin = site.signed_in(RoleName::Administrator, None);
        let other = site.signed_in(RoleName::Administrator, None);
        let token = admin.get(ADD).form_token();
        let fields = |token: &str| [("_t", token.to_owned()), ("name", "Sở Lạ".to_owned()), ("kind", "department".to_owned())];
        let right = || form(ADD, &fields(&token));
        for (what, request) in [
            ("another site, newer browser", with_header(right(), "sec-fetch-site", "cross-site")),
            ("a neighbour under the same domain", with_header(right(), "sec-fetch-site", "same-site")),
            ("another site, older browser", with_header(right(), "origin", "https://evil.example")),
            ("a sandboxed page", with_header(right(), "origin", "null")),
            ("no token", form(ADD, &fields("")[1..])),
            ("an empty token", form(ADD, &fields(""))),
            ("somebody else's token", form(ADD, &fields(&other.get(ADD).form_token()))),
        ] {
            assert_eq!(admin.send(request).status, StatusCode::FORBIDDEN, "{what}");
        }
        assert_eq!(bodies_of(site), 0);
        assert_eq!(admin.send(right()).status, StatusCode::SEE_OTHER);
        assert_eq!(bodies_of(site), 1);
    }

    fn a_form_holds_only_so_much(site) {
        let bodies = site.with_bodies();
        let focal = site.signed_in(RoleName::FocalOfficer, Some(bodies["so-ke-hoach-va-dau-tu"]));
        let token = focal.get(UPLOAD).form_token();
        let text: &[u8] = include_bytes!("../../../../../samples/214-KH-UBND.txt");
        let large = vec![b'x'; (20 << 20) + 1];
        let field = ("_t", None, token.as_bytes());
        let file = |bytes| ("tep", Some("kh.txt"), bytes);
        let many: Vec<_> = std::iter::once(field).chain((0..21).map(|_| file(&text[..9]))).collect();
        let pairs = "a=b&".repeat(5001);
        for (what, request, status) in [
            ("a file over the limit", parts(UPLOAD, &[field, file(&large)]), StatusCode::UNPROCESSABLE_ENTITY),
            ("a text over the limit", parts(UPLOAD, &[field, ("x", None, &large[..3 << 20])]), StatusCode::PAYLOAD_TOO_LARGE),
            ("too many files", parts(UPLOAD, &many), StatusCode::PAYLOAD_TOO_LARGE),
            ("a file before the token", parts(UPLOAD, &[file(text), field]), StatusCode::BAD_REQUEST),
            ("too many fields", raw(format!("_t={token}&{pairs}").into_bytes()), StatusCode::BAD_REQUEST),
            ("a text that is none", parts(UPLOAD, &[field, ("x", None, b"\xff")]), StatusCode::BAD_REQUEST),
            // Bodies are never unpacked: what grows when it is unpacked stays small, and its token is not found.
            ("a packed body", with_encoding(gzipped(format!("_t={token}").as_bytes())), StatusCode::FORBIDDEN),
        ] {
            let answer = focal.send(request);
            assert_eq!(answer.status, status, "{what}: {}", answer.main());
        }
        assert_eq!(site.write(|ctx, tx| taking_in::list(ctx, tx)).unwrap(), []);
        assert_eq!(focal.send(parts(UPLOAD, &[field, file(text)])).status, StatusCode::SEE_OTHER);
    }

    fn a_stranger_sends_no_files(site) {
        let visitor = site.visitor();
        let token = visitor.get("/quang-ngai/dang-nhap").form_token();
        let fields = |file: &'static [u8]| [("_t", None, token.as_bytes()), ("tep", Some("a.txt"), file)].to_vec();
        let answer = visitor.send(parts("/quang-ngai/dang-nhap", &fields(b"x")));
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        let answer = visitor.send(parts("/quang-ngai/dang-nhap", &fields(b"")));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.main());
        // Where only people who are signed in may send one, it is passed over.
        let answer = visitor.send(parts(UPLOAD, &fields(b"x")));
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.main());
    }

    fn what_a_document_says_is_never_markup(site) {
        let bodies = site.with_bodies();
        let focal = site.signed_in(RoleName::FocalOfficer, Some(bodies["so-ke-hoach-va-dau-tu"]));
        let evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        let text = include_str!("../../../../../samples/214-KH-UBND.txt")
            .replace("Sở Công Thương", &format!("Sở Công Thương {evil}"))
            .replace("KẾ HOẠCH", &format!("KẾ HOẠCH {evil}"));
        let name = "kh<b>\"onload=1.txt";
        let token = focal.get(UPLOAD).form_token();
        let sent = focal.send(parts(UPLOAD, &[("_t", None, token.as_bytes()), ("tep", Some(&name.replace('"', "%22")), text.as_bytes())]));
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.main());
        let page = sent.header("location").split('?').next().unwrap().to_owned();
        for page in [page.as_str(), UPLOAD, "/quang-ngai/ke-hoach"] {
            plain(&focal.get(page), page);
        }
        let search = focal.get("/quang-ngai/tra-cuu?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22onload%3D1");
        plain(&search, "search");
        let stale = focal.post(UPLOAD, &[("x\"><img src=x", "\"><script>alert(1)</script>".to_owned())]);
        plain(&stale, "what is to be sent again");
        let lang = focal.get("/quang-ngai/ke-hoach?lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        plain(&lang, "language");
    }
}

fn plain(answer: &Answer, what: &str) {
    let text = answer.text();
    for markup in ["<script>alert", "<img src=x", "<b>\"onload"] {
        assert!(!text.contains(markup), "{what} holds {markup}");
    }
}

fn raw(body: Vec<u8>) -> Request<Body> {
    let request = Request::post(UPLOAD)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    request.body(Body::from(body)).unwrap()
}

fn with_encoding(body: Vec<u8>) -> Request<Body> {
    let mut request = raw(body);
    request.headers_mut().insert(
        header::CONTENT_ENCODING,
        header::HeaderValue::from_static("gzip"),
    );
    request
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A name with line ends and quotes cannot make a header of its own, nor lead out of a folder.
#[test]
fn a_name_makes_no_header() {
    let site = Site::sqlite();
    let round = crate::round::Opened::new(&site);
    let officer = site.signed_in(
        RoleName::AgencyOfficer,
        Some(round.bodies["so-cong-thuong"]),
    );
    let report = round.report("so-cong-thuong");
    let line = round.lines(report).remove(0);
    let page = format!("/quang-ngai/bao-cao/{report}");
    let token = officer.get(&page).form_token();
    let (id, rev) = (line.id.to_string(), line.rev.to_string());
    let name = "../../%0d%0aSet-Cookie: a=b%22; x=ảnh.pdf";
    let sent = officer.send(parts(
        &page,
        &[
            ("_t", None, token.as_bytes()),
            (&format!("r-{id}"), None, rev.as_bytes()),
            (
                &format!("m-{id}"),
                Some(name),
                b"%PDF-1.4\n<script>alert(1)</script>",
            ),
        ],
    ));
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.main());
    let text = officer.get(&page).text();
    let (_, rest) = text
        .split_once(&format!("href=\"{page}/minh-chung/"))
        .unwrap();
    let file = officer.get(&format!(
        "{page}/minh-chung/{}",
        rest.split('"').next().unwrap()
    ));
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(
        (
            file.header("content-type"),
            file.header("x-content-type-options")
        ),
        ("application/pdf", "nosniff")
    );
    let disposition = file.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename=\"") && disposition.is_ascii(),
        "{disposition}"
    );
    assert_eq!(disposition.matches('"').count(), 2, "{disposition}");
    assert!(
        !disposition.contains("..") && !disposition.contains('/'),
        "{disposition}"
    );
    assert!(!file.headers.contains_key("set-cookie"));
}

#[test]
fn signing_in_is_no_way_around_the_token() {
    let site = Site::sqlite();
    site.person("nguoi.thu");
    let victim: Browser<'_> = site.visitor();
    let attacker = site.visitor().get("/quang-ngai/dang-nhap").form_token();
    victim.get("/quang-ngai/dang-nhap");
    let fields = [
        ("_t", attacker),
        ("u", "nguoi.thu".into()),
        ("p", PASSWORD.into()),
    ];
    // Signed in as the attacker, the victim would write into the attacker's account.
    assert_eq!(
        victim.post("/quang-ngai/dang-nhap", &fields).status,
        StatusCode::FORBIDDEN
    );
}
