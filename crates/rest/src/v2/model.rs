//! Models that several resources use.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::null::nullable;
use crate::null::present;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::{
    AffiliateId, CompanyId, ContactId, CreditCardId, CustomFieldGroupId, CustomFieldId,
    CustomFieldTabId, Date, Extra, FileId, Id, InvoiceId, MajorAmount, MerchantAccountId,
    MinorAmount, OrderId, OrderItemId, Patch, ProductId, ReferralId, SubscriptionId,
    SubscriptionPlanId, TagCategoryId, TagId, Timestamp, UserGroupId, UserId,
};

/// An address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Address {
    /// Deprecated by the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// At most 75 characters in `BILLING`, 100 in the other slots. In XML-RPC: `Contact.StreetAddress1`, `Contact.Address2Street1`, `Contact.Address3Street1` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// At most 75 characters in `BILLING`, 100 in the other slots. In XML-RPC: `Contact.StreetAddress2`, `Contact.Address2Street2`, `Contact.Address3Street2` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// At most 50 characters in `BILLING`, 100 in the other slots. In XML-RPC: `Contact.City`, `Contact.City2`, `Contact.City3` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// The long name; writes name `region_code` in its place. At most 50 characters. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<AddressField>,
    /// An ISO 3166-1 alpha-3 code: `USA`. In XML-RPC: `Contact.Country`, `Contact.Country2`, `Contact.Country3` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// At most 20 characters in `SHIPPING`, 15 in the other slots. In XML-RPC: `Contact.PostalCode`, `Contact.PostalCode2`, `Contact.PostalCode3` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// An ISO 3166-2 code with its country: `US-AZ`. In XML-RPC: `Contact.State`, `Contact.State2`, `Contact.State3` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_code: Option<String>,
    /// Of the United States. At most 20 characters in `SHIPPING`, 15 in the other slots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
    /// At most 10 characters. In XML-RPC: `Contact.ZipFour1`, `Contact.ZipFour2`, `Contact.ZipFour3` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_four: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    Address {
        country: String,
        line1: String,
        line2: String,
        locality: String,
        field: AddressField,
        country_code: String,
        postal_code: String,
        region_code: String,
        zip_code: String,
        zip_four: String,
    } lists {
    }
}

/// An applied tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct AppliedTag {
    pub tag: Option<Tag>,
    pub applied_time: Option<Timestamp>,
}

/// A basic contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct BasicContact {
    /// In XML-RPC: `Job.ContactId`, `Invoice.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ContactId>,
    pub email: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
}

/// The card info.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CardInfo {
    /// In XML-RPC: `CreditCard.CardType`.
    pub brand: Option<String>,
    /// The same for the same card.
    pub fingerprint: Option<String>,
    /// `CREDIT`, `DEBIT` or `PREPAID`.
    pub card_type: Option<CardType>,
    /// In XML-RPC: `CreditCard.Last4`.
    pub last_four: Option<String>,
    /// Four digits. In XML-RPC: `CreditCard.ExpirationYear`.
    pub expiration_year: Option<String>,
    /// Two digits. In XML-RPC: `CreditCard.ExpirationMonth`.
    pub expiration_month: Option<String>,
}

/// A category reference.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CategoryReference {
    /// In XML-RPC: `ContactGroup.GroupCategoryId`.
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub id: Option<TagCategoryId>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CategoryReference {
        id: TagCategoryId,
    } lists {
    }
}

