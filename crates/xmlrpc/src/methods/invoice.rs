//! `InvoiceService`: orders, invoices, subscriptions and payments.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).
//!
//! Amounts are `double` on the wire, also whole ones: an `int` in their place is fault 0,
//! `No method matching arguments`. The same goes for text in place of a `dateTime` and a number in
//! place of a `boolean`; with these types it cannot happen. Dates are wall time, see
//! [`keap_schema::Zone`].

use chrono::NaiveDateTime;
use keap_schema::id::{
    AffiliateId, ContactId, CreditCardId, InvoiceId, MerchantAccountId, ProductId, SubscriptionId,
    SubscriptionPlanId,
};

use crate::Struct;
use crate::methods::define::{answer, method};

method! {
    /// Makes an order without lines.
    ///
    /// Wire:
    /// `InvoiceService.createBlankOrder(key, int contactId, string name, dateTime orderDate, int leadAffiliateId, int saleAffiliateId) -> int`.
    ///
    /// Answers the id of the invoice, not of the order: the order is `Invoice.JobId`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/orders` (equivalent). Not in v1. REST answers the order with both
    /// ids; the type of the order must be given.
    CreateBlankOrder = "InvoiceService.createBlankOrder": Write => InvoiceId {
        /// The contact; not 0.
        contact_id: ContactId,
        /// The title of the order.
        name: String,
        /// Eastern wall time.
        order_date: NaiveDateTime,
        /// The partner who brought the contact; 0 for none.
        lead_affiliate_id: AffiliateId,
        /// The partner who made the sale; 0 for none.
        sale_affiliate_id: AffiliateId,
    }
}

method! {
    /// Adds a line to an order.
    ///
    /// Wire:
    /// `InvoiceService.addOrderItem(key, int invoiceId, int productId, int type, double price, int quantity, string description, string notes) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/orders`, `POST /rest/v2/orders/{order_id}/items` (equivalent); v1
    /// `POST /rest/v1/orders/{orderId}/items` (partial). REST wants the id of the order, and has no
    /// word for some kinds of lines.
    AddOrderItem = "InvoiceService.addOrderItem": Write => bool {
        /// The invoice of the order.
        invoice_id: InvoiceId,
        /// The product; 0 for a line that is none.
        product_id: ProductId,
        /// The kind of line: 4 is a product, 1 shipping, 2 tax; see `OrderItem.ItemType`.
        r#type: i32,
        /// For one piece.
        price: f64,
        /// How many.
        quantity: i32,
        /// The title of the line.
        description: String,
        /// A longer text.
        notes: String,
    }
}

answer! {
    /// What came of a charge. A card that is declined is no fault.
    ChargeResult {
        /// whether money was taken.
        successful: bool = "Successful",
        /// `APPROVED`, `DECLINED`, `ERROR`, or `SKIPPED` when nothing was due.
        code: Option<String> = "Code",
        /// the number of the charge.
        ref_num: Option<String> = "RefNum",
        /// what the processor said.
        message: Option<String> = "Message",
    }
}

method! {
    /// Charges a card with what is due on an invoice.
    ///
    /// Wire:
    /// `InvoiceService.chargeInvoice(key, int invoiceId, string notes, int creditCardId, int merchantAccountId, boolean bypassCommissions) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/orders`, `GET /rest/v2/paymentMethods`,
    /// `POST /rest/v2/orders/{order_id}/payments` (partial); v1
    /// `POST /rest/v1/orders/{orderId}/payments` (equivalent). REST wants the id of the order and
    /// the amount; in v2 the merchant account follows the card.
    ChargeInvoice = "InvoiceService.chargeInvoice": Write => ChargeResult {
        /// An `Id` of table `Invoice`.
        invoice_id: InvoiceId,
        /// A text for the payment.
        notes: String,
        /// An `Id` of table `CreditCard`.
        credit_card_id: CreditCardId,
        /// Its number in the settings of the account; no table has it.
        merchant_account_id: MerchantAccountId,
        /// Whether partners get no commission.
        bypass_commissions: bool,
    }
}

method! {
    /// Deletes an invoice with its order.
    ///
    /// Wire: `InvoiceService.deleteInvoice(key, int invoiceId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/orders`, `DELETE /rest/v2/orders/{order_id}` (equivalent); v1
    /// `DELETE /rest/v1/orders/{orderId}` (equivalent). REST wants the id of the order, and refuses
    /// when money has moved.
    DeleteInvoice = "InvoiceService.deleteInvoice": IdempotentWrite => bool {
        /// An `Id` of table `Invoice`.
        invoice_id: InvoiceId,
    }
}

