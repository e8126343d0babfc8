//! `InvoiceService` and `OrderService`. REST speaks of orders, XML-RPC of invoices: their ids differ.

use keap::{
    AffiliateId, ContactId, CreditCardId, InvoiceId, Keap, MerchantAccountId, ProductId,
    SubscriptionId, SubscriptionPlanId,
    model::{
        ManualPayment, NewOrder, NewOrderLine, NewSubscription, OrderCommission, OrderPartners,
        PaymentPlan, Payout,
    },
};

use keap::schema::chrono::NaiveDateTime;

use super::Done;

// port: InvoiceService.createBlankOrder
// C#: InvoiceService.CreateBlankOrder(id, name, date, 0, 0)
// PHP: invoices()->createBlankOrder($id, $name, $date, 0, 0)
// iSDK: blankOrder($id, $name, $date, 0, 0)
// note: answers the id of the invoice; refused over REST v1, which tells no invoice (KB-096)
pub async fn create_blank_order(
    keap: &Keap,
    id: ContactId,
    name: String,
    date: NaiveDateTime,
) -> Done {
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
    invoice: InvoiceId,
    product: ProductId,
    description: String,
    notes: String,
) -> Done {
    let line = NewOrderLine::of_product(product, 19.99, 1).description(description);
    keap.invoices()
        .add_order_item(invoice, line.notes(notes))
        .await?;
    Ok(())
}

// port: InvoiceService.chargeInvoice
// C#: InvoiceService.ChargeInvoice(invoiceId, notes, cardId, merchantId, false)
// PHP: invoices()->chargeInvoice($invoiceId, $notes, $cardId, $merchantId, false)
// iSDK: chargeInvoice($invoiceId, $notes, $cardId, $merchantId, false)
// note: over REST v2 the merchant account must be that of `RestOptions::merchant_account`; in doubt the payments are read, nothing is sent again
pub async fn charge_invoice(
    keap: &Keap,
    invoice: InvoiceId,
    notes: String,
    card: CreditCardId,
    merchant: MerchantAccountId,
) -> Done {
    keap.invoices()
        .charge_invoice(invoice, notes, card, merchant, false)
        .await?;
    Ok(())
}

// port: InvoiceService.deleteInvoice
// PHP: invoices()->deleteInvoice($invoiceId)
// iSDK: deleteInvoice($invoiceId)
// note: over REST v2 only where nothing was paid (KB-104)
pub async fn delete_invoice(keap: &Keap, invoice: InvoiceId) -> Done {
    keap.invoices().delete_invoice(invoice).await?;
    Ok(())
}

// port: InvoiceService.deleteSubscription
// C#: InvoiceService.DeleteSubscription(subscriptionId)
// PHP: invoices()->deleteSubscription($subscriptionId)
// iSDK: deleteSubscription($subscriptionId)
// note: REST ends the subscription and keeps its invoices (KB-097)
pub async fn delete_subscription(keap: &Keap, subscription: SubscriptionId) -> Done {
    keap.invoices().delete_subscription(subscription).await?;
    Ok(())
}

// port: InvoiceService.addRecurringOrder
// C#: InvoiceService.AddRecurringOrder(id, true, planId, 1, 9.5, false, merchantId, cardId, 0, 0)
// PHP: invoices()->addRecurringOrder($id, true, $planId, 1, 9.5, false, $merchantId, $cardId, 0, 0)
// iSDK: addRecurringAdv($id, true, $planId, 1, 9.5, false, $merchantId, $cardId, 0, 0)
// note: card 0 means no charging by itself
pub async fn add_recurring_order(
    keap: &Keap,
    id: ContactId,
    plan: SubscriptionPlanId,
    merchant_account: MerchantAccountId,
    card: CreditCardId,
) -> Done {
    let subscription = NewSubscription::new(plan, merchant_account, 1, 9.5).card(card);
    keap.invoices()
        .add_recurring_order(id, subscription.allow_duplicate(true))
        .await?;
    Ok(())
}

// port: InvoiceService.addRecurringCommissionOverride
// C#: InvoiceService.AddRecurringCommissionOverride(subscriptionId, affiliateId, amount, 4, text)
// PHP: invoices()->addRecurringCommissionOverride($subscriptionId, $affiliateId, $amount, 4, $text)
// note: refused over REST, which overrides commissions of order items only
pub async fn add_recurring_commission_override(
    keap: &Keap,
    subscription: SubscriptionId,
    partner: AffiliateId,
    amount: f64,
    description: String,
) -> Done {
    keap.invoices()
        .add_recurring_commission_override(
            subscription,
            partner,
            amount,
            Payout::UpFront,
            description,
        )
        .await?;
    Ok(())
}

// port: InvoiceService.createInvoiceForRecurring
// C#: InvoiceService.CreateInvoiceForRecurring(subscriptionId)
// PHP: invoices()->createInvoiceForRecurring($subscriptionId)
// iSDK: recurringInvoice($subscriptionId)
// note: 0 when nothing is due; over REST v2 each cycle that is due becomes an invoice, and the newest is told (KB-101)
pub async fn create_invoice_for_recurring(keap: &Keap, subscription: SubscriptionId) -> Done {
    keap.invoices()
        .create_invoice_for_recurring(subscription)
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
    invoice: InvoiceId,
    date: NaiveDateTime,
    description: String,
) -> Done {
    let payment = ManualPayment::new(20.0, date, "Check").description(description);
    keap.invoices().add_manual_payment(invoice, payment).await?;
    Ok(())
}

