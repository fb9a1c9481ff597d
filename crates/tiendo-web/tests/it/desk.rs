//! Checking, consolidating and seeing where things stand, over HTTP.

use std::io::{Cursor, Read as _};

use axum::http::StatusCode;
use calamine::{Data, Reader as _, Xlsx};
use tiendo_domain::access::RoleName;
use tiendo_domain::id::{Id, Report};
use tiendo_domain::report::line::DeclaredState;

use crate::round::Opened;
use crate::support::{Browser, on_both};

const TRADE: &str = "so-cong-thuong";
const HEALTH: &str = "so-y-te";
const FOCAL: &str = "so-ke-hoach-va-dau-tu";

fn found(browser: &Browser<'_>, path: &str) -> String {
    let answer = browser.get(path);
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.main());
    answer.main()
}

/// Sends a form of the page at `page` and answers status, address and page.
fn act(
    browser: &Browser<'_>,
    page: &str,
    path: &str,
    fields: &[(&str, &str)],
) -> (StatusCode, String, String) {
    let mut all = vec![("_t", browser.get(page).form_token())];
    all.extend(
        fields
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
    );
    let answer = browser.post(path, &all);
    (
        answer.status,
        answer.header("location").to_owned(),
        answer.main(),
    )
}

/// The number above these words in the tally.
fn count(main: &str, words: &str) -> String {
    let before = main.split(words).next().unwrap();
    let (before, _) = before.rsplit_once("</a>").unwrap();
    before.rsplit_once('>').unwrap().1.to_owned()
}

fn accept(browser: &Browser<'_>, desk: &str, report: Id<Report>) {
    let (status, _, main) = act(
        browser,
        desk,
        &format!("{desk}/{report}/chap-nhan"),
        &[("n", "1")],
    );
    assert_eq!(status, StatusCode::SEE_OTHER, "{main}");
}

