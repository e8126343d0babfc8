//! Models of orders.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v1::model::{
    EcommerceReportingOrder, EcommerceReportingOrderContactDetails, ProductWithOptions,
};
use crate::{AffiliateId, ContactId, Date, Extra, Id, MajorAmount, OrderId, ProductId, Timestamp};

/// An address information.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddressInformation {
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Whether it is invoice to company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_invoice_to_company: Option<bool>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Line1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// Line2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// Locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// Middle name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Zip code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
    /// Zip four.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_four: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The body that creates an order item.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateOrderItemRequest {
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Item type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_type: Option<NewOrderItemType>,
    /// Price, in the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub price: Option<MajorAmount>,
    /// Id of the product.
    #[serde(serialize_with = "crate::id::as_number")]
    pub product_id: ProductId,
    /// Quantity.
    pub quantity: i32,
}

impl CreateOrderItemRequest {
    /// The body with what the server requires.
    pub fn new(product_id: impl Into<ProductId>, quantity: i32) -> Self {
        Self {
            description: None,
            item_type: None,
            price: None,
            product_id: product_id.into(),
            quantity,
        }
    }
}

/// The body that creates an order payment.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateOrderPaymentRequest {
    /// Whether to apply to commissions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_to_commissions: Option<bool>,
    /// Whether to charge now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge_now: Option<bool>,
    /// Id of the credit card.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub credit_card_id: Option<Id>,
    /// Date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Timestamp>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Payment amount, in the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub payment_amount: Option<MajorAmount>,
    /// Id of the payment gateway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_gateway_id: Option<Id>,
    /// Payment method type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_type: Option<PaymentMethodType>,
}

/// The body that creates an order.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateOrderRequest {
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
    /// Id of the lead affiliate.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// Order date, in UTC.
    pub order_date: Timestamp,
    /// Order items.
    pub order_items: Vec<CreateOrderItemRequest>,
    /// Order title.
    pub order_title: String,
    /// Order type.
    pub order_type: OrderType,
    /// Promo codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promo_codes: Option<Vec<String>>,
    /// Id of the sales affiliate.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub sales_affiliate_id: Option<AffiliateId>,
    /// Shipping address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<AddressInformation>,
}

impl CreateOrderRequest {
    /// The body with what the server requires.
    pub fn new(
        contact_id: impl Into<ContactId>,
        order_date: impl Into<Timestamp>,
        order_items: Vec<CreateOrderItemRequest>,
        order_title: impl Into<String>,
        order_type: OrderType,
    ) -> Self {
        Self {
            contact_id: contact_id.into(),
            lead_affiliate_id: None,
            order_date: order_date.into(),
            order_items,
            order_title: order_title.into(),
            order_type,
            promo_codes: None,
            sales_affiliate_id: None,
            shipping_address: None,
        }
    }
}

/// An invoice payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvoicePayment {
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Id of the invoice.
    #[serde(serialize_with = "crate::id::as_number")]
    pub invoice_id: Option<Id>,
    /// When it was last changed, in UTC.
    pub last_updated: Option<Timestamp>,
    /// Note.
    pub note: Option<String>,
    /// Pay date, in UTC.
    pub pay_date: Option<Timestamp>,
    /// Pay status.
    pub pay_status: Option<String>,
    /// Id of the payment.
    #[serde(serialize_with = "crate::id::as_number")]
    pub payment_id: Option<Id>,
    /// Id of the refund invoice payment.
    #[serde(serialize_with = "crate::id::as_number")]
    pub refund_invoice_payment_id: Option<Id>,
    /// Whether to skip commission.
    pub skip_commission: Option<bool>,
    /// Whether it is disputed.
    pub disputed: Option<bool>,
}

/// An order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Order {
    /// Contact.
    pub contact: Option<EcommerceReportingOrderContactDetails>,
    /// When it was created, in UTC.
    pub creation_date: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<OrderId>,
    /// Id of the lead affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// Modification date.
    pub modification_date: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Order date.
    pub order_date: Option<String>,
    /// Order items.
    #[serde(deserialize_with = "nullable")]
    pub order_items: Vec<OrderItem>,
    /// Payment plan.
    pub payment_plan: Option<PaymentPlan>,
    /// Refund total, in the main unit of the currency.
    pub refund_total: Option<MajorAmount>,
    /// Id of the sales affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub sales_affiliate_id: Option<AffiliateId>,
    /// Shipping information.
    pub shipping_information: Option<AddressInformation>,
    /// Status.
    pub status: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Total, in the main unit of the currency.
    pub total: Option<MajorAmount>,
    /// Total due, in the main unit of the currency.
    pub total_due: Option<MajorAmount>,
    /// Total paid, in the main unit of the currency.
    pub total_paid: Option<MajorAmount>,
}

