//! Models of products.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::text_enum::text_enum;
use crate::v2::model::{CurrencyValue, CycleType};
use crate::{
    Extra, MajorAmount, MinorAmount, Patch, ProductId, ProductOptionId, ProductOptionValueId,
    SubscriptionPlanId, Timestamp,
};

/// What creates a product option list option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductOptionListOption {
    /// Not blank. In XML-RPC: `ProductOptValue.Label`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_label: Option<String>,
    /// In XML-RPC: `ProductOptValue.Sku`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_code: Option<String>,
    /// At least 0. The lowest comes first. In XML-RPC: `ProductOptValue.OptionIndex`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_display_order: Option<i64>,
    /// Negative is taken off the price. In XML-RPC: `ProductOptValue.PriceAdjustment`. In the main unit of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_adjustment: Option<MajorAmount>,
}

setters! {
    CreateProductOptionListOption {
        item_label: String,
        item_code: String,
        item_display_order: i64,
        price_adjustment: MajorAmount,
    } lists {
    }
}

/// The body that creates a product option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductOptionRequest {
    /// `false` when left out. In XML-RPC: `ProductOption.IsRequired`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// `LIST` or `TEXT`. In XML-RPC: `ProductOption.OptionType`.
    pub option_type: OptionType,
    /// Not blank. In XML-RPC: `ProductOption.Label`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option_label: Option<String>,
    /// At least 0. The lowest comes first. In XML-RPC: `ProductOption.Order`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_order: Option<i32>,
    /// Of the option type `LIST` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_items: Option<Vec<CreateProductOptionListOption>>,
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

setters! {
    CreateProductOptionRequest {
        required: bool,
        option_label: String,
        display_order: i32,
        text_rules: CreateProductOptionTextOption,
    } lists {
        list_items: CreateProductOptionListOption,
    }
}

/// What creates a product option text option.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductOptionTextOption {
    /// At least 0. In XML-RPC: `ProductOption.MinChars`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_characters: Option<i32>,
    /// At least 0. In XML-RPC: `ProductOption.MaxChars`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum_characters: Option<i32>,
    /// Not blank. In XML-RPC: `ProductOption.AllowSpaces`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_spaces: Option<bool>,
    /// `NONE`, `LETTER`, `DIGIT` or `BOTH`. In XML-RPC: `ProductOption.CanStartWith`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_starts_with: Option<AllowedCharacters>,
    /// `NONE`, `LETTER`, `DIGIT` or `BOTH`. In XML-RPC: `ProductOption.CanEndWith`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_ends_with: Option<AllowedCharacters>,
    /// `NONE`, `LETTER`, `DIGIT` or `BOTH`. In XML-RPC: `ProductOption.CanContain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_contains: Option<AllowedCharacters>,
    /// Not blank. In XML-RPC: `ProductOption.TextMessage`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
}

setters! {
    CreateProductOptionTextOption {
        minimum_characters: i32,
        maximum_characters: i32,
        allow_spaces: bool,
        only_starts_with: AllowedCharacters,
        only_ends_with: AllowedCharacters,
        only_contains: AllowedCharacters,
        error_message: String,
    } lists {
    }
}

/// The body that creates a product.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateProductRequest {
    /// In XML-RPC: `Product.ProductName`.
    pub name: String,
    /// In XML-RPC: `Product.Sku`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// At least 0. In XML-RPC: `Product.ProductPrice`. In the smallest unit of the currency.
    pub price: MinorAmount,
    /// In XML-RPC: `Product.Status`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// In XML-RPC: `Product.Description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// In XML-RPC: `Product.Shippable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shippable: Option<bool>,
    /// At least 0. In XML-RPC: `Product.Weight`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// In XML-RPC: `Product.Taxable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taxable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inventory: Option<ProductInventory>,
    /// In XML-RPC: `Product.ShortDescription`.
    pub short_description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_only: Option<bool>,
    /// In XML-RPC: `Product.HideInStore`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storefront_hidden: Option<bool>,
    /// In XML-RPC: `Product.CountryTaxable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_taxable: Option<bool>,
    /// In XML-RPC: `Product.StateTaxable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_taxable: Option<bool>,
    /// In XML-RPC: `Product.CityTaxable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city_taxable: Option<bool>,
    /// In XML-RPC: `Product.TopHTML`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_html: Option<String>,
    /// In XML-RPC: `Product.BottomHTML`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bottom_html: Option<String>,
    /// In XML-RPC: `Product.IsPackage`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_package: Option<bool>,
    /// In XML-RPC: `Product.NeedsDigitalDelivery`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_digital_delivery: Option<bool>,
    /// In XML-RPC: `Product.ShippingTime`.
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