on_both! {
    fn a_report_is_returned_and_accepted(site) {
        let round = Opened::new(site);
        let focal = site.signed_in(RoleName::FocalOfficer, Some(round.bodies[FOCAL]));
        let desk = format!("/quang-ngai/bao-cao/ky/{}", round.round);
        assert!(found(&focal, &desk).contains("Cơ quan chưa gửi báo cáo."));
        assert!(found(&focal, &format!("{desk}?loc=can-kiem-tra")).contains("Chưa có cơ quan nào báo cáo."));

        let report = round.sent(TRADE, DeclaredState::Done, "Đã hỗ trợ 18 đề án khuyến công.");
        let lines = round.lines(report);
        let main = found(&focal, &desk);
        assert_eq!(count(&main, "đã gửi, trong đó 0 gửi chậm"), "1");
        assert_eq!(count(&main, "cần kiểm tra, 1 có điểm ngờ"), "1");
        assert!(main.contains("Đã hỗ trợ 18 đề án khuyến công.") && main.contains("báo hoàn thành, chưa có minh chứng"));
        assert!(main.contains("Chưa báo cáo không phải là 0 %"));

        // A ticked line without a reason, and one whose reason must not be lost.
        let path = format!("{desk}/{report}/tra-lai");
        let (one, two) = (lines[0].id.to_string(), lines[1].id.to_string());
        let (reason_one, reason_two) = (format!("ly-do-{one}"), format!("ly-do-{two}"));
        let base = [("n", "1"), ("muc", one.as_str()), ("muc", two.as_str()), ("tra", one.as_str()), ("tra", two.as_str())];
        let mut typed = base.to_vec();
        typed.push((&reason_two, "Gửi kèm quyết định phê duyệt."));
        let (status, _, main) = act(&focal, &desk, &path, &typed);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(main.contains(&format!("href=\"#{reason_one}\">Mục {}: Ghi lý do.", lines[0].number.as_deref().unwrap())) && main.contains("Gửi kèm quyết định phê duyệt.</textarea>"));
        assert!(main.contains(&format!("value=\"{one}\" checked")));
        typed.push((&reason_one, "Ghi rõ số đề án."));
        let (status, to, _) = act(&focal, &desk, &path, &typed);
        assert_eq!(status, StatusCode::SEE_OTHER);
        let main = found(&focal, &to);
        assert!(main.contains("Đã trả lại; chỉ các mục đã đánh dấu được mở khóa.") && main.contains("Lần trước trả lại: Ghi rõ số đề án."));
        assert_eq!(count(&main, "đã trả lại, cần bổ sung"), "1");
        // From an old page it is neither returned nor accepted again.
        let (status, _, main) = act(&focal, &desk, &format!("{desk}/{report}/chap-nhan"), &[("n", "1")]);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(main.contains("không còn ở trạng thái"));

        let health = round.sent(HEALTH, DeclaredState::InProgress, "Đang khám sức khỏe công nhân.");
        let (status, _, main) = act(&focal, &desk, &format!("{desk}/{health}/chap-nhan"), &[("n", "2")]);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(main.contains("Báo cáo đã thay đổi từ khi bạn mở trang"));
        accept(&focal, &desk, health);
        let main = found(&focal, &format!("{desk}?loc=chap-nhan"));
        assert!(main.contains("Đã chấp nhận (1)") && main.contains("Sở Y tế") && !main.contains("formaction"));

        let army = round.report("bo-chqs-tinh");
        let (status, _, main) = act(&focal, &desk, &format!("{desk}/{army}/khong-phai"), &[("why", "")]);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(main.contains("href=\"#why\">Ghi lý do."));
        let (status, to, _) = act(&focal, &desk, &format!("{desk}/{army}/khong-phai"), &[("why", "báo cáo theo ngành dọc")]);
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert!(found(&focal, &to).contains("Không phải báo cáo kỳ này: báo cáo theo ngành dọc"));
    }

    fn who_may_do_what_at_the_desk(site) {
        let round = Opened::new(site);
        let report = round.sent(TRADE, DeclaredState::InProgress, "Đã hỗ trợ 18 đề án khuyến công.");
        let desk = format!("/quang-ngai/bao-cao/ky/{}", round.round);
        let leader = site.signed_in(RoleName::Leader, None);
        // A leader reads, and may accept the focal agency's own report only; the page says so.
        let main = found(&leader, &desk);
        assert!(main.contains("Lãnh đạo chỉ chấp nhận báo cáo của chính cơ quan đầu mối") && !main.contains("name=\"tra\""));
        let (status, _, main) = act(&leader, &desk, &format!("{desk}/{report}/chap-nhan"), &[("n", "1")]);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(main.contains("Lãnh đạo chỉ chấp nhận"));
        let (status, ..) = act(&leader, &desk, &format!("{desk}/{report}/tra-lai"), &[("n", "1")]);
        assert_eq!(status, StatusCode::NOT_FOUND);
        let own = round.sent(FOCAL, DeclaredState::InProgress, "Đã đôn đốc các cơ quan.");
        accept(&leader, &desk, own);

        for (role, body) in [(RoleName::AgencyOfficer, Some(TRADE)), (RoleName::Overseer, None), (RoleName::Clerk, None)] {
            let other = site.signed_in(role, body.map(|key| round.bodies[key]));
            for path in [desk.clone(), format!("{desk}/tai-ve.xlsx"), format!("{desk}/tong-hop")] {
                assert_eq!(other.get(&path).status, StatusCode::NOT_FOUND, "{role:?} {path}");
            }
        }
        assert_eq!(site.visitor().get(&desk).status, StatusCode::SEE_OTHER);
    }

    fn the_list_behind_a_number_goes_out_as_a_workbook(site) {
        let round = Opened::new(site);
        round.sent(TRADE, DeclaredState::InProgress, "Đã hỗ trợ 18 đề án khuyến công.");
        let leader = site.signed_in(RoleName::Leader, None);
        let main = found(&leader, "/quang-ngai/tinh-hinh");
        let (_, after) = main.split_once("href=\"/quang-ngai/tinh-hinh/danh-sach").unwrap();
        let list = format!("/quang-ngai/tinh-hinh/danh-sach{}", after.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&"));
        let shown = found(&leader, &list);
        let (_, after) = shown.split_once("href=\"/quang-ngai/tinh-hinh/danh-sach/tai-ve.xlsx").unwrap();
        let book = format!("/quang-ngai/tinh-hinh/danh-sach/tai-ve.xlsx{}", after.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&"));
        let answer = leader.get(&book);
        assert_eq!(answer.status, StatusCode::OK);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(answer.body.to_vec())).unwrap();
        let rows = book.worksheets()[0].1.rows().skip(3).count();
        assert!(rows > 0);
        assert_eq!(rows, shown.matches("<tr role=\"row\"><td").count());
    }

    fn the_round_goes_out_as_a_workbook(site) {
        let round = Opened::new(site);
        round.at("2026-11-17T01:00:00Z");
        round.sent(TRADE, DeclaredState::InProgress, "=Đã hỗ trợ 18 đề án khuyến công.");
        let focal = site.signed_in(RoleName::FocalOfficer, Some(round.bodies[FOCAL]));
        let answer = focal.get(&format!("/quang-ngai/bao-cao/ky/{}/tai-ve.xlsx", round.round));
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"ky-bao-cao-nam-2026.xlsx\"");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(answer.body.to_vec())).unwrap();
        let sheets = book.worksheets();
        let trade = |sheet: usize, column: usize| {
            let rows: Vec<Vec<String>> = sheets[sheet].1.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
            rows.into_iter().find(|row| row[column].starts_with("Sở Công Thương")).unwrap()
        };
        let report = trade(0, 0);
        assert_eq!((report[1].as_str(), report[3].as_str()), ("Đã gửi", "3"));
        let line = trade(1, 3);
        assert_eq!((line[5].as_str(), line[6].as_str(), line[11].as_str()), ("Đang thực hiện", "=Đã hỗ trợ 18 đề án khuyến công.", "chưa"));
        let silent = sheets[0].1.rows().filter(|row| row[1] == Data::String("Chưa báo cáo".into())).count();
        assert!(silent > 40, "{silent}");
    }

    fn the_consolidated_report_from_one_click_to_a_paper(site) {
        let round = Opened::new(site);
        let focal = site.signed_in(RoleName::FocalOfficer, Some(round.bodies[FOCAL]));
        let desk = format!("/quang-ngai/bao-cao/ky/{}", round.round);
        let base = format!("{desk}/tong-hop");
        let main = found(&focal, &base);
        assert!(main.contains("Chưa có cơ quan nào báo cáo.") && main.contains("loc=phai-gui"));
        let (status, _, main) = act(&focal, &base, &base, &[("rev", "0")]);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(main.contains("Chưa có báo cáo nào được chấp nhận."));

        let report = round.sent(TRADE, DeclaredState::InProgress, "Đã hỗ trợ 18 đề án khuyến công.");
        accept(&focal, &desk, report);
        let (status, to, _) = act(&focal, &base, &base, &[("rev", "0")]);
        assert_eq!(status, StatusCode::SEE_OTHER);
        let main = found(&focal, &to);
        assert!(main.contains("Sở Công Thương tỉnh Quảng Ngãi: Đã hỗ trợ 18 đề án khuyến công."));
        assert!(main.contains("tính từ các báo cáo của kỳ") && !main.contains("0 %"));

        // The first block that quotes the body is edited, then edited again from the older page.
        let (_, rest) = main.split_once("Sở Công Thương tỉnh Quảng Ngãi: Đã hỗ trợ").unwrap();
        let (_, rest) = rest.split_once(&format!("{base}/")).unwrap();
        let block = format!("{base}/{}", rest.split('"').next().unwrap());
        assert!(found(&focal, &block).contains("Đã hỗ trợ 18 đề án khuyến công."));
        let (status, ..) = act(&focal, &block, &block, &[("rev", "1"), ("text", "Ngành công thương hỗ trợ 18 đề án.")]);
        assert_eq!(status, StatusCode::SEE_OTHER);
        let (status, _, main) = act(&focal, &block, &block, &[("rev", "1"), ("text", "Bản thứ hai.")]);
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(main.contains("Ngành công thương hỗ trợ 18 đề án.") && main.contains("value=\"Bản thứ hai.\""));
        // The office reads the report and edits nothing.
        let office = site.signed_in(RoleName::Office, None);
        assert!(!found(&office, &base).contains(&block));
        assert_eq!(office.get(&block).status, StatusCode::NOT_FOUND);

        let answer = office.get(&format!("{base}/tai-ve.docx"));
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.header("content-disposition").ends_with(".docx\""));
        let mut package = zip::ZipArchive::new(Cursor::new(answer.body.to_vec())).unwrap();
        let mut text = String::new();
        package.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
        for words in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BC-SKHĐT", "Ngành công thương hỗ trợ 18 đề án.", "Kính gửi"] {
            assert!(text.to_uppercase().contains(&words.to_uppercase()), "{words}");
        }
        assert!(!text.contains("0 %"));
    }

    fn the_leaders_page_and_its_lists(site) {
        let leader = site.signed_in(RoleName::Leader, None);
        assert!(found(&leader, "/quang-ngai/tinh-hinh").contains("Chưa có kế hoạch nào trong sổ."));
        let round = Opened::new(site);
        let report = round.sent(TRADE, DeclaredState::InProgress, "Đã hỗ trợ 18 đề án khuyến công.");
        round.at("2026-11-16T01:00:00Z");
        round.sent(HEALTH, DeclaredState::InProgress, "Đang khám sức khỏe công nhân.");
        let focal = site.signed_in(RoleName::FocalOfficer, Some(round.bodies[FOCAL]));
        accept(&focal, &format!("/quang-ngai/bao-cao/ky/{}", round.round), report);

        // The first session has ended meanwhile.
        let leader = site.signed_in(RoleName::Leader, None);
        let main = found(&leader, "/quang-ngai/tinh-hinh");
        assert!(main.contains("41 nhiệm vụ theo nhóm") && main.contains("Ba tình trạng đặt cạnh nhau"));
        assert!(main.contains("số báo cáo phải gửi") && main.contains("Gửi chậm (1)"));
        assert!(main.contains("<svg class=\"chart\" viewBox=\"0 0 372 200\"") && main.contains("<td>16/11/2026</td><td class=\"num\">2</td>"));
        assert!(main.contains("Chưa có nhiệm vụ nào đến hạn đã được báo cáo"));
        // Every link of the page leads somewhere, and a list is as long as its number.
        let mut lists = 0;
        for link in main.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")) {
            let page = link.split('#').next().unwrap();
            if page.contains("/danh-sach?") && lists < 12 {
                lists += 1;
                assert!(found(&leader, page).contains("<tbody"), "{page}");
            }
        }
        assert_eq!(lists, 12);

        // An overseer sees the same numbers, and no way to reports that are not accepted.
        let overseer = site.signed_in(RoleName::Overseer, None);
        let main = found(&overseer, "/quang-ngai/tinh-hinh");
        assert!(main.contains("41 nhiệm vụ theo nhóm") && !main.contains("/bao-cao/ky/"));
        let officer = site.signed_in(RoleName::AgencyOfficer, Some(round.bodies[TRADE]));
        assert_eq!(officer.get("/quang-ngai/tinh-hinh").status, StatusCode::NOT_FOUND);
    }
}
