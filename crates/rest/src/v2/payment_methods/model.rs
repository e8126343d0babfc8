//! Models of payment methods.

use serde::{Deserialize, Serialize};

use crate::ContactId;
use crate::null::nullable;
use crate::v2::model::PaymentMethod;

/// The body that creates a payment method config.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreatePaymentMethodConfigRequest {
    /// Id of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
}

/// One page of contact payment methods.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListContactPaymentMethodsResponse {
    /// Records.
    #[serde(deserialize_with = "nullable")]
    pub records: Vec<PaymentMethod>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of payment methods.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListPaymentMethodsResponse {
    /// Payment methods.
    #[serde(deserialize_with = "nullable")]
    pub payment_methods: Vec<PaymentMethod>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A payment method config.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentMethodConfig {
    /// Session key.
    pub session_key: Option<String>,
}