setters! {
    CreateProductRequest {
        sku: String,
        active: bool,
        description: String,
        shippable: bool,
        weight: f64,
        taxable: bool,
        inventory: ProductInventory,
        subscription_only: bool,
        storefront_hidden: bool,
        country_taxable: bool,
        state_taxable: bool,
        city_taxable: bool,
        top_html: String,
        bottom_html: String,
        is_package: bool,
        needs_digital_delivery: bool,
        delivery_description: String,
    } lists {
    }
}

/// A list option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListOption {
    /// In XML-RPC: `ProductOptValue.Id`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub item_id: Option<ProductOptionValueId>,
    /// In XML-RPC: `ProductOptValue.Label`.
    pub item_label: Option<String>,
    /// In XML-RPC: `ProductOptValue.Sku`.
    pub item_code: Option<String>,
    /// At least 0. The lowest comes first. In XML-RPC: `ProductOptValue.OptionIndex`.
    pub item_display_order: Option<i64>,
    /// Negative is taken off the price. In XML-RPC: `ProductOptValue.PriceAdjustment`. In the main unit of the currency.
    pub price_adjustment: Option<MajorAmount>,
}

/// One page of product options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListProductOptionsResponse {
    #[serde(deserialize_with = "nullable")]
    pub product_options: Vec<ProductOption>,
}

/// One page of products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListProductsResponse {
    #[serde(deserialize_with = "nullable")]
    pub products: Vec<ProductSummary>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Product {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ProductId>,
    /// In XML-RPC: `Product.ProductName`.
    pub name: Option<String>,
    /// In XML-RPC: `Product.ProductPrice`.
    pub price: Option<CurrencyValue>,
    /// In XML-RPC: `Product.Status`.
    pub active: Option<bool>,
    /// In XML-RPC: `Product.Description`.
    pub description: Option<String>,
    /// In XML-RPC: `Product.Sku`.
    pub sku: Option<String>,
    /// In XML-RPC: `Product.Shippable`.
    pub shippable: Option<bool>,
    /// In XML-RPC: `Product.Weight`.
    pub weight: Option<f64>,
    /// In XML-RPC: `Product.Taxable`.
    pub taxable: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<ProductOptions>,
    pub inventory: Option<ProductInventory>,
    /// In XML-RPC: `Product.ShortDescription`.
    pub short_description: Option<String>,
    pub subscription_only: Option<bool>,
    /// In XML-RPC: `Product.HideInStore`.
    pub storefront_hidden: Option<bool>,
    /// In XML-RPC: `Product.CountryTaxable`.
    pub country_taxable: Option<bool>,
    /// In XML-RPC: `Product.StateTaxable`.
    pub state_taxable: Option<bool>,
    /// In XML-RPC: `Product.CityTaxable`.
    pub city_taxable: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub subscription_plans: Vec<ProductSubscriptionPlan>,
    /// In XML-RPC: `Product.TopHTML`.
    pub top_html: Option<String>,
    /// In XML-RPC: `Product.BottomHTML`.
    pub bottom_html: Option<String>,
    /// In XML-RPC: `Product.IsPackage`.
    pub is_package: Option<bool>,
    /// In XML-RPC: `Product.NeedsDigitalDelivery`.
    pub needs_digital_delivery: Option<bool>,
    pub has_legacy_image: Option<bool>,
    /// In XML-RPC: `Product.ShippingTime`.
    pub delivery_description: Option<String>,
    /// In XML-RPC: `Product.DateCreated`.
    pub create_time: Option<Timestamp>,
    /// In XML-RPC: `Product.LastUpdated`.
    pub update_time: Option<Timestamp>,
}