/// A company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Company {
    /// In XML-RPC: `Company.CompanyID`, `Company.Id`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<CompanyId>,
    pub address: Option<Address>,
    /// In XML-RPC: `Company.ContactNotes`.
    pub notes: Option<String>,
    /// In XML-RPC: `Company.Website`.
    pub website: Option<String>,
    /// In XML-RPC: `Company.Suffix`.
    pub suffix: Option<String>,
    /// In XML-RPC: `Company.Title`.
    pub title: Option<String>,
    /// Ids of tags, joined with commas. In XML-RPC: `Company.Groups`.
    pub groups: Option<String>,
    /// In XML-RPC: `Company.Company`.
    pub company_name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    pub email_address: Option<EmailAddress>,
    pub fax_number: Option<FaxNumber>,
    pub phone_number: Option<PhoneNumber>,
    /// In XML-RPC: `Company.LastUpdated`.
    pub update_time: Option<Timestamp>,
    /// In XML-RPC: `Company.DateCreated`.
    pub create_time: Option<Timestamp>,
    /// In XML-RPC: `Company.Anniversary`.
    pub anniversary_date: Option<Date>,
    /// In XML-RPC: `Company.AssistantName`.
    pub assistant_name: Option<String>,
    /// In XML-RPC: `Company.AssistantPhone`.
    pub assistant_phone: Option<String>,
    /// In XML-RPC: `Company.BillingInformation`.
    pub billing_information: Option<String>,
    /// In XML-RPC: `Company.Birthday`.
    pub birth_date: Option<Date>,
    /// In XML-RPC: `Company.ContactType`.
    pub contact_type: Option<String>,
    /// In XML-RPC: `Company.FirstName`.
    pub first_name: Option<String>,
    /// In XML-RPC: `Company.JobTitle`.
    pub job_title: Option<String>,
    /// In XML-RPC: `Company.LastName`.
    pub last_name: Option<String>,
    /// In XML-RPC: `Company.MiddleName`.
    pub middle_name: Option<String>,
    /// In XML-RPC: `Company.Nickname`.
    pub preferred_name: Option<String>,
    /// In XML-RPC: `Company.OwnerID`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub owner_id: Option<UserId>,
    /// In XML-RPC: `Company.ReferralCode`.
    pub referral_code: Option<String>,
    /// In XML-RPC: `Company.SpouseName`.
    pub spouse_name: Option<String>,
    /// In XML-RPC: `Company.AccountId`.
    pub account_id: Option<Id>,
    /// In XML-RPC: `Company.CreatedBy`.
    pub created_by: Option<String>,
    /// In XML-RPC: `Company.LastUpdatedBy`.
    pub last_updated_by: Option<String>,
}

/// The body that creates a custom field group.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCustomFieldGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tab_id: Option<CustomFieldTabId>,
}

setters! {
    CreateCustomFieldGroupRequest {
        name: String,
        tab_id: CustomFieldTabId,
    } lists {
    }
}

/// The body that creates a custom field option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCustomFieldOptionRequest {
    /// In XML-RPC: `DataFormField.Values`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

setters! {
    CreateCustomFieldOptionRequest {
        label: String,
    } lists {
    }
}

/// The body that creates a custom field.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCustomFieldRequest {
    /// In XML-RPC: `DataFormField.Label`.
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<CreateCustomFieldOptionRequest>>,
    /// In XML-RPC: `DataFormField.DataType`.
    pub field_type: FieldType,
    /// When left out of a new field: the tab for custom fields. In XML-RPC: `DataFormField.GroupId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<CustomFieldGroupId>,
    /// For fields of the types User and `UserListBox`: the group to choose from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_group_id: Option<UserGroupId>,
}

impl CreateCustomFieldRequest {
    /// The body with what the server requires.
    pub fn new(label: impl Into<String>, field_type: FieldType) -> Self {
        Self {
            label: label.into(),
            options: None,
            field_type,
            group_id: None,
            user_group_id: None,
        }
    }
}

setters! {
    CreateCustomFieldRequest {
        group_id: CustomFieldGroupId,
        user_group_id: UserGroupId,
    } lists {
        options: CreateCustomFieldOptionRequest,
    }
}

/// The body that creates a custom field tab.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateCustomFieldTabRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

setters! {
    CreateCustomFieldTabRequest {
        name: String,
    } lists {
    }
}

/// A currency value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CurrencyValue {
    /// In the smallest unit of the currency.
    pub amount: Option<MinorAmount>,
    /// An ISO 4217 code.
    pub currency_code: Option<String>,
    /// As the account's locale writes it.
    pub formatted_amount: Option<String>,
}

/// A custom field group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CustomFieldGroup {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<CustomFieldGroupId>,
    /// In XML-RPC: `DataFormGroup.Name`.
    pub name: Option<String>,
    pub order: Option<i32>,
    /// In XML-RPC: `DataFormGroup.TabId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub tab_id: Option<CustomFieldTabId>,
    pub record_type: Option<RecordType>,
}

