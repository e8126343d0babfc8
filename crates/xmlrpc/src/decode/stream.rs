//! One row of a large array after the other, out of a reader.

use std::io::{self, Read};

use serde::de::DeserializeOwned;

use super::options::DecodeOptions;
use super::rows::{Cursor, Stop, skip_anything};
use super::{reader, source, tree, typed};
use crate::error::{DecodeError, DecodeErrorKind, Position};
use crate::message::Fault;
use crate::value::Value;

/// How many bytes are asked for at once.
const CHUNK: usize = 64 << 10;

/// The rows of an answer that is an array, read one by one from a reader.
///
/// Holds one row and one chunk of 64 KiB at a time, however large the answer is. A row that cannot
/// be read is an error that names it, and the rows after it can still be read, unless the document
/// is broken there: then no more rows come. The document must be UTF-8;
/// [`Limits::size`](crate::Limits::size) is the limit of one row.
///
/// ```
/// use keap_xmlrpc::{DecodeOptions, Rows};
///
/// let answer = b"<methodResponse><params><param><value><array><data><value>a</value>\
///     <value>b</value></data></array></value></param></params></methodResponse>";
/// let mut rows = Rows::new(&answer[..], DecodeOptions::default());
/// let mut texts = Vec::new();
/// while let Some(text) = rows.next_row::<String>()? {
///     texts.push(text);
/// }
/// assert_eq!(texts, ["a", "b"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Rows<R> {
    source: R,
    options: DecodeOptions,
    /// What was read of the document and is not done with.
    text: String,
    /// Where the text starts in the document.
    origin: Position,
    cursor: Cursor,
    /// The last bytes of a chunk, when they are the start of a character, then room for the next.
    chunk: Vec<u8>,
    held: usize,
    is_open: bool,
    has_ended: bool,
}

/// Why the next row of a stream did not come.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RowsError {
    /// The reader failed.
    #[error("the answer could not be read to its end")]
    Read(#[source] io::Error),
    /// The document or the row is wrong.
    #[error(transparent)]
    Decode(DecodeError),
    /// The answer is no array but a fault.
    #[error(transparent)]
    Fault(Fault),
}

impl<R: Read> Rows<R> {
    /// Rows out of a reader; nothing is read yet.
    pub fn new(source: R, options: DecodeOptions) -> Self {
        Self {
            source,
            options,
            text: String::new(),
            origin: Position {
                offset: 0,
                line: 1,
                column: 1,
            },
            cursor: Cursor::default(),
            chunk: vec![0; CHUNK],
            held: 0,
            is_open: false,
            has_ended: false,
        }
    }

    /// The next row as a Rust type; none after the last one.
    ///
    /// # Errors
    ///
    /// When the reader fails, the row does not fit the type or is not well-formed, when the answer
    /// is a fault or no array, and after the last row when what follows it is not the end of the
    /// answer.
    pub fn next_row<T: DeserializeOwned>(&mut self) -> Result<Option<T>, RowsError> {
        self.next(|reader| typed::read(reader))
    }

    /// The next row as a tree; none after the last one.
    ///
    /// # Errors
    ///
    /// As [`next_row`](Self::next_row).
    pub fn next_value(&mut self) -> Result<Option<Value>, RowsError> {
        self.next(tree::read_owned)
    }

    fn next<T>(
        &mut self,
        read: impl Fn(&mut reader::Reader<'_, '_>) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, RowsError> {
        self.open()?;
        loop {
            match self
                .cursor
                .row(&self.text, self.origin, &self.options, &read)
            {
                Ok(Some(row)) => return Ok(Some(row)),
                Ok(None) => return self.close().map(|()| None),
                Err(Stop {
                    wants_more: true, ..
                }) if !self.has_ended => self.fill()?,
                Err(Stop { error, .. }) => {
                    self.pass_over()?;
                    return Err(RowsError::Decode(error));
                }
            }
        }
    }

    /// Reads up to the first row, the first time.
    fn open(&mut self) -> Result<(), RowsError> {
        while !self.is_open {
            // The declaration must be complete before anything can be said about the encoding.
            let begun = source::after_blanks(self.text.as_bytes());
            if begun.len() < 256 && !self.has_ended {
                self.fill()?;
                continue;
            }
            source::check_utf8_declared(&self.text).map_err(RowsError::Decode)?;
            match self.cursor.open(&self.text, self.origin, &self.options) {
                Ok(None) => self.is_open = true,
                Ok(Some(fault)) => return Err(RowsError::Fault(fault)),
                Err(Stop {
                    wants_more: true, ..
                }) if !self.has_ended => self.fill()?,
                Err(Stop { error, .. }) => return Err(RowsError::Decode(error)),
            }
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), RowsError> {
        while self.cursor.is_before_close() && !self.has_ended {
            self.fill()?;
        }
        let closed = self.cursor.close(&self.text, self.origin, &self.options);
        closed.map_err(|stop| RowsError::Decode(stop.error))
    }

    /// Passes over a row that could not be read: it may not be here to its end yet.
    fn pass_over(&mut self) -> Result<(), RowsError> {
        let options = DecodeOptions {
            lossy: true,
            ..self.options.clone()
        };
        while !self.has_ended {
            // Only looks whether the row is complete: the cursor stays.
            let mut cursor = self.cursor.clone();
            match cursor.row(&self.text, self.origin, &options, skip_anything) {
                Err(Stop {
                    wants_more: true, ..
                }) => self.fill()?,
                _ => break,
            }
        }
        self.cursor
            .pass_over(&self.text, self.origin, &self.options);
        Ok(())
    }

    /// Drops what was done with, and reads more of the document: at least as much as is there already, because a row
    /// that did not fit is begun again, and a row of many chunks must not cost the square of its size.
    fn fill(&mut self) -> Result<(), RowsError> {
        let done = self.cursor.rebase();
        self.origin = source::position(&self.text, done, self.origin);
        self.text.drain(..done);
        let wanted = self.text.len() * 2;
        loop {
            self.read_chunk()?;
            if self.has_ended || self.text.len() >= wanted {
                return Ok(());
            }
        }
    }

    /// Reads one chunk.
    fn read_chunk(&mut self) -> Result<(), RowsError> {
        let count = match self.source.read(&mut self.chunk[self.held..]) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            Err(error) => return Err(RowsError::Read(error)),
        };
        self.has_ended = count == 0;
        let mut bytes = &self.chunk[..self.held + count];
        let is_first = self.origin.offset == 0 && self.text.is_empty();
        if let (true, Some(rest)) = (is_first, bytes.strip_prefix(b"\xEF\xBB\xBF")) {
            bytes = rest;
            self.origin.offset = 3;
        }
        let taken = source::push_utf8(&mut self.text, bytes, self.has_ended, self.options.lossy)
            .map_err(|place| {
                RowsError::Decode(source::not_utf8_after(
                    &self.text,
                    bytes,
                    place,
                    self.origin,
                ))
            })?;
        let (start, end) = (self.held + count - bytes.len() + taken, self.held + count);
        self.chunk.copy_within(start..end, 0);
        self.held = end - start;
        if self.text.len() > self.options.limits.size {
            let expected = format!("a row of at most {} bytes", self.options.limits.size);
            let error = DecodeError::whole(DecodeErrorKind::TooLarge, &expected, "more");
            return Err(RowsError::Decode(error));
        }
        Ok(())
    }
}
