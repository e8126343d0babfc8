//! Models that several resources use.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::null::nullable;
use crate::null::present;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::{
    AffiliateId, ContactId, CreditCardId, CustomFieldGroupId, CustomFieldId, EmailId, Extra, Id,
    MajorAmount, MerchantAccountId, OrderId, OrderItemId, ProductId, ProductOptionId,
    ProductOptionValueId, SubscriptionPlanId, Timestamp, UserGroupId,
};

/// A basic contact.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BasicContact {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// In XML-RPC: `ContactAction.ContactId`.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ContactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    BasicContact {
        email: String,
        first_name: String,
        id: ContactId,
        last_name: String,
    } lists {
    }
}

/// A contact address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ContactAddress {
    /// An ISO 3166-1 alpha-3 code: `USA`. In XML-RPC: `Contact.Country`, `Contact.Country2`, `Contact.Country3`, `CreditCard.BillCountry`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<ContactAddressField>,
    /// In XML-RPC: `Contact.StreetAddress1`, `Contact.Address2Street1`, `Contact.Address3Street1`, `CreditCard.BillAddress1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// In XML-RPC: `Contact.StreetAddress2`, `Contact.Address2Street2`, `Contact.Address3Street2`, `CreditCard.BillAddress2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// In XML-RPC: `Contact.City`, `Contact.City2`, `Contact.City3`, `CreditCard.BillCity`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// Codes with letters, such as `EC1A`; never together with `zip_code`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// In XML-RPC: `Contact.State`, `Contact.State2`, `Contact.State3`, `CreditCard.BillState`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Numeric, mostly of the United States; never together with `postal_code`. In XML-RPC: `CreditCard.BillZip`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
    /// Taken only together with `zip_code`. In XML-RPC: `Contact.ZipFour1`, `Contact.ZipFour2`, `Contact.ZipFour3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_four: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    ContactAddress {
        country_code: String,
        field: ContactAddressField,
        line1: String,
        line2: String,
        locality: String,
        postal_code: String,
        zip_code: String,
        zip_four: String,
    } lists {
    }
}

/// What creates a custom field option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCustomFieldOption {
    /// In XML-RPC: `DataFormField.Values`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Self>>,
}

setters! {
    CreateCustomFieldOption {
        label: String,
    } lists {
        options: CreateCustomFieldOption,
    }
}

/// The body that creates a custom field.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCustomFieldRequest {
    /// In XML-RPC: `DataFormField.DataType`.
    pub field_type: FieldType,
    /// When left out of a new field: the tab for custom fields.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub group_id: Option<CustomFieldGroupId>,
    /// In XML-RPC: `DataFormField.Label`.
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<CreateCustomFieldOption>>,
    /// For fields of the types User and `UserListBox`: the group to choose from.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub user_group_id: Option<UserGroupId>,
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

setters! {
    CreateCustomFieldRequest {
        group_id: CustomFieldGroupId,
        user_group_id: UserGroupId,
    } lists {
        options: CreateCustomFieldOption,
    }
}

/// The custom field meta data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CustomFieldMetaData {
    /// In XML-RPC: `DataFormField.DefaultValue`.
    pub default_value: Option<String>,
    /// In XML-RPC: `DataFormField.Name`.
    pub field_name: Option<String>,
    /// In XML-RPC: `DataFormField.DataType`.
    pub field_type: Option<FieldType>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CustomFieldId>,
    /// In XML-RPC: `DataFormField.Label`.
    pub label: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<CustomFieldOption>,
    /// In XML-RPC: `DataFormField.FormId`.
    pub record_type: Option<RecordType>,
}

/// A custom field option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CustomFieldOption {
    pub id: Option<Id>,
    /// In XML-RPC: `DataFormField.Values`.
    pub label: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<Self>,
}

/// A custom field value.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CustomFieldValue {
    /// Text, number, date or list, after the type of the field; `null` is empty.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub content: Option<Value>,
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<CustomFieldId>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CustomFieldValue {
        content: Value,
        id: CustomFieldId,
    } lists {
    }
}