/// An order item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderItem {
    /// Billing cycle.
    #[serde(rename = "billingCycle")]
    pub billing_cycle: Option<i32>,
    /// Cost, in the main unit of the currency.
    pub cost: Option<MajorAmount>,
    /// Description.
    pub description: Option<String>,
    /// Discount.
    pub discount: Option<f64>,
    /// Frequency.
    pub frequency: Option<i32>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Id of the job recurring.
    #[serde(rename = "jobRecurringId", serialize_with = "crate::id::as_number")]
    pub job_recurring_id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Number of payments.
    #[serde(rename = "numberOfPayments")]
    pub number_of_payments: Option<i32>,
    /// Order item taxes.
    #[serde(rename = "orderItemTaxes", deserialize_with = "nullable")]
    pub order_item_taxes: Vec<OrderItemTax>,
    /// Price, in the main unit of the currency.
    pub price: Option<MajorAmount>,
    /// Product.
    pub product: Option<ProductWithOptions>,
    /// Quantity.
    pub quantity: Option<i32>,
    /// Whether this holds: recurring billing.
    #[serde(rename = "recurringBilling")]
    pub recurring_billing: Option<bool>,
    /// Recurring cycles completed.
    #[serde(rename = "recurringCyclesCompleted")]
    pub recurring_cycles_completed: Option<i32>,
    /// Recurring end date.
    #[serde(rename = "recurringEndDate")]
    pub recurring_end_date: Option<String>,
    /// Whether it is recurring inactive.
    #[serde(rename = "recurringInactive")]
    pub recurring_inactive: Option<bool>,
    /// Recurring next bill date.
    #[serde(rename = "recurringNextBillDate")]
    pub recurring_next_bill_date: Option<String>,
    /// Recurring start date.
    #[serde(rename = "recurringStartDate")]
    pub recurring_start_date: Option<String>,
    /// Special amount, in the main unit of the currency.
    #[serde(rename = "specialAmount")]
    pub special_amount: Option<MajorAmount>,
    /// Id of the special.
    #[serde(rename = "specialId", serialize_with = "crate::id::as_number")]
    pub special_id: Option<Id>,
    /// Special pct or amt.
    #[serde(rename = "specialPctOrAmt")]
    pub special_pct_or_amt: Option<i32>,
    /// Type.
    pub r#type: Option<String>,
}

/// An order item tax.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderItemTax {
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Id of the order item.
    #[serde(rename = "orderItemId", serialize_with = "crate::id::as_number")]
    pub order_item_id: Option<Id>,
    /// Rate.
    pub rate: Option<f64>,
    /// Id of the tax template.
    #[serde(rename = "taxTemplateId", serialize_with = "crate::id::as_number")]
    pub tax_template_id: Option<Id>,
}

/// One page of orders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Orders.
    #[serde(deserialize_with = "nullable")]
    pub orders: Vec<EcommerceReportingOrder>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// A payment gateway.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PaymentGateway {
    /// Id of the merchant account.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub merchant_account_id: Option<Id>,
    /// Whether to use default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_default: Option<bool>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A payment plan.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PaymentPlan {
    /// Whether to auto charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_charge: Option<bool>,
    /// Id of the credit card.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub credit_card_id: Option<Id>,
    /// Days between payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between_payments: Option<i32>,
    /// Initial payment amount, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_payment_amount: Option<MajorAmount>,
    /// Initial payment date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_payment_date: Option<Date>,
    /// Number of payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_payments: Option<i32>,
    /// Payment gateway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_gateway: Option<PaymentGateway>,
    /// Plan start date, a calendar date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_start_date: Option<Date>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A payment result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentResult {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Id of the invoice.
    #[serde(serialize_with = "crate::id::as_number")]
    pub invoice_id: Option<Id>,
    /// Payment amount, in the main unit of the currency.
    pub payment_amount: Option<MajorAmount>,
    /// Payment status.
    pub payment_status: Option<String>,
    /// Id of the transaction.
    #[serde(serialize_with = "crate::id::as_number")]
    pub transaction_id: Option<Id>,
}

text_enum! {
    /// Values of item type.
    NewOrderItemType {
        Unknown = "UNKNOWN",
        Shipping = "SHIPPING",
        Tax = "TAX",
        Service = "SERVICE",
        Product = "PRODUCT",
        Upsell = "UPSELL",
        FinanceCharge = "FINANCE_CHARGE",
        Special = "SPECIAL",
        Program = "PROGRAM",
        Subscription = "SUBSCRIPTION",
        SpecialFreeTrialDays = "SPECIAL_FREE_TRIAL_DAYS",
        SpecialOrderTotal = "SPECIAL_ORDER_TOTAL",
        SpecialProduct = "SPECIAL_PRODUCT",
        SpecialCategory = "SPECIAL_CATEGORY",
        SpecialShipping = "SPECIAL_SHIPPING",
        Tip = "TIP",
        Other = "OTHER",
    }
}

text_enum! {
    /// Values of order type.
    OrderType {
        Offline = "Offline",
        Online = "Online",
    }
}

text_enum! {
    /// Values of order.
    OrdersOrder {
        OrderDate = "order_date",
        UpdateDate = "update_date",
    }
}

text_enum! {
    /// Values of payment method type.
    PaymentMethodType {
        CreditCard = "CREDIT_CARD",
        Cash = "CASH",
        Check = "CHECK",
        Token = "TOKEN",
    }
}