/// The custom field meta data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CustomFieldMetaData {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<CustomFieldId>,
    /// In XML-RPC: `DataFormField.Label`.
    pub label: Option<String>,
    /// Only of fields to choose from.
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<CustomFieldOption>,
    /// In XML-RPC: `DataFormField.FormId`.
    pub record_type: Option<RecordType>,
    /// In XML-RPC: `DataFormField.DataType`.
    pub field_type: Option<FieldType>,
    /// In XML-RPC: `DataFormField.DefaultValue`.
    pub default_value: Option<String>,
    /// When left out of a new field: the tab for custom fields. In XML-RPC: `DataFormField.GroupId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub group_id: Option<CustomFieldGroupId>,
    pub group_name: Option<String>,
    /// The name to filter by; the name of a column of XML-RPC has an underscore in front of it. In XML-RPC: `DataFormField.Name`.
    pub field_name: Option<String>,
}

/// A custom field option.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CustomFieldOption {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// In XML-RPC: `DataFormField.Values`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CustomFieldOption {
        id: Id,
        label: String,
    } lists {
    }
}

/// A custom field tab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct CustomFieldTab {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<CustomFieldTabId>,
    /// In XML-RPC: `DataFormTab.TabName`.
    pub name: Option<String>,
    pub order: Option<i32>,
    /// In XML-RPC: `DataFormTab.FormId`.
    pub record_type: Option<RecordType>,
}

/// A custom field value.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CustomFieldValue {
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub id: Option<CustomFieldId>,
    /// Text, number, date or list, after the type of the field; `null` is empty.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub content: Option<Value>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CustomFieldValue {
        id: CustomFieldId,
        content: Value,
    } lists {
    }
}

/// A custom field value object.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CustomFieldValueObject {
    #[serde(
        default,
        deserialize_with = "crate::id::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub id: Option<CustomFieldId>,
    /// Text, number, date or list, after the type of the field; `null` is empty.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub content: Option<Value>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    CustomFieldValueObject {
        id: CustomFieldId,
        content: Value,
    } lists {
    }
}

/// A discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Discount {
    /// In the main unit of the currency.
    pub amount: Option<MajorAmount>,
    pub special_item_id: Option<Id>,
    pub discount_method: Option<DiscountMethod>,
}

/// An email address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailAddress {
    /// In XML-RPC: `Contact.Email`, `Contact.EmailAddress2`, `Contact.EmailAddress3` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<EmailAddressField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_opt_in: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_opt_status: Option<EmailStatus>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    EmailAddress {
        email: String,
        field: EmailAddressField,
        opt_in_reason: String,
        is_opt_in: bool,
        email_opt_status: EmailStatus,
    } lists {
    }
}

/// The body of a request: email address.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmailAddressRequest {
    /// At most 75 characters in `EMAIL1`, 100 in the others. In XML-RPC: `Contact.Email`, `Contact.EmailAddress2`, `Contact.EmailAddress3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<EmailAddressField>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
}

setters! {
    EmailAddressRequest {
        email: String,
        field: EmailAddressField,
        opt_in_reason: String,
    } lists {
    }
}

/// A fax number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FaxNumber {
    /// In XML-RPC: `Contact.Fax1`, `Contact.Fax2`, `Company.Fax1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// In XML-RPC: `Contact.Fax1Type`, `Contact.Fax2Type`, `Company.Fax1Type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<FaxNumberField>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    FaxNumber {
        number: String,
        r#type: String,
        field: FaxNumberField,
    } lists {
    }
}

/// An invoice file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct InvoiceFile {
    #[serde(deserialize_with = "crate::id::optional")]
    pub file_id: Option<FileId>,
}

/// One page of custom field groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCustomFieldGroupsResponse {
    #[serde(deserialize_with = "nullable")]
    pub groups: Vec<CustomFieldGroup>,
}

/// One page of custom field tabs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListCustomFieldTabsResponse {
    #[serde(deserialize_with = "nullable")]
    pub tabs: Vec<CustomFieldTab>,
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

