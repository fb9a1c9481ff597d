//! The reader's work grows in step with its input. Told by counting how much of the text is looked at, not by a clock.

use tiendo_extract::extract;

use crate::view::View;

/// Characters of the text that one reading looks at.
fn steps(name: &str, text: &str) -> usize {
    let Ok(source) = extract(name, text.as_bytes()) else {
        return 0;
    };
    let mut view = View::new(&source);
    view.misspelt = crate::spelling::correct(&mut view);
    crate::reflow::reflow(&mut view);
    crate::mark_cells::join(&mut view);
    crate::read_view(&view, &crate::Vocabulary::default());
    view.steps.get()
}

/// What is wrong where four times as much of `piece` costs more than four times as much.
fn beyond_linear(head: &str, piece: &str, name: &str) -> Option<String> {
    const TIMES: usize = 4;
    let size = 1500 / piece.len().max(1) + 1;
    let once = steps(name, &format!("{head}{}", piece.repeat(size)));
    let more = steps(name, &format!("{head}{}", piece.repeat(size * TIMES)));
    let limit = once * TIMES * 5 / 4 + 5_000;
    (more > limit).then(|| {
        format!("{head:?} and {piece:?}: {once} steps for {size}, {more} for {TIMES} times as many")
    })
}

const SAMPLE: &str = include_str!("../../../samples/214-KH-UBND.txt");

#[test]
fn a_document_over_and_over() {
    let once = steps("a.txt", SAMPLE);
    let more = steps("a.txt", &SAMPLE.repeat(8));
    assert!(more <= once * 9, "{once} steps for one, {more} for eight");
}

