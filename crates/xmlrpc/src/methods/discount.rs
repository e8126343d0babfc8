//! `DiscountService`: free trials and discounts.
//!
//! All members of the answers are texts, numbers as well. They are given as they come.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::{DiscountId, ProductCategoryId, ProductId, SubscriptionPlanId};

use crate::methods::define::{answer, method};

method! {
    /// Makes a free trial.
    ///
    /// Wire:
    /// `DiscountService.addFreeTrial(key, string name, string description, int freeTrialDays, int hidePrice, int subscriptionPlanId) -> int`.
    ///
    /// Answers its id; a text of 2018 says true instead, which reads as 1.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/discounts/freeTrials` (equivalent). Not in v1. REST has conditions
    /// besides.
    AddFreeTrial = "DiscountService.addFreeTrial": Write => DiscountId {
        /// As the owner calls it.
        name: String,
        /// A text for it.
        description: String,
        /// How many days cost nothing.
        free_trial_days: i32,
        /// 1 hides the price.
        hide_price: i32,
        /// An `Id` of table `SubscriptionPlan`.
        subscription_plan_id: SubscriptionPlanId,
    }
}

answer! {
    /// A free trial.
    FreeTrial {
        /// how many days cost nothing.
        free_trial_days: Option<String> = "freeTrialDays",
        /// the subscription plan.
        subscription_plan_id: Option<String> = "subscriptionPlanId",
        /// a text for it.
        description: Option<String> = "description",
        /// as the owner calls it.
        name: Option<String> = "name",
        /// whether the price is hidden.
        hide_price: Option<String> = "hidePrice",
        /// whether commissions shrink as well.
        apply_discount_to_commission: Option<String> = "applyDiscountToCommission",
    }
}

method! {
    /// Gives a free trial.
    ///
    /// Wire: `DiscountService.getFreeTrial(key, int trialId) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/discounts/freeTrials/{discount_id}` (equivalent). Not in v1. Numbers
    /// and truth values have their types there.
    GetFreeTrial = "DiscountService.getFreeTrial": Read => FreeTrial {
        /// The free trial.
        trial_id: DiscountId,
    }
}

method! {
    /// Makes a discount on the total of an order.
    ///
    /// Wire:
    /// `DiscountService.addOrderTotalDiscount(key, string name, string description, int applyDiscountToCommission, int percentOrAmt, double amt, string payType) -> int`.
    ///
    /// Answers its id. Some texts list four of the six params only.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `POST /rest/v2/discounts/orderTotals` (equivalent). Not in v1. Kind and strategy
    /// are words there, and there are conditions besides.
    AddOrderTotalDiscount = "DiscountService.addOrderTotalDiscount": Write => DiscountId {
        /// As the owner calls it.
        name: String,
        /// A text for it.
        description: String,
        /// 1 makes commissions shrink as well.
        apply_discount_to_commission: i32,
        /// 0 for an amount, 1 for a percentage.
        percent_or_amt: i32,
        /// How much.
        amt: f64,
        /// `Gross` or `Net`.
        pay_type: String,
    }
}

answer! {
    /// A discount on the total of an order.
    OrderTotalDiscount {
        /// how much.
        amount: Option<String> = "amount",
        /// a text for it.
        description: Option<String> = "description",
        /// as the owner calls it.
        name: Option<String> = "name",
        /// amount or percentage.
        pct_or_amt: Option<String> = "pctOrAmt",
        /// `Gross` or `Net`.
        pay_type: Option<String> = "payType",
        /// whether commissions shrink as well.
        apply_discount_to_commission: Option<String> = "applyDiscountToCommission",
    }
}

method! {
    /// Gives a discount on the total of an order.
    ///
    /// Wire: `DiscountService.getOrderTotalDiscount(key, int id) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/discounts/orderTotals/{discount_id}` (equivalent). Not in v1. Numbers
    /// and truth values have their types there.
    GetOrderTotalDiscount = "DiscountService.getOrderTotalDiscount": Read => OrderTotalDiscount {
        /// The discount.
        id: DiscountId,
    }
}

method! {
    /// Makes a discount on categories of products; the categories are added by
    /// [`AddCategoryAssignmentToCategoryDiscount`].
    ///
    /// Wire:
    /// `DiscountService.addCategoryDiscount(key, string name, string description, int applyDiscountToCommission, int amt) -> int`.
    ///
    /// Answers its id. The amount is an `int` in the documented tables; a documented sample and
    /// some libraries send a fraction. Whether it is a percentage is not stated.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `POST /rest/v2/discounts/productCategories` (partial). Not in v1. REST wants the
    /// categories at once.
    AddCategoryDiscount = "DiscountService.addCategoryDiscount": Write => DiscountId {
        /// As the owner calls it.
        name: String,
        /// A text for it.
        description: String,
        /// 1 makes commissions shrink as well.
        apply_discount_to_commission: i32,
        /// How much.
        amt: i32,
    }
}

answer! {
    /// A discount on categories of products.
    CategoryDiscount {
        /// a text for it.
        description: Option<String> = "description",
        /// as the owner calls it.
        name: Option<String> = "name",
        /// whether commissions shrink as well.
        apply_discount_to_commission: Option<String> = "applyDiscountToCommission",
    }
}

