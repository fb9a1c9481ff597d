//! The life of a report over HTTP: written, handed over, sent, withdrawn, returned; evidence; a signed paper; two writers.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tiendo_domain::access::RoleName;
use tiendo_domain::assignment::Demand;
use tiendo_store::report::line;

use crate::round::Opened;
use crate::support::{Answer, Browser, on_both};

const TRADE: &str = "so-cong-thuong";
const HEALTH: &str = "so-y-te";
const MILITARY: &str = "bo-chqs-tinh";
const FOCAL: &str = "so-ke-hoach-va-dau-tu";

/// Sends a form with the token of `page`.
fn post(browser: &Browser<'_>, page: &str, path: &str, fields: &[(String, String)]) -> Answer {
    let token = browser.get(page).form_token();
    let mut all = vec![("_t", token)];
    all.extend(
        fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone())),
    );
    browser.post(path, &all)
}

/// Sends a form with one file.
fn upload(
    browser: &Browser<'_>,
    page: &str,
    path: &str,
    fields: &[(String, String)],
    (field, name, bytes): (&str, &str, &[u8]),
) -> Answer {
    let mut all = vec![("_t".to_owned(), browser.get(page).form_token())];
    all.extend(fields.iter().cloned());
    let mut body = Vec::new();
    for (name, value) in all {
        body.extend(
            format!(
                "--grenze\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    body.extend(format!("--grenze\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n").bytes());
    body.extend(bytes);
    body.extend(b"\r\n--grenze--\r\n");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze")
        .header("sec-fetch-site", "same-origin");
    browser.send(request.body(Body::from(body)).unwrap())
}

/// The fields of a line as somebody fills them in.
fn written(line: &line::Record, done: &str) -> Vec<(String, String)> {
    let id = line.id;
    let mut fields = vec![
        ("muc".to_owned(), id.to_string()),
        (format!("r-{id}"), line.rev.to_string()),
        (format!("k-{id}"), done.to_owned()),
    ];
    if line.demand == Demand::Required {
        fields.push((format!("s-{id}"), "in_progress".to_owned()));
        fields.push((format!("x-{id}"), "1".to_owned()));
    }
    fields
}

fn saw(page: &Answer, status: StatusCode, words: &str) {
    assert_eq!(page.status, status, "{}", page.main());
    assert!(
        page.main().contains(words),
        "no “{words}” in {}",
        page.main()
    );
}

fn went(answer: &Answer, done: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.main());
    assert!(
        answer
            .header("location")
            .ends_with(&format!("?xong={done}")),
        "{}",
        answer.header("location")
    );
}

on_both! {
    /// Last year's words stand in the fields, and are nobody's report until somebody has touched them.
    fn a_report_begins_with_what_was_said_last_time(site) {
        let round = Opened::new(site);
        round.sent(TRADE, tiendo_domain::report::line::DeclaredState::Done, "Đã hỗ trợ 18 đề án khuyến công.");
        let round = round.into_next_year();
        let officer = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[TRADE]));
        let id = round.report(TRADE);
        let page = format!("/quang-ngai/bao-cao/{id}");
        let shown = officer.get(&page);
        saw(&shown, StatusCode::OK, "Đã điền sẵn nội dung báo cáo năm 2026");
        assert!(shown.main().contains(">Đã hỗ trợ 18 đề án khuyến công.</textarea>"));
        assert!(!shown.main().contains("value=\"done\" checked"), "a state must be declared anew");

        let lines = round.lines(id);
        let lead = lines.iter().find(|line| line.demand == Demand::Required).unwrap();
        let share = lines.iter().find(|line| line.demand == Demand::OwnShare).unwrap();
        let as_given = |line: &line::Record| vec![
            ("muc".to_owned(), line.id.to_string()),
            (format!("r-{}", line.id), line.rev.to_string()),
            (format!("k-{}", line.id), "Đã hỗ trợ 18 đề án khuyến công.".to_owned()),
        ];
        // Saving the page as it was given says nothing; handing it over says what is to be done.
        let handed = post(&officer, &page, &format!("{page}/trinh"), &[as_given(lead), as_given(share)].concat());
        saw(&handed, StatusCode::UNPROCESSABLE_ENTITY, "Nội dung điền sẵn của kỳ trước chưa được sửa");
        assert!(round.lines(id).iter().all(|line| line.content.is_empty()));
        // A ticked "unchanged", or a state beside the same words, is a statement.
        let unchanged = [as_given(share), vec![(format!("u-{}", share.id), "1".to_owned())]].concat();
        let stated = [as_given(lead), vec![(format!("s-{}", lead.id), "in_progress".to_owned())]].concat();
        went(&post(&officer, &page, &page, &[unchanged, stated].concat()), "luu");
        let lines = round.lines(id);
        let content = |of: &line::Record| lines.iter().find(|line| line.id == of.id).unwrap().content.clone();
        assert!(content(share).unchanged);
        assert_eq!(content(lead).done, "Đã hỗ trợ 18 đề án khuyến công.");
        let main = officer.get(&page).main();
        assert!(main.contains("Nháp, đủ") || main.contains("Bản nháp, đủ 1 /"), "{main}");
    }

    fn a_report_is_written_handed_over_sent_and_withdrawn(site) {
        let round = Opened::new(site);
        let officer = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[TRADE]));
        let head = site.signed_in(RoleName::AgencyHead, Some(round.bodies[TRADE]));
        let other = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[HEALTH]));
        let leader = site.signed_in(RoleName::Leader, None);
        let id = round.report(TRADE);
        let page = format!("/quang-ngai/bao-cao/{id}");
        saw(&officer.get(&page), StatusCode::OK, "Nhiệm vụ chủ trì (2)");
        assert_eq!(other.get(&page).status, StatusCode::NOT_FOUND);
        assert_eq!(site.visitor().get(&page).status, StatusCode::SEE_OTHER);

        // A figure that is no number: the other lines are saved, and what was typed stands there again.
        let mut lines = round.lines(id);
        lines.sort_by_key(|line| line.demand != Demand::Required);
        let one = &lines[0];
        let mut fields: Vec<_> = lines[1..].iter().flat_map(|line| written(line, "Đã tổ chức hội nghị.")).collect();
        fields.extend(written(one, "Hỗ trợ 18 đề án khuyến công."));
        fields.retain(|(name, _)| *name != format!("x-{}", one.id));
        fields.push((format!("fl0-{}", one.id), "Đề án".to_owned()));
        fields.push((format!("fv0-{}", one.id), "khoảng 20".to_owned()));
        fields.push((format!("fu0-{}", one.id), "đề án".to_owned()));
        let bad = post(&officer, &page, &format!("{page}/trinh"), &fields);
        saw(&bad, StatusCode::UNPROCESSABLE_ENTITY, "Ghi số, ví dụ 8,25");
        assert!(bad.main().contains("value=\"khoảng 20\"") && bad.main().contains("Hỗ trợ 18 đề án khuyến công."));
        let saved = round.lines(id).into_iter().filter(|line| line.content.done == "Đã tổ chức hội nghị.");
        assert_eq!(saved.count(), lines.len() - 1);

        // What is being written is for the body alone.
        let seen = leader.get(&page);
        saw(&seen, StatusCode::OK, "chỉ cơ quan đó xem được");
        assert!(!seen.main().contains("Đã tổ chức hội nghị.") && !seen.main().contains("<textarea"));

        // Complete: the officer hands it over, the head sends it.
        let incomplete = post(&officer, &page, &format!("{page}/trinh"), &[]);
        saw(&incomplete, StatusCode::UNPROCESSABLE_ENTITY, "Chọn trạng thái.");
        assert!(incomplete.main().contains(&format!("href=\"#s-{}\"", one.id)));
        went(&post(&officer, &page, &format!("{page}/trinh"), &written(one, "Hỗ trợ 18 đề án.")), "trinh");
        saw(&officer.get(&page), StatusCode::OK, "Lấy lại để sửa");
        went(&post(&officer, &page, &format!("{page}/lay-lai"), &[]), "lay-lai");
        went(&post(&officer, &page, &format!("{page}/trinh"), &[]), "trinh");
        assert_eq!(post(&officer, &page, &format!("{page}/gui"), &[]).status, StatusCode::NOT_FOUND);

        let all = site.write(move |ctx, tx| Ok(line::of_report(tx, ctx.realm, id)?)).unwrap();
        let seen: Vec<_> = all.iter().map(|line| (format!("r-{}", line.id), line.rev.to_string())).collect();
        // The head's page carries the revision of every line, also of those that say nothing and are not shown.
        let main = head.get(&page).main();
        assert!(all.iter().all(|line| main.contains(&format!("name=\"r-{}\" value=\"{}\"", line.id, line.rev))));
        let mut send = seen.clone();
        send.push(("tu-cach".to_owned(), "deputy".to_owned()));
        let missing = post(&head, &page, &format!("{page}/gui"), &send);
        saw(&missing, StatusCode::UNPROCESSABLE_ENTITY, "Ghi chức vụ của người ký gửi.");
        send.push(("chuc-vu".to_owned(), "Phó Giám đốc".to_owned()));
        let moved = post(&head, &page, &format!("{page}/gui"), &send[1..]);
        saw(&moved, StatusCode::UNPROCESSABLE_ENTITY, "mục này vừa được sửa");
        went(&post(&head, &page, &format!("{page}/gui"), &send), "gui");
        saw(&leader.get(&page), StatusCode::OK, "Hỗ trợ 18 đề án.");
        assert!(leader.get(&page).main().contains("Phó Giám đốc, KT. (ký thay thủ trưởng)"));
        assert!(!officer.get(&page).main().contains("Thu hồi để sửa"));

        // A form from before is not lost, and changes nothing.
        let late = post(&officer, &page, &page, &written(&round.lines(id)[0], "Viết sau khi gửi."));
        saw(&late, StatusCode::UNPROCESSABLE_ENTITY, "Viết sau khi gửi.");
        went(&post(&head, &page, &format!("{page}/thu-hoi"), &[]), "thu-hoi");
        saw(&officer.get(&page), StatusCode::OK, "đã thu hồi");
    }

    fn two_writers_see_both_versions_and_nothing_is_lost(site) {
        let round = Opened::new(site);
        let one = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[TRADE]));
        let two = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[TRADE]));
        let id = round.report(TRADE);
        let page = format!("/quang-ngai/bao-cao/{id}");
        let line = round.lines(id).remove(0);
        let typed = |done: &str| written(&line, done);
        let auto = format!("{page}/muc/{}", line.id);

        let saved = post(&one, &page, &auto, &typed("Bản thứ nhất."));
        assert_eq!(saved.status, StatusCode::OK);
        assert!(saved.text().contains(&format!("\"rev\":{}", line.rev + 1)) && saved.text().contains("\"saved_at\":\"08:00\""), "{}", saved.text());
        assert_eq!(post(&two, &page, &auto, &typed("Bản thứ hai.")).status, StatusCode::CONFLICT);
        let clash = post(&two, &page, &page, &typed("Bản thứ hai."));
        saw(&clash, StatusCode::CONFLICT, "Bản thứ nhất.");
        assert!(clash.main().contains("Bản thứ hai.") && clash.main().contains(&format!("name=\"r-{}\" value=\"{}\"", line.id, line.rev + 1)));
        assert_eq!(round.lines(id)[0].content.done, "Bản thứ nhất.");

        // Keeping what is saved changes nothing; keeping mine saves it over the revision that was shown.
        let now = round.lines(id).remove(0);
        let mut choice = written(&now, "Bản thứ hai.");
        choice.push((format!("giu-{}", line.id), "da-luu".to_owned()));
        went(&post(&two, &page, &page, &choice), "luu");
        assert_eq!(round.lines(id)[0].content.done, "Bản thứ nhất.");
        choice.pop();
        went(&post(&two, &page, &page, &choice), "luu");
        assert_eq!(round.lines(id)[0].content.done, "Bản thứ hai.");
    }

    fn evidence_is_taken_handed_out_and_removed(site) {
        let round = Opened::new(site);
        let officer = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[TRADE]));
        let other = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[HEALTH]));
        let inspector = site.signed_in(RoleName::Inspector, None);
        let id = round.report(TRADE);
        let page = format!("/quang-ngai/bao-cao/{id}");
        let line = round.lines(id).remove(0);
        let field = format!("m-{}", line.id);
        let typed = written(&line, "Hỗ trợ 18 đề án.");

        let bad = upload(&officer, &page, &page, &typed, (&field, "anh.png", b"<html>"));
        saw(&bad, StatusCode::UNPROCESSABLE_ENTITY, "Chỉ nhận PDF, DOCX, XLSX, PNG, JPEG.");
        assert!(bad.main().contains("Hỗ trợ 18 đề án."));
        let secret = upload(&officer, &page, &page, &[], (&field, "Báo cáo (MẬT).pdf", b"%PDF-1.7\n"));
        saw(&secret, StatusCode::UNPROCESSABLE_ENTITY, "không được tải lên");
        // Not only its name: the words of a file that can be read are looked at before any byte is kept.
        let marked = crate::writers::docx::Docx::of("<w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p><w:p><w:r><w:t>BÁO CÁO</w:t></w:r></w:p>").bytes();
        let secret = upload(&officer, &page, &page, &typed, (&field, "bao-cao.docx", &marked));
        saw(&secret, StatusCode::UNPROCESSABLE_ENTITY, "Tên hoặc nội dung tệp có dấu “TỐI MẬT”");
        assert!(!secret.main().contains("bao-cao.docx"));
        let large = vec![b'1'; 21 * 1024 * 1024];
        let refused = upload(&officer, &page, &page, &typed, (&field, "lon.pdf", &large));
        saw(&refused, StatusCode::UNPROCESSABLE_ENTITY, "Tệp lớn hơn 20 MB");
        assert!(refused.main().contains("Hỗ trợ 18 đề án."));

        let personal = [(format!("cn-{}", line.id), "1".to_owned())];
        went(&upload(&officer, &page, &page, &personal, (&field, "Quyết định.pdf", b"%PDF-1.7\n1")), "luu");
        let main = officer.get(&page).main();
        assert!(main.contains("Quyết định.pdf") && main.contains("có dữ liệu cá nhân"));
        let start = main.find(&format!("{page}/minh-chung/")).unwrap();
        let file = main[start..].split('"').next().unwrap().to_owned();
        let got = officer.get(&file);
        assert_eq!((got.status, &got.body[..]), (StatusCode::OK, &b"%PDF-1.7\n1"[..]));
        assert!(got.header("content-disposition").starts_with("attachment; filename=\"Quy_t __nh.pdf\""), "{}", got.header("content-disposition"));
        assert_eq!(got.header("x-content-type-options"), "nosniff");
        // Of another body, and of a draft to who only reads.
        assert_eq!(other.get(&file).status, StatusCode::NOT_FOUND);
        assert_eq!(inspector.get(&file).status, StatusCode::NOT_FOUND);
        went(&post(&officer, &page, &format!("{file}/bo"), &[]), "bo-tep");
        assert!(!officer.get(&page).main().contains("Quyết định.pdf"));
    }

    /// A line under state secrecy is never written here; the others are no supplement for that.
    fn a_secret_line_does_not_make_a_first_report_look_returned(site) {
        let round = Opened::new(site);
        let officer = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[MILITARY]));
        let page = officer.get(&format!("/quang-ngai/bao-cao/{}", round.report(MILITARY)));
        saw(&page, StatusCode::OK, "Mục này không ghi nội dung và không nhận tệp");
        let main = page.main();
        assert!(main.contains("Nhiệm vụ chủ trì (1)") && main.contains("Phần việc chung (6)"));
        assert!(!main.contains("Mục cần bổ sung") && !main.contains("mở để sửa"));
    }

    fn what_was_typed_outlives_the_session(site) {
        let round = Opened::new(site);
        let officer = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[TRADE]));
        let id = round.report(TRADE);
        let page = format!("/quang-ngai/bao-cao/{id}");
        let line = round.lines(id).remove(0);
        let typed = written(&line, "Viết khi phiên đã kết thúc.");
        let fields = |token: &str| {
            let mut all = vec![("_t", token.to_owned())];
            all.extend(typed.iter().map(|(name, value)| (name.as_str(), value.clone())));
            all
        };

        // Nobody is signed in any more: the words are on the page, nothing is saved.
        let visitor = site.visitor();
        let ended = visitor.post(&page, &fields("old"));
        saw(&ended, StatusCode::FORBIDDEN, "Phiên đăng nhập đã kết thúc");
        assert!(ended.main().contains("value=\"Viết khi phiên đã kết thúc.\""));
        assert_eq!(round.lines(id)[0].content.done, "");
        // Signed in again, the old token will not do; the page that says so sends the same words with the new one.
        let stale = officer.post(&page, &fields("old"));
        saw(&stale, StatusCode::FORBIDDEN, "Nội dung bạn đã nhập vẫn còn");
        assert!(stale.text().contains("<title>Lỗi: ") && stale.main().contains("value=\"Viết khi phiên đã kết thúc.\""));
        assert_eq!(round.lines(id)[0].content.done, "");
        went(&officer.post(&page, &fields(&stale.form_token())), "luu");
        assert_eq!(round.lines(id)[0].content.done, "Viết khi phiên đã kết thúc.");

        // Passwords are never given back.
        let secret = visitor.post("/quang-ngai/tai-khoan/mat-khau", &[("_t", "old".to_owned()), ("moi", "mot mat khau dai".to_owned())]);
        assert_eq!(secret.status, StatusCode::FORBIDDEN);
        assert!(!secret.text().contains("mot mat khau dai"));
        // Too much text is said so, and not cut off.
        let long = officer.post(&page, &[("_t", officer.get(&page).form_token()), ("k", "à".repeat(2 * 1024 * 1024))]);
        saw(&long, StatusCode::PAYLOAD_TOO_LARGE, "Nội dung quá dài");
    }

    fn a_signed_paper_is_entered_on_behalf(site) {
        let round = Opened::new(site);
        let focal = site.signed_in(RoleName::FocalOfficer, Some(round.bodies[FOCAL]));
        let officer = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[HEALTH]));
        let id = round.report(HEALTH);
        let page = format!("/quang-ngai/bao-cao/{id}");
        let paper = format!("{page}/nhap-thay");
        assert_eq!(officer.get(&paper).status, StatusCode::NOT_FOUND);
        let own = format!("/quang-ngai/bao-cao/{}/nhap-thay", round.report(FOCAL));
        assert_eq!(focal.get(&own).status, StatusCode::NOT_FOUND);
        assert!(!focal.get(&page).main().contains("<textarea"));

        let given = |received: &str| -> Vec<(String, String)> {
            [("so", "25/BC-SYT"), ("ngay", "05/11/2026"), ("nhan", received)]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec()
        };
        let none = post(&focal, &paper, &paper, &given("06/11/2026"));
        saw(&none, StatusCode::UNPROCESSABLE_ENTITY, "Chọn tệp PDF của văn bản có chữ ký.");
        assert!(none.main().contains("value=\"25/BC-SYT\""));
        let pdf = ("tep", "25-BC-SYT.pdf", &b"%PDF-1.7\n"[..]);
        let early = upload(&focal, &paper, &paper, &given("04/11/2026"), pdf);
        saw(&early, StatusCode::UNPROCESSABLE_ENTITY, "trước ngày văn bản 05/11/2026");
        went(&upload(&focal, &paper, &paper, &given("06/11/2026"), pdf), "van-ban");

        let fields: Vec<_> = round.lines(id).iter().flat_map(|line| written(line, "Theo văn bản.")).collect();
        went(&post(&focal, &page, &format!("{paper}/gui"), &fields), "nhap-thay");
        let main = focal.get(&page).main();
        assert!(main.contains("nhập thay theo văn bản số 25/BC-SYT ngày 05/11/2026") && main.contains("nhận ngày 06/11/2026"));
        assert!(main.contains("Theo văn bản.") && main.contains("Gửi đúng hạn"));
        assert_eq!(focal.get(&format!("{page}/van-ban/1")).body[..], b"%PDF-1.7\n"[..]);
    }
}
