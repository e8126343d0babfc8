//! Rows of tables over REST: one row, or the rows that meet conditions.

use keap_schema::{FieldValue, QueryData, Record};
use serde_json::Value;

use super::api::Cursor;
use super::matching::Matcher;
use super::plan::{Fetch, Plan};
use super::read::Reader;
use super::{RestBackend, read};
use crate::difference::QUERY_CONDITION;
use crate::fields::{self, Field};
use crate::{Backend, Error, ErrorKind, Fields, Result};

/// What to read of each row.
struct Selection {
    columns: Vec<&'static Field>,
    custom: Vec<String>,
}

impl RestBackend {
    pub(super) async fn load_row(&self, table: &str, id: i64, wanted: &Fields) -> Result<Record> {
        let selection = self.selection(table, wanted, &[]).await?;
        let json = match (table, self.backend) {
            // v1 has no endpoint for one user.
            ("User", Backend::RestV1) => self.user_from_list(id).await?,
            _ => {
                self.api
                    .row(table, id, &selection.properties(self.backend))
                    .await?
            }
        };
        let mut records = self.read_all(table, &selection, vec![json]).await?;
        records
            .pop()
            .ok_or_else(|| Error::new(ErrorKind::NotFound, "there is no such row"))
    }

    pub(super) async fn query(&self, query: &QueryData) -> Result<Vec<Record>> {
        let wanted = if query.selected.is_empty() {
            Fields::All
        } else {
            Fields::Named(query.selected.clone())
        };
        let needed: Vec<&str> = query
            .conditions
            .iter()
            .map(|(column, _)| column.as_str())
            .chain(query.order.as_ref().map(|order| order.field.as_str()))
            .collect();
        let matcher = Matcher {
            table: &query.table,
            zone: self.options.zone,
        };
        let meets = |record: &Record| matcher.all(record, &query.conditions);
        self.scan(query, &wanted, &needed, meets).await
    }

    /// Counts the rows that meet the conditions by reading their ids: only v1 tells totals, and only of what it filters.
    pub(super) async fn count(&self, mut query: QueryData) -> Result<u64> {
        query.selected = vec!["Id".to_owned()];
        query.order = None;
        (query.limit, query.page) = (u32::MAX, 0);
        let rows = self.query(&query).await?;
        Ok(rows.len() as u64)
    }

    /// Reads rows by the query's plan, keeps those that pass, and cuts the page out of them.
    pub(super) async fn scan(
        &self,
        query: &QueryData,
        wanted: &Fields,
        needed: &[&str],
        passes: impl Fn(&Record) -> bool,
    ) -> Result<Vec<Record>> {
        let custom = self.custom_for_query(query).await?;
        let plan = Plan::of(query, self.backend, custom.as_deref(), self.options.zone);
        let selection = self.selection(&query.table, wanted, needed).await?;
        let limit = query.limit as usize;
        let skip = limit.saturating_mul(query.page as usize);
        let enough = if plan.sorts_on_client {
            usize::MAX
        } else {
            skip.saturating_add(limit)
        };

        let mut source = Source::new(&plan);
        let mut found = Vec::new();
        let mut scanned = 0;
        while found.len() < enough
            && let Some(rows) = source
                .next(self, query, &selection.properties(self.backend))
                .await?
        {
            scanned += rows.len();
            let records = self.read_all(&query.table, &selection, rows).await?;
            found.extend(records.into_iter().filter(|record| passes(record)));
            if !plan.is_exact() && scanned > self.options.row_budget {
                return Err(self.budget_exceeded());
            }
        }
        if plan.sorts_on_client {
            self.sort(&mut found, query);
        }
        let page = found.into_iter().skip(skip).take(limit);
        Ok(page.map(|record| project(record, wanted)).collect())
    }

    /// What the REST user information tells, under the names of `DataService.getUserInfo`.
    pub(super) async fn user_info(&self) -> Result<Record> {
        let info = self.api.user_info().await?;
        let text = |name: &str| {
            info.get(name)
                .and_then(read::text)
                .filter(|text| !text.is_empty())
        };
        let (global_id, username) = match self.backend {
            Backend::RestV2 => (text("id"), text("keap_id")),
            _ => (text("global_user_id"), text("infusionsoft_id")),
        };
        let names: Vec<String> = [text("given_name"), text("family_name")]
            .into_iter()
            .flatten()
            .collect();
        let email = text("email");
        let mut record = Record::new();
        let members = [
            ("globalUserId", global_id),
            ("casUsername", username.or_else(|| email.clone())),
            (
                "displayName",
                Some(names.join(" ")).filter(|name| !name.is_empty()),
            ),
            ("appAlias", text("tenant_id").map(|tenant| app_of(&tenant))),
        ];
        for (name, value) in members {
            if let Some(value) = value {
                record.insert(name, value);
            }
        }
        if let Some(id) = self.user_id(email).await? {
            record.insert("localUserId", id.to_string());
        }
        Ok(record)
    }

    async fn user_id(&self, email: Option<String>) -> Result<Option<i64>> {
        let Some(email) = email else {
            return Ok(None);
        };
        let mut query = QueryData::new("User");
        query.conditions = vec![(
            "Email".to_owned(),
            keap_schema::Condition::Equals(email.into()),
        )];
        query.selected = vec!["Id".to_owned()];
        let users = self.query(&query).await?;
        Ok(users
            .first()
            .and_then(|user| user.get("Id"))
            .and_then(FieldValue::as_i64))
    }