method! {
    /// Gives a discount on categories of products.
    ///
    /// Wire: `DiscountService.getCategoryDiscount(key, int id) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/discounts/productCategories/{discount_id}` (equivalent). Not in v1.
    /// Truth values have their type there.
    GetCategoryDiscount = "DiscountService.getCategoryDiscount": Read => CategoryDiscount {
        /// The discount.
        id: DiscountId,
    }
}

method! {
    /// Adds a category to a discount.
    ///
    /// Wire:
    /// `DiscountService.addCategoryAssignmentToCategoryDiscount(key, int id, int productCategoryId) -> int`.
    ///
    /// Answers an id (not confirmed).
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/discounts/productCategories/{discount_id}`,
    /// `PATCH /rest/v2/discounts/productCategories/{discount_id}` (equivalent). Not in v1. The list
    /// of categories is replaced as a whole.
    AddCategoryAssignmentToCategoryDiscount = "DiscountService.addCategoryAssignmentToCategoryDiscount": Write => i32 {
        /// The discount.
        id: DiscountId,
        /// The category; some texts name it `productId`.
        product_category_id: ProductCategoryId,
    }
}

answer! {
    /// A category of a discount.
    CategoryAssignment {
        /// the assignment.
        id: Option<String> = "id",
        /// the discount.
        special_item_id: Option<String> = "specialItemId",
        /// the category.
        product_category_id: Option<String> = "productCategoryId",
    }
}

method! {
    /// Lists the categories of a discount.
    ///
    /// Wire: `DiscountService.getCategoryAssignmentsForCategoryDiscount(key, int id) -> struct[]`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/discounts/productCategories/{discount_id}` (equivalent). Not in v1. A
    /// list of category ids there; assignments have no ids of their own.
    GetCategoryAssignmentsForCategoryDiscount = "DiscountService.getCategoryAssignmentsForCategoryDiscount": Read => Vec<CategoryAssignment> {
        /// The discount.
        id: DiscountId,
    }
}

method! {
    /// Makes a discount on a product.
    ///
    /// Wire:
    /// `DiscountService.addProductTotalDiscount(key, string name, string description, int applyDiscountToCommission, int productId, int percentOrAmt, double amt) -> int`.
    ///
    /// Answers its id.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/discounts/products` (equivalent). Not in v1. The kind is a word
    /// there, and there are conditions besides.
    AddProductTotalDiscount = "DiscountService.addProductTotalDiscount": Write => DiscountId {
        /// As the owner calls it.
        name: String,
        /// A text for it.
        description: String,
        /// 1 makes commissions shrink as well.
        apply_discount_to_commission: i32,
        /// An `Id` of table `Product`.
        product_id: ProductId,
        /// 0 for an amount, 1 for a percentage.
        percent_or_amt: i32,
        /// How much.
        amt: f64,
    }
}

answer! {
    /// A discount on a product.
    ProductTotalDiscount {
        /// a text for it.
        description: Option<String> = "description",
        /// as the owner calls it.
        name: Option<String> = "name",
        /// whether commissions shrink as well.
        apply_discount_to_commission: Option<String> = "applyDiscountToCommission",
        /// the product.
        product_id: Option<String> = "productId",
    }
}

method! {
    /// Gives a discount on a product.
    ///
    /// Wire: `DiscountService.getProductTotalDiscount(key, int id) -> struct`.
    ///
    /// The id is text in some tables, a number in the samples.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/discounts/products/{discount_id}` (equivalent). Not in v1. Numbers
    /// and truth values have their types there.
    GetProductTotalDiscount = "DiscountService.getProductTotalDiscount": Read => ProductTotalDiscount {
        /// The discount.
        id: DiscountId,
    }
}

method! {
    /// Makes a discount on shipping.
    ///
    /// Wire:
    /// `DiscountService.addShippingTotalDiscount(key, string name, string description, int applyDiscountToCommission, int percentOrAmt, double amt) -> int`.
    ///
    /// Answers its id.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `POST /rest/v2/discounts/shipping` (partial). Not in v1. REST cannot say whether
    /// commissions shrink.
    AddShippingTotalDiscount = "DiscountService.addShippingTotalDiscount": Write => DiscountId {
        /// As the owner calls it.
        name: String,
        /// A text for it.
        description: String,
        /// 1 makes commissions shrink as well.
        apply_discount_to_commission: i32,
        /// 0 for an amount, 1 for a percentage.
        percent_or_amt: i32,
        /// How much.
        amt: f64,
    }
}

answer! {
    /// A discount on shipping.
    ShippingTotalDiscount {
        /// how much.
        amount: Option<String> = "amount",
        /// a text for it.
        description: Option<String> = "description",
        /// as the owner calls it.
        name: Option<String> = "name",
        /// amount or percentage.
        pct_or_amt: Option<String> = "pctOrAmt",
        /// whether commissions shrink as well.
        apply_discount_to_commission: Option<String> = "applyDiscountToCommission",
    }
}

method! {
    /// Gives a discount on shipping.
    ///
    /// Wire: `DiscountService.getShippingTotalDiscount(key, int id) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/discounts/shipping/{discount_id}` (equivalent). Not in v1. REST has
    /// no word about commissions there.
    GetShippingTotalDiscount = "DiscountService.getShippingTotalDiscount": Read => ShippingTotalDiscount {
        /// The discount.
        id: DiscountId,
    }
}
