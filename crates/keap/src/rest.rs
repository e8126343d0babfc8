//! The REST backend: the facade's operations over REST v1 or REST v2.

mod api;
mod failure;
mod query;
mod record;
mod row;
mod service;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use keap_schema::{Condition, QueryData, Zone};
use tokio::sync::{Mutex, OnceCell};

use crate::connected::Connected;
use crate::service::sealed::Sealed;
use crate::{
    Backend, ContactService, DataService, EmailService, Error, ErrorKind, FollowUpSequenceId,
    FunnelService, Invocation, Invoke, Outcome, ProductService, Result, SearchService, spelling,
    support,
};
use api::Api;
pub(crate) use query::ListPages;
pub use query::plan::{Clause, Cost, Explanation, Fetch, Filtering};
use query::plan::{Plan, Planner};
use record::custom::CustomFields;
use record::places::Places;
pub use service::sequences::CampaignSequence;

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
    /// The currency of amounts of money over v2 (ISO 4217). Default: read from the account's business profile.
    pub currency: Option<String>,
    /// The country of an address that has none, where REST wants one: a new address with a region, one whose region is
    /// written, and over v1, which does not show countries without an ISO code, each stored address without a country
    /// when its list is written. A name or a code. Default: none; such writes are refused (`KB-009`, `KB-071`).
    pub default_country: Option<String>,
    /// The zone in which the texts of date conditions are read. Default: US Eastern, as XML-RPC reads them.
    pub zone: Zone,
    /// The user in whose name e-mail is sent. Default: none; then REST v2 sends from the address that the call names,
    /// and v1 and templates are refused.
    pub mail_user: Option<i64>,
    /// Which sequences of the Campaign Builder stand for legacy follow-up sequences. Default: none does.
    pub sequences: BTreeMap<FollowUpSequenceId, CampaignSequence>,
}

