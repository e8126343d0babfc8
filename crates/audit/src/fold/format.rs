//! Texts by a pattern with places, as `sprintf` makes them.

use super::value::Value;

/// `sprintf("%s.%s", a, b)`: each place is a text, or one by its number (`%2$s`).
pub(super) fn formatted(pattern: &str, values: &[Value]) -> Value {
    let mut parts = Vec::new();
    let mut next = 0_usize;
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        parts.push(Value::text(rest.get(..at).unwrap_or_default()));
        rest = rest.get(at.saturating_add(1)..).unwrap_or_default();
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let numbered = rest.get(digits..).and_then(|tail| tail.strip_prefix('$'));
        let place = match (
            numbered,
            rest.get(..digits).unwrap_or_default().parse::<usize>(),
        ) {
            (Some(tail), Ok(number)) => {
                rest = tail;
                number.saturating_sub(1)
            }
            _ => next,
        };
        let mut characters = rest.chars();
        match characters.next() {
            Some('%') => parts.push(Value::text("%")),
            Some('s' | 'v' | 'd' | 'i' | 'S') => {
                parts.push(values.get(place).cloned().unwrap_or(Value::Unknown));
                next = place.saturating_add(1);
            }
            // A width or a form that says nothing of the text.
            _ => {
                parts.push(Value::Unknown);
                next = place.saturating_add(1);
            }
        }
        rest = characters.as_str();
    }
    parts.push(Value::text(rest));
    Value::join(parts)
}

/// `"%(service)s.add" % {"service": name}`
pub(super) fn named(pattern: &str, pairs: &[(Value, Value)]) -> Value {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once("%(") {
        parts.push(Value::text(before));
        let Some((name, tail)) = behind.split_once(')') else {
            return Value::Unknown;
        };
        let mut found = pairs.iter().filter(|(key, _)| key.as_text() == Some(name));
        let value = found.next().map(|(_, value)| value.clone());
        parts.push(value.unwrap_or(Value::Unknown));
        // The form of the value, which is a letter: `s`, `d`.
        let mut tail = tail.chars();
        tail.next();
        rest = tail.as_str();
    }
    parts.push(Value::text(rest));
    Value::join(parts)
}
