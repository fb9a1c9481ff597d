//! Pages as a browser saves them in one file (MHTML, RFC 2557): the page among the parts, taken out of its transfer
//! encoding. Pictures and style sheets are left where they are.

use crate::ExtractError;

/// How far from the beginning the header stands.
const HEAD: usize = 4096;

/// Parts in parts are looked into so deep.
const DEEPEST: usize = 4;

/// The file begins with the header of a message whose body is a page or has one among its parts.
pub(crate) fn is_message(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let (header, _) = split_header(head);
    let kind = header.value("content-type");
    let is_page = kind.starts_with("multipart/") || kind.starts_with("text/html");
    is_page
        && header
            .fields
            .first()
            .is_some_and(|(name, _)| !name.contains(['<', ' ']))
}

/// The bytes of the page.
/// # Errors
/// [`ExtractError::Damaged`] where no part is a page.
pub(crate) fn page(bytes: &[u8]) -> Result<Vec<u8>, ExtractError> {
    find(bytes, 0).ok_or_else(|| ExtractError::Damaged {
        part: "multipart/related".to_owned(),
    })
}

/// Depth is bounded by [`DEEPEST`].
fn find(part: &[u8], depth: usize) -> Option<Vec<u8>> {
    let (header, body) = split_header(part);
    let kind = header.value("content-type");
    if kind.starts_with("multipart/") && depth < DEEPEST {
        let boundary = parameter(header.raw("content-type"), "boundary")?;
        return parts(body, boundary.as_bytes())
            .into_iter()
            .find_map(|part| find(part, depth + 1));
    }
    if !kind.starts_with("text/html") && !kind.starts_with("application/xhtml") {
        return None;
    }
    let encoding = header.value("content-transfer-encoding");
    Some(match encoding.trim() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    })
}

/// Names in small letters with their values, lines that go on joined.
#[derive(Debug, Default)]
struct Header {
    fields: Vec<(String, String)>,
}

impl Header {
    fn raw(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.map_or("", |(_, value)| value)
    }

    fn value(&self, name: &str) -> String {
        self.raw(name).to_ascii_lowercase()
    }
}

/// The header's fields, and what stands behind the first empty line.
fn split_header(part: &[u8]) -> (Header, &[u8]) {
    let mut header = Header::default();
    let mut rest = part;
    while let Some((line, behind)) = next_line(rest) {
        rest = behind;
        let line = String::from_utf8_lossy(line);
        if line.is_empty() {
            // Empty lines above the first field are none.
            if header.fields.is_empty() {
                continue;
            }
            break;
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = header.fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            header
                .fields
                .push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        } else {
            break;
        }
    }
    (header, rest)
}

/// A line without its end, and what follows it.
fn next_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let end = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
    let line = bytes.get(..end).unwrap_or_default();
    let behind = bytes.get(end + 1..).unwrap_or_default();
    Some((line.strip_suffix(b"\r").unwrap_or(line), behind))
}

/// `boundary="----=_Next"` of a field.
fn parameter(field: &str, name: &str) -> Option<String> {
    field.split(';').skip(1).find_map(|part| {
        let (known, value) = part.split_once('=')?;
        known
            .trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between the lines that are `--` and the boundary.
fn parts<'b>(body: &'b [u8], boundary: &[u8]) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    let mut rest = body;
    let mut at = 0;
    let mut start: Option<usize> = None;
    while let Some((line, behind)) = next_line(rest) {
        let mark = line
            .strip_prefix(b"--")
            .and_then(|l| l.strip_prefix(boundary));
        if let Some(tail) = mark.filter(|tail| tail.iter().all(|b| matches!(b, b'-' | b' '))) {
            if let Some(from) = start {
                parts.push(body.get(from..at).unwrap_or_default());
            }
            let ends = tail.starts_with(b"--");
            start = (!ends).then_some(body.len() - behind.len());
        }
        at = body.len() - behind.len();
        rest = behind;
    }
    if let Some(from) = start {
        // The last boundary is missing where a download broke off.
        parts.push(body.get(from..).unwrap_or_default());
    }
    parts
}

/// RFC 2045, 6.7: `=C3=AA`, and `=` at the end of a line that goes on.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((line, behind)) = next_line(rest) {
        let line = line.trim_ascii_end();
        let (line, goes_on) = match line.strip_suffix(b"=") {
            Some(line) => (line, true),
            None => (line, false),
        };
        let mut rest_of_line = line;
        while let Some((&b, more)) = rest_of_line.split_first() {
            rest_of_line = more;
            let code = more.get(..2).and_then(hexadecimal).filter(|_| b == b'=');
            if code.is_some() {
                rest_of_line = more.get(2..).unwrap_or_default();
            }
            out.push(code.unwrap_or(b));
        }
        if !goes_on {
            out.push(b'\n');
        }
        rest = behind;
    }
    out
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok()?;
    // A sign is no digit.
    digits
        .starts_with(|c: char| c.is_ascii_hexdigit())
        .then_some(())?;
    u8::from_str_radix(digits, 16).ok()
}

/// RFC 2045, 6.8; what is no letter of it is passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &b in body {
        let six = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or_default());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTED: &str = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----x\"\r\n\r\n\r\n------x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>K=E1=BA=BF ho=E1=BA=A1=\r\nch<p>a=3Db =\r\n\r\n------x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n------x--\r\n";

    #[test]
    fn the_page_is_taken_out() {
        assert!(is_message(QUOTED.as_bytes()));
        let page = page(QUOTED.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(page).unwrap(), "<p>Kế hoạch<p>a=b \n");
    }

    #[test]
    fn base64_and_parts_in_parts() {
        let inner = "--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+S+G6vyBob+G6\noWNo\n--b--\n";
        let message = format!(
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n{inner}--a--\n"
        );
        let page = page(message.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(page).unwrap(), "<p>Kế hoạch");
    }

    #[test]
    fn what_is_no_message_or_has_no_page() {
        assert!(!is_message(b"<html><p>a: b"));
        assert!(!is_message("Căn cứ: Luật\nNội dung: x".as_bytes()));
        let pictures = b"Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nx\n--a--";
        assert!(matches!(page(pictures), Err(ExtractError::Damaged { .. })));
        for end in 0..QUOTED.len() {
            let _ = page(&QUOTED.as_bytes()[..end]);
        }
    }
}
