//! Text from outside, as it may be shown in a page.

use std::fmt::{self, Write as _};

/// The most characters of a name, a user agent or another text from outside.
const LIMIT: usize = 200;

/// A text as it may be shown: on one line, with every character spelled out that a browser obeys, that turns the direction
/// of what follows, or that is not seen.
///
/// From a `&str` or `String` it is cut after 200 characters. That it can be no markup is the business of the templates,
/// which escape every text.
///
/// ```
/// use keap_html::Text;
///
/// assert_eq!(Text::new("shop\u{202e}\0").to_string(), r"shop\u{202e}\u{0}");
/// assert_eq!(Text::new(&"x".repeat(300)).to_string().chars().count(), 200);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// A text from outside, cut after 200 characters.
    pub fn new(text: &str) -> Self {
        Self::up_to(text, LIMIT)
    }

    /// A text of ours, or one that is bounded elsewhere, in its full length.
    pub fn whole(text: &str) -> Self {
        Self::up_to(text, usize::MAX)
    }

    /// A text that is cut after a number of characters, the mark for that included.
    pub fn up_to(text: &str, characters: usize) -> Self {
        let is_cut = text.chars().nth(characters).is_some();
        let kept = characters.saturating_sub(usize::from(is_cut));
        let mut shown = String::new();
        for character in text.chars().take(kept) {
            push(&mut shown, character);
        }
        if is_cut {
            shown.push('…');
        }
        Self(shown)
    }
}

fn push(shown: &mut String, character: char) {
    let number = u32::from(character);
    match character {
        '\n' => shown.push_str("\\n"),
        '\r' => shown.push_str("\\r"),
        '\t' => shown.push_str("\\t"),
        // Writing into a string does not fail.
        character if is_obeyed(character) => drop(write!(shown, "\\u{{{number:x}}}")),
        character => shown.push(character),
    }
}

/// Whether a character does something without being seen: controls, marks of direction, joiners and other formats, line
/// and paragraph separators, tags, variation selectors beyond the common ones, and what is no character at all.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{fdd0}'..='\u{fdef}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
        || u32::from(character) & 0xfffe == 0xfffe
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self::new(text)
    }
}

impl From<Count> for Text {
    fn from(count: Count) -> Self {
        Self(count.to_string())
    }
}

/// A whole number in groups of three: `12,345`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u64);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                f.write_char(',')?;
            }
            f.write_char(digit)?;
        }
        Ok(())
    }
}

impl Count {
    /// So many of what is counted, of which the name in the plural is given: `1 call`, `2 calls`.
    pub(crate) fn of(self, many: &Text) -> String {
        let name = many.to_string();
        let (first, rest) = name.split_once(' ').unwrap_or((&name, ""));
        match (self.0, first.strip_suffix('s')) {
            (1, Some(one)) if !one.is_empty() => format!("1 {one} {rest}").trim_end().to_owned(),
            _ => format!("{self} {name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_as_one() {
        let told = |count: u64, many: &str| Count(count).of(&Text::new(many));
        assert_eq!(told(1, "calls"), "1 call");
        assert_eq!(told(1, "calls left"), "1 call left");
        assert_eq!(told(0, "calls left"), "0 calls left");
        assert_eq!(told(1_234, "calls"), "1,234 calls");
        assert_eq!(told(1, "KB"), "1 KB");
    }

    #[test]
    fn what_is_not_seen_is_spelled_and_letters_stay() {
        let shown = |text: &str| Text::new(text).to_string();
        assert_eq!(shown("Zoë 株式会社 👍🏽 don't"), "Zoë 株式会社 👍🏽 don't");
        assert_eq!(shown("a\r\n\tb\u{1b}[31m"), "a\\r\\n\\tb\\u{1b}[31m");
        assert_eq!(
            shown("x\u{2066}y\u{200b}z\u{feff}"),
            "x\\u{2066}y\\u{200b}z\\u{feff}"
        );
        assert_eq!(
            shown("\u{e0041}\u{ffff}\u{1ffff}"),
            "\\u{e0041}\\u{ffff}\\u{1ffff}"
        );
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(Text::up_to("äöü", 3).to_string(), "äöü");
        assert_eq!(Text::up_to("äöüß", 3).to_string(), "äö…");
        assert_eq!(Text::up_to("a", 0).to_string(), "…");
        assert_eq!(Text::whole(&"x".repeat(5_000)).to_string().len(), 5_000);
    }

    #[test]
    fn numbers_stand_in_groups_of_three() {
        let told = [0, 999, 1_000, 12_345, 1_234_567].map(|count| Count(count).to_string());
        assert_eq!(told, ["0", "999", "1,000", "12,345", "1,234,567"]);
        assert_eq!(Count(u64::MAX).to_string(), "18,446,744,073,709,551,615");
    }
}
