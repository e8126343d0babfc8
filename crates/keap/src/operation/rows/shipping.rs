//! The operations of `ShippingService`; what a row says is told in [`rows`](super).
//!
//! No table holds ways to ship.

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        ShippingGetAll shipping_get_all = "ShippingService.getAllShippingOptions", Read => Records, on Unknown,
            "lists the ways to ship";

        ShippingGetFlatRate shipping_get_flat_rate = "ShippingService.getFlatRateShippingOption", Read => Record, on Unknown,
            "reads a way to ship at one price" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetOrderTotal shipping_get_order_total = "ShippingService.getOrderTotalShippingOption", Read => Record, on Unknown,
            "reads a way to ship at a price by the total of the order" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetOrderTotalRanges shipping_get_order_total_ranges = "ShippingService.getOrderTotalShippingRanges", Read => Records, on Unknown,
            "lists the totals of a way to ship, with their prices" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetProductBased shipping_get_product_based = "ShippingService.getProductBasedShippingOption", Read => Record, on Unknown,
            "reads a way to ship at prices by product" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetOrderQuantity shipping_get_order_quantity = "ShippingService.getOrderQuantityShippingOption", Read => Record, on Unknown,
            "reads a way to ship at a price by the number of pieces" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetWeightBased shipping_get_weight_based = "ShippingService.getWeightBasedShippingOption", Read => Record, on Unknown,
            "reads a way to ship at a price by weight" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };

        ShippingGetUps shipping_get_ups = "ShippingService.getUpsShippingOption", Read => Record, on Unknown,
            "reads a way to ship by UPS" {
                /// The way to ship.
                id: ShippingOptionId = id("shipping option id"),
            };
        }
    };
}

pub(crate) use rows;
