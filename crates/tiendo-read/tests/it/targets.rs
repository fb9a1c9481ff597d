//! Targets, clause by clause: what is measured, how the figure binds, its unit, by when.

use crate::common::read;
use serde_json::Value;

/// The targets below a heading, a line each: `name | comparator figures unit | time | measure`, what is usual left out.
fn targets(items: &str) -> Vec<String> {
    let text = format!("KẾ HOẠCH\nPhát triển kinh tế\nI. MỤC TIÊU\n{items}\n");
    let reading = read("a.txt", text.as_bytes());
    let list = reading["targets"].as_array().unwrap();
    list.iter().map(line).collect()
}

/// A target in a line; see [`targets`].
pub(crate) fn line(target: &Value) -> String {
    let words = |key: &str| target[key].as_str().unwrap_or_default().to_owned();
    let figures = match (target["low"].as_str(), target["high"].as_str()) {
        (Some(low), Some(high)) if low == high => low.to_owned(),
        (Some(low), Some(high)) => format!("{low} - {high}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => words("text"),
    };
    let about = if target["approximate"] == true {
        "about "
    } else {
        ""
    };
    let figures = format!("{about}{} {figures} {}", words("comparator"), words("unit"));
    let time = match (&target["by"], &target["period"]) {
        (Value::Null, Value::Null) => String::new(),
        (Value::Null, years) => format!("{}-{}", years[0], years[1]),
        (year, _) => year.to_string(),
    };
    let measure = words("measure").replace("level", "");
    let baseline = words("baseline");
    let name = target["full_name"]
        .as_str()
        .map_or(words("name"), str::to_owned);
    let name = match target["parent"].as_u64() {
        Some(parent) => format!("{parent}> {name}"),
        None => name,
    };
    let parts = [name, figures.trim().to_owned(), time, measure, baseline];
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let line = parts
        .join(" | ")
        .replace("|  |", "| |")
        .replace("|  |", "| |");
    line.trim_end_matches([' ', '|']).to_owned()
}

#[track_caller]
fn check(items: &str, expected: &[&str]) {
    assert_eq!(targets(items), expected, "{items}");
}

#[test]
fn headings_and_notes_are_no_targets() {
    check(
        "1. Mục tiêu tổng quát: Xây dựng tỉnh giàu đẹp.\n\
         2. Mục tiêu cụ thể đến năm 2030\n\
         2.1. Về kinh tế\n- Tỷ lệ đô thị hóa đạt 46%.\n\
         2.2. Lĩnh vực xã hội\n- Tỷ lệ hộ nghèo còn 1%.\n\
         (Chi tiết tại Phụ lục II kèm theo)",
        &[
            "Tỷ lệ đô thị hóa | equal 46 % | 2030",
            "Tỷ lệ hộ nghèo | equal 1 % | 2030",
        ],
    );
    check(
        "Phấn đấu đến năm 2028:\n- Thu nhập bình quân đầu người đạt 80 triệu đồng/người/năm.",
        &["Thu nhập bình quân đầu người | equal 80 triệu đồng/người/năm | 2028"],
    );
}

#[test]
fn a_number_of_years_in_a_name_is_no_figure() {
    check(
        "- Tổng vốn đầu tư toàn xã hội 05 năm đạt khoảng 320.000 tỷ đồng.",
        &["Tổng vốn đầu tư toàn xã hội 05 năm | about equal 320000 tỷ đồng"],
    );
    check(
        "- Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng giảm xuống còn dưới 15%.",
        &["Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng | below 15 %"],
    );
    check(
        "- Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân dưới 9%.",
        &["Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân | below 9 %"],
    );
    check(
        "- Số năm sống khỏe tối thiểu 68 năm.",
        &["Số năm sống khỏe | at_least 68 năm"],
    );
}

#[test]
fn two_figures_of_one_indicator_are_two_targets() {
    check(
        "- Thu ngân sách tăng bình quân 12%/năm, đến năm 2030 đạt 28.500 tỷ đồng.",
        &[
            "Thu ngân sách | equal 12 %/năm | | increase",
            "Thu ngân sách | equal 28500 tỷ đồng | 2030",
        ],
    );
    check(
        "- Tỷ lệ hồ sơ trực tuyến đạt 60% vào năm 2027, 80% vào năm 2030.",
        &[
            "Tỷ lệ hồ sơ trực tuyến | equal 60 % | 2027",
            "Tỷ lệ hồ sơ trực tuyến | equal 80 % | 2030",
        ],
    );
    check(
        "- Năng suất lao động giai đoạn 2026 - 2030 tăng bình quân 8,5%/năm.",
        &["Năng suất lao động | equal 8.5 %/năm | 2026-2030 | average_over_period"],
    );
}

#[test]
fn what_is_counted_is_the_indicator() {
    check(
        "- Đến năm 2030 có 15.000 doanh nghiệp đang hoạt động, trong đó 350 doanh nghiệp công nghệ số.",
        &[
            "doanh nghiệp đang hoạt động | equal 15000 doanh nghiệp | 2030",
            "0> doanh nghiệp công nghệ số | equal 350 doanh nghiệp | 2030",
        ],
    );
    check(
        "- Đạt 14 bác sĩ và 36 giường bệnh trên 10.000 dân; nhân lực nghiên cứu đạt 12 người trên 10.000 dân.",
        &[
            "bác sĩ trên 10.000 dân | equal 14 bác sĩ trên 10.000 dân",
            "giường bệnh trên 10.000 dân | equal 36 giường bệnh trên 10.000 dân",
            "nhân lực nghiên cứu | equal 12 người trên 10.000 dân",
        ],
    );
    check(
        "- Hoàn thành 9.800 căn nhà ở xã hội; có 60 đơn đăng ký sáng chế, giải pháp hữu ích mỗi năm; tối thiểu 02 sản phẩm OCOP/năm.",
        &[
            "căn nhà ở xã hội | equal 9800 căn",
            "đơn đăng ký sáng chế, giải pháp hữu ích | equal 60 đơn/năm",
            "sản phẩm OCOP | at_least 2 sản phẩm/năm",
        ],
    );
    check(
        "- Xây dựng từ 3 - 5 mô hình kinh tế tuần hoàn. Bình quân mỗi năm tạo việc làm cho 15.000 lao động.",
        &[
            "Xây dựng mô hình kinh tế tuần hoàn | range 3 - 5 mô hình",
            "tạo việc làm cho lao động | equal 15000 lao động/năm",
        ],
    );
    check(
        "- Hiến 1.000 đơn vị máu.",
        &["Hiến đơn vị máu | equal 1000 đơn vị"],
    );
    check(
        "- 100% xã đạt chuẩn nông thôn mới; trên 50% xã đạt chuẩn nâng cao.",
        &[
            "xã đạt chuẩn nông thôn mới | equal 100 %",
            "xã đạt chuẩn nâng cao | above 50 %",
        ],
    );
}

#[test]
fn only_trong_do_and_its_like_make_parts() {
    check(
        "- Chi nghiên cứu đạt 2% GRDP, trong đó nguồn xã hội chiếm trên 60%; bố trí ít nhất 3% tổng chi ngân sách hằng năm cho lĩnh vực này.",
        &[
            "Chi nghiên cứu | equal 2 % GRDP",
            "0> Chi nghiên cứu nguồn xã hội | above 60 %",
            "tổng chi ngân sách hằng năm cho lĩnh vực này | at_least 3 %",
        ],
    );
    check(
        "- Tốc độ tăng GRDP đạt 8%/năm, trong đó: nông nghiệp đạt 3%/năm; công nghiệp đạt 10%/năm.",
        &[
            "Tốc độ tăng GRDP | equal 8 %/năm",
            "0> Nông nghiệp | equal 3 %/năm",
            "0> Công nghiệp | equal 10 %/năm",
        ],
    );
    check(
        "- Tỷ lệ lao động qua đào tạo đạt 78%, có bằng cấp, chứng chỉ đạt 38%.",
        &[
            "Tỷ lệ lao động qua đào tạo | equal 78 %",
            "0> Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ | equal 38 %",
        ],
    );
    // "độ tuổi" is not "đó".
    check(
        "- Có trên 75% thanh niên trong độ tuổi lao động qua đào tạo.",
        &["thanh niên trong độ tuổi lao động qua đào tạo | above 75 %"],
    );
}

#[test]
fn what_a_figure_is_compared_with_is_kept() {
    check(
        "- Cường độ phát thải giảm 15% so với năm 2020. Doanh thu du lịch gấp 1,5 lần so với năm 2024.",
        &[
            "Cường độ phát thải | equal 15 % | | decrease | năm 2020",
            "Doanh thu du lịch | equal 1.5 lần | | | năm 2024",
        ],
    );
    check(
        "- Tăng tỷ lệ lao động nữ từ 45% năm 2024 lên 50% vào năm 2028.",
        &["tỷ lệ lao động nữ | equal 50 % | 2028 | | 45% năm 2024"],
    );
    // A share of something is no comparison.
    check(
        "- Chi nghiên cứu so với GRDP đạt 2%.",
        &["Chi nghiên cứu so với GRDP | equal 2 %"],
    );
}

#[test]
fn figures_bind_as_the_words_say() {
    check(
        "- Duy trì tỷ lệ sinh ở mức trên 2,1%.\n- Tỷ lệ thất nghiệp giảm còn dưới 1%.\n\
         - Mức độ hài lòng đạt ≥ 95%.\n- Lượng khách hằng năm tăng thêm 10 - 15%.\n\
         - Tỷ lệ che phủ rừng ổn định ở mức 52%.\n- Tỷ lệ hộ dùng nước sạch đạt 95% ở đô thị và 80% ở nông thôn.",
        &[
            "tỷ lệ sinh | above 2.1 %",
            "Tỷ lệ thất nghiệp | below 1 %",
            "Mức độ hài lòng | at_least 95 %",
            "Lượng khách | range 10 - 15 %/năm | | increase",
            "Tỷ lệ che phủ rừng | equal 52 %",
            "Tỷ lệ hộ dùng nước sạch ở đô thị | equal 95 %",
            "Tỷ lệ hộ dùng nước sạch ở nông thôn | equal 80 %",
        ],
    );
    check(
        "- Chỉ số cải cách hành chính xếp hạng trong nhóm 10 tỉnh dẫn đầu cả nước.\n- Cơ bản không còn hộ nghèo.",
        &[
            "Chỉ số cải cách hành chính | qualitative xếp hạng trong nhóm 10 tỉnh dẫn đầu cả nước",
            "Cơ bản không còn hộ nghèo | qualitative Cơ bản không còn hộ nghèo",
        ],
    );
}
