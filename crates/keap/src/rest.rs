//! The REST backend: the facade's operations over REST v1 or REST v2.

mod api;
mod beside;
mod contact;
mod custom;
mod data;
mod derived;
mod entries;
mod failure;
mod joins;
mod lookup;
mod matching;
mod money;
mod plan;
mod push;
mod read;
mod rows;
mod table_write;
mod write;

use std::collections::HashMap;
use std::sync::Arc;

use keap_schema::{Condition, QueryData, Zone};
use tokio::sync::Mutex;

use crate::service::sealed::Sealed;
use crate::{Backend, ContactService, DataService, Invocation, Invoke, Outcome, Result, support};
use api::Api;
use custom::CustomFields;
pub(crate) use data::Pages;
use plan::Planner;
pub use plan::{Clause, Cost, Fetch, Filtering, Plan};

/// What to do with the text of `Contact.Company` on a write: REST links company records, it has no free text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CompanyText {
    /// Link the one company of that name; refuse when there is none or more than one. The default.
    #[default]
    LookUp,
    /// As `LookUp`, and create the company when there is none.
    Create,
    /// Refuse every write of the column.
    Refuse,
}

/// How the REST backends treat what REST has no direct form for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RestOptions {
    /// How a company's name is written. Default: look it up.
    pub company: CompanyText,
    /// How many rows a query may read to find those that match, when the server cannot filter. Default 50,000; a
    /// query that needs more is refused.
    pub row_budget: usize,
    /// The zone in which the texts of date conditions are read. Default: US Eastern, as XML-RPC reads them.
    pub zone: Zone,
}

impl Default for RestOptions {
    fn default() -> Self {
        Self {
            company: CompanyText::LookUp,
            row_budget: 50_000,
            zone: Zone::default(),
        }
    }
}

impl RestOptions {
    /// Sets how a company's name is written.
    #[must_use]
    pub fn company(mut self, company: CompanyText) -> Self {
        self.company = company;
        self
    }

    /// Sets how many rows a query may read.
    #[must_use]
    pub fn row_budget(mut self, rows: usize) -> Self {
        self.row_budget = rows;
        self
    }
}

/// The facade over one version of REST.
#[derive(Clone, Debug)]
pub struct RestBackend {
    api: Api,
    backend: Backend,
    options: RestOptions,
    /// The custom fields of each table whose model was read.
    custom: Arc<Mutex<HashMap<&'static str, Arc<CustomFields>>>>,
}

impl RestBackend {
    /// A backend over a client of the given version: [`Backend::RestV1`] or [`Backend::RestV2`].
    pub(crate) fn new(client: keap_rest::Client, backend: Backend, options: RestOptions) -> Self {
        Self {
            api: Api::new(client, backend),
            backend,
            options,
            custom: Arc::default(),
        }
    }

    /// REST v1 over a client.
    pub fn v1(client: keap_rest::Client, options: RestOptions) -> Self {
        Self::new(client, Backend::RestV1, options)
    }

    /// REST v2 over a client.
    pub fn v2(client: keap_rest::Client, options: RestOptions) -> Self {
        Self::new(client, Backend::RestV2, options)
    }

    /// The client, for operations that the facade does not have.
    pub fn client(&self) -> &keap_rest::Client {
        self.api.client()
    }

    /// How a query would be served. Sends nothing, unless a condition is on a custom field that was not seen yet: then
    /// the model of the record type is read.
    ///
    /// # Errors
    /// `InvalidRequest` and `Unsupported` as the query itself would give.
    pub async fn plan(&self, query: &QueryData) -> Result<Plan> {
        let invocation = Invocation::DataQuery(query.clone());
        support::check(&invocation, self.backend)?;
        let located = |error: crate::Error| error.at(invocation.operation(), self.backend);
        self.plan_query(query).await.map_err(located)
    }

    async fn plan_query(&self, query: &QueryData) -> Result<Plan> {
        let custom = self.custom_for_query(query).await?;
        let planner = Planner {
            backend: self.backend,
            custom: custom.as_deref(),
            zone: self.options.zone,
        };
        let mut plan = planner.plan(query)?;
        plan.lookups = self.lookups(query);
        Ok(plan)
    }

    async fn dispatch(&self, invocation: Invocation) -> Result<Outcome> {
        match invocation {
            Invocation::ContactAdd { values } => self.add_contact(&values).await.map(Outcome::Id),
            Invocation::ContactAddWithDupCheck { values, check } => self
                .add_with_dup_check(&values, check)
                .await
                .map(Outcome::Id),
            Invocation::ContactLoad { id, fields } => self
                .load_row("Contact", id.get(), &fields)
                .await
                .map(Outcome::Record),
            Invocation::ContactUpdate { id, changes } => {
                self.update_contact(id, &changes).await.map(Outcome::Id)
            }
            Invocation::ContactMerge { contact, duplicate } => {
                self.api
                    .merge_contacts(contact.get(), duplicate.get())
                    .await?;
                Ok(Outcome::Flag(true))
            }
            Invocation::ContactFindByEmail { email, fields } => self
                .find_by_email(&email, &fields)
                .await
                .map(Outcome::Records),
            Invocation::ContactAddToGroup { contact, tag } => {
                self.add_to_group(contact, tag).await.map(Outcome::Flag)
            }
            Invocation::ContactRemoveFromGroup { contact, tag } => self
                .remove_from_group(contact, tag)
                .await
                .map(Outcome::Flag),
            Invocation::DataAdd { table, values } => {
                self.add_row(&table, &values).await.map(Outcome::Id)
            }
            Invocation::DataLoad { table, id, fields } => self
                .load_row(&table, id, &fields)
                .await
                .map(Outcome::Record),
            Invocation::DataUpdate { table, id, changes } => {
                self.update_row(&table, id, &changes).await.map(Outcome::Id)
            }
            Invocation::DataDelete { table, id } => {
                self.delete_row(&table, id).await?;
                Ok(Outcome::Flag(true))
            }
            Invocation::DataFindByField {
                query,
                field,
                value,
            } => self
                .query(&by_field(query, field, value))
                .await
                .map(Outcome::Records),
            Invocation::DataQuery(query) => self.query(&query).await.map(Outcome::Records),
            Invocation::DataCount(query) => self.count(query).await.map(Outcome::Count),
            Invocation::DataGetUserInfo => self.user_info().await.map(Outcome::Record),
        }
    }
}

impl Sealed for RestBackend {}

impl ContactService for RestBackend {}

impl DataService for RestBackend {}

impl Invoke for RestBackend {
    async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        let operation = invocation.operation();
        support::check(&invocation, self.backend)?;
        self.dispatch(invocation)
            .await
            .map_err(|error| error.at(operation, self.backend))
    }
}

/// The query that asks what `findByField` asks.
fn by_field(mut query: QueryData, field: String, value: String) -> QueryData {
    let condition = if value.contains('%') {
        Condition::Like(value)
    } else {
        Condition::Equals(value.into())
    };
    query.conditions = vec![(field, condition)];
    query
}