method! {
    /// Deletes a subscription with its invoices.
    ///
    /// Wire: `InvoiceService.deleteSubscription(key, int recurringOrderId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/subscriptions/{subscription_id}:deactivate` (partial). Not in v1.
    /// REST ends the subscription and keeps everything.
    DeleteSubscription = "InvoiceService.deleteSubscription": IdempotentWrite => bool {
        /// The subscription, a `RecurringOrder.Id`.
        recurring_order_id: SubscriptionId,
    }
}

method! {
    /// Makes a subscription.
    ///
    /// Wire:
    /// `InvoiceService.addRecurringOrder(key, int contactId, boolean allowDuplicate, int subscriptionPlanId, int quantity, double price, boolean taxable, int merchantAccountId, int creditCardId, int affiliateId, int daysTillCharge) -> int`.
    ///
    /// Answers the `RecurringOrder.Id`. It is billed within some six hours; to bill at once, call
    /// [`CreateInvoiceForRecurring`] and [`ChargeInvoice`]. [`AddRecurringOrderOfPlan`] is the
    /// other form under the same name.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/subscriptions` (equivalent); v1 `POST /rest/v1/subscriptions`
    /// (equivalent). REST has a date of start in place of days; v2 has no merchant account.
    AddRecurringOrder = "InvoiceService.addRecurringOrder": Write => SubscriptionId {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// Whether the contact may have the plan twice.
        allow_duplicate: bool,
        /// The plan; `cProgramId` in old texts.
        subscription_plan_id: SubscriptionPlanId,
        /// How many.
        quantity: i32,
        /// For one piece.
        price: f64,
        /// Whether it is taxed.
        taxable: bool,
        /// Its number in the settings of the account; no table has it.
        merchant_account_id: MerchantAccountId,
        /// An `Id` of table `CreditCard`.
        credit_card_id: CreditCardId,
        /// The partner; 0 for none.
        affiliate_id: AffiliateId,
        /// Days that cost nothing.
        days_till_charge: i32,
    }
}

method! {
    /// Makes a subscription with the quantity, price and tax of its plan.
    ///
    /// Wire:
    /// `InvoiceService.addRecurringOrder(key, int contactId, boolean allowDuplicate, int subscriptionPlanId, int merchantAccountId, int creditCardId, int affiliateId, int daysTillCharge) -> int`,
    /// the form of [`AddRecurringOrder`] with seven params (recorded in 2017).
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/subscriptions` (equivalent); v1 `POST /rest/v1/subscriptions`
    /// (equivalent). REST has a date of start in place of days; v2 has no merchant account.
    AddRecurringOrderOfPlan = "InvoiceService.addRecurringOrder": Write => SubscriptionId {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// Whether the contact may have the plan twice.
        allow_duplicate: bool,
        /// An `Id` of table `SubscriptionPlan`.
        subscription_plan_id: SubscriptionPlanId,
        /// Its number in the settings of the account; no table has it.
        merchant_account_id: MerchantAccountId,
        /// An `Id` of table `CreditCard`.
        credit_card_id: CreditCardId,
        /// The partner; 0 for none.
        affiliate_id: AffiliateId,
        /// Days that cost nothing.
        days_till_charge: i32,
    }
}

method! {
    /// Sets the commission of a partner for one subscription.
    ///
    /// Wire:
    /// `InvoiceService.addRecurringCommissionOverride(key, int recurringOrderId, int affiliateId, double amount, int payoutType, string description) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart.
    AddRecurringCommissionOverride = "InvoiceService.addRecurringCommissionOverride": Write => bool {
        /// The subscription.
        recurring_order_id: SubscriptionId,
        /// The partner.
        affiliate_id: AffiliateId,
        /// How much.
        amount: f64,
        /// 4 is paid at once, 5 when the customer has paid.
        payout_type: i32,
        /// A text for it.
        description: String,
    }
}

method! {
    /// Makes one invoice for all cycles of a subscription that are due.
    ///
    /// Wire: `InvoiceService.createInvoiceForRecurring(key, int recurringOrderId) -> int`.
    ///
    /// Answers the invoice, or 0 when nothing is due.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/subscriptions/{subscription_id}:invoice` (equivalent). Not in v1.
    /// REST may make several invoices and answers the newest.
    CreateInvoiceForRecurring = "InvoiceService.createInvoiceForRecurring": Write => InvoiceId {
        /// The subscription.
        recurring_order_id: SubscriptionId,
    }
}

