//! The filter keys of v2 `/contacts`.

use crate::rest::shared::Refusal;
use crate::rest::shared::filter::{Key, Test, prefix};
use crate::rules::places;
use crate::store::slots::PHONES;
use crate::store::{Row, Store};

pub(super) const KEYS: [Key; 31] = [
    ("email", Test::Custom(by_email)),
    ("given_name", Test::Prefix("FirstName")),
    ("family_name", Test::Prefix("LastName")),
    ("middle_name", Test::Prefix("MiddleName")),
    ("website", Test::Prefix("Website")),
    ("lead_source_name", Test::Custom(by_lead_source)),
    ("city", Test::Prefix("City")),
    ("state", Test::Prefix("State")),
    ("company_id", Test::Equal("CompanyID")),
    ("contact_ids", Test::List("Id")),
    ("ids", Test::List("Id")),
    ("contact_id", Test::Compare("Id")),
    ("start_update_time", Test::Since("LastUpdated")),
    ("end_update_time", Test::Until("LastUpdated")),
    ("phone_number", Test::Custom(anything)),
    ("phone_fields", Test::Custom(anything)),
    ("billing_address_line1", Test::Equal("StreetAddress1")),
    ("billing_address_locality", Test::Equal("City")),
    ("billing_address_region", Test::Equal("State")),
    ("billing_address_postal_code", Test::Equal("PostalCode")),
    (
        "billing_address_country_code",
        Test::Custom(|_, row, code| in_country(row, "Country", code)),
    ),
    ("shipping_address_line1", Test::Equal("Address2Street1")),
    ("shipping_address_locality", Test::Equal("City2")),
    ("shipping_address_region", Test::Equal("State2")),
    ("shipping_address_postal_code", Test::Equal("PostalCode2")),
    (
        "shipping_address_country_code",
        Test::Custom(|_, row, code| in_country(row, "Country2", code)),
    ),
    ("other_address_line1", Test::Equal("Address3Street1")),
    ("other_address_locality", Test::Equal("City3")),
    ("other_address_region", Test::Equal("State3")),
    ("other_address_postal_code", Test::Equal("PostalCode3")),
    (
        "other_address_country_code",
        Test::Custom(|_, row, code| in_country(row, "Country3", code)),
    ),
];

fn by_email(_: &Store, row: &Row, value: &str) -> Result<bool, Refusal> {
    Ok(crate::store::slots::EMAILS
        .iter()
        .any(|(_, column)| prefix(row.text(column), value)))
}

fn by_lead_source(store: &Store, row: &Row, value: &str) -> Result<bool, Refusal> {
    let source = store.row("LeadSource", row.int("LeadSourceId"));
    Ok(source.is_some_and(|source| prefix(source.text("Name"), value)))
}

fn in_country(row: &Row, column: &str, code: &str) -> Result<bool, Refusal> {
    Ok(places::by_name(row.text(column))
        .is_some_and(|country| country.alpha3.eq_ignore_ascii_case(code)))
}

/// `phone_number` and `phone_fields` are looked at together, see [`has_phone`].
fn anything(_: &Store, _: &Row, _: &str) -> Result<bool, Refusal> {
    Ok(true)
}

/// The start of a number is at least three signs, and the fields are those of a contact (documented).
///
/// # Errors
/// 400 for a shorter start, a `*` that is not at the end, and an unknown field.
pub(super) fn check_phone(number: &str, fields: &str) -> Result<(), Refusal> {
    let known = |name: &str| PHONES.iter().any(|slot| named(slot.field, name));
    if let Some(name) = fields.split(',').find(|name| !known(name)) {
        return Err(Refusal::bad(format!(
            "Invalid filter value for phone_fields: {name}"
        )));
    }
    match number.split_once('*') {
        Some((head, "")) if head.trim().chars().count() < 3 => Err(Refusal::bad(
            "phone_number wildcard prefix must be at least 3 characters",
        )),
        Some((_, more)) if !more.is_empty() => {
            Err(Refusal::bad("Invalid filter value for phone_number"))
        }
        _ => Ok(()),
    }
}

fn named(field: &str, name: &str) -> bool {
    name.trim().eq_ignore_ascii_case(field)
}

/// Digits are compared, in the slots named; with a trailing `*` those a number starts with
/// (documented; that other signs do not count is inferred).
pub(super) fn has_phone(row: &Row, number: &str, fields: &str) -> bool {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let asked = |field: &str| fields.split(',').any(|name| named(field, name));
    let wanted = digits(number);
    PHONES.iter().filter(|slot| asked(slot.field)).any(|slot| {
        let stored = digits(row.text(slot.number));
        if number.ends_with('*') {
            !wanted.is_empty() && stored.starts_with(&wanted)
        } else {
            stored == wanted
        }
    })
}
