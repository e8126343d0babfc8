//! A place in the rows of a query that can be kept and gone on from.

use std::fmt;
use std::str::FromStr;

use keap_schema::{MAX_PAGE, QueryData};

use crate::{Error, ErrorKind};

/// Where a reading of pages stands: behind the last page that was given. Write it down with
/// [`to_string`](ToString::to_string), read it with [`parse`](str::parse), and give it to
/// [`Pages::resume`](super::Pages::resume) of the same query.
///
/// By id (`after:17`) the place is exact whatever happens to other rows meanwhile. Where a backend does not read by id the
/// place is a count (`page:3`, `row:250`): rows that come or go before it shift what follows, and a last page that was not
/// full comes again. Going on from the end gives the rows that were added since.
///
/// The mark behind it (`after:17@9f3c21ab`) is of the query: of its table, conditions and order, and where pages are counted
/// of its limit too. In another query the place would pass rows over, so it is refused there. A mark may be left out of
/// `after:17`, where the id itself tells all. Another version of this crate may mark the same query in another way: it
/// refuses the position then, and the reading begins again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    place: Place,
    mark: Option<u32>,
}

impl Position {
    /// The place of a reading.
    pub(super) fn of(place: Place, marks: Marks) -> Self {
        let mark = Some(marks.of(place)).filter(|_| place != Place::Start);
        Self { place, mark }
    }

    /// Whether rows that come or go meanwhile shift nothing: it is behind an id, or at the start.
    pub fn is_exact(self) -> bool {
        matches!(self.place, Place::Start | Place::After(_))
    }

    /// The place, in a query with these marks; none where it is the place of another query.
    pub(super) fn place_in(self, marks: Marks) -> Option<Place> {
        let fits = match (self.place, self.mark) {
            (_, Some(mark)) => mark == marks.of(self.place),
            (Place::Start | Place::After(_), None) => true,
            (Place::Page(_) | Place::Row(_), None) => false,
        };
        fits.then_some(self.place)
    }
}

/// What tells a query from others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    rows: u32,
    pages: u32,
}

impl Marks {
    pub(super) fn of_query(query: &QueryData) -> Self {
        let mut conditions: Vec<String> = query
            .conditions
            .iter()
            .map(|condition| format!("{condition:?}"))
            .collect();
        conditions.sort();
        let rows = format!("{} {conditions:?} {:?}", query.table, query.order);
        let limit = query.limit.clamp(1, MAX_PAGE);
        Self {
            rows: hash(&rows),
            pages: hash(&format!("{rows} {limit}")),
        }
    }

    fn of(self, place: Place) -> u32 {
        match place {
            Place::Page(_) => self.pages,
            Place::Start | Place::After(_) | Place::Row(_) => self.rows,
        }
    }
}

/// FNV-1a; against mistakes, not against people.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

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

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("start"),
            Self::After(id) => write!(f, "after:{id}"),
            Self::Page(page) => write!(f, "page:{page}"),
            Self::Row(row) => write!(f, "row:{row}"),
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.place.fmt(f)?;
        match self.mark {
            Some(mark) => write!(f, "@{mark:08x}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Position {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        read(text).ok_or_else(|| {
            let message = format!("`{text}` is no position in the pages of a query");
            Error::new(ErrorKind::InvalidRequest, message).hinted(
                "positions read `start`, `after:17@9f3c21ab`, `page:3@9f3c21ab` or `row:250@9f3c21ab`, as a reading told them",
            )
        })
    }
}

fn read(text: &str) -> Option<Position> {
    let (place, mark) = match text.split_once('@') {
        Some((place, mark)) if mark.len() == 8 => {
            (place, Some(u32::from_str_radix(mark, 16).ok()?))
        }
        Some(_) => return None,
        None => (text, None),
    };
    let place = match place.split_once(':') {
        None if place == "start" => Place::Start,
        Some(("after", id)) => Place::After(id.parse().ok()?),
        Some(("page", page)) => Place::Page(page.parse().ok()?),
        Some(("row", row)) => Place::Row(row.parse().ok()?),
        _ => return None,
    };
    Some(Position { place, mark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_read_as_it_was_written() {
        for text in [
            "start",
            "after:17",
            "after:-1@0000000a",
            "page:3@9f3c21ab",
            "row:250",
        ] {
            assert_eq!(text.parse::<Position>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "after",
            "after:",
            "page:-1",
            "row:x",
            "17",
            "end",
            "page:3@",
            "page:3@9f3c21a",
            "page:3@9f3c21ag",
        ] {
            let error = text.parse::<Position>().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{text}");
        }
    }

    #[test]
    fn a_place_is_known_in_its_own_query_alone() {
        let marks_of = |table: &str, limit| {
            let mut query = QueryData::new(table);
            query.limit = limit;
            Marks::of_query(&query)
        };
        let marks = marks_of("Contact", 5);
        let other_page = marks_of("Contact", 20);
        let other_table = marks_of("Lead", 5);
        for place in [Place::After(17), Place::Page(3), Place::Row(250)] {
            let position = Position::of(place, marks);
            assert_eq!(position.place_in(marks), Some(place));
            assert_eq!(position.place_in(other_table), None);
            let by_rows = Some(place).filter(|place| !matches!(place, Place::Page(_)));
            assert_eq!(position.place_in(other_page), by_rows);
        }
    }

    /// Counted places say nothing by themselves.
    #[test]
    fn a_place_without_a_mark_is_taken_where_it_is_an_id() {
        let marks = Marks::of_query(&QueryData::new("Contact"));
        for (text, taken) in [
            ("start", true),
            ("after:17", true),
            ("page:3", false),
            ("row:250", false),
        ] {
            let position: Position = text.parse().unwrap();
            assert_eq!(position.place_in(marks).is_some(), taken, "{text}");
        }
    }
}
