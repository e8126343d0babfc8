//! What operations take and what they give back: orders and payments, e-mails, files, discounts, custom fields, partners.
//!
//! Rows of tables are no types of this module: a table has its columns, and a row with a member for each, in
//! [`schema`](crate::schema).

mod answer;
mod custom_field;
mod discount;
mod email;
mod file;
mod order;
mod partner;
mod placed;
mod setters;
mod user_info;

pub use crate::custom::CustomField;
pub use answer::{ActionResult, GoalResult, QuickSearch};
pub use custom_field::{CustomFieldOwner, CustomFieldType, NewCustomField, UnknownWord};
pub use discount::{Discount, DiscountBase, DiscountValue, FreeTrial, NewDiscount, ShippingOption};
pub use email::{
    CONTACT_EMAIL, ContentType, EmailDirection, EmailMessage, EmailRecord, EmailTemplate,
    OptStatus, UnknownContentType,
};
pub use file::{FileContent, NotBase64};
pub use order::{
    ManualPayment, NewOrder, NewOrderLine, NewSubscription, OrderCommission, OrderPartners,
    PaymentPlan, Payout, SubscriptionOfPlan, SubscriptionTerms,
};
pub use partner::{
    Clawback, Commission, CommissionProgram, PartnerPayment, PartnerSums, Period, RedirectLink,
};
pub use placed::{CardValidity, ChargeResult, PlacedOrder};
pub use user_info::UserInfo;
