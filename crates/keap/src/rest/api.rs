//! The endpoints that the backend uses, in both versions: one function per need, JSON in and out.
//!
//! The table of fields works on JSON paths, so records travel as JSON here; requests go to the
//! endpoints that `keap_rest` has as data.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use keap_http::Effect;
pub(super) use keap_rest::Cursor;
use keap_rest::{Client, Draft, Filter, ListStyle, Needed, Page};
use serde_json::Value;

use crate::rest::failure;
use crate::rest::query::clause::Clause;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::table::{Endpoint, List, Naming, Paging, Table};
use crate::turn::out;
use crate::{Backend, Error, ErrorKind, Result, model::FileContent};

pub(super) const NOT_THE_API: &str =
    "something else answered in place of the API: check the base URL and what is between";

/// What is asked of a list besides its page.
pub(super) struct Ask<'a> {
    pub(super) filter: &'a [Clause],
    pub(super) order: Option<(&'static str, bool)>,
    /// The properties wanted of each row.
    pub(super) properties: &'a [&'static str],
    /// What fills the placeholders of the path.
    pub(super) path: &'a [(&'static str, String)],
}

/// What one answer has of a list.
pub(super) struct Listed {
    pub(super) rows: Vec<Value>,
    /// How many rows the list has in all, where it is told (v1).
    pub(super) count: Option<u64>,
    /// Where the next page begins if there is one.
    pub(super) next: Option<Cursor>,
}

/// One version of the API.
#[derive(Clone, Debug)]
pub(super) struct Api {
    client: Client,
    backend: Backend,
    held: Option<Held>,
}

/// What keeps requests from being sent.
#[derive(Clone, Debug)]
struct Held {
    /// Whether the models of records, which tell their custom fields, are read all the same.
    reads_models: bool,
    /// Whether a request came as far as here.
    reached: Arc<AtomicBool>,
}

impl Api {
    pub(super) fn new(client: Client, backend: Backend) -> Self {
        Self {
            client,
            backend,
            held: None,
        }
    }

    /// The same connection, which sends nothing, but for the reading of models where that is wanted; and what tells whether
    /// anything else was to be sent.
    pub(super) fn held(&self, reads_models: bool) -> (Self, Arc<AtomicBool>) {
        let reached = Arc::<AtomicBool>::default();
        let held = Held {
            reads_models,
            reached: Arc::clone(&reached),
        };
        let api = Self {
            held: Some(held),
            ..self.clone()
        };
        (api, reached)
    }

    /// Whether models may be read.
    pub(super) fn reads_models(&self) -> bool {
        self.held.as_ref().is_none_or(|held| held.reads_models)
    }

