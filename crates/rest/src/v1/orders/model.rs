//! Models of orders.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v1::model::{
    EcommerceReportingOrder, EcommerceReportingOrderContactDetails, ProductWithOptions,
};
use crate::{
    AffiliateId, ContactId, CreditCardId, Date, Extra, Id, InvoiceId, InvoicePaymentId,
    MajorAmount, MerchantAccountId, OrderId, OrderItemId, PaymentId, ProductId, Timestamp,
};

/// An address information.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddressInformation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// An ISO 3166-1 alpha-3 code: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_invoice_to_company: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_four: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    AddressInformation {
        company: String,
        country_code: String,
        first_name: String,
        is_invoice_to_company: bool,
        last_name: String,
        line1: String,
        line2: String,
        locality: String,
        middle_name: String,
        phone: String,
        region: String,
        zip_code: String,
        zip_four: String,
    } lists {
    }
}

/// The body that creates an order item.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrderItemRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_type: Option<NewOrderItemType>,
    /// When left out: the price of the product. Written as text. In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub price: Option<MajorAmount>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub product_id: ProductId,
    /// At least 1.
    pub quantity: i32,
}

impl CreateOrderItemRequest {
    /// The body with what the server requires.
    pub fn new(product_id: ProductId, quantity: i32) -> Self {
        Self {
            description: None,
            item_type: None,
            price: None,
            product_id,
            quantity,
        }
    }
}

setters! {
    CreateOrderItemRequest {
        description: String,
        item_type: NewOrderItemType,
        price: MajorAmount,
    } lists {
    }
}

/// The body that creates an order payment.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrderPaymentRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_to_commissions: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge_now: Option<bool>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub credit_card_id: Option<CreditCardId>,
    /// When the payment was made, of payments that are recorded and not charged now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// In the main unit of the currency.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::money::as_text"
    )]
    pub payment_amount: Option<MajorAmount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_gateway_id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_type: Option<PaymentMethodType>,
}

setters! {
    CreateOrderPaymentRequest {
        apply_to_commissions: bool,
        charge_now: bool,
        credit_card_id: CreditCardId,
        date: Timestamp,
        notes: String,
        payment_amount: MajorAmount,
        payment_gateway_id: Id,
        payment_method_type: PaymentMethodType,
    } lists {
    }
}

/// The body that creates an order.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrderRequest {
    /// In XML-RPC: `Job.ContactId`.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: ContactId,
    /// `0` is no partner.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// In XML-RPC: `Job.StartDate`.
    pub order_date: Timestamp,
    pub order_items: Vec<CreateOrderItemRequest>,
    /// In XML-RPC: `Job.JobTitle`.
    pub order_title: String,
    /// In XML-RPC: `Job.OrderType`.
    pub order_type: OrderType,
    /// Each discount behind a code is applied to the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promo_codes: Option<Vec<String>>,
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub sales_affiliate_id: Option<AffiliateId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<AddressInformation>,
}

