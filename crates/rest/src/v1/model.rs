//! Models that several resources use.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::null::nullable;
use crate::null::present;
use crate::text_enum::text_enum;
use crate::{
    AffiliateId, ContactId, CustomFieldId, EmailId, Extra, Id, MajorAmount, OrderId, ProductId,
    SubscriptionPlanId, Timestamp,
};

/// A basic contact.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BasicContact {
    /// Email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// First name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ContactId>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A contact address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContactAddress {
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<ContactAddressField>,
    /// Line1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// Line2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// Locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
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

/// What creates a custom field option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateCustomFieldOption {
    /// Label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Self>>,
}

/// The body that creates a custom field.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateCustomFieldRequest {
    /// Field type.
    pub field_type: FieldType,
    /// Id of the group.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub group_id: Option<Id>,
    /// Label.
    pub label: String,
    /// Options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<CreateCustomFieldOption>>,
    /// Id of the user group.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub user_group_id: Option<Id>,
}

impl CreateCustomFieldRequest {
    /// The body with what the server requires.
    pub fn new(field_type: FieldType, label: impl Into<String>) -> Self {
        Self {
            field_type,
            group_id: None,
            label: label.into(),
            options: None,
            user_group_id: None,
        }
    }
}

/// The custom field meta data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomFieldMetaData {
    /// Default value.
    pub default_value: Option<String>,
    /// Field name.
    pub field_name: Option<String>,
    /// Field type.
    pub field_type: Option<FieldType>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<CustomFieldId>,
    /// Label.
    pub label: Option<String>,
    /// Options.
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<CustomFieldOption>,
    /// Record type.
    pub record_type: Option<RecordType>,
}

/// A custom field option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomFieldOption {
    /// Its id.
    pub id: Option<Id>,
    /// Label.
    pub label: Option<String>,
    /// Options.
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<Self>,
}

/// A custom field value.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomFieldValue {
    /// The value: text, number, date or list, after the type of the field; `null` is empty.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub content: Option<Value>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CustomFieldId>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An ecommerce reporting order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EcommerceReportingOrder {
    /// Whether to allow payment.
    pub allow_payment: Option<bool>,
    /// Whether to allow paypal.
    pub allow_paypal: Option<bool>,
    /// Contact.
    pub contact: Option<EcommerceReportingOrderContactDetails>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// When it was created, in UTC.
    pub creation_date: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<OrderId>,
    /// Invoice number.
    pub invoice_number: Option<i64>,
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
    pub order_items: Vec<EcommerceReportingOrderItem>,
    /// Order type.
    pub order_type: Option<String>,
    /// Payment plan.
    pub payment_plan: Option<EcommerceReportingPaymentPlan>,
    /// Id of the product.
    pub product_id: Option<ProductId>,
    /// Whether this holds: recurring.
    pub recurring: Option<bool>,
    /// Refund total, in the main unit of the currency.
    pub refund_total: Option<MajorAmount>,
    /// Id of the sales affiliate.
    #[serde(serialize_with = "crate::id::as_number")]
    pub sales_affiliate_id: Option<AffiliateId>,
    /// Shipping information.
    pub shipping_information: Option<EcommerceReportingShippingInformation>,
    /// Source type.
    pub source_type: Option<EcommerceReportingOrderSourceType>,
    /// Status.
    pub status: Option<String>,
    /// Terms.
    pub terms: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Total, in the main unit of the currency.
    pub total: Option<MajorAmount>,
    /// Total due, in the main unit of the currency.
    pub total_due: Option<MajorAmount>,
    /// Total paid, in the main unit of the currency.
    pub total_paid: Option<MajorAmount>,
}

/// Ecommerce reporting order contact details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EcommerceReportingOrderContactDetails {
    /// Company name.
    pub company_name: Option<String>,
    /// Email.
    pub email: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Job title.
    pub job_title: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
}

/// An ecommerce reporting order item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EcommerceReportingOrderItem {
    /// Cost, in the main unit of the currency.
    pub cost: Option<MajorAmount>,
    /// Description.
    pub description: Option<String>,
    /// Discount.
    pub discount: Option<f64>,
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
    /// Price, in the main unit of the currency.
    pub price: Option<MajorAmount>,
    /// Product.
    pub product: Option<EcommerceReportingSimpleProduct>,
    /// Quantity.
    pub quantity: Option<i32>,
    /// Special amount, in the main unit of the currency.
    #[serde(rename = "specialAmount")]
    pub special_amount: Option<MajorAmount>,
    /// Id of the special.
    #[serde(rename = "specialId", serialize_with = "crate::id::as_number")]
    pub special_id: Option<Id>,
    /// Special pct or amt.
    #[serde(rename = "specialPctOrAmt")]
    pub special_pct_or_amt: Option<i32>,
    /// Subscription plan.
    #[serde(rename = "subscriptionPlan")]
    pub subscription_plan: Option<SubscriptionPlan>,
    /// Type.
    pub r#type: Option<String>,
}

