//! Country and region of one postal address, in the form its backend takes.
//!
//! A write replaces the whole list of addresses, so each address goes back whole, also one that no change names. What
//! is not named must be afterwards as it was, on every wire:
//!
//! - v2 answers texts (`country`, `region`) beside the codes and takes both, the texts as deprecated (documented). They
//!   go back as they were read. What the service does with a text beside a code, and with a text alone, is not known:
//!   that it keeps the text is **inferred**, and this module is the one place that relies on it.
//! - v1 answers one text of the region and one code of the country. A country without a code is not shown, so it
//!   cannot be told from none; a region that is not the full name in the account's list is replaced by that name or
//!   refused (documented). What it cannot keep is refused before anything is sent (difference `KB-071`).

use keap_http::Shown;
use serde_json::{Map, Value, json};

use crate::difference::{ADDRESS_KEPT_IN_V1, COUNTRY_NAME, REGION_TEXT, REGION_WITHOUT_COUNTRY};
use crate::rest::dialect;
use crate::rest::record::places::{Places, Unfinished};
use crate::rest::record::slot_change::SlotChange;
use crate::table::Convert;
use crate::{Backend, Error, ErrorKind, difference::Difference, geography};

/// One address in the making.
pub(in crate::rest) struct Address<'a> {
    /// Its members: those that were read, with all changes but those of country and region.
    pub(in crate::rest) entry: &'a mut Map<String, Value>,
    /// Whether the server has it already.
    pub(in crate::rest) is_stored: bool,
    /// The changes of this address.
    pub(in crate::rest) changes: &'a [&'a SlotChange],
    pub(in crate::rest) places: &'a Places,
}

impl<'a> Address<'a> {
    /// Puts country and region into the form that the backend takes.
    ///
    /// # Errors
    /// A name that is none, a region without a country, or what v1 cannot keep.
    pub(in crate::rest) fn settle(mut self, backend: Backend) -> Result<(), Unfinished> {
        let (country, region) = (self.named(Convert::Country), self.named(Convert::Region));
        self.set_country(country, backend)?;
        self.set_region(region, backend)?;
        let dialect = dialect::of(backend);
        if !dialect.regions_as_codes {
            self.keep_over_v1(country.is_some(), region.is_some())?;
        }
        if dialect.zip_codes {
            settle_postal_code(self.entry);
        }
        Ok(())
    }

