//! What was just done, said once on top of the page that follows. The page's address carries the code (`?xong=…`).

use super::Lang;

/// The sentence for the code in an address, if it has a known one.
pub(crate) fn of_query(lang: Lang, path: &str) -> Option<String> {
    let query = path.split_once('?')?.1;
    let code = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("xong="))?;
    Done::from_code(code).map(|done| done.words(lang).to_owned())
}

macro_rules! done {
    ($($(#[$doc:meta])* $name:ident = $code:literal { vi: $vi:literal, en: $en:literal })*) => {
        /// Something that was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Done { $($(#[$doc])* $name,)* }

        impl Done {
            /// The code in addresses.
            pub(crate) fn code(self) -> &'static str {
                match self { $(Done::$name => $code,)* }
            }

            fn from_code(code: &str) -> Option<Done> {
                match code { $($code => Some(Done::$name),)* _ => None }
            }

            fn words(self, lang: Lang) -> &'static str {
                match self { $(Done::$name => lang.pick($vi, $en),)* }
            }
        }
    };
}

done! {
    PasswordChanged = "mat-khau" { vi: "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.", en: "The password was changed. Other sessions have ended." }
    Saved = "luu" { vi: "Đã lưu.", en: "Saved." }
    PersonAdded = "them-nguoi" { vi: "Đã thêm người dùng.", en: "The person was added." }
    AgencyAdded = "them-co-quan" { vi: "Đã thêm cơ quan.", en: "The body was added." }
    Returned = "tra-lai" { vi: "Đã trả lại; chỉ các mục đã đánh dấu được mở khóa.", en: "Returned; only the ticked lines are unlocked." }
    Accepted = "chap-nhan" { vi: "Đã chấp nhận báo cáo.", en: "The report was accepted." }
    Excused = "khong-phai" { vi: "Đã ghi: không phải báo cáo kỳ này.", en: "Noted: excused this time." }
    Reinstated = "bao-cao-lai" { vi: "Đã yêu cầu cơ quan báo cáo lại.", en: "The body must report after all." }
    HandedToHead = "trinh" { vi: "Đã trình thủ trưởng.", en: "Handed to the head." }
    TakenBack = "lay-lai" { vi: "Đã lấy lại báo cáo để sửa.", en: "The report was taken back." }
    Submitted = "gui" { vi: "Đã gửi báo cáo.", en: "The report was sent." }
    Withdrawn = "thu-hoi" { vi: "Đã thu hồi báo cáo; sửa rồi gửi lại.", en: "The report was withdrawn; mend it and send it again." }
    PaperBegun = "van-ban" { vi: "Đã ghi văn bản. Nhập từng mục theo văn bản dưới đây.", en: "The paper is noted. Now type its lines." }
    PaperEntered = "nhap-thay" { vi: "Đã ghi nhận báo cáo theo văn bản.", en: "The report was entered from the paper." }
    FileRemoved = "bo-tep" { vi: "Đã lưu và bỏ tệp.", en: "Saved, and the file was removed." }
    Consolidated = "tong-hop" { vi: "Đã lập dự thảo báo cáo tổng hợp.", en: "The draft was made." }
    RoundOpened = "mo-ky" { vi: "Đã mở kỳ báo cáo. Các cơ quan thấy báo cáo phải gửi ở Việc phải làm.", en: "The round is open. The bodies see their reports under what they owe." }
    RoundClosed = "khoa-ky" { vi: "Đã khóa kỳ báo cáo.", en: "The round is closed." }
    SignedOut = "ra" { vi: "Đã đăng xuất.", en: "You are signed out." }
    ClockMoved = "dong-ho" { vi: "Đã tiến đồng hồ mẫu thêm 1 ngày.", en: "The sample clock was moved one day forward." }
    DocumentTakenIn = "da-doc" { vi: "Đã đọc văn bản. Xem lại các điểm dưới đây rồi đưa kế hoạch vào sổ theo dõi.", en: "The document was read. Review the points below, then put the plan into the register." }
    Undone = "hoan-tac" { vi: "Đã hoàn tác.", en: "Undone." }
    RowSplit = "tach" { vi: "Đã tách hàng. Ghi số cho hàng mới nếu cần.", en: "The row was split. Give the new row a number if it needs one." }
    RowMerged = "gop" { vi: "Đã gộp vào hàng trước.", en: "Merged into the row before." }
    RowAdded = "them-hang" { vi: "Đã thêm hàng. Ghi số, thời hạn, sản phẩm nếu văn bản có.", en: "The row was added. Give number, deadline and product where the document has them." }
    RowLeftOut = "bo-hang" { vi: "Đã bỏ hàng đó khỏi danh sách nhiệm vụ.", en: "The row was taken off the list of tasks." }
    AgenciesGiven = "giao" { vi: "Đã giao cơ quan cho các hàng đã chọn.", en: "The chosen rows have their agencies." }
    CopyRead = "ban-moi" { vi: "Đã đọc bản mới của văn bản; mọi quyết định vẫn khớp.", en: "The newer copy was read; every decision still holds." }
    CopyReadInPart = "ban-moi-lech" { vi: "Đã đọc bản mới của văn bản. Có quyết định không còn khớp: xem dưới đây.", en: "The newer copy was read. Some decisions no longer hold: see below." }
    DocumentKnown = "da-co" { vi: "Văn bản này đã được tải lên trước đây; không có gì thay đổi.", en: "This document was uploaded before; nothing was changed." }
    PlanRegistered = "vao-so" { vi: "Kế hoạch đã vào sổ theo dõi.", en: "The plan is in the register." }
    PlanOpened = "cong-khai" { vi: "Kế hoạch đã được công khai.", en: "The plan is open to the public." }
}