    async fn user_from_list(&self, id: i64) -> Result<Value> {
        let mut cursor = Some(Cursor::Start);
        while let Some(at) = cursor {
            let (rows, next) = self.api.list("User", &[], None, &[], 1000, at).await?;
            let has_id = |row: &Value| row.get("id").and_then(read::integer) == Some(id);
            if let Some(row) = rows.into_iter().find(has_id) {
                return Ok(row);
            }
            cursor = next;
        }
        Err(Error::new(
            ErrorKind::NotFound,
            format!("there is no user {id}"),
        ))
    }

    async fn read_all(
        &self,
        table: &str,
        selection: &Selection,
        rows: Vec<Value>,
    ) -> Result<Vec<Record>> {
        let Some(info) = keap_schema::table(table) else {
            return Err(Error::new(
                ErrorKind::InvalidRequest,
                format!("no table is called {table:?}"),
            ));
        };
        let lead_sources = self.lead_source_names(&selection.columns, &rows).await?;
        let custom = if selection.custom.is_empty() {
            None
        } else {
            Some(self.custom_fields(&selection.custom).await?)
        };
        let reader = Reader {
            backend: self.backend,
            table: info,
            lead_sources: &lead_sources,
            custom: custom.as_deref(),
        };
        rows.iter()
            .map(|row| reader.record(row, &selection.columns, &selection.custom))
            .collect()
    }

    async fn selection(&self, table: &str, wanted: &Fields, needed: &[&str]) -> Result<Selection> {
        let all = fields::table(table).unwrap_or_default();
        let default: Vec<&str> = keap_schema::table(table)
            .map(|info| info.default_selection().collect())
            .unwrap_or_default();
        let mut names: Vec<&str> = needed.to_vec();
        let mut custom = Vec::new();
        match wanted {
            Fields::All => {
                names.extend(
                    all.iter()
                        .map(|field| field.column)
                        .filter(|name| default.contains(name)),
                );
                if table == "Contact" {
                    custom.extend(self.custom_fields(&[]).await?.columns());
                }
            }
            Fields::Named(wanted) => names.extend(wanted.iter().map(String::as_str)),
        }
        let mut columns: Vec<&'static Field> = Vec::new();
        for name in names {
            if fields::is_custom(name) {
                if !custom.iter().any(|known| known == name) {
                    custom.push(name.to_owned());
                }
            } else if let Some(field) = fields::field(table, name)
                && field.exists_on(self.backend)
                && !columns.iter().any(|known| known.column == field.column)
            {
                columns.push(field);
            }
        }
        Ok(Selection { columns, custom })
    }

    fn sort(&self, records: &mut [Record], query: &QueryData) {
        let Some(order) = &query.order else {
            return;
        };
        let matcher = Matcher {
            table: &query.table,
            zone: self.options.zone,
        };
        records.sort_by(|left, right| {
            let ordering = match (left.get(&order.field), right.get(&order.field)) {
                (Some(left), Some(right)) => matcher
                    .order(left, right)
                    .unwrap_or(std::cmp::Ordering::Equal),
                (left, right) => left.is_some().cmp(&right.is_some()),
            };
            if order.ascending {
                ordering
            } else {
                ordering.reverse()
            }
        });
    }

    fn budget_exceeded(&self) -> Error {
        let rows = self.options.row_budget;
        let message =
            format!("more than {rows} rows would have to be read to find those that match");
        Error::new(ErrorKind::Unsupported, message).explained_by(&QUERY_CONDITION)
    }
}

impl Selection {
    /// The top-level properties that hold the columns.
    fn properties(&self, backend: Backend) -> Vec<&'static str> {
        let mut properties = Vec::new();
        for path in self.columns.iter().filter_map(|field| field.path(backend)) {
            if !properties.contains(&path.top()) {
                properties.push(path.top());
            }
        }
        if !self.custom.is_empty() {
            properties.push("custom_fields");
        }
        properties
    }
}

/// Where the rows of a plan come from: a list, page by page, or single ids.
struct Source<'a> {
    plan: &'a Plan,
    cursor: Option<Cursor>,
    next_id: usize,
}

impl<'a> Source<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            cursor: Some(Cursor::Start),
            next_id: 0,
        }
    }

    /// The next rows; `None` at the end.
    async fn next(
        &mut self,
        backend: &RestBackend,
        query: &QueryData,
        properties: &[&str],
    ) -> Result<Option<Vec<Value>>> {
        match &self.plan.fetch {
            Fetch::ByIds(ids) => {
                let Some(id) = ids.get(self.next_id) else {
                    return Ok(None);
                };
                self.next_id += 1;
                match backend.api.row(&query.table, *id, properties).await {
                    Ok(row) => Ok(Some(vec![row])),
                    Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(Vec::new())),
                    Err(error) => Err(error),
                }
            }
            Fetch::List { filter, order } => {
                let Some(cursor) = self.cursor.take() else {
                    return Ok(None);
                };
                let size = self.plan.page_size;
                let (rows, next) = backend
                    .api
                    .list(&query.table, filter, *order, properties, size, cursor)
                    .await?;
                self.cursor = next;
                Ok(Some(rows))
            }
        }
    }
}

fn project(mut record: Record, wanted: &Fields) -> Record {
    if let Fields::Named(names) = wanted {
        let extra: Vec<String> = record
            .names()
            .filter(|name| !names.iter().any(|wanted| wanted == name))
            .map(str::to_owned)
            .collect();
        for name in extra {
            record.remove(&name);
        }
    }
    record
}

/// `ab123.infusionsoft.com` names the application `ab123`.
fn app_of(tenant: &str) -> String {
    tenant.split('.').next().unwrap_or(tenant).to_owned()
}