    fn pass(&self, endpoint: Endpoint) -> Result<()> {
        match &self.held {
            Some(held) if !(self.reads_models() && endpoint.path.ends_with("/model")) => {
                held.reached.store(true, Ordering::Relaxed);
                Err(Error::impossible("what is held was to be sent"))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn is_v2(&self) -> bool {
        self.backend == Backend::RestV2
    }

    pub(super) async fn send(&self, request: &Request) -> Result<Value> {
        let answer = self.send_draft(request.endpoint, request.draft()).await;
        answer.map_err(failure::of_a_named_record)
    }

    /// Sends a write, and tells besides the answer whether an earlier attempt may have been carried out: what the answer calls
    /// "so already" may then be that attempt's doing.
    pub(super) async fn send_with_doubt(&self, request: &Request) -> Result<(Value, bool)> {
        let endpoint = request.endpoint;
        self.pass(endpoint)?;
        let draft = request.draft();
        let sent = self.client.send_draft_with_doubt(endpoint, draft);
        let sent = async {
            sent.await
                .map_err(|error| failure::read(error, endpoint.effect))
        };
        out(sent, may_come_later).await
    }

    /// What an endpoint answers that hands out a file.
    pub(super) async fn bytes(&self, request: &Request) -> Result<FileContent> {
        let endpoint = request.endpoint;
        self.pass(endpoint)?;
        let sent = self.client.send_draft_bytes(endpoint, request.draft());
        let answer = sent.await.map(FileContent::from);
        answer.map_err(|error| failure::read(error, endpoint.effect))
    }

    /// Writes one row, or deletes it without a body; `above` fills the placeholders before that of the id.
    pub(super) async fn write(
        &self,
        endpoint: Endpoint,
        above: &[(&'static str, String)],
        id: Option<i64>,
        body: Option<&Value>,
        mask: Option<&[&'static str]>,
    ) -> Result<Value> {
        let mut draft = Draft::new(endpoint.path);
        fill(&mut draft, endpoint, above, id);
        draft.list("update_mask", mask.unwrap_or_default(), ListStyle::Repeat);
        if let Some(body) = body {
            draft.json(body);
        }
        self.send_draft(endpoint, draft).await
    }

    async fn send_draft(&self, endpoint: Endpoint, draft: Draft) -> Result<Value> {
        self.send_draft_for(endpoint, draft, &Needed::all()).await
    }

    async fn send_draft_for(
        &self,
        endpoint: Endpoint,
        draft: Draft,
        needed: &Needed<'_>,
    ) -> Result<Value> {
        self.pass(endpoint)?;
        let sent = self.client.send_draft_for(endpoint, draft, needed);
        let sent = async {
            sent.await
                .map_err(|error| failure::read(error, endpoint.effect))
        };
        match endpoint.effect {
            Effect::Read => sent.await,
            Effect::IdempotentWrite | Effect::Write => out(sent, may_come_later).await,
        }
    }

    /// One row by its id; `above` fills the placeholders before that of the id.
    pub(super) async fn get(
        &self,
        table: &'static Table,
        id: i64,
        above: &[(&'static str, String)],
        properties: &[&'static str],
    ) -> Result<Value> {
        let needed = Needed::all();
        self.get_for(table, id, above, properties, &needed).await
    }

    /// As `get`, without what nobody needs of the answer.
    pub(super) async fn get_for(
        &self,
        table: &'static Table,
        id: i64,
        above: &[(&'static str, String)],
        properties: &[&'static str],
        needed: &Needed<'_>,
    ) -> Result<Value> {
        let endpoints = table.endpoints(self.backend);
        let Some(endpoint) = endpoints.get else {
            return Err(not_served(table.name));
        };
        let mut draft = Draft::new(endpoint.path);
        fill(&mut draft, endpoint, above, Some(id));
        name_properties(&mut draft, endpoints.naming, properties);
        let mut row = self.send_draft_for(endpoint, draft, needed).await?;
        if let Some(inside) = row.get_mut(endpoints.envelope) {
            row = inside.take();
        }
        let path = table.field("Id").and_then(|field| field.path(self.backend));
        let answered = path
            .and_then(|path| json::find(&row, path))
            .and_then(json::integer);
        if answered == Some(id) {
            return Ok(row);
        }
        Err(Error::new(
            ErrorKind::InvalidResponse,
            "the answer is not the record asked for",
        )
        .hinted(NOT_THE_API))
    }

    /// One page of a list.
    pub(super) async fn list(&self, list: &List, ask: &Ask<'_>, cursor: Cursor) -> Result<Listed> {
        let answer = self.send_draft(list.of, draft(list, ask, &cursor)).await?;
        read_page(answer, list, &cursor)
    }

    /// How many rows a list has, as it tells beside a page; `None` when it does not tell.
    pub(super) async fn total(
        &self,
        list: &List,
        ask: &Ask<'_>,
        cursor: Cursor,
    ) -> Result<Option<u64>> {
        let answer = self.send_draft(list.of, draft(list, ask, &cursor)).await?;
        // Something else that answers in place of the API has no rows either.
        let page = read_page(answer, list, &cursor)?;
        let read = page.rows.len() as u64;
        Ok(page.count.filter(|count| *count >= read))
    }

    /// What an endpoint that takes one id answers.
    pub(super) async fn answer(&self, endpoint: Endpoint, id: i64) -> Result<Value> {
        let mut draft = Draft::new(endpoint.path);
        fill(&mut draft, endpoint, &[], Some(id));
        self.send_draft(endpoint, draft).await
    }

    /// A model, with the custom fields of a record type.
    pub(super) async fn model(&self, endpoint: Endpoint) -> Result<Value> {
        self.send_draft(endpoint, Draft::new(endpoint.path)).await
    }
}

/// Whether Keap may still carry a write out that has failed. An answer that cannot be read is one all the same.
fn may_come_later(error: &Error) -> bool {
    error.may_have_applied() && error.kind() != ErrorKind::InvalidResponse
}

/// The rows of a list that a service reads by itself. What lacks the list is no list without rows: something that is to be
/// made when it is not there would be made a second time.
pub(super) fn listed<'a>(answer: &'a Value, key: &str) -> Result<&'a [Value]> {
    match answer.get(key) {
        Some(Value::Array(rows)) => Ok(rows),
        Some(Value::Null) => Ok(&[]),
        _ => Err(not_the_api("the answer is not the list asked for")),
    }
}

pub(super) fn rows<'a>(answer: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    answer
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// Fills the placeholders of a path: those that are named, and the last one with the id.
fn fill(draft: &mut Draft, endpoint: Endpoint, above: &[(&'static str, String)], id: Option<i64>) {
    for (name, value) in above {
        draft.path(name, value);
    }
    let last = endpoint
        .path
        .rsplit_once('{')
        .and_then(|(_, rest)| rest.split_once('}'));
    if let (Some((name, _)), Some(id)) = (last, id) {
        draft.path(name, &id);
    }
}

fn name_properties(draft: &mut Draft, naming: Naming, properties: &[&'static str]) {
    match naming {
        Naming::All => {}
        Naming::Any(parameter) => draft.list(parameter, properties, ListStyle::Comma),
        Naming::Optional(parameter, optional) => {
            let named: Vec<&str> = properties
                .iter()
                .copied()
                .filter(|name| optional.contains(name))
                .collect();
            draft.list(parameter, &named, ListStyle::Comma);
        }
    }
}

/// The request for one page of a list.
fn draft(list: &List, ask: &Ask<'_>, cursor: &Cursor) -> Draft {
    let mut draft = Draft::new(list.of.path);
    fill(&mut draft, list.of, ask.path, None);
    name_properties(&mut draft, list.naming, ask.properties);
    match list.paging {
        Paging::Offset => offset_page(&mut draft, list, ask, cursor),
        Paging::Token => {
            draft.filter(filter(ask.filter).as_ref());
            let order = ask.order.map(|(name, ascending)| {
                format!("{name} {}", if ascending { "asc" } else { "desc" })
            });
            draft.query("order_by", order.as_ref());
            draft.query("page_size", Some(&list.page_size));
            draft.query("page_token", cursor.token().as_ref());
        }
        Paging::Whole => {}
    }
    draft
}

fn offset_page(draft: &mut Draft, list: &List, ask: &Ask<'_>, cursor: &Cursor) {
    for clause in ask.filter {
        if let Clause::Filter { key, value, .. } = clause {
            draft.query(key, Some(value));
        }
    }
    if let Some((name, ascending)) = ask.order {
        draft.query("order", Some(name));
        let direction = if ascending { "ASCENDING" } else { "DESCENDING" };
        draft.query("order_direction", Some(direction));
    }
    draft.query("limit", Some(&list.page_size));
    draft.query("offset", cursor.offset().as_ref());
}

fn read_page(mut answer: Value, list: &List, cursor: &Cursor) -> Result<Listed> {
    let token = next_token(&answer)?;
    let count = answer.get("count").and_then(Value::as_u64);
    let rows = take_rows(&mut answer, list.key)?;
    let page = match list.paging {
        Paging::Token => Page::with_token(rows, token),
        Paging::Offset => Page::with_offset(rows),
        Paging::Whole => Page::last(rows),
    };
    let next = page.next(cursor);
    let before = cursor.offset().map_or(0, u64::from);
    if list.paging == Paging::Offset
        && page.items.is_empty()
        && count.is_some_and(|count| count > before)
    {
        return Err(not_the_api(
            "the answer has no rows, and counts more than came before",
        ));
    }
    Ok(Listed {
        rows: page.items,
        count,
        next,
    })
}

/// A token that cannot be read is no end of the list.
fn next_token(answer: &Value) -> Result<Option<String>> {
    match answer.get("next_page_token") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(token)) => Ok(Some(token.clone())),
        Some(_) => Err(not_the_api("the answer names the next page by no text")),
    }
}

/// The error for pages that lead nowhere.
pub(super) fn astray(astray: keap_rest::Astray) -> Error {
    Error::new(ErrorKind::InvalidResponse, astray.to_string()).hinted(NOT_THE_API)
}

fn take_rows(answer: &mut Value, key: &str) -> Result<Vec<Value>> {
    let rows = if key.is_empty() {
        Some(answer)
    } else {
        answer.get_mut(key)
    };
    match rows.map(Value::take) {
        Some(Value::Array(rows)) if rows.iter().any(Value::is_null) => {
            Err(not_the_api("a row of the answer is null"))
        }
        Some(Value::Array(rows)) => Ok(rows),
        _ => Err(not_the_api("the answer is not the list asked for")),
    }
}

fn not_the_api(what: &str) -> Error {
    Error::new(ErrorKind::InvalidResponse, what).hinted(NOT_THE_API)
}

fn filter(clauses: &[Clause]) -> Option<Filter<()>> {
    clauses
        .iter()
        .filter_map(|clause| match clause {
            Clause::Filter {
                key,
                operator,
                value,
            } => Some(Filter::by_key(key, operator.text(), value)),
            Clause::Path { .. } => None,
        })
        .reduce(Filter::and)
}

pub(super) fn id_of(row: &Value) -> Option<i64> {
    row.get("id").and_then(json::integer)
}

fn not_served(table: &str) -> Error {
    Error::new(
        ErrorKind::Unsupported,
        format!("table {table} is not served"),
    )
}
