//! Taking in over HTTP: upload, review, decisions, into the register, open to the public.

use crate::support::{Answer, Browser, Site, on_both};
use crate::writers::{docx, plan::Plan};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tiendo_domain::access::RoleName;

pub(crate) const UPLOAD: &str = "/quang-ngai/ke-hoach/tai-len";

fn sample() -> Vec<u8> {
    include_bytes!("../../../../samples/214-KH-UBND.txt").to_vec()
}

/// Sends a file as the upload page's form does.
pub(crate) fn upload(browser: &Browser<'_>, name: &str, bytes: &[u8]) -> Answer {
    let token = browser.get(UPLOAD).form_token();
    let mut body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"_t\"\r\n\r\n{token}\r\n--b\r\n\
         Content-Disposition: form-data; name=\"tep\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--b--\r\n");
    let request = Request::post(UPLOAD)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
        .header("sec-fetch-site", "same-origin");
    browser.send(request.body(Body::from(body)).unwrap())
}

pub(crate) fn focal(site: &Site) -> Browser<'_> {
    let bodies = site.with_bodies();
    let planning = bodies["so-ke-hoach-va-dau-tu"];
    site.signed_in(RoleName::FocalOfficer, Some(planning))
}

/// The document's address, from the answer to its upload.
pub(crate) fn address(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let to = answer.header("location");
    to.split('?').next().unwrap().to_owned()
}

pub(crate) fn post(browser: &Browser<'_>, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
    let token = browser.get(page).form_token();
    let mut all = vec![("_t", token)];
    all.extend(
        fields
            .iter()
            .map(|(key, value)| (*key, (*value).to_owned())),
    );
    browser.post(to, &all)
}

/// The values of all fields of a name, in the order of the page.
pub(crate) fn values(page: &str, name: &str) -> Vec<String> {
    let marker = format!("name=\"{name}\"");
    let fields = page.match_indices(&marker).map(|(at, _)| {
        let rest = &page[at..];
        let start = rest.find("value=\"").unwrap() + 7;
        let value = rest[start..].split('"').next().unwrap();
        value
            .replace("&#38;", "&")
            .replace("&amp;", "&")
            .replace("&#39;", "'")
    });
    fields.collect()
}

/// The key of the finding that is open on a page.
fn open_key(page: &str) -> String {
    values(page, "diem").remove(0)
}

