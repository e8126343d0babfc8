//! What is told of referral partners, in types of its own.

use chrono::{DateTime, NaiveDateTime, Utc};
use keap_schema::{FieldValue, Record};

use crate::{AffiliateId, CommissionProgramId, ContactId, InvoiceId};

/// From one wall time to another, as XML-RPC has them; both belong to it (inferred).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Period {
    /// From when.
    pub since: NaiveDateTime,
    /// Until when.
    pub until: NaiveDateTime,
}

impl Period {
    /// The time from one moment on the wall clock to another.
    pub fn new(since: NaiveDateTime, until: NaiveDateTime) -> Self {
        Self { since, until }
    }
}

/// A commission of a partner. Amounts are in main units of the account's currency.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Commission {
    /// What it is for.
    pub description: Option<String>,
    /// How much.
    pub amount: f64,
    /// What was sold with it.
    pub invoice: Option<InvoiceId>,
    /// The name of the product.
    pub product: Option<String>,
    /// The contact who bought.
    pub contact: Option<ContactId>,
    /// As the contact has it now.
    pub contact_first_name: Option<String>,
    /// As the contact has it now.
    pub contact_last_name: Option<String>,
    /// The first name of the partner who sold.
    pub sold_by_first_name: Option<String>,
    /// The last name of the partner who sold.
    pub sold_by_last_name: Option<String>,
    /// When it was earned.
    pub earned: Option<DateTime<Utc>>,
    /// The partner who sold.
    pub sale_partner: Option<AffiliateId>,
}

/// A commission that was taken back. Amounts are in main units of the account's currency.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Clawback {
    /// What it was for.
    pub description: Option<String>,
    /// How much.
    pub amount: f64,
    /// What was sold with it.
    pub invoice: Option<InvoiceId>,
    /// The contact who bought.
    pub contact: Option<ContactId>,
    /// As the contact has it now.
    pub contact_first_name: Option<String>,
    /// The name of the product.
    pub product: Option<String>,
    /// The first name of the partner who sold.
    pub sold_by_first_name: Option<String>,
    /// When it had been earned.
    pub earned: Option<DateTime<Utc>>,
    /// The partner who sold.
    pub sale_partner: Option<AffiliateId>,
}

/// A payment to a partner, in main units of the account's currency. Its members are named in no document of XML-RPC
/// (`KB-110`).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PartnerPayment {
    /// The payment.
    pub id: Option<i64>,
    /// How much.
    pub amount: f64,
    /// When.
    pub paid: Option<DateTime<Utc>>,
    /// The kind of payment, as `Payment.PayType` has it: `Check`.
    pub kind: Option<String>,
    /// A text.
    pub note: Option<String>,
}

/// The sums of a partner, in main units of the account's currency (`KB-111`).
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct PartnerSums {
    /// Who is paid for the referral.
    pub partner: AffiliateId,
    /// Commissions.
    pub earned: f64,
    /// Commissions that were taken back.
    pub taken_back: f64,
    /// What was paid; the sums of a period do not tell it.
    pub paid: Option<f64>,
    /// What is left.
    pub balance: f64,
}

/// A link of a partner (`KB-110`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RedirectLink {
    /// The link.
    pub id: i64,
    /// As the owner calls it.
    pub name: Option<String>,
    /// Who is paid for the referral.
    pub partner: Option<AffiliateId>,
    /// What stands in the address of the application.
    pub code: Option<String>,
    /// Where it leads.
    pub address: Option<String>,
    /// The programs that it belongs to.
    pub programs: Vec<CommissionProgramId>,
}

/// A commission program (`KB-110`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CommissionProgram {
    /// The program.
    pub id: CommissionProgramId,
    /// As the owner calls it.
    pub name: Option<String>,
    /// A text.
    pub notes: Option<String>,
    /// Which program goes before which.
    pub priority: Option<i64>,
}

fn text(row: &Record, name: &str) -> Option<String> {
    row.get(name).map(FieldValue::to_string)
}

fn number(row: &Record, name: &str) -> Option<i64> {
    row.get(name).and_then(FieldValue::as_i64)
}

fn amount(row: &Record, name: &str) -> Option<f64> {
    match row.get(name)? {
        FieldValue::Double(amount) => Some(*amount),
        other => other.to_string().parse().ok(),
    }
}

fn moment(row: &Record, name: &str) -> Option<DateTime<Utc>> {
    match row.get(name)? {
        FieldValue::DateTime(moment) => Some(*moment),
        _ => None,
    }
}

impl From<Record> for Commission {
    fn from(row: Record) -> Self {
        Self {
            description: text(&row, "Description"),
            amount: amount(&row, "AmtEarned").unwrap_or_default(),
            invoice: number(&row, "InvoiceId").map(InvoiceId::new),
            product: text(&row, "ProductName"),
            contact: number(&row, "ContactId").map(ContactId::new),
            contact_first_name: text(&row, "ContactFirstName"),
            contact_last_name: text(&row, "ContactLastName"),
            sold_by_first_name: text(&row, "SoldByFirstName"),
            sold_by_last_name: text(&row, "SoldByLastName"),
            earned: moment(&row, "DateEarned"),
            sale_partner: number(&row, "SaleAffId").map(AffiliateId::new),
        }
    }
}

impl From<Record> for Clawback {
    fn from(row: Record) -> Self {
        Self {
            description: text(&row, "Description"),
            amount: amount(&row, "Amount").unwrap_or_default(),
            invoice: number(&row, "InvoiceId").map(InvoiceId::new),
            contact: number(&row, "ContactId").map(ContactId::new),
            contact_first_name: text(&row, "FirstName"),
            product: text(&row, "ProductName"),
            sold_by_first_name: text(&row, "SoldByFirstName"),
            earned: moment(&row, "DateEarned"),
            sale_partner: number(&row, "SaleAffId").map(AffiliateId::new),
        }
    }
}

impl From<Record> for PartnerPayment {
    fn from(row: Record) -> Self {
        Self {
            id: number(&row, "Id"),
            amount: amount(&row, "PayAmt").unwrap_or_default(),
            paid: moment(&row, "PayDate"),
            kind: text(&row, "PayType"),
            note: text(&row, "PayNote"),
        }
    }
}

impl From<Record> for PartnerSums {
    fn from(row: Record) -> Self {
        let balance = amount(&row, "RunningBalance").or_else(|| amount(&row, "Balance"));
        Self {
            partner: AffiliateId::new(number(&row, "AffiliateId").unwrap_or_default()),
            earned: amount(&row, "AmountEarned").unwrap_or_default(),
            taken_back: amount(&row, "Clawbacks").unwrap_or_default(),
            paid: amount(&row, "Payments"),
            balance: balance.unwrap_or_default(),
        }
    }
}

impl From<Record> for RedirectLink {
    fn from(row: Record) -> Self {
        let programs = text(&row, "ProgramIds").unwrap_or_default();
        let programs = programs.split(',').map(str::trim);
        Self {
            id: number(&row, "Id").unwrap_or_default(),
            name: text(&row, "Name"),
            partner: number(&row, "AffiliateId").map(AffiliateId::new),
            code: text(&row, "LocalUrlCode"),
            address: text(&row, "RedirectUrl"),
            programs: programs.filter_map(|id| id.parse().ok()).collect(),
        }
    }
}

impl From<Record> for CommissionProgram {
    fn from(row: Record) -> Self {
        Self {
            id: CommissionProgramId::new(number(&row, "Id").unwrap_or_default()),
            name: text(&row, "Name"),
            notes: text(&row, "Notes"),
            priority: number(&row, "Priority"),
        }
    }
}