/// An order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Order {
    /// In XML-RPC: `Job.Id`, `Invoice.JobId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<OrderId>,
    /// In XML-RPC: `Job.JobTitle`, `Invoice.Description`.
    pub title: Option<String>,
    /// In XML-RPC: `Job.OrderStatus`, `Invoice.PayStatus`.
    pub status: Option<OrderStatus>,
    pub total: Option<CurrencyValue>,
    pub contact: Option<BasicContact>,
    /// In XML-RPC: `Job.JobNotes`.
    pub notes: Option<String>,
    pub terms: Option<String>,
    /// In XML-RPC: `Job.OrderType`, `Invoice.InvoiceType`.
    pub order_type: Option<OrderType>,
    pub source_type: Option<OrderSourceType>,
    /// In XML-RPC: `Job.DateCreated`, `Invoice.DateCreated`.
    pub creation_time: Option<Timestamp>,
    /// In XML-RPC: `Job.LastUpdated`, `Invoice.LastUpdated`.
    pub modification_time: Option<Timestamp>,
    /// In XML-RPC: `Job.StartDate`.
    pub order_time: Option<Timestamp>,
    /// `0` is no partner. In XML-RPC: `Invoice.LeadAffiliateId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub lead_affiliate_id: Option<AffiliateId>,
    /// In XML-RPC: `Invoice.AffiliateId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub sales_affiliate_id: Option<AffiliateId>,
    pub total_paid: Option<CurrencyValue>,
    /// What was due in all, not what is still open.
    pub total_due: Option<CurrencyValue>,
    pub shipping_information: Option<ShippingInformation>,
    pub refund_total: Option<CurrencyValue>,
    /// Of the editions Pro and Max only.
    pub allow_payment: Option<bool>,
    /// Of the editions Pro and Max only.
    pub allow_paypal: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub order_items: Vec<OrderItem>,
    pub payment_plan: Option<PaymentPlan>,
    /// Of the editions Pro and Max only. Not supported yet.
    pub invoice_number: Option<String>,
    /// Of the editions Pro and Max only.
    #[serde(deserialize_with = "nullable")]
    pub files: Vec<InvoiceFile>,
    /// In XML-RPC: `Invoice.CreditStatus`.
    pub credit_status: Option<String>,
    /// In XML-RPC: `Invoice.PromoCode`.
    pub promo_code: Option<String>,
    /// In XML-RPC: `Invoice.RefundStatus`.
    pub refund_status: Option<String>,
    /// In XML-RPC: `Invoice.Synced`.
    pub synced: Option<bool>,
    /// In XML-RPC: `Invoice.Id`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub invoice_id: Option<InvoiceId>,
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    pub sent_time: Option<Timestamp>,
    /// In XML-RPC: `Job.DueDate`.
    pub due_time: Option<Timestamp>,
    pub external_create_user: Option<String>,
    pub external_create_time: Option<Timestamp>,
    pub external_update_time: Option<Timestamp>,
}

/// An order item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OrderItem {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<OrderItemId>,
    /// In XML-RPC: `OrderItem.ItemName`.
    pub name: Option<String>,
    /// In XML-RPC: `OrderItem.ItemDescription`.
    pub description: Option<String>,
    /// In XML-RPC: `OrderItem.Notes`.
    pub notes: Option<String>,
    /// In XML-RPC: `OrderItem.Qty`.
    pub quantity: Option<i32>,
    /// Only of discounts.
    pub discount: Option<CurrencyValue>,
    /// Only of discounts.
    pub special: Option<Discount>,
    pub product: Option<OrderItemProduct>,
    /// Only of orders that a subscription made. In XML-RPC: `Job.JobRecurringId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub subscription_id: Option<SubscriptionId>,
    /// In XML-RPC: `OrderItem.ItemType`.
    pub item_type: Option<OrderItemType>,
    pub cost_per_unit: Option<CurrencyValue>,
    pub price_per_unit: Option<CurrencyValue>,
    /// Only of subscriptions.
    pub subscription_plan: Option<SubscriptionPlan>,
}

/// An order item product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct OrderItemProduct {
    /// In XML-RPC: `Job.ProductId`, `Invoice.ProductSold`, `OrderItem.ProductId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ProductId>,
    pub name: Option<String>,
    pub sku: Option<String>,
    pub description: Option<String>,
    pub shippable: Option<bool>,
    pub taxable: Option<bool>,
}

/// A payment method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct PaymentMethod {
    /// In XML-RPC: `CreditCard.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    pub payment_method_id: Option<Id>,
    /// Id of the card in REST v1 and XML-RPC, if it has one. In XML-RPC: `CCharge.CCId`, `CreditCard.Id`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub credit_card_id: Option<CreditCardId>,
    pub merchant_account_type: Option<MerchantAccountType>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub merchant_account_id: Option<MerchantAccountId>,
    pub payment_method_type: Option<PaymentMethodType>,
    pub created_time: Option<Timestamp>,
    /// Only of methods of the type `CARD`.
    pub card_info: Option<CardInfo>,
    /// In XML-RPC: `CreditCard.Status`.
    pub status: Option<PaymentMethodStatus>,
}

