//! What is said of a text that means no country, no region, or more than one.

use std::fmt::Write as _;

use keap_http::Shown;

use super::{countries, country_name, find_country, other_names, squeezed};
use crate::suggest::{Near, nearest};

/// Names that people write and that more than one country could mean, with the codes of those. A country that is
/// there no more stands for those that came after it (ISO 3166-3).
const SEVERAL: &[(&str, &[&str])] = &[
    ("Congo", &["COD", "COG"]),
    ("Korea", &["KOR", "PRK"]),
    ("Virgin Islands", &["VGB", "VIR"]),
    ("America", &["USA"]),
    ("Czechoslovakia", &["CZE", "SVK"]),
    ("Netherlands Antilles", &["BES", "CUW", "SXM"]),
    ("Serbia and Montenegro", &["SRB", "MNE"]),
    ("Soviet Union", SOVIET),
    ("USSR", SOVIET),
    ("Yugoslavia", &["BIH", "HRV", "MKD", "MNE", "SRB", "SVN"]),
];

const SOVIET: &[&str] = &[
    "ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK", "TKM",
    "UKR", "UZB",
];

/// Names of places that ISO 3166-1 has no code of its own for. A near spelling would name another place.
const WITHOUT_CODE: &[&str] = &[
    "Kosovo",
    "Republic of Kosovo",
    "Somaliland",
    "Northern Cyprus",
];

/// The countries that a name may mean, when it is more than one, or one that it does not name.
fn meanings(text: &str) -> Option<Vec<&'static str>> {
    let wanted = squeezed(text);
    let (_, codes) = SEVERAL.iter().find(|(name, _)| squeezed(name) == wanted)?;
    Some(codes.iter().filter_map(|code| told_apart(code)).collect())
}

/// The name of a country by which it cannot be mistaken.
fn told_apart(code: &str) -> Option<&'static str> {
    match code {
        // ISO calls it by the name that both have.
        "COG" => Some("Republic of the Congo"),
        "COD" => Some("Democratic Republic of the Congo"),
        code => country_name(code),
    }
}

/// Whether a name may mean more than one country, whatever ISO 3166-1 calls one of them.
pub(crate) fn is_of_several(text: &str) -> bool {
    meanings(text).is_some()
}

/// What to say of a text that means no country, or more than one. `account` are the names in the account's own list,
/// when it was asked.
pub(crate) fn no_country(text: &str, account: Option<&[&str]>) -> String {
    let shown = Shown::new(text);
    if let Some(names) = meanings(text) {
        return match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{shown:?} may mean {} or {last}", rest.join(", "))
            }
            _ => format!(
                "{shown:?} is more than one country; did you mean {}?",
                names.concat()
            ),
        };
    }
    let wanted = squeezed(text);
    if WITHOUT_CODE.iter().any(|name| squeezed(name) == wanted) {
        let asked = account.map_or(
            "",
            |_| ", and the account's list of countries does not have it",
        );
        return format!("{shown:?} has no code of its own in ISO 3166-1{asked}");
    }
    let own = countries()
        .iter()
        .filter_map(|country| country_name(country.alpha3));
    let names = own.chain(other_names().map(|(_, name)| name));
    let asked = account.map_or("", |_| " or the account");
    let mut message = format!("{shown:?} is no country that ISO 3166-1{asked} knows");
    let account = account.into_iter().flatten().copied();
    tell(&mut message, nearest(text, names.chain(account)));
    message
}

/// What to say of a text that means no region of a country. `account` are the names in the account's own list.
pub(crate) fn no_region<'a>(
    text: &str,
    country: &str,
    account: impl Iterator<Item = &'a str>,
) -> String {
    let shown = Shown::new(text);
    let country_told = country_name(country).unwrap_or(country);
    let mut message =
        format!("{shown:?} is no region of {country_told} that ISO 3166-2 or the account knows");
    let known = find_country(country).map(|country| country.regions());
    let names = known.into_iter().flatten().map(|known| known.name);
    // A code, and a name in the country's own language, are near to another region.
    let near = nearest(text, names.chain(account));
    tell(
        &mut message,
        near.filter(|near| matches!(near, Near::Slip(_))),
    );
    message
}

fn tell(message: &mut String, near: Option<Near<'_>>) {
    // Writing to a text cannot fail.
    let _ = match near {
        Some(Near::Slip(name)) => write!(message, "; did you mean {name}?"),
        Some(Near::Far(name)) => write!(message, "; the nearest name is {name}"),
        None => Ok(()),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        no_country(text, Some(&[]))
    }

    #[test]
    fn what_may_mean_several_countries_names_them() {
        assert_eq!(
            said("Congo"),
            "\"Congo\" may mean Democratic Republic of the Congo or Republic of the Congo"
        );
        assert_eq!(
            said("KOREA"),
            "\"KOREA\" may mean South Korea or North Korea"
        );
        assert!(said("Yugoslavia").ends_with("North Macedonia, Montenegro, Serbia or Slovenia"));
        assert!(said("America").contains("did you mean United States?"));
        for (name, codes) in SEVERAL {
            for code in *codes {
                let told = told_apart(code).unwrap();
                assert_eq!(super::super::country_code(told), Some(*code), "{name}");
                assert!(!is_of_several(told), "{told}");
            }
        }
    }

    #[test]
    fn what_means_none_is_quoted_with_the_nearest_name() {
        assert!(said("Untied States").ends_with("; did you mean United States?"));
        assert!(said("Germny").ends_with("; did you mean Germany?"));
        assert!(said("Narnia").starts_with("\"Narnia\" is no country"));
        for text in ["Narnia", "Wonderland", "Atlantis", "x"] {
            let named = ["; the nearest name is ", "; did you mean "];
            assert!(
                named.iter().any(|words| said(text).contains(words)),
                "{}",
                said(text)
            );
        }
        assert!(said("Kosovo").contains("has no code of its own"));
        assert!(said("a\u{202e}b").starts_with("\"a\\u{202e}b\" is"));
        let account = no_country("Narniaa", Some(&["Narnia"]));
        assert!(account.ends_with("; did you mean Narnia?"));
    }

    #[test]
    fn a_region_that_is_none_is_quoted_with_a_name_that_is_meant() {
        let said = |text, country| no_region(text, country, std::iter::empty());
        assert!(said("Arizone", "USA").ends_with(
            "of United States that ISO 3166-2 or the account knows; did you mean Arizona?"
        ));
        for (text, country) in [("Narnia County", "USA"), ("XX", "USA"), ("Bavaria", "DEU")] {
            let said = said(text, country);
            assert!(said.ends_with("or the account knows"), "{said}");
        }
    }
}
