//! The body of a form, plain or with files, checked for its session's token before a handler sees it.

use crate::{ask::Ask, error::WebError};
use axum::{
    body::{Body, HttpBody},
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::{HeaderMap, header},
};
use std::{future::poll_fn, pin::Pin};

/// Most bytes of what is typed in a form.
const FORM_LIMIT: usize = 2 * 1024 * 1024;

/// Most bytes of one uploaded file, which pages name as "20 MB".
pub(crate) const FILE_LIMIT: u64 = 20 * 1024 * 1024;

/// Most files in one form.
const FILES: usize = 20;

/// Most fields in one form: the largest of ours, a report, has a few hundred.
const FIELDS: usize = 5000;

/// The fields and files of a form.
#[derive(Debug, Default)]
pub(crate) struct Form {
    fields: Vec<(String, String)>,
    /// Files in the order of the form; a file field left empty is not here.
    pub(crate) files: Vec<Upload>,
    /// The fields whose file is over the limit, with its name: the file is dropped, what was typed beside it is not.
    pub(crate) too_large: Vec<(String, String)>,
    /// Whether files were passed over, because they came before the form was known to be ours.
    passed_over: bool,
}

/// The typed fields of a form that could not be taken, to be sent again. Never passwords, never files.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept {
    pub(crate) fields: Vec<(String, String)>,
    /// Whether files were chosen, which a browser must be given anew.
    pub(crate) files: bool,
}

/// One uploaded file.
#[derive(Debug)]
pub(crate) struct Upload {
    /// The field it came in.
    pub(crate) field: String,
    /// Its name without folders and control characters.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Form {
    /// The first value of a field, trimmed; empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// Whether a field was sent at all (a ticked box, a pressed button).
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(key, _)| key == name)
    }

    /// All values of a field.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The fields whose names begin with `prefix`: the rest of the name, and the value.
    pub(crate) fn with_prefix<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.fields
            .iter()
            .filter_map(move |(key, value)| Some((key.strip_prefix(prefix)?, value.trim())))
    }

    /// Whether the file of a field is over the limit.
    pub(crate) fn is_too_large(&self, field: &str) -> bool {
        self.too_large.iter().any(|(name, _)| name == field)
    }

    /// Whether the form carries this token.
    fn is_of(&self, token: &str) -> bool {
        same(self.get("_t").as_bytes(), token.as_bytes())
    }

    /// The file of a field, if one was chosen.
    pub(crate) fn file(&self, field: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == field)
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = WebError;

    async fn from_request(request: Request<Body>, state: &S) -> Result<Self, Self::Rejection> {
        let ask = request.extensions().get::<Ask>().ok_or(WebError::Forged)?;
        let token = ask.token.clone();
        // Strangers cannot make the server hold much.
        let holds = if ask.person.is_some() {
            Some(&*token)
        } else {
            None
        };
        let ours = says_ours(request.headers());
        let private = holds_passwords(request.uri().path());
        let form = read(request, state, holds).await?;
        if form.is_of(&token) {
            // In our forms the token comes first, and who is not signed in is asked for no file.
            if form.passed_over {
                Err(WebError::Malformed)
            } else {
                Ok(form)
            }
        } else if ours && !private {
            Err(WebError::Stale(form.kept()))
        } else {
            Err(WebError::Forged)
        }
    }
}

impl Kept {
    /// What somebody sent whose session has ended.
    pub(crate) async fn of(request: Request<Body>) -> Kept {
        if holds_passwords(request.uri().path()) {
            return Kept::default();
        }
        read(request, &(), None)
            .await
            .map_or_else(|_| Kept::default(), Form::kept)
    }
}

impl Form {
    fn kept(self) -> Kept {
        let files = self.passed_over || !self.files.is_empty() || !self.too_large.is_empty();
        let fields = self.fields.into_iter().filter(|(name, _)| name != "_t");
        Kept {
            fields: fields.collect(),
            files,
        }
    }
}

/// Whether the browser itself says that a form comes from a page of ours; the guard has refused those that say another.
fn says_ours(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN)
}

/// Whether what is typed there must not be shown again.
fn holds_passwords(path: &str) -> bool {
    path.ends_with("/dang-nhap") || path.ends_with("/mat-khau")
}

/// Reads a form. Files are held from where the form has shown the token that `holds` names, else passed over.
async fn read<S: Send + Sync>(
    request: Request<Body>,
    state: &S,
    holds: Option<&str>,
) -> Result<Form, WebError> {
    let multipart = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("multipart/form-data"));
    if multipart {
        parts(request, state, holds).await
    } else {
        pairs(request).await
    }
}

