//! The operations of `DiscountService`; what a row says is told in [`rows`](super).
//!
//! Amounts are in main units of the account's currency, percentages from 0 to 100. No table holds discounts.

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        DiscountAddFreeTrial discount_add_free_trial = "DiscountService.addFreeTrial", Write => Id, on Unknown,
            "makes a free trial of a subscription plan" {
                /// Its name.
                name: String = text("name"),
                /// A text for it; may be empty.
                description: String = text("description"),
                /// How many days cost nothing.
                days: u32 = quantity("days"),
                /// Whether the price is hidden meanwhile.
                hide_price: bool = switch("hiding of the price"),
                /// The plan, a `SubscriptionPlan.Id`.
                plan: SubscriptionPlanId = id("subscription plan id"),
            };

        DiscountGetFreeTrial discount_get_free_trial = "DiscountService.getFreeTrial", Read => Record, on Unknown,
            "reads a free trial" {
                /// The free trial.
                id: DiscountId = id("free trial id"),
            };

        DiscountAddOrderTotal discount_add_order_total = "DiscountService.addOrderTotalDiscount", Write => Id, on Unknown,
            "makes a discount on the total of an order" {
                /// Its name.
                name: String = text("name"),
                /// A text for it; may be empty.
                description: String = text("description"),
                /// Whether commissions shrink with it.
                commissions: bool = switch("effect on commissions"),
                /// Whether the number is a percentage.
                percent: bool = switch("choice of a percentage"),
                /// How much.
                value: f64 = amount("amount or percentage"),
                /// `Gross` or `Net`: of the total before or after it.
                base: String = text("Gross or Net"),
            };

        DiscountGetOrderTotal discount_get_order_total = "DiscountService.getOrderTotalDiscount", Read => Record, on Unknown,
            "reads a discount on the total of an order" {
                /// The discount.
                id: DiscountId = id("discount id"),
            };

        DiscountAddCategory discount_add_category = "DiscountService.addCategoryDiscount", Write => Id, on Unknown,
            "makes a discount on categories of products, which are added afterwards" {
                /// Its name.
                name: String = text("name"),
                /// A text for it; may be empty.
                description: String = text("description"),
                /// Whether commissions shrink with it.
                commissions: bool = switch("effect on commissions"),
                /// How much, a whole number as the method has it.
                percentage: u32 = quantity("percentage"),
            };

        DiscountGetCategory discount_get_category = "DiscountService.getCategoryDiscount", Read => Record, on Unknown,
            "reads a discount on categories of products" {
                /// The discount.
                id: DiscountId = id("discount id"),
            };

        DiscountAddCategoryAssignment discount_add_category_assignment = "DiscountService.addCategoryAssignmentToCategoryDiscount", Write => Id, on Unknown,
            "adds a category of products to a discount" {
                /// The discount.
                discount: DiscountId = id("discount id"),
                /// The category, a `ProductCategory.Id`.
                category: ProductCategoryId = id("product category id"),
            };

        DiscountGetCategoryAssignments discount_get_category_assignments = "DiscountService.getCategoryAssignmentsForCategoryDiscount", Read => Records, on Unknown,
            "lists the categories of products of a discount" {
                /// The discount.
                discount: DiscountId = id("discount id"),
            };

        DiscountAddProductTotal discount_add_product_total = "DiscountService.addProductTotalDiscount", Write => Id, on Unknown,
            "makes a discount on a product" {
                /// Its name.
                name: String = text("name"),
                /// A text for it; may be empty.
                description: String = text("description"),
                /// Whether commissions shrink with it.
                commissions: bool = switch("effect on commissions"),
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
                /// Whether the number is a percentage.
                percent: bool = switch("choice of a percentage"),
                /// How much.
                value: f64 = amount("amount or percentage"),
            };

        DiscountGetProductTotal discount_get_product_total = "DiscountService.getProductTotalDiscount", Read => Record, on Unknown,
            "reads a discount on a product" {
                /// The discount.
                id: DiscountId = id("discount id"),
            };

        DiscountAddShippingTotal discount_add_shipping_total = "DiscountService.addShippingTotalDiscount", Write => Id, on Unknown,
            "makes a discount on shipping" {
                /// Its name.
                name: String = text("name"),
                /// A text for it; may be empty.
                description: String = text("description"),
                /// Whether commissions shrink with it.
                commissions: bool = switch("effect on commissions"),
                /// Whether the number is a percentage.
                percent: bool = switch("choice of a percentage"),
                /// How much.
                value: f64 = amount("amount or percentage"),
            };

        DiscountGetShippingTotal discount_get_shipping_total = "DiscountService.getShippingTotalDiscount", Read => Record, on Unknown,
            "reads a discount on shipping" {
                /// The discount.
                id: DiscountId = id("discount id"),
            };
        }
    };
}

pub(crate) use rows;
