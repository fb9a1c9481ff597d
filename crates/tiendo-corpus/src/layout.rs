//! A document's words on paper: heads of every shape, text, tasks in the paper's shape, closing. What is printed in another
//! form than the truth has it (a title in capitals) is put into the truth.

use crate::aligned;
use crate::chance::Chance;
use crate::compose::{Kind, Paper, Shape, Task};
use crate::words;

const EMBLEM: [&str; 2] = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
];

/// The document as a text or a page; `true` for a page.
pub(crate) fn lay_out(paper: &mut Paper, chance: &mut Chance) -> (String, bool) {
    let is_page = paper.shape == Shape::Table;
    let mut lines = head(paper, chance);
    lines.extend(opening(paper, chance));
    let body = body(paper, chance);
    lines.extend(body.before);
    let closing = closing(paper, chance);
    let mut table = Vec::new();
    if body.in_annex {
        lines.extend(closing);
        lines.push(if chance.percent(50) {
            "PHỤ LỤC".to_owned()
        } else {
            "Phụ lục I".to_owned()
        });
        lines.push("DANH MỤC NHIỆM VỤ".to_owned());
        lines.push(format!(
            "(Kèm theo {} số {} {} của {})",
            paper.kind.name(),
            paper.number,
            paper.day.written(chance),
            paper.issuer
        ));
        table = body.table;
        let after = body.after;
        if is_page {
            return (page(&lines, &table, &after), true);
        }
        lines.extend(text_of(paper.shape, &table, chance));
        lines.extend(after);
        return (join(&lines), false);
    }
    if is_page {
        table.extend(body.table);
        let mut after = body.after;
        after.extend(closing);
        return (page(&lines, &table, &after), true);
    }
    lines.extend(text_of(paper.shape, &body.table, chance));
    lines.extend(body.after);
    lines.extend(closing);
    (join(&lines), false)
}