/// A product fixed option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductFixedOption {
    pub value: Option<String>,
    pub code: Option<String>,
    /// Negative is taken off the price. In the main unit of the currency.
    pub price_adjustment: Option<MajorAmount>,
}

/// A product inventory.
///
/// Read and written; unknown properties are kept in `extra`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ProductInventory {
    /// At least 0. In XML-RPC: `Product.InventoryLimit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inventory_limit: Option<i32>,
    /// At least 0. Absent in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inventory_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of_stock_enabled: Option<bool>,
    /// In XML-RPC: `Product.InventoryNotifiee`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_for_inventory_notifications: Option<String>,
    /// Properties this version does not know, written back as they were.
    #[serde(flatten)]
    pub extra: Extra,
}

setters! {
    ProductInventory {
        inventory_limit: i32,
        inventory_count: i32,
        out_of_stock_enabled: bool,
        email_for_inventory_notifications: String,
    } lists {
    }
}

/// A product inventory summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductInventorySummary {
    /// At least 0. In XML-RPC: `Product.InventoryLimit`.
    pub inventory_limit: Option<i32>,
    pub out_of_stock_enabled: Option<bool>,
    /// In XML-RPC: `Product.InventoryNotifiee`.
    pub email_for_inventory_notifications: Option<String>,
}

/// A product option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductOption {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ProductOptionId>,
    /// In XML-RPC: `ProductOption.IsRequired`.
    pub required: Option<bool>,
    /// In XML-RPC: `ProductOption.Label`.
    pub option_label: Option<String>,
    /// In XML-RPC: `ProductOption.ProductId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub product_id: Option<ProductId>,
    /// `LIST` or `TEXT`. In XML-RPC: `ProductOption.OptionType`.
    pub option_type: Option<OptionType>,
    /// At least 0. The lowest comes first. In XML-RPC: `ProductOption.Order`.
    pub display_order: Option<i32>,
    /// Of the option type `LIST` only.
    #[serde(deserialize_with = "nullable")]
    pub list_items: Vec<ListOption>,
    pub text_rules: Option<TextOption>,
}

/// Product options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductOptions {
    pub name: Option<String>,
    /// `FIXED` has `fixed_options`, `VARIABLE` has `variable_setting`.
    pub r#type: Option<ProductOptionsType>,
    pub required: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub fixed_options: Vec<ProductFixedOption>,
    pub variable_setting: Option<ProductVariableSetting>,
}

/// A product subscription plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductSubscriptionPlan {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<SubscriptionPlanId>,
    /// In XML-RPC: `SubscriptionPlan.Active`.
    pub active: Option<bool>,
    pub prorate: Option<bool>,
    pub billing_cycle: Option<CycleType>,
    pub billing_frequency: Option<i32>,
    /// Absent or `0` without end.
    pub number_of_cycles: Option<i32>,
    /// In XML-RPC: `SubscriptionPlan.PlanPrice`.
    pub plan_price: Option<CurrencyValue>,
    pub order_index: Option<i32>,
}

