//! The head of a paper: issuer and national header side by side, number and date below them, then
//! kind and title, then whom it is addressed to.

use super::document::{Border, Own, gap, paragraph, paragraph_with, rule, run};
use super::style_list::id;
use super::table::{Column, borderless};
use super::words::{date_in_words, lines, number_and_symbol, one_line, unclosed};
use super::xml::Xml;
use super::{Kind, Orientation, Paper, Stage};
use crate::measure::{self, Weight};

const QUOC_HIEU: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam";
const TIEU_NGU: &str = "Độc lập - Tự do - Hạnh phúc";
/// Right column: wide enough for Quốc hiệu on one line at 13 pt bold.
const RIGHT: u32 = 5_760;
/// The line under Tiêu ngữ is as long as its words at 14 pt bold (measured: 3 420 twips).
const TIEU_NGU_RULE: u32 = 3_420;

/// Issuer and national header, number and date: a table of two rows without borders.
pub(super) fn write(x: &mut Xml, paper: &Paper) {
    let left = Orientation::Upright.text_width() - RIGHT;
    borderless(
        x,
        [left, RIGHT],
        2,
        &mut |x, row, column| match (row, column) {
            (0, Column::Left) => issuer(x, paper, left),
            (0, Column::Right) => {
                paragraph(x, id::QUOC_HIEU, QUOC_HIEU);
                paragraph(x, id::TIEU_NGU, TIEU_NGU);
                rule(x, RIGHT, TIEU_NGU_RULE);
            }
            (_, Column::Left) => number(x, paper, left),
            (_, Column::Right) => {
                let words = format!("{}, {}", one_line(&paper.place), date_in_words(paper.date));
                paragraph(x, id::PLACE_AND_DATE, &words);
            }
        },
    );
}

fn issuer(x: &mut Xml, paper: &Paper, width: u32) {
    if let Some(superior) = &paper.superior {
        paragraph(
            x,
            id::SUPERIOR,
            &broken(superior, width, Weight::Normal).join("\n"),
        );
    }
    let names = broken(&paper.issuer, width, Weight::Bold);
    paragraph(x, id::ISSUER, &names.join("\n"));
    let longest = longest(names.iter().map(|name| name.to_uppercase()), 26);
    // A third to a half of the line above it.
    rule(x, width, longest.min(width) * 2 / 5);
}

/// Words that begin the second line of a body's name, where there is a choice.
const BEGIN_A_LINE: [&str; 10] = [
    "tỉnh",
    "thành",
    "huyện",
    "quận",
    "thị",
    "xã",
    "phường",
    "đặc",
    "và",
    "trung",
];

/// A body's name in lines: where the caller broke it, and where a line is too long for the column once
/// more: before one of [`BEGIN_A_LINE`] (`ỦY BAN NHÂN DÂN` over `TỈNH QUẢNG NGÃI`) if both halves then fit,
/// else so that they are of about one length.
fn broken(name: &str, width: u32, weight: Weight) -> Vec<String> {
    let measured = |line: &str| measure::width(&line.to_uppercase(), 26, weight);
    let halves = |line: String| {
        if measured(&line) <= width {
            return vec![line];
        }
        let breaks = line
            .match_indices(' ')
            .map(|(at, _)| (&line[..at], &line[at + 1..]));
        let best = breaks.min_by_key(|(first, second)| {
            let longer = measured(first).max(measured(second));
            let word = second.split(' ').next().unwrap_or_default().to_lowercase();
            (
                longer > width || !BEGIN_A_LINE.contains(&word.as_str()),
                longer,
            )
        });
        match best {
            Some((first, second)) => vec![first.to_owned(), second.to_owned()],
            None => vec![line],
        }
    };
    lines(name).into_iter().flat_map(halves).collect()
}

fn number(x: &mut Xml, paper: &Paper, width: u32) {
    let number = number_and_symbol(paper.number.as_deref(), &paper.symbol);
    paragraph(x, id::NUMBER, &format!("Số: {number}"));
    if paper.kind == Kind::Dispatch {
        paragraph(x, id::SUBJECT, &format!("V/v {}", unclosed(&paper.title)));
    }
    if paper.stage == Stage::Draft {
        let side = width * 3 / 10;
        let own = Own {
            indents: Some((side, side)),
            border: Border::Box,
            ..Own::default()
        };
        paragraph_with(x, id::DRAFT, own, |x| run(x, "Dự thảo"));
    }
}

/// Tên loại and trích yếu with the rule under them; a dispatch has none.
pub(super) fn title(x: &mut Xml, paper: &Paper) {
    let Kind::Titled(kind) = &paper.kind else {
        return;
    };
    paragraph(x, id::KIND, &one_line(kind));
    let titles = lines(&paper.title);
    paragraph(x, id::TITLE, &titles.join("\n"));
    let width = Orientation::Upright.text_width();
    let longest = longest(titles, 28);
    rule(x, width, longest.min(width) * 2 / 5);
}

/// Width of the longest of some lines in bold letters, in twips.
fn longest(lines: impl IntoIterator<Item = String>, half_points: u32) -> u32 {
    let widths = lines
        .into_iter()
        .map(|line| measure::width(&line, half_points, Weight::Bold));
    widths.max().unwrap_or(0)
}

/// Kính gửi: one body in the middle of the line, several in a list.
pub(super) fn addressees(x: &mut Xml, addressees: &[String]) {
    match addressees {
        [] => {}
        [one] => paragraph(x, id::ADDRESSEE, &format!("Kính gửi: {}", unclosed(one))),
        [first @ .., last] => {
            paragraph(x, id::ADDRESSEES, "Kính gửi:");
            for body in first {
                paragraph(x, id::ADDRESSEES_ITEM, &format!("- {};", unclosed(body)));
            }
            paragraph(x, id::ADDRESSEES_ITEM, &format!("- {}.", unclosed(last)));
            gap(x);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_broken_where_they_mean_something() {
        let cases: [(&str, &[&str]); 7] = [
            ("Sở Tài chính", &["Sở Tài chính"]),
            (
                "Ủy ban nhân dân tỉnh Hải Sơn",
                &["Ủy ban nhân dân", "tỉnh Hải Sơn"],
            ),
            (
                "Sở Nông nghiệp và Môi trường",
                &["Sở Nông nghiệp", "và Môi trường"],
            ),
            (
                "Sở Văn hóa, Thể thao và Du lịch",
                &["Sở Văn hóa, Thể thao", "và Du lịch"],
            ),
            (
                "Trường Đại học Nguyễn Văn Bình",
                &["Trường Đại học", "Nguyễn Văn Bình"],
            ),
            ("Ủy ban\nnhân dân", &["Ủy ban", "nhân dân"]),
            (
                "Khôngcóchỗngắtnàotrongtênnàycả",
                &["Khôngcóchỗngắtnàotrongtênnàycả"],
            ),
        ];
        for (name, expected) in cases {
            assert_eq!(broken(name, 3_595, Weight::Bold), expected);
        }
    }
}
