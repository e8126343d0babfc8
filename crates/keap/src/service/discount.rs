//! `DiscountService`: free trials and discounts.

use std::future::Future;

use keap_schema::Field as _;

use super::{Invoke, id, new_id, record, records};
use crate::{
    Discount, DiscountBase, DiscountId, FreeTrial, Invocation, NewDiscount, ProductCategoryId,
    ProductId, Result, SubscriptionPlanId,
};

/// Free trials and discounts, as the legacy `DiscountService` has them. Amounts are in main units of the account's currency.
///
/// REST has them in v2 alone: over v1 every method is `Unsupported` (`KB-018`). What is made is never sent twice: after a
/// failure with [`Error::may_have_applied`](crate::Error::may_have_applied) look for its name.
pub trait DiscountService: Invoke {
    /// Makes a free trial of a subscription plan and gives its id.
    ///
    /// # Errors
    /// `InvalidRequest` without a name; as the backend says when there is no such plan.
    fn add_free_trial(
        &self,
        name: impl Into<String>,
        description: impl Into<String>,
        days: u32,
        hide_price: bool,
        plan: SubscriptionPlanId,
    ) -> impl Future<Output = Result<DiscountId>> + Send {
        let invocation = Invocation::DiscountAddFreeTrial {
            name: name.into(),
            description: description.into(),
            days,
            hide_price,
            plan,
        };
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Reads a free trial.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    fn get_free_trial(&self, trial: DiscountId) -> impl Future<Output = Result<FreeTrial>> + Send {
        let invocation = Invocation::DiscountGetFreeTrial { id: trial };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Makes a discount on the total of an order and gives its id.
    ///
    /// # Errors
    /// `InvalidRequest` without a name, and for a value that is below zero or no number.
    fn add_order_total_discount(
        &self,
        discount: NewDiscount,
        base: DiscountBase,
    ) -> impl Future<Output = Result<DiscountId>> + Send {
        let (percent, value) = discount.value.parts();
        let invocation = Invocation::DiscountAddOrderTotal {
            name: discount.name,
            description: discount.description,
            commissions: discount.commissions,
            percent,
            value,
            base: base.name().to_owned(),
        };
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Reads a discount on the total of an order.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    fn get_order_total_discount(
        &self,
        discount: DiscountId,
    ) -> impl Future<Output = Result<Discount>> + Send {
        let invocation = Invocation::DiscountGetOrderTotal { id: discount };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Makes a discount on categories of products, which are added afterwards, and gives its id. The percentage is a whole
    /// number, as the method has it; that it is no amount is inferred (`KB-121`).
    ///
    /// # Errors
    /// `InvalidRequest` without a name, and over REST v2 where it wants a category at once (`KB-118`).
    fn add_category_discount(
        &self,
        name: impl Into<String>,
        description: impl Into<String>,
        commissions: bool,
        percentage: u32,
    ) -> impl Future<Output = Result<DiscountId>> + Send {
        let invocation = Invocation::DiscountAddCategory {
            name: name.into(),
            description: description.into(),
            commissions,
            percentage,
        };
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Reads a discount on categories of products. How much it takes off is not told.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    fn get_category_discount(
        &self,
        discount: DiscountId,
    ) -> impl Future<Output = Result<Discount>> + Send {
        let invocation = Invocation::DiscountGetCategory { id: discount };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Adds a category to a discount. Gives the id of the pair, over REST that of the discount (`KB-120`), where the list is
    /// read and written back: a change of another program in between is lost.
    ///
    /// # Errors
    /// `NotFound` when there is no such discount.
    fn add_category_assignment_to_category_discount(
        &self,
        discount: DiscountId,
        category: ProductCategoryId,
    ) -> impl Future<Output = Result<i64>> + Send {
        let invocation = Invocation::DiscountAddCategoryAssignment { discount, category };
        async move { id(self.invoke(invocation).await?) }
    }

    /// The categories of a discount, each a `ProductCategory.Id`.
    ///
    /// # Errors
    /// `NotFound` when there is no such discount; XML-RPC may answer none instead.
    fn get_category_assignments_for_category_discount(
        &self,
        discount: DiscountId,
    ) -> impl Future<Output = Result<Vec<ProductCategoryId>>> + Send {
        let invocation = Invocation::DiscountGetCategoryAssignments { discount };
        async move {
            let pairs = records(self.invoke(invocation).await?)?;
            let category = |pair: &keap_schema::Record| {
                ProductCategoryId::from_field(pair.get("productCategoryId")?.clone()).ok()
            };
            Ok(pairs.iter().filter_map(category).collect())
        }
    }

    /// Makes a discount on a product and gives its id.
    ///
    /// # Errors
    /// As [`add_order_total_discount`](Self::add_order_total_discount); as the backend says when there is no such product.
    fn add_product_total_discount(
        &self,
        discount: NewDiscount,
        product: ProductId,
    ) -> impl Future<Output = Result<DiscountId>> + Send {
        let (percent, value) = discount.value.parts();
        let invocation = Invocation::DiscountAddProductTotal {
            name: discount.name,
            description: discount.description,
            commissions: discount.commissions,
            product,
            percent,
            value,
        };
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Reads a discount on a product. How much it takes off is not told.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    fn get_product_total_discount(
        &self,
        discount: DiscountId,
    ) -> impl Future<Output = Result<Discount>> + Send {
        let invocation = Invocation::DiscountGetProductTotal { id: discount };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Makes a discount on shipping and gives its id.
    ///
    /// # Errors
    /// As [`add_order_total_discount`](Self::add_order_total_discount); `Unsupported` over REST v2 for one that shrinks
    /// commissions (`KB-119`).
    fn add_shipping_total_discount(
        &self,
        discount: NewDiscount,
    ) -> impl Future<Output = Result<DiscountId>> + Send {
        let (percent, value) = discount.value.parts();
        let invocation = Invocation::DiscountAddShippingTotal {
            name: discount.name,
            description: discount.description,
            commissions: discount.commissions,
            percent,
            value,
        };
        async move { new_id(self.invoke(invocation).await?) }
    }

    /// Reads a discount on shipping.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    fn get_shipping_total_discount(
        &self,
        discount: DiscountId,
    ) -> impl Future<Output = Result<Discount>> + Send {
        let invocation = Invocation::DiscountGetShippingTotal { id: discount };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }
}