/// A payment plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct PaymentPlan {
    pub auto_charge: Option<bool>,
    pub max_charge_attempts: Option<i64>,
    pub days_between_retries: Option<i64>,
    pub payment_method_id: Option<Id>,
    pub initial_payment_amount: Option<CurrencyValue>,
    pub initial_payment_percent: Option<f64>,
    pub initial_payment_date: Option<Date>,
    pub plan_start_date: Option<Date>,
    pub number_of_payments: Option<i64>,
    pub days_between_payments: Option<i64>,
    #[serde(deserialize_with = "nullable")]
    pub payment_plan_items: Vec<PaymentPlanItem>,
}

/// A payment plan item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct PaymentPlanItem {
    /// So far only `UNPAID_MANUAL`. In XML-RPC: `Invoice.PayPlanStatus`, `PayPlanItem.Status`.
    pub status: Option<PaymentPlanItemStatus>,
    /// In the account's time zone. In XML-RPC: `PayPlanItem.DateDue`.
    pub due_date: Option<Date>,
    pub amount_due: Option<CurrencyValue>,
    pub amount_paid: Option<CurrencyValue>,
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
    /// At most 40 characters in `PHONE1` to `PHONE3`, 20 in the others. In XML-RPC: `Contact.Phone1`, `Contact.Phone2`, `Contact.Phone3` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// In XML-RPC: `Contact.Phone1Type`, `Contact.Phone2Type`, `Contact.Phone3Type` and more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<PhoneNumberField>,
    /// In the form of E.164: `+14805550100`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_e164: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    PhoneNumber {
        extension: String,
        number: String,
        r#type: String,
        field: PhoneNumberField,
        number_e164: String,
    } lists {
    }
}

/// A referral.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Referral {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ReferralId>,
    /// In XML-RPC: `Referral.Info`.
    pub description: Option<String>,
    /// In XML-RPC: `Referral.Source`.
    pub source: Option<String>,
    /// In XML-RPC: `Referral.ContactId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    /// In XML-RPC: `Referral.AffiliateId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub referral_partner_id: Option<AffiliateId>,
    /// In XML-RPC: `Referral.DateSet`.
    pub referral_time: Option<Timestamp>,
    /// In XML-RPC: `Referral.DateExpires`.
    pub expiration_time: Option<Timestamp>,
    /// In XML-RPC: `Referral.IPAddress`.
    pub ip_address: Option<String>,
    /// In XML-RPC: `Referral.Type`.
    pub referral_type: Option<ReferralType>,
}

/// A shipping information.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ShippingInformation {
    pub id: Option<Id>,
    pub address: Option<Address>,
    /// In XML-RPC: `Job.ShipCompany`.
    pub company: Option<String>,
    /// In XML-RPC: `Job.ShipFirstName`.
    pub given_name: Option<String>,
    /// In XML-RPC: `Job.ShipLastName`.
    pub family_name: Option<String>,
    /// In XML-RPC: `Job.ShipPhone`.
    pub phone_number: Option<String>,
    pub invoice_to_company: Option<bool>,
}

/// A social account.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SocialAccount {
    /// At most 255 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<SocialAccountType>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    SocialAccount {
        name: String,
        r#type: SocialAccountType,
    } lists {
    }
}

/// A subscription plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct SubscriptionPlan {
    /// In XML-RPC: `SubscriptionPlan.Id`, `OrderItem.SubscriptionPlanId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<SubscriptionPlanId>,
    /// In XML-RPC: `SubscriptionPlan.Frequency`.
    pub frequency: Option<i32>,
    /// In XML-RPC: `SubscriptionPlan.Active`.
    pub active: Option<bool>,
    pub subscription_plan_name: Option<String>,
    /// In XML-RPC: `SubscriptionPlan.Cycle`.
    pub cycle_type: Option<CycleType>,
    /// `0` is without end. In XML-RPC: `SubscriptionPlan.NumberOfCycles`.
    pub total_cycles: Option<i32>,
    /// In XML-RPC: `SubscriptionPlan.PlanPrice`.
    pub plan_price: Option<CurrencyValue>,
    /// The lowest comes first.
    pub display_order_index: Option<i32>,
}

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Tag {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<TagId>,
    /// Unique. In XML-RPC: `ContactGroup.GroupName`.
    pub name: Option<String>,
    /// In XML-RPC: `ContactGroup.GroupDescription`.
    pub description: Option<String>,
    pub category: Option<CategoryReference>,
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
}

