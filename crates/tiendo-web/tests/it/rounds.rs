//! Preparing, opening and closing a round over HTTP: its dates, who must report, what is asked of whom.

use axum::http::StatusCode;
use tiendo_app::rounds;
use tiendo_domain::access::RoleName;
use tiendo_domain::assignment::Demand;
use tiendo_store::report::{self, line};

use crate::support::{Answer, Browser, Site, on_both};

const FOCAL: &str = "so-ke-hoach-va-dau-tu";
const TRADE: &str = "so-cong-thuong";

fn post(browser: &Browser<'_>, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("_t", browser.get(page).form_token())];
    all.extend(
        fields
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
    );
    browser.post(path, &all)
}

/// The page of preparation of the round of 2026.
fn preparation(site: &Site, browser: &Browser<'_>) -> String {
    let rows = site.write(|ctx, tx| rounds::list(ctx, tx)).unwrap();
    let row = rows.iter().find(|row| !row.unopened.is_empty()).unwrap();
    let obligation = row.obligation.obligation.to_string();
    let started = post(
        browser,
        "/quang-ngai/bao-cao",
        "/quang-ngai/bao-cao/chuan-bi",
        &[("che_do", &obligation), ("nam", "2026")],
    );
    assert_eq!(started.status, StatusCode::SEE_OTHER, "{}", started.main());
    started.header("location").to_owned()
}

/// The value of the hidden field `name` of a page.
fn hidden(main: &str, name: &str) -> String {
    let (_, after) = main
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap();
    after.split('"').next().unwrap().to_owned()
}

