//! Made-up plans of a known size, as HTML that the reader reads: seeded, so every run has the same.

use std::fmt::Write as _;

/// Sentences for tasks come from the signed plan, so that lengths and diacritics are those of real ones.
const WORDS: &str = include_str!("../../../../samples/214-KH-UBND.txt");

/// Products of tasks.
const PRODUCTS: [&str; 4] = [
    "Báo cáo",
    "Kế hoạch được ban hành",
    "Quyết định",
    "Tờ trình",
];

/// Seeded draws (xorshift): what is drawn decides nothing but the look of the data.
pub(super) struct Draw(u64);

impl Draw {
    /// Draws that are the same for the same seed.
    pub(super) fn seeded(seed: u64) -> Draw {
        Draw(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`; 0 where there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let drawn = usize::try_from(self.0 >> 33).unwrap_or(0);
        drawn.checked_rem(end).unwrap_or(0)
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let place = self.below(list.len());
        list.get(place).copied().unwrap_or_default()
    }
}

/// Whole sentences of the signed plan.
fn sentences() -> Vec<&'static str> {
    WORDS
        .split(['\n', ';'])
        .flat_map(|line| line.split(". "))
        .map(|sentence| sentence.trim_matches([' ', '-', '+', '.']))
        .filter(|sentence| (40..=400).contains(&sentence.chars().count()))
        .filter(|sentence| !sentence.contains(['|', '<', '&', ':']))
        .collect()
}

/// The `n`th plan: its name as a file, and the file. `bodies` are the names of those that may lead and coordinate.
pub(super) fn plan(n: usize, tasks: usize, bodies: &[String]) -> (String, Vec<u8>) {
    let sentences = sentences();
    let names: Vec<&str> = bodies.iter().map(String::as_str).collect();
    let mut draw = Draw::seeded(n as u64 + 20_241_106);
    let (year, month, day) = (2023 + draw.below(2), 1 + draw.below(12), 1 + draw.below(28));
    let number = 100 + n;
    let title = draw.of(&sentences);
    let mut rows = String::new();
    for task in 1..=tasks {
        let lead = draw.of(&names);
        let mut with: Vec<&str> = (0..=draw.below(4)).map(|_| draw.of(&names)).collect();
        with.sort_unstable();
        with.dedup();
        with.retain(|name| *name != lead);
        let (quarter, until) = (
            ["I", "II", "III", "IV"][draw.below(4)],
            2025 + draw.below(3),
        );
        writeln!(
            rows,
            "<tr><td>{task}</td><td><p>{}. {}. {}. {}.</p></td><td>{lead}</td><td>{}</td><td>Quý {quarter}/{until}</td>\
             <td>{}</td></tr>",
            draw.of(&sentences),
            draw.of(&sentences),
            draw.of(&sentences),
            draw.of(&sentences),
            with.join("; "),
            draw.of(&PRODUCTS),
        )
        .expect("writing into a String cannot fail");
    }
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Kế hoạch</title></head><body>\n\
         <table><tr><td><p>ỦY BAN NHÂN DÂN<br><b>TỈNH QUẢNG NGÃI</b></p></td>\
         <td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>\n\
         <tr><td><p>Số: {number}/KH-UBND</p></td>\
         <td><p><i>Quảng Ngãi, ngày {day:02} tháng {month:02} năm {year}</i></p></td></tr></table>\n\
         <p><b>KẾ HOẠCH</b></p>\n<p><b>{title} (SỐ LIỆU ĐO)</b></p>\n<p><b>PHỤ LỤC</b></p>\n\
         <p><b>DANH MỤC NHIỆM VỤ</b></p>\n<table><thead><tr><th rowspan=\"2\">STT</th>\
         <th rowspan=\"2\">Nội dung nhiệm vụ</th><th colspan=\"2\">Cơ quan thực hiện</th>\
         <th rowspan=\"2\">Thời gian hoàn thành</th><th rowspan=\"2\">Sản phẩm, kết quả</th></tr>\n\
         <tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead><tbody>\n{rows}</tbody></table>\n</body></html>\n"
    );
    (format!("{number}-KH-UBND.html"), page.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_plan_is_read_whole() {
        let bodies = ["Sở Công Thương".to_owned(), "Sở Tài chính".to_owned()];
        let (name, bytes) = plan(7, 30, &bodies);
        let source = tiendo_extract::extract(&name, &bytes).unwrap();
        let reading = tiendo_read::read(&source);
        let document = &reading.document;
        assert_eq!(document.tasks.len(), 30);
        assert!(document.tasks.iter().all(|task| task.number.is_some()));
        let number = document.header.number.as_ref().unwrap();
        assert_eq!(number.value, "107/KH-UBND");
        assert_eq!(plan(7, 30, &bodies).1, bytes);
    }
}
