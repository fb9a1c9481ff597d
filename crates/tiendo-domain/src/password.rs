//! What makes a password good enough. How it is kept is elsewhere.

use tiendo_text::fold;

/// The fewest characters of a password.
pub const FEWEST: usize = 12;

/// The most bytes of a password: more only makes hashing slow.
pub const MOST_BYTES: usize = 512;

/// Fewer distinct characters than this is a pattern, not a password.
const DISTINCT: usize = 5;

/// Long passwords that are tried first everywhere, folded.
const COMMON: &[&str] = &[
    "0123456789",
    "1234567890",
    "abcdefghij",
    "administrator",
    "iloveyou",
    "letmein",
    "matkhau",
    "password",
    "qwertyuiop",
    "vietnam",
];

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPassword {
    /// Fewer than [`FEWEST`] characters.
    #[error("at least 12 characters")]
    TooShort,
    /// More than [`MOST_BYTES`] bytes.
    #[error("too long")]
    TooLong,
    /// It contains the user name.
    #[error("contains the user name")]
    HasUserName,
    /// Too few distinct characters, or little more than a word that everyone tries.
    #[error("too easy to guess")]
    TooEasy,
}

/// Whether a person may use the password. Diacritics and case do not hide the user name or a
/// common word; blanks count as characters.
/// # Errors
/// [`BadPassword`] with the first thing that is wrong.
pub fn check(password: &str, user_name: &str) -> Result<(), BadPassword> {
    if password.chars().count() < FEWEST {
        return Err(BadPassword::TooShort);
    }
    if password.len() > MOST_BYTES {
        return Err(BadPassword::TooLong);
    }
    let folded: String = fold(password).split(' ').collect();
    let user_name: String = fold(user_name).split(' ').collect();
    if user_name.len() >= 3 && folded.contains(&user_name) {
        return Err(BadPassword::HasUserName);
    }
    let mut distinct: Vec<char> = folded.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    // What is left when a common word is taken out must still be half a password.
    let left = |word: &str| folded.replace(word, "").len();
    let easy = COMMON
        .iter()
        .any(|word| folded.contains(word) && left(word) < FEWEST / 2);
    if distinct.len() < DISTINCT || easy {
        return Err(BadPassword::TooEasy);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policy() {
        let long = "x7 ".repeat(300);
        for (password, expected) in [
            ("sông Trà Khúc xanh", Ok(())),
            ("k3-Dung-Quat-9", Ok(())),
            ("ngắn thôi 12", Ok(())),
            ("ngắn thôi 1", Err(BadPassword::TooShort)),
            (long.as_str(), Err(BadPassword::TooLong)),
            ("Nguyễn-Văn-An-2026", Err(BadPassword::HasUserName)),
            ("aaaaaaaaaaaa", Err(BadPassword::TooEasy)),
            ("1234567890123", Err(BadPassword::TooEasy)),
            ("Mật khẩu 12345", Err(BadPassword::TooEasy)),
            ("Password-2026", Err(BadPassword::TooEasy)),
            ("Password of the old boat", Ok(())),
        ] {
            assert_eq!(check(password, "nguyen-van-an"), expected, "{password}");
        }
        assert_eq!(check("sông Trà Khúc xanh", ""), Ok(()));
    }
}
