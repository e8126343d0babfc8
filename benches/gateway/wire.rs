//! The least client that there is: bytes out, an answer with its length in.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::Failure;

/// Nothing that is measured takes so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection that is kept open.
pub(crate) struct Wire {
    stream: TcpStream,
    /// What was read of an answer.
    read: Vec<u8>,
    chunk: Box<[u8]>,
}

impl Wire {
    pub(crate) fn to(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self {
            stream,
            read: Vec::new(),
            chunk: vec![0; 256 << 10].into(),
        })
    }

    /// Sends a request and reads its answer; the body of it, with the marks of its pieces when it came in pieces.
    pub(crate) fn exchange(&mut self, request: &[u8]) -> Result<&[u8], Failure> {
        self.stream.write_all(request)?;
        self.read.clear();
        let (head, length) = loop {
            if let Some(end) = end_of_head(&self.read) {
                break (end, length(&self.read[..end])?);
            }
            self.more()?;
        };
        while !match length {
            Length::Bytes(length) => self.read.len() >= head + length,
            Length::Pieces => self.read[head..].ends_with(LAST_PIECE),
        } {
            self.more()?;
        }
        Ok(&self.read[head..])
    }

    fn more(&mut self) -> Result<(), Failure> {
        let count = self.stream.read(&mut self.chunk)?;
        if count == 0 {
            return Err("the connection ended before the answer did".into());
        }
        self.read.extend_from_slice(&self.chunk[..count]);
        Ok(())
    }
}

fn end_of_head(read: &[u8]) -> Option<usize> {
    let end = read.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some(end + 4)
}

/// How it is told where a body ends.
enum Length {
    Bytes(usize),
    Pieces,
}

/// What ends a body in pieces. None of those that are read here ends with it in the middle.
const LAST_PIECE: &[u8] = b"\r\n0\r\n\r\n";

/// The length of the body, of an answer that is one.
fn length(head: &[u8]) -> Result<Length, Failure> {
    let head = std::str::from_utf8(head)?.to_ascii_lowercase();
    if !head.starts_with("http/1.1 200 ") {
        return Err(format!("no answer: {head}").into());
    }
    let of = |name| head.lines().find_map(|line| line.strip_prefix(name));
    if of("transfer-encoding: chunked").is_some() {
        return Ok(Length::Pieces);
    }
    let length = of("content-length:").ok_or("an answer without its length")?;
    Ok(Length::Bytes(length.trim().parse()?))
}

/// A call that is sent again and again, and what is answered each time.
#[derive(Clone)]
pub(crate) struct Target {
    pub(crate) address: SocketAddr,
    pub(crate) request: Vec<u8>,
    answer: Vec<u8>,
}

impl Target {
    /// Sends it once. What is answered has to hold certain words, and is what has to be answered each time.
    pub(crate) fn checked(
        address: SocketAddr,
        request: Vec<u8>,
        words: &str,
    ) -> Result<Self, Failure> {
        let answer = Wire::to(address)?.exchange(&request)?.to_vec();
        if !String::from_utf8_lossy(&answer).contains(words) {
            let answer = String::from_utf8_lossy(&answer[..answer.len().min(2000)]);
            return Err(format!("{words:?} is not in the answer: {answer}").into());
        }
        Ok(Self {
            address,
            request,
            answer,
        })
    }

    /// How many bytes are answered.
    pub(crate) fn answered(&self) -> usize {
        self.answer.len()
    }

    /// Sends it and compares the answer.
    pub(crate) fn send(&self, wire: &mut Wire) -> Result<(), Failure> {
        let answer = wire.exchange(&self.request)?;
        if answer != self.answer {
            let answer = String::from_utf8_lossy(&answer[..answer.len().min(2000)]);
            return Err(format!("another answer than before: {answer}").into());
        }
        Ok(())
    }
}