fn join(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// A cell with how many columns it covers.
type Row = Vec<(String, usize)>;

fn page(before: &[String], table: &[Row], after: &[String]) -> String {
    let escape = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    let mut page =
        String::from("<!DOCTYPE html>\n<html><head><title>Văn bản</title></head><body>\n");
    let paragraphs = |page: &mut String, lines: &[String]| {
        for line in lines {
            page.push_str("<p>");
            page.push_str(&escape(line));
            page.push_str("</p>\n");
        }
    };
    paragraphs(&mut page, before);
    if !table.is_empty() {
        page.push_str("<table border=1>\n");
        for row in table {
            page.push_str("<tr>");
            for (words, columns) in row {
                let cover = if *columns > 1 {
                    format!(" colspan={columns}")
                } else {
                    String::new()
                };
                page.push_str("<td");
                page.push_str(&cover);
                page.push('>');
                page.push_str(&escape(words));
                page.push_str("</td>");
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</table>\n");
    }
    paragraphs(&mut page, after);
    page.push_str("</body></html>\n");
    page
}

/// The lines of a table in a text file.
fn text_of(shape: Shape, table: &[Row], chance: &mut Chance) -> Vec<String> {
    let cells = |row: &Row| {
        row.iter()
            .map(|(words, _)| words.clone())
            .collect::<Vec<_>>()
    };
    match shape {
        Shape::Bars => {
            let rule = chance.percent(50);
            let mut lines = Vec::new();
            for (i, row) in table.iter().enumerate() {
                lines.push(format!("| {} |", cells(row).join(" | ")));
                if i == 0 && rule {
                    lines.push(format!("|{}", "---|".repeat(row.len())));
                }
            }
            lines
        }
        Shape::Columns => aligned::lines(table, chance),
        Shape::Narrow => aligned::narrow(table, chance),
        Shape::Tabs => table.iter().map(|row| cells(row).join("\t")).collect(),
        _ => table
            .iter()
            .flat_map(cells)
            .filter(|words| !words.is_empty())
            .collect(),
    }
}

fn head(paper: &Paper, chance: &mut Chance) -> Vec<String> {
    let upper = |words: &str| words.to_uppercase();
    let mut issuer: Vec<String> = paper.superior.iter().map(|name| upper(name)).collect();
    // "ỦY BAN NHÂN DÂN" stands above the name of the place.
    match paper.issuer.split_once(" nhân dân ") {
        Some((body, place)) if chance.percent(80) => {
            issuer.push(upper(&format!("{body} nhân dân")));
            issuer.push(upper(place));
        }
        _ => issuer.push(upper(&paper.issuer)),
    }
    let date = format!(
        "{}, ngày {:02} tháng {} năm {}",
        paper.place,
        paper.day.day,
        if paper.day.month < 3 {
            format!("{:02}", paper.day.month)
        } else {
            paper.day.month.to_string()
        },
        paper.day.year
    );
    let number = if paper.kind == Kind::Programme {
        format!("Số {}", paper.number)
    } else {
        format!("Số: {}", paper.number)
    };
    let emblem: Vec<String> = if paper.kind == Kind::Programme {
        vec!["ĐẢNG CỘNG SẢN VIỆT NAM".to_owned()]
    } else {
        EMBLEM.iter().map(|&line| line.to_owned()).collect()
    };
    let subject = (paper.kind == Kind::Letter).then(|| format!("V/v {}", paper.title));
    let mut lines = Vec::new();
    if chance.percent(15) {
        lines.extend([
            "Thư viện văn bản".to_owned(),
            "Đăng nhập".to_owned(),
            "Mục lục".to_owned(),
        ]);
    }
    let rule = |chance: &mut Chance| {
        chance
            .percent(60)
            .then(|| "-".repeat(chance.between(5, 18)))
    };
    match chance.below(6) {
        // The left column, then the right.
        0 | 1 => {
            lines.extend(issuer);
            lines.extend(rule(chance));
            lines.extend(emblem);
            lines.extend(rule(chance));
            lines.push(number);
            lines.extend(subject);
            lines.push(date);
        }
        2 => {
            lines.extend(issuer);
            lines.push(number);
            lines.extend(subject);
            lines.extend(emblem);
            lines.extend(rule(chance));
            lines.push(date);
        }
        3 => {
            lines.extend(emblem);
            lines.extend(rule(chance));
            lines.extend(issuer);
            lines.push(number);
            lines.extend(subject);
            lines.push(date);
        }
        // Side by side.
        4 => {
            let wide = "          ";
            let rows = issuer.len().max(emblem.len());
            for i in 0..rows {
                let left = issuer.get(i).cloned().unwrap_or_default();
                let right = emblem.get(i).cloned().unwrap_or_default();
                lines.push(format!("{left}{wide}{right}").trim_end().to_owned());
            }
            lines.push(format!("{number}{wide}{date}"));
            lines.extend(subject);
        }
        _ => {
            lines.push(format!("{} | {} |", issuer.join(" "), emblem.join(" ")));
            lines.push(format!("{number} | {date} |"));
            lines.extend(subject);
        }
    }
    lines
}

/// Kind, title, who decides, legal basis.
fn opening(paper: &mut Paper, chance: &mut Chance) -> Vec<String> {
    let mut lines = Vec::new();
    if paper.kind == Kind::Letter {
        lines.push(format!(
            "Kính gửi: {}.",
            chance.pick(&[
                "Các sở, ban, ngành tỉnh",
                "UBND các huyện, thị xã, thành phố"
            ])
        ));
    } else {
        lines.push(paper.kind.name().to_uppercase());
        if chance.percent(50) {
            paper.title = paper.title.to_uppercase();
        }
        lines.push(paper.title.clone());
        match paper.kind {
            Kind::Decision => lines.push(format!("CHỦ TỊCH {}", paper.issuer.to_uppercase())),
            Kind::Resolution => {
                lines.push(paper.issuer.to_uppercase());
                lines.push("KHÓA XI, KỲ HỌP THỨ TÁM".to_owned());
            }
            _ => {}
        }
    }
    lines.extend(basis(paper, chance));
    match paper.kind {
        Kind::Decision => lines.push("QUYẾT ĐỊNH:".to_owned()),
        Kind::Resolution => lines.push("QUYẾT NGHỊ:".to_owned()),
        Kind::Circular => lines.push(format!(
            "Bộ trưởng Bộ Tài chính ban hành Thông tư {}.",
            paper.title.to_lowercase()
        )),
        Kind::Directive => lines
            .push("Để khắc phục những tồn tại nêu trên, Chủ tịch UBND tỉnh yêu cầu:".to_owned()),
        Kind::Notice => lines.push(
            "Sau khi nghe báo cáo và ý kiến các đại biểu, Phó Thủ tướng kết luận như sau:"
                .to_owned(),
        ),
        Kind::Letter => lines.push(format!(
            "{} đề nghị các cơ quan, đơn vị thực hiện các nội dung sau:",
            paper.issuer
        )),
        _ => lines.push(format!(
            "{} ban hành {} với các nội dung sau:",
            paper.issuer,
            paper.kind.name()
        )),
    }
    lines
}

/// Each document of the basis, in one of the ways that documents are cited.
fn basis(paper: &Paper, chance: &mut Chance) -> Vec<String> {
    let cite = |work: &crate::compose::Work, chance: &mut Chance| {
        let date = work
            .day
            .map(|day| format!(" {}", day.written(chance)))
            .unwrap_or_default();
        let word = if chance.percent(90) { "số " } else { "" };
        format!(
            "{} {word}{}{date} của {} {}",
            work.kind, work.number, work.issuer, work.about
        )
    };
    let opener = match paper.kind {
        Kind::Letter | Kind::Notice | Kind::Directive | Kind::Programme => "Thực hiện",
        _ => "Căn cứ",
    };
    if chance.percent(60) {
        return paper
            .basis
            .iter()
            .map(|work| format!("{opener} {};", cite(work, chance)))
            .collect();
    }
    let all: Vec<String> = paper.basis.iter().map(|work| cite(work, chance)).collect();
    vec![format!("{opener} {};", all.join("; "))]
}

struct Body {
    before: Vec<String>,
    table: Vec<Row>,
    after: Vec<String>,
    in_annex: bool,
}

fn body(paper: &mut Paper, chance: &mut Chance) -> Body {
    let mut before = Vec::new();
    let mut after = Vec::new();
    let mut in_annex = false;
    let is_free = matches!(paper.kind, Kind::Letter | Kind::Notice | Kind::Directive);
    match paper.kind {
        Kind::Resolution => {
            before.push("Điều 1. Phạm vi điều chỉnh".to_owned());
            before.push("Nghị quyết này quy định mức hỗ trợ và đối tượng được hưởng.".to_owned());
            before.push("Điều 2. Hiệu lực thi hành".to_owned());
            before.push("Nghị quyết có hiệu lực từ ngày thông qua./.".to_owned());
        }
        Kind::Circular => {
            before.push("Điều 1. Phạm vi điều chỉnh".to_owned());
            before.push("Thông tư này hướng dẫn lập dự toán và quyết toán.".to_owned());
            before.push("Điều 2. Điều khoản thi hành".to_owned());
            before.push("Thông tư có hiệu lực sau 45 ngày kể từ ngày ký./.".to_owned());
        }
        Kind::Decision => {
            before.push(
                "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch và danh mục nhiệm vụ."
                    .to_owned(),
            );
            before.push("Điều 2. Quyết định này có hiệu lực kể từ ngày ký.".to_owned());
            before.push("Điều 3. Chánh Văn phòng UBND tỉnh, Thủ trưởng các sở, ban, ngành chịu trách nhiệm thi hành Quyết định này./.".to_owned());
            in_annex = true;
        }
        _ if is_free => {}
        _ => {
            let caps = chance.percent(70);
            let heading = |words: &str| {
                if caps {
                    words.to_uppercase()
                } else {
                    words.to_owned()
                }
            };
            before.push(format!("I. {}", heading("Mục đích, yêu cầu")));
            before.push("- Nâng cao nhận thức và trách nhiệm của các cấp, các ngành.".to_owned());
            before.push(format!("II. {}", heading("Nội dung, nhiệm vụ")));
            in_annex = paper.shape.has_columns() && chance.percent(60);
            if in_annex {
                before.push("(Chi tiết tại Phụ lục kèm theo)".to_owned());
            }
            after.push(format!("III. {}", heading("Tổ chức thực hiện")));
            after.push("Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh kịp thời để được xem xét./.".to_owned());
        }
    }
    let mut table = Vec::new();
    let mut running = Vec::new();
    if !paper.tasks.is_empty() {
        if paper.shape.has_columns() {
            table = rows(paper, chance);
        } else {
            running = sentences(paper, chance);
        }
    }
    if in_annex && paper.shape.has_columns() {
        before.append(&mut after);
    }
    if in_annex && !paper.shape.has_columns() {
        // A plan that is attached, without a table.
        return Body {
            before,
            table,
            after: running,
            in_annex,
        };
    }
    before.extend(running);
    if is_free {
        after.push("Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.".to_owned());
    }
    Body {
        before,
        table,
        after,
        in_annex,
    }
}

/// The cells of a table: heads in any order behind number and content, groups, tasks.
fn rows(paper: &mut Paper, chance: &mut Chance) -> Vec<Row> {
    let any = |of: fn(&Task) -> bool| paper.tasks.iter().any(of);
    let mut columns: Vec<usize> = vec![2];
    if any(|task| !task.coordinators.is_empty()) {
        columns.push(3);
    }
    if any(|task| task.deadline.is_some()) {
        columns.push(4);
    }
    if any(|task| task.product.is_some()) {
        columns.push(5);
    }
    if chance.percent(40) {
        let moved = columns.len() - 1;
        if moved > 0 {
            let taken = columns.remove(moved);
            columns.insert(chance.below(moved), taken);
        }
    }
    if any(|task| task.note.is_some()) {
        columns.push(6);
    }
    let mut order = vec![0, 1];
    order.extend(&columns);
    let caps = chance.percent(20);
    let mut rows: Vec<Row> = vec![
        order
            .iter()
            .map(|&column| {
                let head = *chance.pick(words::HEADS[column]);
                (
                    if caps {
                        head.to_uppercase()
                    } else {
                        head.to_owned()
                    },
                    1,
                )
            })
            .collect(),
    ];
    let sign = *chance.pick(&["; ", ", ", "; "]);
    let closed = *chance.pick(&["", "", "."]);
    let mut open: Option<String> = None;
    let mut groups = paper.groups.iter();
    for task in &mut paper.tasks {
        capital(&mut task.content);
        if task.group != open {
            open.clone_from(&task.group);
            if let Some((number, title)) = groups.next() {
                let blank = order.len() - 2;
                let mut row: Row = vec![(format!("{number}{closed}"), 1), (title.clone(), 1)];
                row.extend((0..blank).map(|_| (String::new(), 1)));
                rows.push(row);
            }
        }
        let cell = |column: usize| match column {
            0 => task
                .number
                .as_ref()
                .map(|number| format!("{number}{closed}"))
                .unwrap_or_default(),
            1 => task.content.clone(),
            2 => task.leads.join(sign),
            3 => task.coordinators.join(sign),
            4 => task.deadline.clone().unwrap_or_default(),
            5 => task.product.clone().unwrap_or_default(),
            _ => task.note.clone().unwrap_or_default(),
        };
        rows.push(order.iter().map(|&column| (cell(column), 1)).collect());
    }
    rows
}

fn capital(words: &mut String) {
    let mut chars = words.chars();
    if let Some(first) = chars.next() {
        let rest = chars.as_str().to_owned();
        *words = first.to_uppercase().collect::<String>() + &rest;
    }
}

/// Tasks in running text; what stands in the sentence is what the truth says of it.
fn sentences(paper: &mut Paper, chance: &mut Chance) -> Vec<String> {
    let mut lines = Vec::new();
    let mut groups = paper.groups.iter().peekable();
    let mut open: Option<String> = None;
    let shape = paper.shape;
    for task in &mut paper.tasks {
        if shape != Shape::Running && task.group != open {
            open.clone_from(&task.group);
            if let Some((number, title)) = groups.next() {
                let colon = if shape == Shape::Headed { ":" } else { "" };
                lines.push(format!("{number}. {title}{colon}"));
            }
        }
        match shape {
            Shape::Running => {
                let lead = task.leads.join(" và ");
                let with = listed(&task.coordinators);
                let verb = if task.coordinators.is_empty() {
                    (*chance.pick(&["chủ trì", "chịu trách nhiệm", "khẩn trương"])).to_owned()
                } else {
                    format!("chủ trì, phối hợp với {with}")
                };
                let mut words = if chance.percent(60) {
                    let mut named = lead.clone();
                    if named.starts_with("Các ") {
                        named = named.replacen("Các ", "các ", 1);
                        task.leads = vec![named.clone()];
                    }
                    format!("Giao {named} {verb} {}", task.content)
                } else {
                    let mut named = lead.clone();
                    capital(&mut named);
                    if task.leads.len() == 1 {
                        task.leads = vec![named.clone()];
                    }
                    format!("{named} {verb} {}", task.content)
                };
                if let Some(deadline) = &task.deadline {
                    words = format!("{words}, {deadline}");
                }
                words.push('.');
                task.content.clone_from(&words);
                lines.push(format!(
                    "{}. {words}",
                    task.number.clone().unwrap_or_default()
                ));
            }
            Shape::Headed => {
                let mut words = if task.coordinators.is_empty() {
                    let mut words = task.content.clone();
                    capital(&mut words);
                    words
                } else {
                    format!(
                        "Chủ trì, phối hợp với {} {}",
                        listed(&task.coordinators),
                        task.content
                    )
                };
                if let Some(deadline) = &task.deadline {
                    words = format!("{words}, {deadline}");
                }
                words.push('.');
                task.content.clone_from(&words);
                lines.push(match &task.number {
                    Some(letter) => format!("{letter}) {words}"),
                    None => format!("- {words}"),
                });
            }
            _ => {
                capital(&mut task.content);
                let words = format!("{}.", task.content);
                task.content.clone_from(&words);
                lines.push(format!(
                    "{} {words}",
                    task.number.clone().unwrap_or_default()
                ));
                lines.push(format!("- Cơ quan chủ trì: {}.", task.leads.join(", ")));
                if !task.coordinators.is_empty() {
                    lines.push(format!(
                        "- Cơ quan phối hợp: {}.",
                        task.coordinators.join("; ")
                    ));
                }
                if let Some(deadline) = &task.deadline {
                    lines.push(format!("- Thời gian hoàn thành: {deadline}."));
                }
                if let Some(product) = &task.product {
                    lines.push(format!("- Sản phẩm: {product}."));
                }
            }
        }
    }
    if shape == Shape::Running {
        for task in &mut paper.tasks {
            task.group = None;
        }
    }
    lines
}

/// "A, B và C".
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} và {last}", all.join(", ")),
    }
}

fn closing(paper: &Paper, chance: &mut Chance) -> Vec<String> {
    let mut recipients = vec!["Nơi nhận:".to_owned()];
    recipients.extend(paper.recipients.iter().map(|name| format!("- {name};")));
    recipients.push(format!("- Lưu: {}.", paper.archive));
    let mut signature: Vec<String> = paper.signature.iter().flatten().cloned().collect();
    if chance.percent(25) {
        signature.insert(signature.len() - 1, "(Đã ký)".to_owned());
    }
    if chance.percent(75) {
        recipients.extend(signature);
        recipients
    } else {
        signature.extend(recipients);
        signature
    }
}
