//! Models of payment methods.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::ContactId;
use crate::null::nullable;
use crate::setters::setters;
use crate::v2::model::PaymentMethod;

/// The body that creates a payment method config.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreatePaymentMethodConfigRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
}

setters! {
    CreatePaymentMethodConfigRequest {
        contact_id: ContactId,
    } lists {
    }
}

/// One page of contact payment methods.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListContactPaymentMethodsResponse {
    #[serde(deserialize_with = "nullable")]
    pub records: Vec<PaymentMethod>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of payment methods.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListPaymentMethodsResponse {
    #[serde(deserialize_with = "nullable")]
    pub payment_methods: Vec<PaymentMethod>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A payment method config.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct PaymentMethodConfig {
    /// Short-lived; the vendor's payment component in a web page takes it.
    pub session_key: Option<String>,
}
