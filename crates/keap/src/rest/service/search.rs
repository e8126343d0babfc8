//! Saved searches over REST v2, where they are called reports, and quick searches as queries.

use std::collections::BTreeMap;

use keap_rest::endpoints::v2;
use keap_rest::{Cursor, Trail};
use keap_schema::{Condition, FieldValue, Order, QueryData, Record};
use serde_json::Value;

use crate::coverage::{searched, served_kinds};
use crate::page::PageKey;
use crate::rest::api;
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::table::columns;
use crate::{Error, ErrorKind, Fields, Result, fold, model::QuickSearch};

/// Rows of a page. XML-RPC fixes them too; the number is assumed.
const PAGE: u32 = keap_schema::MAX_PAGE;

pub(in crate::rest) async fn report_columns(
    rest: &RestBackend,
    search: i64,
    user: i64,
) -> Result<Record> {
    check_report(rest, search, user).await?;
    report_model(rest, search).await
}

/// The kinds that quick searches of the facade have over this version, with their labels.
pub(in crate::rest) fn quick_search_kinds(rest: &RestBackend) -> Record {
    served_kinds(rest.backend).collect()
}

/// Runs a report with all columns of its model.
pub(in crate::rest) async fn whole_report(
    rest: &RestBackend,
    search: i64,
    user: i64,
    page: u32,
) -> Result<Vec<Record>> {
    check_report(rest, search, user).await?;
    let model = report_model(rest, search).await?;
    let names: Vec<String> = model.names().map(str::to_owned).collect();
    run_report(rest, search, page, &names).await
}

pub(in crate::rest) async fn report(
    rest: &RestBackend,
    search: i64,
    user: i64,
    page: u32,
    names: &[String],
) -> Result<Vec<Record>> {
    check_report(rest, search, user).await?;
    match run_report(rest, search, page, names).await {
        Err(error) if error.kind() == ErrorKind::InvalidRequest && !names.is_empty() => {
            Err(unknown_column(rest, search, names).await?.unwrap_or(error))
        }
        rows => rows,
    }
}

/// The refusal of a column that a search does not have: the server's own is one among others.
async fn unknown_column(
    rest: &RestBackend,
    search: i64,
    names: &[String],
) -> Result<Option<Error>> {
    let model = report_model(rest, search).await?;
    let unknown = names.iter().find(|name| model.get(name).is_none());
    Ok(unknown.map(|name| {
        let message = format!("saved search {search} has no field {name:?}");
        Error::new(ErrorKind::InvalidRequest, message)
            .hinted("ask SearchService.getAllReportColumns for its columns")
    }))
}

/// XML-RPC takes a search for that of a user. REST runs it as the user of the credential, so at least it must be
/// one that the named user has.
async fn check_report(rest: &RestBackend, search: i64, user: i64) -> Result<()> {
    let report = rest
        .api
        .send(&Request::to(&v2::reports::RETRIEVE_REPORT).path("report_id", search))
        .await?;
    let users = report.get("user_ids").and_then(Value::as_array);
    let has = |id: &Value| id.as_str() == Some("ALL_USERS") || json::integer(id) == Some(user);
    if users.is_none_or(|users| users.iter().any(has)) {
        return Ok(());
    }
    let message = format!("user {user} has no saved search {search}");
    Err(Error::new(ErrorKind::NotFound, message))
}

async fn report_model(rest: &RestBackend, search: i64) -> Result<Record> {
    let model = rest
        .api
        .send(&Request::to(&v2::reports::RETRIEVE_REPORT_MODEL).path("report_id", search))
        .await?;
    let fields = model.get("fields").and_then(Value::as_array);
    let column = |field: &Value| {
        let name = field.get("name").and_then(json::text)?;
        let label = field.get("label").and_then(json::text);
        Some((name.clone(), label.unwrap_or(name)))
    };
    Ok(fields.into_iter().flatten().filter_map(column).collect())
}

/// The page of a report. v2 knows tokens, no numbers: it is gone on where the page before ended, as far as that is
/// remembered.
async fn run_report(
    rest: &RestBackend,
    search: i64,
    page: u32,
    names: &[String],
) -> Result<Vec<Record>> {
    let mut run = Request::to(&v2::reports::RUN_REPORT)
        .path("report_id", search)
        .query("page_size", PAGE);
    if !names.is_empty() {
        run = run.query("fields", names.join(","));
    }
    let Some(pages) = &rest.pages else {
        return walk_report(rest, &run, (0, None), page, names, None).await;
    };
    let key = pages.key(rest.backend, &format!("report {search} {names:?}"));
    let (start, _turn) = pages.start(key, page).await;
    let is_resumed = start.1.is_some();
    match walk_report(rest, &run, start, page, names, Some(key)).await {
        // The token may be too old.
        Err(error)
            if is_resumed
                && matches!(
                    error.kind(),
                    ErrorKind::InvalidRequest | ErrorKind::NotFound
                ) =>
        {
            pages.forget(key).await;
            walk_report(rest, &run, (0, None), page, names, Some(key)).await
        }
        rows => rows,
    }
}

