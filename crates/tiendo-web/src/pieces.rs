//! The body of a page: pieces of one size, written as the page is made.
//!
//! A page grown in one text is copied each time it outgrows its place, and leaves behind a place of every size that it
//! passed through; with many pages under way those are most of what the server holds.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Bytes;
use hyper::body::{Body, Frame, SizeHint};

/// Bytes of a piece: a page of a few lines is one, the page of 41 tasks is four.
const PIECE: usize = 16 * 1024;

/// What has been written of a page.
#[derive(Default)]
pub(crate) struct Pieces {
    full: VecDeque<Bytes>,
    last: Vec<u8>,
}

impl fmt::Write for Pieces {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut bytes = text.as_bytes();
        loop {
            if self.last.capacity() == 0 {
                self.last.reserve_exact(PIECE);
            }
            let (now, later) = bytes.split_at(bytes.len().min(PIECE - self.last.len()));
            self.last.extend_from_slice(now);
            if later.is_empty() {
                return Ok(());
            }
            self.full.push_back(std::mem::take(&mut self.last).into());
            bytes = later;
        }
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = self.full.pop_front().or_else(|| {
            let last = std::mem::take(&mut self.last);
            (!last.is_empty()).then(|| last.into())
        });
        Poll::Ready(piece.map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.full.is_empty() && self.last.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let full: usize = self.full.iter().map(Bytes::len).sum();
        SizeHint::with_exact((full + self.last.len()) as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[tokio::test]
    async fn what_was_written_is_what_is_sent_and_its_length_is_known_before() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 5] {
            // Letters of two bytes behind one of one: a piece may end inside of one.
            let text: String = std::iter::once('a')
                .chain(std::iter::repeat('đ'))
                .take(length / 2 + 1)
                .collect();
            let mut pieces = Pieces::default();
            pieces.write_str(&text).unwrap();
            pieces.write_str("ộ").unwrap();
            assert_eq!(pieces.size_hint().exact(), Some(text.len() as u64 + 3));
            let sent = axum::body::to_bytes(axum::body::Body::new(pieces), usize::MAX)
                .await
                .unwrap();
            assert_eq!(sent, format!("{text}ộ"));
        }
    }
}