/// An ecommerce reporting payment gateway.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EcommerceReportingPaymentGateway {
    /// Id of the merchant account.
    #[serde(serialize_with = "crate::id::as_number")]
    pub merchant_account_id: Option<Id>,
    /// Merchant account name.
    pub merchant_account_name: Option<String>,
    /// Whether to use default.
    pub use_default: Option<bool>,
}

/// An ecommerce reporting payment plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EcommerceReportingPaymentPlan {
    /// Whether to auto charge.
    pub auto_charge: Option<bool>,
    /// Id of the credit card.
    #[serde(serialize_with = "crate::id::as_number")]
    pub credit_card_id: Option<Id>,
    /// Days between payments.
    pub days_between_payments: Option<i64>,
    /// Days between retries.
    pub days_between_retries: Option<i64>,
    /// Initial payment amount, in the main unit of the currency.
    pub initial_payment_amount: Option<MajorAmount>,
    /// Initial payment date.
    pub initial_payment_date: Option<String>,
    /// Initial payment percent.
    pub initial_payment_percent: Option<f64>,
    /// Max charge attempts.
    pub max_charge_attempts: Option<i64>,
    /// Number of payments.
    pub number_of_payments: Option<i64>,
    /// Payment gateway.
    pub payment_gateway: Option<EcommerceReportingPaymentGateway>,
    /// Id of the payment method.
    pub payment_method_id: Option<Id>,
    /// Plan start date.
    pub plan_start_date: Option<String>,
}

/// An ecommerce reporting shipping information.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EcommerceReportingShippingInformation {
    /// City.
    pub city: Option<String>,
    /// Company.
    pub company: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Whether this holds: invoice to company.
    #[serde(rename = "invoiceToCompany")]
    pub invoice_to_company: Option<bool>,
    /// Last name.
    pub last_name: Option<String>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// State.
    pub state: Option<String>,
    /// Street1.
    pub street1: Option<String>,
    /// Street2.
    pub street2: Option<String>,
    /// Zip.
    pub zip: Option<String>,
}

/// An ecommerce reporting simple product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EcommerceReportingSimpleProduct {
    /// Description.
    pub description: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Whether it is shippable.
    pub shippable: Option<bool>,
    /// SKU.
    pub sku: Option<String>,
    /// Whether it is taxable.
    pub taxable: Option<bool>,
}

/// An ecommerce reporting transaction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EcommerceReportingTransaction {
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Collection method.
    pub collection_method: Option<String>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Currency.
    pub currency: Option<String>,
    /// Errors.
    pub errors: Option<String>,
    /// Gateway.
    pub gateway: Option<String>,
    /// Gateway account name.
    pub gateway_account_name: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Ids of the orders.
    pub order_ids: Option<String>,
    /// Orders.
    #[serde(deserialize_with = "nullable")]
    pub orders: Vec<EcommerceReportingOrder>,
    /// Payment date.
    #[serde(rename = "paymentDate")]
    pub payment_date: Option<String>,
    /// Status.
    pub status: Option<String>,
    /// Whether this holds: test.
    pub test: Option<bool>,
    /// Transaction date.
    pub transaction_date: Option<String>,
    /// Type.
    pub r#type: Option<String>,
}

/// An email sent create.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmailSentCreate {
    /// Clicked date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clicked_date: Option<Timestamp>,
    /// Id of the contact.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    /// Headers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers: Option<String>,
    /// HTML content, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_content: Option<String>,
    /// Its id.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<EmailId>,
    /// Opened date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_date: Option<Timestamp>,
    /// Original provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_provider: Option<OriginalProvider>,
    /// Id of the original provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_provider_id: Option<Id>,
    /// Plain content, in Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_content: Option<String>,
    /// Id of the provider source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_source_id: Option<Id>,
    /// Received date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_date: Option<Timestamp>,
    /// Sent date, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_date: Option<Timestamp>,
    /// Sent from address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_from_address: Option<String>,
    /// Sent from reply address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_from_reply_address: Option<String>,
    /// Sent to address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_address: Option<String>,
    /// Sent to BCC addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_bcc_addresses: Option<String>,
    /// Sent to CC addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_cc_addresses: Option<String>,
    /// Subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An email sent query result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailSentQueryResult {
    /// Clicked date, in UTC.
    pub clicked_date: Option<Timestamp>,
    /// Id of the contact.
    #[serde(serialize_with = "crate::id::as_number")]
    pub contact_id: Option<ContactId>,
    /// Headers.
    pub headers: Option<String>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Opened date, in UTC.
    pub opened_date: Option<Timestamp>,
    /// Original provider.
    pub original_provider: Option<OriginalProvider>,
    /// Id of the original provider.
    pub original_provider_id: Option<Id>,
    /// Received date, in UTC.
    pub received_date: Option<Timestamp>,
    /// Sent date, in UTC.
    pub sent_date: Option<Timestamp>,
    /// Sent from address.
    pub sent_from_address: Option<String>,
    /// Sent from reply address.
    pub sent_from_reply_address: Option<String>,
    /// Sent to address.
    pub sent_to_address: Option<String>,
    /// Sent to BCC addresses.
    pub sent_to_bcc_addresses: Option<String>,
    /// Sent to CC addresses.
    pub sent_to_cc_addresses: Option<String>,
    /// Subject.
    pub subject: Option<String>,
}

