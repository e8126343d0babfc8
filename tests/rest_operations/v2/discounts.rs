//! Operations of discounts.

use keap_rest::v2::discounts::*;
use keap_rest::{
    Comparison, Direction, DiscountId, ProductCategoryId, ProductId, SubscriptionPlanId,
};

use crate::rest_operations::samples::Samples;

#[test]
fn discounts() {
    let mut samples = Samples::load("v2/discounts");
    samples.check(
        ListFreeTrialDiscounts::new(),
        ListFreeTrialDiscounts::new()
            .filter(
                FreeTrialDiscountsFilter::free_trial_days(5.5)
                    .and(FreeTrialDiscountsFilter::hide_price(true))
                    .and(FreeTrialDiscountsFilter::subscription_plan_id(
                        SubscriptionPlanId::new(7),
                    )),
            )
            .order_by(
                FreeTrialDiscountsOrderKey::FreeTrialDays,
                Direction::Descending,
            )
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateFreeTrialDiscount::new(samples.body("createFreeTrialDiscount")),
        CreateFreeTrialDiscount::new(samples.body("createFreeTrialDiscount")),
    );
    samples.check(
        GetFreeTrialDiscount::new(DiscountId::new(7)),
        GetFreeTrialDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        UpdateFreeTrialDiscount::new(DiscountId::new(7), samples.body("updateFreeTrialDiscount")),
        UpdateFreeTrialDiscount::new(DiscountId::new(7), samples.body("updateFreeTrialDiscount")),
    );
    samples.check_without_json(
        DeleteFreeTrialDiscount::new(DiscountId::new(7)),
        DeleteFreeTrialDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        ListOrderTotalDiscounts::new(),
        ListOrderTotalDiscounts::new()
            .filter(
                OrderTotalDiscountsFilter::apply_to_commissions(true)
                    .and(OrderTotalDiscountsFilter::discount_strategy("7"))
                    .and(OrderTotalDiscountsFilter::discount_type("7"))
                    .and(OrderTotalDiscountsFilter::discount_value(5.5)),
            )
            .order_by(
                OrderTotalDiscountsOrderKey::ApplyToCommissions,
                Direction::Descending,
            )
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateOrderTotalDiscount::new(samples.body("createOrderTotalDiscount")),
        CreateOrderTotalDiscount::new(samples.body("createOrderTotalDiscount")),
    );
    samples.check(
        GetOrderTotalDiscount::new(DiscountId::new(7)),
        GetOrderTotalDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        UpdateOrderTotalDiscount::new(DiscountId::new(7), samples.body("updateOrderTotalDiscount")),
        UpdateOrderTotalDiscount::new(DiscountId::new(7), samples.body("updateOrderTotalDiscount")),
    );
    samples.check_without_json(
        DeleteOrderTotalDiscount::new(DiscountId::new(7)),
        DeleteOrderTotalDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        ListCategoryDiscounts::new(),
        ListCategoryDiscounts::new()
            .filter(
                CategoryDiscountsFilter::id(DiscountId::new(7))
                    .and(CategoryDiscountsFilter::id_compared(
                        Comparison::Less,
                        DiscountId::new(7),
                    ))
                    .and(CategoryDiscountsFilter::id_not(DiscountId::new(7)))
                    .and(CategoryDiscountsFilter::ids([DiscountId::new(7)]))
                    .and(CategoryDiscountsFilter::name("7"))
                    .and(CategoryDiscountsFilter::description("7"))
                    .and(CategoryDiscountsFilter::product_category_id(
                        ProductCategoryId::new(7),
                    )),
            )
            .order_by(CategoryDiscountsOrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateCategoryDiscount::new(samples.body("createCategoryDiscount")),
        CreateCategoryDiscount::new(samples.body("createCategoryDiscount")),
    );
    samples.check(
        GetCategoryDiscount::new(DiscountId::new(7)),
        GetCategoryDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        UpdateCategoryDiscount::new(DiscountId::new(7), samples.body("updateCategoryDiscount")),
        UpdateCategoryDiscount::new(DiscountId::new(7), samples.body("updateCategoryDiscount")),
    );
    samples.check_without_json(
        DeleteCategoryDiscount::new(DiscountId::new(7)),
        DeleteCategoryDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        ListProductDiscounts::new(),
        ListProductDiscounts::new()
            .filter(
                ProductDiscountsFilter::apply_to_commissions(true)
                    .and(ProductDiscountsFilter::discount_type("7"))
                    .and(ProductDiscountsFilter::discount_value(5.5))
                    .and(ProductDiscountsFilter::product_id(ProductId::new(7))),
            )
            .order_by(
                ProductDiscountsOrderKey::ApplyToCommissions,
                Direction::Descending,
            )
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateProductDiscount::new(samples.body("createProductDiscount")),
        CreateProductDiscount::new(samples.body("createProductDiscount")),
    );
    samples.check(
        GetProductDiscount::new(DiscountId::new(7)),
        GetProductDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        UpdateProductDiscount::new(DiscountId::new(7), samples.body("updateProductDiscount")),
        UpdateProductDiscount::new(DiscountId::new(7), samples.body("updateProductDiscount")),
    );
    samples.check_without_json(
        DeleteProductDiscount::new(DiscountId::new(7)),
        DeleteProductDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        ListShippingDiscounts::new(),
        ListShippingDiscounts::new()
            .filter(
                ShippingDiscountsFilter::discount_type("7")
                    .and(ShippingDiscountsFilter::discount_value(5.5)),
            )
            .order_by(
                ShippingDiscountsOrderKey::DiscountType,
                Direction::Descending,
            )
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateShippingDiscount::new(samples.body("createShippingDiscount")),
        CreateShippingDiscount::new(samples.body("createShippingDiscount")),
    );
    samples.check(
        GetShippingDiscount::new(DiscountId::new(7)),
        GetShippingDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        UpdateShippingDiscount::new(DiscountId::new(7), samples.body("updateShippingDiscount")),
        UpdateShippingDiscount::new(DiscountId::new(7), samples.body("updateShippingDiscount")),
    );
    samples.check_without_json(
        DeleteShippingDiscount::new(DiscountId::new(7)),
        DeleteShippingDiscount::new(DiscountId::new(7)),
    );
    samples.check(
        CreateFreeTrialDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createFreeTrialDiscountCriteria"),
        ),
        CreateFreeTrialDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createFreeTrialDiscountCriteria"),
        ),
    );
    samples.check_without_json(
        DeleteFreeTrialDiscountCriteria::new(DiscountId::new(7), "7"),
        DeleteFreeTrialDiscountCriteria::new(DiscountId::new(7), "7"),
    );
    samples.check(
        CreateOrderTotalDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createOrderTotalDiscountCriteria"),
        ),
        CreateOrderTotalDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createOrderTotalDiscountCriteria"),
        ),
    );
    samples.check_without_json(
        DeleteOrderTotalDiscountCriteria::new(DiscountId::new(7), "7"),
        DeleteOrderTotalDiscountCriteria::new(DiscountId::new(7), "7"),
    );
    samples.check(
        CreateCategoryDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createCategoryDiscountCriteria"),
        ),
        CreateCategoryDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createCategoryDiscountCriteria"),
        ),
    );
    samples.check_without_json(
        DeleteCategoryDiscountCriteria::new(DiscountId::new(7), "7"),
        DeleteCategoryDiscountCriteria::new(DiscountId::new(7), "7"),
    );
    samples.check(
        CreateProductDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createProductDiscountCriteria"),
        ),
        CreateProductDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createProductDiscountCriteria"),
        ),
    );
    samples.check_without_json(
        DeleteProductDiscountCriteria::new(DiscountId::new(7), "7"),
        DeleteProductDiscountCriteria::new(DiscountId::new(7), "7"),
    );
    samples.check(
        CreateShippingDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createShippingDiscountCriteria"),
        ),
        CreateShippingDiscountCriteria::new(
            DiscountId::new(7),
            samples.body("createShippingDiscountCriteria"),
        ),
    );
    samples.check_without_json(
        DeleteShippingDiscountCriteria::new(DiscountId::new(7), "7"),
        DeleteShippingDiscountCriteria::new(DiscountId::new(7), "7"),
    );
    samples.finish();
}
