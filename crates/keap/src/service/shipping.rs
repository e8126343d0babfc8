//! `ShippingService`: ways to ship.

use keap_schema::Record;

use super::{record, records};
use crate::{Invocation, Result, ShippingOptionId, model::ShippingOption};

service! {
    /// Ways to ship, as the legacy `ShippingService` has them.
    ///
    /// REST v1 has none: every method is `Unsupported` there (`KB-018`). REST v2 lists them, and its contract leaves open how
    /// the prices are told (`KB-122`): what is not there is absent.
    ShippingService
}

impl ShippingService<'_> {
    /// Lists all ways to ship, without what one kind alone has.
    ///
    /// # Errors
    /// As the backend says.
    pub async fn get_all_shipping_options(self) -> Result<Vec<ShippingOption>> {
        let all = records(self.0.invoke(Invocation::ShippingGetAll).await?)?;
        Ok(all.into_iter().map(ShippingOption::from).collect())
    }

    /// Reads a way to ship at one price, which is `price` in its other members.
    ///
    /// # Errors
    /// `NotFound` when there is none of this kind with this id.
    pub async fn get_flat_rate_shipping_option(
        self,
        option: ShippingOptionId,
    ) -> Result<ShippingOption> {
        let invocation = Invocation::ShippingGetFlatRate { id: option };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Reads a way to ship at a price by the total of the order.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    pub async fn get_order_total_shipping_option(
        self,
        option: ShippingOptionId,
    ) -> Result<ShippingOption> {
        let invocation = Invocation::ShippingGetOrderTotal { id: option };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Lists the totals of a way to ship with their prices, in main units as texts. The names of the members are in no
    /// document.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option); `Unsupported` (`KB-122`) over REST v2 where
    /// none are told.
    pub async fn get_order_total_shipping_ranges(
        self,
        option: ShippingOptionId,
    ) -> Result<Vec<Record>> {
        let invocation = Invocation::ShippingGetOrderTotalRanges { id: option };
        records(self.0.invoke(invocation).await?)
    }

    /// Reads a way to ship at prices by product.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    pub async fn get_product_based_shipping_option(
        self,
        option: ShippingOptionId,
    ) -> Result<ShippingOption> {
        let invocation = Invocation::ShippingGetProductBased { id: option };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Reads a way to ship at a price by the number of pieces: `baseShippingPrice`, `pricePerItem` and
    /// `minimumShippingPrice` in its other members.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    pub async fn get_order_quantity_shipping_option(
        self,
        option: ShippingOptionId,
    ) -> Result<ShippingOption> {
        let invocation = Invocation::ShippingGetOrderQuantity { id: option };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Reads a way to ship at a price by weight.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    pub async fn get_weight_based_shipping_option(
        self,
        option: ShippingOptionId,
    ) -> Result<ShippingOption> {
        let invocation = Invocation::ShippingGetWeightBased { id: option };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }

    /// Reads a way to ship by UPS. XML-RPC tells the account at the carrier with its password; over REST it is not handed on.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    pub async fn get_ups_shipping_option(self, option: ShippingOptionId) -> Result<ShippingOption> {
        let invocation = Invocation::ShippingGetUps { id: option };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }
}
