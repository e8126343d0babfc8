//! `DiscountService`: free trials and discounts.

use keap_schema::Field as _;

use super::{id, new_id, record, records};
use crate::{
    DiscountId, Invocation, ProductCategoryId, ProductId, Result, SubscriptionPlanId,
    model::{Discount, DiscountBase, FreeTrial, NewDiscount},
};

service! {
    /// Free trials and discounts, as the legacy `DiscountService` has them. Amounts are in main units of the account's currency.
    ///
    /// REST has them in v2 alone: over v1 every method is `Unsupported` (`KB-018`). What is made is never sent twice: after a
    /// failure with [`Error::may_have_applied`](crate::Error::may_have_applied) look for its name.
    DiscountService
}

impl DiscountService<'_> {
    /// Makes a free trial of a subscription plan and gives its id.
    ///
    /// # Errors
    /// `InvalidRequest` without a name; as the backend says when there is no such plan.
    pub async fn add_free_trial(
        self,
        name: impl Into<String>,
        description: impl Into<String>,
        days: u32,
        hide_price: bool,
        plan: SubscriptionPlanId,
    ) -> Result<DiscountId> {
        let invocation = Invocation::DiscountAddFreeTrial {
            name: name.into(),
            description: description.into(),
            days,
            hide_price,
            plan,
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Reads a free trial.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub async fn get_free_trial(self, trial: DiscountId) -> Result<FreeTrial> {
        let invocation = Invocation::DiscountGetFreeTrial { id: trial };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Makes a discount on the total of an order and gives its id.
    ///
    /// # Errors
    /// `InvalidRequest` without a name, and for a value that is below zero or no number.
    pub async fn add_order_total_discount(
        self,
        discount: NewDiscount,
        base: DiscountBase,
    ) -> Result<DiscountId> {
        let (percent, value) = discount.value.parts();
        let invocation = Invocation::DiscountAddOrderTotal {
            name: discount.name,
            description: discount.description,
            commissions: discount.commissions,
            percent,
            value,
            base: base.name().to_owned(),
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Reads a discount on the total of an order.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub async fn get_order_total_discount(self, discount: DiscountId) -> Result<Discount> {
        let invocation = Invocation::DiscountGetOrderTotal { id: discount };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Makes a discount on categories of products, which are added afterwards, and gives its id. The percentage is a whole
    /// number, as the method has it; that it is no amount is inferred (`KB-121`).
    ///
    /// # Errors
    /// `InvalidRequest` without a name, and over REST v2 where it wants a category at once (`KB-118`).
    pub async fn add_category_discount(
        self,
        name: impl Into<String>,
        description: impl Into<String>,
        commissions: bool,
        percentage: u32,
    ) -> Result<DiscountId> {
        let invocation = Invocation::DiscountAddCategory {
            name: name.into(),
            description: description.into(),
            commissions,
            percentage,
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Reads a discount on categories of products. How much it takes off is not told.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub async fn get_category_discount(self, discount: DiscountId) -> Result<Discount> {
        let invocation = Invocation::DiscountGetCategory { id: discount };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Adds a category to a discount. Gives the id of the pair, over REST that of the discount (`KB-120`), where the list is
    /// read and written back: a change of another program in between is lost.
    ///
    /// # Errors
    /// `NotFound` when there is no such discount.
    pub async fn add_category_assignment_to_category_discount(
        self,
        discount: DiscountId,
        category: ProductCategoryId,
    ) -> Result<i64> {
        let invocation = Invocation::DiscountAddCategoryAssignment { discount, category };
        id(self.0.invoke(invocation).await?)
    }

    /// The categories of a discount, each a `ProductCategory.Id`.
    ///
    /// # Errors
    /// `NotFound` when there is no such discount; XML-RPC may answer none instead.
    pub async fn get_category_assignments_for_category_discount(
        self,
        discount: DiscountId,
    ) -> Result<Vec<ProductCategoryId>> {
        let invocation = Invocation::DiscountGetCategoryAssignments { discount };
        let pairs = records(self.0.invoke(invocation).await?)?;
        let category = |pair: &keap_schema::Record| {
            ProductCategoryId::from_field(pair.get("productCategoryId")?.clone()).ok()
        };
        Ok(pairs.iter().filter_map(category).collect())
    }

    /// Makes a discount on a product and gives its id.
    ///
    /// # Errors
    /// As [`add_order_total_discount`](Self::add_order_total_discount); as the backend says when there is no such product.
    pub async fn add_product_total_discount(
        self,
        discount: NewDiscount,
        product: ProductId,
    ) -> Result<DiscountId> {
        let (percent, value) = discount.value.parts();
        let invocation = Invocation::DiscountAddProductTotal {
            name: discount.name,
            description: discount.description,
            commissions: discount.commissions,
            product,
            percent,
            value,
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Reads a discount on a product. How much it takes off is not told.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub async fn get_product_total_discount(self, discount: DiscountId) -> Result<Discount> {
        let invocation = Invocation::DiscountGetProductTotal { id: discount };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Makes a discount on shipping and gives its id.
    ///
    /// # Errors
    /// As [`add_order_total_discount`](Self::add_order_total_discount); `Unsupported` over REST v2 for one that shrinks
    /// commissions (`KB-119`).
    pub async fn add_shipping_total_discount(self, discount: NewDiscount) -> Result<DiscountId> {
        let (percent, value) = discount.value.parts();
        let invocation = Invocation::DiscountAddShippingTotal {
            name: discount.name,
            description: discount.description,
            commissions: discount.commissions,
            percent,
            value,
        };
        new_id(self.0.invoke(invocation).await?)
    }

    /// Reads a discount on shipping.
    ///
    /// # Errors
    /// `NotFound` when there is none with this id.
    pub async fn get_shipping_total_discount(self, discount: DiscountId) -> Result<Discount> {
        let invocation = Invocation::DiscountGetShippingTotal { id: discount };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }
}
