//! `ShippingService`: how orders are shipped.
//!
//! All members of the answers are texts, numbers and truth values as well. They are given as they
//! come; members that only one kind of option has are in `other`.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use std::fmt;

use keap_schema::id::ShippingOptionId;

use crate::methods::define::{answer, method};
use crate::{Answer, ConvertError, Struct, Value};

answer! {
    /// A way to ship.
    ShippingOption {
        /// its number.
        id: Option<String> = "id",
        /// its name.
        name: Option<String> = "name",
        /// a text for it.
        description: Option<String> = "description",
        /// its kind.
        r#type: Option<String> = "type",
        /// whether it is in use.
        active: Option<String> = "active",
        /// whether it goes abroad.
        international: Option<String> = "international",
        /// whether it is counted per order.
        order_based: Option<String> = "orderBased",
    }
}

method! {
    /// Lists all ways to ship.
    ///
    /// Wire: `ShippingService.getAllShippingOptions(key) -> struct[]`.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/shipping` (partial). Not in v1. The settings of each kind have no
    /// documented shape.
    GetAllShippingOptions = "ShippingService.getAllShippingOptions": Read => Vec<ShippingOption> {}
}

method! {
    /// Gives a way to ship at one price.
    ///
    /// Wire: `ShippingService.getFlatRateShippingOption(key, int optionId) -> struct`.
    ///
    /// The price is in member `price`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/shipping` (partial). Not in v1. REST lists the options; the numbers
    /// of each kind are not in its contract.
    GetFlatRateShippingOption = "ShippingService.getFlatRateShippingOption": Read => ShippingOption {
        /// As [`GetAllShippingOptions`] gives it.
        option_id: ShippingOptionId,
    }
}

method! {
    /// Gives a way to ship with a price by the total of the order.
    ///
    /// Wire: `ShippingService.getOrderTotalShippingOption(key, int optionId) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/shipping` (partial). Not in v1. REST lists the options; the numbers
    /// of each kind are not in its contract.
    GetOrderTotalShippingOption = "ShippingService.getOrderTotalShippingOption": Read => ShippingOption {
        /// As [`GetAllShippingOptions`] gives it.
        option_id: ShippingOptionId,
    }
}

method! {
    /// Lists the ranges of a price by the total of the order.
    ///
    /// Wire: `ShippingService.getOrderTotalShippingRanges(key, int optionId) -> struct[]`.
    ///
    /// The members of a row are not documented.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/shipping` (partial). Not in v1. REST lists the options; the numbers
    /// of each kind are not in its contract.
    GetOrderTotalShippingRanges = "ShippingService.getOrderTotalShippingRanges": Read => Vec<Struct> {
        /// As [`GetAllShippingOptions`] gives it.
        option_id: ShippingOptionId,
    }
}

method! {
    /// Gives a way to ship with a price by product.
    ///
    /// Wire: `ShippingService.getProductBasedShippingOption(key, int optionId) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/shipping` (partial). Not in v1. REST lists the options; the numbers
    /// of each kind are not in its contract.
    GetProductBasedShippingOption = "ShippingService.getProductBasedShippingOption": Read => ShippingOption {
        /// As [`GetAllShippingOptions`] gives it.
        option_id: ShippingOptionId,
    }
}

method! {
    /// Gives a way to ship with a price by the number of pieces.
    ///
    /// Wire: `ShippingService.getOrderQuantityShippingOption(key, int optionId) -> struct`.
    ///
    /// The prices are in members `baseShippingPrice`, `pricePerItem` and `minimumShippingPrice`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/shipping` (partial). Not in v1. REST lists the options; the numbers
    /// of each kind are not in its contract.
    GetOrderQuantityShippingOption = "ShippingService.getOrderQuantityShippingOption": Read => ShippingOption {
        /// As [`GetAllShippingOptions`] gives it.
        option_id: ShippingOptionId,
    }
}

method! {
    /// Gives a way to ship with a price by weight.
    ///
    /// Wire: `ShippingService.getWeightBasedShippingOption(key, int optionId) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/shipping` (partial). Not in v1. REST lists the options; the numbers
    /// of each kind are not in its contract.
    GetWeightBasedShippingOption = "ShippingService.getWeightBasedShippingOption": Read => ShippingOption {
        /// As [`GetAllShippingOptions`] gives it.
        option_id: ShippingOptionId,
    }
}

/// A way to ship by UPS. `Debug` shows the names of the members only: among them are the license
/// number, user and password of the account at the carrier.
#[derive(Clone, Default, PartialEq)]
pub struct UpsShippingOption(pub Struct);

impl fmt::Debug for UpsShippingOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.names()).finish()
    }
}

impl Answer for UpsShippingOption {
    fn read(value: Value) -> Result<Self, ConvertError> {
        Struct::read(value).map(Self)
    }

    fn write(&self) -> Value {
        self.0.write()
    }
}

method! {
    /// Gives a way to ship by UPS.
    ///
    /// Wire: `ShippingService.getUpsShippingOption(key, int optionId) -> struct`.
    ///
    /// The answer holds secrets: `accessLicenseNumber`, `accessUserId`, `accessPassword`,
    /// `accountNumber`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/shipping` (partial). Not in v1. REST lists the options; the numbers
    /// of each kind are not in its contract.
    GetUpsShippingOption = "ShippingService.getUpsShippingOption": Read => UpsShippingOption {
        /// As [`GetAllShippingOptions`] gives it.
        option_id: ShippingOptionId,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_at_the_carrier_is_not_shown() {
        let option = UpsShippingOption(Struct::new().with("accessPassword", "hunter2"));
        assert_eq!(format!("{option:?}"), r#"{"accessPassword"}"#);
    }
}
