//! `ProductService`: the stock of products.

use std::future::Future;

use super::{Invoke, flag, number};
use crate::{CreditCardId, Invocation, ProductId, Result};

/// Stock, as the legacy `ProductService` has it.
pub trait ProductService: Invoke {
    /// Tells how many pieces of a product there are; may be negative.
    ///
    /// # Errors
    /// `NotFound` when there is no such product; `Unsupported` (`KB-018`) over REST v1.
    fn get_inventory(&self, product: ProductId) -> impl Future<Output = Result<i64>> + Send {
        let invocation = Invocation::ProductGetInventory { product };
        async move { number(self.invoke(invocation).await?) }
    }

    /// Adds one piece of a product.
    ///
    /// # Errors
    /// As [`get_inventory`](Self::get_inventory). A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have changed the stock; it is never repeated by itself.
    fn increment_inventory(&self, product: ProductId) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ProductIncrementInventory { product };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Takes one piece of a product away. What happens below zero is not documented.
    ///
    /// # Errors
    /// As [`get_inventory`](Self::get_inventory). A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have changed the stock; it is never repeated by itself.
    fn decrement_inventory(&self, product: ProductId) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ProductDecrementInventory { product };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Adds pieces of a product.
    ///
    /// # Errors
    /// As [`get_inventory`](Self::get_inventory). A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have changed the stock; it is never repeated by itself.
    /// `InvalidRequest` for a quantity of 0.
    fn increase_inventory(
        &self,
        product: ProductId,
        quantity: u32,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ProductIncreaseInventory { product, quantity };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Takes pieces of a product away. What happens below zero is not documented.
    ///
    /// # Errors
    /// As [`get_inventory`](Self::get_inventory). A failure with
    /// [`Error::may_have_applied`](crate::Error::may_have_applied) may have changed the stock; it is never repeated by itself.
    /// `InvalidRequest` for a quantity of 0.
    fn decrease_inventory(
        &self,
        product: ProductId,
        quantity: u32,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ProductDecreaseInventory { product, quantity };
        async move { flag(self.invoke(invocation).await?) }
    }

    /// Makes a stored card useless. It is in this service for historical reasons.
    ///
    /// # Errors
    /// `NotFound` when there is no such card; `Unsupported` (`KB-018`) over REST v1.
    fn deactivate_credit_card(
        &self,
        card: CreditCardId,
    ) -> impl Future<Output = Result<bool>> + Send {
        let invocation = Invocation::ProductDeactivateCreditCard { card };
        async move { flag(self.invoke(invocation).await?) }
    }
}
