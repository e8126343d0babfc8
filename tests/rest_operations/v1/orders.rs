//! Operations of orders.

use keap_rest::v1::orders::*;

use crate::rest_operations::samples::{Samples, time};

#[test]
fn orders() {
    let mut samples = Samples::load("v1/orders");
    samples.check(
        ListOrders::new(),
        ListOrders::new()
            .contact_id("7")
            .limit(5)
            .offset(5)
            .order("7".into())
            .paid(true)
            .product_id("7")
            .since(time())
            .until(time()),
    );
    samples.check(
        CreateOrder::new(samples.body("createOrderUsingPOST")),
        CreateOrder::new(samples.body("createOrderUsingPOST")),
    );
    samples.check(GetOrder::new("7"), GetOrder::new("7"));
    samples.check_without_json(DeleteOrder::new("7"), DeleteOrder::new("7"));
    samples.check(
        CreateOrderItem::new("7", samples.body("createOrderItemsOnOrderUsingPOST")),
        CreateOrderItem::new("7", samples.body("createOrderItemsOnOrderUsingPOST")),
    );
    samples.check_without_json(
        DeleteOrderItem::new("7", "7"),
        DeleteOrderItem::new("7", "7"),
    );
    samples.check(
        ReplacePaymentPlan::new("7", samples.body("replacePaymentPlanUsingPUT")),
        ReplacePaymentPlan::new("7", samples.body("replacePaymentPlanUsingPUT")),
    );
    samples.check(ListOrderPayments::new("7"), ListOrderPayments::new("7"));
    samples.check(
        CreateOrderPayment::new("7", samples.body("createPaymentOnOrderUsingPOST")),
        CreateOrderPayment::new("7", samples.body("createPaymentOnOrderUsingPOST")),
    );
    samples.check(
        ListTransactionsForOrder::new("7"),
        ListTransactionsForOrder::new("7")
            .contact_id("7")
            .limit(5)
            .offset(5)
            .since(time())
            .until(time()),
    );
    samples.check(RetrieveOrderModel, RetrieveOrderModel);
    samples.finish();
}
