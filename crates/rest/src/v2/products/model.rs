//! Models of products.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::text_enum::text_enum;
use crate::v2::model::{CurrencyValue, CycleType};
use crate::{Extra, Id, MajorAmount, MinorAmount, Patch, ProductId, Timestamp};

/// What creates a product option list option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateProductOptionListOption {
    /// Item label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_label: Option<String>,
    /// Item code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_code: Option<String>,
    /// Item display order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_display_order: Option<i64>,
    /// Price adjustment, in the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_adjustment: Option<MajorAmount>,
}

/// The body that creates a product option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProductOptionRequest {
    /// Whether it is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Option type.
    pub option_type: OptionType,
    /// Option label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option_label: Option<String>,
    /// Display order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_order: Option<i32>,
    /// List items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_items: Option<Vec<CreateProductOptionListOption>>,
    /// Text rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_rules: Option<CreateProductOptionTextOption>,
}

impl CreateProductOptionRequest {
    /// The body with what the server requires.
    pub fn new(option_type: OptionType) -> Self {
        Self {
            required: None,
            option_type,
            option_label: None,
            display_order: None,
            list_items: None,
            text_rules: None,
        }
    }
}

/// What creates a product option text option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreateProductOptionTextOption {
    /// Minimum characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_characters: Option<i32>,
    /// Maximum characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum_characters: Option<i32>,
    /// Whether to allow spaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_spaces: Option<bool>,
    /// Only starts with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_starts_with: Option<AllowedCharacters>,
    /// Only ends with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_ends_with: Option<AllowedCharacters>,
    /// Only contains.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_contains: Option<AllowedCharacters>,
    /// Error message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
}

/// The body that creates a product.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateProductRequest {
    /// Name.
    pub name: String,
    /// SKU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Price, in the smallest unit of the currency.
    pub price: MinorAmount,
    /// Whether it is active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether it is shippable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shippable: Option<bool>,
    /// Weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// Whether it is taxable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taxable: Option<bool>,
    /// Inventory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inventory: Option<ProductInventory>,
    /// Short description.
    pub short_description: String,
    /// Whether this holds: subscription only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_only: Option<bool>,
    /// Whether this holds: storefront hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storefront_hidden: Option<bool>,
    /// Whether it is country taxable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_taxable: Option<bool>,
    /// Whether it is state taxable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_taxable: Option<bool>,
    /// Whether it is city taxable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city_taxable: Option<bool>,
    /// Top HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_html: Option<String>,
    /// Bottom HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bottom_html: Option<String>,
    /// Whether it is package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_package: Option<bool>,
    /// Whether this holds: needs digital delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_digital_delivery: Option<bool>,
    /// Delivery description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_description: Option<String>,
}

impl CreateProductRequest {
    /// The body with what the server requires.
    pub fn new(
        name: impl Into<String>,
        price: MinorAmount,
        short_description: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            sku: None,
            price,
            active: None,
            description: None,
            shippable: None,
            weight: None,
            taxable: None,
            inventory: None,
            short_description: short_description.into(),
            subscription_only: None,
            storefront_hidden: None,
            country_taxable: None,
            state_taxable: None,
            city_taxable: None,
            top_html: None,
            bottom_html: None,
            is_package: None,
            needs_digital_delivery: None,
            delivery_description: None,
        }
    }
}

/// A list option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListOption {
    /// Id of the item.
    pub item_id: Option<Id>,
    /// Item label.
    pub item_label: Option<String>,
    /// Item code.
    pub item_code: Option<String>,
    /// Item display order.
    pub item_display_order: Option<i64>,
    /// Price adjustment, in the main unit of the currency.
    pub price_adjustment: Option<MajorAmount>,
}

/// One page of product options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListProductOptionsResponse {
    /// Product options.
    #[serde(deserialize_with = "nullable")]
    pub product_options: Vec<ProductOption>,
}

/// One page of products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListProductsResponse {
    /// Products.
    #[serde(deserialize_with = "nullable")]
    pub products: Vec<ProductSummary>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Product {
    /// Its id.
    pub id: Option<ProductId>,
    /// Name.
    pub name: Option<String>,
    /// Price.
    pub price: Option<CurrencyValue>,
    /// Whether it is active.
    pub active: Option<bool>,
    /// Description.
    pub description: Option<String>,
    /// SKU.
    pub sku: Option<String>,
    /// Whether it is shippable.
    pub shippable: Option<bool>,
    /// Weight.
    pub weight: Option<f64>,
    /// Whether it is taxable.
    pub taxable: Option<bool>,
    /// Categories.
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    /// Options.
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<ProductOptions>,
    /// Inventory.
    pub inventory: Option<ProductInventory>,
    /// Short description.
    pub short_description: Option<String>,
    /// Whether this holds: subscription only.
    pub subscription_only: Option<bool>,
    /// Whether this holds: storefront hidden.
    pub storefront_hidden: Option<bool>,
    /// Whether it is country taxable.
    pub country_taxable: Option<bool>,
    /// Whether it is state taxable.
    pub state_taxable: Option<bool>,
    /// Whether it is city taxable.
    pub city_taxable: Option<bool>,
    /// Subscription plans.
    #[serde(deserialize_with = "nullable")]
    pub subscription_plans: Vec<ProductSubscriptionPlan>,
    /// Top HTML.
    pub top_html: Option<String>,
    /// Bottom HTML.
    pub bottom_html: Option<String>,
    /// Whether it is package.
    pub is_package: Option<bool>,
    /// Whether this holds: needs digital delivery.
    pub needs_digital_delivery: Option<bool>,
    /// Whether it has legacy image.
    pub has_legacy_image: Option<bool>,
    /// Delivery description.
    pub delivery_description: Option<String>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}

