//! Numbers, days and hours as a Vietnamese workbook shows them: a comma before decimals, dots between thousands, days as
//! `dd/mm/yyyy`. Months by name become figures, because the name depends on whose machine shows it.
//! ECMA-376, part 1, 18.8.30 and 18.8.31.

use super::date::{Moment, moment};

/// How a number is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    General,
    Moment(Vec<Token>),
    /// Of positive, negative and zero; the last that there is stands for those that are not.
    Figures(Vec<Figures>),
}

/// A number in figures, and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Figures {
    before: String,
    after: String,
    decimals: usize,
    /// Decimals that are shown also where they are zero.
    fixed_decimals: usize,
    digits: usize,
    thousands: bool,
    percent: bool,
    number: Number,
}

/// What a section of a code has for the number itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Number {
    /// Nothing: only words are shown.
    #[default]
    None,
    Figures,
    General,
}

/// A piece of a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Year(usize),
    Month(usize),
    Day(usize),
    Weekday,
    Hour(usize),
    Minute(usize),
    Second(usize),
    Words(String),
}

/// Which sign stands before decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// `7,25`
    Comma,
    /// `1.1`: the number of a row.
    Dot,
}

/// The longest code that is looked at; Excel allows 255.
const LONGEST: usize = 255;

impl Form {
    /// Forms that have a number instead of a code.
    pub(super) fn known(id: u32) -> Self {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 | 41 | 42 => "#,##0",
            4 | 39 | 40 | 43 | 44 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14..=17 | 27..=36 | 50..=58 => match id {
                16 => "d-mmm",
                17 => "mmm-yy",
                _ => "dd/mm/yyyy",
            },
            18 | 20 => "h:mm",
            19 | 21 => "h:mm:ss",
            22 => "dd/mm/yyyy hh:mm",
            45 | 47 => "mm:ss",
            46 => "[h]:mm:ss",
            _ => return Self::General,
        };
        Self::of(code)
    }

    /// The form that a code describes.
    pub(super) fn of(code: &str) -> Self {
        let code: String = code.chars().take(LONGEST).collect();
        // Hours are shown to 24, so that no half of the day is lost.
        let code = code
            .replace("AM/PM", "")
            .replace("am/pm", "")
            .replace("A/P", "");
        let sections = sections(&code);
        let Some(first) = sections.first() else {
            return Self::General;
        };
        if first
            .iter()
            .all(|piece| matches!(piece, Sign::Code(c) if "Generalgeneral".contains(*c)))
        {
            return Self::General;
        }
        if is_moment(first) {
            return Self::Moment(tokens(first));
        }
        Self::Figures(sections.iter().take(3).map(|s| figures(s)).collect())
    }

    /// The number as it is shown.
    pub(super) fn show(&self, value: f64, from_1904: bool, point: Point) -> String {
        match self {
            Self::General => general(value, point),
            Self::Moment(tokens) => match moment(value, from_1904) {
                Some(m) => tokens.iter().map(|token| token.show(m)).collect(),
                None => general(value, point),
            },
            Self::Figures(sections) => {
                let negative = value < 0.0;
                let (section, size) = match sections.as_slice() {
                    [_, minus, ..] if negative => (Some(minus), -value),
                    [_, _, zero, ..] if value == 0.0 => (Some(zero), value),
                    [plus, ..] => (Some(plus), value),
                    [] => (None, value),
                };
                section.map_or_else(|| general(value, point), |s| s.show(size, point))
            }
        }
    }
}

/// A sign of a code: one that means something, or words that are shown as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sign {
    Code(char),
    Words(String),
    /// `[h]`: hours beyond a day.
    Elapsed(char),
}

fn sections(code: &str) -> Vec<Vec<Sign>> {
    let mut all = vec![Vec::new()];
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        let sign = match c {
            ';' => {
                all.push(Vec::new());
                continue;
            }
            '"' => Sign::Words(chars.by_ref().take_while(|&c| c != '"').collect()),
            '\\' => Sign::Words(chars.next().into_iter().collect()),
            // A blank as wide as the next sign; the next sign until the cell is full.
            '_' => {
                chars.next();
                Sign::Words(" ".to_owned())
            }
            '*' => {
                chars.next();
                continue;
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|&c| c != ']').collect();
                match inner.chars().next() {
                    // `[$₫-42A]`: a sign of money and a language.
                    Some('$') => {
                        let money: String =
                            inner.chars().skip(1).take_while(|&c| c != '-').collect();
                        Sign::Words(money)
                    }
                    Some(c @ ('h' | 'H' | 'm' | 's')) if inner.len() <= 2 => {
                        Sign::Elapsed(c.to_ascii_lowercase())
                    }
                    _ => continue,
                }
            }
            _ => Sign::Code(c),
        };
        if let Some(last) = all.last_mut() {
            last.push(sign);
        }
    }
    all
}

