//! Operations of orders.

use keap_rest::v2::orders::*;
use keap_rest::{
    Comparison, ContactId, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    InvoiceId, OrderId, OrderItemId, PaymentId, ProductId,
};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn orders() {
    let mut samples = Samples::load("v2/orders");
    samples.check(
        ListOrders::new(),
        ListOrders::new()
            .filter(
                Filter::id(OrderId::new(7))
                    .and(Filter::id_compared(Comparison::Less, OrderId::new(7)))
                    .and(Filter::id_not(OrderId::new(7)))
                    .and(Filter::ids([OrderId::new(7)]))
                    .and(Filter::product_id(ProductId::new(7)))
                    .and(Filter::contact_id(ContactId::new(7)))
                    .and(Filter::invoice_id(InvoiceId::new(7)))
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
    samples.check(
        GetOrder::new(OrderId::new(7)),
        GetOrder::new(OrderId::new(7)),
    );
    samples.check(
        ApplyTax::new(OrderId::new(7)),
        ApplyTax::new(OrderId::new(7)),
    );
    samples.check(
        AttachFileToOrder::new(OrderId::new(7), samples.body("attachFileToOrder")),
        AttachFileToOrder::new(OrderId::new(7), samples.body("attachFileToOrder")),
    );
    samples.check(
        DetachFileFromOrder::new(OrderId::new(7), samples.body("detachFileFromOrder")),
        DetachFileFromOrder::new(OrderId::new(7), samples.body("detachFileFromOrder")),
    );
    samples.check(
        UpdateOrder::new(OrderId::new(7), samples.body("updateOrder")),
        UpdateOrder::new(OrderId::new(7), samples.body("updateOrder")),
    );
    samples.check_without_json(
        DeleteOrder::new(OrderId::new(7)),
        DeleteOrder::new(OrderId::new(7)),
    );
    samples.check(
        CreateOrderItem::new(OrderId::new(7), samples.body("createOrderItem")),
        CreateOrderItem::new(OrderId::new(7), samples.body("createOrderItem")),
    );
    samples.check(
        GetOrderItem::new(OrderId::new(7), OrderItemId::new(7)),
        GetOrderItem::new(OrderId::new(7), OrderItemId::new(7)),
    );
    samples.check(
        ApplyCommissionOnOrderItems::new(
            OrderId::new(7),
            OrderItemId::new(7),
            samples.body("applyCommissionOnOrderItems"),
        ),
        ApplyCommissionOnOrderItems::new(
            OrderId::new(7),
            OrderItemId::new(7),
            samples.body("applyCommissionOnOrderItems"),
        ),
    );
    samples.check(
        UpdateOrderItem::new(
            OrderId::new(7),
            OrderItemId::new(7),
            samples.body("updateOrderItem"),
        ),
        UpdateOrderItem::new(
            OrderId::new(7),
            OrderItemId::new(7),
            samples.body("updateOrderItem"),
        ),
    );
    samples.check_without_json(
        DeleteOrderItem::new(OrderId::new(7), OrderItemId::new(7)),
        DeleteOrderItem::new(OrderId::new(7), OrderItemId::new(7)),
    );
    samples.check(
        ListOrderPayments::new(OrderId::new(7)),
        ListOrderPayments::new(OrderId::new(7))
            .filter(
                OrderPaymentsFilter::invoice_id(InvoiceId::new(7))
                    .and(OrderPaymentsFilter::payment_id(PaymentId::new(7)))
                    .and(OrderPaymentsFilter::amount(5.5))
                    .and(OrderPaymentsFilter::pay_status("7"))
                    .and(OrderPaymentsFilter::skip_commission(true)),
            )
            .order_by(OrderPaymentsOrderKey::InvoiceId, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateOrderPayment::new(OrderId::new(7), samples.body("createPaymentForAnOrder")),
        CreateOrderPayment::new(OrderId::new(7), samples.body("createPaymentForAnOrder")),
    );
    samples.check(
        UpdatePayment::new(
            OrderId::new(7),
            PaymentId::new(7),
            samples.body("updatePayment"),
        ),
        UpdatePayment::new(
            OrderId::new(7),
            PaymentId::new(7),
            samples.body("updatePayment"),
        ),
    );
    samples.check(RetrieveOrderModel::new(), RetrieveOrderModel::new());
    samples.check(
        CreateOrderCustomField::new(samples.body("createOrderCustomField")),
        CreateOrderCustomField::new(samples.body("createOrderCustomField")),
    );
    samples.check(
        UpdateOrderCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateOrderCustomField"),
        ),
        UpdateOrderCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateOrderCustomField"),
        ),
    );
    samples.check_without_json(
        DeleteOrderCustomField::new(CustomFieldId::new(7)),
        DeleteOrderCustomField::new(CustomFieldId::new(7)),
    );
    samples.check(
        ListOrderCustomFieldGroups::new(),
        ListOrderCustomFieldGroups::new().tab_id(CustomFieldTabId::new(7)),
    );
    samples.check(
        CreateOrderCustomFieldGroup::new(samples.body("createOrderCustomFieldGroup")),
        CreateOrderCustomFieldGroup::new(samples.body("createOrderCustomFieldGroup")),
    );
    samples.check(
        GetOrderCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        GetOrderCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        UpdateOrderCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateOrderCustomFieldGroup"),
        ),
        UpdateOrderCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateOrderCustomFieldGroup"),
        ),
    );
    samples.check_without_json(
        DeleteOrderCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        DeleteOrderCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        ListOrderCustomFieldTabs::new(),
        ListOrderCustomFieldTabs::new(),
    );
    samples.check(
        CreateOrderCustomFieldTab::new(samples.body("createOrderCustomFieldTab")),
        CreateOrderCustomFieldTab::new(samples.body("createOrderCustomFieldTab")),
    );
    samples.check(
        GetOrderCustomFieldTab::new(CustomFieldTabId::new(7)),
        GetOrderCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.check(
        UpdateOrderCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateOrderCustomFieldTab"),
        ),
        UpdateOrderCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateOrderCustomFieldTab"),
        ),
    );
    samples.check_without_json(
        DeleteOrderCustomFieldTab::new(CustomFieldTabId::new(7)),
        DeleteOrderCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.finish();
}
