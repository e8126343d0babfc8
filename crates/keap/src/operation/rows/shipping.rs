//! The operations of `ShippingService`; what a row says is told in [`rows`](super).
//!
//! No table holds ways to ship.

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        ShippingGetAll = "ShippingService.getAllShippingOptions", Read => Records, on Unknown,
            "lists the ways to ship";

        ShippingGetFlatRate = "ShippingService.getFlatRateShippingOption", Read => Record, on Unknown,
            "reads a way to ship at one price" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetOrderTotal = "ShippingService.getOrderTotalShippingOption", Read => Record, on Unknown,
            "reads a way to ship at a price by the total of the order" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetOrderTotalRanges = "ShippingService.getOrderTotalShippingRanges", Read => Records, on Unknown,
            "lists the totals of a way to ship, with their prices" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetProductBased = "ShippingService.getProductBasedShippingOption", Read => Record, on Unknown,
            "reads a way to ship at prices by product" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetOrderQuantity = "ShippingService.getOrderQuantityShippingOption", Read => Record, on Unknown,
            "reads a way to ship at a price by the number of pieces" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetWeightBased = "ShippingService.getWeightBasedShippingOption", Read => Record, on Unknown,
            "reads a way to ship at a price by weight" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetUps = "ShippingService.getUpsShippingOption", Read => Record, on Unknown,
            "reads a way to ship by UPS" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };
        }
    };
}

pub(crate) use rows;