fn is_moment(section: &[Sign]) -> bool {
    section.iter().any(|sign| match sign {
        Sign::Code(c) => matches!(c.to_ascii_lowercase(), 'y' | 'm' | 'd' | 'h' | 's'),
        Sign::Elapsed(_) => true,
        Sign::Words(_) => false,
    })
}

fn tokens(section: &[Sign]) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut signs = section.iter().peekable();
    let mut named_month = false;
    while let Some(sign) = signs.next() {
        let c = match sign {
            Sign::Words(words) => {
                all.push(Token::Words(words.clone()));
                continue;
            }
            Sign::Code(c) => c.to_ascii_lowercase(),
            Sign::Elapsed(c) => *c,
        };
        let mut times = 1;
        while signs
            .next_if(|next| matches!(next, Sign::Code(n) if n.to_ascii_lowercase() == c && c.is_ascii_alphabetic()))
            .is_some()
        {
            times += 1;
        }
        all.push(match c {
            'y' => Token::Year(times),
            'd' if times > 2 => Token::Weekday,
            'd' => Token::Day(times),
            'h' => Token::Hour(times),
            's' => Token::Second(times),
            'm' => {
                let after_hours = all
                    .iter()
                    .rev()
                    .find(|token| !matches!(token, Token::Words(_)))
                    .is_some_and(|token| matches!(token, Token::Hour(_)));
                let next = signs.clone().find_map(|next| match next {
                    Sign::Code(n) if n.is_ascii_alphabetic() => Some(n.to_ascii_lowercase()),
                    _ => None,
                });
                if after_hours || next == Some('s') {
                    Token::Minute(times)
                } else {
                    named_month |= times > 2;
                    Token::Month(times)
                }
            }
            _ => Token::Words(c.to_string()),
        });
    }
    if named_month {
        // `d-mmm-yy` as a date in figures.
        for token in &mut all {
            match token {
                Token::Year(n) => *n = 4,
                Token::Month(n) | Token::Day(n) => *n = 2,
                Token::Words(words) if words == "-" || words == " " => "/".clone_into(words),
                _ => {}
            }
        }
    }
    all
}

impl Token {
    fn show(&self, m: Moment) -> String {
        let padded = |n: i64, digits: usize| {
            if digits > 1 {
                format!("{n:02}")
            } else {
                n.to_string()
            }
        };
        match self {
            Self::Year(n) if *n <= 2 => format!("{:02}", m.year % 100),
            Self::Year(_) => m.year.to_string(),
            Self::Month(n) => padded(m.month, *n),
            Self::Day(n) => padded(m.day, *n),
            Self::Weekday => WEEKDAYS
                .get(m.weekday)
                .copied()
                .unwrap_or_default()
                .to_owned(),
            Self::Hour(n) => padded(m.seconds / 3600, *n),
            Self::Minute(n) => padded(m.seconds / 60 % 60, *n),
            Self::Second(n) => padded(m.seconds % 60, *n),
            Self::Words(words) => words.clone(),
        }
    }
}

const WEEKDAYS: [&str; 7] = [
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ Nhật",
];

fn figures(section: &[Sign]) -> Figures {
    let codes = section.iter().filter_map(|sign| match sign {
        Sign::Code(c) => Some(c.to_ascii_lowercase()),
        Sign::Words(_) | Sign::Elapsed(_) => None,
    });
    let codes: String = codes.collect();
    let general = codes.contains("general") || codes.contains('@');
    let mut f = Figures::default();
    let mut decimals = false;
    let mut comma = false;
    for sign in section {
        let behind = f.number != Number::None;
        let c = match sign {
            Sign::Words(words) => {
                if behind { &mut f.after } else { &mut f.before }.push_str(words);
                continue;
            }
            Sign::Code(c) => *c,
            Sign::Elapsed(_) => continue,
        };
        match c {
            'A'..='Z' | 'a'..='z' | '@' if general => f.number = Number::General,
            '0' | '#' | '?' if decimals => {
                f.decimals += 1;
                f.fixed_decimals += usize::from(c == '0');
            }
            '0' | '#' | '?' => {
                f.number = Number::Figures;
                f.digits += usize::from(c == '0');
                f.thousands |= comma;
            }
            '.' if !decimals => decimals = true,
            ',' => comma = behind,
            '%' => {
                f.percent = true;
                f.after.push('%');
            }
            _ => if behind { &mut f.after } else { &mut f.before }.push(c),
        }
    }
    f.decimals = f.decimals.min(15);
    f.fixed_decimals = f.fixed_decimals.min(f.decimals);
    f
}

