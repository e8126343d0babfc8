//! The operations of `InvoiceService`; what a row says is told in [`rows`](super).
//!
//! Amounts are in main units of the account's currency. Dates are wall times, as XML-RPC has them.

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        InvoiceCreateBlankOrder invoice_create_blank_order = "InvoiceService.createBlankOrder", Write => Id, on Tables["Job", "Invoice"],
            "makes an order without lines, and tells the id of its invoice" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The title of the order.
                name: String = text("title"),
                /// Its date.
                order_date: NaiveDateTime = wall_time("order date"),
                /// The partner who brought the contact, an `Affiliate.Id`; 0 for none.
                lead_partner: Option<AffiliateId> = id("lead partner id"),
                /// The partner who made the sale, an `Affiliate.Id`, if there is one.
                sale_partner: Option<AffiliateId> = id("sale partner id"),
            };

        InvoiceAddOrderItem invoice_add_order_item = "InvoiceService.addOrderItem", Write => Flag, on Tables["Invoice", "InvoiceItem", "Job", "OrderItem"],
            "adds a line to the order of an invoice" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
                /// The product, a `Product.Id`; none for a line of another kind.
                product: Option<ProductId> = id("product id"),
                /// The kind of line, an `OrderItem.ItemType`: 4 is a product, 1 shipping, 2 tax.
                kind: i64 = id("kind of line"),
                /// For one piece.
                price: f64 = amount("price"),
                /// How many.
                quantity: u32 = quantity("quantity"),
                /// The title of the line; may be empty.
                description: String = text("description"),
                /// A longer text; may be empty.
                notes: String = text("notes"),
            };

        InvoiceCharge invoice_charge = "InvoiceService.chargeInvoice", Write => Record, on Tables["Invoice", "Payment", "InvoicePayment", "CCharge", "CreditCard"],
            "charges a stored card with what is due on an invoice" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
                /// A text for the payment; may be empty.
                notes: String = text("notes"),
                /// The card, a `CreditCard.Id`.
                card: CreditCardId = id("card id"),
                /// The merchant account.
                merchant_account: MerchantAccountId = id("merchant account id"),
                /// Whether partners get no commission.
                bypass_commissions: bool = flag("bypass of commissions"),
            };

        InvoiceDelete invoice_delete = "InvoiceService.deleteInvoice", IdempotentWrite => Flag, on Tables["Invoice", "InvoiceItem", "Job", "OrderItem"],
            "deletes an invoice with its order" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
            };

        InvoiceDeleteSubscription invoice_delete_subscription = "InvoiceService.deleteSubscription", IdempotentWrite => Flag, on Tables["RecurringOrder", "Invoice", "Job"],
            "deletes a subscription with its invoices" {
                /// The subscription, a `RecurringOrder.Id`.
                subscription: SubscriptionId = id("subscription id"),
            };

        InvoiceAddRecurringOrder invoice_add_recurring_order = "InvoiceService.addRecurringOrder", Write => Id, on Tables["RecurringOrder", "Contact", "CreditCard"],
            "makes a subscription" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// Whether the contact may have the plan twice.
                allow_duplicate: bool = flag("permission of duplicates"),
                /// The plan, a `SubscriptionPlan.Id`; `cProgramId` in old texts.
                plan: SubscriptionPlanId = id("subscription plan id"),
                /// How many at which price, and whether they are taxed; none for what the plan says, a form of its own.
                terms: Option<SubscriptionTerms> = subscription_terms("terms"),
                /// The merchant account.
                merchant_account: MerchantAccountId = id("merchant account id"),
                /// The card, a `CreditCard.Id`; without one nothing is charged by itself.
                card: Option<CreditCardId> = id("card id"),
                /// The partner who made the sale, an `Affiliate.Id`, if there is one.
                partner: Option<AffiliateId> = id("partner id"),
                /// Days that cost nothing.
                days_till_charge: u32 = quantity("days till charge"),
            };

        InvoiceCreateForRecurring invoice_create_for_recurring = "InvoiceService.createInvoiceForRecurring", Write => Id, on Tables["RecurringOrder", "Invoice", "Job"],
            "makes the invoice of a subscription that is due, and tells its id; 0 when nothing is due" {
                /// The subscription, a `RecurringOrder.Id`.
                subscription: SubscriptionId = id("subscription id"),
            };

        InvoiceAddManualPayment invoice_add_manual_payment = "InvoiceService.addManualPayment", Write => Flag, on Tables["Invoice", "Payment", "InvoicePayment"],
            "records a payment of an invoice without charging anything" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
                /// How much.
                amount: f64 = amount("amount"),
                /// When it was paid.
                date: NaiveDateTime = wall_time("payment date"),
                /// The kind of payment, one of those of the account: `Cash`, `Check`, `Money Order`.
                kind: String = text("kind of payment"),
                /// A text for it; may be empty.
                description: String = text("description"),
                /// Whether partners get no commission.
                bypass_commissions: bool = flag("bypass of commissions"),
            };

        InvoiceCalculateAmountOwed invoice_calculate_amount_owed = "InvoiceService.calculateAmountOwed", Read => Amount, on Tables["Invoice"],
            "tells what is left to pay on an invoice" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
            };

        InvoiceGetAllPaymentOptions invoice_get_all_payment_options = "InvoiceService.getAllPaymentOptions", Read => Record, on Unknown,
            "tells the kinds of payment of the account, each as name and value";

        InvoiceGetPayments invoice_get_payments = "InvoiceService.getPayments", Read => Records, on Tables["Invoice", "Payment"],
            "lists the payments of an invoice, as rows of Payment" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
            };

        InvoiceLocateExistingCard invoice_locate_existing_card = "InvoiceService.locateExistingCard", Read => Number, on Tables["CreditCard"],
            "finds a stored card by its last four digits; 0 where there is none" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The digits.
                last4: String = text("last four digits"),
            };

        InvoiceRecalculateTax invoice_recalculate_tax = "InvoiceService.recalculateTax", IdempotentWrite => Flag, on Tables["Invoice", "InvoiceItem", "Job", "OrderItem"],
            "computes the tax of an invoice again" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
            };

        InvoiceValidateCreditCard invoice_validate_credit_card = "InvoiceService.validateCreditCard", Read => Record, on Tables["CreditCard"],
            "tells whether a stored card is good" {
                /// The card, a `CreditCard.Id`.
                card: CreditCardId = id("card id"),
            };

        InvoiceUpdateNextBillDate invoice_update_next_bill_date = "InvoiceService.updateJobRecurringNextBillDate", IdempotentWrite => Flag, on Tables["RecurringOrder"],
            "moves the next bill of a subscription to another day" {
                /// The subscription, a `RecurringOrder.Id`.
                subscription: SubscriptionId = id("subscription id"),
                /// The day, at midnight.
                date: NaiveDateTime = wall_time("next bill date"),
            };

        InvoiceAddPaymentPlan invoice_add_payment_plan = "InvoiceService.addPaymentPlan", Write => Flag, on Tables["Invoice", "PayPlan", "PayPlanItem", "CreditCard"],
            "gives an invoice a payment plan" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
                /// Whether the card is charged without asking.
                auto_charge: bool = flag("automatic charge"),
                /// The card, a `CreditCard.Id`, if there is one.
                card: Option<CreditCardId> = id("card id"),
                /// The merchant account.
                merchant_account: MerchantAccountId = id("merchant account id"),
                /// Days until a failed charge is tried again.
                days_between_retries: u32 = quantity("days between retries"),
                /// How often it is tried again.
                retries: u32 = quantity("number of retries"),
                /// The first payment.
                first_amount: f64 = amount("first payment"),
                /// When it is due.
                first_date: NaiveDateTime = wall_time("date of the first payment"),
                /// When the second payment is due.
                start_date: NaiveDateTime = wall_time("start of the plan"),
                /// How many payments, without the first one; at most 999.
                payments: u32 = quantity("number of payments"),
                /// Days between two payments.
                days_between_payments: u32 = quantity("days between payments"),
            };

        InvoiceAddOrderCommissionOverride invoice_add_order_commission_override = "InvoiceService.addOrderCommissionOverride", Write => Flag, on Tables["Invoice", "InvoiceItem", "OrderItem", "Affiliate"],
            "sets the commission of a partner for a product of an order" {
                /// The invoice, an `Invoice.Id`.
                invoice: InvoiceId = id("invoice id"),
                /// The partner, an `Affiliate.Id`.
                partner: AffiliateId = id("partner id"),
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
                /// The share of the price in percent; 0 for none.
                percentage: i64 = id("percentage"),
                /// The amount; 0 for none.
                amount: f64 = amount("amount"),
                /// When it is paid out: 4 at once, 5 when the customer has paid.
                payout: i64 = id("kind of payout"),
                /// A text for it; may be empty.
                description: String = text("description"),
                /// Its date.
                date: NaiveDateTime = wall_time("date"),
            };

        InvoiceAddRecurringCommissionOverride invoice_add_recurring_commission_override = "InvoiceService.addRecurringCommissionOverride", Write => Flag, on Tables["RecurringOrder", "Affiliate"],
            "sets the commission of a partner for a subscription" {
                /// The subscription, a `RecurringOrder.Id`.
                subscription: SubscriptionId = id("subscription id"),
                /// The partner, an `Affiliate.Id`.
                partner: AffiliateId = id("partner id"),
                /// The amount.
                amount: f64 = amount("amount"),
                /// When it is paid out: 4 at once, 5 when the customer has paid.
                payout: i64 = id("kind of payout"),
                /// A text for it; may be empty.
                description: String = text("description"),
            };
        }
    };
}

pub(crate) use rows;
