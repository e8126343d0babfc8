//! Models that several resources use.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::null::nullable;
use crate::null::present;
use crate::text_enum::text_enum;
use crate::{
    AffiliateId, CompanyId, ContactId, CustomFieldId, Date, Extra, FileId, Id, MajorAmount,
    MinorAmount, OrderId, Patch, SubscriptionId, SubscriptionPlanId, TagId, Timestamp, UserId,
};

/// An address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// Country. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Line1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// Line2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// Locality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// Region. Deprecated by the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<AddressField>,
    /// Country, as ISO 3166-1 alpha-3: `USA`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Region, as ISO 3166-2 with its country: `US-AZ`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_code: Option<String>,
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

/// An applied tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AppliedTag {
    /// Tag.
    pub tag: Option<Tag>,
    /// Applied time, in UTC.
    pub applied_time: Option<Timestamp>,
}

/// A basic contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BasicContact {
    /// Its id.
    pub id: Option<ContactId>,
    /// Email.
    pub email: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
}

/// The card info.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CardInfo {
    /// Brand.
    pub brand: Option<String>,
    /// Fingerprint.
    pub fingerprint: Option<String>,
    /// Card type.
    pub card_type: Option<CardType>,
    /// Last four.
    pub last_four: Option<String>,
    /// Expiration year.
    pub expiration_year: Option<String>,
    /// Expiration month.
    pub expiration_month: Option<String>,
}

/// A category reference.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CategoryReference {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Company {
    /// Its id.
    pub id: Option<CompanyId>,
    /// Address.
    pub address: Option<Address>,
    /// Notes.
    pub notes: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// Suffix.
    pub suffix: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Groups.
    pub groups: Option<String>,
    /// Company name.
    pub company_name: Option<String>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// Email address.
    pub email_address: Option<EmailAddress>,
    /// Fax number.
    pub fax_number: Option<FaxNumber>,
    /// Phone number.
    pub phone_number: Option<PhoneNumber>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// Anniversary date, a calendar date.
    pub anniversary_date: Option<Date>,
    /// Assistant name.
    pub assistant_name: Option<String>,
    /// Assistant phone.
    pub assistant_phone: Option<String>,
    /// Billing information.
    pub billing_information: Option<String>,
    /// Birth date, a calendar date.
    pub birth_date: Option<Date>,
    /// Contact type.
    pub contact_type: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Job title.
    pub job_title: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Preferred name.
    pub preferred_name: Option<String>,
    /// Id of the owner.
    pub owner_id: Option<UserId>,
    /// Referral code.
    pub referral_code: Option<String>,
    /// Spouse name.
    pub spouse_name: Option<String>,
    /// Id of the account.
    pub account_id: Option<Id>,
    /// Created by.
    pub created_by: Option<String>,
    /// Last updated by.
    pub last_updated_by: Option<String>,
}

/// The body that creates a custom field group.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateCustomFieldGroupRequest {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Id of the tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tab_id: Option<Id>,
}

/// The body that creates a custom field option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateCustomFieldOptionRequest {
    /// Label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// The body that creates a custom field.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateCustomFieldRequest {
    /// Label.
    pub label: String,
    /// Options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<CreateCustomFieldOptionRequest>>,
    /// Field type.
    pub field_type: FieldType,
    /// Id of the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<Id>,
    /// Id of the user group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_group_id: Option<Id>,
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

/// The body that creates a custom field tab.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateCustomFieldTabRequest {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A currency value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CurrencyValue {
    /// Amount, in the smallest unit of the currency.
    pub amount: Option<MinorAmount>,
    /// Currency code.
    pub currency_code: Option<String>,
    /// Formatted amount.
    pub formatted_amount: Option<String>,
}

/// A custom field group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomFieldGroup {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Order.
    pub order: Option<i32>,
    /// Id of the tab.
    pub tab_id: Option<Id>,
    /// Record type.
    pub record_type: Option<RecordType>,
}

/// The custom field meta data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomFieldMetaData {
    /// Its id.
    pub id: Option<CustomFieldId>,
    /// Label.
    pub label: Option<String>,
    /// Options.
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<CustomFieldOption>,
    /// Record type.
    pub record_type: Option<RecordType>,
    /// Field type.
    pub field_type: Option<FieldType>,
    /// Default value.
    pub default_value: Option<String>,
    /// Id of the group.
    pub group_id: Option<Id>,
    /// Group name.
    pub group_name: Option<String>,
    /// Field name.
    pub field_name: Option<String>,
}

/// A custom field option.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomFieldOption {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// Label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A custom field tab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomFieldTab {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Order.
    pub order: Option<i32>,
    /// Record type.
    pub record_type: Option<RecordType>,
}

/// A custom field value.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomFieldValue {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<CustomFieldId>,
    /// The value: text, number, date or list, after the type of the field; `null` is empty.
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