/// A product summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductSummary {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<ProductId>,
    /// In XML-RPC: `Product.ProductName`.
    pub name: Option<String>,
    /// In XML-RPC: `Product.ProductPrice`.
    pub price: Option<CurrencyValue>,
    /// In XML-RPC: `Product.Status`.
    pub active: Option<bool>,
    /// In XML-RPC: `Product.Description`.
    pub description: Option<String>,
    /// In XML-RPC: `Product.Sku`.
    pub sku: Option<String>,
    /// In XML-RPC: `Product.Shippable`.
    pub shippable: Option<bool>,
    /// In XML-RPC: `Product.Weight`.
    pub weight: Option<f64>,
    /// In XML-RPC: `Product.Taxable`.
    pub taxable: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub categories: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub options: Vec<ProductOptions>,
    pub inventory: Option<ProductInventorySummary>,
    /// In XML-RPC: `Product.ShortDescription`.
    pub short_description: Option<String>,
    pub subscription_only: Option<bool>,
    /// In XML-RPC: `Product.HideInStore`.
    pub storefront_hidden: Option<bool>,
    /// In XML-RPC: `Product.CountryTaxable`.
    pub country_taxable: Option<bool>,
    /// In XML-RPC: `Product.StateTaxable`.
    pub state_taxable: Option<bool>,
    /// In XML-RPC: `Product.CityTaxable`.
    pub city_taxable: Option<bool>,
    #[serde(deserialize_with = "nullable")]
    pub subscription_plans: Vec<ProductSubscriptionPlan>,
    /// In XML-RPC: `Product.TopHTML`.
    pub top_html: Option<String>,
    /// In XML-RPC: `Product.BottomHTML`.
    pub bottom_html: Option<String>,
    /// In XML-RPC: `Product.IsPackage`.
    pub is_package: Option<bool>,
    /// In XML-RPC: `Product.NeedsDigitalDelivery`.
    pub needs_digital_delivery: Option<bool>,
    pub has_legacy_image: Option<bool>,
    /// In XML-RPC: `Product.ShippingTime`.
    pub delivery_description: Option<String>,
    /// In XML-RPC: `Product.DateCreated`.
    pub create_time: Option<Timestamp>,
    /// In XML-RPC: `Product.LastUpdated`.
    pub update_time: Option<Timestamp>,
}

/// A product variable setting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ProductVariableSetting {
    pub contains: Option<VariableCharacters>,
    pub min_chars: Option<i32>,
    /// Above `min_chars`.
    pub max_chars: Option<i32>,
    pub contain_spaces: Option<bool>,
    pub start_with: Option<VariableCharacters>,
    pub end_with: Option<VariableCharacters>,
    pub validation_msg: Option<String>,
}

/// A text option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct TextOption {
    /// At least 0. In XML-RPC: `ProductOption.MinChars`.
    pub minimum_characters: Option<i32>,
    /// At least 0. In XML-RPC: `ProductOption.MaxChars`.
    pub maximum_characters: Option<i32>,
    /// Not blank. In XML-RPC: `ProductOption.AllowSpaces`.
    pub allow_spaces: Option<bool>,
    /// `NONE`, `LETTER`, `DIGIT` or `BOTH`. In XML-RPC: `ProductOption.CanStartWith`.
    pub only_starts_with: Option<AllowedCharacters>,
    /// `NONE`, `LETTER`, `DIGIT` or `BOTH`. In XML-RPC: `ProductOption.CanEndWith`.
    pub only_ends_with: Option<AllowedCharacters>,
    /// `NONE`, `LETTER`, `DIGIT` or `BOTH`. In XML-RPC: `ProductOption.CanContain`.
    pub only_contains: Option<AllowedCharacters>,
    /// In XML-RPC: `ProductOption.TextMessage`.
    pub error_message: Option<String>,
}

/// The body that changes a product inventory.
///
/// What is `None` is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateProductInventoryRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<UpdateProductInventoryRequestType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i32>,
}

setters! {
    UpdateProductInventoryRequest {
        r#type: UpdateProductInventoryRequestType,
        quantity: i32,
    } lists {
    }
}

/// What changes a product option list option.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProductOptionListOption {
    /// Not blank.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub item_label: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub item_code: Patch<String>,
    /// At least 0. The lowest comes first.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub item_display_order: Patch<i64>,
    /// Negative is taken off the price. In the main unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub price_adjustment: Patch<MajorAmount>,
}

setters! {
    UpdateProductOptionListOption {
        item_label: String,
        item_code: String,
        item_display_order: i64,
        price_adjustment: MajorAmount,
    } lists {
    }
}