/// An ecommerce reporting order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EcommerceReportingOrder {
    pub allow_payment: Option<bool>,
    pub allow_paypal: Option<bool>,
    pub contact: Option<EcommerceReportingOrderContactDetails>,
    /// In XML-RPC: `Job.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    /// In XML-RPC: `Job.DateCreated`.
    pub creation_date: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<OrderId>,
    pub invoice_number: Option<i64>,
    /// `0` is no partner.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// In XML-RPC: `Job.LastUpdated`.
    pub modification_date: Option<String>,
    /// In XML-RPC: `Job.JobNotes`.
    pub notes: Option<String>,
    /// In XML-RPC: `Job.StartDate`.
    pub order_date: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub order_items: Vec<EcommerceReportingOrderItem>,
    /// In XML-RPC: `Job.OrderType`.
    pub order_type: Option<String>,
    pub payment_plan: Option<EcommerceReportingPaymentPlan>,
    /// In XML-RPC: `Job.ProductId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub product_id: Option<ProductId>,
    pub recurring: Option<bool>,
    /// In the main unit of the currency.
    pub refund_total: Option<MajorAmount>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub sales_affiliate_id: Option<AffiliateId>,
    pub shipping_information: Option<EcommerceReportingShippingInformation>,
    pub source_type: Option<EcommerceReportingOrderSourceType>,
    /// In XML-RPC: `Job.OrderStatus`.
    pub status: Option<String>,
    pub terms: Option<String>,
    /// In XML-RPC: `Job.JobTitle`.
    pub title: Option<String>,
    /// In the main unit of the currency.
    pub total: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub total_due: Option<MajorAmount>,
    /// In the main unit of the currency.
    pub total_paid: Option<MajorAmount>,
}

/// Ecommerce reporting order contact details.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EcommerceReportingOrderContactDetails {
    pub company_name: Option<String>,
    pub email: Option<String>,
    pub first_name: Option<String>,
    /// In XML-RPC: `Job.ContactId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ContactId>,
    pub job_title: Option<String>,
    pub last_name: Option<String>,
}

/// An ecommerce reporting order item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EcommerceReportingOrderItem {
    /// In XML-RPC: `OrderItem.CPU`. In the main unit of the currency.
    pub cost: Option<MajorAmount>,
    /// In XML-RPC: `OrderItem.ItemDescription`.
    pub description: Option<String>,
    pub discount: Option<f64>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<OrderItemId>,
    /// In XML-RPC: `Job.JobRecurringId`.
    #[serde(rename = "jobRecurringId", serialize_with = "crate::id::as_number")]
    pub job_recurring_id: Option<Id>,
    /// In XML-RPC: `OrderItem.ItemName`.
    pub name: Option<String>,
    /// In XML-RPC: `OrderItem.Notes`.
    pub notes: Option<String>,
    /// In XML-RPC: `OrderItem.PPU`. In the main unit of the currency.
    pub price: Option<MajorAmount>,
    pub product: Option<EcommerceReportingSimpleProduct>,
    /// In XML-RPC: `OrderItem.Qty`.
    pub quantity: Option<i32>,
    /// In the main unit of the currency.
    #[serde(rename = "specialAmount")]
    pub special_amount: Option<MajorAmount>,
    #[serde(rename = "specialId", serialize_with = "crate::id::as_number")]
    pub special_id: Option<Id>,
    #[serde(rename = "specialPctOrAmt")]
    pub special_pct_or_amt: Option<i32>,
    #[serde(rename = "subscriptionPlan")]
    pub subscription_plan: Option<SubscriptionPlan>,
    /// In XML-RPC: `OrderItem.ItemType`.
    pub r#type: Option<String>,
}

/// An ecommerce reporting payment gateway.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EcommerceReportingPaymentGateway {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub merchant_account_id: Option<MerchantAccountId>,
    pub merchant_account_name: Option<String>,
    pub use_default: Option<bool>,
}

/// An ecommerce reporting payment plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EcommerceReportingPaymentPlan {
    pub auto_charge: Option<bool>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub credit_card_id: Option<CreditCardId>,
    pub days_between_payments: Option<i64>,
    pub days_between_retries: Option<i64>,
    /// In the main unit of the currency.
    pub initial_payment_amount: Option<MajorAmount>,
    pub initial_payment_date: Option<String>,
    pub initial_payment_percent: Option<f64>,
    pub max_charge_attempts: Option<i64>,
    pub number_of_payments: Option<i64>,
    pub payment_gateway: Option<EcommerceReportingPaymentGateway>,
    pub payment_method_id: Option<Id>,
    pub plan_start_date: Option<String>,
}

