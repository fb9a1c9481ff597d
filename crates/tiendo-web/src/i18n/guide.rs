//! Words of the guide.

super::messages! {
    everyone() { vi: "Mọi người", en: "Everyone" }
    everyone_1() {
        vi: "Đăng nhập bằng tài khoản do quản trị hệ thống cấp. Lần đầu, hệ thống yêu cầu đặt mật khẩu riêng.",
        en: "Sign in with the account that the administrator gave you. The first time you are asked for a password of your own.",
    }
    everyone_2() {
        vi: "Mọi con số đều mở được danh sách phía sau; mọi danh sách tải về được dạng XLSX.",
        en: "Every number opens the list behind it; every list downloads as XLSX.",
    }
    everyone_3() {
        vi: "Tra cứu không cần gõ dấu: “dau tu” tìm thấy “đầu tư”.",
        en: "Search works without marks: “dau tu” finds “đầu tư”.",
    }
    officer() { vi: "Chuyên viên của cơ quan", en: "Officer of an agency" }
    officer_1() {
        vi: "Mở “Việc phải làm”: báo cáo còn nợ đứng theo thời hạn, quá hạn đứng trước.",
        en: "Open “What I owe”: reports due stand by deadline, the past-due first.",
    }
    officer_2() {
        vi: "Nhiệm vụ chủ trì: ghi trạng thái, kết quả, số liệu hoặc tài liệu minh chứng. Phần việc chung: một câu, hoặc “Không phát sinh” kèm lý do. Nhiệm vụ phối hợp: chỉ ghi khi có phát sinh.",
        en: "Tasks that you lead: state, result, a figure or a file. Shared tasks: one sentence, or “nothing arose” with a reason. Tasks that you coordinate: only when something arose.",
    }
    officer_3() {
        vi: "Nội dung kỳ trước được điền sẵn: sửa theo kết quả năm nay, hoặc chọn “Không thay đổi so với kỳ trước”. Bản nháp tự lưu khi bạn gõ; khi đủ, trình thủ trưởng duyệt.",
        en: "Last time’s words are filled in: change them to this year’s result, or tick “Unchanged”. The draft saves itself as you type; when it is complete, hand it to the head.",
    }
    officer_4() {
        vi: "Báo cáo bị trả lại chỉ mở khóa các mục được nêu lý do.",
        en: "A returned report unlocks only the lines that were given a reason.",
    }
    head() { vi: "Thủ trưởng, cấp phó", en: "Head or deputy" }
    head_1() {
        vi: "Xem báo cáo chờ duyệt, chọn tư cách ký (thủ trưởng, KT., TL., TUQ.) và gửi.",
        en: "Look at the report that awaits you, state your capacity (head, KT., TL., TUQ.) and send it.",
    }
    head_2() {
        vi: "Trước khi được chấp nhận, báo cáo đã gửi vẫn thu hồi được để sửa.",
        en: "Until it is accepted, a sent report can be withdrawn and mended.",
    }
    focal() { vi: "Chuyên viên đầu mối", en: "Focal officer" }
    focal_1() {
        vi: "Tải kế hoạch lên, xử lý các điểm cần xem lại, thống nhất tên cơ quan, rồi đưa vào sổ theo dõi.",
        en: "Upload the plan, settle the findings and the names of bodies, then put it into the register.",
    }
    focal_2() {
        vi: "Chuẩn bị kỳ báo cáo: nêu tên cơ quan thuộc nhóm mở, ghi thời gian chốt số liệu, xem mức yêu cầu, xác nhận thời hạn bằng lời, mở kỳ. Xong việc thì khóa kỳ ở cuối bàn kiểm tra.",
        en: "Prepare the round: name the members of the open set, set the cut-off, look at the demands, confirm the deadline in words, open it. When all is done, close it at the foot of the desk.",
    }
    focal_3() {
        vi: "Nhập thay báo cáo giấy: số, ngày, ngày nhận và bản PDF đã ký.",
        en: "Enter paper reports on behalf: number, date, day of receipt and the signed PDF.",
    }
    focal_4() {
        vi: "Kiểm tra, trả lại từng mục kèm lý do hoặc chấp nhận. Không ai chấp nhận báo cáo mình đã soạn, nhập hay gửi.",
        en: "Check, return single lines with reasons or accept. Nobody accepts what they drafted, typed or sent.",
    }
    focal_5() {
        vi: "Lập báo cáo tổng hợp từ các báo cáo đã chấp nhận, sửa từng đoạn và tải về DOCX.",
        en: "Make the consolidated report from accepted reports, edit it by block and download it as DOCX.",
    }
    leader() { vi: "Lãnh đạo", en: "Leader" }
    leader_1() {
        vi: "Trang “Tình hình” đặt cạnh nhau điều cơ quan báo cáo, tài liệu minh chứng và tình trạng theo thời hạn.",
        en: "“Standing” puts side by side what agencies declare, what has evidence and what the schedule says.",
    }
    leader_2() {
        vi: "“Chưa báo cáo” không phải là 0 % và không tính vào tỷ lệ nào.",
        en: "“Not reported” is not 0 % and is in no rate.",
    }
    administrator() { vi: "Quản trị hệ thống", en: "Administrator" }
    administrator_1() {
        vi: "Thêm cơ quan, người dùng, giao vai trò; đặt lại mật khẩu khi có người quên.",
        en: "Add bodies and people, give roles; reset passwords that were forgotten.",
    }
    administrator_2() {
        vi: "Sao lưu hằng ngày bằng tiendo backup, kiểm tra bằng tiendo verify.",
        en: "Back up daily with tiendo backup, check with tiendo verify.",
    }
}
