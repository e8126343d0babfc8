//! Models of sales.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{BasicContact, MerchantAccountType, PaymentMethod};
use crate::{ContactId, Id, MajorAmount, OrderId, Timestamp};

/// One page of payments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListPaymentsResponse {
    /// Payments.
    #[serde(deserialize_with = "nullable")]
    pub payments: Vec<Payment>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of transactions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListTransactionsResponse {
    /// Transactions.
    #[serde(deserialize_with = "nullable")]
    pub transactions: Vec<Transaction>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Payment {
    /// Its id.
    pub id: Option<Id>,
    /// Type.
    pub r#type: Option<String>,
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Note.
    pub note: Option<String>,
    /// Status.
    pub status: Option<PaymentStatus>,
    /// Whether it is commissioned.
    pub commissioned: Option<bool>,
    /// Whether it is synced.
    pub synced: Option<bool>,
    /// Payment time, in UTC.
    pub payment_time: Option<Timestamp>,
    /// Id of the refund payment.
    pub refund_payment_id: Option<Id>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Ids of the orders.
    #[serde(deserialize_with = "nullable")]
    pub order_ids: Vec<OrderId>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
    /// Id of the external transaction.
    pub external_transaction_id: Option<Id>,
    /// Id of the merchant account.
    pub merchant_account_id: Option<Id>,
    /// Merchant account type.
    pub merchant_account_type: Option<MerchantAccountType>,
    /// Payment method.
    pub payment_method: Option<PaymentMethod>,
}

/// A transaction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Transaction {
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Status.
    pub status: Option<TransactionStatus>,
    /// Description.
    pub description: Option<String>,
    /// Contact.
    pub contact: Option<BasicContact>,
    /// Ids of the orders.
    #[serde(deserialize_with = "nullable")]
    pub order_ids: Vec<OrderId>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Transaction method.
    pub transaction_method: Option<TransactionMethod>,
    /// Transaction time, in UTC.
    pub transaction_time: Option<Timestamp>,
    /// Id of the external reference.
    pub external_reference_id: Option<Id>,
    /// External response code.
    pub external_response_code: Option<String>,
    /// Error details.
    pub error_details: Option<String>,
    /// Id of the payment.
    pub payment_id: Option<Id>,
    /// Whether it is successful.
    pub is_successful: Option<bool>,
    /// Id of the merchant account.
    pub merchant_account_id: Option<Id>,
    /// Merchant account type.
    pub merchant_account_type: Option<MerchantAccountType>,
    /// Payment method.
    pub payment_method: Option<PaymentMethod>,
}

text_enum! {
    /// Values of status.
    PaymentStatus {
        Pending = "PENDING",
        Approved = "APPROVED",
        Completed = "COMPLETED",
        None = "NONE",
    }
}

text_enum! {
    /// Values of transaction method.
    TransactionMethod {
        Capture = "CAPTURE",
        Refund = "REFUND",
        Void = "VOID",
        Manual = "MANUAL",
    }
}

text_enum! {
    /// Values of status.
    TransactionStatus {
        Approved = "APPROVED",
        Pending = "PENDING",
        Error = "ERROR",
        Failed = "FAILED",
        None = "NONE",
    }
}
