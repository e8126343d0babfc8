//! The countries and regions that `crates/keap` knows, from a library that is kept for them.

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use rust_iso3166::{ALL, CountryCode};

use crate::output::Output;

const HEAD: &str = "\
# Countries of ISO 3166-1, each with its regions of ISO 3166-2: codes and English names.
# Written by `cargo xtask generate iso` from the crate rust_iso3166 (Apache-2.0); not to be changed by hand.
";

/// Writes the text that `keap::geography` reads.
pub(crate) fn generate(output: &mut Output) -> Result<()> {
    let mut text = HEAD.to_owned();
    for country in ALL {
        let CountryCode {
            alpha2,
            alpha3,
            name,
            ..
        } = country;
        write!(text, "\n{alpha2} {alpha3} {name}\n")?;
        for region in country.subdivisions().unwrap_or_default() {
            ensure!(
                !region.name.contains('\n'),
                "{} has a name of two lines",
                region.code
            );
            writeln!(text, "{} {}", region.code, region.name)?;
        }
    }
    output.file("crates/keap/data/iso_3166.txt", &text)
}
