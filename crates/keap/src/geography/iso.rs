//! The countries and regions of ISO 3166: codes and English names, as one text that is part of the program.
//!
//! A table of texts would be tens of thousands of addresses, which are set anew each time that a program starts.

use std::sync::{LazyLock, OnceLock};

/// A country of ISO 3166-1.
#[derive(Debug)]
pub(crate) struct Country {
    /// `US`.
    pub(crate) alpha2: &'static str,
    /// `USA`.
    pub(crate) alpha3: &'static str,
    /// The short name in English.
    pub(crate) name: &'static str,
    /// The lines of its regions.
    lines: &'static str,
    regions: OnceLock<Vec<Region>>,
}

/// A region of ISO 3166-2.
#[derive(Debug)]
pub(crate) struct Region {
    /// `US-AZ`.
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
}

impl Country {
    /// Its regions; none where ISO 3166-2 has none.
    pub(crate) fn regions(&self) -> &[Region] {
        self.regions.get_or_init(|| {
            let lines = self.lines.lines();
            let regions = lines.filter_map(|line| line.split_once(' '));
            regions.map(|(code, name)| Region { code, name }).collect()
        })
    }
}

/// All countries.
pub(crate) fn countries() -> &'static [Country] {
    &COUNTRIES
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let text = include_str!("../../data/iso_3166.txt");
    let blocks = text.split("\n\n").skip(1);
    blocks.filter_map(country).collect()
});

/// One country: `US USA United States of America`, and a line for each of its regions.
fn country(block: &'static str) -> Option<Country> {
    let (first, lines) = block.split_once('\n').unwrap_or((block, ""));
    let (alpha2, rest) = first.split_once(' ')?;
    let (alpha3, name) = rest.split_once(' ')?;
    Some(Country {
        alpha2,
        alpha3,
        name,
        lines,
        regions: OnceLock::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_country_or_one_of_its_regions() {
        let text = include_str!("../../data/iso_3166.txt");
        let lines = text.lines().filter(|line| !line.is_empty());
        let told = lines.filter(|line| !line.starts_with('#')).count();
        let regions = countries().iter().map(|country| country.regions().len());
        assert_eq!(told, countries().len() + regions.sum::<usize>());
        assert!(countries().len() > 240, "{}", countries().len());
        for country in countries() {
            assert_eq!((country.alpha2.len(), country.alpha3.len()), (2, 3));
            for region in country.regions() {
                let of = region.code.split_once('-').map(|(of, _)| of);
                assert_eq!(of, Some(country.alpha2), "{region:?}");
                assert!(!region.name.is_empty(), "{region:?}");
            }
        }
    }
}
