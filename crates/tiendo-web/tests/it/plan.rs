//! The register's pages.

use std::collections::BTreeSet;
use std::io::Cursor;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use calamine::{Data, Reader as _, Xlsx};
use tiendo_app::publication::{self, Decision};
use tiendo_domain::access::RoleName;

use crate::support::{Answer, Browser, on_both};

/// The rows of a sheet under its heads.
fn rows(answer: &Answer, sheet: usize) -> Vec<Vec<String>> {
    let disposition = answer.header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename=\""),
        "{disposition}"
    );
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(answer.body.to_vec())).unwrap();
    let (_, range) = book.worksheets().into_iter().nth(sheet).unwrap();
    range
        .rows()
        .skip(3)
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect()
}

fn found(browser: &Browser<'_>, path: &str) -> String {
    let answer = browser.get(path);
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.main()
}

/// The address behind the first link whose words are `words`.
fn href(main: &str, words: &str) -> String {
    let before = main.split(words).next().unwrap();
    let (_, last) = before.rsplit_once("href=\"").unwrap();
    last.split('"').next().unwrap().replace("&amp;", "&")
}

on_both! {
    /// The register of another day: bodies and members as they were, on every page and in what is downloaded.
    fn the_register_can_be_asked_for_as_of_a_day(site) {
        site.with_bodies();
        let plan = site.with_plan();
        site.write(|ctx, tx| {
            let new = tiendo_app::bodies::AgencyForm {
                name: "Sở Chuyển đổi số tỉnh Quảng Ngãi".into(),
                short: "Sở CĐS".into(),
                kind: Some(tiendo_domain::agency::AgencyKind::Department),
                from: "01/3/2026".into(),
                ..Default::default()
            };
            tiendo_app::bodies::add(ctx, tx, &new)
        })
        .unwrap();
        let reader = site.signed_in(RoleName::Overseer, None);
        let page = format!("/quang-ngai/ke-hoach/{plan}/che-do");
        let new = "Sở Chuyển đổi số";
        let then = found(&reader, &format!("{page}?tai-ngay=01/01/2026"));
        assert!(then.contains("Các sở, ban, ngành: 31 cơ quan thành viên tại ngày 01/01/2026"), "{then}");
        assert!(then.contains("Sổ theo dõi tại ngày 01/01/2026"));
        assert!(found(&reader, "/quang-ngai/co-quan").contains(new));
        assert!(!found(&reader, "/quang-ngai/co-quan?tai-ngay=01/01/2026").contains(new));
        // The day goes with the reader from page to page and into what is downloaded.
        assert!(then.contains(&format!("/quang-ngai/ke-hoach/{plan}/nhiem-vu?tai-ngay=01/01/2026\"")));
        let list = "/quang-ngai/co-quan/tai-ve.xlsx";
        let count = |path: &str| rows(&reader.get(path), 0).len();
        assert_eq!(count(list), count(&format!("{list}?tai-ngay=01/01/2026")) + 1);
        let bad = found(&reader, "/quang-ngai/co-quan?tai-ngay=31/02/2026");
        assert!(bad.contains("value=\"31/02/2026\"") && bad.contains(new), "{bad}");
        assert!(reader.get("/quang-ngai/co-quan?tai-ngay=31/02/2026").text().contains("href=\"#tai-ngay\">Ghi ngày"));
        // Before the plan was: the page says so and leads to today's.
        let before = reader.get(&format!("{page}?tai-ngay=01/01/2020&lang=vi"));
        assert_eq!(before.status, StatusCode::NOT_FOUND);
        assert!(before.main().contains("Tại ngày 01/01/2020 không có nội dung này"));
        assert!(before.main().contains(&format!("href=\"{page}?lang=vi\">Xem tại ngày hôm nay")));
    }

    fn an_empty_register_says_what_to_do(site) {
        let focal = site.with_bodies()["so-ke-hoach-va-dau-tu"];
        let officer = site.signed_in(RoleName::FocalOfficer, Some(focal));
        assert!(found(&officer, "/quang-ngai/ke-hoach").contains("Chưa có kế hoạch nào trong sổ."));
        assert!(found(&officer, "/quang-ngai/tra-cuu").contains("Gõ không dấu cũng được"));
        let public = site.visitor();
        assert!(found(&public, "/quang-ngai/ke-hoach").contains("Chưa có kế hoạch nào được công khai."));
    }

    fn the_plans_pages_hold_what_the_document_says(site) {
        site.with_bodies();
        let plan = site.with_plan();
        let reader = site.signed_in(RoleName::Overseer, None);
        let base = format!("/quang-ngai/ke-hoach/{plan}");

        let list = found(&reader, "/quang-ngai/ke-hoach");
        assert!(list.contains("Kế hoạch số 214/KH-UBND") && list.contains("Nội bộ"));

        let overview = found(&reader, &base);
        for words in [
            "<h1>Kế hoạch số 214/KH-UBND</h1>",
            "Nhiệm vụ (41)", "Chỉ tiêu (9)", "Căn cứ, văn bản viện dẫn (31)",
            "Thời hạn tiếp theo: hết ngày 14/11/2026 (thứ Bảy), còn 4 ngày",
            "10 nhóm nhiệm vụ", "06/11/2024", "đến năm 2030, tầm nhìn đến năm 2045",
            "bản 1, chưa có điều chỉnh, bổ sung",
        ] {
            assert!(overview.contains(words), "{words}");
        }
        assert!(overview.contains("Nhật ký thay đổi"));

        let targets = found(&reader, &format!("{base}/chi-tieu"));
        assert!(targets.contains("từ 7,25 đến 8,25") && targets.contains("2021–2030"));
        let promises = found(&reader, &format!("{base}/che-do"));
        assert!(promises.contains("trước ngày 15/11 hằng năm"));
        assert!(promises.contains("hết ngày 14/11/2026 (thứ Bảy)") && promises.contains("ngày nghỉ cuối tuần"));
        assert!(promises.contains("chuyên viên đầu mối nêu tên từng cơ quan"));
        let cited = found(&reader, &format!("{base}/van-ban-vien-dan"));
        assert!(cited.contains("111/NQ-CP") && cited.contains("22/7/2024"));
        assert!(found(&reader, &format!("{base}/noi-nhan")).contains("<ol"));
        let journal = found(&reader, &format!("{base}/nhat-ky"));
        assert!(journal.contains("Xác nhận kế hoạch vào sổ") && journal.contains("hệ thống"));

        let english = found(&reader, &format!("{base}?lang=en"));
        assert!(english.contains("Next deadline: end of Saturday 14/11/2026, 4 days left"));
    }

    fn tasks_are_listed_and_filtered(site) {
        site.with_bodies();
        let plan = site.with_plan();
        let reader = site.signed_in(RoleName::Leader, None);
        let base = format!("/quang-ngai/ke-hoach/{plan}/nhiem-vu");

        let answer = reader.get(&base);
        let all = answer.main();
        assert!(all.contains("41 nhiệm vụ trong 10 nhóm"));
        assert_eq!(all.matches("data-l=\"Chủ trì\"").count(), 41);
        assert!(all.contains("Các sở, ban, ngành; UBND các huyện, thị xã, thành phố"));
        assert!(all.contains("bổ sung theo quyết định của đầu mối"), "task 1.2");
        assert!(all.contains("Chế độ mật"), "task 3.6");
        assert!(all.contains("đọc tiếp"));

        let group = found(&reader, &format!("{base}?nhom=4"));
        assert!(group.contains("7 nhiệm vụ trong 1 nhóm"));
        let words = found(&reader, &format!("{base}?tu=nong+thon+tin+dung"));
        assert!(words.contains("1 nhiệm vụ trong 1 nhóm") && words.contains(">4.7<"));
        let none = found(&reader, &format!("{base}?tu=khongcotunay"));
        assert!(none.contains("Không có nhiệm vụ nào khớp bộ lọc.") && none.contains("xem tất cả nhiệm vụ"));
        let by_lead = found(&reader, &format!("{base}?theo=chu-tri"));
        assert!(by_lead.contains("Xếp theo nhóm nhiệm vụ"));
        assert!(by_lead.contains("id=\"chu-tri-1\""));
        // What was typed comes back as text.
        let typed = found(&reader, &format!("{base}?tu=%3Cscript%3E"));
        assert!(!typed.contains("<script>") && typed.contains("&#60;script&#62;"));
    }

    fn the_page_of_all_tasks_is_light(site) {
        site.with_bodies();
        let plan = site.with_plan();
        let reader = site.signed_in(RoleName::Leader, None);
        let zipped = |path: &str| {
            let request = Request::get(path).header("accept-encoding", "gzip");
            let answer = reader.send(request.body(Body::empty()).unwrap());
            assert_eq!(answer.header("content-encoding"), "gzip", "{path}");
            answer.body.len()
        };
        for order in ["", "?theo=chu-tri"] {
            let path = format!("/quang-ngai/ke-hoach/{plan}/nhiem-vu{order}");
            let page = reader.get(&path).text();
            let parts: BTreeSet<&str> = page
                .split('"')
                .filter(|one| one.starts_with("/_/"))
                .map(|one| one.split('#').next().unwrap())
                .collect();
            assert_eq!(parts.len(), 3, "style sheet, script, icons");
            let whole = zipped(&path) + parts.iter().map(|part| zipped(part)).sum::<usize>();
            assert!(whole <= 50 * 1024, "{path}: {whole} bytes");
            let looks = parts.iter().filter(|part| !part.contains("icons-"));
            let looks: usize = looks.map(|part| zipped(part)).sum();
            assert!(looks <= 27 * 1024, "style sheet and script: {looks} bytes");
        }
    }

    fn a_task_names_the_members_of_the_day(site) {
        site.with_bodies();
        let plan = site.with_plan();
        let reader = site.signed_in(RoleName::Inspector, None);
        let base = format!("/quang-ngai/ke-hoach/{plan}/nhiem-vu");
        let all = found(&reader, &base);
        let task = found(&reader, &href(&all, "<b>1.1</b>"));
        assert!(task.contains("<h1>Nhiệm vụ 1.1</h1>"));
        assert!(task.contains("cơ quan thành viên tại ngày 10/11/2026"));
        assert!(task.contains("Sở Tài chính tỉnh Quảng Ngãi"));
        assert!(task.contains("Nhiệm vụ 1.2 →") && !task.contains("← Nhiệm vụ"));
        let secret = found(&reader, &href(&all, "<b>3.6</b>"));
        assert!(secret.contains("chỉ ghi nhận đã báo cáo và ngày báo cáo"));
        let parted = found(&reader, &href(&all, "<b>10.2</b>"));
        assert!(parted.contains("Nội dung 1") && parted.contains("Nội dung 2"));

        // A task of another plan, or no task at all.
        for wrong in [format!("{base}/{plan}"), format!("{base}/x")] {
            assert_eq!(reader.get(&wrong).status, StatusCode::NOT_FOUND);
        }
    }

    fn bodies_show_all_that_they_owe(site) {
        let bodies = site.with_bodies();
        site.with_plan();
        let reader = site.signed_in(RoleName::Office, None);
        let list = found(&reader, "/quang-ngai/co-quan");
        assert!(list.contains("Sở Tài chính tỉnh Quảng Ngãi"));
        let narrowed = found(&reader, "/quang-ngai/co-quan?tu=so+tai+chinh&loai=department");
        assert_eq!(narrowed.matches("role=\"row\"").count(), 2);

        let finance = bodies["so-tai-chinh"];
        let page = found(&reader, &format!("/quang-ngai/co-quan/{finance}"));
        for words in ["id=\"chu-tri\"", "<b>3.3</b>", "id=\"phan-viec\"", "id=\"phoi-hop\"", "qua nhóm “Các sở, ban, ngành”", "Phải báo cáo", "trước ngày 15/11 hằng năm"] {
            assert!(page.contains(words), "{words}");
        }
        assert_eq!(reader.get(&format!("/quang-ngai/co-quan/{}", site.realm.0)).status, StatusCode::NOT_FOUND);
    }

    fn search_marks_what_it_found(site) {
        site.with_bodies();
        site.with_plan();
        let reader = site.signed_in(RoleName::Clerk, None);
        let page = found(&reader, "/quang-ngai/tra-cuu?tu=tin+dung+nong+thon");
        assert!(page.contains("Nhiệm vụ (1)") && page.contains("<mark>"), "{page}");
        let page = found(&reader, "/quang-ngai/tra-cuu?tu=111%2Fnq");
        assert!(page.contains("Văn bản viện dẫn (") && page.contains("<mark>111</mark>/<mark>NQ</mark>-CP"));
        let page = found(&reader, "/quang-ngai/tra-cuu?tu=kh%C3%B4ngc%C3%B3");
        assert!(page.contains("Không tìm thấy “khôngcó”."));
    }

    fn every_list_downloads_as_a_workbook(site) {
        let bodies = site.with_bodies();
        let plan = site.with_plan();
        let reader = site.signed_in(RoleName::Auditor, None);
        let base = format!("/quang-ngai/ke-hoach/{plan}");
        let finance = bodies["so-tai-chinh"];

        let tasks = rows(&reader.get(&format!("{base}/nhiem-vu/tai-ve.xlsx")), 0);
        assert_eq!(tasks.len(), 41);
        assert_eq!(tasks[0][1], "1.1");
        assert_eq!(tasks[0][3], "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố");
        assert!(tasks[1][7].contains("như nhiệm vụ 1.1"));
        let filtered = rows(&reader.get(&format!("{base}/nhiem-vu/tai-ve.xlsx?nhom=4")), 0);
        assert_eq!(filtered.len(), 7);
        for (path, sheet, count) in [
            ("/quang-ngai/ke-hoach/tai-ve.xlsx".to_owned(), 0, 1),
            (format!("{base}/tai-ve.xlsx"), 0, 41),
            (format!("{base}/tai-ve.xlsx"), 1, 9),
            (format!("{base}/chi-tieu/tai-ve.xlsx"), 0, 9),
            (format!("{base}/che-do/tai-ve.xlsx"), 0, 2),
            (format!("{base}/che-do/tai-ve.xlsx"), 1, 7),
            (format!("{base}/van-ban-vien-dan/tai-ve.xlsx"), 0, 31),
        ] {
            assert_eq!(rows(&reader.get(&path), sheet).len(), count, "{path} {sheet}");
        }
        for path in [
            format!("{base}/noi-nhan/tai-ve.xlsx"),
            format!("{base}/nhat-ky/tai-ve.xlsx"),
            "/quang-ngai/co-quan/tai-ve.xlsx?loai=department".to_owned(),
            format!("/quang-ngai/co-quan/{finance}/tai-ve.xlsx"),
        ] {
            assert!(!rows(&reader.get(&path), 0).is_empty(), "{path}");
        }
    }

    fn the_public_sees_what_a_decision_has_opened(site) {
        let bodies = site.with_bodies();
        let plan = site.with_plan();
        let finance = bodies["so-tai-chinh"];
        let public = site.visitor();
        let base = format!("/quang-ngai/ke-hoach/{plan}");
        let open = ["", "/nhiem-vu", "/chi-tieu", "/nhiem-vu/tai-ve.xlsx"];
        let closed = ["/che-do", "/van-ban-vien-dan", "/noi-nhan", "/nhat-ky", "/tai-ve.xlsx"];
        for rest in open {
            let answer = public.get(&format!("{base}{rest}"));
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{rest}");
            // Whose session has ended is told so, and comes back here.
            let back: String = form_urlencoded::byte_serialize(format!("{base}{rest}").as_bytes()).collect();
            assert!(answer.main().contains(&format!("/quang-ngai/dang-nhap?tiep={back}")), "{rest}");
        }
        let decision = Decision {
            number: "12/QĐ-UBND".into(),
            day: "05/11/2026".into(),
            reason: "công khai theo quy định".into(),
        };
        site.write(move |ctx, tx| publication::open_plan(ctx, tx, plan, &decision)).unwrap();
        for rest in open {
            assert_eq!(public.get(&format!("{base}{rest}")).status, StatusCode::OK, "{rest}");
        }
        for path in closed.map(|rest| format!("{base}{rest}")).into_iter().chain([
            "/quang-ngai/co-quan".to_owned(),
            format!("/quang-ngai/co-quan/{finance}"),
            "/quang-ngai/tra-cuu".to_owned(),
        ]) {
            let answer = public.get(&path);
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert!(answer.header("location").starts_with("/quang-ngai/dang-nhap"), "{path}");
        }
        let all = found(&public, &format!("{base}/nhiem-vu"));
        assert!(!all.contains("Nhật ký") && !all.contains("Chế độ báo cáo"));
        let task = found(&public, &href(&all, "<b>1.1</b>"));
        assert!(task.contains("Sở Tài chính tỉnh Quảng Ngãi"));
        assert!(!task.contains("/co-quan/") && !task.contains("Thay đổi gần đây"));
    }
}
