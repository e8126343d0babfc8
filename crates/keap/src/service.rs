//! The services of the facade. Backends and the router implement all of them by answering [`Invocation`]s.

mod affiliate;
mod contact;
mod data;
mod discount;
mod email;
mod file;
mod funnel;
mod invoice;
mod order;
mod product;
mod search;
mod shipping;
mod web;

use std::future::Future;

use keap_schema::id::RecordId;
use keap_schema::{QueryData, Record};

use crate::invocation::unexpected_outcome;
use crate::{Invocation, Outcome, Pages, Result};

pub use affiliate::{AffiliateProgramService, AffiliateService};
pub use contact::ContactService;
pub use data::DataService;
pub use discount::DiscountService;
pub use email::EmailService;
pub use file::FileService;
pub use funnel::FunnelService;
pub use invoice::InvoiceService;
pub use order::OrderService;
pub use product::ProductService;
pub use search::SearchService;
pub use shipping::ShippingService;
pub use web::{CreditCardSubmissionService, WebFormService, WebTrackingService};

/// Something that answers invocations: one backend, or the router.
///
/// Sealed: fakes are made one floor below, with `keap_http::testing::Script`, or with the sandbox.
pub trait Invoke: sealed::Sealed + Send + Sync {
    /// Runs one operation.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind); [`Error::may_have_applied`](crate::Error::may_have_applied) tells whether a write may have taken effect.
    fn invoke(&self, invocation: Invocation) -> impl Future<Output = Result<Outcome>> + Send;

    /// Opens a query to be read page by page: what [`DataService::pages`] does.
    ///
    /// # Errors
    /// As the query itself, for what is refused before anything is sent.
    fn open(&self, query: QueryData) -> impl Future<Output = Result<Pages>> + Send;
}

pub(crate) mod sealed {
    /// Keeps [`Invoke`](super::Invoke) ours, so that operations can be added.
    pub trait Sealed {}
}

fn flag(outcome: Outcome) -> Result<bool> {
    outcome.into_flag().ok_or_else(unexpected_outcome)
}

fn id(outcome: Outcome) -> Result<i64> {
    outcome.into_id().ok_or_else(unexpected_outcome)
}

/// The id of the record that was made or changed, typed.
fn new_id<I: RecordId>(outcome: Outcome) -> Result<I> {
    id(outcome).map(I::of)
}

/// The id of a record that there may be none of: 0 in both APIs.
fn optional_id<I: RecordId>(outcome: Outcome) -> Result<Option<I>> {
    let number = match outcome {
        Outcome::Id(number) | Outcome::Number(number) => number,
        _ => return Err(unexpected_outcome()),
    };
    Ok((number != 0).then(|| I::of(number)))
}

fn number(outcome: Outcome) -> Result<i64> {
    outcome.into_number().ok_or_else(unexpected_outcome)
}

fn amount(outcome: Outcome) -> Result<f64> {
    outcome.into_amount().ok_or_else(unexpected_outcome)
}

fn text(outcome: Outcome) -> Result<Option<String>> {
    outcome.into_text().ok_or_else(unexpected_outcome)
}

fn texts(outcome: Outcome) -> Result<Vec<String>> {
    outcome.into_texts().ok_or_else(unexpected_outcome)
}

fn record(outcome: Outcome) -> Result<Record> {
    outcome.into_record().ok_or_else(unexpected_outcome)
}

fn records(outcome: Outcome) -> Result<Vec<Record>> {
    outcome.into_records().ok_or_else(unexpected_outcome)
}