on_both! {
    fn the_list_names_the_rule_and_offers_only_the_round_that_is_near(site) {
        let bodies = site.with_bodies();
        site.with_plan();
        let focal = site.signed_in(RoleName::FocalOfficer, Some(bodies[FOCAL]));
        let main = focal.get("/quang-ngai/bao-cao").main();
        assert!(main.contains("Trước ngày 15/11 hằng năm"), "{main}");
        assert!(main.contains("Chuẩn bị kỳ năm 2026") && !main.contains("Chuẩn bị kỳ năm 2027"), "{main}");
    }

    fn dates_are_kept_and_impossible_ones_are_named_at_their_field(site) {
        let bodies = site.with_bodies();
        site.with_plan();
        let focal = site.signed_in(RoleName::FocalOfficer, Some(bodies[FOCAL]));
        let page = preparation(site, &focal);
        let path = format!("{page}/moc");
        let rev = hidden(&focal.get(&page).main(), "rev");
        let set = |fields: &[(&str, &str)]| post(&focal, &page, &path, &[&[("rev", rev.as_str())], fields].concat());
        for (fields, words) in [
            ([("chot", "31/13/2026"), ("tu", ""), ("den", "")], "href=\"#chot\">Ghi ngày"),
            ([("chot", "15/11/2026"), ("tu", ""), ("den", "")], "href=\"#chot\">Thời gian chốt số liệu phải trước hoặc đúng ngày cuối gửi báo cáo (14/11/2026)."),
            ([("chot", ""), ("tu", "15/11/2026"), ("den", "")], "href=\"#tu\">Thời gian nhập phải bắt đầu trước"),
            ([("chot", ""), ("tu", ""), ("den", "13/11/2026")], "href=\"#den\">Thời gian nhập không được kết thúc trước"),
            ([("chot", ""), ("tu", "10/11/2026"), ("den", "01/11/2026")], "href=\"#den\">Ngày kết thúc nhập phải sau"),
        ] {
            let answer = set(&fields);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            let main = answer.text();
            assert!(main.contains(words), "{words}: {main}");
            let typed = fields.iter().find(|(_, value)| !value.is_empty()).unwrap().1;
            assert!(main.contains(&format!("value=\"{typed}\"")), "what was typed is lost");
        }
        let good = [("chot", "31/10/2026"), ("tu", "10/11/2026"), ("den", "30/11/2026")];
        assert_eq!(set(&good).status, StatusCode::SEE_OTHER);
        let main = focal.get(&page).main();
        for (_, day) in good {
            assert!(main.contains(&format!("value=\"{day}\"")), "{day}");
        }
        // From the page as it was before.
        let late = set(&[("chot", "01/10/2026")]);
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.main().contains("Người khác vừa sửa kỳ này"));
    }

    fn a_changed_demand_needs_a_reason_and_reaches_the_report(site) {
        let bodies = site.with_bodies();
        site.with_plan();
        let trade = bodies[TRADE];
        let focal = site.signed_in(RoleName::FocalOfficer, Some(bodies[FOCAL]));
        let page = preparation(site, &focal);
        // Who leads a task by name and is in no addressed set is pointed out; what was chosen stays where the reason is missing.
        let main = focal.get(&page).main();
        assert!(main.contains("chưa thuộc cơ quan phải báo cáo: Liên đoàn Lao động tỉnh Quảng Ngãi"), "{main}");
        let (_, after) = main.split_once("<select id=\"co_quan\"").unwrap();
        let union = after.split("value=\"").nth(2).unwrap().split('"').next().unwrap();
        let named = |reason: &str| post(&focal, &page, &format!("{page}/thanh-vien"), &[("co_quan", union), ("ly_do", reason)]);
        let again = named(" ");
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.main().contains(&format!("value=\"{union}\" selected")), "{}", again.main());
        assert_eq!(named("Chủ trì nhiệm vụ 10.6").status, StatusCode::SEE_OTHER);
        assert!(!focal.get(&page).main().contains("chưa thuộc cơ quan phải báo cáo"));
        let lines = format!("{page}/co-quan/{trade}");
        let main = focal.get(&lines).main();
        let (_, after) = main.split_once("<select name=\"").unwrap();
        let field = after.split('"').next().unwrap().to_owned();
        assert!(main.contains("1.1. Tổ chức phổ biến"), "{main}");
        let change = |demand: &str, reason: &str| post(&focal, &lines, &lines, &[(field.as_str(), demand), ("ly_do", reason)]);
        let refused = change("on_occasion", " ");
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("href=\"#ly_do\">Ghi lý do") && refused.text().contains("value=\"on_occasion\" selected"));
        assert_eq!(change("on_occasion", "Đã làm xong năm trước").status, StatusCode::SEE_OTHER);
        let main = focal.get(&page).main();
        assert!(main.contains("Mức yêu cầu đã đổi") && main.contains("Đã làm xong năm trước"), "{main}");
        // Back to what the assignment asks needs no reason.
        assert_eq!(change("own_share", "").status, StatusCode::SEE_OTHER);
        assert!(!focal.get(&page).main().contains("Mức yêu cầu đã đổi"));
        assert_eq!(change("required", "Nhiệm vụ trọng tâm năm nay").status, StatusCode::SEE_OTHER);

        let unconfirmed = post(&focal, &page, &format!("{page}/mo"), &[("ngay", "2026-11-14")]);
        assert_eq!(unconfirmed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unconfirmed.text().contains("href=\"#xac_nhan\">Đánh dấu câu xác nhận"));
        let opened = post(&focal, &page, &format!("{page}/mo"), &[("ngay", "2026-11-14"), ("xac_nhan", "1")]);
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
        let task = field.strip_prefix("muc-").unwrap().to_owned();
        let round = page.rsplit_once('/').unwrap().1.parse().unwrap();
        let demand = site.write(move |ctx, tx| {
            let all = report::of_round(tx, ctx.realm, round, ctx.today())?;
            let mine = all.into_iter().find(|one| one.report.agency == trade).unwrap().report.id;
            let lines = line::of_report(tx, ctx.realm, mine)?;
            Ok(lines.into_iter().find(|line| line.task.to_string() == task).unwrap().demand)
        }).unwrap();
        assert_eq!(demand, Demand::Required);
        // An open round is not prepared any more.
        assert_eq!(focal.get(&lines).status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    fn a_closed_round_takes_nothing_more(site) {
        let round = crate::round::Opened::new(site);
        let focal = site.signed_in(RoleName::FocalOfficer, Some(round.bodies[FOCAL]));
        let desk = format!("/quang-ngai/bao-cao/ky/{}", round.round);
        let close = format!("{desk}/khoa");
        let unconfirmed = post(&focal, &desk, &close, &[]);
        assert_eq!(unconfirmed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unconfirmed.text().contains("href=\"#xac_nhan\">Đánh dấu câu xác nhận trước khi khóa kỳ."));
        let closed = post(&focal, &desk, &close, &[("xac_nhan", "1")]);
        assert_eq!(closed.status, StatusCode::SEE_OTHER);
        let main = focal.get(closed.header("location")).main();
        assert!(main.contains("Đã khóa kỳ báo cáo.") && !main.contains("action=\"/quang-ngai/bao-cao/ky"), "{main}");
        let again = post(&focal, "/quang-ngai/tai-khoan/mat-khau", &close, &[("xac_nhan", "1")]);
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
