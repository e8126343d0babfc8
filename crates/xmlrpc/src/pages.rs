//! All rows of a query, page after page.

use std::vec;

use futures_core::Stream;
use futures_util::stream;
use keap_schema::{Comparison, Condition, MAX_PAGE, Order, QueryData, Record};
use thiserror::Error;

use crate::methods::data;
use crate::table_client::query_method;
use crate::{Client, ConvertError, Error, Method as _, RecordFormat};

/// The column that pages are cut by.
const ID: &str = "Id";

/// The rows of a query over all its pages.
///
/// A page is asked for when its first row is wanted, never before, so a slow reader holds one page in memory. A page with
/// fewer rows than its limit is the last one (every client relies on this; there is no total). When the query has no order
/// and the table has an `Id`, the rows are ordered by it, because pages without an order may overlap.
///
/// [`by_id`](Self::by_id) asks for the ids above the last one instead of for a page number. That is faster far into a big
/// table, and rows that come or go meanwhile shift nothing.
///
/// ```
/// # use keap_http::{Transport, testing::Script};
/// # use keap_xmlrpc::Client;
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let answer = "<methodResponse><params><param><value><array><data><value><struct><member><name>Id</name><value><i4>17</i4></value></member></struct></value></data></array></value></param></params></methodResponse>";
/// # let script = Script::new().answer(200, "text/xml", answer);
/// # let client = Client::new(Transport::new(script), "https://example.com/".parse()?, "key");
/// use keap_schema::{Query, contact, table};
///
/// let query = Query::new().not_null(contact::EMAIL).select((contact::ID, contact::EMAIL));
/// let mut pages = client.table::<table::Contact>().pages(query).by_id()?;
/// while let Some(record) = pages.next_record().await? {
///     println!("{record:?}, and after it {:?}", pages.position());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Pages {
    client: Client,
    query: QueryData,
    format: RecordFormat,
    next: Position,
    buffer: vec::IntoIter<Record>,
    given: Position,
    last_page: bool,
    hide_id: bool,
}

/// A place between two rows. Keep it to go on from there later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    /// After some rows of a page, both counted from 0.
    Row {
        /// The page.
        page: u32,
        /// How many of its rows are before this place.
        row: u32,
    },
    /// After the row with this id; for pages [by id](Pages::by_id).
    After(i64),
}

/// Pages cannot be cut by id.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotById {
    /// The rows of the table have no `Id`.
    #[error("the rows of table `{0}` have no id")]
    NoId(String),
    /// The query orders by another column, or backwards.
    #[error("the query has an order of its own, by `{0}`")]
    Ordered(String),
    /// The query has a condition on `Id`, and the wire takes one per field.
    #[error("the query has a condition on the id of its own")]
    Condition,
}

impl Pages {
    /// All rows of a query, from its page on. A table that is not known here is taken to have an `Id` only by
    /// [`by_id`](Self::by_id).
    pub fn new(client: Client, mut query: QueryData) -> Self {
        let has_id = keap_schema::table(&query.table).is_some_and(|table| table.has_id());
        if query.order.is_none() && has_id {
            query.order = Some(Order {
                field: ID.to_owned(),
                ascending: true,
            });
        }
        // The server gives no more than that in a page, whatever it is asked for; a page that looks short would end the rows.
        query.limit = query.limit.clamp(1, MAX_PAGE);
        let format = client.format(&query.table);
        let start = Position::Row {
            page: query.page,
            row: 0,
        };
        Self {
            client,
            query,
            format,
            next: start,
            buffer: Vec::new().into_iter(),
            given: start,
            last_page: false,
            hide_id: false,
        }
    }

    /// The same rows, cut by id: ordered by it, and each page asks for those above the last one.
    ///
    /// # Errors
    /// When the table has no id, or the query has an order or a condition on the id of its own.
    pub fn by_id(mut self) -> Result<Self, NotById> {
        let query = &mut self.query;
        if keap_schema::table(&query.table).is_some_and(|table| !table.has_id()) {
            return Err(NotById::NoId(query.table.clone()));
        }
        if let Some(order) = &query.order
            && (order.field != ID || !order.ascending)
        {
            return Err(NotById::Ordered(order.field.clone()));
        }
        if query.conditions_on(ID).next().is_some() {
            return Err(NotById::Condition);
        }
        query.order = Some(Order {
            field: ID.to_owned(),
            ascending: true,
        });
        query.page = 0;
        self.hide_id = !query.selected.is_empty() && !query.selected.iter().any(|name| name == ID);
        if self.hide_id {
            query.selected.push(ID.to_owned());
        }
        self.given = Position::After(0);
        Ok(self)
    }

    /// The same rows, read by another format: with the types of custom fields.
    #[must_use]
    pub fn with_format(mut self, format: RecordFormat) -> Self {
        self.format = format;
        self
    }

