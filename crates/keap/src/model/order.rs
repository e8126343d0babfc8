//! What is put into orders. Amounts are in main units of the account's currency.

use chrono::NaiveDateTime;

use super::setters::setters;
use crate::{
    AffiliateId, CreditCardId, MerchantAccountId, PaymentPlanTemplateId, ProductId,
    SubscriptionPlanId,
};

/// The partners of an order, if there are any: by default there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OrderPartners {
    /// Who brought the contact.
    pub lead: Option<AffiliateId>,
    /// Who made the sale.
    pub sale: Option<AffiliateId>,
}

setters! {
    OrderPartners {
        options { lead: AffiliateId, sale: AffiliateId }
    }
}

/// A line that is added to an order.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NewOrderLine {
    /// The product; none for a line of another kind.
    pub product: Option<ProductId>,
    /// The kind of line, an `OrderItem.ItemType`: 4 is a product, 1 shipping, 2 tax.
    pub kind: i64,
    /// For one piece.
    pub price: f64,
    /// How many.
    pub quantity: u32,
    /// The title of the line; may be empty.
    pub description: String,
    /// A longer text; may be empty.
    pub notes: String,
}

impl NewOrderLine {
    /// A line of a product.
    pub fn of_product(product: ProductId, price: f64, quantity: u32) -> Self {
        Self {
            product: Some(product),
            ..Self::of_kind(4, price, quantity)
        }
    }

    /// A line of a kind, an `OrderItem.ItemType`: 1 is shipping, 2 tax.
    pub fn of_kind(kind: i64, price: f64, quantity: u32) -> Self {
        Self {
            kind,
            price,
            quantity,
            ..Self::default()
        }
    }
}

setters! {
    NewOrderLine {
        values { kind: i64 }
        options { product: ProductId }
        texts { description, notes }
    }
}

/// A payment that was made elsewhere.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ManualPayment {
    /// How much.
    pub amount: f64,
    /// When, on the wall clock of XML-RPC.
    pub date: NaiveDateTime,
    /// The kind of payment, one of those of the account: `Cash`, `Check`, `Money Order`.
    pub kind: String,
    /// A text for it; may be empty.
    pub description: String,
    /// Whether partners get no commission.
    pub bypass_commissions: bool,
}

impl ManualPayment {
    /// A payment of a kind, without a text, of which partners get their commission.
    pub fn new(amount: f64, date: NaiveDateTime, kind: impl Into<String>) -> Self {
        Self {
            amount,
            date,
            kind: kind.into(),
            description: String::new(),
            bypass_commissions: false,
        }
    }
}

setters! {
    ManualPayment {
        values { bypass_commissions: bool }
        texts { description }
    }
}

/// A subscription that is made.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NewSubscription {
    /// Whether the contact may have the plan twice.
    pub allow_duplicate: bool,
    /// What is billed.
    pub plan: SubscriptionPlanId,
    /// How many.
    pub quantity: u32,
    /// For one piece.
    pub price: f64,
    /// Whether it is taxed.
    pub taxable: bool,
    /// Its number in the settings of the account.
    pub merchant_account: MerchantAccountId,
    /// The card; without one nothing is charged by itself.
    pub card: Option<CreditCardId>,
    /// The partner who made the sale, if there is one.
    pub partner: Option<AffiliateId>,
    /// Days that cost nothing.
    pub days_till_charge: u32,
}

impl NewSubscription {
    /// So many of a plan, each at a price: untaxed, once for a contact, without card and partner, charged from today on.
    pub fn new(
        plan: SubscriptionPlanId,
        merchant_account: MerchantAccountId,
        quantity: u32,
        price: f64,
    ) -> Self {
        Self {
            allow_duplicate: false,
            plan,
            quantity,
            price,
            taxable: false,
            merchant_account,
            card: None,
            partner: None,
            days_till_charge: 0,
        }
    }
}

setters! {
    NewSubscription {
        values { allow_duplicate: bool, taxable: bool, days_till_charge: u32 }
        options { card: CreditCardId, partner: AffiliateId }
    }
}

/// Quantity, price and tax of a subscription.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct SubscriptionTerms {
    /// How many.
    pub quantity: u32,
    /// For one piece.
    pub price: f64,
    /// Whether it is taxed.
    pub taxable: bool,
}

impl SubscriptionTerms {
    /// So many, each at a price, untaxed.
    pub fn new(quantity: u32, price: f64) -> Self {
        Self {
            quantity,
            price,
            taxable: false,
        }
    }
}

setters! {
    SubscriptionTerms {
        values { taxable: bool }
    }
}

/// A subscription that is made as its plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SubscriptionOfPlan {
    /// Whether the contact may have the plan twice.
    pub allow_duplicate: bool,
    /// What is billed.
    pub plan: SubscriptionPlanId,
    /// Its number in the settings of the account.
    pub merchant_account: MerchantAccountId,
    /// The card; without one nothing is charged by itself.
    pub card: Option<CreditCardId>,
    /// The partner who made the sale, if there is one.
    pub partner: Option<AffiliateId>,
    /// Days that cost nothing.
    pub days_till_charge: u32,
}