    /// The change of the country or the region, when there is one.
    fn named(&self, convert: Convert) -> Option<&'a SlotChange> {
        let mut changes = self.changes.iter().copied();
        changes.find(|change| change.convert == convert)
    }

    fn text(&self, name: &str) -> Option<&str> {
        let text = self.entry.get(name).and_then(Value::as_str);
        text.filter(|text| !text.is_empty())
    }

    fn set_country(
        &mut self,
        change: Option<&SlotChange>,
        backend: Backend,
    ) -> Result<(), Unfinished> {
        let Some(change) = change else { return Ok(()) };
        let Some(text) = change.text() else {
            let had = self.text("country").or(self.text("country_code")).is_some();
            self.clear(&["country", "country_code"], backend);
            return match had && dialect::of(backend).regions_as_codes && self.keeps_region() {
                true => Err(self.orphaned(change)),
                false => Ok(()),
            };
        };
        // The text that is stored, or the name that its code is read as, is written back: nothing changes.
        let shown = self.text("country_code").and_then(geography::country_name);
        if self.text("country") == Some(text) || shown == Some(text) {
            return Ok(());
        }
        let code = country_code(self.places, change.column, text)?;
        self.entry.remove("country");
        self.entry.insert("country_code".to_owned(), json!(code));
        Ok(())
    }

    fn set_region(
        &mut self,
        change: Option<&SlotChange>,
        backend: Backend,
    ) -> Result<(), Unfinished> {
        let Some(change) = change else { return Ok(()) };
        let Some(text) = change.text() else {
            self.clear(&["region", "region_code"], backend);
            return Ok(());
        };
        let dialect = dialect::of(backend);
        if dialect.regions_as_codes && self.text("region") == Some(text) && self.keeps_country() {
            return Ok(());
        }
        let country = match self.text("country_code") {
            Some(code) => code.to_owned(),
            None => self.country_for(text)?,
        };
        let Some(region) = self.places.region(text, &country)? else {
            // v2 takes a text as well, as deprecated.
            if dialect.regions_as_codes && geography::is_military(text, &country) {
                self.entry.remove("region_code");
                self.entry.insert("region".to_owned(), json!(text));
                return Ok(());
            }
            let what = self.places.no_region(text, &country);
            let message = format!("{}: {what}", change.column);
            return Err(refused(message, &REGION_TEXT));
        };
        self.entry.remove("region");
        // v1 checks regions against its own list and knows the full names.
        let (member, text) = if dialect.regions_as_codes {
            ("region_code", region.code)
        } else {
            ("region", region.name)
        };
        self.entry.insert(member.to_owned(), json!(text));
        Ok(())
    }

    /// Whether a region is stored that no change touches.
    fn keeps_region(&self) -> bool {
        let stored = self.text("region").or(self.text("region_code"));
        stored.is_some() && self.named(Convert::Region).is_none()
    }

    /// A region that would lose its country. v1 refuses it by the address that it could not keep.
    fn orphaned(&self, change: &SlotChange) -> Unfinished {
        let column = change.column;
        let region = self.text("region").or(self.text("region_code"));
        let region = Shown::new(region.unwrap_or_default());
        let message =
            format!("{column} cannot be cleared while the address keeps its region {region:?}");
        let hint = format!(
            "{}: clear {} as well, or keep the country",
            REGION_WITHOUT_COUNTRY.id,
            column.replace("Country", "State")
        );
        let error = Error::new(ErrorKind::InvalidRequest, message);
        Unfinished::Refused(error.explained_by(&REGION_WITHOUT_COUNTRY).hinted(hint))
    }

    fn keeps_country(&self) -> bool {
        let named = self.named(Convert::Country).and_then(SlotChange::text);
        named.is_none() || self.text("country") == named
    }

    /// The country of an address that has none, for a region that is written: the configured one.
    fn country_for(&mut self, region: &str) -> Result<String, Unfinished> {
        let hidden = self.text("country").is_some();
        let cleared = self
            .named(Convert::Country)
            .is_some_and(|change| change.text().is_none());
        match self.default_country()?.filter(|_| !hidden && !cleared) {
            Some(code) => {
                self.entry.insert("country_code".to_owned(), json!(code));
                Ok(code)
            }
            None => {
                let region = Shown::new(region);
                let stored = self.text("country").map(Shown::new);
                let message = match stored.filter(|_| !cleared) {
                    Some(country) => format!(
                        "the region {region:?} cannot be written beside the country {country:?}, a text without an ISO code; write the country too"
                    ),
                    None => format!("the region {region:?} needs a country"),
                };
                Err(refused(message, &REGION_WITHOUT_COUNTRY))
            }
        }
    }

    fn default_country(&self) -> Result<Option<String>, Unfinished> {
        let configured = self.places.default_country.as_deref();
        configured
            .map(|text| country_code(self.places, "the default country", text))
            .transpose()
    }

    /// v2 replaces the list, so what is left out is cleared. v1 changes what it is given (inferred), so it is given
    /// null.
    fn clear(&mut self, names: &[&str], backend: Backend) {
        for name in names {
            let had = self.entry.remove(*name).is_some();
            if had && dialect::of(backend).clears_by_null {
                self.entry.insert((*name).to_owned(), Value::Null);
            }
        }
    }

    /// Refuses what v1 would lose or rewrite of an address that it has already.
    fn keep_over_v1(&mut self, country_named: bool, region_named: bool) -> Result<(), Unfinished> {
        if !self.is_stored {
            return Ok(());
        }
        if self.text("country_code").is_none() && !country_named {
            let Some(code) = self.default_country()? else {
                let why = "shows no country, and REST v1 does not show one that has no ISO code";
                return Err(self.lost(why, "country"));
            };
            self.entry.insert("country_code".to_owned(), json!(code));
        }
        if let Some(region) = self.text("region").filter(|_| !region_named) {
            let Some(country) = self.text("country_code") else {
                return Err(self.lost(
                    "has a region, which REST v1 refuses without a country",
                    "region",
                ));
            };
            if !is_full_name(self.places, region, country)? {
                let why = "has a region that REST v1 would refuse or replace by its full name";
                return Err(self.lost(why, "region"));
            }
        }
        Ok(())
    }

    fn lost(&self, why: &str, what: &str) -> Unfinished {
        let slot = self.text("field").unwrap_or("the address");
        let message = format!("{slot} {why}; the change would not keep it");
        let hint = format!(
            "name the {what} of that address among the changes, set or cleared, or route the operation to REST v2"
        );
        let error = Error::new(ErrorKind::Unsupported, message);
        Unfinished::Refused(error.explained_by(&ADDRESS_KEPT_IN_V1).hinted(hint))
    }
}

/// The code of a country that a caller names.
///
/// # Errors
/// `InvalidRequest` with the nearest name when the text means none.
pub(in crate::rest) fn country_code(
    places: &Places,
    column: &str,
    text: &str,
) -> Result<String, Unfinished> {
    if let Some(code) = places.country(text)? {
        return Ok(code);
    }
    let message = format!("{column}: {}", places.no_country(text));
    Err(refused(message, &COUNTRY_NAME))
}

/// Whether v1 answers and takes a region as it is.
fn is_full_name(places: &Places, region: &str, country: &str) -> Result<bool, Unfinished> {
    if geography::region_name(region, country) == Some(region) {
        return Ok(true);
    }
    let known = places.regions_of(country)?;
    Ok(known.iter().any(|place| place.name == region))
}

fn refused(message: String, known: &'static Difference) -> Unfinished {
    let error = Error::new(ErrorKind::InvalidRequest, message);
    Unfinished::Refused(error.explained_by(known))
}

/// v1 takes US codes as `zip_code` with `zip_four` and all others as `postal_code`, never both.
fn settle_postal_code(entry: &mut Map<String, Value>) {
    let american = entry
        .get("country_code")
        .is_none_or(|country| country == "USA");
    let five_digits = |code: &Value| {
        code.as_str()
            .is_some_and(|code| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()))
    };
    if american && entry.get("postal_code").is_some_and(five_digits) {
        if let Some(code) = entry.remove("postal_code") {
            entry.insert("zip_code".to_owned(), code);
        }
    } else if entry.contains_key("postal_code") {
        entry.remove("zip_code");
    }
}