async fn pairs(request: Request<Body>) -> Result<Form, WebError> {
    let bytes = whole(request.into_body(), FORM_LIMIT).await?;
    let bytes = bytes.ok_or(WebError::TooLong(FORM_LIMIT as u64))?;
    let pairs = form_urlencoded::parse(&bytes).into_owned();
    let fields: Vec<_> = pairs.take(FIELDS + 1).collect();
    if fields.len() > FIELDS {
        return Err(WebError::Malformed);
    }
    Ok(Form {
        fields,
        ..Form::default()
    })
}

async fn parts<S: Send + Sync>(
    request: Request<Body>,
    state: &S,
    holds: Option<&str>,
) -> Result<Form, WebError> {
    let mut multipart = Multipart::from_request(request, state)
        .await
        .map_err(|_| WebError::Malformed)?;
    let mut form = Form::default();
    let mut text = 0;
    let mut too_long = false;
    while let Some(field) = multipart.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or("").to_owned();
        // Of a file field left empty browsers send a file without a name; an empty file has one, and is looked at.
        let chosen = field.file_name().is_some_and(|name| !name.is_empty());
        if let Some(file_name) = field.file_name().map(safe_file_name) {
            let ours = holds.is_some_and(|token| form.is_of(token));
            match at_most(field, if ours { FILE_LIMIT } else { 0 }).await? {
                Some(bytes) if bytes.is_empty() && !chosen => {}
                _ if form.files.len() == FILES => return Err(WebError::TooLarge(FILE_LIMIT)),
                Some(bytes) => form.files.push(Upload {
                    field: name,
                    name: file_name,
                    bytes,
                }),
                None if ours => form.too_large.push((name, file_name)),
                None => form.passed_over = true,
            }
        } else {
            let rest = (FORM_LIMIT - text) as u64;
            let Some(bytes) = at_most(field, rest).await? else {
                too_long = true;
                continue;
            };
            text += bytes.len();
            if form.fields.len() == FIELDS {
                return Err(WebError::Malformed);
            }
            let value = String::from_utf8(bytes).map_err(|_| WebError::Malformed)?;
            form.fields.push((name, value));
        }
    }
    if too_long {
        return Err(WebError::TooLong(FORM_LIMIT as u64));
    }
    Ok(form)
}

/// The bytes of a body, or nothing where there are more than `limit`. It is read to its end in any case: a browser whose
/// sending is cut off shows no answer at all.
async fn whole(mut body: Body, limit: usize) -> Result<Option<Vec<u8>>, WebError> {
    let mut bytes = Some(Vec::new());
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let Ok(chunk) = frame.map_err(|_| WebError::Malformed)?.into_data() else {
            continue;
        };
        bytes = bytes.filter(|held| held.len() + chunk.len() <= limit);
        if let Some(held) = &mut bytes {
            held.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

/// The bytes of a part, or nothing where there are more than `limit`: then they are passed over, and never held.
async fn at_most(mut field: Field<'_>, limit: u64) -> Result<Option<Vec<u8>>, WebError> {
    let mut bytes = Some(Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
        bytes = bytes.filter(|held| (held.len() + chunk.len()) as u64 <= limit);
        if let Some(held) = &mut bytes {
            held.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "used as a function of map_err"
)]
fn unreadable(error: axum::extract::multipart::MultipartError) -> WebError {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        WebError::TooLarge(FILE_LIMIT)
    } else {
        WebError::Malformed
    }
}

/// Compares without telling by the time taken how much was right.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |acc, (x, y)| acc | (x ^ y)) == 0
}

/// A name without folders, control characters or a leading dot, at most 120 characters, never empty.
pub(crate) fn safe_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let clean: String = last
        .chars()
        .map(|c| {
            if c.is_control() || "\"<>|:*?".contains(c) {
                '_'
            } else {
                c
            }
        })
        .collect();
    let clean = clean.trim().trim_start_matches('.');
    if clean.is_empty() {
        return "tep".to_owned();
    }
    let count = clean.chars().count();
    if count <= 120 {
        return clean.to_owned();
    }
    // The end is kept: it says what kind of file it is.
    clean.chars().skip(count - 120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_lose_what_is_dangerous_and_keep_what_is_read() {
        for (given, expected) in [
            ("Kế hoạch 214.docx", "Kế hoạch 214.docx"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\a\\báo cáo.pdf", "báo cáo.pdf"),
            ("a\r\nb\".pdf", "a__b_.pdf"),
            (".bashrc", "bashrc"),
            ("", "tep"),
            ("...", "tep"),
        ] {
            assert_eq!(safe_file_name(given), expected);
        }
        assert!(safe_file_name(&"x".repeat(500)).chars().count() == 120);
    }

    #[test]
    fn tokens_are_compared_whole() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd"));
        assert!(!same(b"", b"abc"));
    }
}
