//! Models of orders.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{CustomFieldValue, Order, OrderType, PayoutType};
use crate::{
    AffiliateId, ContactId, Date, FileId, Id, MajorAmount, Patch, ProductId, SubscriptionPlanId,
    Timestamp,
};

/// An address information.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddressInformation {
    /// Line1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// Line2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// Locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Zip code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
    /// Zip four.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_four: Option<String>,
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Middle name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Whether it is invoice to company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_invoice_to_company: Option<bool>,
}

/// The body of a request: apply commission.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplyCommissionRequest {
    /// Id of the affiliate.
    pub affiliate_id: AffiliateId,
    /// Pay percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay_percent: Option<f64>,
    /// Commission amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commission_amount: Option<MajorAmount>,
    /// Payout type.
    pub payout_type: PayoutType,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Commission date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commission_date: Option<Date>,
}

impl ApplyCommissionRequest {
    /// The body with what the server requires.
    pub fn new(affiliate_id: impl Into<AffiliateId>, payout_type: PayoutType) -> Self {
        Self {
            affiliate_id: affiliate_id.into(),
            pay_percent: None,
            commission_amount: None,
            payout_type,
            description: None,
            commission_date: None,
        }
    }
}

/// The body that creates an order item.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateOrderItemRequest {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Quantity.
    pub quantity: i32,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<ProductId>,
    /// Id of the subscription plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_plan_id: Option<SubscriptionPlanId>,
    /// Subscription plan description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_plan_description: Option<String>,
    /// Item type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_type: Option<NewOrderItemType>,
    /// Price per unit, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_per_unit: Option<MajorAmount>,
    /// Cost per unit, in the main unit of the currency.
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

/// The body that creates an order.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateOrderRequest {
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Id of the contact.
    pub contact_id: ContactId,
    /// Order items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_items: Option<Vec<CreateOrderItemRequest>>,
    /// Order title.
    pub order_title: String,
    /// Order time, in UTC.
    pub order_time: Timestamp,
    /// Order type.
    pub order_type: OrderType,
    /// Promo codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promo_codes: Option<Vec<String>>,
    /// Id of the lead affiliate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// Id of the sales affiliate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sales_affiliate_id: Option<AffiliateId>,
    /// Shipping address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<AddressInformation>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_fields: Option<Vec<CustomFieldValue>>,
    /// Sent time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_time: Option<Timestamp>,
    /// Due time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_time: Option<Timestamp>,
    /// Invoice number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_number: Option<String>,
    /// External create user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_create_user: Option<String>,
    /// External create time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_create_time: Option<Timestamp>,
    /// External update time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_update_time: Option<Timestamp>,
}

