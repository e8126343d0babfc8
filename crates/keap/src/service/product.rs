//! `ProductService`: the stock of products.

use super::{flag, number};
use crate::{CreditCardId, Invocation, ProductId, Result};

service! {
    /// Stock, as the legacy `ProductService` has it.
    ProductService
}

impl ProductService<'_> {
    /// Tells how many pieces of a product there are; may be negative.
    ///
    /// # Errors
    /// `NotFound` when there is no such product; `Unsupported` (`KB-018`) over REST v1.
    pub async fn get_inventory(self, product: ProductId) -> Result<i64> {
        let invocation = Invocation::ProductGetInventory { product };
        number(self.0.invoke(invocation).await?)
    }

    /// Adds one piece of a product.
    ///
    /// # Errors
    /// As [`get_inventory`](Self::get_inventory). A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have changed the stock; it is never repeated by itself.
    pub async fn increment_inventory(self, product: ProductId) -> Result<bool> {
        let invocation = Invocation::ProductIncrementInventory { product };
        flag(self.0.invoke(invocation).await?)
    }

    /// Takes one piece of a product away. What happens below zero is not documented.
    ///
    /// # Errors
    /// As [`get_inventory`](Self::get_inventory). A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have changed the stock; it is never repeated by itself.
    pub async fn decrement_inventory(self, product: ProductId) -> Result<bool> {
        let invocation = Invocation::ProductDecrementInventory { product };
        flag(self.0.invoke(invocation).await?)
    }

    /// Adds pieces of a product.
    ///
    /// # Errors
    /// As [`get_inventory`](Self::get_inventory). A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have changed the stock; it is never repeated by itself.
    /// `InvalidRequest` for a quantity of 0.
    pub async fn increase_inventory(self, product: ProductId, quantity: u32) -> Result<bool> {
        let invocation = Invocation::ProductIncreaseInventory { product, quantity };
        flag(self.0.invoke(invocation).await?)
    }

    /// Takes pieces of a product away. What happens below zero is not documented.
    ///
    /// # Errors
    /// As [`get_inventory`](Self::get_inventory). A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have changed the stock; it is never repeated by itself.
    /// `InvalidRequest` for a quantity of 0.
    pub async fn decrease_inventory(self, product: ProductId, quantity: u32) -> Result<bool> {
        let invocation = Invocation::ProductDecreaseInventory { product, quantity };
        flag(self.0.invoke(invocation).await?)
    }

    /// Makes a stored card useless. It is in this service for historical reasons.
    ///
    /// # Errors
    /// `NotFound` when there is no such card; `Unsupported` (`KB-018`) over REST v1.
    pub async fn deactivate_credit_card(self, card: CreditCardId) -> Result<bool> {
        let invocation = Invocation::ProductDeactivateCreditCard { card };
        flag(self.0.invoke(invocation).await?)
    }
}