/// One page of email sent query results.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailSentQueryResultList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Emails.
    #[serde(deserialize_with = "nullable")]
    pub emails: Vec<EmailSentQueryResult>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
}

/// A fax number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FaxNumber {
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<FaxNumberField>,
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An object model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ObjectModel {
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldMetaData>,
    /// Optional properties.
    #[serde(deserialize_with = "nullable")]
    pub optional_properties: Vec<String>,
}

/// A phone number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PhoneNumber {
    /// Extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<PhoneNumberField>,
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Number e164.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_e164: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A product option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductOption {
    /// Whether to allow spaces.
    pub allow_spaces: Option<bool>,
    /// Whether this holds: can contain character.
    pub can_contain_character: Option<bool>,
    /// Whether this holds: can contain number.
    pub can_contain_number: Option<bool>,
    /// Whether this holds: can end with character.
    pub can_end_with_character: Option<bool>,
    /// Whether this holds: can end with number.
    pub can_end_with_number: Option<bool>,
    /// Whether this holds: can start with character.
    pub can_start_with_character: Option<bool>,
    /// Whether this holds: can start with number.
    pub can_start_with_number: Option<bool>,
    /// Display index.
    pub display_index: Option<i32>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Label.
    pub label: Option<String>,
    /// Max chars.
    pub max_chars: Option<i32>,
    /// Min chars.
    pub min_chars: Option<i32>,
    /// Name.
    pub name: Option<String>,
    /// Whether it is required.
    pub required: Option<bool>,
    /// Text message.
    pub text_message: Option<String>,
    /// Type.
    pub r#type: Option<ProductOptionType>,
    /// Values.
    #[serde(deserialize_with = "nullable")]
    pub values: Vec<ProductOptionValue>,
}

/// A product option value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductOptionValue {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Index.
    pub index: Option<i64>,
    /// Whether it is default.
    pub is_default: Option<bool>,
    /// Label.
    pub label: Option<String>,
    /// Price adjustment, in the main unit of the currency.
    pub price_adjustment: Option<MajorAmount>,
    /// SKU.
    pub sku: Option<String>,
}

/// Product with options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductWithOptions {
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Product desc.
    pub product_desc: Option<String>,
    /// Product name.
    pub product_name: Option<String>,
    /// Product options.
    #[serde(deserialize_with = "nullable")]
    pub product_options: Vec<ProductOption>,
    /// Product price, in the main unit of the currency.
    pub product_price: Option<MajorAmount>,
    /// Product short desc.
    pub product_short_desc: Option<String>,
    /// SKU.
    pub sku: Option<String>,
    /// Status.
    pub status: Option<i32>,
    /// Whether this holds: subscription only.
    pub subscription_only: Option<bool>,
    /// Subscription plans.
    #[serde(deserialize_with = "nullable")]
    pub subscription_plans: Vec<SubscriptionPlanWithPrice>,
    /// URL.
    pub url: Option<String>,
}

/// Set of ids.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetOfIds {
    /// Ids.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub ids: Option<Vec<Id>>,
}

/// A subscription plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubscriptionPlan {
    /// Whether it is active.
    pub active: Option<bool>,
    /// Cycle.
    pub cycle: Option<i32>,
    /// Frequency.
    pub frequency: Option<i32>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<SubscriptionPlanId>,
    /// Number of cycles.
    pub number_of_cycles: Option<i32>,
    /// Plan price, in the main unit of the currency.
    pub plan_price: Option<MajorAmount>,
    /// Whether to prorate.
    pub prorate: Option<bool>,
    /// Subscription plan index.
    pub subscription_plan_index: Option<i32>,
    /// Subscription plan name.
    pub subscription_plan_name: Option<String>,
}

