//! The lists of a contact: e-mail addresses, phone and fax numbers, addresses, social accounts,
//! custom fields.
//!
//! v2 replaces a list as a whole (documented). v1 changes the entries it is given and keeps the
//! others (inferred from "only the given values change").

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};

use super::{Refusal, Version, json};
use crate::rules::{opt_in, places};
use crate::store::index::Key;
use crate::store::slots::{ADDRESSES, AddressSlot, EMAILS, NumberSlot};
use crate::store::{Row, Store};

/// `email_addresses`. v2 tells the status of each address, v1 only of the contact.
pub(crate) fn emails(store: &Store, version: Version, row: &Row) -> Json {
    let filled = EMAILS
        .iter()
        .filter(|(_, column)| !row.text(column).is_empty());
    filled
        .map(|(field, column)| {
            let email = row.text(column);
            match version {
                Version::V1 => json!({ "email": email, "field": field }),
                Version::V2 => email_with_status(store, field, email),
            }
        })
        .collect()
}

/// One address with its status, as v2 shows it.
pub(crate) fn email_with_status(store: &Store, field: &str, email: &str) -> Json {
    let status = opt_in::of(store, email);
    json!({
        "email": email,
        "field": field,
        "email_opt_status": status.v2,
        "is_opt_in": status.level > 0,
    })
}

/// Writes `email_addresses`; gives the addresses that came with an `opt_in_reason`.
pub(crate) fn write_emails(
    version: Version,
    row: &mut Row,
    list: &Json,
) -> Result<Vec<String>, Refusal> {
    let entries = json::read_list(list)?;
    if version == Version::V2 {
        EMAILS.iter().for_each(|(_, column)| row.clear(column));
    }
    let mut with_reason = Vec::new();
    for entry in entries {
        let field = json::member(entry, "field")?;
        let (_, column) = EMAILS
            .iter()
            .find(|(name, _)| *name == field)
            .ok_or_else(Refusal::unreadable)?;
        let email = json::member(entry, "email")?;
        if !email.is_empty() && !email.contains('@') {
            return Err(Refusal::bad(format!(
                "{email} is not a valid email address"
            )));
        }
        if !json::member(entry, "opt_in_reason")?.is_empty() {
            with_reason.push(email.clone());
        }
        row.set(column, email);
    }
    Ok(with_reason)
}

/// `phone_numbers` or `fax_numbers`, by the slots given.
pub(crate) fn numbers(version: Version, row: &Row, slots: &[NumberSlot]) -> Json {
    slots
        .iter()
        .filter(|slot| !row.text(slot.number).is_empty())
        .map(|slot| number(version, row, slot))
        .collect()
}

/// One number.
pub(crate) fn number(version: Version, row: &Row, slot: &NumberSlot) -> Json {
    let mut entry = json!({
        "number": row.text(slot.number),
        "field": slot.field,
        "type": json::text(row.text(slot.kind)),
    });
    if !slot.extension.is_empty() {
        // v1 has an empty text for none (recorded twice).
        entry["extension"] = match version {
            Version::V1 => row.text(slot.extension).into(),
            Version::V2 => json::text(row.text(slot.extension)),
        };
        if version == Version::V2 {
            entry["number_e164"] = e164(row.text(slot.number)).map_or(Json::Null, Json::from);
        }
    }
    entry
}

/// Ten digits are read as an American number, a leading plus as an international one (inferred).
fn e164(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match (number.trim_start().starts_with('+'), digits.len()) {
        (true, 8..=15) => Some(format!("+{digits}")),
        (false, 10) => Some(format!("+1{digits}")),
        (false, 11) if digits.starts_with('1') => Some(format!("+{digits}")),
        _ => None,
    }
}

/// Writes `phone_numbers` or `fax_numbers`. Numbers are stored as sent: only XML-RPC is known to
/// reformat them.
pub(crate) fn write_numbers(
    version: Version,
    row: &mut Row,
    list: &Json,
    slots: &[NumberSlot],
) -> Result<(), Refusal> {
    let entries = json::read_list(list)?;
    if version == Version::V2 {
        slots
            .iter()
            .flat_map(NumberSlot::columns)
            .for_each(|column| row.clear(column));
    }
    for entry in entries {
        let field = json::member(entry, "field")?;
        let slot = slots
            .iter()
            .find(|slot| slot.field == field)
            .ok_or_else(Refusal::unreadable)?;
        write_number(row, entry, slot)?;
    }
    Ok(())
}