/// A custom field value object.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CustomFieldValueObject {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<CustomFieldId>,
    /// The value: text, number, date or list, after the type of the field; `null` is empty.
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

/// A discount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Discount {
    /// Amount, in the main unit of the currency.
    pub amount: Option<MajorAmount>,
    /// Id of the special item.
    pub special_item_id: Option<Id>,
    /// Discount method.
    pub discount_method: Option<DiscountMethod>,
}

/// An email address.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmailAddress {
    /// Email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<EmailAddressField>,
    /// Opt in reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
    /// Whether it is opt in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_opt_in: Option<bool>,
    /// Email opt status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_opt_status: Option<EmailStatus>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The body of a request: email address.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EmailAddressRequest {
    /// Email.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<EmailAddressField>,
    /// Opt in reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opt_in_reason: Option<String>,
}

/// A fax number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FaxNumber {
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<FaxNumberField>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An invoice file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvoiceFile {
    /// Id of the file.
    pub file_id: Option<FileId>,
}

/// One page of custom field groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCustomFieldGroupsResponse {
    /// Groups.
    #[serde(deserialize_with = "nullable")]
    pub groups: Vec<CustomFieldGroup>,
}

/// One page of custom field tabs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListCustomFieldTabsResponse {
    /// Tabs.
    #[serde(deserialize_with = "nullable")]
    pub tabs: Vec<CustomFieldTab>,
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

/// An order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Order {
    /// Its id.
    pub id: Option<OrderId>,
    /// Title.
    pub title: Option<String>,
    /// Status.
    pub status: Option<OrderStatus>,
    /// Total.
    pub total: Option<CurrencyValue>,
    /// Contact.
    pub contact: Option<BasicContact>,
    /// Notes.
    pub notes: Option<String>,
    /// Terms.
    pub terms: Option<String>,
    /// Order type.
    pub order_type: Option<OrderType>,
    /// Source type.
    pub source_type: Option<OrderSourceType>,
    /// Creation time, in UTC.
    pub creation_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub modification_time: Option<Timestamp>,
    /// Order time, in UTC.
    pub order_time: Option<Timestamp>,
    /// Id of the lead affiliate.
    pub lead_affiliate_id: Option<AffiliateId>,
    /// Id of the sales affiliate.
    pub sales_affiliate_id: Option<AffiliateId>,
    /// Total paid.
    pub total_paid: Option<CurrencyValue>,
    /// Total due.
    pub total_due: Option<CurrencyValue>,
    /// Shipping information.
    pub shipping_information: Option<ShippingInformation>,
    /// Refund total.
    pub refund_total: Option<CurrencyValue>,
    /// Whether to allow payment.
    pub allow_payment: Option<bool>,
    /// Whether to allow paypal.
    pub allow_paypal: Option<bool>,
    /// Order items.
    #[serde(deserialize_with = "nullable")]
    pub order_items: Vec<OrderItem>,
    /// Payment plan.
    pub payment_plan: Option<PaymentPlan>,
    /// Invoice number.
    pub invoice_number: Option<String>,
    /// Files.
    #[serde(deserialize_with = "nullable")]
    pub files: Vec<InvoiceFile>,
    /// Credit status.
    pub credit_status: Option<String>,
    /// Promo code.
    pub promo_code: Option<String>,
    /// Refund status.
    pub refund_status: Option<String>,
    /// Whether it is synced.
    pub synced: Option<bool>,
    /// Id of the invoice.
    pub invoice_id: Option<Id>,
    /// Custom fields.
    #[serde(deserialize_with = "nullable")]
    pub custom_fields: Vec<CustomFieldValue>,
    /// Sent time, in UTC.
    pub sent_time: Option<Timestamp>,
    /// Due time, in UTC.
    pub due_time: Option<Timestamp>,
    /// External create user.
    pub external_create_user: Option<String>,
    /// External create time, in UTC.
    pub external_create_time: Option<Timestamp>,
    /// External update time, in UTC.
    pub external_update_time: Option<Timestamp>,
}

/// An order item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderItem {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Quantity.
    pub quantity: Option<i32>,
    /// Discount.
    pub discount: Option<CurrencyValue>,
    /// Special.
    pub special: Option<Discount>,
    /// Product.
    pub product: Option<OrderItemProduct>,
    /// Id of the subscription.
    pub subscription_id: Option<SubscriptionId>,
    /// Item type.
    pub item_type: Option<OrderItemType>,
    /// Cost per unit.
    pub cost_per_unit: Option<CurrencyValue>,
    /// Price per unit.
    pub price_per_unit: Option<CurrencyValue>,
    /// Subscription plan.
    pub subscription_plan: Option<SubscriptionPlan>,
}

/// An order item product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderItemProduct {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// SKU.
    pub sku: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Whether it is shippable.
    pub shippable: Option<bool>,
    /// Whether it is taxable.
    pub taxable: Option<bool>,
}