    /// The same rows from a place on. A place of the other kind of paging is ignored.
    #[must_use]
    pub fn resume(mut self, position: Position) -> Self {
        let is_same_kind = std::mem::discriminant(&self.given) == std::mem::discriminant(&position);
        if is_same_kind {
            self.next = position;
            self.given = position;
            self.buffer = Vec::new().into_iter();
            self.last_page = false;
        }
        self
    }

    /// The place after the row that was given last.
    pub fn position(&self) -> Position {
        self.given
    }

    /// The next row; none after the last one.
    ///
    /// # Errors
    /// As [`TableClient::query`](crate::TableClient::query). The position stays, so the call can be repeated.
    pub async fn next_record(&mut self) -> Result<Option<Record>, Error> {
        loop {
            if let Some(mut record) = self.buffer.next() {
                self.step(&mut record)?;
                return Ok(Some(record));
            }
            if self.last_page {
                return Ok(None);
            }
            self.fetch().await?;
        }
    }

    /// The rows as a stream. It ends after the first error.
    pub fn stream(self) -> impl Stream<Item = Result<Record, Error>> + Send {
        stream::try_unfold(self, |mut pages| async move {
            let record = pages.next_record().await?;
            Ok(record.map(|record| (record, pages)))
        })
    }

    /// The rows with the place after each, as a stream.
    pub fn stream_with_positions(
        self,
    ) -> impl Stream<Item = Result<(Position, Record), Error>> + Send {
        stream::try_unfold(self, |mut pages| async move {
            let record = pages.next_record().await?;
            Ok(record.map(|record| ((pages.given, record), pages)))
        })
    }

    /// Moves the place behind a row.
    fn step(&mut self, record: &mut Record) -> Result<(), Error> {
        match &mut self.given {
            Position::Row { row, .. } => *row += 1,
            Position::After(last) => {
                let id = record.get(ID).and_then(keap_schema::FieldValue::as_i64);
                // A server that does not understand the condition would give the same page for ever.
                let above = id.filter(|id| id > last).ok_or_else(|| {
                    let found = id.map_or_else(|| "none".to_owned(), |id| id.to_string());
                    let error = ConvertError::new(format!("an id above {last}"), found);
                    Error::convert(data::Query::NAME, error.in_member(ID))
                })?;
                *last = above;
                if self.hide_id {
                    record.remove(ID);
                }
            }
        }
        Ok(())
    }

    /// Asks for the next page.
    async fn fetch(&mut self) -> Result<(), Error> {
        let mut query = self.query.clone();
        let mut skip = 0;
        match self.place_to_ask() {
            Position::Row { page, row } => (query.page, skip) = (page, row),
            Position::After(id) => query.conditions.push((
                ID.to_owned(),
                Condition::Compare(Comparison::Greater, id.into()),
            )),
        }
        let rows = self
            .client
            .call(&query_method(&query, &self.format)?)
            .await?;
        self.last_page = rows.len() < query.limit as usize;
        let records: Vec<Record> = rows
            .iter()
            .skip(skip as usize)
            .map(|row| self.format.read(row))
            .collect();
        self.buffer = records.into_iter();
        if let Position::Row { page, row } = self.place_to_ask() {
            self.given = Position::Row { page, row };
            self.next = Position::Row {
                page: page.saturating_add(1),
                row: 0,
            };
        }
        Ok(())
    }

