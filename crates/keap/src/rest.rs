//! The REST backend: the facade's operations over REST v1 or REST v2.

mod api;
mod backend;
mod custom_fields;
mod dialect;
mod dispatch;
mod failure;
mod options;
mod query;
mod record;
mod request;
mod row;
mod service;

use keap_schema::QueryData;

use crate::connected::Connected;
use crate::coverage::check;
use crate::custom::named;
use crate::service::sealed::Sealed;
use crate::{
    ContactService, CreditCardSubmissionService, DataService, EmailService, FileService,
    FunnelService, Invocation, InvoiceService, Invoke, Outcome, ProductService, Result,
    SearchService, WebFormService, WebTrackingService, spelling,
};
pub use backend::RestBackend;
pub(crate) use dispatch::answer;
pub use options::{CampaignSequence, CompanyText, NoOrderType, OrderType, RestOptions};
pub use query::clause::{Clause, Operator, Pushdown};
pub(crate) use query::pages::ListPages;
pub use query::plan::{Cost, Explanation, Fetch};

impl RestBackend {
    /// How a query would be served. Sends nothing, unless a condition is on a custom field that was not seen yet: then
    /// the model of the record type is read.
    ///
    /// # Errors
    /// `InvalidRequest` and `Unsupported` as the query itself would give.
    pub async fn explain(&self, query: &QueryData) -> Result<Explanation> {
        let (invocation, _) = spelling::corrected(Invocation::DataQuery(query.clone()));
        check::invocation(&invocation, self.backend)?;
        let operation = invocation.operation();
        let located = |error: crate::Error| error.at(operation, self.backend);
        let plan = match named(self, invocation).await.map_err(located)? {
            (Invocation::DataQuery(mut query), _) => {
                query::leave_out_any(self.backend, &mut query);
                query::plan::of_query(self, &query).await
            }
            _ => query::plan::of_query(self, query).await,
        };
        plan.map(|plan| plan.explain()).map_err(located)
    }
}

impl Sealed for RestBackend {}

impl ContactService for RestBackend {}

impl DataService for RestBackend {}

impl EmailService for RestBackend {}

impl FunnelService for RestBackend {}

impl InvoiceService for RestBackend {}

impl ProductService for RestBackend {}

impl SearchService for RestBackend {}

impl FileService for RestBackend {}

impl WebFormService for RestBackend {}

impl WebTrackingService for RestBackend {}

impl CreditCardSubmissionService for RestBackend {}

impl Invoke for RestBackend {
    async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        dispatch::answer(self, invocation).await
    }

    async fn open(&self, query: QueryData) -> Result<crate::Pages> {
        crate::Pages::new(Connected::Rest(self.clone()), query)
    }
}
