//! Operations of orders.

use keap_rest::v2::orders::*;
use keap_rest::{Comparison, Direction};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn orders() {
    let mut samples = Samples::load("v2/orders");
    samples.check(
        ListOrders::new(),
        ListOrders::new()
            .filter(
                Filter::id("7")
                    .and(Filter::id_compared(Comparison::Less, "7"))
                    .and(Filter::id_not("7"))
                    .and(Filter::ids(["7"]))
                    .and(Filter::product_id("7"))
                    .and(Filter::contact_id("7"))
                    .and(Filter::invoice_id("7"))
                    .and(Filter::invoice_xid("7"))
                    .and(Filter::paid(true))
                    .and(Filter::created_since_time(time()))
                    .and(Filter::created_until_time(time()))
                    .and(Filter::modified_since_time(time()))
                    .and(Filter::modified_until_time(time()))
                    .and(Filter::title("7"))
                    .and(Filter::order_type("7"))
                    .and(Filter::shipping_locality("7"))
                    .and(Filter::shipping_region_code("7"))
                    .and(Filter::shipping_postal_code("7"))
                    .and(Filter::shipping_country_code("7")),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateOrder::new(samples.body("createOrder")),
        CreateOrder::new(samples.body("createOrder")),
    );
    samples.check(GetOrder::new("7"), GetOrder::new("7"));
    samples.check(ApplyTax::new("7"), ApplyTax::new("7"));
    samples.check(
        AttachFileToOrder::new("7", samples.body("attachFileToOrder")),
        AttachFileToOrder::new("7", samples.body("attachFileToOrder")),
    );
    samples.check(
        DetachFileFromOrder::new("7", samples.body("detachFileFromOrder")),
        DetachFileFromOrder::new("7", samples.body("detachFileFromOrder")),
    );
    samples.check(
        UpdateOrder::new("7", samples.body("updateOrder")),
        UpdateOrder::new("7", samples.body("updateOrder")),
    );
    samples.check_without_json(DeleteOrder::new("7"), DeleteOrder::new("7"));
    samples.check(
        CreateOrderItem::new("7", samples.body("createOrderItem")),
        CreateOrderItem::new("7", samples.body("createOrderItem")),
    );
    samples.check(GetOrderItem::new("7", "7"), GetOrderItem::new("7", "7"));
    samples.check(
        ApplyCommissionOnOrderItems::new("7", "7", samples.body("applyCommissionOnOrderItems")),
        ApplyCommissionOnOrderItems::new("7", "7", samples.body("applyCommissionOnOrderItems")),
    );
    samples.check(
        UpdateOrderItem::new("7", "7", samples.body("updateOrderItem")),
        UpdateOrderItem::new("7", "7", samples.body("updateOrderItem")),
    );
    samples.check_without_json(
        DeleteOrderItem::new("7", "7"),
        DeleteOrderItem::new("7", "7"),
    );
    samples.check(
        ListOrderPayments::new("7"),
        ListOrderPayments::new("7")
            .filter(
                OrderPaymentsFilter::invoice_id("7")
                    .and(OrderPaymentsFilter::payment_id("7"))
                    .and(OrderPaymentsFilter::amount(5.5))
                    .and(OrderPaymentsFilter::pay_status("7"))
                    .and(OrderPaymentsFilter::skip_commission(true)),
            )
            .order_by(OrderPaymentsOrderKey::InvoiceId, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateOrderPayment::new("7", samples.body("createPaymentForAnOrder")),
        CreateOrderPayment::new("7", samples.body("createPaymentForAnOrder")),
    );
    samples.check(
        UpdatePayment::new("7", "7", samples.body("updatePayment")),
        UpdatePayment::new("7", "7", samples.body("updatePayment")),
    );
    samples.check(RetrieveOrderModel, RetrieveOrderModel);
    samples.check(
        CreateOrderCustomField::new(samples.body("createOrderCustomField")),
        CreateOrderCustomField::new(samples.body("createOrderCustomField")),
    );
    samples.check(
        UpdateOrderCustomField::new("7", samples.body("updateOrderCustomField")),
        UpdateOrderCustomField::new("7", samples.body("updateOrderCustomField")),
    );
    samples.check_without_json(
        DeleteOrderCustomField::new("7"),
        DeleteOrderCustomField::new("7"),
    );
    samples.check(
        ListOrderCustomFieldGroups::new(),
        ListOrderCustomFieldGroups::new().tab_id("7"),
    );
    samples.check(
        CreateOrderCustomFieldGroup::new(samples.body("createOrderCustomFieldGroup")),
        CreateOrderCustomFieldGroup::new(samples.body("createOrderCustomFieldGroup")),
    );
    samples.check(
        GetOrderCustomFieldGroup::new("7"),
        GetOrderCustomFieldGroup::new("7"),
    );
    samples.check(
        UpdateOrderCustomFieldGroup::new("7", samples.body("updateOrderCustomFieldGroup")),
        UpdateOrderCustomFieldGroup::new("7", samples.body("updateOrderCustomFieldGroup")),
    );
    samples.check_without_json(
        DeleteOrderCustomFieldGroup::new("7"),
        DeleteOrderCustomFieldGroup::new("7"),
    );
    samples.check(ListOrderCustomFieldTabs, ListOrderCustomFieldTabs);
    samples.check(
        CreateOrderCustomFieldTab::new(samples.body("createOrderCustomFieldTab")),
        CreateOrderCustomFieldTab::new(samples.body("createOrderCustomFieldTab")),
    );
    samples.check(
        GetOrderCustomFieldTab::new("7"),
        GetOrderCustomFieldTab::new("7"),
    );
    samples.check(
        UpdateOrderCustomFieldTab::new("7", samples.body("updateOrderCustomFieldTab")),
        UpdateOrderCustomFieldTab::new("7", samples.body("updateOrderCustomFieldTab")),
    );
    samples.check_without_json(
        DeleteOrderCustomFieldTab::new("7"),
        DeleteOrderCustomFieldTab::new("7"),
    );
    samples.finish();
}
