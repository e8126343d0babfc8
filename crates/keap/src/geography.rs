//! Country and region names to ISO codes and back.
//!
//! XML-RPC holds a country's display name and a region as free text; REST holds ISO 3166-1 alpha-3 and, in v2,
//! ISO 3166-2. A name that cannot be resolved stays unresolved: nothing is guessed.

use rust_iso3166::iso3166_2::Subdivision;
use rust_iso3166::{ALL, CountryCode};

/// Names that Keap shows and people write, where ISO's own name is another one.
///
/// `United States` was recorded on the wire; the others are inferred from common usage.
const COMMON_NAMES: &[(&str, &str)] = &[
    ("USA", "United States"),
    ("GBR", "United Kingdom"),
    ("BOL", "Bolivia"),
    ("BRN", "Brunei"),
    ("CZE", "Czech Republic"),
    ("FSM", "Micronesia"),
    ("IRN", "Iran"),
    ("KOR", "South Korea"),
    ("LAO", "Laos"),
    ("MDA", "Moldova"),
    ("MKD", "North Macedonia"),
    ("NLD", "Netherlands"),
    ("PRK", "North Korea"),
    ("PSE", "Palestine"),
    ("RUS", "Russia"),
    ("SYR", "Syria"),
    ("TUR", "Turkey"),
    ("TWN", "Taiwan"),
    ("TZA", "Tanzania"),
    ("VEN", "Venezuela"),
    ("VNM", "Vietnam"),
];

/// The ISO 3166-1 alpha-3 code of a country given by name or by code.
pub(crate) fn country_code(text: &str) -> Option<&'static str> {
    find_country(text).map(|country| country.alpha3)
}

/// The display name of a country as XML-RPC shows it.
#[cfg(feature = "rest")]
pub(crate) fn country_name(code: &str) -> Option<&'static str> {
    let country = find_country(code)?;
    let common = COMMON_NAMES
        .iter()
        .find(|(code, _)| *code == country.alpha3);
    Some(common.map_or(country.name, |(_, name)| name))
}

fn find_country(text: &str) -> Option<&'static CountryCode> {
    let text = text.trim();
    let common = COMMON_NAMES
        .iter()
        .find(|(_, name)| name.eq_ignore_ascii_case(text));
    let wanted = common.map_or(text, |(code, _)| code);
    let exact = ALL.iter().find(|country| {
        country.alpha3.eq_ignore_ascii_case(wanted)
            || country.alpha2.eq_ignore_ascii_case(wanted)
            || same_name(country.name, wanted)
    });
    exact.or_else(|| {
        only(
            ALL.iter()
                .filter(|country| same_name(plain(country.name), wanted)),
        )
    })
}

/// The ISO 3166-2 code (`US-AZ`) of a region given by name, by code, or by the code's second part.
pub(crate) fn region_code(region: &str, country: &str) -> Option<&'static str> {
    find_region(region, country).map(|found| found.code)
}

/// The name of a region given in any form that [`region_code`] takes.
#[cfg(feature = "rest")]
pub(crate) fn region_name(region: &str, country: &str) -> Option<&'static str> {
    find_region(region, country).map(|found| found.name)
}

/// The country's alpha-3 code that an ISO 3166-2 code begins with.
#[cfg(feature = "rest")]
pub(crate) fn country_of_region(code: &str) -> Option<&'static str> {
    country_code(code.split_once('-')?.0)
}

fn find_region(region: &str, country: &str) -> Option<&'static Subdivision> {
    let region = region.trim();
    let subdivisions = find_country(country)?.subdivisions()?;
    let exact = subdivisions.iter().find(|known| {
        let short = known.code.split_once('-').map_or("", |(_, short)| short);
        known.code.eq_ignore_ascii_case(region)
            || short.eq_ignore_ascii_case(region)
            || same_name(known.name, region)
    });
    exact.or_else(|| {
        only(
            subdivisions
                .iter()
                .filter(|known| same_name(plain(known.name), region)),
        )
    })
}

fn same_name(iso: &str, written: &str) -> bool {
    iso.to_lowercase() == written.to_lowercase()
}

/// A name without what stands in brackets behind it: `Netherlands (Kingdom of the)`.
fn plain(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

/// The one item, if there is no second: two Congos share their plain name.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

#[cfg(all(test, feature = "rest"))]
mod tests {
    use super::*;

    #[test]
    fn countries_are_found_by_name_and_by_code() {
        for text in ["United States", "USA", "us", "United States of America"] {
            assert_eq!(country_code(text), Some("USA"), "{text}");
        }
        assert_eq!(country_code("United Kingdom"), Some("GBR"));
        assert_eq!(country_code("Germany"), Some("DEU"));
        assert_eq!(country_code("Bolivia"), Some("BOL"));
        assert_eq!(
            country_code("Congo (Democratic Republic of the)"),
            Some("COD")
        );
        assert_eq!(country_code("Atlantis"), None);
    }

    #[test]
    fn every_country_comes_back_from_its_own_name() {
        for country in ALL {
            let name = country_name(country.alpha3).unwrap();
            assert_eq!(country_code(name), Some(country.alpha3), "{name}");
        }
    }

    #[test]
    fn regions_are_found_in_every_spelling() {
        for text in ["AZ", "az", "Arizona", "US-AZ"] {
            assert_eq!(region_code(text, "United States"), Some("US-AZ"), "{text}");
            assert_eq!(region_name(text, "USA"), Some("Arizona"), "{text}");
        }
        assert_eq!(region_code("Ontario", "Canada"), Some("CA-ON"));
        assert_eq!(region_code("Arizona", "Canada"), None);
        assert_eq!(country_of_region("US-AZ"), Some("USA"));
    }
}