/// A subscription plan with price.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubscriptionPlanWithPrice {
    /// Whether it is active.
    pub active: Option<bool>,
    /// Cycle.
    pub cycle: Option<i32>,
    /// Frequency.
    pub frequency: Option<i32>,
    /// Its id.
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// Number of cycles.
    pub number_of_cycles: Option<i32>,
    /// Plan price, in the main unit of the currency.
    pub plan_price: Option<MajorAmount>,
    /// Subscription plan index.
    pub subscription_plan_index: Option<i32>,
    /// Subscription plan name.
    pub subscription_plan_name: Option<String>,
    /// URL.
    pub url: Option<String>,
}

/// One page of transactions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TransactionList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
    /// Transactions.
    #[serde(deserialize_with = "nullable")]
    pub transactions: Vec<EcommerceReportingTransaction>,
}

text_enum! {
    /// Values of cycle type.
    BillingCycle {
        Year = "YEAR",
        Month = "MONTH",
        Week = "WEEK",
        Day = "DAY",
    }
}

text_enum! {
    /// Values of field.
    ContactAddressField {
        Billing = "BILLING",
        Shipping = "SHIPPING",
        Other = "OTHER",
    }
}

text_enum! {
    /// Values of source type.
    EcommerceReportingOrderSourceType {
        Invoice = "INVOICE",
        Api = "API",
        CheckoutForm = "CHECKOUT_FORM",
        ManualPayment = "MANUAL_PAYMENT",
        Unknown = "UNKNOWN",
        QboSync = "QBO_SYNC",
    }
}

text_enum! {
    /// Values of email status.
    EmailStatus {
        UnengagedMarketable = "UnengagedMarketable",
        SingleOptIn = "SingleOptIn",
        DoubleOptin = "DoubleOptin",
        Confirmed = "Confirmed",
        UnengagedNonMarketable = "UnengagedNonMarketable",
        NonMarketable = "NonMarketable",
        Lockdown = "Lockdown",
        Bounce = "Bounce",
        HardBounce = "HardBounce",
        Manual = "Manual",
        Admin = "Admin",
        System = "System",
        ListUnsubscribe = "ListUnsubscribe",
        Feedback = "Feedback",
        Spam = "Spam",
        Invalid = "Invalid",
        Deactivated = "Deactivated",
    }
}

text_enum! {
    /// Values of field.
    FaxNumberField {
        Fax1 = "FAX1",
        Fax2 = "FAX2",
    }
}

text_enum! {
    /// Values of field type.
    FieldType {
        Currency = "Currency",
        Date = "Date",
        DateTime = "DateTime",
        DayOfWeek = "DayOfWeek",
        Drilldown = "Drilldown",
        Email = "Email",
        Month = "Month",
        ListBox = "ListBox",
        Name = "Name",
        WholeNumber = "WholeNumber",
        DecimalNumber = "DecimalNumber",
        Percent = "Percent",
        PhoneNumber = "PhoneNumber",
        Radio = "Radio",
        Dropdown = "Dropdown",
        SocialSecurityNumber = "SocialSecurityNumber",
        State = "State",
        Text = "Text",
        TextArea = "TextArea",
        User = "User",
        UserListBox = "UserListBox",
        Website = "Website",
        Year = "Year",
        YesNo = "YesNo",
    }
}

text_enum! {
    /// Values of order direction.
    OrderDirection {
        Ascending = "ASCENDING",
        Descending = "DESCENDING",
    }
}

text_enum! {
    /// Values of original provider.
    OriginalProvider {
        Unknown = "UNKNOWN",
        Infusionsoft = "INFUSIONSOFT",
        Microsoft = "MICROSOFT",
        Google = "GOOGLE",
    }
}

text_enum! {
    /// Values of field.
    PhoneNumberField {
        Phone1 = "PHONE1",
        Phone2 = "PHONE2",
        Phone3 = "PHONE3",
        Phone4 = "PHONE4",
        Phone5 = "PHONE5",
    }
}

text_enum! {
    /// Values of type.
    ProductOptionType {
        FixedList = "FixedList",
        Variable = "Variable",
    }
}

text_enum! {
    /// Values of record type.
    RecordType {
        Contact = "CONTACT",
        ReferralPartner = "REFERRAL_PARTNER",
        Opportunity = "OPPORTUNITY",
        TaskNoteAppointment = "TASK_NOTE_APPOINTMENT",
        Company = "COMPANY",
        Order = "ORDER",
        Subscription = "SUBSCRIPTION",
    }
}

text_enum! {
    /// Values of tag result.
    TagResult {
        Success = "SUCCESS",
        Duplicate = "DUPLICATE",
        ContactNotFound = "CONTACT_NOT_FOUND",
        TagIdNotFound = "TAG_ID_NOT_FOUND",
        Failure = "FAILURE",
        NoPermission = "NO_PERMISSION",
    }
}
