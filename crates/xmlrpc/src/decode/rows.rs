//! One row of a large array after the other, out of a document in memory.

use serde::Deserialize;

use super::options::DecodeOptions;
use super::path::{Close, Frame, Kind};
use super::reader::{Answer, Reader, Token};
use super::{read_fault, source, typed};
use crate::error::{DecodeError, Position};
use crate::message::Fault;

/// The rows of an answer that is an array, read one by one as Rust types that may borrow from the
/// document.
///
/// A row that cannot be read is an error that names it, and the rows after it can still be read,
/// unless the document is broken there: then no more rows come.
///
/// ```
/// use keap_xmlrpc::{DecodeOptions, RowsRef};
///
/// let answer = b"<methodResponse><params><param><value><array><data><value>a</value>\
///     <value>b</value></data></array></value></param></params></methodResponse>";
/// let mut rows = RowsRef::new(answer, DecodeOptions::default())??;
/// assert_eq!(rows.next_row::<&str>()?, Some("a"));
/// assert_eq!(rows.next_row::<&str>()?, Some("b"));
/// assert_eq!(rows.next_row::<&str>()?, None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct RowsRef<'a> {
    text: &'a str,
    origin: Position,
    options: DecodeOptions,
    cursor: Cursor,
}

impl<'a> RowsRef<'a> {
    /// Reads up to the first row.
    ///
    /// # Errors
    ///
    /// When the document is no `methodResponse` or its value no array, or is not UTF-8.
    pub fn new(
        bytes: &'a [u8],
        options: DecodeOptions,
    ) -> Result<Result<Self, Fault>, DecodeError> {
        let (text, origin) = source::read_borrowed(bytes, &options)?;
        let mut cursor = Cursor::default();
        let fault = cursor
            .open(text, origin, &options)
            .map_err(|stop| stop.error)?;
        Ok(fault.map_or(
            Ok(Self {
                text,
                origin,
                options,
                cursor,
            }),
            Err,
        ))
    }

    /// The next row; none after the last one.
    ///
    /// # Errors
    ///
    /// When the row does not fit the type or is not well-formed, and after the last row when what
    /// follows it is not the end of the answer.
    pub fn next_row<T: Deserialize<'a>>(&mut self) -> Result<Option<T>, DecodeError> {
        let row = self
            .cursor
            .row(self.text, self.origin, &self.options, typed::read);
        match row {
            Ok(Some(row)) => Ok(Some(row)),
            Ok(None) => {
                self.cursor
                    .close(self.text, self.origin, &self.options)
                    .map_err(|stop| stop.error)?;
                Ok(None)
            }
            Err(stop) => {
                self.cursor.pass_over(self.text, self.origin, &self.options);
                Err(stop.error)
            }
        }
    }
}

/// Passes over a row, whatever the texts in it are.
pub(super) fn skip_anything(reader: &mut Reader<'_, '_>) -> Result<(), DecodeError> {
    reader.skips = true;
    reader.skip()
}

/// How far the rows of a text were read.
#[derive(Clone, Debug)]
pub(super) struct Cursor {
    /// Where the next step starts.
    pub(super) place: usize,
    row: usize,
    close: Close,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Rows,
    /// All rows are read, the end tags of the answer are not.
    Close,
    Done,
}

/// An error, and whether it may only be there because the text is not complete.
pub(super) struct Stop {
    pub(super) error: DecodeError,
    pub(super) wants_more: bool,
}

impl Default for Cursor {
    fn default() -> Self {
        Self {
            place: 0,
            row: 0,
            close: Close::All,
            stage: Stage::Rows,
        }
    }
}

impl Cursor {
    /// Goes up to the first row; a fault is read as a whole.
    pub(super) fn open(
        &mut self,
        text: &str,
        origin: Position,
        options: &DecodeOptions,
    ) -> Result<Option<Fault>, Stop> {
        let mut reader = Reader::new(text, origin, options);
        let opened = match reader.open_response() {
            Ok(Answer::Value) => match reader.value() {
                Ok(Token::Array) => Ok(None),
                Ok(_) => Err(reader.wrong("an array", "another type")),
                Err(error) => Err(error),
            },
            Ok(Answer::Fault) => read_fault(&mut reader).map(Some),
            Err(error) => Err(error),
        };
        let fault = opened.map_err(|error| Stop {
            error,
            wants_more: reader.has_seen_all(),
        })?;
        self.place = reader.consumed();
        self.close = reader
            .frames
            .last()
            .map_or(Close::Nothing, |frame| frame.close);
        Ok(fault)
    }

    /// Reads the next row.
    pub(super) fn row<'a, T>(
        &mut self,
        text: &'a str,
        origin: Position,
        options: &DecodeOptions,
        read: impl FnOnce(&mut Reader<'a, '_>) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, Stop> {
        if self.stage != Stage::Rows {
            return Ok(None);
        }
        let mut reader = self.reader(text, origin, options);
        let row = match reader.next_item() {
            Ok(true) => read(&mut reader).map(Some),
            Ok(false) => Ok(None),
            Err(error) => Err(error),
        };
        match row {
            Ok(row) => {
                self.place = reader.consumed();
                self.row += 1;
                if row.is_none() {
                    self.stage = Stage::Close;
                }
                Ok(row)
            }
            Err(error) => Err(Stop {
                error,
                wants_more: reader.has_seen_all(),
            }),
        }
    }

    /// Passes over a row that could not be read, so that the next one can be. When that cannot be
    /// either, the rows are at their end.
    pub(super) fn pass_over(&mut self, text: &str, origin: Position, options: &DecodeOptions) {
        let options = DecodeOptions {
            lossy: true,
            ..options.clone()
        };
        let skipped = self.row(text, origin, &options, skip_anything);
        if !matches!(skipped, Ok(Some(()))) {
            self.stage = Stage::Done;
        }
    }

    /// Reads what follows the last row, to the end of the document.
    pub(super) fn close(
        &mut self,
        text: &str,
        origin: Position,
        options: &DecodeOptions,
    ) -> Result<(), Stop> {
        if self.stage != Stage::Close {
            return Ok(());
        }
        self.stage = Stage::Done;
        let mut reader = self.reader(text, origin, options);
        reader.frames.clear();
        reader.close_response().map_err(|error| Stop {
            error,
            wants_more: false,
        })
    }

    /// A reader that goes on where the cursor is.
    fn reader<'a, 'o>(
        &self,
        text: &'a str,
        origin: Position,
        options: &'o DecodeOptions,
    ) -> Reader<'a, 'o> {
        let mut reader = Reader::new(text, origin, options);
        reader.start_at(self.place);
        reader.root = "methodResponse/params/param/value".into();
        let mut frame = Frame::new(Kind::Array, self.close);
        frame.count = self.row;
        reader.frames.push(frame);
        reader
    }

    /// Takes back what was read of the text, because it is going to be dropped up to there.
    pub(super) fn rebase(&mut self) -> usize {
        std::mem::take(&mut self.place)
    }

    /// Whether all rows were read and the end of the answer comes next.
    pub(super) fn is_before_close(&self) -> bool {
        self.stage == Stage::Close
    }
}
