//! Markings of state secrets: MẬT, TỐI MẬT, TUYỆT MẬT, in a file's name or as a marking on the document.
//!
//! A marking stands by itself: a stamp on its own line, beside the header, behind the number in brackets, after
//! "Độ mật:". The word in running text ("bí mật", "bảo mật", "mật độ", "báo cáo theo chế độ mật") is none. Where a file's name is written
//! without marks only what can hardly be anything else counts.
//! Luật Bảo vệ bí mật nhà nước: the three degrees.

use tiendo_text::fold;
use tiendo_text::normal::settle_tone_marks;

use crate::{ApartKind, Source, Span};

/// Degree of secrecy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Degree {
    /// Mật.
    Secret,
    /// Tối mật.
    HighlySecret,
    /// Tuyệt mật.
    TopSecret,
}

impl Degree {
    /// The word as a stamp has it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Secret => "MẬT",
            Self::HighlySecret => "TỐI MẬT",
            Self::TopSecret => "TUYỆT MẬT",
        }
    }
}

/// Where a marking was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkedAt {
    /// In the file's name.
    FileName,
    /// In the text.
    Text(Span),
    /// Beside the text: a header, a property, what is not shown.
    Apart(ApartKind),
}

/// A marking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marking {
    /// Its degree.
    pub degree: Degree,
    /// Where it is.
    pub at: MarkedAt,
}

/// The highest marking of a document: of its name, its text, or what its file holds beside the text.
pub fn marking(name: &str, source: &Source) -> Option<Marking> {
    let in_text = in_text(source).map(|(degree, span)| Marking {
        degree,
        at: MarkedAt::Text(span),
    });
    let of_name = in_name(name).map(|degree| Marking {
        degree,
        at: MarkedAt::FileName,
    });
    in_text
        .into_iter()
        .chain(of_name)
        .chain(beside(source))
        .max_by_key(|marking| marking.degree)
}

/// The marking of a file's name; also before anything of the file is read.
pub fn in_name(name: &str) -> Option<Degree> {
    let spelled = settle_tone_marks(&tiendo_text::normal::compose(name).text);
    let words: Vec<&str> = spelled
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let mut highest = None;
    for (i, word) in words.iter().enumerate() {
        if folded.get(i).is_none_or(|f| f != "mat") {
            continue;
        }
        let neighbour = |j: Option<usize>| j.and_then(|j| folded.get(j)).map_or("", String::as_str);
        let (before, after) = (neighbour(i.checked_sub(1)), neighbour(Some(i + 1)));
        let degree = match before {
            "toi" => Some(Degree::HighlySecret),
            "tuyet" => Some(Degree::TopSecret),
            _ => {
                let spelled_out = word.to_lowercase() == "mật";
                let loud = *word == "MAT";
                let compound = NOT_BEFORE.contains(&before) || NOT_AFTER.contains(&after);
                ((spelled_out || loud) && !compound).then_some(Degree::Secret)
            }
        };
        highest = highest.max(degree);
    }
    highest
}

/// Words that make another word of a "mật" behind them, or of a "mat" without its mark.
const NOT_BEFORE: &[&str] = &[
    "bao", "bi", "an", "co", "che", "do", "be", "ra", "ong", "can", "dien", "mot", "hai", "doi",
];

/// The same for a word before it: mật độ, mật khẩu, mật mã, mặt trận, mặt bằng, mặt hàng.
const NOT_AFTER: &[&str] = &[
    "do", "khau", "ma", "thu", "thiet", "tran", "bang", "hang", "duong", "nuoc", "ong", "dat",
    "troi", "tien",
];

fn in_text(source: &Source) -> Option<(Degree, Span)> {
    source
        .paragraphs()
        .into_iter()
        .filter(|paragraph| paragraph.span.end - paragraph.span.start <= 4 * STAMP_LINE)
        .filter_map(|paragraph| {
            let words = settle_tone_marks(source.words(paragraph.span));
            Some((in_paragraph(&words)?, paragraph.span))
        })
        .max_by_key(|(degree, span)| (*degree, std::cmp::Reverse(span.start)))
}

/// The first of the highest markings in headers, footers, properties and what is not shown.
fn beside(source: &Source) -> Option<Marking> {
    let found = source.apart.iter().filter_map(|apart| {
        if apart.text.len() > 4 * STAMP_LINE {
            return None;
        }
        let composed = tiendo_text::normal::compose(&apart.text).text;
        let words: Vec<&str> = composed.split_whitespace().collect();
        let degree = in_paragraph(&settle_tone_marks(&words.join(" ")))?;
        Some(Marking {
            degree,
            at: MarkedAt::Apart(apart.kind),
        })
    });
    found.reduce(|first, next| {
        if next.degree > first.degree {
            next
        } else {
            first
        }
    })
}

/// The most characters of a line that is a stamp and its surroundings.
const STAMP_LINE: usize = 120;

fn in_paragraph(words: &str) -> Option<Degree> {
    if words.chars().count() > STAMP_LINE {
        return None;
    }
    let bare = words.trim_matches(|c: char| !c.is_alphabetic());
    // By itself; a stamp is in capitals, a typed one may begin with one.
    if let Some(degree) = degree(bare)
        && bare.chars().next().is_some_and(char::is_uppercase)
    {
        return Some(degree);
    }
    labelled(words)
        .or_else(|| in_brackets(words))
        .or_else(|| beside_header(words))
}

/// The words are a degree and nothing else.
fn degree(words: &str) -> Option<Degree> {
    match words.to_lowercase().as_str() {
        "mật" => Some(Degree::Secret),
        "tối mật" => Some(Degree::HighlySecret),
        "tuyệt mật" => Some(Degree::TopSecret),
        _ => None,
    }
}