/// The body that changes a product option.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProductOptionRequest {
    /// In XML-RPC: `ProductOption.IsRequired`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub required: Patch<bool>,
    /// Not blank. In XML-RPC: `ProductOption.Label`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub option_label: Patch<String>,
    /// At least 0. The lowest comes first. In XML-RPC: `ProductOption.Order`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub display_order: Patch<i32>,
    /// Of the option type `TEXT` only. At least 0.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub minimum_characters: Patch<i32>,
    /// Of the option type `TEXT` only. At least 0.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub maximum_characters: Patch<i32>,
    /// Of the option type `TEXT` only. Not blank.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub allow_spaces: Patch<bool>,
    /// Of the option type `TEXT` only. `NONE`, `LETTER`, `DIGIT` or `BOTH`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub only_starts_with: Patch<AllowedCharacters>,
    /// Of the option type `TEXT` only. `NONE`, `LETTER`, `DIGIT` or `BOTH`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub only_ends_with: Patch<AllowedCharacters>,
    /// Of the option type `TEXT` only. `NONE`, `LETTER`, `DIGIT` or `BOTH`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub only_contains: Patch<AllowedCharacters>,
    /// Of the option type `TEXT` only. Not blank.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub error_message: Patch<String>,
}

setters! {
    UpdateProductOptionRequest {
        required: bool,
        option_label: String,
        display_order: i32,
        minimum_characters: i32,
        maximum_characters: i32,
        allow_spaces: bool,
        only_starts_with: AllowedCharacters,
        only_ends_with: AllowedCharacters,
        only_contains: AllowedCharacters,
        error_message: String,
    } lists {
    }
}

/// The body that changes a product.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateProductRequest {
    /// In XML-RPC: `Product.ProductName`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub name: Patch<String>,
    /// In XML-RPC: `Product.Sku`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub sku: Patch<String>,
    /// At least 0. In XML-RPC: `Product.ProductPrice`. In the smallest unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub price: Patch<MinorAmount>,
    /// In XML-RPC: `Product.Status`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub active: Patch<bool>,
    /// In XML-RPC: `Product.Description`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub description: Patch<String>,
    /// In XML-RPC: `Product.Shippable`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub shippable: Patch<bool>,
    /// At least 0. In XML-RPC: `Product.Weight`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub weight: Patch<f64>,
    /// In XML-RPC: `Product.Taxable`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub taxable: Patch<bool>,
    /// In XML-RPC: `Product.ShortDescription`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub short_description: Patch<String>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub subscription_only: Patch<bool>,
    /// In XML-RPC: `Product.HideInStore`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub storefront_hidden: Patch<bool>,
    /// In XML-RPC: `Product.CountryTaxable`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub country_taxable: Patch<bool>,
    /// In XML-RPC: `Product.StateTaxable`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub state_taxable: Patch<bool>,
    /// In XML-RPC: `Product.CityTaxable`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub city_taxable: Patch<bool>,
    /// At least 0. In XML-RPC: `Product.InventoryLimit`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub inventory_limit: Patch<i32>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub out_of_stock_enabled: Patch<bool>,
    /// In XML-RPC: `Product.InventoryNotifiee`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub email_for_inventory_notifications: Patch<String>,
    /// In XML-RPC: `Product.TopHTML`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub top_html: Patch<String>,
    /// In XML-RPC: `Product.BottomHTML`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub bottom_html: Patch<String>,
    /// In XML-RPC: `Product.IsPackage`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub is_package: Patch<bool>,
    /// In XML-RPC: `Product.NeedsDigitalDelivery`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub needs_digital_delivery: Patch<bool>,
    /// In XML-RPC: `Product.ShippingTime`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub delivery_description: Patch<String>,
}

setters! {
    UpdateProductRequest {
        name: String,
        sku: String,
        price: MinorAmount,
        active: bool,
        description: String,
        shippable: bool,
        weight: f64,
        taxable: bool,
        short_description: String,
        subscription_only: bool,
        storefront_hidden: bool,
        country_taxable: bool,
        state_taxable: bool,
        city_taxable: bool,
        inventory_limit: i32,
        out_of_stock_enabled: bool,
        email_for_inventory_notifications: String,
        top_html: String,
        bottom_html: String,
        is_package: bool,
        needs_digital_delivery: bool,
        delivery_description: String,
    } lists {
    }
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
