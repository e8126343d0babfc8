#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]
#![doc = include_str!("../README.md")]

mod answer;
mod builder;
mod client;
pub mod compare;
mod connected;
mod coverage;
mod crud;
mod custom;
mod custom_field;
pub mod difference;
mod discount;
mod doubt;
mod email;
mod error;
mod file;
mod fold;
mod geography;
mod invocation;
mod meter;
mod names;
mod operation;
mod order;
mod owner;
mod page;
mod partner;
pub mod rest;
mod route;
mod service;
mod shadow;
mod spelling;
mod status;
mod suggest;
mod table;
mod ungranted;
mod user_info;
#[cfg(feature = "xmlrpc")]
mod xmlrpc;

pub use answer::{ActionResult, GoalResult, QuickSearch};
pub use builder::KeapBuilder;
pub use client::Keap;
pub use coverage::check::check_conditions;
pub use coverage::{COVERAGE, ColumnUse, Coverage, FieldCoverage, Level, coverage, field_coverage};
pub use coverage::{Step, TableCoverage, endpoints, steps, table_coverage};
pub use custom::CustomField;
pub use custom_field::{CustomFieldOwner, CustomFieldType, NewCustomField, UnknownWord};
pub use difference::{Certainty, DIFFERENCES, Difference};
pub use discount::{Discount, DiscountBase, DiscountValue, FreeTrial, NewDiscount, ShippingOption};
pub use email::{
    CONTACT_EMAIL, ContentType, EmailDirection, EmailMessage, EmailRecord, EmailTemplate,
    OptStatus, UnknownContentType,
};
pub use error::{Error, ErrorKind, Result};
pub use file::{FileContent, NotBase64};
pub use invocation::{DupCheck, Fields, Invocation, Outcome, OutcomeKind};
pub use keap_schema as schema;
pub use keap_schema::id::{
    self, ActionSetId, AffiliateId, CommissionProgramId, ContactActionId, ContactId, CreditCardId,
    CustomFieldId, DiscountId, FileId, FollowUpSequenceId, FollowUpStepId, InvoiceId, LinkTypeId,
    MerchantAccountId, OrderId, PaymentPlanTemplateId, ProductCategoryId, ProductId, SavedSearchId,
    ShippingOptionId, SubscriptionId, SubscriptionPlanId, TagId, TemplateId, UserId, WebFormId,
};
pub use names::{UnknownName, find_column, find_country, find_table};
pub use operation::argument::{Argument, ArgumentKind, ArgumentSource};
pub use operation::{Backend, Operation, UnknownBackend, UnknownOperation};
pub use order::{
    CardValidity, ChargeResult, ManualPayment, NewOrder, NewOrderLine, NewSubscription,
    OrderCommission, OrderPartners, PaymentPlan, Payout, PlacedOrder, SubscriptionOfPlan,
    SubscriptionTerms,
};
pub use owner::{CampaignSequence, NoOrderType, OrderType, OwnerTable, OwnerValues, SetAction};
pub use page::{Page, PageKey, PageMark, PageMemory, Pages, PagesKept, Position, RecentPages};
pub use partner::{
    Clawback, Commission, CommissionProgram, PartnerPayment, PartnerSums, Period, RedirectLink,
};
pub use rest::{CompanyText, RestOptions};
pub use route::{
    Fallback, PolicyChange, PolicyError, PolicyFile, PolicyWatch, Route, RoutePolicy, RouteReason,
    Shadow, decide, decide_for,
};
pub use service::{
    AffiliateProgramService, AffiliateService, ContactService, CreditCardSubmissionService,
    DataService, DiscountService, EmailService, FileService, FunnelService, InvoiceService, Invoke,
    OrderService, ProductService, SearchService, ShippingService, WebFormService,
    WebTrackingService,
};
pub use shadow::{
    Dropped, HashSampler, RandomSampler, Sampler, ShadowFinding, ShadowObserver, ShadowPolicy,
    ShadowReport, ShadowStats,
};
pub use suggest::did_you_mean;
pub use user_info::UserInfo;
#[cfg(feature = "xmlrpc")]
pub use xmlrpc::XmlRpcBackend;