/// "Độ mật: Tối mật", "Mức độ mật: MẬT".
fn labelled(words: &str) -> Option<Degree> {
    let (label, value) = words.split_once(':')?;
    let label = label.trim().to_lowercase();
    let value = value.trim().trim_end_matches(['.', ';']);
    label.ends_with("độ mật").then(|| degree(value))?
}

/// "Số: 12/BC-UBND (Mật)": at the end of a short line, in brackets.
fn in_brackets(words: &str) -> Option<Degree> {
    let inner = words.trim_end_matches('.').strip_suffix(')')?;
    let (_, inner) = inner.rsplit_once('(')?;
    let inner = inner.trim();
    degree(inner).filter(|_| inner.chars().next().is_some_and(char::is_uppercase))
}

/// Words of a header's line, beside which a stamp can stand; folded.
const HEADER: &[&str] = &[
    "cong hoa xa hoi",
    "doc lap",
    "uy ban nhan dan",
    "ubnd",
    "so:",
    "hoi dong nhan dan",
    "dang cong san",
    "tinh uy",
];

/// "MẬT   CỘNG HÒA XÃ HỘI …": at either end of a header's line, in capitals.
fn beside_header(words: &str) -> Option<Degree> {
    let folded = fold(words);
    HEADER
        .iter()
        .any(|line| folded.contains(line))
        .then_some(())?;
    [Degree::TopSecret, Degree::HighlySecret, Degree::Secret]
        .into_iter()
        .find(|degree| {
            let stamp = degree.words();
            let ends = words
                .strip_suffix(stamp)
                .map(|rest| rest.chars().next_back());
            let starts = words.strip_prefix(stamp).map(|rest| rest.chars().next());
            let apart = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_alphanumeric());
            let other_word = ["BÍ MẬT", "BẢO MẬT", "CƠ MẬT", "MẬT MÃ", "MẬT ĐỘ"]
                .iter()
                .any(|other| words.contains(other));
            !other_word && (ends.is_some_and(apart) || starts.is_some_and(apart))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files() {
        for (name, degree) in [
            ("KH-214-MẬT.docx", Some(Degree::Secret)),
            ("báo cáo (mật).txt", Some(Degree::Secret)),
            ("BC_MAT_2024.pdf", Some(Degree::Secret)),
            ("bao-cao-toi-mat.pdf", Some(Degree::HighlySecret)),
            ("TUYET MAT so 3.docx", Some(Degree::TopSecret)),
            ("Mâ\u{323}t 12.txt", Some(Degree::Secret)),
            ("ke-hoach-bao-mat.docx", None),
            ("bảo mật thông tin.docx", None),
            ("BAO MAT.docx", None),
            ("mật độ dân số.xlsx", None),
            ("mat-tran-to-quoc.docx", None),
            ("MAT TRAN.docx", None),
            ("giai phong mat bang.txt", None),
            ("bi-mat.txt", None),
            ("214-KH-UBND.txt", None),
            ("mat.txt", None),
        ] {
            assert_eq!(in_name(name), degree, "{name}");
        }
    }

    #[test]
    fn markings_on_documents() {
        for (line, degree) in [
            ("MẬT", Some(Degree::Secret)),
            (" [ TỐI MẬT ] ", Some(Degree::HighlySecret)),
            ("TUYỆT MẬT", Some(Degree::TopSecret)),
            ("Mật", Some(Degree::Secret)),
            ("*** MẬT ***", Some(Degree::Secret)),
            ("Độ mật: Tối mật", Some(Degree::HighlySecret)),
            ("Mức độ mật: MẬT.", Some(Degree::Secret)),
            ("Số: 12/BC-UBND (Mật)", Some(Degree::Secret)),
            (
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM   MẬT",
                Some(Degree::Secret),
            ),
            ("TỐI MẬT ỦY BAN NHÂN DÂN", Some(Degree::HighlySecret)),
            ("Độ mật: Thường", None),
            ("Độ mật: không", None),
            ("mật", None),
            ("BÍ MẬT NHÀ NƯỚC", None),
            ("BẢO MẬT", None),
            ("QUY CHẾ BẢO VỆ BÍ MẬT", None),
            ("ỦY BAN NHÂN DÂN TỈNH VỀ BẢO MẬT", None),
            ("Mật độ dân số đạt 300 người/km2", None),
            ("Nhiệm vụ 3.6 báo cáo theo chế độ mật", None),
            ("Thực hiện báo cáo theo chế độ mật (nếu có).", None),
            ("Đối với nội dung bí mật, báo cáo riêng (bảo mật)", None),
        ] {
            let text = format!("KẾ HOẠCH\n{line}\nNội dung");
            let source = crate::extract("a.txt", text.as_bytes()).unwrap();
            let found = marking("a.txt", &source);
            assert_eq!(found.map(|marking| marking.degree), degree, "{line}");
            if let Some(Marking {
                at: MarkedAt::Text(span),
                ..
            }) = found
            {
                assert!(source.words(span).to_lowercase().contains("mật"));
            }
        }
    }

    #[test]
    fn the_highest_marking_counts() {
        let source = crate::extract("a.txt", "MẬT\nTUYỆT MẬT\nx".as_bytes()).unwrap();
        let found = marking("toi-mat.txt", &source).unwrap();
        assert_eq!(found.degree, Degree::TopSecret);
        let source = crate::extract("a.txt", "MẬT\nx".as_bytes()).unwrap();
        let found = marking("toi-mat.txt", &source).unwrap();
        assert_eq!(
            (found.degree, found.at),
            (Degree::HighlySecret, MarkedAt::FileName)
        );
    }
}
