//! Country and region names to ISO codes and back.
//!
//! XML-RPC holds a country's display name and a region as free text; REST holds ISO 3166-1 alpha-3 and, in v2,
//! ISO 3166-2. People write more names than ISO has: those that can mean one country alone are taken too. A name that
//! cannot be resolved stays unresolved: nothing is guessed.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use crate::fold;

mod iso;
mod unknown;

use iso::{Country, Region, countries};
pub(crate) use unknown::{is_of_several, no_country, no_region};

/// Names that Keap shows, where ISO's own name is another one.
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

/// Countries by every name that means them, in the form of [`squeezed`].
static BY_NAME: LazyLock<HashMap<String, &'static Country>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for country in countries() {
        names.insert(squeezed(country.name), country);
    }
    let plain_names = countries()
        .iter()
        .map(|country| (squeezed(plain(country.name)), country));
    let plain_names: Vec<_> = plain_names.collect();
    for (name, country) in &plain_names {
        // Two Koreas share their plain name.
        if plain_names
            .iter()
            .filter(|(other, _)| other == name)
            .count()
            == 1
        {
            names.entry(name.clone()).or_insert(country);
        }
    }
    for (code, name) in COMMON_NAMES.iter().copied().chain(other_names()) {
        if let Some(country) = by_code(code) {
            names.entry(squeezed(name)).or_insert(country);
        }
    }
    names
});

/// Former and everyday names, each with its country's alpha-3 code.
fn other_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../data/country_names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
}

fn by_code(code: &str) -> Option<&'static Country> {
    countries().iter().find(|country| {
        country.alpha3.eq_ignore_ascii_case(code) || country.alpha2.eq_ignore_ascii_case(code)
    })
}

/// The ISO 3166-1 alpha-3 code of a country given by code or by any name that means it alone.
pub(crate) fn country_code(text: &str) -> Option<&'static str> {
    find_country(text).map(|country| country.alpha3)
}

/// The code of a country given by code or by the name that ISO or Keap has for it: one that Keap itself would pair
/// with the code (inferred).
pub(crate) fn code_of_own_name(text: &str) -> Option<&'static str> {
    let country = find_country(text)?;
    let own = by_code(text.trim()).is_some()
        || fold::same(country.name, text.trim())
        || country_name(country.alpha3).is_some_and(|name| fold::same(name, text.trim()));
    own.then_some(country.alpha3)
}

/// The display name of a country as XML-RPC shows it.
pub(crate) fn country_name(code: &str) -> Option<&'static str> {
    let country = by_code(code.trim())?;
    let common = COMMON_NAMES
        .iter()
        .find(|(code, _)| *code == country.alpha3);
    Some(common.map_or(country.name, |(_, name)| name))
}

fn find_country(text: &str) -> Option<&'static Country> {
    by_code(text.trim()).or_else(|| BY_NAME.get(&squeezed(text)).copied())
}

/// The ISO 3166-2 code (`US-AZ`) of a region given by name, by code, or by the code's second part.
pub(crate) fn region_code(region: &str, country: &str) -> Option<&'static str> {
    find_region(region, country).map(|found| found.code)
}

/// The name of a region given in any form that [`region_code`] takes.
pub(crate) fn region_name(region: &str, country: &str) -> Option<&'static str> {
    find_region(region, country).map(|found| found.name)
}

/// Whether a text is a state of military mail of the United States, which ISO 3166-2 does not have.
pub(crate) fn is_military(region: &str, country: &str) -> bool {
    const STATES: [&str; 6] = [
        "AA",
        "AE",
        "AP",
        "Armed Forces Americas",
        "Armed Forces Europe",
        "Armed Forces Pacific",
    ];
    let is_state = STATES.iter().any(|state| fold::same(state, region.trim()));
    is_state && country_code(country) == Some("USA")
}

/// Whether two texts are one region of some country, for where no country is told: `AZ` and `Arizona`.
pub(crate) fn is_same_region_somewhere(left: &str, right: &str) -> bool {
    countries().iter().any(|country| {
        let code = region_code(left, country.alpha2);
        code.is_some() && code == region_code(right, country.alpha2)
    })
}

/// Whether a text is a region of some country.
pub(crate) fn is_region_somewhere(text: &str) -> bool {
    is_same_region_somewhere(text, text)
}

/// Whether a text has the form of a code of a country or region, known or not: `XKX`, `CH-ZG`.
pub(crate) fn is_like_code(text: &str) -> bool {
    let is_part = |part: &str| {
        (1..=3).contains(&part.len())
            && part
                .bytes()
                .all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit())
    };
    is_part(text)
        || text
            .split_once('-')
            .is_some_and(|(country, region)| is_part(country) && is_part(region))
}

/// The country's alpha-3 code that an ISO 3166-2 code begins with.
pub(crate) fn country_of_region(code: &str) -> Option<&'static str> {
    by_code(code.split_once('-')?.0).map(|country| country.alpha3)
}

