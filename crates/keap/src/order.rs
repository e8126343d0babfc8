//! What is put into orders, and what comes of charges. Amounts are in main units of the account's currency.

use chrono::NaiveDateTime;
use keap_schema::{FieldValue, Record};

/// A line that is added to an order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewOrderLine {
    /// The product, a `Product.Id`; 0 for a line that is none.
    pub product: i64,
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
    pub fn of_product(product: i64, price: f64, quantity: u32) -> Self {
        Self {
            product,
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
    /// The plan, a `SubscriptionPlan.Id`.
    pub plan: i64,
    /// How many.
    pub quantity: u32,
    /// For one piece.
    pub price: f64,
    /// Whether it is taxed.
    pub taxable: bool,
    /// The merchant account.
    pub merchant_account: i64,
    /// The card, a `CreditCard.Id`; 0 for none, and then nothing is charged by itself.
    pub card: i64,
    /// The partner who made the sale, an `Affiliate.Id`; 0 for none.
    pub partner: i64,
    /// Days that cost nothing.
    pub days_till_charge: u32,
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
