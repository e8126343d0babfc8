//! The endpoints that the backend uses, in both versions: one function per need, JSON in and out.
//!
//! The table of fields works on JSON paths, so records travel as JSON here; requests go to the
//! endpoints that `keap_rest` has as data.

pub(super) use keap_rest::Cursor;
use keap_rest::endpoints::{v1, v2};
use keap_rest::{Client, Draft, Filter, ListStyle, Page};
use serde_json::{Value, json};

use crate::rest::failure;
use crate::rest::query::plan::Clause;
use crate::rest::record::decode;
use crate::rest::record::places::Place;
use crate::rest::request::Request;
use crate::table::{Endpoint, List, Naming, Paging, Table};
use crate::{Backend, Error, ErrorKind, Result, fold, geography};

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

/// One version of the API.
#[derive(Clone, Debug)]
pub(super) struct Api {
    client: Client,
    backend: Backend,
}

impl Api {
    pub(super) fn new(client: Client, backend: Backend) -> Self {
        Self { client, backend }
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    fn is_v2(&self) -> bool {
        self.backend == Backend::RestV2
    }

    pub(super) async fn send(&self, request: &Request) -> Result<Value> {
        self.send_draft(request.endpoint, request.draft()).await
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

    /// The account's currency, if its profile tells it.
    pub(super) async fn currency(&self) -> Result<Option<String>> {
        let profile = self
            .send(&Request::to(&v2::business_profile::GET_BUSINESS_PROFILE))
            .await?;
        let currency = profile.get("currency_code").and_then(Value::as_str);
        Ok(currency.filter(|code| !code.is_empty()).map(str::to_owned))
    }

    /// The countries that the account has, with their codes.
    pub(super) async fn countries(&self) -> Result<Vec<Place>> {
        if self.is_v2() {
            let answer = self
                .send(&Request::to(&v2::locales::LIST_COUNTRIES))
                .await?;
            let countries = rows(&answer, "countries");
            return Ok(countries.filter_map(country).collect());
        }
        let answer = self
            .send(&Request::to(&v1::locales::LIST_COUNTRIES))
            .await?;
        Ok(by_code(&answer, "countries"))
    }

    /// The regions of a country that the account has, with their codes.
    pub(super) async fn regions(&self, country: &str) -> Result<Vec<Place>> {
        if self.is_v2() {
            let list =
                Request::to(&v2::locales::LIST_PROVINCES_FOR_COUNTRY).path("country_code", country);
            let answer = self.send(&list).await?;
            let regions = rows(&answer, "provinces");
            return Ok(regions
                .filter_map(|row| place(row.get("code")?, row.get("name")?))
                .collect());
        }
        let answer = self
            .send(&Request::to(&v1::locales::LIST_PROVINCES).path("countryCode", country))
            .await?;
        Ok(by_code(&answer, "provinces"))
    }

    async fn send_draft(&self, endpoint: Endpoint, draft: Draft) -> Result<Value> {
        let answer = self.client.send_draft(endpoint, draft).await;
        answer.map_err(|error| failure::read(error, endpoint.effect))
    }

    /// One row by its id; `above` fills the placeholders before that of the id.
    pub(super) async fn get(
        &self,
        table: &'static Table,
        id: i64,
        above: &[(&'static str, String)],
        properties: &[&'static str],
    ) -> Result<Value> {
        let home = table.home(self.backend);
        let Some(endpoint) = home.get else {
            return Err(not_served(table.name));
        };
        let mut draft = Draft::new(endpoint.path);
        fill(&mut draft, endpoint, above, Some(id));
        name_properties(&mut draft, home.naming, properties);
        let mut row = self.send_draft(endpoint, draft).await?;
        if let Some(inside) = row.get_mut(home.envelope) {
            row = inside.take();
        }
        let path = table.field("Id").and_then(|field| field.path(self.backend));
        let answered = path
            .and_then(|path| decode::find(&row, path))
            .and_then(decode::integer);
        if answered == Some(id) {
            return Ok(row);
        }
        Err(Error::new(
            ErrorKind::InvalidResponse,
            "the answer is not the record asked for",
        )
        .hinted(NOT_THE_API))
    }

    /// One page of a list, and where the next one begins.
    pub(super) async fn list(
        &self,
        list: &List,
        ask: &Ask<'_>,
        cursor: Cursor,
    ) -> Result<(Vec<Value>, Option<Cursor>)> {
        let mut draft = Draft::new(list.of.path);
        fill(&mut draft, list.of, ask.path, None);
        name_properties(&mut draft, list.naming, ask.properties);
        match list.paging {
            Paging::Offset => offset_page(&mut draft, list, ask, &cursor),
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
        let answer = self.send_draft(list.of, draft).await?;
        read_page(answer, list, &cursor)
    }

    /// What an endpoint that takes one id answers.
    pub(super) async fn answer(&self, endpoint: Endpoint, id: i64) -> Result<Value> {
        let mut draft = Draft::new(endpoint.path);
        fill(&mut draft, endpoint, &[], Some(id));
        self.send_draft(endpoint, draft).await
    }

    /// Creates a contact and gives the answer.
    pub(super) async fn create_contact(&self, body: Value) -> Result<Value> {
        if self.is_v2() {
            self.send(&Request::to(&v2::contacts::CREATE_CONTACT).json(body))
                .await
        } else {
            self.send(&Request::to(&v1::contacts::CREATE_CONTACT).json(body))
                .await
        }
    }

    /// Writes the named properties of a contact.
    pub(super) async fn patch_contact(&self, id: i64, body: Value, mask: &[&str]) -> Result<Value> {
        if self.is_v2() {
            let update = Request::to(&v2::contacts::UPDATE_CONTACT).path("contact_id", id);
            self.send(&update.repeated("update_mask", mask).json(body))
                .await
        } else {
            let update = Request::to(&v1::contacts::UPDATE_CONTACT).path("contactId", id);
            self.send(&update.repeated("update_mask", mask).json(body))
                .await
        }
    }

    /// Applies a tag and gives the code for the contact: `SUCCESS`, `DUPLICATE`, ...
    pub(super) async fn apply_tag(&self, contact: i64, tag: i64) -> Result<String> {
        let (answer, key) = if self.is_v2() {
            let body = json!({ "contact_ids": [contact.to_string()] });
            let answer = self
                .send(
                    &Request::to(&v2::tags::APPLY_TAGS)
                        .path("tag_id", tag)
                        .json(body),
                )
                .await?;
            (
                answer.get("results").cloned().unwrap_or_default(),
                contact.to_string(),
            )
        } else {
            let body = json!({ "tagIds": [tag] });
            let apply = Request::to(&v1::contacts::APPLY_TAGS_TO_CONTACT)
                .path("contactId", contact)
                .json(body);
            // The document shows a list; the wire has an object by tag id (observed).
            (self.send(&apply).await?, tag.to_string())
        };
        answer
            .get(&key)
            .and_then(Value::as_str)
            .map(str::to_owned)
            .ok_or_else(|| {
                Error::new(
                    ErrorKind::InvalidResponse,
                    "the answer does not tell whether the tag was applied",
                )
                .applied(true)
            })
    }

    /// Takes a tag off a contact.
    pub(super) async fn remove_tag(&self, contact: i64, tag: i64) -> Result<()> {
        if self.is_v2() {
            let body = json!({ "contact_ids": [contact.to_string()] });
            self.send(
                &Request::to(&v2::tags::REMOVE_TAGS)
                    .path("tag_id", tag)
                    .json(body),
            )
            .await?;
        } else {
            self.send(
                &Request::to(&v1::tags::REMOVE_TAG_FROM_CONTACT)
                    .path("tagId", tag)
                    .path("contactId", contact),
            )
            .await?;
        }
        Ok(())
    }

    /// Merges a duplicate into a contact; v1 cannot.
    pub(super) async fn merge_contacts(&self, contact: i64, duplicate: i64) -> Result<()> {
        let body = json!({
            "contact_id": contact.to_string(),
            "duplicate_contact_id": duplicate.to_string(),
        });
        self.send(&Request::to(&v2::contacts::MERGE_CONTACTS).json(body))
            .await?;
        Ok(())
    }

    /// Deletes a contact.
    pub(super) async fn delete_contact(&self, id: i64) -> Result<()> {
        if self.is_v2() {
            self.send(&Request::to(&v2::contacts::DELETE_CONTACT).path("contact_id", id))
                .await?;
        } else {
            self.send(&Request::to(&v1::contacts::DELETE_CONTACT).path("contactId", id))
                .await?;
        }
        Ok(())
    }

    /// The user behind the credential.
    pub(super) async fn user_info(&self) -> Result<Value> {
        let info = if self.is_v2() {
            self.send(&Request::to(&v2::users::GET_USER_INFO)).await?
        } else {
            self.send(&Request::to(&v1::users::GET_USER_INFO)).await?
        };
        if info.get("sub").is_none() && info.get("email").is_none() {
            let message = "the answer is not the user asked for";
            return Err(Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API));
        }
        Ok(info)
    }

    /// A model, with the custom fields of a record type.
    pub(super) async fn model(&self, endpoint: Endpoint) -> Result<Value> {
        self.send_draft(endpoint, Draft::new(endpoint.path)).await
    }

    /// The ids of the companies that have exactly this name.
    pub(super) async fn companies_named(&self, name: &str) -> Result<Vec<i64>> {
        let answer = if self.is_v2() {
            let list = Request::to(&v2::companies::LIST_COMPANIES).query("page_size", 1000);
            self.send(&named(list, "company_name", name)).await?
        } else {
            let list = Request::to(&v1::companies::LIST_COMPANIES);
            self.send(&list.query("company_name", name).query("limit", 1000))
                .await?
        };
        let same = |company: &&Value| {
            company
                .get("company_name")
                .and_then(Value::as_str)
                .is_some_and(|found| found == name)
        };
        Ok(rows(&answer, "companies")
            .filter(same)
            .filter_map(id_of)
            .collect())
    }

    /// Creates a company and gives its id.
    pub(super) async fn create_company(&self, name: &str) -> Result<i64> {
        let body = json!({ "company_name": name });
        let company = if self.is_v2() {
            self.send(&Request::to(&v2::companies::CREATE_COMPANY).json(body))
                .await?
        } else {
            self.send(&Request::to(&v1::companies::CREATE_COMPANY).json(body))
                .await?
        };
        id_of(&company).ok_or_else(|| {
            Error::new(ErrorKind::InvalidResponse, "the created company has no id").applied(true)
        })
    }

    /// The name of a lead source; v1 has none.
    pub(super) async fn lead_source_name(&self, id: i64) -> Result<Option<String>> {
        match self
            .send(&Request::to(&v2::lead_sources::GET_LEAD_SOURCE).path("lead_source_id", id))
            .await
        {
            Ok(source) => Ok(source.get("name").and_then(decode::text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The card that a payment method stands for; `None` for one that is no stored card.
    pub(super) async fn card_of_method(&self, method: &str) -> Result<Option<i64>> {
        let answer = self.payment_methods("payment_method_id", method).await?;
        let card = rows(&answer, "payment_methods").next();
        Ok(card
            .and_then(|card| card.get("credit_card_id"))
            .and_then(decode::integer))
    }

    /// The payment method of a stored card.
    pub(super) async fn method_of_card(&self, card: i64) -> Result<Option<String>> {
        let answer = self
            .payment_methods("credit_card_id", &card.to_string())
            .await?;
        let method = rows(&answer, "payment_methods").next();
        Ok(method
            .and_then(|method| method.get("payment_method_id"))
            .and_then(decode::text))
    }

    async fn payment_methods(&self, key: &str, value: &str) -> Result<Value> {
        let list = Request::to(&v2::payment_methods::LIST_PAYMENT_METHODS);
        self.send(&list.filter(Filter::by_key(key, "==", value)))
            .await
    }

    /// The ids of the lead sources that have exactly this name, smallest first.
    pub(super) async fn lead_sources_named(&self, name: &str) -> Result<Vec<i64>> {
        let list = Request::to(&v2::lead_sources::LIST_LEAD_SOURCES).query("page_size", 1000);
        let answer = self.send(&named(list, "name", name)).await?;
        let name_of = |source: &Value| Some(source.get("name")?.as_str()?.to_owned());
        let mut ids: Vec<i64> = rows(&answer, "lead_sources")
            .filter(|source| name_of(source).is_some_and(|found| fold::same(&found, name)))
            .filter_map(id_of)
            .collect();
        ids.sort_unstable();
        Ok(ids)
    }
}

/// Asks a list for the records of a name; one that the filter grammar cannot carry is looked for in the whole list.
fn named(list: Request, key: &str, name: &str) -> Request {
    if name.contains([';', ',', '*']) {
        return list;
    }
    list.filter(Filter::by_key(key, "==", name))
}

fn place(code: &Value, name: &Value) -> Option<Place> {
    let (code, name) = (code.as_str()?.to_owned(), name.as_str()?.to_owned());
    Some(Place { code, name })
}

fn country(row: &Value) -> Option<Place> {
    place(row.get("codes")?.get("alpha3")?, row.get("name")?)
}

/// v1 answers an object of names by code. Which of ISO's codes it is for a country is not documented.
fn by_code(answer: &Value, key: &str) -> Vec<Place> {
    let members = answer.get(key).and_then(Value::as_object);
    let mut places: Vec<Place> = members
        .into_iter()
        .flatten()
        .filter_map(|(code, name)| place(&Value::from(code.as_str()), name))
        .collect();
    for place in &mut places {
        if let Some(alpha3) = geography::country_code(&place.code).filter(|_| key == "countries") {
            place.code = alpha3.to_owned();
        }
    }
    places
}

fn rows<'a>(answer: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
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

fn offset_page(draft: &mut Draft, list: &List, ask: &Ask<'_>, cursor: &Cursor) {
    for (key, _, value) in ask.filter {
        draft.query(key, Some(value));
    }
    if let Some((name, ascending)) = ask.order {
        draft.query("order", Some(name));
        let direction = if ascending { "ASCENDING" } else { "DESCENDING" };
        draft.query("order_direction", Some(direction));
    }
    draft.query("limit", Some(&list.page_size));
    draft.query("offset", cursor.offset().as_ref());
}

fn read_page(
    mut answer: Value,
    list: &List,
    cursor: &Cursor,
) -> Result<(Vec<Value>, Option<Cursor>)> {
    let token = answer
        .get("next_page_token")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let count = answer.get("count").and_then(Value::as_u64);
    let rows = take_rows(&mut answer, list.key)?;
    let page = match list.paging {
        Paging::Token => Page::with_token(rows, token),
        Paging::Offset => Page::with_offset(rows),
        Paging::Whole => Page::last(rows),
    };
    let next = page.next(cursor);
    // v1: `next` is there even on the last page; `count`, the total, or an empty page tell the end.
    let next = next.filter(|next| {
        let reached = next.offset().map_or(0, u64::from);
        list.paging != Paging::Offset || count.is_none_or(|count| reached < count)
    });
    Ok((page.items, next))
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
        .map(|(key, sign, value)| Filter::by_key(key, sign, value))
        .reduce(Filter::and)
}

fn id_of(row: &Value) -> Option<i64> {
    row.get("id").and_then(decode::integer)
}

fn not_served(table: &str) -> Error {
    Error::new(
        ErrorKind::Unsupported,
        format!("table {table} is not served"),
    )
}