/// A tag contact association.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TagContactAssociation {
    #[serde(deserialize_with = "crate::id::optional")]
    pub contact_id: Option<ContactId>,
    #[serde(deserialize_with = "crate::id::optional")]
    pub tag_id: Option<TagId>,
    pub applied_at: Option<String>,
}

/// The body that changes a custom field group.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateCustomFieldGroupRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order: Patch<i32>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub tab_id: Patch<CustomFieldTabId>,
}

setters! {
    UpdateCustomFieldGroupRequest {
        name: String,
        order: i32,
        tab_id: CustomFieldTabId,
    } lists {
    }
}

/// The body that changes the custom field meta data.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateCustomFieldMetaDataRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub label: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub options: Patch<Vec<CustomFieldOption>>,
    /// When left out of a new field: the tab for custom fields.
    pub group_id: CustomFieldGroupId,
}

impl UpdateCustomFieldMetaDataRequest {
    /// The body with what the server requires.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self {
            label: Patch::Keep,
            options: Patch::Keep,
            group_id,
        }
    }
}

setters! {
    UpdateCustomFieldMetaDataRequest {
        label: String,
    } lists {
        options: CustomFieldOption,
    }
}

/// The body that changes a custom field tab.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateCustomFieldTabRequest {
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order: Patch<i32>,
}

setters! {
    UpdateCustomFieldTabRequest {
        name: String,
        order: i32,
    } lists {
    }
}

text_enum! {
    /// Values of add to sequence results.
    AddResult {
        Success = "SUCCESS",
        AlreadyInSequence = "ALREADY_IN_SEQUENCE",
        ContactDoesNotExist = "CONTACT_DOES_NOT_EXIST",
        Failed = "FAILED",
    }
}

text_enum! {
    /// Values of field.
    AddressField {
        AddressFieldUnspecified = "ADDRESS_FIELD_UNSPECIFIED",
        Billing = "BILLING",
        Shipping = "SHIPPING",
        Other = "OTHER",
    }
}

text_enum! {
    /// Values of status.
    AffiliateStatus {
        Active = "ACTIVE",
        Inactive = "INACTIVE",
    }
}

text_enum! {
    /// Values of card type.
    CardType {
        Credit = "CREDIT",
        Debit = "DEBIT",
        Prepaid = "PREPAID",
        Ach = "ACH",
    }
}

text_enum! {
    /// Values of cycle type.
    CycleType {
        Daily = "DAILY",
        Weekly = "WEEKLY",
        Monthly = "MONTHLY",
        Yearly = "YEARLY",
    }
}

text_enum! {
    /// Values of discount type.
    DiscountMethod {
        Amount = "AMOUNT",
        Percent = "PERCENT",
    }
}

text_enum! {
    /// Values of field.
    EmailAddressField {
        EmailFieldUnspecified = "EMAIL_FIELD_UNSPECIFIED",
        Email1 = "EMAIL1",
        Email2 = "EMAIL2",
        Email3 = "EMAIL3",
    }
}

text_enum! {
    /// Values of email opt status.
    EmailStatus {
        UnengagedMarketable = "UNENGAGED_MARKETABLE",
        SingleOptIn = "SINGLE_OPT_IN",
        DoubleOptIn = "DOUBLE_OPT_IN",
        Confirmed = "CONFIRMED",
        UnengagedNonMarketable = "UNENGAGED_NON_MARKETABLE",
        NonMarketable = "NON_MARKETABLE",
        Lockdown = "LOCKDOWN",
        Bounce = "BOUNCE",
        HardBounce = "HARD_BOUNCE",
        Manual = "MANUAL",
        Admin = "ADMIN",
        System = "SYSTEM",
        ListUnsubscribe = "LIST_UNSUBSCRIBE",
        Feedback = "FEEDBACK",
        Spam = "SPAM",
        Invalid = "INVALID",
        Deactivated = "DEACTIVATED",
    }
}

text_enum! {
    /// Values of field.
    FaxNumberField {
        FaxNumberFieldUnspecified = "FAX_NUMBER_FIELD_UNSPECIFIED",
        Fax1 = "FAX1",
        Fax2 = "FAX2",
    }
}

