//! The endpoints that the backend uses, in both versions: one function per need, JSON in and out.
//!
//! The table of fields works on JSON paths, so records travel as JSON here; requests are the typed operations of
//! `keap_rest`.

pub(super) use keap_rest::Cursor;
use keap_rest::{
    Client, Direction, Filter, JsonBody, Operation, OrderBy, Page, UpdateMask, v1, v2,
};
use serde_json::{Value, json};

use super::failure;
use super::read;
use crate::{Backend, Error, ErrorKind, Result};

/// The properties of v1 contacts that are answered only when they are asked for (observed).
const V1_OPTIONAL: &[&str] = &[
    "anniversary",
    "birthday",
    "company_name",
    "contact_type",
    "custom_fields",
    "fax_numbers",
    "job_title",
    "lead_source_id",
    "notes",
    "opt_in_reason",
    "origin",
    "preferred_locale",
    "preferred_name",
    "prefix",
    "relationships",
    "social_accounts",
    "source_type",
    "spouse_name",
    "suffix",
    "time_zone",
    "website",
];

pub(super) const NOT_THE_API: &str =
    "something else answered in place of the API: check the base URL and what is between";

/// A clause of a filter: key, operator, value.
type Clause = (String, &'static str, String);

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

    fn is_v2(&self) -> bool {
        self.backend == Backend::RestV2
    }

    async fn send<O: Operation>(&self, operation: &O) -> Result<Value> {
        let answer = self.client.send_raw(operation).await;
        answer.map_err(|error| failure::read(error, O::INFO.effect))
    }

    /// One record by id.
    pub(super) async fn row(&self, table: &str, id: i64, properties: &[&str]) -> Result<Value> {
        let row = self.any_row(table, id, properties).await?;
        if id_of(&row) == Some(id) {
            return Ok(row);
        }
        Err(Error::new(
            ErrorKind::InvalidResponse,
            "the answer is not the record asked for",
        )
        .hinted(NOT_THE_API))
    }

    async fn any_row(&self, table: &str, id: i64, properties: &[&str]) -> Result<Value> {
        match (table, self.is_v2()) {
            ("Contact", true) => {
                let operation = v2::contacts::GetContact::new(id);
                self.send(&operation.fields(properties.iter().copied()))
                    .await
            }
            ("Contact", false) => {
                let mut operation = v1::contacts::GetContact::new(id);
                operation.optional_properties = optional(properties);
                self.send(&operation).await
            }
            ("ContactGroup", true) => self.send(&v2::tags::GetTag::new(id)).await,
            ("ContactGroup", false) => self.send(&v1::tags::GetTag::new(id)).await,
            ("User", true) => self.send(&v2::users::GetUser::new(id)).await,
            (table, _) => Err(not_served(table)),
        }
    }

    /// One page of a list, and where the next one begins.
    pub(super) async fn list(
        &self,
        table: &str,
        filter: &[Clause],
        order: Option<(&'static str, bool)>,
        properties: &[&str],
        size: u32,
        cursor: Cursor,
    ) -> Result<(Vec<Value>, Option<Cursor>)> {
        if self.is_v2() {
            let answer = self
                .list_v2(table, filter, order, properties, size, &cursor)
                .await?;
            page_v2(answer, table, &cursor)
        } else {
            let answer = self
                .list_v1(table, filter, order, properties, size, &cursor)
                .await?;
            page_v1(answer, table, &cursor)
        }
    }

    async fn list_v2(
        &self,
        table: &str,
        clauses: &[Clause],
        order: Option<(&'static str, bool)>,
        properties: &[&str],
        size: u32,
        cursor: &Cursor,
    ) -> Result<Value> {
        match table {
            "Contact" => {
                let mut list = v2::contacts::ListContacts::new().fields(properties.iter().copied());
                list.filter = filter(clauses);
                list.order_by = order.and_then(|(name, ascending)| {
                    let key = contact_order_v2(name)?;
                    Some(OrderBy {
                        key,
                        direction: direction(ascending),
                    })
                });
                list.page_size = Some(size);
                list.page_token = cursor.token();
                self.send(&list).await
            }
            "User" => {
                let mut list = v2::users::ListUsers::new();
                list.filter = filter(clauses);
                list.page_size = Some(size);
                list.page_token = cursor.token();
                self.send(&list).await
            }
            "ContactGroup" => {
                let mut list = v2::tags::ListTags::new();
                list.filter = filter(clauses);
                list.page_size = Some(size);
                list.page_token = cursor.token();
                self.send(&list).await
            }
            table => Err(not_served(table)),
        }
    }

    async fn list_v1(
        &self,
        table: &str,
        clauses: &[Clause],
        order: Option<(&'static str, bool)>,
        properties: &[&str],
        size: u32,
        cursor: &Cursor,
    ) -> Result<Value> {
        let parameter = |name: &str| {
            clauses
                .iter()
                .find(|(key, ..)| key == name)
                .map(|(_, _, value)| value.clone())
        };
        let (limit, offset) = (Some(size), cursor.offset());
        match table {
            "Contact" => {
                let mut list = v1::contacts::ListContacts::new();
                list.email = parameter("email");
                list.given_name = parameter("given_name");
                list.family_name = parameter("family_name");
                list.since = parameter("since").and_then(|time| time.parse().ok());
                list.until = parameter("until").and_then(|time| time.parse().ok());
                list.order = order.map(|(name, _)| name.into());
                list.order_direction = order.map(|(_, ascending)| {
                    if ascending { "ASCENDING" } else { "DESCENDING" }.into()
                });
                list.optional_properties = optional(properties);
                (list.limit, list.offset) = (limit, offset);
                self.send(&list).await
            }
            "User" => {
                let mut list = v1::users::ListUsers::new();
                (list.include_inactive, list.include_partners) = (Some(true), Some(true));
                (list.limit, list.offset) = (limit, offset);
                self.send(&list).await
            }
            "ContactGroup" => {
                let mut list = v1::tags::ListTags::new();
                list.name = parameter("name");
                list.category = parameter("category").map(Into::into);
                (list.limit, list.offset) = (limit, offset);
                self.send(&list).await
            }
            table => Err(not_served(table)),
        }
    }

    /// Creates a contact and gives the answer.
    pub(super) async fn create_contact(&self, body: Value) -> Result<Value> {
        if self.is_v2() {
            self.send(&v2::contacts::CreateContact::new(JsonBody::Json(body)))
                .await
        } else {
            self.send(&v1::contacts::CreateContact::new(JsonBody::Json(body)))
                .await
        }
    }

    /// Writes the named properties of a contact.
    pub(super) async fn patch_contact(&self, id: i64, body: Value, mask: &[&str]) -> Result<Value> {
        let update_mask = UpdateMask::Names(mask.iter().map(|&name| name.to_owned()).collect());
        if self.is_v2() {
            let operation = v2::contacts::UpdateContact::new(id, JsonBody::Json(body));
            self.send(&operation.update_mask(update_mask)).await
        } else {
            let mut operation = v1::contacts::UpdateContact::new(id, JsonBody::Json(body));
            operation.update_mask = update_mask;
            self.send(&operation).await
        }
    }

    /// Applies a tag and gives the code for the contact: `SUCCESS`, `DUPLICATE`, ...
    pub(super) async fn apply_tag(&self, contact: i64, tag: i64) -> Result<String> {
        let (answer, key) = if self.is_v2() {
            let body = json!({ "contact_ids": [contact.to_string()] });
            let answer = self
                .send(&v2::tags::ApplyTags::new(tag, JsonBody::Json(body)))
                .await?;
            (
                answer.get("results").cloned().unwrap_or_default(),
                contact.to_string(),
            )
        } else {
            let body = json!({ "tagIds": [tag] });
            let apply = v1::contacts::ApplyTagsToContact::new(contact, JsonBody::Json(body));
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
            self.send(&v2::tags::RemoveTags::new(tag, JsonBody::Json(body)))
                .await?;
        } else {
            self.send(&v1::tags::RemoveTagFromContact::new(tag, contact))
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
        self.send(&v2::contacts::MergeContacts::new(JsonBody::Json(body)))
            .await?;
        Ok(())
    }

    /// Deletes a contact.
    pub(super) async fn delete_contact(&self, id: i64) -> Result<()> {
        if self.is_v2() {
            self.send(&v2::contacts::DeleteContact::new(id)).await?;
        } else {
            self.send(&v1::contacts::DeleteContact::new(id)).await?;
        }
        Ok(())
    }

    /// The user behind the credential.
    pub(super) async fn user_info(&self) -> Result<Value> {
        let info = if self.is_v2() {
            self.send(&v2::users::GetUserInfo).await?
        } else {
            self.send(&v1::users::GetUserInfo).await?
        };
        if info.get("sub").is_none() && info.get("email").is_none() {
            let message = "the answer is not the user asked for";
            return Err(Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API));
        }
        Ok(info)
    }

    /// The model of contacts, with their custom fields.
    pub(super) async fn contact_model(&self) -> Result<Value> {
        if self.is_v2() {
            self.send(&v2::contacts::RetrieveContactModel).await
        } else {
            self.send(&v1::contacts::RetrieveContactModel).await
        }
    }

    /// The ids of the companies that have exactly this name.
    pub(super) async fn companies_named(&self, name: &str) -> Result<Vec<i64>> {
        let answer = if self.is_v2() {
            let mut list = v2::companies::ListCompanies::new();
            // A name that the filter grammar cannot carry is looked for in the whole list.
            list.filter = (!name.contains([';', ',', '*']))
                .then(|| Filter::by_key("company_name", "==", name));
            list.page_size = Some(1000);
            self.send(&list).await?
        } else {
            let mut list = v1::companies::ListCompanies::new();
            list.company_name = Some(name.to_owned());
            list.limit = Some(1000);
            self.send(&list).await?
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
            self.send(&v2::companies::CreateCompany::new(JsonBody::Json(body)))
                .await?
        } else {
            self.send(&v1::companies::CreateCompany::new(JsonBody::Json(body)))
                .await?
        };
        id_of(&company).ok_or_else(|| {
            Error::new(ErrorKind::InvalidResponse, "the created company has no id").applied(true)
        })
    }

    /// The name of a lead source; v1 has none.
    pub(super) async fn lead_source_name(&self, id: i64) -> Result<Option<String>> {
        match self.send(&v2::lead_sources::GetLeadSource::new(id)).await {
            Ok(source) => Ok(source.get("name").and_then(read::text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The ids of the lead sources that have exactly this name, smallest first.
    pub(super) async fn lead_sources_named(&self, name: &str) -> Result<Vec<i64>> {
        let mut list = v2::lead_sources::ListLeadSources::new();
        list.filter = (!name.contains([';', ',', '*'])).then(|| Filter::by_key("name", "==", name));
        list.page_size = Some(1000);
        let answer = self.send(&list).await?;
        let same = |source: &&Value| source.get("name").and_then(Value::as_str) == Some(name);
        let mut ids: Vec<i64> = rows(&answer, "lead_sources")
            .filter(same)
            .filter_map(id_of)
            .collect();
        ids.sort_unstable();
        Ok(ids)
    }
}

/// The key under which a list answers its rows.
fn rows_key(table: &str) -> &'static str {
    match table {
        "User" => "users",
        "ContactGroup" => "tags",
        _ => "contacts",
    }
}

fn rows<'a>(answer: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    answer
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn take_rows(answer: &mut Value, table: &str) -> Result<Vec<Value>> {
    match answer.get_mut(rows_key(table)).map(Value::take) {
        Some(Value::Array(rows)) => Ok(rows),
        _ => Err(Error::new(
            ErrorKind::InvalidResponse,
            "the answer is not the list asked for",
        )
        .hinted(NOT_THE_API)),
    }
}

fn page_v2(
    mut answer: Value,
    table: &str,
    cursor: &Cursor,
) -> Result<(Vec<Value>, Option<Cursor>)> {
    let token = answer
        .get("next_page_token")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let page = Page::with_token(take_rows(&mut answer, table)?, token);
    let next = page.next(cursor);
    Ok((page.items, next))
}

/// `next` is there even on the last page; `count`, the total, or an empty page tell the end.
fn page_v1(
    mut answer: Value,
    table: &str,
    cursor: &Cursor,
) -> Result<(Vec<Value>, Option<Cursor>)> {
    let count = answer.get("count").and_then(Value::as_u64);
    let page = Page::with_offset(take_rows(&mut answer, table)?);
    let next = page.next(cursor).filter(|next| {
        let reached = next.offset().map_or(0, u64::from);
        count.is_none_or(|count| reached < count)
    });
    Ok((page.items, next))
}

fn filter<O>(clauses: &[Clause]) -> Option<Filter<O>> {
    clauses
        .iter()
        .map(|(key, sign, value)| Filter::by_key(key, sign, value))
        .reduce(Filter::and)
}

fn direction(ascending: bool) -> Direction {
    if ascending {
        Direction::Ascending
    } else {
        Direction::Descending
    }
}

fn contact_order_v2(name: &str) -> Option<v2::contacts::OrderKey> {
    use v2::contacts::OrderKey;
    match name {
        "id" => Some(OrderKey::Id),
        "create_time" => Some(OrderKey::CreateTime),
        "update_time" => Some(OrderKey::UpdateTime),
        _ => None,
    }
}

/// The optional properties among the wanted ones; naming any other is an error of v1.
fn optional(properties: &[&str]) -> Vec<String> {
    let optional = properties.iter().filter(|name| V1_OPTIONAL.contains(name));
    optional.map(|&name| name.to_owned()).collect()
}

fn id_of(row: &Value) -> Option<i64> {
    row.get("id").and_then(read::integer)
}

fn not_served(table: &str) -> Error {
    Error::new(
        ErrorKind::Unsupported,
        format!("table {table} is not served"),
    )
}