impl Figures {
    fn show(&self, value: f64, point: Point) -> String {
        let number = match self.number {
            Number::General => general(value, point),
            Number::Figures => {
                let value = if self.percent { value * 100.0 } else { value };
                self.digits(value, point)
            }
            Number::None => String::new(),
        };
        format!("{}{number}{}", self.before, self.after)
    }

    fn digits(&self, value: f64, point: Point) -> String {
        // Halves away from zero on the decimal digits, as workbooks round; binary halves are rare and cut at 15 digits.
        let rounded = format!("{:.*}", self.decimals, nudged(value, self.decimals));
        let (sign, rest) = rounded
            .strip_prefix('-')
            .map_or(("", rounded.as_str()), |rest| ("-", rest));
        let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
        let mut fraction = fraction.to_owned();
        while fraction.len() > self.fixed_decimals && fraction.ends_with('0') {
            fraction.pop();
        }
        let whole = if self.digits == 0 && whole == "0" && !fraction.is_empty() {
            String::new()
        } else {
            format!("{whole:0>width$}", width = self.digits)
        };
        let whole = if self.thousands {
            grouped(&whole)
        } else {
            whole
        };
        let all_zero = whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| matches!(b, b'0' | b'.'));
        let sign = if all_zero { "" } else { sign };
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}{}{fraction}", point.sign())
        }
    }
}

/// The value with its last binary digit on the far side of a decimal half.
fn nudged(value: f64, decimals: usize) -> f64 {
    let fifteen = format!("{value:.14e}").parse().unwrap_or(value);
    let places = i32::try_from(decimals).unwrap_or(15);
    fifteen + f64::signum(fifteen) * 10_f64.powi(-places - 10).min(fifteen.abs() * 1e-13)
}

impl Point {
    const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Dot => '.',
        }
    }
}

/// Dots between thousands.
fn grouped(digits: &str) -> String {
    let count = digits.len();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (count - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

/// A number that no form is given for: at most ten significant digits, as a cell of usual width has.
fn general(value: f64, point: Point) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let significant: f64 = format!("{value:.9e}").parse().unwrap_or(value);
    let whole = value.fract() == 0.0 && value.abs() < 1e15;
    let words = if whole {
        format!("{value:.0}")
    } else if !(1e-9..1e15).contains(&value.abs()) {
        format!("{significant:e}").to_uppercase()
    } else {
        significant.to_string()
    };
    let words = if words == "-0" { "0".to_owned() } else { words };
    match point {
        Point::Dot => words,
        Point::Comma => words.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_as_a_person_sees_them() {
        for (value, code, words) in [
            (7.25, "General", "7,25"),
            (0.1 + 0.2, "General", "0,3"),
            (12.0, "General", "12"),
            (-3.0, "General", "-3"),
            (1e21, "General", "1E21"),
            (7700.0, "#,##0", "7.700"),
            (7_700_000.5, "#,##0.00", "7.700.000,50"),
            (0.365, "0.0%", "36,5%"),
            (0.5, "0%", "50%"),
            (2.5, "0", "3"),
            (1.005, "0.00", "1,01"),
            (7.0, "00", "07"),
            (0.5, "#.##", ",5"),
            (12.5, "0.###", "12,5"),
            (1_500_000.0, "#,##0\" đồng\"", "1.500.000 đồng"),
            (1500.0, "#,##0 [$₫-42A]", "1.500 ₫"),
            (-5.0, "0;(0)", "(5)"),
            (0.0, "0;-0;\"-\"", "-"),
            (-5.0, "#,##0", "-5"),
            (
                1_234.0,
                "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)",
                " 1.234 ",
            ),
            (45_602.0, "dd/mm/yyyy", "06/11/2024"),
            (45_602.0, "d/m/yy", "6/11/24"),
            (45_602.0, "[$-42A]dd/mm/yyyy;@", "06/11/2024"),
            (45_602.0, "\"Tháng \"m\"/\"yyyy", "Tháng 11/2024"),
            (45_602.0, "d-mmm-yy", "06/11/2024"),
            (45_602.0, "mmm-yy", "11/2024"),
            (45_602.354_166_666_7, "hh:mm dd/mm/yyyy", "08:30 06/11/2024"),
            (45_602.354_166_666_7, "h:mm:ss AM/PM", "8:30:00 "),
            (45_602.0, "yyyy", "2024"),
            (-1.0, "dd/mm/yyyy", "-1"),
        ] {
            assert_eq!(
                Form::of(code).show(value, false, Point::Comma),
                words,
                "{code}"
            );
        }
        assert_eq!(Form::General.show(1.1, false, Point::Dot), "1.1");
        assert_eq!(Form::of("0.00").show(1.1, false, Point::Dot), "1.10");
        assert_eq!(
            Form::known(14).show(45_602.0, false, Point::Comma),
            "06/11/2024"
        );
        assert_eq!(Form::known(3).show(7700.0, false, Point::Comma), "7.700");
    }
}
