//! Products, their plans, stock and pictures.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::v2::products::{UpdateProductInventoryRequest, UpdateProductInventoryRequestType};
use crate::{MajorAmount, MinorAmount, ProductId, v1, v2};

impl v2::products::CreateProductRequest {
    /// An active product. Its price is in the smallest unit of the currency; the price of an order item is in the
    /// main one.
    ///
    /// ```
    /// use keap_rest::MinorAmount;
    /// use keap_rest::v2::products::{CreateProduct, CreateProductRequest};
    ///
    /// let body = CreateProductRequest::for_sale("Widget", MinorAmount(1999), "A blue widget");
    /// assert_eq!(
    ///     serde_json::to_value(&body)?,
    ///     serde_json::json!({
    ///         "name": "Widget",
    ///         "price": 1999,
    ///         "active": true,
    ///         "short_description": "A blue widget",
    ///     })
    /// );
    /// let _create = CreateProduct::new(body);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn for_sale(
        name: impl Into<String>,
        price: MinorAmount,
        short_description: impl Into<String>,
    ) -> Self {
        Self {
            active: Some(true),
            ..Self::new(name, price, short_description)
        }
    }
}

impl v2::products::AdjustInventory {
    /// Adds to the stock of a product.
    pub fn increase(product: ProductId, quantity: i32) -> Self {
        Self::by(
            product,
            UpdateProductInventoryRequestType::Increase,
            quantity,
        )
    }

    /// Takes from the stock of a product. The quantity has no sign.
    pub fn decrease(product: ProductId, quantity: i32) -> Self {
        Self::by(
            product,
            UpdateProductInventoryRequestType::Decrease,
            quantity,
        )
    }

    fn by(product: ProductId, direction: UpdateProductInventoryRequestType, quantity: i32) -> Self {
        let body = UpdateProductInventoryRequest {
            r#type: Some(direction),
            quantity: Some(quantity),
        };
        Self::new(product, body)
    }
}

impl v2::subscription_plans::CreateSubscriptionPlanRequest {
    /// A plan that bills every month without an end. Its price is in the smallest unit of the currency; the billing
    /// amount of a subscription is in the main one.
    ///
    /// ```
    /// use keap_rest::MinorAmount;
    /// use keap_rest::v2::subscription_plans::CreateSubscriptionPlanRequest;
    ///
    /// assert_eq!(
    ///     serde_json::to_value(CreateSubscriptionPlanRequest::monthly(MinorAmount(999)))?,
    ///     serde_json::json!({"cycle_type": "MONTHLY", "plan_price": 999})
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn monthly(price: MinorAmount) -> Self {
        Self::new(v2::model::CycleType::Monthly, price)
    }

    /// A plan that bills every year without an end.
    pub fn yearly(price: MinorAmount) -> Self {
        Self::new(v2::model::CycleType::Yearly, price)
    }

    /// Ends the plan after this many cycles.
    #[must_use]
    pub fn ending_after(mut self, cycles: i32) -> Self {
        self.total_cycles = Some(cycles);
        self
    }
}

impl v1::products::CreateProductRequest {
    /// An active product. Its price is in the main unit of the currency, other than in v2.
    ///
    /// ```
    /// use keap_rest::MajorAmount;
    /// use keap_rest::v1::products::CreateProductRequest;
    ///
    /// assert_eq!(
    ///     serde_json::to_value(CreateProductRequest::for_sale("Widget", MajorAmount(19.99)))?,
    ///     serde_json::json!({"product_name": "Widget", "product_price": 19.99, "active": true})
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn for_sale(name: impl Into<String>, price: MajorAmount) -> Self {
        Self {
            active: Some(true),
            product_price: Some(price),
            ..Self::new(name)
        }
    }
}

impl v1::products::CreateProductImage {
    /// Gives a product a picture of at most 3 MB; it is written in Base64, as the server wants it. The name has the
    /// extension of the content: `png`, `gif`, `jpg` or `jpeg`.
    pub fn of(product: ProductId, file_name: impl Into<String>, image: &[u8]) -> Self {
        let data = STANDARD.encode(image);
        Self::new(
            product,
            v1::products::CreateProductImageRequest::new(data, file_name),
        )
    }
}
