//! A review by hand over HTTP: findings by one press, rows, undoing, what was changed, a newer copy, the exports.

use std::fmt::Write as _;

use crate::support::{Answer, Browser, Site, on_both, parts};
use crate::taking_in::{UPLOAD, address, focal, post, upload, values};
use axum::http::StatusCode;

const PLAN: &str = include_str!("../../../../samples/ke-hoach-mau.html");

/// A plan with two tasks that lack a product.
fn plan() -> String {
    PLAN.replace("<td>Quyết định công bố danh mục</td>", "<td></td>")
        .replace("<td>Bản đồ vùng phủ sóng</td>", "<td></td>")
}

fn taken(browser: &Browser<'_>, page: &str) -> String {
    address(&upload(browser, "ke-hoach.html", page.as_bytes()))
}

/// Undoes the last act from the page of a part.
fn undo(browser: &Browser<'_>, document: &str) -> Answer {
    let page = browser.get(document).main();
    let act = values(&page, "viec").remove(0);
    post(
        browser,
        document,
        &format!("{document}/hoan-tac"),
        &[("viec", &act), ("xem", "diem")],
    )
}

fn ok(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").to_owned()
}

fn bad(answer: &Answer, words: &str) -> String {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let main = answer.main();
    assert!(main.contains(words), "{main}");
    main
}

