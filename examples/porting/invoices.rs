//! `InvoiceService` and `OrderService`. REST speaks of orders, XML-RPC of invoices: their ids differ.

use chrono::NaiveDateTime;
use keap::{
    InvoiceService as _, Keap, ManualPayment, NewOrderLine, NewSubscription, OrderPartners,
};
use keap_rest::{Client as Rest, v2};
use keap_xmlrpc::{self as xmlrpc, Client as Xml};

use super::Done;

// port: InvoiceService.createBlankOrder
// C#: InvoiceService.CreateBlankOrder(id, name, date, 0, 0)
// PHP: invoices()->createBlankOrder($id, $name, $date, 0, 0)
// iSDK: blankOrder($id, $name, $date, 0, 0)
// note: answers the id of the invoice, on every wire
pub async fn create_blank_order(keap: &Keap, id: i64, name: String, date: NaiveDateTime) -> Done {
    keap.invoices()
        .create_blank_order(id, name, date, OrderPartners::default())
        .await?;
    Ok(())
}

// port: InvoiceService.addOrderItem
// C#: InvoiceService.AddOrderItem(invoiceId, productId, 4, 19.99, 1, title, notes)
// PHP: invoices()->addOrderItem($invoiceId, $productId, 4, 19.99, 1, $title, $notes)
// iSDK: addOrderItem($invoiceId, $productId, 4, 19.99, 1, $title, $notes)
// note: kinds 0, 3, 5, 8 and 9 are not made over REST
pub async fn add_order_item(
    keap: &Keap,
    invoice: i64,
    product: i64,
    description: String,
    notes: String,
) -> Done {
    let line = NewOrderLine {
        description,
        notes,
        ..NewOrderLine::of_product(product, 19.99, 1)
    };
    keap.invoices().add_order_item(invoice, line).await?;
    Ok(())
}

// port: InvoiceService.chargeInvoice
// C#: InvoiceService.ChargeInvoice(invoiceId, notes, cardId, merchantId, false)
// PHP: invoices()->chargeInvoice($invoiceId, $notes, $cardId, $merchantId, false)
// iSDK: chargeInvoice($invoiceId, $notes, $cardId, $merchantId, false)
// note: over REST v2 the merchant account must be that of `RestOptions::merchant_account`; in doubt the payments are read, nothing is sent again
pub async fn charge_invoice(
    keap: &Keap,
    invoice: i64,
    notes: String,
    card: i64,
    merchant: i64,
) -> Done {
    keap.invoices()
        .charge_invoice(invoice, notes, card, merchant, false)
        .await?;
    Ok(())
}

// port: InvoiceService.deleteInvoice
// PHP: invoices()->deleteInvoice($invoiceId)
// iSDK: deleteInvoice($invoiceId)
// note: REST refuses when money has moved
pub async fn delete_invoice(xml: &Xml, rest: &Rest, invoice_id: i32, order_id: i64) -> Done {
    xml.call(&xmlrpc::invoice::DeleteInvoice { invoice_id })
        .await?;
    rest.send(&v2::orders::DeleteOrder::new(order_id)).await?;
    Ok(())
}

// port: InvoiceService.deleteSubscription
// C#: InvoiceService.DeleteSubscription(subscriptionId)
// PHP: invoices()->deleteSubscription($subscriptionId)
// iSDK: deleteSubscription($subscriptionId)
// note: REST ends the subscription and keeps its invoices
pub async fn delete_subscription(xml: &Xml, rest: &Rest, subscription_id: i32) -> Done {
    xml.call(&xmlrpc::invoice::DeleteSubscription {
        recurring_order_id: subscription_id,
    })
    .await?;
    rest.send(&v2::subscriptions::CancelSubscription::because(
        i64::from(subscription_id),
        "moved away",
    ))
    .await?;
    Ok(())
}

// port: InvoiceService.addRecurringOrder
// C#: InvoiceService.AddRecurringOrder(id, true, planId, 1, 9.5, false, merchantId, cardId, 0, 0)
// PHP: invoices()->addRecurringOrder($id, true, $planId, 1, 9.5, false, $merchantId, $cardId, 0, 0)
// iSDK: addRecurringAdv($id, true, $planId, 1, 9.5, false, $merchantId, $cardId, 0, 0)
// note: card 0 means no charging by itself
pub async fn add_recurring_order(
    keap: &Keap,
    id: i64,
    plan: i64,
    merchant_account: i64,
    card: i64,
) -> Done {
    let subscription = NewSubscription {
        allow_duplicate: true,
        plan,
        quantity: 1,
        price: 9.5,
        taxable: false,
        merchant_account,
        card,
        partner: 0,
        days_till_charge: 0,
    };
    keap.invoices()
        .add_recurring_order(id, subscription)
        .await?;
    Ok(())
}