impl CreateOrderRequest {
    /// The body with what the server requires.
    pub fn new(
        contact_id: impl Into<ContactId>,
        order_title: impl Into<String>,
        order_time: impl Into<Timestamp>,
        order_type: OrderType,
    ) -> Self {
        Self {
            notes: None,
            terms: None,
            title: None,
            contact_id: contact_id.into(),
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

/// The body that creates a payment.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreatePaymentRequest {
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Id of the payment method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_id: Option<Id>,
    /// Payment method type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_type: Option<String>,
    /// Payment time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_time: Option<Timestamp>,
    /// Payment amount, in the main unit of the currency.
    pub payment_amount: MajorAmount,
    /// Whether to apply to commissions.
    pub apply_to_commissions: bool,
    /// External source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_source: Option<String>,
    /// External source value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_source_value: Option<String>,
    /// External status value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_status_value: Option<String>,
    /// External create time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_create_time: Option<Timestamp>,
    /// External update time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_update_time: Option<Timestamp>,
    /// External create user.
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

/// The body of a request: file operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileOperationRequest {
    /// Id of the file.
    pub file_id: FileId,
}

impl FileOperationRequest {
    /// The body with what the server requires.
    pub fn new(file_id: impl Into<FileId>) -> Self {
        Self {
            file_id: file_id.into(),
        }
    }
}

/// An invoice order payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvoiceOrderPayment {
    /// Its id.
    pub id: Option<Id>,
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Note.
    pub note: Option<String>,
    /// Id of the invoice.
    pub invoice_id: Option<Id>,
    /// Id of the payment.
    pub payment_id: Option<Id>,
    /// Pay time, in UTC.
    pub pay_time: Option<Timestamp>,
    /// Pay status.
    pub pay_status: Option<PayStatus>,
    /// When it was last changed, in UTC.
    pub last_updated_time: Option<Timestamp>,
    /// Whether to skip commission.
    pub skip_commission: Option<bool>,
    /// Id of the refund invoice payment.
    pub refund_invoice_payment_id: Option<Id>,
}

/// One page of order payments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListOrderPaymentsResponse {
    /// Invoice order payments.
    #[serde(deserialize_with = "nullable")]
    pub invoice_order_payments: Vec<InvoiceOrderPayment>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of orders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListOrdersResponse {
    /// Orders.
    #[serde(deserialize_with = "nullable")]
    pub orders: Vec<Order>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A payment result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentResult {
    /// Its id.
    pub id: Option<Id>,
    /// Id of the invoice.
    pub invoice_id: Option<Id>,
    /// Payment amount, in the main unit of the currency.
    pub payment_amount: Option<MajorAmount>,
    /// Payment status message.
    pub payment_status_message: Option<String>,
    /// Id of the transaction.
    pub transaction_id: Option<Id>,
}

/// The body that changes an order item.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateOrderItemRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Quantity.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub quantity: Patch<i32>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Id of the product.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub product_id: Patch<ProductId>,
    /// Id of the subscription plan.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_plan_id: Patch<SubscriptionPlanId>,
    /// Subscription plan description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_plan_description: Patch<String>,
    /// Price per unit, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub price_per_unit: Patch<MajorAmount>,
    /// Cost per unit, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub cost_per_unit: Patch<MajorAmount>,
}

/// The body that changes an order.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateOrderRequest {
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Terms.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub terms: Patch<String>,
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Id of the contact.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub contact_id: Patch<ContactId>,
    /// Order title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order_title: Patch<String>,
    /// Order time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order_time: Patch<Timestamp>,
    /// Order type.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order_type: Patch<OrderType>,
    /// Promo codes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub promo_codes: Patch<Vec<String>>,
    /// Id of the lead affiliate.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub lead_affiliate_id: Patch<AffiliateId>,
    /// Id of the sales affiliate.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sales_affiliate_id: Patch<AffiliateId>,
    /// Shipping address.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub shipping_address: Patch<AddressInformation>,
    /// Payment plan.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payment_plan: Patch<UpdatedPaymentPlan>,
    /// Custom fields.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub custom_fields: Patch<Vec<CustomFieldValue>>,
    /// Sent time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sent_time: Patch<Timestamp>,
    /// Due time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub due_time: Patch<Timestamp>,
    /// Invoice number.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub invoice_number: Patch<String>,
    /// External create user.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_create_user: Patch<String>,
    /// External create time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_create_time: Patch<Timestamp>,
    /// External update time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_update_time: Patch<Timestamp>,
}

/// The body that changes a payment.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdatePaymentRequest {
    /// External source.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_source: Patch<String>,
    /// External source value.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_source_value: Patch<String>,
    /// External status value.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_status_value: Patch<String>,
    /// External create time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_create_time: Patch<Timestamp>,
    /// External update time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_update_time: Patch<Timestamp>,
    /// External create user.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub external_create_user: Patch<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Payment time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payment_time: Patch<Timestamp>,
    /// Payment amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub payment_amount: Patch<MajorAmount>,
}

/// An updated payment plan.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdatedPaymentPlan {
    /// Whether to auto charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_charge: Option<bool>,
    /// Max charge attempts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_charge_attempts: Option<i64>,
    /// Days between retries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between_retries: Option<i64>,
    /// Id of the payment method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_id: Option<Id>,
    /// Initial payment amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_payment_amount: Option<MajorAmount>,
    /// Initial payment date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_payment_date: Option<Date>,
    /// Plan start date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_start_date: Option<Date>,
    /// Number of payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_payments: Option<i64>,
    /// Days between payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between_payments: Option<i64>,
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
