//! What REST calls the members of the rows of partners.

use keap_schema::{FieldValue, Record};
use serde_json::Value;

use crate::rest::api::NOT_THE_API;
use crate::rest::record::json;
use crate::{Backend, Error, ErrorKind, Result};

/// A member: its name over XML-RPC, what it is, and what v1 and v2 call it; an empty name where one has none.
pub(super) struct Member {
    name: &'static str,
    kind: Kind,
    v1: &'static str,
    v2: &'static str,
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Id,
    Number,
    Amount,
    Moment,
    /// Ids, which are a text with commas over XML-RPC.
    Ids,
    /// The kind of a payment.
    Payment,
}

use Kind::{Amount, Id, Ids, Moment, Number, Payment, Text};

const fn both(name: &'static str, kind: Kind, member: &'static str) -> Member {
    pair(name, kind, member, member)
}

const fn pair(name: &'static str, kind: Kind, v1: &'static str, v2: &'static str) -> Member {
    Member { name, kind, v1, v2 }
}

/// Names and address of the seller are not in v2.
pub(super) static COMMISSION: &[Member] = &[
    both("Description", Text, "description"),
    both("AmtEarned", Amount, "amount_earned"),
    both("InvoiceId", Id, "invoice_id"),
    both("ProductName", Text, "product_name"),
    both("ContactId", Id, "contact_id"),
    both("ContactFirstName", Text, "contact_first_name"),
    both("ContactLastName", Text, "contact_last_name"),
    pair("SoldByFirstName", Text, "sold_by_first_name", ""),
    pair("SoldByLastName", Text, "sold_by_last_name", ""),
    pair("DateEarned", Moment, "date_earned", "time_earned"),
    both("SaleAffId", Id, "sales_affiliate_id"),
];

/// v1 alone has them.
pub(super) static CLAWBACK: &[Member] = &[
    pair("Description", Text, "description", ""),
    pair("Amount", Amount, "amount", ""),
    pair("InvoiceId", Id, "invoice_id", ""),
    pair("ContactId", Id, "contact_id", ""),
    pair("FirstName", Text, "given_name", ""),
    pair("ProductName", Text, "product_name", ""),
    pair("SoldByFirstName", Text, "sold_by_given_name", ""),
    pair("DateEarned", Moment, "date_earned", ""),
    pair("SaleAffId", Id, "sale_affiliate_id", ""),
];

pub(super) static PAYMENT: &[Member] = &[
    both("Id", Id, "id"),
    pair("PayAmt", Amount, "amount", "pay_amount"),
    pair("PayDate", Moment, "date", "pay_date"),
    pair("PayType", Payment, "type", "pay_type"),
    pair("PayNote", Text, "notes", "pay_notes"),
];

/// In camel case in v2 (documented).
pub(super) static TOTALS: &[Member] = &[
    pair("AffiliateId", Id, "affiliate_id", "affiliateId"),
    pair("AmountEarned", Amount, "amount_earned", "amountEarned"),
    both("Clawbacks", Amount, "clawbacks"),
    both("RunningBalance", Amount, "balance"),
];

pub(super) static SUMMARY: &[Member] = &[
    pair("AffiliateId", Id, "affiliate_id", "affiliateId"),
    pair("AmountEarned", Amount, "amount_earned", "amountEarned"),
    both("Clawbacks", Amount, "clawbacks"),
    both("Balance", Amount, "balance"),
];

pub(super) static LINK: &[Member] = &[
    both("Id", Id, "id"),
    both("Name", Text, "name"),
    both("AffiliateId", Id, "affiliate_id"),
    pair("LocalUrlCode", Text, "local_url_code", "code"),
    pair("RedirectUrl", Text, "redirect_url", "website_address"),
    both("ProgramIds", Ids, "program_ids"),
];

/// The priority is a text in v2.
pub(super) static PROGRAM: &[Member] = &[
    both("Id", Id, "id"),
    both("Name", Text, "name"),
    both("Notes", Text, "notes"),
    both("Priority", Number, "priority"),
];

/// The words of v2, and those of `Payment.PayType` (inferred).
const PAYMENTS: [(&str, &str); 8] = [
    ("CASH", "Cash"),
    ("CHECK", "Check"),
    ("CREDIT_CARD", "Credit Card"),
    ("CREDIT_CARD_MANUAL", "Credit Card (Manual)"),
    ("MONEY_ORDER", "Money Order"),
    ("ADJUSTMENT", "Adjustment"),
    ("CREDIT", "Credit"),
    ("REFUND", "Refund"),
];