/// Writes one number into its slot; members that are not sent are cleared with it.
pub(crate) fn write_number(row: &mut Row, entry: &Json, slot: &NumberSlot) -> Result<(), Refusal> {
    row.set(slot.number, json::member(entry, "number")?);
    row.set(slot.kind, json::member(entry, "type")?);
    if !slot.extension.is_empty() {
        row.set(slot.extension, json::member(entry, "extension")?);
    }
    Ok(())
}

/// `addresses`.
pub(crate) fn addresses(version: Version, row: &Row) -> Json {
    ADDRESSES
        .iter()
        .filter(|slot| is_filled(row, slot))
        .map(|slot| address(version, row, slot))
        .collect()
}

pub(crate) fn is_filled(row: &Row, slot: &AddressSlot) -> bool {
    slot.columns()
        .iter()
        .any(|column| !row.text(column).is_empty())
}

/// One address. v1 shows an American postal code as `zip_code`, any other as `postal_code`
/// (documented for writing). Codes are shown where the stored text stands for one; v2 shows the text of
/// the country beside it, v1 does not (inferred).
pub(crate) fn address(version: Version, row: &Row, slot: &AddressSlot) -> Json {
    let country = places::by_name(row.text(slot.country));
    let (state, postal_code) = (row.text(slot.state), row.text(slot.postal_code));
    let zip = country.is_none_or(|country| country.alpha3 == "USA");
    let mut entry = json!({
        "field": slot.field,
        "line1": json::text(row.text(slot.line1)),
        "line2": json::text(row.text(slot.line2)),
        "locality": json::text(row.text(slot.city)),
        "region": json::text(state),
        "zip_code": if zip { json::text(postal_code) } else { Json::Null },
        "zip_four": json::text(row.text(slot.zip_four)),
        "country_code": country.map_or(Json::Null, |country| country.alpha3.into()),
    });
    let region = country.and_then(|country| places::region(country, state));
    match version {
        Version::V1 => {
            entry["postal_code"] = if zip {
                Json::Null
            } else {
                json::text(postal_code)
            }
        }
        Version::V2 => {
            entry["postal_code"] = json::text(postal_code);
            entry["region_code"] = region.map_or(Json::Null, |region| region.code.into());
            entry["country"] = json::text(row.text(slot.country));
        }
    }
    entry
}

/// Writes `addresses`.
pub(crate) fn write_addresses(version: Version, row: &mut Row, list: &Json) -> Result<(), Refusal> {
    let entries = json::read_list(list)?;
    if version == Version::V2 {
        ADDRESSES
            .iter()
            .flat_map(AddressSlot::columns)
            .for_each(|column| row.clear(column));
    }
    for entry in entries {
        let field = json::member(entry, "field")?;
        let slot = ADDRESSES
            .iter()
            .find(|slot| slot.field == field)
            .ok_or_else(Refusal::unreadable)?;
        write_address(version, row, entry, slot)?;
    }
    Ok(())
}

/// Writes one address into its slot; members that are not sent are cleared with it.
///
/// v2 takes texts beside the codes and keeps a text that stands for its code, or stands alone; where the
/// two disagree, the code counts (inferred). v1 keeps the stored text of a country whose code is sent
/// again (inferred).
///
/// # Errors
/// An unknown country code; a region without a country: in v2 for a new record alone (documented; that
/// a change is taken is inferred); in v1 also a region that the country does not have.
pub(crate) fn write_address(
    version: Version,
    row: &mut Row,
    entry: &Json,
    slot: &AddressSlot,
) -> Result<(), Refusal> {
    let is_new = row.id() == 0;
    let code = json::member(entry, "country_code")?;
    let country = match code.as_str() {
        "" => None,
        code => Some(places::by_code(code).ok_or_else(|| invalid(slot, "Country Code"))?),
    };
    let region = json::member(entry, "region")?;
    let region_code = if version == Version::V2 {
        json::member(entry, "region_code")?
    } else {
        String::new()
    };
    let needs_country = version == Version::V1 || is_new || !region_code.is_empty();
    if country.is_none() && needs_country && !(region.is_empty() && region_code.is_empty()) {
        return Err(Refusal::bad(format!(
            "{} COUNTRY CODE needed if Region Exists",
            slot.field
        )));
    }
    let state = match (version, country) {
        (Version::V1, Some(country)) if !region.is_empty() => v1_region(country, &region, slot)?,
        (Version::V2, Some(country)) if !region_code.is_empty() => {
            let found = places::region_by_code(&region_code)
                .or_else(|| places::region(country, &region_code));
            match found {
                Some(found) if found.is_named(&region) => region,
                Some(found) => found.name.to_owned(),
                None => region_code,
            }
        }
        _ => region,
    };
    let postal_code = match json::member(entry, "postal_code")? {
        empty if empty.is_empty() => json::member(entry, "zip_code")?,
        given => given,
    };
    row.set(slot.line1, json::member(entry, "line1")?);
    row.set(slot.line2, json::member(entry, "line2")?);
    row.set(slot.city, json::member(entry, "locality")?);
    row.set(slot.state, state);
    row.set(slot.postal_code, postal_code);
    row.set(slot.zip_four, json::member(entry, "zip_four")?);
    row.set(
        slot.country,
        country_text(version, row, entry, slot, country)?,
    );
    Ok(())
}

