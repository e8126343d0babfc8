#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]
#![doc = include_str!("../README.md")]

mod aftermath;
mod builder;
mod client;
pub mod compare;
mod connected;
pub mod coverage;
mod crud;
mod custom;
pub mod difference;
mod doubt;
mod error;
mod fold;
mod geography;
#[cfg(feature = "hooks")]
pub mod hooks;
mod invocation;
mod meter;
pub mod model;
pub mod names;
pub mod operation;
pub mod owner;
pub mod page;
mod phone;
mod readable;
mod reader;
pub mod rest;
pub mod route;
pub mod service;
pub mod shadow;
mod spelling;
mod status;
mod suggest;
mod table;
pub mod turn;
mod ungranted;
#[cfg(feature = "xmlrpc")]
pub mod xmlrpc;

/// Credentials, OAuth grants that are kept alive, and stores for them: the crate `keap-auth`.
#[doc(inline)]
pub use keap_auth as auth;
/// Below the wires: transports, observers, time limits, pacing, retries and scripted answers, the crate `keap-http`.
#[doc(inline)]
pub use keap_http as http;
/// Tables and columns as types, rows, queries and values: the crate `keap-schema`.
#[doc(inline)]
pub use keap_schema as schema;

pub use builder::KeapBuilder;
pub use client::Keap;
pub use error::{Error, ErrorKind, Result};
pub use invocation::{DupCheck, Fields, Invocation, Outcome};
#[doc(inline)]
pub use keap_schema::id::{
    self, ActionSetId, AffiliateId, CampaignId, CommissionProgramId, ContactActionId, ContactId,
    CreditCardId, CustomFieldGroupId, CustomFieldId, DiscountId, FileId, FollowUpSequenceId,
    FollowUpStepId, GoalId, InvoiceId, LinkTypeId, MerchantAccountId, OrderId,
    PaymentPlanTemplateId, ProductCategoryId, ProductId, SavedSearchId, SequenceId,
    ShippingOptionId, SubscriptionId, SubscriptionPlanId, TagId, TemplateId, UserId, WebFormId,
};
pub use operation::{Backend, Operation};
pub use page::{Page, Pages, Position};
pub use readable::{ReadableColumns, UncertainColumns};
pub use reader::RowReader;
pub use route::{Fallback, PolicyFile, RoutePolicy};
