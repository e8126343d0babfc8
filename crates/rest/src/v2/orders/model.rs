//! Models of orders.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::{CustomFieldValue, Order, OrderType, PayoutType};
use crate::{
    AffiliateId, ContactId, Date, FileId, Id, InvoiceId, InvoicePaymentId, MajorAmount, Patch,
    PaymentId, ProductId, SubscriptionPlanId, Timestamp,
};

/// An address information.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddressInformation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_four: Option<String>,
    /// An ISO 3166-1 alpha-3 code: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_invoice_to_company: Option<bool>,
}

setters! {
    AddressInformation {
        line1: String,
        line2: String,
        locality: String,
        region: String,
        company: String,
        phone: String,
        zip_code: String,
        zip_four: String,
        country_code: String,
        first_name: String,
        middle_name: String,
        last_name: String,
        is_invoice_to_company: bool,
    } lists {
    }
}

/// The body of a request: apply commission.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ApplyCommissionRequest {
    pub affiliate_id: AffiliateId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay_percent: Option<f64>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commission_amount: Option<MajorAmount>,
    pub payout_type: PayoutType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commission_date: Option<Date>,
}

impl ApplyCommissionRequest {
    /// The body with what the server requires.
    pub fn new(affiliate_id: AffiliateId, payout_type: PayoutType) -> Self {
        Self {
            affiliate_id,
            pay_percent: None,
            commission_amount: None,
            payout_type,
            description: None,
            commission_date: None,
        }
    }
}

setters! {
    ApplyCommissionRequest {
        pay_percent: f64,
        commission_amount: MajorAmount,
        description: String,
        commission_date: Date,
    } lists {
    }
}

/// The body that creates an order item.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrderItemRequest {
    /// Not blank; when left out: the name of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Not blank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// At least 1.
    pub quantity: i32,
    /// Not blank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Required for items of type `PRODUCT` and `SUBSCRIPTION`. In XML-RPC: `OrderItem.ProductId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Required for items of type `SUBSCRIPTION`. In XML-RPC: `OrderItem.SubscriptionPlanId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
    /// Of items of type `SUBSCRIPTION` only. Not blank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_plan_description: Option<String>,
    /// `PRODUCT` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_type: Option<NewOrderItemType>,
    /// When left out: the price of the product. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_per_unit: Option<MajorAmount>,
    /// Of items of type `PRODUCT` and `SUBSCRIPTION` only. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_per_unit: Option<MajorAmount>,
}

impl CreateOrderItemRequest {
    /// The body with what the server requires.
    pub fn new(quantity: i32) -> Self {
        Self {
            name: None,
            description: None,
            quantity,
            notes: None,
            product_id: None,
            subscription_plan_id: None,
            subscription_plan_description: None,
            item_type: None,
            price_per_unit: None,
            cost_per_unit: None,
        }
    }
}

setters! {
    CreateOrderItemRequest {
        name: String,
        description: String,
        notes: String,
        product_id: ProductId,
        subscription_plan_id: SubscriptionPlanId,
        subscription_plan_description: String,
        item_type: NewOrderItemType,
        price_per_unit: MajorAmount,
        cost_per_unit: MajorAmount,
    } lists {
    }
}

/// The body that creates an order.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrderRequest {
    /// In XML-RPC: `Job.JobNotes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
    /// In XML-RPC: `Job.JobTitle`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In XML-RPC: `Job.ContactId`.
    pub contact_id: ContactId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_items: Option<Vec<CreateOrderItemRequest>>,
    pub order_title: String,
    /// In XML-RPC: `Job.StartDate`.
    pub order_time: Timestamp,
    /// In XML-RPC: `Job.OrderType`.
    pub order_type: OrderType,
    /// Each discount behind a code is applied to the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promo_codes: Option<Vec<String>>,
    /// `0` is no partner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_affiliate_id: Option<AffiliateId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sales_affiliate_id: Option<AffiliateId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<AddressInformation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_time: Option<Timestamp>,
    /// In XML-RPC: `Job.DueDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_create_user: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_create_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_update_time: Option<Timestamp>,
}

impl CreateOrderRequest {
    /// The body with what the server requires.
    pub fn new(
        contact_id: ContactId,
        order_title: impl Into<String>,
        order_time: impl Into<Timestamp>,
        order_type: OrderType,
    ) -> Self {
        Self {
            notes: None,
            terms: None,
            title: None,
            contact_id,
            order_items: None,
            order_title: order_title.into(),
            order_time: order_time.into(),
            order_type,
            promo_codes: None,
            lead_affiliate_id: None,
            sales_affiliate_id: None,
            shipping_address: None,
            custom_fields: None,
            sent_time: None,
            due_time: None,
            invoice_number: None,
            external_create_user: None,
            external_create_time: None,
            external_update_time: None,
        }
    }
}

