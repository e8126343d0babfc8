//! The shipping address of an order.

use serde_json::Value as Json;

use super::{Refusal, json};
use crate::rules::places;
use crate::store::Row;

/// Writes a shipping address as both versions send it: a region is a text, and kept as it is (inferred).
pub(crate) fn write_shipping(row: &mut Row, address: &Json) -> Result<(), Refusal> {
    for (name, column) in [
        ("first_name", "ShipFirstName"),
        ("middle_name", "ShipMiddleName"),
        ("last_name", "ShipLastName"),
        ("company", "ShipCompany"),
        ("phone", "ShipPhone"),
        ("line1", "ShipStreet1"),
        ("line2", "ShipStreet2"),
        ("locality", "ShipCity"),
        ("zip_code", "ShipZip"),
    ] {
        row.set(column, json::member(address, name)?);
    }
    row.set("ShipState", json::member(address, "region")?);
    let country = match json::member(address, "country_code")?.as_str() {
        "" => "",
        code => {
            let country = places::by_code(code);
            let bad = || Refusal::bad("Country Code is invalid");
            let country = country.ok_or_else(bad)?;
            // The same code again leaves the stored text (inferred).
            let stored = places::by_name(row.text("ShipCountry"));
            if stored.is_some_and(|stored| stored.alpha3 == country.alpha3) {
                return Ok(());
            }
            country.name
        }
    };
    row.set("ShipCountry", country);
    Ok(())
}
