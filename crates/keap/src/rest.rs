//! The REST backend: the facade's operations over REST v1 or REST v2.
//!
//! [`RestBackend::client`] sends what the facade has no operation for; with the feature `operations`, all operations of
//! both versions are in `v1` and `v2`.

mod api;
mod backend;
mod custom_fields;
mod dialect;
mod dispatch;
mod failure;
mod held;
mod options;
mod query;
mod record;
mod remembered;
mod request;
mod row;
mod service;

use keap_schema::QueryData;

use crate::coverage::check;
use crate::custom::named;
pub use crate::owner::{CampaignSequence, NoOrderType, OrderType};
use crate::{Error, Invocation, Operation, Outcome, Result, spelling};
pub use backend::RestBackend;
pub(crate) use dispatch::answer;
pub(crate) use held::refusal;
/// The client beneath, with its errors, pages and filters: the crate `keap-rest`.
#[doc(inline)]
pub use keap_rest as typed;
#[doc(no_inline)]
pub use keap_rest::Client;
#[cfg(feature = "operations")]
#[doc(no_inline)]
pub use keap_rest::{v1, v2};
pub use options::{CompanyText, RestOptions};
pub use query::clause::{Clause, Operator, Pushdown};
pub(crate) use query::pages::ListPages;
pub use query::plan::{Cost, Explanation, Fetch, PageStart};

impl RestBackend {
    /// Runs an operation.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); [`Error::may_have_applied`](crate::Error::may_have_applied) tells whether a write may
    /// have taken effect.
    pub async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        dispatch::answer(self, invocation).await
    }

    /// How a query would be served. Sends nothing, unless a condition is on a custom field that was not seen yet: then
    /// the model of the record type is read.
    ///
    /// # Errors
    /// `InvalidRequest` and `Unsupported` as the query itself would give.
    pub async fn explain(&self, query: &QueryData) -> Result<Explanation> {
        let mut query = self.settled(Invocation::DataQuery(query.clone())).await?;
        query::leave_out_any(self.backend, &mut query);
        let plan = query::plan::of_query(self, &query).await;
        let plan = plan.map_err(|error| error.at(Operation::DataQuery, self.backend))?;
        let mut explanation = plan.explain();
        if query.page > 0 {
            let start = query::walk::page_start(&plan, &query, self.pages.is_some());
            explanation.page = Some(start);
        }
        Ok(explanation)
    }

    /// How the rows of a query would be counted: by a total that the server tells, or by reading them. Sends nothing, as
    /// [`explain`](Self::explain).
    ///
    /// # Errors
    /// `InvalidRequest` and `Unsupported` as the count itself would give.
    pub async fn explain_count(&self, query: &QueryData) -> Result<Explanation> {
        let query = self.settled(Invocation::DataCount(query.clone())).await?;
        let query = query::counted(self.backend, query);
        let plan = query::plan::of_query(self, &query).await;
        let plan = plan.map_err(|error| error.at(Operation::DataCount, self.backend))?;
        Ok(query::total::explain(&plan, &query))
    }

    /// The query of an invocation with the names that the account has.
    async fn settled(&self, invocation: Invocation) -> Result<QueryData> {
        let (invocation, _) = spelling::corrected(invocation);
        check::spelt(&invocation, self.backend)?;
        let operation = invocation.operation();
        let named = named(self, invocation).await;
        match named.map_err(|error| error.at(operation, self.backend))? {
            (Invocation::DataQuery(query) | Invocation::DataCount(query), _) => Ok(query),
            _ => Err(Error::impossible("a query became another invocation")),
        }
    }
}
