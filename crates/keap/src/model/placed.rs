//! What comes of orders that are placed, of charges and of checks of cards.

use keap_schema::{FieldValue, Record};

use crate::{InvoiceId, OrderId};

/// What came of an order that was placed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlacedOrder {
    /// Whether it was placed and, if a card is named, paid.
    pub successful: bool,
    /// What was made of it, if something was.
    pub order: Option<OrderId>,
    /// What is paid for the order, if something was made.
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