impl CreateOrderRequest {
    /// The body with what the server requires.
    pub fn new(
        contact_id: ContactId,
        order_date: impl Into<Timestamp>,
        order_items: Vec<CreateOrderItemRequest>,
        order_title: impl Into<String>,
        order_type: OrderType,
    ) -> Self {
        Self {
            contact_id,
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

setters! {
    CreateOrderRequest {
        lead_affiliate_id: AffiliateId,
        sales_affiliate_id: AffiliateId,
        shipping_address: AddressInformation,
    } lists {
        promo_codes: String,
    }
}

/// An invoice payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct InvoicePayment {
    /// In XML-RPC: `InvoicePayment.Amt`. In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<InvoicePaymentId>,
    /// In XML-RPC: `InvoicePayment.InvoiceId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub invoice_id: Option<InvoiceId>,
    /// In XML-RPC: `InvoicePayment.LastUpdated`.
    pub last_updated: Option<Timestamp>,
    pub note: Option<String>,
    /// In XML-RPC: `InvoicePayment.PayDate`.
    pub pay_date: Option<Timestamp>,
    /// In XML-RPC: `InvoicePayment.PayStatus`.
    pub pay_status: Option<String>,
    /// In XML-RPC: `InvoicePayment.PaymentId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub payment_id: Option<PaymentId>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub refund_invoice_payment_id: Option<InvoicePaymentId>,
    /// In XML-RPC: `InvoicePayment.SkipCommission`.
    pub skip_commission: Option<bool>,
    pub disputed: Option<bool>,
}

/// An order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Order {
    pub contact: Option<EcommerceReportingOrderContactDetails>,
    pub creation_date: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<OrderId>,
    /// `0` is no partner.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_affiliate_id: Option<AffiliateId>,
    pub modification_date: Option<String>,
    pub notes: Option<String>,
    pub order_date: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub order_items: Vec<OrderItem>,
    pub payment_plan: Option<PaymentPlan>,
    /// In the main unit of the currency.
    pub refund_total: Option<MajorAmount>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub sales_affiliate_id: Option<AffiliateId>,
    pub shipping_information: Option<AddressInformation>,
    pub status: Option<String>,
    pub title: Option<String>,
    /// In the main unit of the currency.
    pub total: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub total_due: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub total_paid: Option<MajorAmount>,
}

/// An order item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OrderItem {
    #[serde(rename = "billingCycle")]
    pub billing_cycle: Option<i32>,
    /// In the main unit of the currency.
    pub cost: Option<MajorAmount>,
    pub description: Option<String>,
    pub discount: Option<f64>,
    pub frequency: Option<i32>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<OrderItemId>,
    #[serde(rename = "jobRecurringId", serialize_with = "crate::id::as_number")]
    pub job_recurring_id: Option<Id>,
    pub name: Option<String>,
    pub notes: Option<String>,
    #[serde(rename = "numberOfPayments")]
    pub number_of_payments: Option<i32>,
    #[serde(rename = "orderItemTaxes", deserialize_with = "nullable")]
    pub order_item_taxes: Vec<OrderItemTax>,
    /// In the main unit of the currency.
    pub price: Option<MajorAmount>,
    pub product: Option<ProductWithOptions>,
    pub quantity: Option<i32>,
    #[serde(rename = "recurringBilling")]
    pub recurring_billing: Option<bool>,
    #[serde(rename = "recurringCyclesCompleted")]
    pub recurring_cycles_completed: Option<i32>,
    #[serde(rename = "recurringEndDate")]
    pub recurring_end_date: Option<String>,
    #[serde(rename = "recurringInactive")]
    pub recurring_inactive: Option<bool>,
    #[serde(rename = "recurringNextBillDate")]
    pub recurring_next_bill_date: Option<String>,
    #[serde(rename = "recurringStartDate")]
    pub recurring_start_date: Option<String>,
    /// In the main unit of the currency.
    #[serde(rename = "specialAmount")]
    pub special_amount: Option<MajorAmount>,
    #[serde(rename = "specialId", serialize_with = "crate::id::as_number")]
    pub special_id: Option<Id>,
    #[serde(rename = "specialPctOrAmt")]
    pub special_pct_or_amt: Option<i32>,
    pub r#type: Option<String>,
}

/// An order item tax.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OrderItemTax {
    /// In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    pub name: Option<String>,
    #[serde(
        rename = "orderItemId",
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub order_item_id: Option<OrderItemId>,
    pub rate: Option<f64>,
    #[serde(rename = "taxTemplateId", serialize_with = "crate::id::as_number")]
    pub tax_template_id: Option<Id>,
}

/// One page of orders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OrderList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub orders: Vec<EcommerceReportingOrder>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// A payment gateway.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PaymentGateway {
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub merchant_account_id: Option<MerchantAccountId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_default: Option<bool>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    PaymentGateway {
        merchant_account_id: MerchantAccountId,
        use_default: bool,
    } lists {
    }
}

/// A payment plan.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PaymentPlan {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_charge: Option<bool>,
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub credit_card_id: Option<CreditCardId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_between_payments: Option<i32>,
    /// In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_payment_amount: Option<MajorAmount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial_payment_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_payments: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_gateway: Option<PaymentGateway>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_start_date: Option<Date>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    PaymentPlan {
        auto_charge: bool,
        credit_card_id: CreditCardId,
        days_between_payments: i32,
        initial_payment_amount: MajorAmount,
        initial_payment_date: Date,
        number_of_payments: i32,
        payment_gateway: PaymentGateway,
        plan_start_date: Date,
    } lists {
    }
}

/// A payment result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct PaymentResult {
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub invoice_id: Option<InvoiceId>,
    /// In the main unit of the currency.
    pub payment_amount: Option<MajorAmount>,
    pub payment_status: Option<String>,
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