    fn place_to_ask(&self) -> Position {
        match self.given {
            Position::After(_) => self.given,
            Position::Row { .. } => self.next,
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::TryStreamExt as _;
    use keap_http::testing::Script;
    use keap_schema::{Query, contact, contact_group_assign, table};

    use super::*;
    use crate::{DecodeOptions, EncodeOptions, Struct, Value, decode_call, encode_response};

    fn page(ids: impl IntoIterator<Item = i32>) -> Vec<u8> {
        let rows: Value = ids
            .into_iter()
            .map(|id| Struct::new().with("Id", id))
            .collect();
        encode_response(&rows, &EncodeOptions::server()).unwrap()
    }

    fn script(pages: &[&[i32]]) -> Script {
        pages.iter().fold(Script::new(), |script, ids| {
            script.answer(200, "text/xml", page(ids.iter().copied()))
        })
    }

    fn pages(script: &Script) -> Pages {
        let client = Client::new(
            script.transport(),
            "https://example.com/".parse().unwrap(),
            "key",
        );
        client
            .table::<table::Contact>()
            .pages(Query::new().select(contact::ID).limit(2))
    }

    /// Page number and condition on the id of each call.
    fn asked(script: &Script) -> Vec<(i32, String)> {
        let seen = script.take_seen();
        let calls = seen.iter().map(|seen| {
            let call = decode_call(&seen.body, &DecodeOptions::strict()).unwrap();
            let condition = call.params[4]["Id"].as_str().unwrap_or_default().to_owned();
            (call.params[3].as_i32().unwrap(), condition)
        });
        calls.collect()
    }

    async fn ids(pages: Pages) -> Vec<i64> {
        let records: Vec<Record> = pages.stream().try_collect().await.unwrap();
        records
            .iter()
            .filter_map(|record| record.read(contact::ID).unwrap())
            .collect()
    }

    #[tokio::test]
    async fn a_short_page_is_the_last() {
        let script = script(&[&[1, 2], &[3]]);
        assert_eq!(ids(pages(&script)).await, [1, 2, 3]);
        assert_eq!(asked(&script), [(0, String::new()), (1, String::new())]);
    }

    #[tokio::test]
    async fn a_full_last_page_is_followed_by_an_empty_one() {
        let script = script(&[&[1, 2], &[]]);
        assert_eq!(ids(pages(&script)).await, [1, 2]);
    }

    #[tokio::test]
    async fn nothing_is_asked_before_it_is_wanted() {
        let script = script(&[&[1, 2], &[3]]);
        let mut pages = pages(&script);
        assert_eq!(asked(&script), []);
        pages.next_record().await.unwrap();
        pages.next_record().await.unwrap();
        assert_eq!(asked(&script).len(), 1);
    }

    #[tokio::test]
    async fn reading_goes_on_where_it_stopped() {
        let script = script(&[&[1, 2], &[3, 4], &[3, 4], &[]]);
        let mut first = pages(&script);
        for _ in 0..3 {
            first.next_record().await.unwrap();
        }
        assert_eq!(first.position(), Position::Row { page: 1, row: 1 });
        assert_eq!(ids(pages(&script).resume(first.position())).await, [4]);
    }

    #[tokio::test]
    async fn pages_by_id_ask_for_what_is_above() {
        let script = script(&[&[3, 8], &[9]]);
        assert_eq!(ids(pages(&script).by_id().unwrap()).await, [3, 8, 9]);
        assert_eq!(
            asked(&script),
            [(0, "~>~ 0".to_owned()), (0, "~>~ 8".to_owned())]
        );
    }

    #[tokio::test]
    async fn a_server_that_gives_the_same_page_again_is_an_error() {
        let script = script(&[&[3, 8], &[3, 8]]);
        let rows: Result<Vec<_>, _> = pages(&script).by_id().unwrap().stream().try_collect().await;
        let error = rows.unwrap_err();
        let source = std::error::Error::source(&error).unwrap().to_string();
        assert_eq!(source, "Id: expected an id above 8, found 3");
    }

    #[tokio::test]
    async fn a_limit_beyond_the_servers_does_not_end_the_rows_early() {
        let mut query = Query::<table::Contact>::new()
            .select(contact::ID)
            .into_data();
        query.limit = 5000;
        let ids: Vec<i32> = (1..=1000).collect();
        let script = script(&[&ids, &[1001]]);
        let client = Client::new(
            script.transport(),
            "https://example.com/".parse().unwrap(),
            "key",
        );
        assert_eq!(self::ids(Pages::new(client, query)).await.len(), 1001);
    }

    #[tokio::test]
    async fn an_id_that_was_not_selected_is_not_given() {
        let script = script(&[&[3]]);
        let client = Client::new(
            script.transport(),
            "https://example.com/".parse().unwrap(),
            "key",
        );
        let query = Query::<table::Contact>::new().select(contact::EMAIL);
        let mut pages = client.table().pages(query).by_id().unwrap();
        assert_eq!(pages.next_record().await.unwrap(), Some(Record::new()));
        assert_eq!(pages.position(), Position::After(3));
    }

    #[tokio::test]
    async fn an_error_leaves_the_position() {
        let failed = Script::new().answer(200, "text/xml", page([1, 2])).answer(
            502,
            "text/html",
            "<h1>Bad Gateway</h1>",
        );
        let mut pages = pages(&failed.answer(200, "text/xml", page([3])));
        for _ in 0..2 {
            pages.next_record().await.unwrap();
        }
        assert!(pages.next_record().await.is_err());
        assert_eq!(pages.position(), Position::Row { page: 0, row: 2 });
        assert_eq!(
            pages.next_record().await.unwrap().unwrap().get("Id"),
            Some(&3.into())
        );
    }

    #[test]
    fn not_every_query_can_be_cut_by_id() {
        let client = Client::new(
            Script::new().transport(),
            "https://example.com/".parse().unwrap(),
            "key",
        );
        let contacts = |query| {
            client
                .table::<table::Contact>()
                .pages(query)
                .by_id()
                .unwrap_err()
        };
        let tags = client.table().pages(
            Query::<table::ContactGroupAssign>::new().select(contact_group_assign::GROUP_ID),
        );
        let errors = [
            contacts(Query::new().descending(contact::ID)),
            contacts(Query::new().any_of(contact::ID, [1])),
            tags.by_id().unwrap_err(),
        ];
        insta::assert_snapshot!(errors.map(|error| error.to_string()).join("\n"), @"
        the query has an order of its own, by `Id`
        the query has a condition on the id of its own
        the rows of table `ContactGroupAssign` have no id
        ");
    }
}