/// An ecommerce reporting shipping information.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EcommerceReportingShippingInformation {
    /// In XML-RPC: `Job.ShipCity`.
    pub city: Option<String>,
    /// In XML-RPC: `Job.ShipCompany`.
    pub company: Option<String>,
    /// In XML-RPC: `Job.ShipCountry`.
    pub country: Option<String>,
    /// In XML-RPC: `Job.ShipFirstName`.
    pub first_name: Option<String>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    #[serde(rename = "invoiceToCompany")]
    pub invoice_to_company: Option<bool>,
    /// In XML-RPC: `Job.ShipLastName`.
    pub last_name: Option<String>,
    /// In XML-RPC: `Job.ShipMiddleName`.
    pub middle_name: Option<String>,
    /// In XML-RPC: `Job.ShipPhone`.
    pub phone: Option<String>,
    /// In XML-RPC: `Job.ShipState`.
    pub state: Option<String>,
    /// In XML-RPC: `Job.ShipStreet1`.
    pub street1: Option<String>,
    /// In XML-RPC: `Job.ShipStreet2`.
    pub street2: Option<String>,
    /// In XML-RPC: `Job.ShipZip`.
    pub zip: Option<String>,
}

/// An ecommerce reporting simple product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EcommerceReportingSimpleProduct {
    pub description: Option<String>,
    /// In XML-RPC: `OrderItem.ProductId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ProductId>,
    pub name: Option<String>,
    pub shippable: Option<bool>,
    pub sku: Option<String>,
    pub taxable: Option<bool>,
}

/// An ecommerce reporting transaction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EcommerceReportingTransaction {
    /// In XML-RPC: `CCharge.Amt`. In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    pub collection_method: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    pub currency: Option<String>,
    pub errors: Option<String>,
    pub gateway: Option<String>,
    pub gateway_account_name: Option<String>,
    #[serde(serialize_with = "crate::id::as_number")]
    pub id: Option<Id>,
    /// In XML-RPC: `CCharge.OrderNum`.
    pub order_ids: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub orders: Vec<EcommerceReportingOrder>,
    #[serde(rename = "paymentDate")]
    pub payment_date: Option<String>,
    pub status: Option<String>,
    pub test: Option<bool>,
    pub transaction_date: Option<String>,
    pub r#type: Option<String>,
}

/// An email sent create.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailSentCreate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clicked_date: Option<Timestamp>,
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers: Option<String>,
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_content: Option<String>,
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<EmailId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened_date: Option<Timestamp>,
    /// `GOOGLE` or `INFUSIONSOFT`; `UNKNOWN` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_provider: Option<OriginalProvider>,
    /// Unique together with the provider; made by the server when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_provider_id: Option<Id>,
    /// In Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain_content: Option<String>,
    /// Address of the synced account that the message came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_source_id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_from_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_from_reply_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_bcc_addresses: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to_cc_addresses: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    EmailSentCreate {
        clicked_date: Timestamp,
        contact_id: ContactId,
        headers: String,
        html_content: String,
        id: EmailId,
        opened_date: Timestamp,
        original_provider: OriginalProvider,
        original_provider_id: Id,
        plain_content: String,
        provider_source_id: Id,
        received_date: Timestamp,
        sent_date: Timestamp,
        sent_from_address: String,
        sent_from_reply_address: String,
        sent_to_address: String,
        sent_to_bcc_addresses: String,
        sent_to_cc_addresses: String,
        subject: String,
    } lists {
    }
}

/// An email sent query result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailSentQueryResult {
    pub clicked_date: Option<Timestamp>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub contact_id: Option<ContactId>,
    pub headers: Option<String>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<EmailId>,
    pub opened_date: Option<Timestamp>,
    /// `GOOGLE` or `INFUSIONSOFT`; `UNKNOWN` when left out.
    pub original_provider: Option<OriginalProvider>,
    /// Unique together with the provider; made by the server when left out.
    pub original_provider_id: Option<Id>,
    pub received_date: Option<Timestamp>,
    pub sent_date: Option<Timestamp>,
    pub sent_from_address: Option<String>,
    pub sent_from_reply_address: Option<String>,
    pub sent_to_address: Option<String>,
    pub sent_to_bcc_addresses: Option<String>,
    pub sent_to_cc_addresses: Option<String>,
    pub subject: Option<String>,
}

/// One page of email sent query results.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct EmailSentQueryResultList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
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
#[non_exhaustive]
pub struct FaxNumber {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<FaxNumberField>,
    /// In XML-RPC: `Contact.Fax1`, `Contact.Fax2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// In XML-RPC: `Contact.Fax1Type`, `Contact.Fax2Type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    FaxNumber {
        field: FaxNumberField,
        number: String,
        r#type: String,
    } lists {
    }
}

/// An object model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ObjectModel {
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldMetaData>,
    /// Properties that come only when they are asked for by name.
    #[serde(deserialize_with = "nullable")]
    pub optional_properties: Vec<String>,
}