/// A payment method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentMethod {
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the payment method.
    pub payment_method_id: Option<Id>,
    /// Id of the credit card.
    pub credit_card_id: Option<Id>,
    /// Merchant account type.
    pub merchant_account_type: Option<MerchantAccountType>,
    /// Id of the merchant account.
    pub merchant_account_id: Option<Id>,
    /// Payment method type.
    pub payment_method_type: Option<PaymentMethodType>,
    /// When it was created, in UTC.
    pub created_time: Option<Timestamp>,
    /// Card info.
    pub card_info: Option<CardInfo>,
    /// Status.
    pub status: Option<PaymentMethodStatus>,
}

/// A payment plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentPlan {
    /// Whether to auto charge.
    pub auto_charge: Option<bool>,
    /// Max charge attempts.
    pub max_charge_attempts: Option<i64>,
    /// Days between retries.
    pub days_between_retries: Option<i64>,
    /// Id of the payment method.
    pub payment_method_id: Option<Id>,
    /// Initial payment amount.
    pub initial_payment_amount: Option<CurrencyValue>,
    /// Initial payment percent.
    pub initial_payment_percent: Option<f64>,
    /// Initial payment date, a calendar date.
    pub initial_payment_date: Option<Date>,
    /// Plan start date, a calendar date.
    pub plan_start_date: Option<Date>,
    /// Number of payments.
    pub number_of_payments: Option<i64>,
    /// Days between payments.
    pub days_between_payments: Option<i64>,
    /// Payment plan items.
    #[serde(deserialize_with = "nullable")]
    pub payment_plan_items: Vec<PaymentPlanItem>,
}

/// A payment plan item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentPlanItem {
    /// Status.
    pub status: Option<PaymentPlanItemStatus>,
    /// Due date, a calendar date.
    pub due_date: Option<Date>,
    /// Amount due.
    pub amount_due: Option<CurrencyValue>,
    /// Amount paid.
    pub amount_paid: Option<CurrencyValue>,
}

/// A phone number.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PhoneNumber {
    /// Extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<PhoneNumberField>,
    /// Number e164.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_e164: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A referral.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Referral {
    /// Its id.
    pub id: Option<Id>,
    /// Description.
    pub description: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the referral partner.
    pub referral_partner_id: Option<Id>,
    /// Referral time, in UTC.
    pub referral_time: Option<Timestamp>,
    /// Expiration time, in UTC.
    pub expiration_time: Option<Timestamp>,
    /// IP address.
    pub ip_address: Option<String>,
    /// Referral type.
    pub referral_type: Option<ReferralType>,
}

/// A shipping information.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShippingInformation {
    /// Its id.
    pub id: Option<Id>,
    /// Address.
    pub address: Option<Address>,
    /// Company.
    pub company: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Family name.
    pub family_name: Option<String>,
    /// Phone number.
    pub phone_number: Option<String>,
    /// Whether this holds: invoice to company.
    pub invoice_to_company: Option<bool>,
}

/// A social account.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SocialAccount {
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<SocialAccountType>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A subscription plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubscriptionPlan {
    /// Its id.
    pub id: Option<SubscriptionPlanId>,
    /// Frequency.
    pub frequency: Option<i32>,
    /// Whether it is active.
    pub active: Option<bool>,
    /// Subscription plan name.
    pub subscription_plan_name: Option<String>,
    /// Cycle type.
    pub cycle_type: Option<CycleType>,
    /// Total cycles.
    pub total_cycles: Option<i32>,
    /// Plan price.
    pub plan_price: Option<CurrencyValue>,
    /// Display order index.
    pub display_order_index: Option<i32>,
}

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tag {
    /// Its id.
    pub id: Option<TagId>,
    /// Name.
    pub name: Option<String>,
    /// Description.
    pub description: Option<String>,
    /// Category.
    pub category: Option<CategoryReference>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}

/// A tag contact association.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TagContactAssociation {
    /// Id of the contact.
    pub contact_id: Option<ContactId>,
    /// Id of the tag.
    pub tag_id: Option<TagId>,
    /// Applied at.
    pub applied_at: Option<String>,
}

/// The body that changes a custom field group.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateCustomFieldGroupRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Order.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order: Patch<i32>,
    /// Id of the tab.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub tab_id: Patch<Id>,
}

/// The body that changes the custom field meta data.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateCustomFieldMetaDataRequest {
    /// Label.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub label: Patch<String>,
    /// Options.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub options: Patch<Vec<CustomFieldOption>>,
    /// Id of the group.
    pub group_id: Id,
}

impl UpdateCustomFieldMetaDataRequest {
    /// The body with what the server requires.
    pub fn new(group_id: impl Into<Id>) -> Self {
        Self {
            label: Patch::Keep,
            options: Patch::Keep,
            group_id: group_id.into(),
        }
    }
}

/// The body that changes a custom field tab.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateCustomFieldTabRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// Order.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub order: Patch<i32>,
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
