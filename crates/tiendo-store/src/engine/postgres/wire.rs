//! The protocol of PostgreSQL (version 3.0) over a blocking socket: messages out and in, and no more than is needed here.
//!
//! It is spoken by hand because of what a round trip costs: any number of statements go out as one write with one `Sync`
//! behind them, so that the server answers with one message to the socket and each side is woken once. The usual driver
//! ends every statement with a `Sync` of its own, and the server wakes the client for each.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;

use super::{refused_by, statement::Statement};
use crate::error::StoreError;
use crate::row::Gathered;
use crate::value::Value;

/// How much is read at a time, at least.
const CHUNK: usize = 16 * 1024;
/// How much room for messages is kept between uses: a long answer or a restore gives its memory back.
const KEPT: usize = 256 * 1024;

/// A connected socket.
pub(super) enum Socket {
    Tcp(TcpStream),
    Unix(UnixStream),
}

impl Socket {
    fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {
        match self {
            Self::Tcp(socket) => socket.set_nonblocking(nonblocking),
            Self::Unix(socket) => socket.set_nonblocking(nonblocking),
        }
    }

    pub(super) fn set_read_timeout(&self, time: Option<std::time::Duration>) -> io::Result<()> {
        match self {
            Self::Tcp(socket) => socket.set_read_timeout(time),
            Self::Unix(socket) => socket.set_read_timeout(time),
        }
    }

    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(socket) => socket.read(into),
            Self::Unix(socket) => socket.read(into),
        }
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Tcp(socket) => socket.write_all(bytes),
            Self::Unix(socket) => socket.write_all(bytes),
        }
    }
}

/// What the server says.
pub(super) enum Message<'w> {
    /// It asks for, or confirms, who we are.
    SignIn(u32, &'w [u8]),
    /// The types of a statement's parameters.
    Parameters(Vec<u32>),
    /// The types of a statement's columns.
    Columns(Vec<u32>),
    /// A row of an answer.
    Row(Cells<'w>),
    /// A statement is done; how many rows it changed or found.
    Done(u64),
    /// A statement failed, or the connection.
    Failed(StoreError),
    /// Everything before the last `Sync` is done or passed over.
    Ready,
    /// What needs no answer: notices, settings, confirmations.
    Aside,
}

/// The cells of a row, one after the other.
pub(super) struct Cells<'w>(&'w [u8]);

impl<'w> Iterator for Cells<'w> {
    type Item = Option<&'w [u8]>;

    fn next(&mut self) -> Option<Self::Item> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let Ok(length) = usize::try_from(i32::from_be_bytes(*length)) else {
            self.0 = rest;
            return Some(None);
        };
        let (cell, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(Some(cell))
    }
}

/// A connection, with what waits to be sent and what has come.
pub(super) struct Wire {
    socket: Socket,
    out: Vec<u8>,
    input: Vec<u8>,
    /// Up to where `input` has been taken.
    taken: usize,
    lost: bool,
}

impl Wire {
    pub(super) fn new(socket: Socket) -> Self {
        Self {
            socket,
            out: Vec::new(),
            input: Vec::new(),
            taken: 0,
            lost: false,
        }
    }

    pub(super) fn socket(&self) -> &Socket {
        &self.socket
    }

    /// The first message, which alone has no tag.
    pub(super) fn startup(&mut self, settings: &[(&str, &str)]) -> Result<(), StoreError> {
        self.message(None, |out| {
            out.extend(196_608_i32.to_be_bytes());
            for (name, value) in settings {
                text(out, name);
                text(out, value);
            }
            out.push(0);
        })
    }

    /// An answer in the course of signing in.
    pub(super) fn credential(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.message(Some(b'p'), |out| out.extend(bytes))
    }

    /// The beginning of SCRAM: the mechanism and the client's first message.
    pub(super) fn first_credential(
        &mut self,
        mechanism: &str,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let length = size(bytes.len())?;
        self.message(Some(b'p'), |out| {
            text(out, mechanism);
            out.extend(length.to_be_bytes());
            out.extend(bytes);
        })
    }