// port: InvoiceService.addRecurringCommissionOverride
// C#: InvoiceService.AddRecurringCommissionOverride(subscriptionId, affiliateId, amount, 4, text)
// PHP: invoices()->addRecurringCommissionOverride($subscriptionId, $affiliateId, $amount, 4, $text)
// note: no counterpart: REST overrides commissions of order items only
pub async fn add_recurring_commission_override(
    xml: &Xml,
    subscription_id: i32,
    affiliate_id: i32,
    amount: f64,
    description: String,
) -> Done {
    xml.call(&xmlrpc::invoice::AddRecurringCommissionOverride {
        recurring_order_id: subscription_id,
        affiliate_id,
        amount,
        payout_type: 4,
        description,
    })
    .await?;
    Ok(())
}

// port: InvoiceService.createInvoiceForRecurring
// C#: InvoiceService.CreateInvoiceForRecurring(subscriptionId)
// PHP: invoices()->createInvoiceForRecurring($subscriptionId)
// iSDK: recurringInvoice($subscriptionId)
// note: several cycles that are due may become several invoices
pub async fn create_invoice_for_recurring(xml: &Xml, rest: &Rest, subscription_id: i32) -> Done {
    xml.call(&xmlrpc::invoice::CreateInvoiceForRecurring {
        recurring_order_id: subscription_id,
    })
    .await?;
    rest.send(&v2::subscriptions::InvoiceSubscription::new(i64::from(
        subscription_id,
    )))
    .await?;
    Ok(())
}

// port: InvoiceService.addManualPayment
// C#: InvoiceService.AddManualPayment(invoiceId, 20.0, date, "Check", text, false)
// PHP: invoices()->addManualPayment($invoiceId, 20.0, $date, 'Check', $text, false)
// iSDK: manualPmt($invoiceId, 20.0, $date, 'Check', $text, false)
// note: REST knows the payment types of the account only, and no more than what is due
pub async fn add_manual_payment(
    keap: &Keap,
    invoice: i64,
    date: NaiveDateTime,
    description: String,
) -> Done {
    let payment = ManualPayment {
        amount: 20.0,
        date,
        kind: "Check".into(),
        description,
        bypass_commissions: false,
    };
    keap.invoices().add_manual_payment(invoice, payment).await?;
    Ok(())
}

// port: InvoiceService.addPaymentPlan
// C#: InvoiceService.AddPaymentPlan(invoiceId, ...)
// PHP: invoices()->addPaymentPlan($invoiceId, ...)
// iSDK: payPlan($invoiceId, ...)
// note: `xmlrpc::invoice::AddPaymentPlan` has the eleven params as fields; in REST the plan is a part of the order
pub async fn add_payment_plan(
    xml: &Xml,
    rest: &Rest,
    plan: xmlrpc::invoice::AddPaymentPlan,
    order_id: i64,
    change: v2::orders::UpdateOrderRequest,
) -> Done {
    xml.call(&plan).await?;
    rest.send(&v2::orders::UpdateOrder::new(order_id, change))
        .await?;
    Ok(())
}

// port: InvoiceService.calculateAmountOwed
// C#: InvoiceService.CalculateAmountOwed(invoiceId)
// PHP: invoices()->calculateAmountOwed($invoiceId)
// iSDK: amtOwed($invoiceId)
// note: this is how the order of an invoice is found; what is owed is its total less what is paid
pub async fn calculate_amount_owed(xml: &Xml, rest: &Rest, invoice_id: i32) -> Done {
    xml.call(&xmlrpc::invoice::CalculateAmountOwed { invoice_id })
        .await?;
    rest.send(
        &v2::orders::ListOrders::new()
            .filter(v2::orders::Filter::invoice_id(i64::from(invoice_id))),
    )
    .await?;
    Ok(())
}

// port: InvoiceService.getAllPaymentOptions
// C#: InvoiceService.GetAllPaymentOptions()
// PHP: invoices()->getAllPaymentOptions()
// iSDK: getAllPaymentOptions()
pub async fn get_all_payment_options(xml: &Xml, rest: &Rest) -> Done {
    xml.call(&xmlrpc::invoice::GetAllPaymentOptions).await?;
    rest.send(&v2::settings::GetApplicationConfigurations::new().fields(["ECOMMERCE"]))
        .await?;
    Ok(())
}

// port: InvoiceService.getPayments
// C#: InvoiceService.GetPayments(invoiceId)
// PHP: invoices()->getPayments($invoiceId)
// iSDK: getPayments($invoiceId)
pub async fn get_payments(xml: &Xml, rest: &Rest, invoice_id: i32, order_id: i64) -> Done {
    xml.call(&xmlrpc::invoice::GetPayments { invoice_id })
        .await?;
    rest.send(&v2::orders::ListOrderPayments::new(order_id))
        .await?;
    Ok(())
}