method! {
    /// Records a payment without charging anything.
    ///
    /// Wire:
    /// `InvoiceService.addManualPayment(key, int invoiceId, double amt, dateTime paymentDate, string paymentType, string description, boolean bypassCommissions) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: 0, `Failed to invoke method addManualPayment` (one user report, without a cause).
    ///
    /// REST: v2 `GET /rest/v2/orders`, `POST /rest/v2/orders/{order_id}/payments` (equivalent); v1
    /// `POST /rest/v1/orders/{orderId}/payments` (partial). REST wants the id of the order, and a
    /// kind of payment that the account knows.
    AddManualPayment = "InvoiceService.addManualPayment": Write => bool {
        /// An `Id` of table `Invoice`.
        invoice_id: InvoiceId,
        /// How much.
        amt: f64,
        /// When it was paid.
        payment_date: NaiveDateTime,
        /// `Cash`, `Check`, `Credit Card`, `Money Order`, `PayPal` and others.
        payment_type: String,
        /// A text for it.
        description: String,
        /// Whether partners get no commission.
        bypass_commissions: bool,
    }
}

method! {
    /// Gives an invoice a payment plan.
    ///
    /// Wire:
    /// `InvoiceService.addPaymentPlan(key, int invoiceId, boolean autoCharge, int creditCardId, int merchantAccountId, int daysBetweenRetry, int maxRetry, double initialPmtAmt, dateTime initialPmtDate, dateTime planStartDate, int numPmts, int daysBetweenPmts) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/orders`, `PATCH /rest/v2/orders/{order_id}` (equivalent); v1
    /// `PUT /rest/v1/orders/{orderId}/paymentPlan` (partial). REST wants the id of the order; v2
    /// has no merchant account, v1 no retries.
    AddPaymentPlan = "InvoiceService.addPaymentPlan": Write => bool {
        /// An `Id` of table `Invoice`.
        invoice_id: InvoiceId,
        /// Whether the card is charged without asking.
        auto_charge: bool,
        /// An `Id` of table `CreditCard`.
        credit_card_id: CreditCardId,
        /// Its number in the settings of the account; no table has it.
        merchant_account_id: MerchantAccountId,
        /// Days until a failed charge is tried again.
        days_between_retry: i32,
        /// How often it is tried again.
        max_retry: i32,
        /// The first payment.
        initial_pmt_amt: f64,
        /// When it is due.
        initial_pmt_date: NaiveDateTime,
        /// When the second payment is due.
        plan_start_date: NaiveDateTime,
        /// How many payments, without the first.
        num_pmts: i32,
        /// Days between two payments.
        days_between_pmts: i32,
    }
}

method! {
    /// Tells what is due on an invoice.
    ///
    /// Wire: `InvoiceService.calculateAmountOwed(key, int invoiceId) -> double`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/orders` (equivalent); v1 `GET /rest/v1/orders/{orderId}`
    /// (equivalent). To be computed from the totals of the order.
    CalculateAmountOwed = "InvoiceService.calculateAmountOwed": Read => f64 {
        /// An `Id` of table `Invoice`.
        invoice_id: InvoiceId,
    }
}

method! {
    /// Lists the kinds of payment. Name and value of a member are the same.
    ///
    /// Wire: `InvoiceService.getAllPaymentOptions(key) -> struct`.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/settings/applications:getConfiguration` (partial); v1
    /// `GET /rest/v1/setting/application/configuration` (partial). One text with all of them.
    GetAllPaymentOptions = "InvoiceService.getAllPaymentOptions": Read => Struct {}
}

method! {
    /// Lists the payments of an invoice: rows of table `Payment`.
    ///
    /// Wire: `InvoiceService.getPayments(key, int invoiceId) -> struct[]`.
    ///
    /// Texts without content come as empty values here.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/orders`, `GET /rest/v2/orders/{order_id}/payments` (equivalent); v1
    /// `GET /rest/v1/orders/{orderId}/payments` (equivalent). REST wants the id of the order.
    GetPayments = "InvoiceService.getPayments": Read => Vec<Struct> {
        /// An `Id` of table `Invoice`.
        invoice_id: InvoiceId,
    }
}