    /// A script without parameters; it brings its own `Sync`.
    pub(super) fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.message(Some(b'Q'), |out| text(out, sql))
    }

    /// Asks the server to prepare a statement and to say what it takes and gives.
    pub(super) fn prepare(&mut self, name: &str, sql: &str) -> Result<(), StoreError> {
        self.message(Some(b'P'), |out| {
            text(out, name);
            text(out, sql);
            out.extend([0, 0]); // the server finds the parameters' types
        })?;
        self.message(Some(b'D'), |out| {
            out.push(b'S');
            text(out, name);
        })
    }

    /// Runs a prepared statement: everything in binary form, all rows.
    pub(super) fn run(
        &mut self,
        statement: &Statement,
        params: &[Value],
    ) -> Result<(), StoreError> {
        statement.check(params)?;
        let count = u16::try_from(params.len())
            .map_err(|_| StoreError::Statement("too many parameters".into()))?;
        let mut fits = Ok(());
        self.message(Some(b'B'), |out| {
            out.push(0); // the portal without a name
            text(out, &statement.name);
            out.extend([0, 1, 0, 1]); // one format for all parameters: binary
            out.extend(count.to_be_bytes());
            for (place, value) in params.iter().enumerate() {
                if let Err(error) = statement.encode(place, value, out) {
                    fits = Err(error);
                }
            }
            out.extend([0, 1, 0, 1]); // and for all columns
        })?;
        fits?;
        self.out.extend(b"E\0\0\0\x09\0\0\0\0\0");
        Ok(())
    }

    /// Ends what is sent together.
    pub(super) fn sync(&mut self) {
        self.out.extend(b"S\0\0\0\x04");
    }

    /// Forgets what has not been sent.
    pub(super) fn forget(&mut self) {
        self.out.clear();
    }

    /// Sends all of it. Nothing is read meanwhile: statements whose answers are long go last.
    pub(super) fn flush(&mut self) -> Result<(), StoreError> {
        let sent = self.socket.write_all(&self.out);
        self.out.clear();
        self.out.shrink_to(KEPT);
        sent.map_err(|error| self.gone(&error))
    }

    /// The next message of the server, once it has come.
    pub(super) fn next(&mut self) -> Result<Message<'_>, StoreError> {
        let length = loop {
            if let Some(length) = self.whole()? {
                break length;
            }
            self.fill()?;
        };
        let start = self.taken;
        self.taken += 1 + length;
        let tag = self.input[start];
        let body = &self.input[start + 5..start + 1 + length];
        understand(tag, body).ok_or_else(garbled)
    }

    /// The length of the message that is there as a whole, if one is; its tag is not counted.
    fn whole(&self) -> Result<Option<usize>, StoreError> {
        let there = &self.input[self.taken..];
        let Some(length) = there.get(1..5).and_then(|four| four.try_into().ok()) else {
            return Ok(None);
        };
        match usize::try_from(i32::from_be_bytes(length)) {
            Ok(length) if length >= 4 => Ok((there.len() > length).then_some(length)),
            Ok(_) | Err(_) => Err(garbled()),
        }
    }

    /// Reads more.
    fn fill(&mut self) -> Result<(), StoreError> {
        if self.lost {
            return Err(StoreError::Gone("it was closed".into()));
        }
        self.make_room();
        let end = self.input.len();
        self.input.resize(end + CHUNK, 0);
        let read = loop {
            match self.socket.read(&mut self.input[end..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.input
            .truncate(end + read.as_ref().map_or(0, |read| *read));
        match read {
            Ok(0) => {
                self.lost = true;
                Err(StoreError::Gone("the server closed it".into()))
            }
            Ok(_) => Ok(()),
            Err(error) => Err(self.gone(&error)),
        }
    }

    fn make_room(&mut self) {
        if self.taken == self.input.len() {
            self.input.clear();
            self.input.shrink_to(KEPT);
            self.taken = 0;
        } else if self.taken > CHUNK {
            self.input.drain(..self.taken);
            self.taken = 0;
        }
    }

    /// Whether the connection has ended while nothing was asked. What the server says by itself is taken note of.
    pub(super) fn is_lost(&mut self) -> bool {
        while !self.lost {
            match self.whole() {
                Ok(Some(_)) => {
                    // Asked nothing, a server that fails says why it goes.
                    self.lost = !matches!(self.next(), Ok(Message::Aside));
                    continue;
                }
                Ok(None) => {}
                Err(_) => self.lost = true,
            }
            if self.lost || self.socket.set_nonblocking(true).is_err() {
                self.lost = true;
                break;
            }
            self.make_room();
            let end = self.input.len();
            self.input.resize(end + CHUNK, 0);
            let read = self.socket.read(&mut self.input[end..]);
            self.input
                .truncate(end + read.as_ref().map_or(0, |read| *read));
            self.lost = self.socket.set_nonblocking(false).is_err();
            match read {
                Ok(1..) => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => self.lost = true,
            }
        }
        self.lost
    }

    fn gone(&mut self, error: &io::Error) -> StoreError {
        self.lost = true;
        StoreError::Gone(error.to_string())
    }

    fn message(
        &mut self,
        tag: Option<u8>,
        body: impl FnOnce(&mut Vec<u8>),
    ) -> Result<(), StoreError> {
        self.out.extend(tag);
        let start = self.out.len();
        self.out.extend([0; 4]);
        body(&mut self.out);
        let length = size(self.out.len() - start)?;
        self.out[start..start + 4].copy_from_slice(&length.to_be_bytes());
        Ok(())
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        // The server is told, or notices by itself.
        let _unheard = self.socket.write_all(b"X\0\0\0\x04");
    }
}

fn understand(tag: u8, body: &[u8]) -> Option<Message<'_>> {
    Some(match tag {
        b'R' => {
            let (kind, rest) = body.split_first_chunk::<4>()?;
            Message::SignIn(u32::from_be_bytes(*kind), rest)
        }
        b't' => {
            let types = body.get(2..)?.chunks_exact(4);
            Message::Parameters(types.map(oid).collect())
        }
        b'T' => {
            let mut rest = body.get(2..)?;
            let mut types = Vec::new();
            while !rest.is_empty() {
                // Name, table, column, type, size, modifier, format.
                let name = rest.iter().position(|byte| *byte == 0)?;
                types.push(oid(rest.get(name + 7..name + 11)?));
                rest = rest.get(name + 19..)?;
            }
            Message::Columns(types)
        }
        b'n' => Message::Columns(Vec::new()),
        b'D' => Message::Row(Cells(body.get(2..)?)),
        b'C' => {
            let words = std::str::from_utf8(body.strip_suffix(b"\0")?).ok()?;
            let count = words.rsplit(' ').next().and_then(|word| word.parse().ok());
            Message::Done(count.unwrap_or(0))
        }
        b'I' => Message::Done(0),
        b'E' => Message::Failed(failure(body)),
        b'Z' => Message::Ready,
        _ => Message::Aside,
    })
}

/// The error that the fields of a message name.
fn failure(body: &[u8]) -> StoreError {
    let (mut code, mut words) = (String::new(), String::new());
    for field in body.split(|byte| *byte == 0) {
        let Some((kind, text)) = field.split_first() else {
            continue;
        };
        let text = String::from_utf8_lossy(text);
        match kind {
            b'C' => code = text.into_owned(),
            b'M' => words.insert_str(0, &text),
            b'D' => {
                words.push_str(": ");
                words.push_str(&text);
            }
            _ => {}
        }
    }
    refused_by(&code, words)
}

fn oid(four: &[u8]) -> u32 {
    four.try_into().map_or(0, u32::from_be_bytes)
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend(text.as_bytes());
    out.push(0);
}

fn size(length: usize) -> Result<i32, StoreError> {
    i32::try_from(length)
        .map_err(|_| StoreError::Statement("more than one message can hold".into()))
}

fn garbled() -> StoreError {
    StoreError::Gone("what came is not what PostgreSQL says".into())
}

/// Adds a row to an answer.
pub(super) fn gather(
    statement: &Statement,
    cells: Cells<'_>,
    into: &mut Gathered,
) -> Result<(), StoreError> {
    let mut kinds = statement.columns.iter();
    for cell in cells {
        let kind = kinds.next().ok_or_else(garbled)?;
        kind.gather(cell, into).ok_or_else(garbled)?;
    }
    into.end_row();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair() -> (Wire, UnixStream) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        (Wire::new(Socket::Unix(ours)), theirs)
    }

    #[test]
    fn a_message_that_comes_in_pieces_is_taken_whole() {
        let (mut wire, mut server) = pair();
        let sender = std::thread::spawn(move || {
            for piece in [&b"C\0\0"[..], b"\0\x0dUPDA", b"TE 3\0Z\0\0\0\x05I"] {
                server.write_all(piece).unwrap();
            }
            server
        });
        assert!(matches!(wire.next(), Ok(Message::Done(3))));
        assert!(matches!(wire.next(), Ok(Message::Ready)));
        drop(sender.join().unwrap());
        assert!(matches!(wire.next(), Err(StoreError::Gone(_))));
        assert!(wire.is_lost());
    }

    #[test]
    fn what_is_no_message_ends_the_connection_and_not_the_program() {
        for bytes in [
            &b"C\0\0\0\x03"[..],
            b"C\xff\xff\xff\xff",
            b"T\0\0\0\x08\0\x01ab",
            b"R\0\0\0\x05\0",
        ] {
            let (mut wire, mut server) = pair();
            server.write_all(bytes).unwrap();
            assert!(matches!(wire.next(), Err(StoreError::Gone(_))), "{bytes:?}");
        }
    }

    #[test]
    fn a_server_that_goes_is_noticed_while_nothing_is_asked() {
        let (mut wire, mut server) = pair();
        assert!(!wire.is_lost());
        server.write_all(b"N\0\0\0\x05\0").unwrap();
        assert!(!wire.is_lost(), "a notice is no end");
        server.write_all(b"E\0\0\0\x0cC57P01\0\0").unwrap();
        assert!(wire.is_lost());
    }

    #[test]
    fn an_error_is_told_by_its_code() {
        let told = |fields: &[u8]| failure(fields);
        assert_eq!(
            told(b"SERROR\0C23505\0Mtwice\0Dthis key\0\0"),
            StoreError::Constraint("twice: this key".into())
        );
        assert_eq!(told(b"C53100\0Mfull\0\0"), StoreError::DiskFull);
        assert_eq!(told(b"C57P01\0Mbye\0\0"), StoreError::Gone("bye".into()));
    }
}
