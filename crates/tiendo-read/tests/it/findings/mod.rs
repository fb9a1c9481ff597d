//! Findings of documents, where a careful clerk sees more than one cell at a time.

mod leads;
mod letters;
mod numbers;
mod rows;
mod times;

use serde_json::Value;

const TABLE: &str = "\
<table><tr><th>TT</th><th>Nội dung nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Cơ quan phối hợp</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Khảo sát làng nghề</td><td>Sở Công Thương</td><td>Sở Tài chính</td><td>31/9/2026</td></tr>
<tr><td>2</td><td>Lập đề án bảo tồn</td><td></td><td>Sở Xây dựng</td><td>trước ngày 31/11/2026</td></tr>
<tr><td>3</td><td>Tổ chức hội chợ</td><td></td><td></td><td>30/9/2026</td></tr></table>";

const LETTER: &str = "\
ỦY BAN NHÂN DÂN TỈNH A
Số: 12/KH-UBND
KẾ HOẠCH
Phòng cháy rừng
1. Sở Y tế:
a) Tập huấn sơ cứu cho các xã ven biển;
b) Mua sắm thuốc và thiết bị;
c) Tổ chức diễn tập tại các trạm.
2. Giao Sở Xây dựng chủ trì, phối hợp với Sở Du lịch kiểm tra các công trình.
Nơi nhận:
- Như trên;
- CT, các PCT UBND tỉnh;
- Các PCN;
- Văn phòng Chính phủ (để t/h);
- Lưu: VT, NC.";

fn of(found: &Value, code: &str) -> Vec<Value> {
    let all = found["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["code"] == code)
        .cloned()
        .collect()
}

fn spoken_of(found: &Value, code: &str) -> Vec<String> {
    of(found, code)
        .iter()
        .map(|finding| finding["pointer"].as_str().unwrap().to_owned())
        .collect()
}
