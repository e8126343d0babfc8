//! Models of sales.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{BasicContact, MerchantAccountType, PaymentMethod};
use crate::{ContactId, Id, MajorAmount, MerchantAccountId, OrderId, PaymentId, Timestamp};

/// One page of payments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListPaymentsResponse {
    #[serde(deserialize_with = "nullable")]
    pub payments: Vec<Payment>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of transactions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListTransactionsResponse {
    #[serde(deserialize_with = "nullable")]
    pub transactions: Vec<Transaction>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Payment {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<PaymentId>,
    /// In XML-RPC: `Payment.PayType`.
    pub r#type: Option<String>,
    /// In XML-RPC: `Payment.PayAmt`. In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// In XML-RPC: `Payment.PayNote`.
    pub note: Option<String>,
    pub status: Option<PaymentStatus>,
    /// In XML-RPC: `Payment.Commission`.
    pub commissioned: Option<bool>,
    /// In XML-RPC: `Payment.Synced`.
    pub synced: Option<bool>,
    /// In XML-RPC: `Payment.PayDate`.
    pub payment_time: Option<Timestamp>,
    /// Of a refunded payment: the payment that gives it back. In XML-RPC: `Payment.RefundId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub refund_payment_id: Option<PaymentId>,
    /// In XML-RPC: `Payment.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    /// In XML-RPC: `Payment.InvoiceId`.
    #[serde(deserialize_with = "nullable")]
    pub order_ids: Vec<OrderId>,
    pub update_time: Option<Timestamp>,
    pub external_transaction_id: Option<Id>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub merchant_account_id: Option<MerchantAccountId>,
    pub merchant_account_type: Option<MerchantAccountType>,
    pub payment_method: Option<PaymentMethod>,
}

/// A transaction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Transaction {
    /// In XML-RPC: `CCharge.Amt`. In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    pub status: Option<TransactionStatus>,
    pub description: Option<String>,
    pub contact: Option<BasicContact>,
    /// In XML-RPC: `CCharge.OrderNum`.
    #[serde(deserialize_with = "nullable")]
    pub order_ids: Vec<OrderId>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    pub transaction_method: Option<TransactionMethod>,
    pub transaction_time: Option<Timestamp>,
    /// In XML-RPC: `CCharge.RefNum`.
    pub external_reference_id: Option<Id>,
    /// In XML-RPC: `CCharge.ApprCode`.
    pub external_response_code: Option<String>,
    pub error_details: Option<String>,
    /// In XML-RPC: `CCharge.PaymentId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub payment_id: Option<PaymentId>,
    /// False while the transaction is pending.
    pub is_successful: Option<bool>,
    /// In XML-RPC: `CCharge.MerchantId`, `CCharge.PaymentGatewayId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub merchant_account_id: Option<MerchantAccountId>,
    pub merchant_account_type: Option<MerchantAccountType>,
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
