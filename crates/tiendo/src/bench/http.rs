//! As much of HTTP/1.1 as the load needs: one connection that is kept, one request at a time.

use anyhow::{Context as _, bail};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A connection to a server.
pub(super) struct Connection {
    reader: BufReader<TcpStream>,
    host: String,
    request: Vec<u8>,
}

/// An answer.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// Its status.
    pub(super) status: u16,
    /// The cookies that it sets, as `name=value`.
    pub(super) cookies: Vec<String>,
    /// Its body, as it came over the line.
    pub(super) body: Vec<u8>,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'a> {
    /// The address, from its slash.
    pub(super) path: &'a str,
    /// The cookies, as a header holds them.
    pub(super) cookies: &'a str,
    /// Fields of a form, encoded; `None` asks for a page.
    pub(super) form: Option<&'a str>,
    /// Whether the answer may come compressed.
    pub(super) gzip: bool,
}

impl Connection {
    /// Connects.
    pub(super) fn open(server: SocketAddr) -> anyhow::Result<Connection> {
        let stream =
            TcpStream::connect(server).with_context(|| format!("no server at {server}"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Connection {
            reader: BufReader::with_capacity(64 * 1024, stream),
            host: server.to_string(),
            request: Vec::new(),
        })
    }

    /// Asks and waits for the whole answer.
    pub(super) fn ask(&mut self, ask: Ask<'_>) -> anyhow::Result<Answer> {
        let Ask { path, cookies, .. } = ask;
        let verb = if ask.form.is_some() { "POST" } else { "GET" };
        self.request.clear();
        write!(
            self.request,
            "{verb} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\n",
            self.host
        )?;
        if ask.gzip {
            self.request.extend(b"Accept-Encoding: gzip\r\n");
        }
        if let Some(form) = ask.form {
            write!(
                self.request,
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
                form.len()
            )?;
        } else {
            self.request.extend(b"\r\n");
        }
        self.reader.get_mut().write_all(&self.request)?;
        self.answer()
    }

    fn answer(&mut self) -> anyhow::Result<Answer> {
        let mut line = String::new();
        self.line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|word| word.parse().ok());
        let mut answer = Answer {
            status: status.with_context(|| format!("no status in {line:?}"))?,
            ..Answer::default()
        };
        let (mut length, mut chunked) = (0, false);
        loop {
            self.line(&mut line)?;
            let Some((name, value)) = line.split_once(": ") else {
                break;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value == "chunked",
                "set-cookie" => answer
                    .cookies
                    .extend(value.split(';').next().map(str::to_owned)),
                _ => {}
            }
        }
        if chunked {
            self.chunks(&mut answer.body)?;
        } else {
            answer.body.resize(length, 0);
            self.reader.read_exact(&mut answer.body)?;
        }
        Ok(answer)
    }

    fn chunks(&mut self, body: &mut Vec<u8>) -> anyhow::Result<()> {
        let mut line = String::new();
        loop {
            self.line(&mut line)?;
            let size = usize::from_str_radix(&line, 16)?;
            let start = body.len();
            body.resize(start + size, 0);
            self.reader.read_exact(&mut body[start..])?;
            self.line(&mut line)?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    /// One line without its end.
    fn line(&mut self, line: &mut String) -> anyhow::Result<()> {
        line.clear();
        if self.reader.read_line(line)? == 0 {
            bail!("the server closed the connection");
        }
        line.truncate(line.trim_end().len());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{net::TcpListener, thread};

    /// What a server that says `said` to one request is understood to say.
    fn understood(said: &'static str) -> Answer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 1024];
            let length = stream.read(&mut asked).unwrap();
            stream.write_all(said.as_bytes()).unwrap();
            String::from_utf8(asked[..length].to_vec()).unwrap()
        });
        let ask = Ask {
            path: "/a",
            cookies: "c=1",
            form: None,
            gzip: true,
        };
        let answer = Connection::open(address).unwrap().ask(ask).unwrap();
        let asked = server.join().unwrap();
        assert!(asked.starts_with("GET /a HTTP/1.1\r\n"), "{asked}");
        assert!(asked.contains("Cookie: c=1\r\n") && asked.contains("Accept-Encoding: gzip\r\n"));
        answer
    }

    #[test]
    fn whole_and_chunked_answers_are_read() {
        let whole = understood(
            "HTTP/1.1 303 See Other\r\nset-cookie: s=2; Path=/\r\ncontent-length: 3\r\n\r\nabc",
        );
        assert_eq!(
            (whole.status, whole.body.as_slice()),
            (303, b"abc".as_slice())
        );
        assert_eq!(whole.cookies, ["s=2"]);
        let chunked = understood(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
        );
        assert_eq!(
            (chunked.status, chunked.body.as_slice()),
            (200, b"abc".as_slice())
        );
    }
}