/// A product fixed option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductFixedOption {
    /// Value.
    pub value: Option<String>,
    /// Code.
    pub code: Option<String>,
    /// Price adjustment, in the main unit of the currency.
    pub price_adjustment: Option<MajorAmount>,
}

/// A product inventory.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProductInventory {
    /// Inventory limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inventory_limit: Option<i32>,
    /// Inventory count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inventory_count: Option<i32>,
    /// Whether it is out of stock enabled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of_stock_enabled: Option<bool>,
    /// Email for inventory notifications.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_for_inventory_notifications: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A product inventory summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductInventorySummary {
    /// Inventory limit.
    pub inventory_limit: Option<i32>,
    /// Whether it is out of stock enabled.
    pub out_of_stock_enabled: Option<bool>,
    /// Email for inventory notifications.
    pub email_for_inventory_notifications: Option<String>,
}

/// A product option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductOption {
    /// Its id.
    pub id: Option<Id>,
    /// Whether it is required.
    pub required: Option<bool>,
    /// Option label.
    pub option_label: Option<String>,
    /// Id of the product.
    pub product_id: Option<ProductId>,
    /// Option type.
    pub option_type: Option<OptionType>,
    /// Display order.
    pub display_order: Option<i32>,
    /// List items.
    #[serde(deserialize_with = "nullable")]
    pub list_items: Vec<ListOption>,
    /// Text rules.
    pub text_rules: Option<TextOption>,
}

/// Product options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductOptions {
    /// Name.
    pub name: Option<String>,
    /// Type.
    pub r#type: Option<ProductOptionsType>,
    /// Whether it is required.
    pub required: Option<bool>,
    /// Fixed options.
    #[serde(deserialize_with = "nullable")]
    pub fixed_options: Vec<ProductFixedOption>,
    /// Variable setting.
    pub variable_setting: Option<ProductVariableSetting>,
}

/// A product subscription plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductSubscriptionPlan {
    /// Its id.
    pub id: Option<Id>,
    /// Whether it is active.
    pub active: Option<bool>,
    /// Whether to prorate.
    pub prorate: Option<bool>,
    /// Billing cycle.
    pub billing_cycle: Option<CycleType>,
    /// Billing frequency.
    pub billing_frequency: Option<i32>,
    /// Number of cycles.
    pub number_of_cycles: Option<i32>,
    /// Plan price.
    pub plan_price: Option<CurrencyValue>,
    /// Order index.
    pub order_index: Option<i32>,
}

/// A product summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductSummary {
    /// Its id.
    pub id: Option<ProductId>,
    /// Name.
    pub name: Option<String>,
    /// Price.
    pub price: Option<CurrencyValue>,
    /// Whether it is active.
    pub active: Option<bool>,
    /// Description.
    pub description: Option<String>,
    /// SKU.
    pub sku: Option<String>,
    /// Whether it is shippable.
    pub shippable: Option<bool>,
    /// Weight.
    pub weight: Option<f64>,
    /// Whether it is taxable.
    pub taxable: Option<bool>,
    /// Categories.
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    /// Options.
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<ProductOptions>,
    /// Inventory.
    pub inventory: Option<ProductInventorySummary>,
    /// Short description.
    pub short_description: Option<String>,
    /// Whether this holds: subscription only.
    pub subscription_only: Option<bool>,
    /// Whether this holds: storefront hidden.
    pub storefront_hidden: Option<bool>,
    /// Whether it is country taxable.
    pub country_taxable: Option<bool>,
    /// Whether it is state taxable.
    pub state_taxable: Option<bool>,
    /// Whether it is city taxable.
    pub city_taxable: Option<bool>,
    /// Subscription plans.
    #[serde(deserialize_with = "nullable")]
    pub subscription_plans: Vec<ProductSubscriptionPlan>,
    /// Top HTML.
    pub top_html: Option<String>,
    /// Bottom HTML.
    pub bottom_html: Option<String>,
    /// Whether it is package.
    pub is_package: Option<bool>,
    /// Whether this holds: needs digital delivery.
    pub needs_digital_delivery: Option<bool>,
    /// Whether it has legacy image.
    pub has_legacy_image: Option<bool>,
    /// Delivery description.
    pub delivery_description: Option<String>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}