impl Default for RestOptions {
    fn default() -> Self {
        Self {
            company: CompanyText::LookUp,
            row_budget: 50_000,
            currency: None,
            default_country: None,
            zone: Zone::default(),
            mail_user: None,
            sequences: BTreeMap::new(),
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

    /// Sets the user in whose name e-mail is sent, a `User.Id`.
    #[must_use]
    pub fn mail_user(mut self, user: i64) -> Self {
        self.mail_user = Some(user);
        self
    }

    /// Says which sequence of the Campaign Builder stands for a legacy follow-up sequence. Their ids are different
    /// numbers, so nothing is assumed (difference `KB-016`).
    #[must_use]
    pub fn sequence(
        mut self,
        legacy: impl Into<FollowUpSequenceId>,
        campaign: i64,
        sequence: i64,
    ) -> Self {
        let pair = CampaignSequence { campaign, sequence };
        self.sequences.insert(legacy.into(), pair);
        self
    }

    /// Names the account's currency (ISO 4217), which REST v2 does not always tell.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// Names the country of addresses that have none, by a name or a code.
    #[must_use]
    pub fn default_country(mut self, country: impl Into<String>) -> Self {
        self.default_country = Some(country.into());
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
    /// The account's currency, once it was asked for; `None` when the account does not tell.
    currency: Arc<OnceCell<Option<String>>>,
    /// The account's lists of countries and regions, as far as they were needed.
    places: Arc<Mutex<Places>>,
}

impl RestBackend {
    /// A backend over a client of the given version: [`Backend::RestV1`] or [`Backend::RestV2`].
    pub(crate) fn new(client: keap_rest::Client, backend: Backend, options: RestOptions) -> Self {
        Self {
            api: Api::new(client, backend),
            backend,
            options,
            custom: Arc::default(),
            currency: Arc::default(),
            places: Arc::default(),
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

    pub(crate) fn version(&self) -> Backend {
        self.backend
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
    pub async fn explain(&self, query: &QueryData) -> Result<Explanation> {
        let (invocation, _) = spelling::corrected(Invocation::DataQuery(query.clone()));
        support::check(&invocation, self.backend)?;
        let operation = invocation.operation();
        let located = |error: crate::Error| error.at(operation, self.backend);
        let plan = match self.named(invocation).await.map_err(located)? {
            (Invocation::DataQuery(query), _) => self.plan_query(&query).await,
            _ => self.plan_query(query).await,
        };
        plan.map(|plan| plan.explain()).map_err(located)
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
            Invocation::ContactAddToCampaign { contact, sequence } => self
                .add_to_sequence(contact, sequence)
                .await
                .map(Outcome::Flag),
            Invocation::ContactRemoveFromCampaign { contact, sequence } => self
                .remove_from_sequence(contact, sequence)
                .await
                .map(Outcome::Flag),
            Invocation::ContactLink {
                contact,
                other,
                link_type,
            } => self
                .link_contacts(contact, other, link_type)
                .await
                .map(Outcome::Flag),
            Invocation::ContactUnlink {
                contact,
                other,
                link_type,
            } => self
                .unlink_contacts(contact, other, link_type)
                .await
                .map(Outcome::Flag),
            Invocation::ContactListLinked { contact } => {
                self.linked_contacts(contact).await.map(Outcome::Records)
            }
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
            Invocation::DataAddCustomField(field) => {
                self.add_custom_field(&field).await.map(Outcome::Id)
            }
            Invocation::DataUpdateCustomField { id, label, options } => self
                .update_custom_field(id, label.as_deref(), options.as_deref())
                .await
                .map(Outcome::Flag),
            Invocation::DataGetAppSetting { module, setting } => {
                self.app_setting(&module, &setting).await.map(Outcome::Text)
            }
            Invocation::DataGetAppointmentICal { id } => {
                let text = self.appointment_ical(id).await?;
                Ok(Outcome::Text(Some(text)))
            }
            other => self.dispatch_beside(other).await,
        }
    }

    /// The services beside the two.
    async fn dispatch_beside(&self, invocation: Invocation) -> Result<Outcome> {
        match invocation {
            Invocation::EmailOptIn { email, reason } => {
                self.opt_in(&email, &reason).await.map(Outcome::Flag)
            }
            Invocation::EmailOptOut { email, reason } => {
                self.opt_out(&email, &reason).await.map(Outcome::Flag)
            }
            Invocation::EmailGetOptStatus { email } => {
                self.opt_status(&email).await.map(Outcome::Number)
            }
            Invocation::EmailSend(message) => done(self.send_email(&message).await),
            Invocation::EmailSendTemplate { contacts, template } => {
                done(self.send_template(&contacts, template).await)
            }
            Invocation::EmailAttach(record) => done(self.attach_email(&record).await),
            Invocation::EmailGetTemplate { id } => {
                self.email_template(id).await.map(Outcome::Record)
            }
            Invocation::FunnelAchieveGoal {
                integration,
                call_name,
                contact,
            } => self
                .achieve_goal(&integration, &call_name, contact)
                .await
                .map(Outcome::Records),
            Invocation::ProductGetInventory { product } => {
                self.inventory(product).await.map(Outcome::Number)
            }
            Invocation::ProductIncrementInventory { product } => {
                done(self.adjust_inventory(product, 1).await)
            }
            Invocation::ProductDecrementInventory { product } => {
                done(self.adjust_inventory(product, -1).await)
            }
            Invocation::ProductIncreaseInventory { product, quantity } => {
                done(self.adjust_inventory(product, quantity.into()).await)
            }
            Invocation::ProductDecreaseInventory { product, quantity } => {
                done(self.adjust_inventory(product, -i64::from(quantity)).await)
            }
            Invocation::ProductDeactivateCreditCard { card } => {
                done(self.deactivate_card(card).await)
            }
            Invocation::SearchGetAllReportColumns { search, user } => {
                self.report_columns(search, user).await.map(Outcome::Record)
            }
            Invocation::SearchGetSavedSearchResultsAllFields { search, user, page } => self
                .whole_report(search, user, page)
                .await
                .map(Outcome::Records),
            Invocation::SearchGetSavedSearchResults {
                search,
                user,
                page,
                fields,
            } => self
                .report(search, user, page, &fields)
                .await
                .map(Outcome::Records),
            Invocation::SearchQuickSearch(search) => {
                self.quick_search(&search).await.map(Outcome::Records)
            }
            // The check of arguments lets none through that coverage does not list; a test holds the two together.
            _ => Err(Error::new(
                ErrorKind::Unsupported,
                "there is no counterpart",
            )),
        }
    }
}

fn done(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::Flag(true))
}

impl Sealed for RestBackend {}

impl ContactService for RestBackend {}

impl DataService for RestBackend {}

impl EmailService for RestBackend {}

impl FunnelService for RestBackend {}

impl ProductService for RestBackend {}

impl SearchService for RestBackend {}

impl Invoke for RestBackend {
    async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        let operation = invocation.operation();
        let (invocation, spelling) = spelling::corrected(invocation);
        support::check(&invocation, self.backend)?;
        let answer = async {
            let (invocation, renames) = self.named(invocation).await?;
            let outcome = self.dispatch(invocation).await?.of(operation)?;
            Ok(spelling.restore(renames.restore(outcome)))
        };
        answer
            .await
            .map_err(|error: crate::Error| error.at(operation, self.backend))
    }

    async fn open(&self, query: QueryData) -> Result<crate::Pages> {
        crate::Pages::new(Connected::Rest(self.clone()), query)
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