fn find_region(region: &str, country: &str) -> Option<&'static Region> {
    let region = region.trim();
    let regions = find_country(country)?.regions();
    let by_code = regions.iter().find(|known| {
        let short = known.code.split_once('-').map_or("", |(_, short)| short);
        known.code.eq_ignore_ascii_case(region) || short.eq_ignore_ascii_case(region)
    });
    let wanted = squeezed(region);
    by_code
        .or_else(|| {
            let mut known = regions.iter();
            known.find(|known| squeezed(known.name) == wanted)
        })
        .or_else(|| {
            let by_plain = |known: &&Region| squeezed(plain(known.name)) == wanted;
            only(regions.iter().filter(by_plain))
        })
}

/// A name without what people leave out or write in several ways: case, accents, punctuation, `the`; `&` is `and`, and
/// `St` is `Saint`. Two names are one when this is the same.
pub(crate) fn squeezed(name: &str) -> String {
    let folded = fold::fold(name);
    let mut words = String::with_capacity(folded.len());
    for letter in folded.nfd() {
        match letter {
            // Combining accents, and the signs of abbreviations and elisions.
            '\u{300}'..='\u{36f}' | '.' | '\'' | '\u{2019}' | '`' => {}
            '&' => words.push_str(" and "),
            'ø' => words.push('o'),
            'ł' => words.push('l'),
            'đ' => words.push('d'),
            'ı' => words.push('i'),
            letter if letter.is_alphanumeric() => words.push(letter),
            _ => words.push(' '),
        }
    }
    let words = words.split_whitespace().filter(|word| *word != "the");
    let words = words.map(|word| if word == "st" { "saint" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// A name without what stands in brackets behind it: `Netherlands (Kingdom of the)`.
fn plain(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

/// The one item, if there is no second.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

#[cfg(test)]
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
        for country in countries() {
            let name = country_name(country.alpha3).unwrap();
            assert_eq!(country_code(name), Some(country.alpha3), "{name}");
            assert_eq!(country_code(country.name), Some(country.alpha3));
            assert_eq!(code_of_own_name(name), Some(country.alpha3));
        }
    }

    #[test]
    fn no_name_means_two_countries() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        let iso = countries()
            .iter()
            .map(|country| (country.alpha3, country.name));
        for (code, name) in iso.chain(COMMON_NAMES.iter().copied()).chain(other_names()) {
            assert!(by_code(code).is_some(), "{code} {name}");
            assert_eq!(country_code(name), Some(code), "{name}");
            let other = seen.insert(squeezed(name), code);
            assert!(other.is_none_or(|other| other == code), "{name}");
            // A name that is also the code of a country would never be looked at.
            assert!(
                by_code(name).is_none_or(|found| found.alpha3 == code),
                "{name}"
            );
        }
    }

    #[test]
    fn what_may_mean_several_countries_or_none_is_not_guessed() {
        for text in [
            "Korea",
            "Virgin Islands",
            "America",
            "Netherlands Antilles",
            "Yugoslavia",
            "Kosovo",
            "C.A.",
            "the",
            "",
            "-",
        ] {
            assert_eq!(country_code(text), None, "{text}");
        }
    }

    #[test]
    fn names_beside_iso_are_no_names_of_the_server() {
        assert_eq!(country_code("UK"), Some("GBR"));
        assert_eq!(code_of_own_name("UK"), None);
        assert_eq!(code_of_own_name("united kingdom"), Some("GBR"));
        assert_eq!(code_of_own_name("GBR"), Some("GBR"));
    }

    #[test]
    fn regions_are_found_in_every_spelling() {
        for text in ["AZ", "az", "Arizona", "US-AZ"] {
            assert_eq!(region_code(text, "United States"), Some("US-AZ"), "{text}");
            assert_eq!(region_name(text, "USA"), Some("Arizona"), "{text}");
        }
        assert_eq!(region_code("Ontario", "Canada"), Some("CA-ON"));
        assert_eq!(region_code("Quebec", "Canada"), Some("CA-QC"));
        assert_eq!(region_code("Arizona", "Canada"), None);
        assert_eq!(country_of_region("US-AZ"), Some("USA"));
    }

    #[test]
    fn regions_are_told_apart_without_a_country() {
        assert!(is_same_region_somewhere("AZ", "Arizona"));
        assert!(!is_same_region_somewhere("Arizona", "Nevada"));
        assert!(is_region_somewhere("Nevada"));
        assert!(!is_region_somewhere("Nowhere"));
        for (text, is_code) in [
            ("XKX", true),
            ("CH-ZG", true),
            ("Nowhere", false),
            ("", false),
        ] {
            assert_eq!(is_like_code(text), is_code, "{text}");
        }
    }
}