impl SubscriptionOfPlan {
    /// A subscription of a plan: once for a contact, without card and partner, charged from today on.
    pub fn new(plan: SubscriptionPlanId, merchant_account: MerchantAccountId) -> Self {
        Self {
            allow_duplicate: false,
            plan,
            merchant_account,
            card: None,
            partner: None,
            days_till_charge: 0,
        }
    }
}

setters! {
    SubscriptionOfPlan {
        values { allow_duplicate: bool, days_till_charge: u32 }
        options { card: CreditCardId, partner: AffiliateId }
    }
}

/// A payment plan of an invoice.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PaymentPlan {
    /// Whether the card is charged without asking.
    pub auto_charge: bool,
    /// The card, if there is one.
    pub card: Option<CreditCardId>,
    /// Its number in the settings of the account.
    pub merchant_account: MerchantAccountId,
    /// Days until a failed charge is tried again.
    pub days_between_retries: u32,
    /// How often it is tried again.
    pub retries: u32,
    /// The first payment.
    pub first_amount: f64,
    /// When it is due, on the wall clock of XML-RPC.
    pub first_date: NaiveDateTime,
    /// When the second payment is due, on the wall clock of XML-RPC.
    pub start_date: NaiveDateTime,
    /// How many payments, without the first one.
    pub payments: u32,
    /// Days between two payments.
    pub days_between_payments: u32,
}

impl PaymentPlan {
    /// A plan of a first payment, which is not charged without asking, without card and retries.
    /// [`payments`](Self::payments) adds those behind it.
    pub fn new(
        merchant_account: MerchantAccountId,
        first_amount: f64,
        first_date: NaiveDateTime,
    ) -> Self {
        Self {
            auto_charge: false,
            card: None,
            merchant_account,
            days_between_retries: 0,
            retries: 0,
            first_amount,
            first_date,
            start_date: first_date,
            payments: 0,
            days_between_payments: 0,
        }
    }

    /// So many payments behind the first one: from a day on, and so many days from one to the next.
    #[must_use]
    pub fn payments(
        mut self,
        payments: u32,
        start_date: NaiveDateTime,
        days_between_payments: u32,
    ) -> Self {
        self.payments = payments;
        self.start_date = start_date;
        self.days_between_payments = days_between_payments;
        self
    }

    /// How often a failed charge is tried again, and after how many days.
    #[must_use]
    pub fn retries(mut self, retries: u32, days_between_retries: u32) -> Self {
        self.retries = retries;
        self.days_between_retries = days_between_retries;
        self
    }
}

setters! {
    PaymentPlan {
        values { auto_charge: bool }
        options { card: CreditCardId }
    }
}

/// When a commission is paid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Payout {
    /// At once: 4.
    UpFront,
    /// When the customer has paid: 5.
    OnPayment,
}

impl Payout {
    /// The number that XML-RPC has for it.
    pub fn number(self) -> i64 {
        match self {
            Self::UpFront => 4,
            Self::OnPayment => 5,
        }
    }
}

/// The commission of a partner for a product of an order, in place of the usual one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OrderCommission {
    /// Who is paid for the referral.
    pub partner: AffiliateId,
    /// What is sold.
    pub product: ProductId,
    /// The share of the price in percent; 0 for none.
    pub percentage: i64,
    /// The amount; 0 for none.
    pub amount: f64,
    /// When it is paid out.
    pub payout: Payout,
    /// A text for it; may be empty.
    pub description: String,
    /// Its date, on the wall clock of XML-RPC.
    pub date: NaiveDateTime,
}

impl OrderCommission {
    /// No commission; [`percentage`](Self::percentage) or [`amount`](Self::amount) say how much it is.
    pub fn new(
        partner: AffiliateId,
        product: ProductId,
        payout: Payout,
        date: NaiveDateTime,
    ) -> Self {
        Self {
            partner,
            product,
            percentage: 0,
            amount: 0.0,
            payout,
            description: String::new(),
            date,
        }
    }
}

setters! {
    OrderCommission {
        values { percentage: i64, amount: f64 }
        texts { description }
    }
}

/// An order that is placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewOrder {
    /// The card; without one nothing is charged.
    pub card: Option<CreditCardId>,
    /// The template of a payment plan; without one the usual one.
    pub pay_plan: Option<PaymentPlanTemplateId>,
    /// The products; one that is named twice is two pieces.
    pub products: Vec<ProductId>,
    /// The subscription plans.
    pub plans: Vec<SubscriptionPlanId>,
    /// Whether discounts apply.
    pub process_specials: bool,
    /// Promo codes, for the discounts.
    pub promo_codes: Vec<String>,
    /// Who referred the contact and the sale.
    pub partners: OrderPartners,
}

impl NewOrder {
    /// An order without products, plans and a card.
    pub fn new() -> Self {
        Self::default()
    }
}

setters! {
    NewOrder {
        values { process_specials: bool, partners: OrderPartners }
        options { card: CreditCardId, pay_plan: PaymentPlanTemplateId }
        lists { products: ProductId, plans: SubscriptionPlanId, promo_codes: String }
    }
}
