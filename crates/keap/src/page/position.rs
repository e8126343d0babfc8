//! A place in the rows of a query that can be kept and gone on from.

use std::fmt;
use std::str::FromStr;

use crate::{Error, ErrorKind};

/// Where a reading of pages stands: behind the last page that was given. Write it down with
/// [`to_string`](ToString::to_string), read it with [`parse`](str::parse), and give it to
/// [`Pages::resume`](super::Pages::resume) of the same query.
///
/// By id (`after:17`) the place is exact whatever happens to other rows meanwhile. Where a backend does not read by id the
/// place is a count (`page:3`, `row:250`): rows that come or go before it shift what follows, and a last page that was not
/// full comes again. Going on from the end gives the rows that were added since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position(pub(crate) Place);

/// What a position is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// Before the first row.
    #[default]
    Start,
    /// After the row with this id.
    After(i64),
    /// Before this page of the query, in pages of its limit.
    Page(u32),
    /// After this many rows.
    Row(u64),
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Place::Start => f.write_str("start"),
            Place::After(id) => write!(f, "after:{id}"),
            Place::Page(page) => write!(f, "page:{page}"),
            Place::Row(row) => write!(f, "row:{row}"),
        }
    }
}

impl FromStr for Position {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let place = match text.split_once(':') {
            None if text == "start" => Some(Place::Start),
            Some(("after", id)) => id.parse().ok().map(Place::After),
            Some(("page", page)) => page.parse().ok().map(Place::Page),
            Some(("row", row)) => row.parse().ok().map(Place::Row),
            _ => None,
        };
        place.map(Self).ok_or_else(|| {
            let message = format!("`{text}` is no position in the pages of a query");
            Error::new(ErrorKind::InvalidRequest, message)
                .hinted("positions read `start`, `after:17`, `page:3` or `row:250`")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_read_as_it_was_written() {
        for text in ["start", "after:17", "after:-1", "page:3", "row:250"] {
            assert_eq!(text.parse::<Position>().unwrap().to_string(), text);
        }
        for text in ["", "after", "after:", "page:-1", "row:x", "17", "end"] {
            let error = text.parse::<Position>().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{text}");
        }
    }
}