/// Reads from a page on, whose token is given, to the one that is wanted.
async fn walk_report(
    rest: &RestBackend,
    run: &Request,
    (start, token): (u32, Option<String>),
    page: u32,
    names: &[String],
    key: Option<PageKey>,
) -> Result<Vec<Record>> {
    let with = |token: &str| run.clone().query("page_token", token);
    let mut run = token.as_deref().map_or_else(|| run.clone(), with);
    let mut trail = Trail::default();
    for number in start..=page {
        let answer = rest.api.send(&run).await?;
        let next = answer.get("page_token").and_then(Value::as_str);
        let next = next.filter(|token| !token.is_empty());
        if let (Some(token), Some(key), Some(pages)) = (next, key, &rest.pages) {
            let next = number.saturating_add(1);
            pages.keep(key, next, token.to_owned()).await;
        }
        if number == page {
            let rows = api::listed(&answer, "results")?;
            return Ok(rows.iter().map(|row| report_row(row, names)).collect());
        }
        let Some(token) = next else {
            break;
        };
        let cursor = Cursor::Token(token.to_owned());
        let step = trail.step(1, &answer, Some(&cursor));
        step.map_err(api::astray)?;
        run = with(token);
    }
    Ok(Vec::new())
}

/// One query for each column that the facade looks in, for values that begin with the word, and for a person those for
/// the whole name; every row once, by id.
pub(in crate::rest) async fn quick_search(
    rest: &RestBackend,
    search: &QuickSearch,
) -> Result<Vec<Record>> {
    let Some((table, columns)) = searched(&search.kind) else {
        return Ok(Vec::new());
    };
    let columns: Vec<&'static str> = columns
        .iter()
        .copied()
        .filter(|column| {
            columns::field(table, column).is_some_and(|field| field.exists_on(rest.backend))
        })
        .collect();
    let limit = search.limit.min(PAGE) as usize;
    let skip = limit.saturating_mul(search.page as usize);
    let word = search.text.trim_matches('%');
    let mut looked_for: Vec<Beginning> =
        columns.iter().map(|column| begins(column, word)).collect();
    if table == "Contact" {
        looked_for.extend(whole_names(word));
    }
    let shown: Vec<&str> = std::iter::once("Id")
        .chain(columns.iter().copied())
        .collect();
    let shown: Fields = shown.as_slice().into();
    let mut found = BTreeMap::new();
    for beginning in looked_for {
        let mut query = QueryData::new(table);
        query.conditions = beginning.conditions();
        query.order = Some(Order::by("Id", true));
        query.limit = u32::try_from(skip + limit).unwrap_or(u32::MAX);
        let passes = |record: &Record| beginning.is_met(record);
        for row in query::scan(rest, &query, &shown, beginning.needed(), passes).await? {
            if let Some(id) = row.get("Id").and_then(FieldValue::as_i64) {
                found.insert(id, row);
            }
        }
    }
    let page = found.into_values().skip(skip);
    Ok(page.take(limit).collect())
}

/// A word that a column begins with, and of a whole name the first name before it. The signs of patterns mean nothing in it.
struct Beginning {
    column: &'static str,
    word: String,
    first_name: Option<String>,
}

const FIRST_NAME: &str = "FirstName";
const LAST_NAME: &str = "LastName";

impl Beginning {
    /// What the server may filter by, which finds more where the word has a sign of patterns in it.
    fn conditions(&self) -> Vec<(String, Condition)> {
        let first = self.first_name.as_ref().map(|first| {
            let equal = Condition::Equals(first.as_str().into());
            (FIRST_NAME.to_owned(), equal)
        });
        let begins = Condition::Like(format!("{}%", self.word));
        let begins = (self.column.to_owned(), begins);
        first.into_iter().chain([begins]).collect()
    }

    fn needed(&self) -> &[&'static str] {
        match self.first_name {
            Some(_) => &[FIRST_NAME, LAST_NAME],
            None => &[],
        }
    }

    fn is_met(&self, record: &Record) -> bool {
        let text = |column: &str| record.get(column).map(FieldValue::to_string);
        let begins = |text: String| fold::fold(&text).starts_with(&fold::fold(&self.word));
        let is_first =
            |first: &String| text(FIRST_NAME).is_some_and(|text| fold::same(&text, first));
        text(self.column).is_some_and(begins) && self.first_name.as_ref().is_none_or(is_first)
    }
}

fn begins(column: &'static str, word: &str) -> Beginning {
    Beginning {
        column,
        word: word.to_owned(),
        first_name: None,
    }
}

/// "Mary Ann Smith" is Mary with a last name that begins with "Ann Smith", or Mary Ann with one that begins with "Smith".
fn whole_names(text: &str) -> impl Iterator<Item = Beginning> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..words.len()).map(move |at| {
        let (first, last) = words.split_at(at);
        Beginning {
            first_name: Some(first.join(" ")),
            ..begins(LAST_NAME, &last.join(" "))
        }
    })
}

/// Columns come as names and texts. One without content is an empty text, as XML-RPC has it, also where it does not come.
fn report_row(row: &Value, names: &[String]) -> Record {
    let empty = names.iter().map(|name| (name.clone(), String::new()));
    let columns = row.get("columns").and_then(Value::as_array);
    let column = |column: &Value| {
        let name = column.get("field_name").and_then(json::text)?;
        let value = column.get("value").and_then(json::text);
        Some((name, value.unwrap_or_default()))
    };
    let columns = columns.into_iter().flatten().filter_map(column);
    empty.chain(columns).collect()
}