on_both! {
    fn points_are_settled_by_one_press_each_or_all_of_a_kind_and_undone(site) {
        let browser = focal(site);
        let document = taken(&browser, &plan());
        let first = browser.get(&document).main();
        // Every key is on something that works without it, and the table of keys waits for the script.
        assert!(first.contains("value=\"giu\" data-key=\"g\""));
        assert!(first.contains("id=\"phim\" hidden data-keys"));
        let product = browser.get(&format!("{document}?xem=diem")).main();
        let at = product.split("?diem=").find(|part| part.contains("không có sản phẩm")).unwrap();
        let at = at.split('"').next().unwrap();
        let page = browser.get(&format!("{document}?diem={at}")).main();
        assert!(page.contains("Làm như vậy với cả 2 điểm cùng loại"), "{page}");
        // Beside it the row stands below its heads, with the cell that nothing stands in.
        assert!(page.contains("<span class=\"of\">Sản phẩm, kết quả</span> <i>ô trống</i>"), "{page}");
        // Nothing that was read is shown by its address alone.
        for point in product.split("?diem=").skip(1) {
            let point = point.split('"').next().unwrap();
            let page = browser.get(&format!("{document}?diem={point}")).main();
            assert!(!page.contains(">/bodies"), "{page}");
        }
        let key = values(&page, "diem").remove(0);
        let to = format!("{document}/diem");
        ok(&post(&browser, &document, &to, &[("diem", &key), ("xl", "giu"), ("tat-ca", "1")]));
        let changed = browser.get(&format!("{document}?xem=sua-tay")).main();
        assert_eq!(changed.matches(": giữ nguyên theo văn bản").count(), 2);
        assert!(changed.contains("Đúng như văn bản") && changed.contains("Trần Văn Mẫu"));
        let list = browser.get(UPLOAD).main();
        assert!(list.contains("đã xử lý 2/"), "{list}");

        assert!(ok(&undo(&browser, &document)).ends_with("?xem=diem&xong=hoan-tac"));
        assert!(browser.get(UPLOAD).main().contains("đã xử lý 0/"));
        let nothing = post(&browser, &document, &format!("{document}/hoan-tac"), &[("viec", "x")]);
        bad(&nothing, "Không còn việc nào để hoàn tác");

        // Mending what a point is about leads to the next point, leaving it to the same.
        let field = page.split("sua=").nth(1).unwrap().split('#').next().unwrap().replace("%2F", "/");
        let mend = format!("{document}?diem={at}&sua={field}");
        let form = browser.get(&mend).main();
        assert!(form.contains(&format!("href=\"{document}?diem={at}\" data-key=\"Escape\"")), "{form}");
        let typed = [("truong", field.as_str()), ("gia-tri", "Quyết định ban hành"), ("ly", "x"), ("diem", at), ("xem", "diem")];
        let to = ok(&post(&browser, &mend, &format!("{document}/truong"), &typed));
        assert!(to.contains("?diem=") && !to.contains(&format!("?diem={at}&")), "{to}");
        assert!(browser.get(&format!("{document}?diem={at}")).main().contains("Quyết định ban hành"));

        // The form of a deadline begins with what the deadline means now.
        let form = browser.get(&format!("{document}?sua=/tasks/1/deadline")).main();
        assert!(form.contains("<option value=\"words\" selected>") && form.contains("chữ đang ghi: trước ngày 30/9/2026"), "{form}");
        let form = browser.get(&format!("{document}?sua=/tasks/8/deadline")).main();
        assert!(form.contains("chữ đang ghi: thường xuyên"), "{form}");
        // New words alone are read anew; what a person says that they mean stays.
        let mend = format!("{document}?sua=/tasks/1/deadline");
        let said = |kind: &str, day: &str| {
            let seen = values(&browser.get(&mend).main(), "thay").remove(0);
            let typed = [("truong", "/tasks/1/deadline"), ("thay", &seen), ("gia-tri", "Quý IV/2026"), ("kieu", kind), ("ngay", day), ("ly", "x")];
            ok(&post(&browser, &document, &format!("{document}/truong"), &typed));
            browser.get(&mend).main()
        };
        assert!(said("words", "").contains("đến hết ngày 31/12/2026"));
        let form = said("before", "01/12/2026");
        assert!(form.contains("<option value=\"before\" selected>") && form.contains("value=\"01/12/2026\""), "{form}");
    }

    fn behind_a_settled_point_comes_the_next_of_the_list(site) {
        let browser = focal(site);
        // What must be settled stands first in the list, and in the document between two others.
        let led = "<td>Sở Giao thông vận tải</td><td>Công an";
        let page = plan().replace(led, "<td></td><td>Công an");
        let document = taken(&browser, &page);
        let list = browser.get(&document).main();
        let (_, list) = list.split_once("class=\"rows\"").unwrap();
        let number = |part: &str| part.split('"').next()?.parse::<usize>().ok();
        let order: Vec<usize> = list.split("?diem=").skip(1).filter_map(number).collect();
        let (first, second) = (order[0], order[1]);
        assert!(first > second, "{order:?}");
        let key = values(&browser.get(&format!("{document}?diem={first}")).main(), "diem").remove(0);
        let to = ok(&post(&browser, &document, &format!("{document}/diem"), &[("diem", &key), ("xl", "giu")]));
        assert!(to.contains(&format!("?diem={second}&")), "{to} of {order:?}");
    }

    fn rows_are_given_agencies_cut_and_joined(site) {
        let browser = focal(site);
        let document = taken(&browser, &plan());
        let rows = browser.get(&format!("{document}?xem=hang")).main();
        assert_eq!(values(&rows, "hang").len(), 13);
        let give = format!("{document}/giao");
        let typed = [("hang", "0"), ("so", "2.1-2.3; 9.9"), ("co-quan", "Sở Nội vụ"), ("cach", "gom"), ("vai", "chu-tri"), ("ly", "x")];
        let again = bad(&post(&browser, &document, &give, &typed), "Không có hàng “9.9”");
        assert!(again.contains("value=\"Sở Nội vụ\"") && again.contains("value=\"2.1-2.3; 9.9\""));
        assert!(again.contains("value=\"0\" aria-label=\"Chọn hàng 1.1\" data-step checked"));
        bad(&post(&browser, &document, &give, &[("co-quan", "Sở Nội vụ"), ("ly", "x")]), "Chưa chọn hàng nào");
        bad(&post(&browser, &document, &give, &[("hang", "0"), ("co-quan", "Sở Nội vụ")]), "Ghi lý do");
        let typed = [("hang", "0"), ("so", "2.1-2.3"), ("co-quan", "Sở Nội vụ; Sở Y tế"), ("ly", "Theo phân công mới")];
        ok(&post(&browser, &document, &give, &typed));
        let rows = browser.get(&format!("{document}?xem=hang")).main();
        assert_eq!(rows.matches("Sở Nội vụ; Sở Y tế").count(), 4);
        assert_eq!(rows.matches("<span>đã sửa tay").count(), 4);

        let row = format!("{document}?xem=hang&hang=/tasks/6");
        assert!(browser.get(&row).main().contains("<mark id=\"chon\">2.2"));
        let cut = format!("{document}/tach");
        let typed = "Xử lý các điểm đen\n\ntai nạn trên các tuyến đường tỉnh.";
        let again = bad(&post(&browser, &row, &cut, &[("hang", "/tasks/6"), ("chu", typed)]), "không sửa chữ");
        assert!(again.contains("tai nạn trên các tuyến đường tỉnh.</textarea>"));
        let typed = "Xử lý các điểm đen tai nạn giao thông\n\ntrên các tuyến đường tỉnh.";
        ok(&post(&browser, &row, &cut, &[("hang", "/tasks/6"), ("chu", typed)]));
        let rows = browser.get(&format!("{document}?xem=hang")).main();
        assert_eq!(values(&rows, "hang").len(), 14);
        let new = values(&rows, "hang").into_iter().find(|at| at.contains('~')).unwrap();
        let mend = format!("{document}?xem=hang&sua=/tasks/{new}/number");
        let typed = [("truong", format!("/tasks/{new}/number")), ("gia-tri", "2.2a".into()), ("ly", "x".into()), ("xem", "hang".into())];
        let typed: Vec<(&str, &str)> = typed.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let to = ok(&post(&browser, &mend, &format!("{document}/truong"), &typed));
        assert!(browser.get(&to).main().contains("Hàng 2.2a"));

        let join = format!("{document}/gop");
        bad(&post(&browser, &row, &join, &[("hang", "/tasks/1"), ("truoc", "0")]), "thời hạn khác nhau");
        let row = format!("{document}?xem=hang&hang=/tasks/9");
        let before = values(&browser.get(&row).main(), "truoc").remove(0);
        let to = ok(&post(&browser, &row, &join, &[("hang", "/tasks/9"), ("truoc", &before)]));
        assert!(browser.get(&to).main().contains("Khảo sát nhu cầu trạm sạc"));
        let rows = browser.get(&format!("{document}?xem=hang")).main();
        assert_eq!(values(&rows, "hang").len(), 13);

        // Addresses that point nowhere show the page all the same.
        for query in ["?hang=/tasks/99", "?hang=/tasks/6~0.3", "?hang=x", "?xem=hang&trang=99", "?xem=hang&trang=0", "?xem=sua-tay", "?sua=/tasks/6~0.3/leads"] {
            assert_eq!(browser.get(&format!("{document}{query}")).status, StatusCode::OK, "{query}");
        }
    }

    fn a_row_is_added_from_its_line_and_one_that_is_no_task_left_out(site) {
        let browser = focal(site);
        let document = taken(&browser, &plan());
        // A line of which nothing was made offers to make a row of it.
        let page = browser.get(&format!("{document}?xem=hang&them=1")).main();
        let line = page.split("<li id=\"d").find(|part| part.contains("bố trí từ nguồn ngân sách")).unwrap();
        let line = line.split('"').next().unwrap();
        let here = browser.get(&format!("{document}?dong={line}")).main();
        assert!(here.contains(&format!("?xem=hang&amp;them={line}#tu-dong")), "{here}");
        let form = format!("{document}?xem=hang&them={line}");
        assert!(browser.get(&form).main().contains(&format!("name=\"tu-dong\" value=\"{line}\"")));
        let add = format!("{document}/them-hang");
        let typed = [("tu-dong", "x"), ("chu-tri", "Sở Y tế"), ("ly", "Bản đọc bỏ sót")];
        let again = bad(&post(&browser, &form, &add, &typed), "Không có dòng nào mang số đó");
        assert!(again.contains("value=\"x\"") && again.contains(">Sở Y tế</textarea>"), "{again}");
        bad(&post(&browser, &form, &add, &[("tu-dong", line), ("chu-tri", ""), ("ly", "x")]), "chủ trì");
        bad(&post(&browser, &form, &add, &[("tu-dong", line), ("chu-tri", "Sở Y tế")]), "Ghi lý do");
        let typed = [("tu-dong", line), ("den-dong", ""), ("chu-tri", "Sở Y tế\r\nSở Nội vụ"), ("ly", "Bản đọc bỏ sót")];
        let to = ok(&post(&browser, &form, &add, &typed));
        let row = browser.get(&to).main();
        assert!(row.contains("Kinh phí thực hiện được bố trí") && row.contains("Đã thêm hàng"), "{row}");
        assert!(!row.contains("Tách hàng") && !row.contains("Gộp vào hàng trước"), "its lines are chosen, not cut");
        let rows = browser.get(&format!("{document}?xem=hang")).main();
        assert_eq!(values(&rows, "hang").len(), 14);
        assert!(rows.contains("Sở Y tế; Sở Nội vụ"));
        bad(&post(&browser, &form, &add, &typed), "đã thuộc một hàng");

        let leave = format!("{document}/bo-hang");
        let row = format!("{document}?xem=hang&hang=/tasks/9");
        let again = bad(&post(&browser, &row, &leave, &[("hang", "/tasks/9")]), "Ghi lý do");
        assert!(again.contains("Khảo sát nhu cầu trạm sạc"));
        ok(&post(&browser, &row, &leave, &[("hang", "/tasks/9"), ("ly", "Không giao cho ai")]));
        bad(&post(&browser, &row, &leave, &[("hang", "/groups/0"), ("ly", "x")]), "không còn");
        let rows = browser.get(&format!("{document}?xem=hang")).main();
        assert!(!values(&rows, "hang").contains(&"9".to_owned()));
        let changed = browser.get(&format!("{document}?xem=sua-tay")).main();
        for words in ["bỏ, không phải nhiệm vụ", &format!("thêm từ dòng {line} đến {line}"), "Khảo sát nhu cầu trạm sạc", "Lý do: Không giao cho ai"] {
            assert!(changed.contains(words), "{words}: {changed}");
        }
        let book = browser.get(&format!("{document}/tai-ve.xlsx"));
        assert_eq!(book.status, StatusCode::OK);
        ok(&undo(&browser, &document));
        ok(&undo(&browser, &document));
        let rows = browser.get(&format!("{document}?xem=hang")).main();
        assert_eq!(values(&rows, "hang").len(), 13);
    }

    fn a_newer_copy_and_the_exports(site) {
        let browser = focal(site);
        let document = taken(&browser, &plan());
        let give = format!("{document}/giao");
        ok(&post(&browser, &document, &give, &[("so", "2.2; 3.3"), ("co-quan", "Sở Y tế"), ("ly", "x")]));
        let json = browser.get(&format!("{document}/tai-ve.json"));
        assert_eq!(json.header("content-type"), "application/json");
        let json: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
        assert_eq!(json["tasks"][6]["leads"], serde_json::json!(["Sở Y tế"]));
        assert_eq!(json["decisions"].as_array().unwrap().len(), 2);
        assert_eq!(json["decisions"][0]["by"], "Trần Văn Mẫu (focal_officer)");
        let book = browser.get(&format!("{document}/tai-ve.xlsx"));
        assert_eq!(book.status, StatusCode::OK);
        assert!(book.body.starts_with(b"PK"));

        // The newer copy has another number and one task less: whoever says that it is the same document decides.
        let copy = plan().replace("99/KH-UBND", "100/KH-UBND");
        let copy: String = copy.lines().filter(|line| !line.contains("Sơ kết, đánh giá")).collect::<Vec<_>>().join("\n");
        let token = browser.get(&document).form_token();
        let send = |to: &str, file: &[u8]| {
            browser.send(parts(to, &[("_t", None, token.as_bytes()), ("tep", Some("ban 2.html"), file)]))
        };
        let read = format!("{document}/ban-moi");
        bad(&send(&read, b"Ch\xc3\xa0o."), "Không nhận ra văn bản");
        let to = ok(&send(&read, copy.as_bytes()));
        assert!(to.ends_with("?xem=sua-tay&xong=ban-moi-lech"), "{to}");
        let changed = browser.get(&to).main();
        assert!(changed.contains("Không còn khớp với bản đang xem (1)"), "{changed}");
        assert!(changed.contains("3.3 chủ trì") && changed.contains("bản mới không có hàng"));
        assert!(changed.contains("ban 2.html"));
        // What does not hold is dropped by hand, and the rest stays.
        let anchors = values(&changed, "quyet-dinh");
        let seen = values(&changed, "thay");
        let drop = [("quyet-dinh", anchors[0].as_str()), ("thay", &seen[0]), ("xem", "sua-tay")];
        let to = ok(&post(&browser, &document, &format!("{document}/bo"), &drop));
        let changed = browser.get(&to).main();
        assert!(!changed.contains("Không còn khớp") && changed.contains("2.2 chủ trì"));
        // The old copy is read from the general page: its number is another now, so it is another document.
        let other = address(&upload(&browser, "ke-hoach.html", plan().as_bytes()));
        assert_ne!(other, document);
        bad(&send(&read, plan().as_bytes()), "một văn bản khác đã tải lên");
        // A copy of the same number that reads otherwise is known as one.
        let third = plan().replace("Sở Giao thông vận tải", "Sở Xây dựng");
        let again = upload(&browser, "ban 3.html", third.as_bytes());
        assert_eq!(address(&again), other);
        assert!(again.header("location").ends_with("?xong=ban-moi"));
    }
}

