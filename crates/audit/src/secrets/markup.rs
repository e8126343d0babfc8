//! What an attribute or an element of markup gives to a name: `web.config`, `App.config`, `.settings`, `.resx`, `.plist`.

/// How far around a name its tag and its value are looked for, in bytes.
const NEAR: usize = 400;
/// The elements that have the value of a name in front of them.
const VALUES: [&str; 3] = ["<value", "<string", "<defaultvalue"];

/// What the markup around a name gives to it, with its place; nothing where the name stands in no tag. The name ends at `at`.
pub(super) fn value(text: &str, at: usize) -> Option<(usize, &str)> {
    let start = tag_start(text, at)?;
    let length = head(text, at).find('>')?;
    let end = at.saturating_add(length);
    let tag = text.get(start..end)?;
    if let Some((place, word)) = attribute(tag) {
        return Some((start.saturating_add(place), word));
    }
    if tag.ends_with('/') {
        return None;
    }
    // `<ClientSecret>..</ClientSecret>`, `<key>ClientSecret</key><string>..</string>`
    let behind = end.saturating_add(1);
    match is_element(tag) {
        true => content(text, behind),
        false => {
            let place = element(head(text, behind))?;
            content(text, behind.saturating_add(place))
        }
    }
}

/// Where the tag begins that a name stands in, or the text of an element that is only the name.
fn tag_start(text: &str, at: usize) -> Option<usize> {
    let mut from = at.saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from = from.saturating_add(1);
    }
    let before = text.get(from..at)?;
    let open = before.rfind('<')?;
    let inside = before.get(open..)?;
    let is_tag = inside
        .get(1..)
        .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    let closed = inside.rfind('>');
    let is_key = closed.is_some() && inside.to_ascii_lowercase().starts_with("<key>");
    let is_inside = closed.is_none() || is_key;
    (is_tag && is_inside).then(|| from.saturating_add(open))
}

/// Whether a tag is named by what is looked for: `<KeapClientSecret`.
fn is_element(tag: &str) -> bool {
    !tag.contains(|c: char| c == '>' || c.is_whitespace())
}

/// The attribute `value` of a tag.
fn attribute(tag: &str) -> Option<(usize, &str)> {
    let lower = tag.to_ascii_lowercase();
    let found = lower.match_indices("value");
    let mut given = found.filter_map(|(at, word)| {
        let before = lower.get(..at)?;
        let behind = at.saturating_add(word.len());
        let rest = tag.get(behind..)?;
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inside = value.get(1..)?;
        let end = inside.find(mark)?;
        let place = tag.len().saturating_sub(inside.len());
        before
            .ends_with(char::is_whitespace)
            .then_some((place, inside.get(..end)?))
    });
    given.next()
}

/// Where the content of an element with a value begins, in what stands behind a name.
fn element(behind: &str) -> Option<usize> {
    let lower = behind.to_ascii_lowercase();
    // The next name has its own.
    let limit = ["<add", "<setting", "<data", "<key"]
        .iter()
        .filter_map(|next| lower.find(next))
        .min()
        .unwrap_or(lower.len());
    let near = lower.get(..limit)?;
    let start = VALUES.iter().filter_map(|tag| near.find(tag)).min()?;
    let end = near.get(start..)?.find('>')?;
    Some(start.saturating_add(end).saturating_add(1))
}

/// The text from a place to the end of its element.
fn content(text: &str, at: usize) -> Option<(usize, &str)> {
    let inside = head(text, at);
    let word = inside.get(..inside.find('<')?)?;
    let start = word.len().saturating_sub(word.trim_start().len());
    Some((at.saturating_add(start), word.trim()))
}

fn head(text: &str, at: usize) -> &str {
    let mut end = text.len().min(at.saturating_add(NEAR));
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    text.get(at..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given<'t>(text: &'t str, name: &str) -> Option<&'t str> {
        let at = text.find(name).unwrap() + name.len();
        let (place, word) = value(text, at)?;
        assert_eq!(text.get(place..place + word.len()), Some(word));
        Some(word)
    }

    #[test]
    fn attributes_and_elements_give_a_value() {
        for text in [
            r#"<add key="NAME" value="q7Wx" />"#,
            r#"<add value="q7Wx" key="NAME"/>"#,
            "<add\n key='NAME'\n value = 'q7Wx' />",
            r#"<Setting Name="NAME" Type="System.String"><Value Profile="(Default)">q7Wx</Value></Setting>"#,
            "<data name=\"NAME\" xml:space=\"preserve\">\n  <value>q7Wx</value>\n</data>",
            "<key>NAME</key>\n<string>q7Wx</string>",
            "<NAME>\n q7Wx\n</NAME>",
        ] {
            assert_eq!(given(text, "NAME"), Some("q7Wx"), "{text}");
        }
    }

    #[test]
    fn what_stands_in_no_tag_or_has_none_gives_nothing() {
        for text in [
            r#"<add key="NAME" /><add key="other" value="q7Wx" />"#,
            r#"<data name="NAME"></data><data name="other"><value>q7Wx</value></data>"#,
            "if (a < NAME) { b > c; }",
            "<p>NAME</p><b>q7Wx</b>",
            "NAME = 1",
        ] {
            assert_eq!(given(text, "NAME"), None, "{text}");
        }
    }
}
