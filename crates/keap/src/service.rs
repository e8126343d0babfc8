//! The operations as methods, by service: `keap.contacts().load(..)`, `keap.data().query(..)`, `keap.orders().place_order(..)`.
//!
//! A service is a handle that borrows what it asks: the router, a [`Keap`](crate::Keap), or one backend alone. All three give the
//! handles by methods of the same names; a function that takes a [`ContactService`] works with each of them:
//!
//! ```
//! use keap::schema::contact;
//! use keap::service::ContactService;
//!
//! async fn first_names(contacts: ContactService<'_>, email: &str) -> keap::Result<Vec<String>> {
//!     let found = contacts.find_by_email(email, [contact::FIRST_NAME]).await?;
//!     found.iter().map(|row| Ok(row.read(contact::FIRST_NAME)?.unwrap_or_default())).collect()
//! }
//! # async fn example(keap: keap::Keap) -> keap::Result<()> {
//! first_names(keap.contacts(), "ann@example.com").await?;
//! if let Some(rest) = keap.rest_v2() {
//!     first_names(rest.contacts(), "ann@example.com").await?;
//! }
//! # Ok(()) }
//! ```
//!
//! Code that wants several services of whatever answers them takes `&impl` [`Invoke`].

/// Defines the handle of a service.
macro_rules! service {
    ($(#[$doc:meta])* $Service:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Service<'a>(pub(super) super::asked::Asked<'a>);
    };
}

mod affiliate;
mod as_struct;
mod asked;
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

use keap_schema::Record;
use keap_schema::id::RecordId;

use crate::invocation::unexpected_outcome;
use crate::{Outcome, Result};

pub use affiliate::{AffiliateProgramService, AffiliateService};
pub use asked::Invoke;
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