/// A phone number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PhoneNumber {
    /// In XML-RPC: `Contact.Phone1Ext`, `Contact.Phone2Ext`, `Contact.Phone3Ext` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<PhoneNumberField>,
    /// In XML-RPC: `Contact.Phone1`, `Contact.Phone2`, `Contact.Phone3` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_e164: Option<String>,
    /// In XML-RPC: `Contact.Phone1Type`, `Contact.Phone2Type`, `Contact.Phone3Type` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    PhoneNumber {
        extension: String,
        field: PhoneNumberField,
        number: String,
        number_e164: String,
        r#type: String,
    } lists {
    }
}

/// A product option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductOption {
    pub allow_spaces: Option<bool>,
    pub can_contain_character: Option<bool>,
    pub can_contain_number: Option<bool>,
    pub can_end_with_character: Option<bool>,
    pub can_end_with_number: Option<bool>,
    pub can_start_with_character: Option<bool>,
    pub can_start_with_number: Option<bool>,
    pub display_index: Option<i32>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ProductOptionId>,
    pub label: Option<String>,
    pub max_chars: Option<i32>,
    pub min_chars: Option<i32>,
    pub name: Option<String>,
    pub required: Option<bool>,
    pub text_message: Option<String>,
    pub r#type: Option<ProductOptionType>,
    #[serde(deserialize_with = "nullable")]
    pub values: Vec<ProductOptionValue>,
}

/// A product option value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductOptionValue {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ProductOptionValueId>,
    pub index: Option<i64>,
    pub is_default: Option<bool>,
    pub label: Option<String>,
    /// In the main unit of the currency.
    pub price_adjustment: Option<MajorAmount>,
    pub sku: Option<String>,
}

/// Product with options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductWithOptions {
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<ProductId>,
    /// In XML-RPC: `Product.Description`.
    pub product_desc: Option<String>,
    /// In XML-RPC: `Product.ProductName`.
    pub product_name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub product_options: Vec<ProductOption>,
    /// In XML-RPC: `Product.ProductPrice`. In the main unit of the currency.
    pub product_price: Option<MajorAmount>,
    /// In XML-RPC: `Product.ShortDescription`.
    pub product_short_desc: Option<String>,
    /// In XML-RPC: `Product.Sku`.
    pub sku: Option<String>,
    pub status: Option<i32>,
    pub subscription_only: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub subscription_plans: Vec<SubscriptionPlanWithPrice>,
    pub url: Option<String>,
}

/// Set of ids.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SetOfIds {
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::id::as_number"
    )]
    pub ids: Option<Vec<Id>>,
}

setters! {
    SetOfIds {
    } lists {
        ids: Id,
    }
}

/// A subscription plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SubscriptionPlan {
    /// In XML-RPC: `SubscriptionPlan.Active`.
    pub active: Option<bool>,
    pub cycle: Option<i32>,
    /// In XML-RPC: `SubscriptionPlan.Frequency`.
    pub frequency: Option<i32>,
    /// In XML-RPC: `OrderItem.SubscriptionPlanId`.
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<SubscriptionPlanId>,
    /// In XML-RPC: `SubscriptionPlan.NumberOfCycles`.
    pub number_of_cycles: Option<i32>,
    /// In XML-RPC: `SubscriptionPlan.PlanPrice`. In the main unit of the currency.
    pub plan_price: Option<MajorAmount>,
    /// In XML-RPC: `SubscriptionPlan.Prorate`.
    pub prorate: Option<bool>,
    pub subscription_plan_index: Option<i32>,
    pub subscription_plan_name: Option<String>,
}

/// A subscription plan with price.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SubscriptionPlanWithPrice {
    pub active: Option<bool>,
    pub cycle: Option<i32>,
    pub frequency: Option<i32>,
    #[serde(
        deserialize_with = "crate::id::optional",
        serialize_with = "crate::id::as_number"
    )]
    pub id: Option<SubscriptionPlanId>,
    pub number_of_cycles: Option<i32>,
    /// In the main unit of the currency.
    pub plan_price: Option<MajorAmount>,
    pub subscription_plan_index: Option<i32>,
    pub subscription_plan_name: Option<String>,
    pub url: Option<String>,
}

/// One page of transactions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TransactionList {
    /// How many records match in all, not how many this page holds.
    pub count: Option<i32>,
    /// Address of the next page, present even when there is none.
    pub next: Option<String>,
    /// Address of the previous page, present even when there is none.
    pub previous: Option<String>,
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
