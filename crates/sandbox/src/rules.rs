//! What happens in an account whichever wire asks for it.

pub(crate) mod contact_links;
pub(crate) mod contacts;
pub(crate) mod custom_fields;
pub(crate) mod earnings;
pub(crate) mod files;
pub(crate) mod goals;
pub(crate) mod joined_columns;
pub(crate) mod mail;
pub(crate) mod opt_in;
pub(crate) mod orders;
pub(crate) mod pay_plans;
pub(crate) mod pipeline;
pub(crate) mod places;
pub(crate) mod reports;
pub(crate) mod sequences;
pub(crate) mod subscriptions;
pub(crate) mod tags;