// port: InvoiceService.addPaymentPlan
// C#: InvoiceService.AddPaymentPlan(invoiceId, ...)
// PHP: invoices()->addPaymentPlan($invoiceId, ...)
// iSDK: payPlan($invoiceId, ...)
// note: `PaymentPlan` has the other ten params as fields; in REST the plan is a part of the order
pub async fn add_payment_plan(keap: &Keap, invoice: InvoiceId, plan: PaymentPlan) -> Done {
    keap.invoices().add_payment_plan(invoice, plan).await?;
    Ok(())
}

// port: InvoiceService.calculateAmountOwed
// C#: InvoiceService.CalculateAmountOwed(invoiceId)
// PHP: invoices()->calculateAmountOwed($invoiceId)
// iSDK: amtOwed($invoiceId)
// note: over REST the total of the order less what is paid
pub async fn calculate_amount_owed(keap: &Keap, invoice: InvoiceId) -> Done {
    keap.invoices().calculate_amount_owed(invoice).await?;
    Ok(())
}

// port: InvoiceService.getAllPaymentOptions
// C#: InvoiceService.GetAllPaymentOptions()
// PHP: invoices()->getAllPaymentOptions()
// iSDK: getAllPaymentOptions()
// note: each kind as name and value
pub async fn get_all_payment_options(keap: &Keap) -> Done {
    keap.invoices().get_all_payment_options().await?;
    Ok(())
}

// port: InvoiceService.getPayments
// C#: InvoiceService.GetPayments(invoiceId)
// PHP: invoices()->getPayments($invoiceId)
// iSDK: getPayments($invoiceId)
// note: REST does not tell UserId and ChargeId (KB-102)
pub async fn get_payments(keap: &Keap, invoice: InvoiceId) -> Done {
    keap.invoices().get_payments(invoice).await?;
    Ok(())
}

// port: InvoiceService.locateExistingCard
// C#: InvoiceService.LocateExistingCard(id, last4)
// PHP: invoices()->locateExistingCard($id, $last4)
// iSDK: locateCard($id, $last4)
pub async fn locate_existing_card(keap: &Keap, id: ContactId, last4: String) -> Done {
    keap.invoices().locate_existing_card(id, last4).await?;
    Ok(())
}

// port: InvoiceService.recalculateTax
// C#: InvoiceService.RecalculateTax(invoiceId)
// PHP: invoices()->recalculateTax($invoiceId)
// iSDK: recalculateTax($invoiceId)
pub async fn recalculate_tax(keap: &Keap, invoice: InvoiceId) -> Done {
    keap.invoices().recalculate_tax(invoice).await?;
    Ok(())
}

// port: InvoiceService.validateCreditCard
// C#: InvoiceService.ValidateCreditCard(cardId)
// PHP: invoices()->validateCreditCard($cardId)
// iSDK: validateCard($cardId)
// note: of stored cards alone; REST v2 tells those that have expired (KB-103)
pub async fn validate_credit_card(keap: &Keap, card: CreditCardId) -> Done {
    keap.invoices().validate_credit_card(card).await?;
    Ok(())
}

// port: InvoiceService.updateJobRecurringNextBillDate
// C#: InvoiceService.UpdateJobRecurringNextBillDate(subscriptionId, date)
// PHP: invoices()->updateJobRecurringNextBillDate($subscriptionId, $date)
// iSDK: updateSubscriptionNextBillDate($subscriptionId, $date)
// note: a day that is not over (KB-100)
pub async fn update_job_recurring_next_bill_date(
    keap: &Keap,
    subscription: SubscriptionId,
    date: NaiveDateTime,
) -> Done {
    keap.invoices()
        .update_job_recurring_next_bill_date(subscription, date)
        .await?;
    Ok(())
}

// port: InvoiceService.addOrderCommissionOverride
// C#: InvoiceService.AddOrderCommissionOverride(invoiceId, ...)
// PHP: invoices()->addOrderCommissionOverride($invoiceId, ...)
// iSDK: commOverride($invoiceId, ...)
// note: `OrderCommission` has the other seven params as fields; over REST the order must have one line of the product
pub async fn add_order_commission_override(
    keap: &Keap,
    invoice: InvoiceId,
    commission: OrderCommission,
) -> Done {
    keap.invoices()
        .add_order_commission_override(invoice, commission)
        .await?;
    Ok(())
}

// port: OrderService.placeOrder
// C#: OrderService.PlaceOrder(id, cardId, 0, productIds, planIds, false, codes)
// PHP: orders('xml')->placeOrder($id, $cardId, 0, $productIds, $planIds, false, $codes)
// iSDK: placeOrder($id, $cardId, 0, $productIds, $planIds, false, $codes)
// note: three calls over REST v2: after a failure between them `Error::stands` tells what is left; do not place it again
pub async fn place_order(
    keap: &Keap,
    id: ContactId,
    card: CreditCardId,
    products: Vec<ProductId>,
    plans: Vec<SubscriptionPlanId>,
) -> Done {
    let order = NewOrder::default()
        .card(card)
        .products(products)
        .plans(plans);
    keap.orders().place_order(id, order).await?;
    Ok(())
}
