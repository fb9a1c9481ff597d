//! Passwords: hashed with Argon2id outside any transaction, a few at a time.

use crate::{App, AppError, Fault};
use argon2::{
    Argon2, Params,
    password_hash::{PasswordHasher as _, PasswordVerifier as _},
};

/// Argon2id with 19 `MiB`, two passes, one lane: the first choice of OWASP's password storage guidance.
fn hasher() -> Argon2<'static> {
    let params =
        Params::new(19 * 1024, 2, 1, None).expect("the parameters are within Argon2's limits");
    Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
}

/// A password that a person can type from a slip of paper: four groups of four letters and digits that are not mixed up
/// with each other; about 77 bits.
pub fn temporary() -> String {
    const LETTERS: &[u8; 28] = b"abcdefghjkmnpqrtuvwxyz234679";
    let mut out = String::new();
    // 252 is the largest multiple of 28 within a byte: bytes above it would make the first letters likelier.
    let mut pool = crate::chance::bytes::<64>()
        .into_iter()
        .filter(|byte| *byte < 252);
    for n in 0..16 {
        if n > 0 && n % 4 == 0 {
            out.push('-');
        }
        let byte = pool.next().unwrap_or(0);
        out.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
    }
    out
}

impl App {
    /// Hashes a password for keeping.
    ///
    /// # Errors
    /// Only faults.
    pub async fn hash_password(&self, password: String) -> Result<String, AppError> {
        self.hashed(move || hash(&password)).await?
    }

    /// Whether a password is the one that was hashed.
    ///
    /// # Errors
    /// Only faults, such as a hash that is none.
    pub async fn password_is(&self, password: String, hash: String) -> Result<bool, AppError> {
        self.hashed(move || verify(&password, &hash)).await?
    }

    async fn hashed<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let _turn = self.hashing.acquire().await.map_err(Fault::new)?;
        Ok(tokio::task::spawn_blocking(work)
            .await
            .map_err(Fault::new)?)
    }
}

/// Hashes a password on this thread: for commands and the demo.
///
/// # Errors
/// Only faults.
pub fn hash(password: &str) -> Result<String, AppError> {
    let salt = crate::chance::bytes::<16>();
    let hash = hasher()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| Fault::new(anyhow::anyhow!("{error}")))?;
    Ok(hash.to_string())
}

pub(crate) fn verify(password: &str, hash: &str) -> Result<bool, AppError> {
    let parsed =
        argon2::PasswordHash::new(hash).map_err(|error| Fault::new(anyhow::anyhow!("{error}")))?;
    Ok(hasher()
        .verify_password(password.as_bytes(), &parsed)
        .is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let hash = hash("một câu ngắn dễ nhớ").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("một câu ngắn dễ nhớ", &hash).unwrap());
        assert!(!verify("một câu ngắn dễ quên", &hash).unwrap());
        assert!(verify("x", "not a hash").is_err());
    }

    #[test]
    fn temporary_passwords_differ_and_can_be_typed() {
        let (one, two) = (temporary(), temporary());
        assert_ne!(one, two);
        assert_eq!(one.len(), 19);
        assert!(
            one.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        );
    }
}
