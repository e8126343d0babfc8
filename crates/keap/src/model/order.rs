//! What is put into orders, and what comes of charges. Amounts are in main units of the account's currency.

use chrono::NaiveDateTime;
use keap_schema::{FieldValue, Record};

use crate::{
    AffiliateId, CreditCardId, InvoiceId, MerchantAccountId, OrderId, PaymentPlanTemplateId,
    ProductId, SubscriptionPlanId,
};

/// The partners of an order, if there are any: by default there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrderPartners {
    /// Who brought the contact.
    pub lead: Option<AffiliateId>,
    /// Who made the sale.
    pub sale: Option<AffiliateId>,
}

/// A line that is added to an order.
#[derive(Clone, Debug, Default, PartialEq)]
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
            kind: 4,
            price,
            quantity,
            ..Self::default()
        }
    }
}

/// A payment that was made elsewhere.
#[derive(Clone, Debug, PartialEq)]
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

/// A subscription that is made.
#[derive(Clone, Debug, PartialEq)]
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

/// Quantity, price and tax of a subscription.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SubscriptionTerms {
    /// How many.
    pub quantity: u32,
    /// For one piece.
    pub price: f64,
    /// Whether it is taxed.
    pub taxable: bool,
}

/// A subscription that is made as its plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A payment plan of an invoice.
#[derive(Clone, Debug, PartialEq)]
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

/// An order that is placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// What came of an order that was placed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlacedOrder {
    /// Whether it was placed and, if a card is named, paid.
    pub successful: bool,
    /// What was made of it, if something was.
    pub order: Option<OrderId>,
    /// Its invoice.
    pub invoice: Option<InvoiceId>,
    /// `APPROVED`, `DECLINED`, `ERROR`, or `SKIPPED` when nothing was due.
    pub code: Option<String>,
    /// The number of the charge.
    pub reference: Option<String>,
    /// What the processor said.
    pub message: Option<String>,
}

impl From<Record> for PlacedOrder {
    fn from(record: Record) -> Self {
        let id = |name: &str| record.get(name).and_then(FieldValue::as_i64);
        let order = id("OrderId").map(OrderId::new);
        let invoice = id("InvoiceId").map(InvoiceId::new);
        let charge = ChargeResult::from(record);
        Self {
            successful: charge.successful,
            order,
            invoice,
            code: charge.code,
            reference: charge.reference,
            message: charge.message,
        }
    }
}

/// What came of a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChargeResult {
    /// Whether it was paid, or nothing was due.
    pub successful: bool,
    /// `APPROVED`, `DECLINED`, `ERROR`, or `SKIPPED` when nothing was due.
    pub code: Option<String>,
    /// The number of the charge.
    pub reference: Option<String>,
    /// What the processor said.
    pub message: Option<String>,
}

impl From<Record> for ChargeResult {
    fn from(record: Record) -> Self {
        let text = |name: &str| record.get(name).map(FieldValue::to_string);
        Self {
            successful: record.get("Successful") == Some(&FieldValue::Bool(true)),
            code: text("Code"),
            reference: text("RefNum"),
            message: text("Message"),
        }
    }
}

/// Whether a stored card is good.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CardValidity {
    /// Whether it is, as far as the backend knows.
    pub valid: bool,
    /// What is wrong with it.
    pub message: Option<String>,
}

/// The old answer has texts in both members.
impl From<Record> for CardValidity {
    fn from(record: Record) -> Self {
        let text = |name: &str| record.get(name).map(FieldValue::to_string);
        Self {
            valid: text("Valid").is_some_and(|word| word.eq_ignore_ascii_case("true")),
            message: text("Message").filter(|text| !text.is_empty()),
        }
    }
}