/// Each piece in one paragraph without an end, and a line each; behind every kind of heading.
#[test]
fn any_piece_over_and_over() {
    let mut wrong = Vec::new();
    for piece in [
        "1. ",
        "1.1\n",
        "Sở Tài chính; ",
        "các sở, ban, ngành, ",
        "và ",
        "trước ngày 15/11 ",
        "ngày 6/2026 ",
        "quý II ",
        "- ",
        "trong đó ",
        "đạt 7,25 ",
        "đạt 7%, ",
        "đến năm 2030 đạt 5%, ",
        "và 5 xã ",
        "so với năm 2020, ",
        "từ 5% lên 6% ",
        "05 năm ",
        "trong đó: a 5; ",
        "7 ",
        "(",
        "[",
        "[1] ",
        "\"",
        "của ",
        "số ",
        "29-NQ/TW ",
        "Nghị quyết số 29-NQ/TW ngày 1/2/2020 của Chính phủ; ",
        "(sau đây gọi tắt là ",
        "báo cáo ",
        "gửi ",
        "qua ",
        "chủ trì, phối hợp với Sở Y tế ",
        "vướng mắc gửi ",
        "nếu có vướng mắc, các cơ quan, ",
        "hằng năm báo cáo trước ngày 15/11; ",
        "báo cáo trước ngày hằng thứ hai ",
        "kinh phí do ngân sách xã, ",
        "từ nguồn ",
        "năm 2030 ",
        "giai đoạn 2021 - 2025 ",
        "a, ",
        "a. ",
        "A. ",
        "a: ",
        "Chương trình ",
        "phải ",
        "kế hoạch hằng năm ",
        "tầm nhìn ",
        "Điều 1 ",
        "khoản 2 Điều 5 ",
        "các Nghị quyết số 1-NQ/TW, 2-NQ/TW, ",
        "Luật Đất đai ",
        "Giao Sở X ",
        "| a ",
        "\t",
        "Sở Y tế lạ phối hợp, ",
        "Sở Y tế, thời hạn: ",
        "Làm việc. Giao Sở Y tế. ",
        "Làm việc. Các Điện lực thực hiện. ",
        "TM. ỦY BAN NHÂN DÂN ",
        "Các huyện ủy: An Bình, ",
        "Bộ Y tế đã ban hành Kế hoạch số 1/KH-BYT ",
        "nghe Sở Y tế báo cáo Tờ trình số 1/TTr-SYT ",
        "tổng hợp, báo cáo kết quả thực hiện kế hoạch, ",
        "Lập hồ sơ, bao gồm: ",
        "đề nghị quý cơ quan ",
        "việc thực hiện kế hoạch ",
        "học sinh và ",
        "Số hiệu: 1/CT-CS ",
        "a) Làm. Căn cứ vào ",
        "Nếu có, giáo viên ",
        "- 1. ",
        "KT. BỘ TRƯỞNG, ",
    ] {
        for head in [
            "",
            "KẾ HOẠCH\nI. MỤC TIÊU\n- ",
            "KẾ HOẠCH\nIII. NHIỆM VỤ\n1. ",
            "KẾ HOẠCH\nCăn cứ ",
            "KẾ HOẠCH\nIV. KINH PHÍ\n",
            "KẾ HOẠCH\nVI. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính: ",
            "STT\nNội dung\nCơ quan chủ trì\nCơ quan phối hợp\n1\na\n1.1\nb\n",
            "Nơi nhận:\n- ",
        ] {
            wrong.extend(beyond_linear(head, piece, "a.txt"));
            wrong.extend(beyond_linear(head, &format!("{piece}\n"), "a.txt"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn any_row_over_and_over() {
    let head = "<table><tr><th>TT<th>Nội dung<th>Chủ trì<th>Phối hợp<th>Thời gian<th>Sản phẩm";
    let mut wrong = Vec::new();
    for row in [
        "<tr><td>1<td>a<td>Sở Y tế<td>Sở Tài chính<td>2026<td>Kế hoạch",
        "<tr><td>1.1<td>a<td><td><td><td>",
        "<tr><td rowspan=900>1<td>a<td>Sở Y tế",
        "<tr><td colspan=6>I. Nhóm",
        "<tr><td>",
        "<tr><td>1<td>Triển khai Nghị quyết số 1-NQ/TW<td rowspan=3>Sở Y tế<td>x<td>Quý I",
    ] {
        wrong.extend(beyond_linear(head, row, "a.html"));
    }
    // Marks in a cell of their own, in one table and in one table each.
    for row in [
        "<tr><td>-<td>Kiểm tra bếp ăn.",
        "<tr><td>1<td>Hồ sơ gồm:<tr><td>-<td>Đơn đề nghị.",
        "</table><table><tr><td>a)<td>Sở Y tế kiểm tra.",
    ] {
        wrong.extend(beyond_linear(
            "<p>KẾ HOẠCH<p>I. NHIỆM VỤ<table>",
            row,
            "a.html",
        ));
    }
    let head = "<table><tr><th>TT<th>Chỉ tiêu<th>ĐVT<th>Năm 2029<th>Năm 2030";
    for row in [
        "<tr><td>1<td>Năng suất<td>%<td>6,8<td>7,5",
        "<tr><td>1<td>Năng suất<td><td>6.8<td>1O",
        "<tr><td><td>- Nông thôn<td>%<td>6<td>trên 7",
        "<tr><td colspan=5>I. Nhóm",
    ] {
        wrong.extend(beyond_linear(head, row, "a.html"));
    }
    let head = "TT\nNhiệm vụ\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nThời gian\nhoàn thành\n1\nLập\nđề án\nSở\nY tế\n2026\n";
    for lines in [
        "1\nLập quy hoạch\ncác làng nghề\nSở Y\ntế\nSở Tài\nchính\nQuý I\nnăm 2026\n",
        "a\n",
        "Sở Y tế\n",
        "1\na\n",
        "I. Nhóm\n",
        "TT\nNhiệm vụ\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nThời gian\nhoàn thành\n",
        "CÔNG BÁO/Số 1/Ngày 2-3-2026\n7\n",
    ] {
        wrong.extend(beyond_linear(head, lines, "a.txt"));
    }
    let head = "KẾ HOẠCH\nI. MỤC TIÊU\n- Năng suất năm 2030 đạt 5%.\n";
    for lines in [
        "TT\nChỉ tiêu\nĐVT\nNăm 2030\n1\na\n",
        "TT\nChỉ tiêu\nĐVT\nNăm 2030\n1\nNăng suất\n%\n7,5\n",
        "| TT | Chỉ tiêu | ĐVT | Năm 2030 |\n| 1 | Năng suất | % | 7,5 |\n\n",
    ] {
        wrong.extend(beyond_linear(head, lines, "a.txt"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
