//! `ShippingService`: ways to ship.

use std::future::Future;

use keap_schema::Record;

use super::{Invoke, record, records};
use crate::{Invocation, Result, ShippingOption, ShippingOptionId};

/// Ways to ship, as the legacy `ShippingService` has them.
///
/// REST v1 has none: every method is `Unsupported` there (`KB-018`). REST v2 lists them, and its contract leaves open how
/// the prices are told (`KB-122`): what is not there is absent.
pub trait ShippingService: Invoke {
    /// Lists all ways to ship, without what one kind alone has.
    ///
    /// # Errors
    /// As the backend says.
    fn get_all_shipping_options(&self) -> impl Future<Output = Result<Vec<ShippingOption>>> + Send {
        async move {
            let all = records(self.invoke(Invocation::ShippingGetAll).await?)?;
            Ok(all.into_iter().map(ShippingOption::from).collect())
        }
    }

    /// Reads a way to ship at one price, which is `price` in its other members.
    ///
    /// # Errors
    /// `NotFound` when there is none of this kind with this id.
    fn get_flat_rate_shipping_option(
        &self,
        option: ShippingOptionId,
    ) -> impl Future<Output = Result<ShippingOption>> + Send {
        let invocation = Invocation::ShippingGetFlatRate { id: option };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Reads a way to ship at a price by the total of the order.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    fn get_order_total_shipping_option(
        &self,
        option: ShippingOptionId,
    ) -> impl Future<Output = Result<ShippingOption>> + Send {
        let invocation = Invocation::ShippingGetOrderTotal { id: option };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Lists the totals of a way to ship with their prices, in main units as texts. The names of the members are in no
    /// document.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option); `Unsupported` (`KB-122`) over REST v2 where
    /// none are told.
    fn get_order_total_shipping_ranges(
        &self,
        option: ShippingOptionId,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::ShippingGetOrderTotalRanges { id: option };
        async move { records(self.invoke(invocation).await?) }
    }

    /// Reads a way to ship at prices by product.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    fn get_product_based_shipping_option(
        &self,
        option: ShippingOptionId,
    ) -> impl Future<Output = Result<ShippingOption>> + Send {
        let invocation = Invocation::ShippingGetProductBased { id: option };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Reads a way to ship at a price by the number of pieces: `baseShippingPrice`, `pricePerItem` and
    /// `minimumShippingPrice` in its other members.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    fn get_order_quantity_shipping_option(
        &self,
        option: ShippingOptionId,
    ) -> impl Future<Output = Result<ShippingOption>> + Send {
        let invocation = Invocation::ShippingGetOrderQuantity { id: option };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Reads a way to ship at a price by weight.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    fn get_weight_based_shipping_option(
        &self,
        option: ShippingOptionId,
    ) -> impl Future<Output = Result<ShippingOption>> + Send {
        let invocation = Invocation::ShippingGetWeightBased { id: option };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }

    /// Reads a way to ship by UPS. XML-RPC tells the account at the carrier with its password; over REST it is not handed on.
    ///
    /// # Errors
    /// As [`get_flat_rate_shipping_option`](Self::get_flat_rate_shipping_option).
    fn get_ups_shipping_option(
        &self,
        option: ShippingOptionId,
    ) -> impl Future<Output = Result<ShippingOption>> + Send {
        let invocation = Invocation::ShippingGetUps { id: option };
        async move { Ok(record(self.invoke(invocation).await?)?.into()) }
    }
}
