#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]
#![cfg_attr(
    not(feature = "default"),
    allow(
        dead_code,
        unused_imports,
        unused_macros,
        reason = "what the generated modules share is not all used when some of them are off"
    )
)]

mod api_error;
mod client;
mod content;
mod cursor;
mod draft;
pub mod endpoints;
mod error;
mod filter;
mod finish;
mod id;
mod info;
mod money;
pub mod multipart;
mod needed;
mod null;
mod operation;
mod page;
mod patch;
mod plain;
mod promised;
mod raw_body;
#[cfg(feature = "hooks")]
pub mod receiver;
mod sensitive;
mod setters;
mod text_enum;
mod time;
mod trail;
#[cfg(feature = "files")]
mod transfer;
pub mod v1;
pub mod v2;
mod weight;

pub use api_error::{ApiError, Shape};
pub use client::Client;
pub use content::{Content, Nothing};
pub use cursor::Cursor;
pub use draft::{Draft, ListStyle, RequestError};
pub use error::Error;
pub use filter::{Comparison, Direction, Filter, OrderBy};
#[doc(no_inline)]
pub use id::{
    AffiliateId, AffiliateResourceId, AppointmentId, AutomationId, CampaignId, CommissionProgramId,
    CompanyId, ContactId, CreditCardId, CustomFieldGroupId, CustomFieldId, CustomFieldTabId,
    DiscountId, EmailId, FileId, InvoiceId, InvoicePaymentId, LeadSourceCategoryId,
    LeadSourceExpenseId, LeadSourceId, LeadSourceRecurringExpenseId, LinkTypeId, MerchantAccountId,
    NoteId, OpportunityId, OrderId, OrderItemId, PaymentId, ProductCategoryId, ProductId,
    ProductInterestBundleId, ProductInterestId, ProductOptionId, ProductOptionValueId, ReferralId,
    SavedSearchId, SequenceId, ShippingOptionId, StageId, StageMoveId, SubscriptionId,
    SubscriptionPlanId, TagCategoryId, TagId, TaskId, TemplateId, UserGroupId, UserId, WebFormId,
};
pub use id::{Id, OneOrAll};
pub use info::{Answer, Info, Version};
pub use money::{MajorAmount, MinorAmount};
pub use multipart::Upload;
pub use needed::Needed;
pub use operation::Operation;
pub use page::{Page, Pages};
pub use patch::{JsonBody, Patch, UpdateMask};
pub use raw_body::RawBody;
pub use sensitive::Sensitive;
pub use time::{Date, TimeError, Timestamp};
pub use trail::{Astray, Trail};
#[cfg(feature = "files")]
pub use transfer::Download;

/// Properties of a model that this version does not know, by name.
pub type Extra = serde_json::Map<String, serde_json::Value>;