on_both! {
    fn a_plan_goes_from_its_file_into_the_register_and_to_the_public(site) {
        let browser = focal(site);
        let empty = browser.get(UPLOAD);
        assert!(empty.main().contains("Chưa có văn bản nào"));
        let document = address(&upload(&browser, "214-KH-UBND.txt", &sample()));

        // What must be settled is open, with the proposal first and the words marked.
        let page = browser.get(&document).main();
        assert!(page.contains("Nhiệm vụ 1.2 không có cơ quan chủ trì"));
        assert!(page.contains("name=\"xl\" value=\"goi-y\""));
        assert!(page.contains("<mark id=\"chon\">1.2</mark>"));
        let key = open_key(&page);

        // Without a reason nothing is decided, and what was typed is there again.
        let to = format!("{document}/diem");
        let other = [("diem", key.as_str()), ("xl", "khac"), ("chu-tri", "Sở Nội vụ"), ("ly", " ")];
        let failed = post(&browser, &document, &to, &other);
        assert_eq!(failed.status, StatusCode::UNPROCESSABLE_ENTITY);
        let failed = failed.main();
        assert!(failed.contains("Ghi lý do"));
        assert!(failed.contains(">Sở Nội vụ</textarea>"));
        assert!(failed.contains("<details class=\"fold\" open><summary>Ghi tên cơ quan khác"));

        let decided = post(&browser, &document, &to, &[("diem", &key), ("xl", "goi-y"), ("ly", "như bản giấy")]);
        assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text());
        // Somebody who still has the page from before does not overwrite it, and sees both.
        let stale = post(&browser, &document, &to, &[("diem", &key), ("xl", "giu"), ("ly", "của người khác")]);
        assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
        let stale = stale.main();
        assert!(stale.contains("như bản giấy") && stale.contains("value=\"của người khác\""));
        let register = format!("{document}/dua-vao-so");
        let early = post(&browser, &document, &register, &[]);
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.main().contains("tên cơ quan chưa xác định"));

        // Names that the list has are settled; the others are proposed, and taken over by one form.
        let names = browser.get(&format!("{document}?xem=ten")).main();
        assert!(names.contains("gần giống; cần xác nhận"));
        let token = browser.get(&document).form_token();
        let mut fields = vec![("_t", token)];
        fields.extend(values(&names, "ten").into_iter().map(|key| ("ten", key)));
        fields.extend(values(&names, "la").into_iter().map(|name| ("la", name)));
        fields.extend(values(&names, "thay").into_iter().map(|seen| ("thay", seen)));
        let saved = browser.post(&format!("{document}/ten"), &fields);
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());

        // Nothing is left: the page offers to confirm, and asks about the armed forces' task.
        let confirm = browser.get(saved.header("location")).main();
        assert!(confirm.contains("Nhiệm vụ 3.6"));
        let secret = values(&confirm, "mat").remove(0);
        let done = post(&browser, &document, &register, &[("mat", &secret)]);
        let plan = address(&done);
        assert!(browser.get(&plan).main().contains("214/KH-UBND"));

        // The document stays, and can no longer be changed.
        let kept = browser.get(&document).main();
        assert!(kept.contains("Kế hoạch đã có trong sổ theo dõi"));
        assert!(!kept.contains("<form"));
        let late = post(&browser, UPLOAD, &to, &[("diem", &key), ("xl", "giu"), ("ly", "x")]);
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        let again = upload(&browser, "ban-sao.txt", &sample());
        assert_eq!(address(&again), document);
        assert!(again.header("location").ends_with("?xong=da-co"));

        // Closed until a decision opens it.
        let visitor = site.visitor();
        assert!(!visitor.get("/quang-ngai").text().contains("214/KH-UBND"));
        let publish = format!("{plan}/cong-khai");
        let bad = post(&browser, &publish, &publish, &[("so", "15/QĐ-UBND"), ("ngay", "40/13/2026"), ("ly", "x")]);
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.main().contains("value=\"15/QĐ-UBND\""));
        let opened = post(&browser, &publish, &publish, &[("so", "15/QĐ-UBND"), ("ngay", "09/11/2026"), ("ly", "đã đăng công báo")]);
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
        assert!(visitor.get("/quang-ngai").text().contains("214/KH-UBND"));
        assert!(browser.get(&publish).main().contains("15/QĐ-UBND"));
    }

    fn fields_and_lines_lead_to_one_another(site) {
        let browser = focal(site);
        let document = address(&upload(&browser, "214-KH-UBND.txt", &sample()));
        let by_line = browser.get(&format!("{document}?dong=94")).main();
        assert!(by_line.contains("3.3 chủ trì"));
        assert!(by_line.contains("?truong=%2Ftasks%2F3%2Fleads#chon") || by_line.contains("%2Fleads#chon"));
        let field = browser.get(&format!("{document}?truong=/document/number")).main();
        assert!(field.contains("<mark id=\"chon\">214/KH-UBND</mark>"));

        // What stands beside the tasks has a row for each thing, its days as people write them.
        let rest = browser.get(&format!("{document}?xem=cau-truc")).main();
        for words in ["trước ngày 15/11 hằng năm", "UBND tỉnh, qua Sở Kế hoạch và Đầu tư", "từ 7,25 đến 8,25", "ngân sách Nhà nước; các nguồn tài trợ hợp pháp khác"] {
            assert!(rest.contains(words), "{words}");
        }
        assert!(!rest.contains("--11-15"));

        // A field is given another value; the printed one stays beside it.
        let to = format!("{document}/truong");
        let mend = format!("{document}?sua=/tasks/0/deadline");
        let typed = [("truong", "/tasks/0/deadline"), ("gia-tri", "trước 01/7/2025"), ("kieu", "before"), ("ngay", "35/7/2025"), ("ly", "x")];
        let failed = post(&browser, &mend, &to, &typed);
        assert_eq!(failed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(failed.main().contains("35/7/2025"));
        let typed = [("truong", "/tasks/0/deadline"), ("gia-tri", "trước 01/7/2025"), ("kieu", "before"), ("ngay", "01/7/2025"), ("ly", "x")];
        assert_eq!(post(&browser, &mend, &to, &typed).status, StatusCode::SEE_OTHER);
        let rows = browser.get(&format!("{document}?xem=hang")).main();
        assert!(rows.contains("trước 01/7/2025"));
        let typed = [("truong", "/provenance"), ("gia-tri", "x"), ("ly", "x")];
        assert_eq!(post(&browser, &mend, &to, &typed).status, StatusCode::UNPROCESSABLE_ENTITY);

        // Addresses that point nowhere show the page all the same.
        for query in ["?diem=999", "?dong=99999", "?tu=99999", "?truong=/tasks/999/leads", "?sua=/x", "?xem=gi", "?diem=-1", "?truong=~"] {
            let page = browser.get(&format!("{document}{query}"));
            assert_eq!(page.status, StatusCode::OK, "{query}");
        }
    }
}

