//! Orders: their items and payments.

use crate::{CreditCardId, Id, MajorAmount, ProductId, SubscriptionPlanId, v1, v2};

impl v2::orders::CreateOrderRequest {
    /// Adds an item. Without items the order is empty; they can be added later.
    ///
    /// ```
    /// use keap_rest::v2::model::OrderType;
    /// use keap_rest::v2::orders::{CreateOrderItemRequest, CreateOrderRequest};
    /// use keap_rest::{ContactId, MajorAmount, ProductId, Timestamp};
    ///
    /// let time: Timestamp = "2026-03-01T09:30:00Z".parse()?;
    /// let body = CreateOrderRequest::new(ContactId::new(7), "Widgets", time, OrderType::Offline)
    ///     .item(CreateOrderItemRequest::of_product(ProductId::new(12), 2).price(MajorAmount(19.99)));
    /// let items = serde_json::to_value(&body)?["order_items"].take();
    /// assert_eq!(
    ///     items,
    ///     serde_json::json!([
    ///         {"quantity": 2, "product_id": "12", "item_type": "PRODUCT", "price_per_unit": 19.99},
    ///     ])
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn item(mut self, item: v2::orders::CreateOrderItemRequest) -> Self {
        self.order_items.get_or_insert_default().push(item);
        self
    }
}

impl v2::orders::CreateOrderItemRequest {
    /// Some of a product, at the price of the product until [`price`](Self::price) says otherwise. The quantity is
    /// at least 1.
    pub fn of_product(product: ProductId, quantity: i32) -> Self {
        Self {
            product_id: Some(product),
            item_type: Some(v2::orders::NewOrderItemType::Product),
            ..Self::new(quantity)
        }
    }

    /// A subscription plan of a product; the server wants both.
    pub fn of_plan(product: ProductId, plan: SubscriptionPlanId, quantity: i32) -> Self {
        Self {
            product_id: Some(product),
            subscription_plan_id: Some(plan),
            item_type: Some(v2::orders::NewOrderItemType::Subscription),
            ..Self::new(quantity)
        }
    }

    /// One item that is no product, such as shipping or tax: it has no price but this one.
    pub fn charge(
        kind: v2::orders::NewOrderItemType,
        name: impl Into<String>,
        price: MajorAmount,
    ) -> Self {
        Self {
            name: Some(name.into()),
            item_type: Some(kind),
            price_per_unit: Some(price),
            ..Self::new(1)
        }
    }

    /// Sets the price per unit, in the main unit of the currency. The price of a product is in the smallest one.
    #[must_use]
    pub fn price(mut self, price: MajorAmount) -> Self {
        self.price_per_unit = Some(price);
        self
    }
}

impl v2::orders::CreatePaymentRequest {
    /// Charges a payment method at once. The amount is above 0 and not above the balance of the order.
    pub fn charging(
        payment_method: impl Into<Id>,
        amount: MajorAmount,
        apply_to_commissions: bool,
    ) -> Self {
        Self {
            payment_method_id: Some(payment_method.into()),
            ..Self::new(amount, apply_to_commissions)
        }
    }

    /// Records a payment that was made elsewhere; nothing is charged. The type is one of those that the application
    /// has among its manual payment types, such as `Cash`; the server refuses others.
    pub fn recording(
        payment_type: impl Into<String>,
        amount: MajorAmount,
        apply_to_commissions: bool,
    ) -> Self {
        Self {
            payment_method_type: Some(payment_type.into()),
            ..Self::new(amount, apply_to_commissions)
        }
    }
}

impl v1::orders::CreateOrderPaymentRequest {
    /// Charges a credit card at once.
    pub fn charging(credit_card: CreditCardId, amount: MajorAmount) -> Self {
        Self {
            charge_now: Some(true),
            credit_card_id: Some(credit_card),
            payment_amount: Some(amount),
            payment_method_type: Some(v1::orders::PaymentMethodType::CreditCard),
            ..Self::default()
        }
    }

    /// Records a payment that was made elsewhere; nothing is charged.
    pub fn recording(payment_type: v1::orders::PaymentMethodType, amount: MajorAmount) -> Self {
        Self {
            charge_now: Some(false),
            payment_amount: Some(amount),
            payment_method_type: Some(payment_type),
            ..Self::default()
        }
    }
}