// port: InvoiceService.locateExistingCard
// C#: InvoiceService.LocateExistingCard(id, last4)
// PHP: invoices()->locateExistingCard($id, $last4)
// iSDK: locateCard($id, $last4)
// note: compare the last four digits yourself
pub async fn locate_existing_card(xml: &Xml, rest: &Rest, id: i32, last4: String) -> Done {
    xml.call(&xmlrpc::invoice::LocateExistingCard {
        contact_id: id,
        last4,
    })
    .await?;
    rest.send(&v2::payment_methods::ListContactPaymentMethods::new(
        i64::from(id),
    ))
    .await?;
    Ok(())
}

// port: InvoiceService.recalculateTax
// C#: InvoiceService.RecalculateTax(invoiceId)
// PHP: invoices()->recalculateTax($invoiceId)
// iSDK: recalculateTax($invoiceId)
pub async fn recalculate_tax(xml: &Xml, rest: &Rest, invoice_id: i32, order_id: i64) -> Done {
    xml.call(&xmlrpc::invoice::RecalculateTax { invoice_id })
        .await?;
    rest.send(&v2::orders::ApplyTax::new(order_id)).await?;
    Ok(())
}

// port: InvoiceService.validateCreditCard
// C#: InvoiceService.ValidateCreditCard(cardId)
// PHP: invoices()->validateCreditCard($cardId)
// iSDK: validateCard($cardId)
// note: v2 tells whether a stored card has expired; it takes no card numbers
pub async fn validate_credit_card(xml: &Xml, rest: &Rest, card_id: i32) -> Done {
    xml.call(&xmlrpc::invoice::ValidateCreditCard {
        credit_card_id: card_id,
    })
    .await?;
    rest.send(&v2::payment_methods::ListPaymentMethods::new().filter(
        v2::payment_methods::Filter::credit_card_id(i64::from(card_id)),
    ))
    .await?;
    Ok(())
}

// port: InvoiceService.updateJobRecurringNextBillDate
// C#: InvoiceService.UpdateJobRecurringNextBillDate(subscriptionId, date)
// PHP: invoices()->updateJobRecurringNextBillDate($subscriptionId, $date)
// iSDK: updateSubscriptionNextBillDate($subscriptionId, $date)
// note: a date, not in the past
pub async fn update_job_recurring_next_bill_date(
    xml: &Xml,
    rest: &Rest,
    subscription_id: i32,
    date: NaiveDateTime,
    change: v2::subscriptions::UpdateSubscriptionRequest,
) -> Done {
    xml.call(&xmlrpc::invoice::UpdateJobRecurringNextBillDate {
        recurring_order_id: subscription_id,
        next_bill_date: date,
    })
    .await?;
    rest.send(&v2::subscriptions::UpdateSubscription::new(
        i64::from(subscription_id),
        change,
    ))
    .await?;
    Ok(())
}

// port: InvoiceService.addOrderCommissionOverride
// C#: InvoiceService.AddOrderCommissionOverride(invoiceId, ...)
// PHP: invoices()->addOrderCommissionOverride($invoiceId, ...)
// iSDK: commOverride($invoiceId, ...)
// note: one call for each item of the order
pub async fn add_order_commission_override(
    xml: &Xml,
    rest: &Rest,
    commission: xmlrpc::invoice::AddOrderCommissionOverride,
    order_id: i64,
    item_id: i64,
    change: v2::orders::ApplyCommissionRequest,
) -> Done {
    xml.call(&commission).await?;
    rest.send(&v2::orders::ApplyCommissionOnOrderItems::new(
        order_id, item_id, change,
    ))
    .await?;
    Ok(())
}

// port: OrderService.placeOrder
// C#: OrderService.PlaceOrder(id, cardId, 0, productIds, planIds, false, codes)
// PHP: orders('xml')->placeOrder($id, $cardId, 0, $productIds, $planIds, false, $codes)
// iSDK: placeOrder($id, $cardId, 0, $productIds, $planIds, false, $codes)
// note: three calls instead of one: an order without a payment may remain, so look before you repeat
#[expect(clippy::too_many_arguments, reason = "the params of the old call")]
pub async fn place_order(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    card_id: i32,
    product_ids: Vec<i32>,
    plan_ids: Vec<i32>,
    codes: Vec<String>,
    order: v2::orders::CreateOrderRequest,
    order_id: i64,
    payment: v2::orders::CreatePaymentRequest,
) -> Done {
    xml.call(&xmlrpc::order::PlaceOrder {
        contact_id: id,
        credit_card_id: card_id,
        pay_plan_id: 0,
        product_ids,
        subscription_plan_ids: plan_ids,
        process_specials: false,
        promo_codes: codes,
        affiliates: None,
    })
    .await?;
    rest.send(&v2::orders::CreateOrder::new(order)).await?;
    rest.send(&v2::orders::ApplyTax::new(order_id)).await?;
    rest.send(&v2::orders::CreateOrderPayment::new(order_id, payment))
        .await?;
    Ok(())
}
