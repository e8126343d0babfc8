//! The style and the script, and what the browser is told about them.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// What stands between the tags of the style, to the byte: browsers compare its hash.
pub(crate) const STYLE: &str = include_str!("../templates/style.css");

/// What stands between the tags of the script, likewise. It is in pages alone that have entries.
pub(crate) const SCRIPT: &str = include_str!("../templates/script.js");

static OF_PAGE: LazyLock<String> = LazyLock::new(|| {
    let style = hash(STYLE);
    format!("default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'")
});

static OF_PAGE_WITH_SCRIPT: LazyLock<String> =
    LazyLock::new(|| format!("{}; script-src '{}'", &*OF_PAGE, hash(SCRIPT)));

fn hash(text: &str) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(text.trim_end()));
    format!("sha256-{hash}")
}

static OF_HEADER: LazyLock<String> =
    LazyLock::new(|| format!("{}; frame-ancestors 'none'", &*OF_PAGE));

/// What a page says of itself, so that a file asks nobody for anything either.
pub(crate) fn policy_of_page(with_script: bool) -> &'static str {
    match with_script {
        true => &OF_PAGE_WITH_SCRIPT,
        false => &OF_PAGE,
    }
}

/// The value of the header `Content-Security-Policy` for a page of this crate without entries: its own style, and nothing
/// else.
pub fn content_security_policy() -> &'static str {
    &OF_HEADER
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of one scheme: the first block of the style is light, the second dark.
    fn colours(scheme: usize) -> Vec<(&'static str, [f64; 3])> {
        let block = STYLE.split(":root").nth(scheme.checked_add(1).unwrap());
        let block = block.unwrap().split('}').next().unwrap();
        let lines = block
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--"));
        let colours = lines.map(|line| {
            let (name, value) = line.split_once(": #").unwrap();
            let part = |at: usize| {
                let part = u8::from_str_radix(&value[at..at + 2], 16).unwrap();
                f64::from(part) / 255.0
            };
            (name, [part(0), part(2), part(4)])
        });
        colours.collect()
    }

    /// WCAG 2.2, relative luminance.
    fn luminance(colour: [f64; 3]) -> f64 {
        let linear = colour.map(|part| {
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        (one / other).max(other / one)
    }

    #[test]
    fn all_colours_have_the_contrast_of_wcag_aa_on_their_ground() {
        for scheme in [0, 1] {
            let colours = colours(scheme);
            assert!(colours.len() >= 14, "{colours:?}");
            let of = |name: &str| colours.iter().find(|(known, _)| *known == name).unwrap().1;
            for ground in ["ground", "raised"] {
                for (name, colour) in &colours {
                    // Text needs 4.5; what is drawn, and lines that mean something, 3.
                    let least = match *name {
                        "ground" | "raised" | "line" => continue,
                        "text" | "faint" | "link" | "good" | "warning" | "bad" => 4.5,
                        _ => 3.0,
                    };
                    let found = contrast(*colour, of(ground));
                    assert!(
                        found >= least,
                        "{scheme}: {name} on {ground} has {found:.2}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_script_asks_for_nothing_and_makes_no_markup() {
        for word in [
            "http",
            "fetch",
            "XMLHttp",
            "import",
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            "eval",
            "Function",
            "location",
            "</",
            "<!--",
            "{{",
            "{%",
            "{#",
        ] {
            assert!(!SCRIPT.contains(word), "{word}");
        }
    }

    #[test]
    fn the_style_asks_for_nothing_from_elsewhere() {
        for word in [
            "url(",
            "@import",
            "@font-face",
            "http",
            "</",
            "{{",
            "{%",
            "{#",
        ] {
            assert!(!STYLE.contains(word), "{word}");
        }
    }
}
