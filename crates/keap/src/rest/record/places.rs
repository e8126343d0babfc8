//! Countries and regions by the account's own lists, where ISO's do not know a name.

use std::collections::HashMap;

use crate::{Error, geography};

/// A code with its name, as the account has it.
#[derive(Clone, Debug)]
pub(in crate::rest) struct Place {
    pub(in crate::rest) code: String,
    pub(in crate::rest) name: String,
}

/// What is known of the account's places so far.
#[derive(Debug, Default)]
pub(in crate::rest) struct Places {
    pub(in crate::rest) countries: Option<Vec<Place>>,
    /// By the country's code.
    pub(in crate::rest) regions: HashMap<String, Vec<Place>>,
    /// The country of an address that has none, as configured.
    pub(in crate::rest) default_country: Option<String>,
}

/// What is told once the lists it needs are there.
pub(in crate::rest) type Known<T> = std::result::Result<T, Unfinished>;

/// Why a body is not finished.
#[derive(Debug)]
pub(in crate::rest) enum Unfinished {
    /// The account's list of countries decides.
    NeedsCountries,
    /// The account's list of the regions of a country decides.
    NeedsRegions(String),
    Refused(Error),
}

impl From<Error> for Unfinished {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl Places {
    /// The code of a country; `None` when neither ISO nor the account knows the text, and when it could mean more
    /// than one.
    pub(in crate::rest) fn country(&self, text: &str) -> Known<Option<String>> {
        if geography::is_of_several(text) {
            return Ok(None);
        }
        if let Some(code) = geography::country_code(text) {
            return Ok(Some(code.to_owned()));
        }
        let known = self.countries.as_ref().ok_or(Unfinished::NeedsCountries)?;
        Ok(find(known, text).map(|place| place.code.clone()))
    }

    /// The account's regions of a country.
    pub(in crate::rest) fn regions_of(&self, country: &str) -> Known<&[Place]> {
        let known = self.regions.get(country);
        let needed = || Unfinished::NeedsRegions(country.to_owned());
        known.map(Vec::as_slice).ok_or_else(needed)
    }

    /// A region of a country by code or name; `None` when neither ISO nor the account knows it.
    pub(in crate::rest) fn region(&self, text: &str, country: &str) -> Known<Option<Place>> {
        let iso = geography::region_code(text, country).zip(geography::region_name(text, country));
        if let Some((code, name)) = iso {
            let (code, name) = (code.to_owned(), name.to_owned());
            return Ok(Some(Place { code, name }));
        }
        Ok(find(self.regions_of(country)?, text).cloned())
    }

    /// What to say of a text that means no country, or more than one.
    pub(in crate::rest) fn no_country(&self, text: &str) -> String {
        let known = self.countries.iter().flatten();
        let known: Vec<&str> = known.map(|place| place.name.as_str()).collect();
        geography::no_country(text, Some(&known))
    }

    /// What to say of a text that means no region of a country.
    pub(in crate::rest) fn no_region(&self, text: &str, country: &str) -> String {
        let known = self.regions.get(country).into_iter().flatten();
        geography::no_region(text, country, known.map(|place| place.name.as_str()))
    }
}

fn find<'a>(places: &'a [Place], text: &str) -> Option<&'a Place> {
    let wanted = geography::squeezed(text);
    let short = |code: &str| code.rsplit('-').next().unwrap_or_default().to_owned();
    places.iter().find(|place| {
        geography::squeezed(&place.name) == wanted
            || place.code.eq_ignore_ascii_case(text.trim())
            || short(&place.code).eq_ignore_ascii_case(text.trim())
    })
}