setters! {
    CreateOrderRequest {
        notes: String,
        terms: String,
        title: String,
        lead_affiliate_id: AffiliateId,
        sales_affiliate_id: AffiliateId,
        shipping_address: AddressInformation,
        sent_time: Timestamp,
        due_time: Timestamp,
        invoice_number: String,
        external_create_user: String,
        external_create_time: Timestamp,
        external_update_time: Timestamp,
    } lists {
        order_items: CreateOrderItemRequest,
        promo_codes: String,
        custom_fields: CustomFieldValue,
    }
}

/// The body that creates a payment.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreatePaymentRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// The method to charge at once; left out, a payment is recorded that was made elsewhere. One of this and `payment_method_type` is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_id: Option<Id>,
    /// For payments that are recorded: exactly the name of one of the account's manual payment types. Without effect beside `payment_method_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_type: Option<String>,
    /// In XML-RPC: `Payment.PayDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_time: Option<Timestamp>,
    /// Not above the balance of the order; more than 0 when something is charged. In the main unit of the currency.
    pub payment_amount: MajorAmount,
    pub apply_to_commissions: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_source_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_status_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_create_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_update_time: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_create_user: Option<String>,
}

impl CreatePaymentRequest {
    /// The body with what the server requires.
    pub fn new(payment_amount: MajorAmount, apply_to_commissions: bool) -> Self {
        Self {
            notes: None,
            payment_method_id: None,
            payment_method_type: None,
            payment_time: None,
            payment_amount,
            apply_to_commissions,
            external_source: None,
            external_source_value: None,
            external_status_value: None,
            external_create_time: None,
            external_update_time: None,
            external_create_user: None,
        }
    }
}

setters! {
    CreatePaymentRequest {
        notes: String,
        payment_method_id: Id,
        payment_method_type: String,
        payment_time: Timestamp,
        external_source: String,
        external_source_value: String,
        external_status_value: String,
        external_create_time: Timestamp,
        external_update_time: Timestamp,
        external_create_user: String,
    } lists {
    }
}

/// The body of a request: file operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FileOperationRequest {
    pub file_id: FileId,
}

impl FileOperationRequest {
    /// The body with what the server requires.
    pub fn new(file_id: FileId) -> Self {
        Self { file_id }
    }
}

/// An invoice order payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct InvoiceOrderPayment {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<InvoicePaymentId>,
    /// In XML-RPC: `InvoicePayment.Amt`. In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    pub note: Option<String>,
    /// In XML-RPC: `InvoicePayment.InvoiceId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub invoice_id: Option<InvoiceId>,
    /// In XML-RPC: `InvoicePayment.PaymentId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub payment_id: Option<PaymentId>,
    /// In XML-RPC: `InvoicePayment.PayDate`.
    pub pay_time: Option<Timestamp>,
    /// In XML-RPC: `InvoicePayment.PayStatus`.
    pub pay_status: Option<PayStatus>,
    /// In XML-RPC: `InvoicePayment.LastUpdated`.
    pub last_updated_time: Option<Timestamp>,
    /// In XML-RPC: `InvoicePayment.SkipCommission`.
    pub skip_commission: Option<bool>,
    /// Only of refunds.
    #[serde(deserialize_with = "crate::id::optional")]
    pub refund_invoice_payment_id: Option<InvoicePaymentId>,
}

/// One page of order payments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListOrderPaymentsResponse {
    #[serde(deserialize_with = "nullable")]
    pub invoice_order_payments: Vec<InvoiceOrderPayment>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of orders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListOrdersResponse {
    #[serde(deserialize_with = "nullable")]
    pub orders: Vec<Order>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A payment result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct PaymentResult {
    pub id: Option<Id>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub invoice_id: Option<InvoiceId>,
    /// In the main unit of the currency.
    pub payment_amount: Option<MajorAmount>,
    pub payment_status_message: Option<String>,
    pub transaction_id: Option<Id>,
}

/// The body that changes an order item.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateOrderItemRequest {
    /// Not blank.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Not blank.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// At least 1.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub quantity: Patch<i32>,
    /// Not blank.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Of items of type `PRODUCT` and `SUBSCRIPTION` only. In XML-RPC: `OrderItem.ProductId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_id: Patch<ProductId>,
    /// Of items of type `SUBSCRIPTION` only. In XML-RPC: `OrderItem.SubscriptionPlanId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_plan_id: Patch<SubscriptionPlanId>,
    /// Of items of type `SUBSCRIPTION` only. Not blank.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_plan_description: Patch<String>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub price_per_unit: Patch<MajorAmount>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub cost_per_unit: Patch<MajorAmount>,
}