text_enum! {
    /// Values of field type.
    FieldType {
        Currency = "CURRENCY",
        Date = "DATE",
        DateTime = "DATE_TIME",
        DayOfWeek = "DAY_OF_WEEK",
        DecimalNumber = "DECIMAL_NUMBER",
        Drilldown = "DRILLDOWN",
        Dropdown = "DROPDOWN",
        Email = "EMAIL",
        ListBox = "LIST_BOX",
        Month = "MONTH",
        Name = "NAME",
        Percent = "PERCENT",
        PhoneNumber = "PHONE_NUMBER",
        Radio = "RADIO",
        SocialSecurityNumber = "SOCIAL_SECURITY_NUMBER",
        State = "STATE",
        Text = "TEXT",
        TextArea = "TEXT_AREA",
        User = "USER",
        UserListBox = "USER_LIST_BOX",
        Website = "WEBSITE",
        WholeNumber = "WHOLE_NUMBER",
        Year = "YEAR",
        YesNo = "YES_NO",
    }
}

text_enum! {
    /// Values of type.
    MerchantAccountType {
        Paypal = "PAYPAL",
        Unsupported = "UNSUPPORTED",
        Authorize = "AUTHORIZE",
        Eway = "EWAY",
        Wepay = "WEPAY",
        Stripe = "STRIPE",
        KeapPay = "KEAP_PAY",
    }
}

text_enum! {
    /// Values of item type.
    OrderItemType {
        Product = "PRODUCT",
        Shipping = "SHIPPING",
        Tax = "TAX",
        Service = "SERVICE",
        Upsell = "UPSELL",
        FinanceCharge = "FINANCE_CHARGE",
        Discount = "DISCOUNT",
        Program = "PROGRAM",
        Subscription = "SUBSCRIPTION",
        DiscountFreeTrial = "DISCOUNT_FREE_TRIAL",
        DiscountOrderTotal = "DISCOUNT_ORDER_TOTAL",
        DiscountProduct = "DISCOUNT_PRODUCT",
        DiscountProductCategory = "DISCOUNT_PRODUCT_CATEGORY",
        DiscountShipping = "DISCOUNT_SHIPPING",
        Tip = "TIP",
        Other = "OTHER",
        Fee = "FEE",
        Unknown = "UNKNOWN",
    }
}

text_enum! {
    /// Values of source type.
    OrderSourceType {
        Api = "API",
        CheckoutForm = "CHECKOUT_FORM",
        Invoice = "INVOICE",
        ManualPayment = "MANUAL_PAYMENT",
        Quickbooks = "QUICKBOOKS",
        Unknown = "UNKNOWN",
    }
}

text_enum! {
    /// Values of status.
    OrderStatus {
        Draft = "DRAFT",
        Sent = "SENT",
        Viewed = "VIEWED",
        Paid = "PAID",
    }
}

text_enum! {
    /// Values of order type.
    OrderType {
        Online = "ONLINE",
        Offline = "OFFLINE",
    }
}

text_enum! {
    /// Values of status.
    PaymentMethodStatus {
        Expired = "EXPIRED",
    }
}

text_enum! {
    /// Values of payment method type.
    PaymentMethodType {
        Card = "CARD",
    }
}

text_enum! {
    /// Values of status.
    PaymentPlanItemStatus {
        UnpaidManual = "UNPAID_MANUAL",
        UnpaidAutocharge = "UNPAID_AUTOCHARGE",
        Paid = "PAID",
        Failed = "FAILED",
    }
}

text_enum! {
    /// Values of payout type.
    PayoutType {
        Upfront = "UPFRONT",
        PaymentReceived = "PAYMENT_RECEIVED",
    }
}

text_enum! {
    /// Values of field.
    PhoneNumberField {
        PhoneNumberFieldUnspecified = "PHONE_NUMBER_FIELD_UNSPECIFIED",
        Phone1 = "PHONE1",
        Phone2 = "PHONE2",
        Phone3 = "PHONE3",
        Phone4 = "PHONE4",
        Phone5 = "PHONE5",
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
    /// Values of referral type.
    ReferralType {
        Cookie = "COOKIE",
        Manual = "MANUAL",
        Permanent = "PERMANENT",
    }
}

text_enum! {
    /// Values of type.
    SocialAccountType {
        SocialAccountTypeUnspecified = "SOCIAL_ACCOUNT_TYPE_UNSPECIFIED",
        Facebook = "FACEBOOK",
        LinkedIn = "LINKED_IN",
        Twitter = "TWITTER",
        Instagram = "INSTAGRAM",
        Snapchat = "SNAPCHAT",
        Youtube = "YOUTUBE",
        Pinterest = "PINTEREST",
    }
}