/// A row with the members that have a content.
///
/// # Errors
/// `InvalidResponse` for a value that is none of its kind.
pub(super) fn record(backend: Backend, members: &[Member], row: &Value) -> Result<Record> {
    let mut record = Record::new();
    for member in members {
        let name = match backend {
            Backend::RestV1 => member.v1,
            _ => member.v2,
        };
        let Some(value) = row.get(name).filter(|value| !json::is_empty(value)) else {
            continue;
        };
        let value = read(member.kind, value).ok_or_else(|| unreadable(member.name, value))?;
        if !matches!((member.kind, &value), (Id, FieldValue::Int(0))) {
            record.insert(member.name, value);
        }
    }
    Ok(record)
}

fn read(kind: Kind, value: &Value) -> Option<FieldValue> {
    Some(match kind {
        Text => json::text(value)?.into(),
        Id | Number => json::integer(value)?.into(),
        Amount => json::number(value)?.into(),
        Moment => json::moment(value)?.into(),
        Ids => json::text_list(value)?.join(",").into(),
        Payment => {
            let word = json::text(value)?;
            let known = PAYMENTS.iter().find(|(rest, _)| *rest == word);
            known.map_or(word, |(_, word)| (*word).to_owned()).into()
        }
    })
}

fn unreadable(name: &str, value: &Value) -> Error {
    let message = format!("{} is not a value for {name}", json::shown(value));
    Error::new(ErrorKind::InvalidResponse, message)
}

/// An id in a list.
pub(super) fn integer(value: &Value) -> Result<i64> {
    json::integer(value).ok_or_else(|| unreadable("an id", value))
}

/// The rows of a list that comes in one answer.
pub(super) fn listed(answer: &Value, key: &str) -> Result<Vec<Value>> {
    let rows = answer.get(key).and_then(Value::as_array).cloned();
    rows.ok_or_else(|| {
        let message = "the answer is not the list asked for";
        Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API)
    })
}

/// The sum of a member of all rows.
pub(super) fn total(rows: &[Value], member: &str) -> Result<f64> {
    let amounts = rows.iter().map(|row| {
        let value = row.get(member).unwrap_or(&Value::Null);
        json::number(value).ok_or_else(|| unreadable(member, value))
    });
    amounts.sum::<Result<f64>>().map(in_cents)
}

/// What was paid: what was earned and is neither taken back nor left (inferred).
pub(super) fn paid(sums: &Record) -> f64 {
    let amount = |name: &str| match sums.get(name) {
        Some(FieldValue::Double(amount)) => *amount,
        _ => 0.0,
    };
    in_cents(amount("AmountEarned") - amount("Clawbacks") - amount("RunningBalance"))
}

/// Sums of amounts have no more digits than the amounts.
pub(super) fn in_cents(amount: f64) -> f64 {
    // A sum of nothing is -0.0 in Rust.
    (amount * 100.0).round() / 100.0 + 0.0
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_of_both_versions_are_the_same_row() {
        let v1 = json!({ "id": 7, "amount": 1.5, "date": "2025-06-30T16:00:00.000+0000", "type": "Check" });
        let v2 = json!({ "id": "7", "pay_amount": 1.5, "pay_date": "2025-06-30T16:00:00Z", "pay_type": "CHECK" });
        let v1 = record(Backend::RestV1, PAYMENT, &v1).unwrap();
        let v2 = record(Backend::RestV2, PAYMENT, &v2).unwrap();
        assert_eq!(v1, v2);
        assert_eq!(v1.get("PayType"), Some(&"Check".into()));
    }

    #[test]
    fn what_is_none_of_its_kind_is_told_and_what_is_empty_is_left_out() {
        let error = record(Backend::RestV2, PROGRAM, &json!({ "priority": "high" })).unwrap_err();
        assert_eq!(error.message(), "a text is not a value for Priority");
        let row = json!({ "id": "0", "name": "", "priority": "0" });
        let row = record(Backend::RestV2, PROGRAM, &row).unwrap();
        assert_eq!(row.iter().collect::<Vec<_>>(), [("Priority", &0.into())]);
    }

    #[test]
    fn what_was_paid_is_what_is_missing() {
        let row =
            json!({ "affiliateId": 1, "amountEarned": 11.35, "clawbacks": 0.9, "balance": 5.95 });
        let sums = record(Backend::RestV2, TOTALS, &row).unwrap();
        assert_eq!(paid(&sums), 4.5);
        let rows = [json!({ "amount": 0.1 }), json!({ "amount": 0.2 })];
        assert_eq!(total(&rows, "amount").unwrap(), 0.3);
        assert!(total(&[json!({})], "amount").is_err());
    }
}
