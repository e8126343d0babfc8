//! Countries and regions: XML-RPC keeps names, REST speaks ISO codes.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::store::fold;

/// A country of ISO 3166-1.
#[derive(Debug)]
pub(crate) struct Country {
    pub(crate) alpha3: &'static str,
    pub(crate) alpha2: &'static str,
    pub(crate) name: &'static str,
}

/// A region of ISO 3166-2.
#[derive(Debug)]
pub(crate) struct Region {
    /// With its country: `US-AZ`.
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
}

impl Region {
    /// Whether a text stands for it: its code, the code without its country, or its name.
    pub(crate) fn is_named(&self, text: &str) -> bool {
        [self.code, self.short(), self.name]
            .iter()
            .any(|word| fold::same(word, text.trim()))
    }

    /// The code without its country: `AZ`.
    pub(crate) fn short(&self) -> &'static str {
        self.code
            .split_once('-')
            .map_or(self.code, |(_, short)| short)
    }
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    lines(include_str!("../../data/countries.txt"))
        .filter_map(|line| {
            let mut words = line.splitn(3, ' ');
            Some(Country {
                alpha3: words.next()?,
                alpha2: words.next()?,
                name: words.next()?,
            })
        })
        .collect()
});

static REGIONS: LazyLock<Vec<Region>> = LazyLock::new(|| {
    lines(include_str!("../../data/regions.txt"))
        .filter_map(|line| {
            line.split_once(' ')
                .map(|(code, name)| Region { code, name })
        })
        .collect()
});

/// Countries by their names and codes, folded; of two that share a word, the first.
static BY_NAME: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut found = HashMap::new();
    for (place, country) in COUNTRIES.iter().enumerate() {
        let long = (country.alpha3 == "USA").then_some("United States of America");
        let words = [country.name, country.alpha3, country.alpha2];
        for word in words.into_iter().chain(long) {
            found.entry(fold::fold(word)).or_insert(place);
        }
    }
    found
});

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

pub(crate) fn countries() -> &'static [Country] {
    &COUNTRIES
}

/// Whether a contact can have this time zone: 87 names, fewer than there are (documented).
pub(crate) fn is_time_zone(name: &str) -> bool {
    lines(include_str!("../../data/time_zones.txt")).any(|known| known == name)
}

/// A country by alpha-3 code.
pub(crate) fn by_code(alpha3: &str) -> Option<&'static Country> {
    COUNTRIES
        .iter()
        .find(|country| country.alpha3.eq_ignore_ascii_case(alpha3))
}

/// A country by what XML-RPC callers write: its name, or a code.
pub(crate) fn by_name(text: &str) -> Option<&'static Country> {
    let place = BY_NAME.get(&fold::fold(text.trim()))?;
    COUNTRIES.get(*place)
}

/// The regions of a country; empty when the sandbox has no list for it.
pub(crate) fn regions(country: &Country) -> impl Iterator<Item = &'static Region> + use<> {
    let alpha2 = country.alpha2;
    REGIONS.iter().filter(move |region| {
        region
            .code
            .split_once('-')
            .is_some_and(|(head, _)| head == alpha2)
    })
}

/// A region of a country by code (`US-AZ`, `AZ`) or name.
pub(crate) fn region(country: &Country, text: &str) -> Option<&'static Region> {
    regions(country).find(|region| region.is_named(text))
}

/// A region by its full code, whatever country the address names: v2 does not check that they agree
/// (documented).
pub(crate) fn region_by_code(code: &str) -> Option<&'static Region> {
    REGIONS
        .iter()
        .find(|region| region.code.eq_ignore_ascii_case(code.trim()))
}