#[test]
fn what_cannot_be_taken_in_says_why_and_is_not_kept() {
    let site = Site::sqlite();
    let browser = focal(&site);
    let marked = [&b"M\xe1\xba\xacT\n"[..], &sample()].concat();
    let large = vec![b'a'; 21 * 1024 * 1024];
    for (name, bytes, status, words) in [
        (
            "214 TỐI MẬT.txt",
            &sample()[..],
            422,
            "không lưu gì từ tệp này",
        ),
        ("214.txt", &marked[..], 422, "không lưu gì từ tệp này"),
        (
            "214.pdf",
            b"%PDF-1.7 ...",
            422,
            "Chưa đọc được định dạng PDF",
        ),
        (
            "214.txt",
            b"\0\x01\x02\x03\0",
            422,
            "Tệp không phải là văn bản",
        ),
        ("214.txt", b"   \n", 422, "Tệp trống"),
        (
            "thu.txt",
            "Chào buổi sáng.".as_bytes(),
            422,
            "Không nhận ra văn bản hành chính",
        ),
        ("to.txt", &large, 422, "lớn hơn 20 MB"),
    ] {
        let answer = upload(&browser, name, bytes);
        assert_eq!(answer.status.as_u16(), status, "{name}");
        assert!(answer.main().contains(words), "{name}: {}", answer.main());
    }
    let none = upload(&browser, "", b"");
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.main().contains("Chọn tệp văn bản"));
    assert!(browser.get(UPLOAD).main().contains("Chưa có văn bản nào"));
    assert!(
        browser
            .get(UPLOAD)
            .text()
            .contains("Không sử dụng hệ thống này để soạn, lưu, gửi nội dung bí mật nhà nước.")
    );
}

#[test]
fn word_files_and_workbooks_are_taken_in_as_text_is() {
    let text = String::from_utf8(sample()).unwrap();
    let plan = Plan::of(&text);
    for (name, bytes) in [
        ("214.docx", plan.docx().bytes()),
        ("214.xlsx", plan.xlsx().bytes()),
    ] {
        let site = Site::sqlite();
        let browser = focal(&site);
        let document = address(&upload(&browser, name, &bytes));
        let page = browser.get(&document).main();
        assert!(
            page.contains("Nhiệm vụ 1.2 không có cơ quan chủ trì"),
            "{name}"
        );
        assert!(page.contains("<mark id=\"chon\">1.2</mark>"), "{name}");
        let field = browser.get(&format!("{document}?truong=/document/number"));
        assert!(
            field
                .main()
                .contains("<mark id=\"chon\">214/KH-UBND</mark>"),
            "{name}"
        );
        // The same document as text is known again by issuer, number and day.
        let again = upload(&browser, "214.txt", &sample());
        assert_eq!(address(&again), document, "{name}");
    }
}

#[test]
fn a_marking_in_a_header_is_seen() {
    let site = Site::sqlite();
    let browser = focal(&site);
    let text = String::from_utf8(sample()).unwrap();
    let mut file = Plan::of(&text).docx();
    file.header = docx::p("TỐI MẬT");
    let answer = upload(&browser, "214.docx", &file.bytes());
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.main().contains("không lưu gì từ tệp này"));
    assert!(browser.get(UPLOAD).main().contains("Chưa có văn bản nào"));
}

#[test]
fn an_empty_file_is_called_empty_and_no_file_is_asked_for() {
    let site = Site::sqlite();
    let browser = focal(&site);
    for (name, words) in [("ke-hoach.txt", "Tệp trống"), ("", "Chọn tệp văn bản")] {
        let answer = upload(&browser, name, b"");
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.main().contains(words), "{name:?}");
    }
}

#[test]
fn only_the_focal_officer_takes_in() {
    let site = Site::sqlite();
    let browser = focal(&site);
    let document = address(&upload(&browser, "214-KH-UBND.txt", &sample()));
    for role in [
        RoleName::Office,
        RoleName::Leader,
        RoleName::Inspector,
        RoleName::Administrator,
    ] {
        let other = site.signed_in(role, None);
        assert_eq!(other.get(UPLOAD).status, StatusCode::NOT_FOUND, "{role:?}");
        assert_eq!(
            other.get(&document).status,
            StatusCode::NOT_FOUND,
            "{role:?}"
        );
    }
    assert_eq!(site.visitor().get(&document).status, StatusCode::SEE_OTHER);
}