/// A plan with two hundred tasks.
fn large() -> String {
    let mut rows = String::new();
    for group in 1..=10 {
        let _ = write!(
            rows,
            "<tr><td>{group}</td><td colspan=\"5\"><b>Nhóm nhiệm vụ thứ {group}</b></td></tr>"
        );
        for n in 1..=20 {
            let _ = write!(
                rows,
                "<tr><td>{group}.{n}</td><td>Rà soát, hoàn thiện quy hoạch số {group}{n} trên địa bàn tỉnh; gắn với kết quả thực hiện các chương \
                 mục tiêu quốc gia giai đoạn tới.</td><td>Sở Xây dựng</td><td>Sở Tài chính; UBND các huyện, thị xã, thành phố</td><td></td><td></td></tr>"
            );
        }
    }
    let (start, rest) = PLAN.split_once("<tbody>").unwrap();
    let (_, end) = rest.split_once("</tbody>").unwrap();
    format!("{start}<tbody>{rows}</tbody>{end}")
}

#[test]
fn pages_of_a_long_annex_stay_small() {
    let site = Site::sqlite();
    let browser = focal(&site);
    let document = taken(&browser, &large());
    ok(&post(
        &browser,
        &document,
        &format!("{document}/giao"),
        &[("so", "1.1-10.20"), ("co-quan", "Sở Y tế"), ("ly", "x")],
    ));
    for query in [
        "?diem=1",
        "?xem=diem",
        "?xem=hang",
        "?xem=hang&trang=5",
        "?xem=hang&hang=/tasks/150",
        "?xem=ten",
        "?xem=cau-truc",
        "?xem=sua-tay",
        "?xem=xac-nhan",
    ] {
        let page = browser.get(&format!("{document}{query}"));
        assert_eq!(page.status, StatusCode::OK);
        let bytes = page.body.len();
        // Such pages become a tenth when they are compressed; 50 KB is what a page may weigh on the line.
        assert!(bytes < 300_000, "{query}: {bytes}");
    }
    let last = browser.get(&format!("{document}?xem=hang&trang=5")).main();
    assert!(last.contains("10.20"));
    // One act for two hundred rows, and one press undoes it.
    ok(&undo(&browser, &document));
    let rows = browser.get(&format!("{document}?xem=hang")).main();
    assert!(!rows.contains("<span>đã sửa tay"));
}

