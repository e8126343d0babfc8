//! Operations of orders.

use keap_rest::v1::orders::*;
use keap_rest::{ContactId, OrderId, OrderItemId, ProductId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn orders() {
    let mut samples = Samples::load("v1/orders");
    samples.check(
        ListOrders::new(),
        ListOrders::new()
            .contact_id(ContactId::new(7))
            .limit(5)
            .offset(5)
            .order("7".into())
            .paid(true)
            .product_id(ProductId::new(7))
            .since(time())
            .until(time()),
    );
    samples.check(
        CreateOrder::new(samples.body("createOrderUsingPOST")),
        CreateOrder::new(samples.body("createOrderUsingPOST")),
    );
    samples.check(
        GetOrder::new(OrderId::new(7)),
        GetOrder::new(OrderId::new(7)),
    );
    samples.check_without_json(
        DeleteOrder::new(OrderId::new(7)),
        DeleteOrder::new(OrderId::new(7)),
    );
    samples.check(
        CreateOrderItem::new(
            OrderId::new(7),
            samples.body("createOrderItemsOnOrderUsingPOST"),
        ),
        CreateOrderItem::new(
            OrderId::new(7),
            samples.body("createOrderItemsOnOrderUsingPOST"),
        ),
    );
    samples.check_without_json(
        DeleteOrderItem::new(OrderId::new(7), OrderItemId::new(7)),
        DeleteOrderItem::new(OrderId::new(7), OrderItemId::new(7)),
    );
    samples.check(
        ReplacePaymentPlan::new(OrderId::new(7), samples.body("replacePaymentPlanUsingPUT")),
        ReplacePaymentPlan::new(OrderId::new(7), samples.body("replacePaymentPlanUsingPUT")),
    );
    samples.check(
        ListOrderPayments::new(OrderId::new(7)),
        ListOrderPayments::new(OrderId::new(7)),
    );
    samples.check(
        CreateOrderPayment::new(
            OrderId::new(7),
            samples.body("createPaymentOnOrderUsingPOST"),
        ),
        CreateOrderPayment::new(
            OrderId::new(7),
            samples.body("createPaymentOnOrderUsingPOST"),
        ),
    );
    samples.check(
        ListTransactionsForOrder::new(OrderId::new(7)),
        ListTransactionsForOrder::new(OrderId::new(7))
            .contact_id(ContactId::new(7))
            .limit(5)
            .offset(5)
            .since(time())
            .until(time()),
    );
    samples.check(RetrieveOrderModel::new(), RetrieveOrderModel::new());
    samples.finish();
}