/// A product variable setting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductVariableSetting {
    /// Contains.
    pub contains: Option<VariableCharacters>,
    /// Min chars.
    pub min_chars: Option<i32>,
    /// Max chars.
    pub max_chars: Option<i32>,
    /// Whether to contain spaces.
    pub contain_spaces: Option<bool>,
    /// Start with.
    pub start_with: Option<VariableCharacters>,
    /// End with.
    pub end_with: Option<VariableCharacters>,
    /// Validation msg.
    pub validation_msg: Option<String>,
}

/// A text option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextOption {
    /// Minimum characters.
    pub minimum_characters: Option<i32>,
    /// Maximum characters.
    pub maximum_characters: Option<i32>,
    /// Whether to allow spaces.
    pub allow_spaces: Option<bool>,
    /// Only starts with.
    pub only_starts_with: Option<AllowedCharacters>,
    /// Only ends with.
    pub only_ends_with: Option<AllowedCharacters>,
    /// Only contains.
    pub only_contains: Option<AllowedCharacters>,
    /// Error message.
    pub error_message: Option<String>,
}

/// The body that changes a product inventory.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateProductInventoryRequest {
    /// Type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<UpdateProductInventoryRequestType>,
    /// Quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
}

/// What changes a product option list option.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProductOptionListOption {
    /// Item label.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub item_label: Patch<String>,
    /// Item code.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub item_code: Patch<String>,
    /// Item display order.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub item_display_order: Patch<i64>,
    /// Price adjustment, in the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub price_adjustment: Patch<MajorAmount>,
}

/// The body that changes a product option.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProductOptionRequest {
    /// Whether it is required.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub required: Patch<bool>,
    /// Option label.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub option_label: Patch<String>,
    /// Display order.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub display_order: Patch<i32>,
    /// Minimum characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub minimum_characters: Patch<i32>,
    /// Maximum characters.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub maximum_characters: Patch<i32>,
    /// Whether to allow spaces.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub allow_spaces: Patch<bool>,
    /// Only starts with.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub only_starts_with: Patch<AllowedCharacters>,
    /// Only ends with.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub only_ends_with: Patch<AllowedCharacters>,
    /// Only contains.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub only_contains: Patch<AllowedCharacters>,
    /// Error message.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub error_message: Patch<String>,
}

/// The body that changes a product.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateProductRequest {
    /// Name.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// SKU.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sku: Patch<String>,
    /// Price, in the smallest unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub price: Patch<MinorAmount>,
    /// Whether it is active.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub active: Patch<bool>,
    /// Description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// Whether it is shippable.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub shippable: Patch<bool>,
    /// Weight.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub weight: Patch<f64>,
    /// Whether it is taxable.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub taxable: Patch<bool>,
    /// Short description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub short_description: Patch<String>,
    /// Whether this holds: subscription only.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_only: Patch<bool>,
    /// Whether this holds: storefront hidden.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub storefront_hidden: Patch<bool>,
    /// Whether it is country taxable.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub country_taxable: Patch<bool>,
    /// Whether it is state taxable.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub state_taxable: Patch<bool>,
    /// Whether it is city taxable.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub city_taxable: Patch<bool>,
    /// Inventory limit.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub inventory_limit: Patch<i32>,
    /// Whether it is out of stock enabled.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub out_of_stock_enabled: Patch<bool>,
    /// Email for inventory notifications.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_for_inventory_notifications: Patch<String>,
    /// Top HTML.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub top_html: Patch<String>,
    /// Bottom HTML.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub bottom_html: Patch<String>,
    /// Whether it is package.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub is_package: Patch<bool>,
    /// Whether this holds: needs digital delivery.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub needs_digital_delivery: Patch<bool>,
    /// Delivery description.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub delivery_description: Patch<String>,
}

text_enum! {
    /// Values of only starts with.
    AllowedCharacters {
        None = "NONE",
        Letter = "LETTER",
        Digit = "DIGIT",
        Both = "BOTH",
    }
}

text_enum! {
    /// Values of option type.
    OptionType {
        List = "LIST",
        Text = "TEXT",
    }
}

text_enum! {
    /// Values of type.
    ProductOptionsType {
        Fixed = "FIXED",
        Variable = "VARIABLE",
    }
}

text_enum! {
    /// Values of type.
    UpdateProductInventoryRequestType {
        Increase = "INCREASE",
        Decrease = "DECREASE",
    }
}

text_enum! {
    /// Values of contains.
    VariableCharacters {
        Letter = "LETTER",
        Number = "NUMBER",
        Both = "BOTH",
    }
}