#[test]
fn what_is_in_the_register_is_changed_no_more() {
    let site = Site::sqlite();
    let browser = focal(&site);
    let document = address(&upload(
        &browser,
        "214-KH-UBND.txt",
        include_bytes!("../../../../samples/214-KH-UBND.txt"),
    ));
    let page = browser.get(&document).main();
    let key = values(&page, "diem").remove(0);
    ok(&post(
        &browser,
        &document,
        &format!("{document}/diem"),
        &[("diem", &key), ("xl", "goi-y")],
    ));
    let names = browser.get(&format!("{document}?xem=ten")).main();
    let mut fields = vec![("_t", browser.get(&document).form_token())];
    for name in ["ten", "la", "thay"] {
        fields.extend(values(&names, name).into_iter().map(|value| (name, value)));
    }
    ok(&browser.post(&format!("{document}/ten"), &fields));
    ok(&post(
        &browser,
        &document,
        &format!("{document}/dua-vao-so"),
        &[],
    ));
    for view in ["diem", "hang", "cau-truc", "sua-tay", "hang&hang=/tasks/3"] {
        let main = browser.get(&format!("{document}?xem={view}")).main();
        assert!(!main.contains("<form"), "{view}");
    }
    for (act, fields) in [
        (
            "giao",
            vec![("hang", "0"), ("co-quan", "Sở Y tế"), ("ly", "x")],
        ),
        ("tach", vec![("hang", "/tasks/0"), ("chu", "x")]),
        ("gop", vec![("hang", "/tasks/1"), ("truoc", "0")]),
        ("bo-hang", vec![("hang", "/tasks/1"), ("ly", "x")]),
        (
            "them-hang",
            vec![("tu-dong", "1"), ("chu-tri", "Sở Y tế"), ("ly", "x")],
        ),
        ("hoan-tac", vec![("viec", "x")]),
    ] {
        let late = post(&browser, UPLOAD, &format!("{document}/{act}"), &fields);
        bad(&late, "chỉ điều chỉnh, bổ sung mới thay đổi được");
    }
    let json = browser.get(&format!("{document}/tai-ve.json"));
    assert_eq!(json.status, StatusCode::OK);
}