setters! {
    UpdateOrderItemRequest {
        name: String,
        description: String,
        quantity: i32,
        notes: String,
        product_id: ProductId,
        subscription_plan_id: SubscriptionPlanId,
        subscription_plan_description: String,
        price_per_unit: MajorAmount,
        cost_per_unit: MajorAmount,
    } lists {
    }
}

/// The body that changes an order.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateOrderRequest {
    /// In XML-RPC: `Job.JobNotes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub terms: Patch<String>,
    /// In XML-RPC: `Job.JobTitle`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// In XML-RPC: `Job.ContactId`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order_title: Patch<String>,
    /// In XML-RPC: `Job.StartDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order_time: Patch<Timestamp>,
    /// In XML-RPC: `Job.OrderType`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order_type: Patch<OrderType>,
    /// Each discount behind a code is applied to the order.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub promo_codes: Patch<Vec<String>>,
    /// `0` is no partner.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub lead_affiliate_id: Patch<AffiliateId>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sales_affiliate_id: Patch<AffiliateId>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub shipping_address: Patch<AddressInformation>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payment_plan: Patch<UpdatedPaymentPlan>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sent_time: Patch<Timestamp>,
    /// In XML-RPC: `Job.DueDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub due_time: Patch<Timestamp>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub invoice_number: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_create_user: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_create_time: Patch<Timestamp>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_update_time: Patch<Timestamp>,
}

setters! {
    UpdateOrderRequest {
        notes: String,
        terms: String,
        title: String,
        contact_id: ContactId,
        order_title: String,
        order_time: Timestamp,
        order_type: OrderType,
        lead_affiliate_id: AffiliateId,
        sales_affiliate_id: AffiliateId,
        shipping_address: AddressInformation,
        payment_plan: UpdatedPaymentPlan,
        sent_time: Timestamp,
        due_time: Timestamp,
        invoice_number: String,
        external_create_user: String,
        external_create_time: Timestamp,
        external_update_time: Timestamp,
    } lists {
        promo_codes: String,
        custom_fields: CustomFieldValue,
    }
}

/// The body that changes a payment.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdatePaymentRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_source: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_source_value: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_status_value: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_create_time: Patch<Timestamp>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_update_time: Patch<Timestamp>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_create_user: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Changes only of payments that were recorded by hand. In XML-RPC: `Payment.PayDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payment_time: Patch<Timestamp>,
    /// Changes only of payments that were recorded by hand. In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payment_amount: Patch<MajorAmount>,
}

setters! {
    UpdatePaymentRequest {
        external_source: String,
        external_source_value: String,
        external_status_value: String,
        external_create_time: Timestamp,
        external_update_time: Timestamp,
        external_create_user: String,
        notes: String,
        payment_time: Timestamp,
        payment_amount: MajorAmount,
    } lists {
    }
}

/// An updated payment plan.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdatedPaymentPlan {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_charge: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_charge_attempts: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between_retries: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_id: Option<Id>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_payment_amount: Option<MajorAmount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_payment_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_payments: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between_payments: Option<i64>,
}

setters! {
    UpdatedPaymentPlan {
        auto_charge: bool,
        max_charge_attempts: i64,
        days_between_retries: i64,
        payment_method_id: Id,
        initial_payment_amount: MajorAmount,
        initial_payment_date: Date,
        plan_start_date: Date,
        number_of_payments: i64,
        days_between_payments: i64,
    } lists {
    }
}

text_enum! {
    /// Values of item type.
    NewOrderItemType {
        Product = "PRODUCT",
        Shipping = "SHIPPING",
        Tax = "TAX",
        FinanceCharge = "FINANCE_CHARGE",
        Subscription = "SUBSCRIPTION",
        Discount = "DISCOUNT",
        DiscountFreeTrial = "DISCOUNT_FREE_TRIAL",
        DiscountOrderTotal = "DISCOUNT_ORDER_TOTAL",
        DiscountProduct = "DISCOUNT_PRODUCT",
        DiscountProductCategory = "DISCOUNT_PRODUCT_CATEGORY",
        DiscountShipping = "DISCOUNT_SHIPPING",
        Other = "OTHER",
        Fee = "FEE",
    }
}

text_enum! {
    /// Values of pay status.
    PayStatus {
        ManualPaid = "MANUAL_PAID",
        Refunded = "REFUNDED",
        Voided = "VOIDED",
        PaypalPaid = "PAYPAL_PAID",
        Approved = "APPROVED",
        Failed = "FAILED",
        Error = "ERROR",
        Pending = "PENDING",
    }
}