method! {
    /// Finds a stored card by its last four digits.
    ///
    /// Wire: `InvoiceService.locateExistingCard(key, int contactId, string last4) -> int`.
    ///
    /// Answers the `CreditCard.Id`, or 0.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/contacts/{contact_id}/paymentMethods` (equivalent); v1
    /// `GET /rest/v1/contacts/{contactId}/creditCards` (equivalent). List the cards and compare;
    /// new ones may have no number of the old kind.
    LocateExistingCard = "InvoiceService.locateExistingCard": Read => CreditCardId {
        /// An `Id` of table `Contact`.
        contact_id: ContactId,
        /// The digits, as text, so that zeros in front stay.
        last4: String,
    }
}

method! {
    /// Computes the tax of an invoice again.
    ///
    /// Wire: `InvoiceService.recalculateTax(key, int invoiceId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/orders`, `POST /rest/v2/orders/{order_id}:applyTax` (equivalent). Not
    /// in v1. REST wants the id of the order.
    RecalculateTax = "InvoiceService.recalculateTax": IdempotentWrite => bool {
        /// An `Id` of table `Invoice`.
        invoice_id: InvoiceId,
    }
}

answer! {
    /// Whether a card is valid.
    CardValidity {
        /// whether it is; written as text.
        valid: bool = word "Valid",
        /// why not.
        message: Option<String> = "Message",
    }
}

method! {
    /// Checks a stored card.
    ///
    /// Wire: `InvoiceService.validateCreditCard(key, int creditCardId) -> struct`.
    ///
    /// `Valid` is the text `true` or `false`. [`ValidateNewCreditCard`] is the other form under the
    /// same name.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/paymentMethods` (partial); v1
    /// `GET /rest/v1/contacts/{contactId}/creditCards`,
    /// `POST /rest/v1/contacts/{contactId}/creditCards` (partial). Only the date of expiry can be
    /// seen there.
    ValidateCreditCard = "InvoiceService.validateCreditCard": Read => CardValidity {
        /// An `Id` of table `CreditCard`.
        credit_card_id: CreditCardId,
    }
}

method! {
    /// Checks a card that is not stored.
    ///
    /// Wire: `InvoiceService.validateCreditCard(key, struct card) -> struct`, the form of
    /// [`ValidateCreditCard`] with a struct.
    ///
    /// Faults: none of its own was recorded.
    ///
    /// REST: v2 `GET /rest/v2/paymentMethods` (partial); v1
    /// `GET /rest/v1/contacts/{contactId}/creditCards`,
    /// `POST /rest/v1/contacts/{contactId}/creditCards` (partial). Card data must not pass through
    /// REST.
    ValidateNewCreditCard = "InvoiceService.validateCreditCard": Read => CardValidity {
        /// `CardType`, `ContactId`, `CardNumber`, `ExpirationMonth`, `ExpirationYear`, `CVV2`.
        card: Struct,
    }
}

method! {
    /// Moves the next bill of a subscription to another date.
    ///
    /// Wire:
    /// `InvoiceService.updateJobRecurringNextBillDate(key, int recurringOrderId, dateTime nextBillDate) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `PATCH /rest/v2/subscriptions/{subscription_id}` (equivalent). Not in v1. A date
    /// that is not in the past.
    UpdateJobRecurringNextBillDate = "InvoiceService.updateJobRecurringNextBillDate": IdempotentWrite => bool {
        /// The subscription.
        recurring_order_id: SubscriptionId,
        /// The date, at midnight.
        next_bill_date: NaiveDateTime,
    }
}

method! {
    /// Sets the commission of a partner for one order.
    ///
    /// Wire:
    /// `InvoiceService.addOrderCommissionOverride(key, int invoiceId, int affiliateId, int productId, int percentage, double amount, int payoutType, string description, dateTime date) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/orders`, `GET /rest/v2/orders/{order_id}`,
    /// `POST /rest/v2/orders/{order_id}/items/{order_item_id}:applyCommission` (partial). Not in
    /// v1. REST has commissions per line.
    AddOrderCommissionOverride = "InvoiceService.addOrderCommissionOverride": Write => bool {
        /// An `Id` of table `Invoice`.
        invoice_id: InvoiceId,
        /// The partner.
        affiliate_id: AffiliateId,
        /// An `Id` of table `Product`.
        product_id: ProductId,
        /// In percent.
        percentage: i32,
        /// In the main unit of the currency.
        amount: f64,
        /// 4 is paid at once, 5 when the customer has paid.
        payout_type: i32,
        /// A text for it.
        description: String,
        /// When.
        date: NaiveDateTime,
    }
}