/// The text of a country to store.
fn country_text(
    version: Version,
    row: &Row,
    entry: &Json,
    slot: &AddressSlot,
    country: Option<&places::Country>,
) -> Result<String, Refusal> {
    let text = match version {
        Version::V1 => row.text(slot.country).to_owned(),
        Version::V2 => json::member(entry, "country")?,
    };
    let means = places::by_name(&text).map(|country| country.alpha3);
    Ok(match (version, country) {
        (_, Some(country)) if means == Some(country.alpha3) => text,
        (_, Some(country)) => country.name.to_owned(),
        (Version::V2, None) => text,
        (Version::V1, None) => String::new(),
    })
}

/// v1 stores the full name of a region and refuses what its list does not have. For countries whose
/// regions the sandbox does not know, it takes any text.
fn v1_region(country: &places::Country, text: &str, slot: &AddressSlot) -> Result<String, Refusal> {
    match places::region(country, text) {
        Some(region) => Ok(region.name.to_owned()),
        None if places::regions(country).next().is_none() => Ok(text.to_owned()),
        None => Err(invalid(slot, "Region")),
    }
}

fn invalid(slot: &AddressSlot, what: &str) -> Refusal {
    Refusal::bad(format!("{} {what} is invalid", slot.field))
}

/// The social networks: stored and v1 word, v2 word, and whether v1 shows them (documented).
const NETWORKS: [(&str, &str, bool); 7] = [
    ("Facebook", "FACEBOOK", true),
    ("Twitter", "TWITTER", true),
    ("LinkedIn", "LINKED_IN", true),
    ("Instagram", "INSTAGRAM", false),
    ("Snapchat", "SNAPCHAT", false),
    ("YouTube", "YOUTUBE", false),
    ("Pinterest", "PINTEREST", false),
];

/// `social_accounts`.
pub(crate) fn social_accounts(store: &Store, version: Version, contact: i64) -> Json {
    let accounts = store.rows_with(&store.indexes.accounts, Key::Number(contact));
    accounts
        .filter_map(|row| {
            let kind = row.text("AccountType");
            let (v1, v2, in_v1) = NETWORKS.iter().find(|(v1, _, _)| *v1 == kind)?;
            let shown = version == Version::V2 || *in_v1;
            let kind = if version == Version::V1 { v1 } else { v2 };
            shown.then(|| json!({ "name": row.text("AccountName"), "type": kind }))
        })
        .collect()
}

/// Writes `social_accounts`: one account a network.
pub(crate) fn write_social_accounts(
    store: &mut Store,
    now: DateTime<Utc>,
    version: Version,
    contact: i64,
    list: &Json,
) -> Result<(), Refusal> {
    let entries = json::read_list(list)?;
    if version == Version::V2 {
        store.remove_where("SocialAccount", |row| row.int("ContactId") == contact);
    }
    for entry in entries {
        let word = json::member(entry, "type")?;
        let network = NETWORKS
            .iter()
            .find(|(v1, v2, _)| [*v1, *v2].contains(&word.as_str()));
        let (kind, _, _) = network.ok_or_else(Refusal::unreadable)?;
        store.remove_where("SocialAccount", |row| {
            row.int("ContactId") == contact && row.text("AccountType") == *kind
        });
        let account = Row::default()
            .with("ContactId", contact)
            .with("AccountType", *kind)
            .with("AccountName", json::member(entry, "name")?)
            .with("DateCreated", now)
            .with("LastUpdated", now);
        store.insert("SocialAccount", account);
    }
    Ok(())
}
