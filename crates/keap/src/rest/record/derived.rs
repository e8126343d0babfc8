//! Values that no single property of a record tells.

use serde_json::Value;

use crate::Backend;
use crate::rest::record::json;
use crate::table::{Convert, Path};

/// The classes of characters, in the order in which a number column counts them (inferred).
const CLASSES: [&str; 4] = ["NONE", "LETTER", "DIGIT", "BOTH"];

/// The class at a path: v1 tells it with two properties.
pub(in crate::rest) fn characters(json: &Value, path: Path, backend: Backend) -> Option<Value> {
    if backend == Backend::RestV2 {
        return json::find(json, path).cloned();
    }
    let told = |end: &str| {
        let property = json.get(format!("{}_{end}", path.top()))?;
        json::flag(property)
    };
    let (letters, digits) = (told("character"), told("number"));
    if letters.is_none() && digits.is_none() {
        return None;
    }
    let place = usize::from(letters == Some(true)) + 2 * usize::from(digits == Some(true));
    Some(CLASSES[place].into())
}

/// The place of a class among all.
pub(in crate::rest) fn place_of_class(word: &str) -> Option<i64> {
    let place = CLASSES.iter().position(|known| *known == word)?;
    i64::try_from(place).ok()
}

/// The word of a class that is given by its word or its place.
pub(in crate::rest) fn class(text: &str) -> Option<&'static str> {
    let by_place = text
        .parse::<usize>()
        .ok()
        .and_then(|place| CLASSES.get(place));
    let by_word = || {
        CLASSES
            .iter()
            .find(|known| known.eq_ignore_ascii_case(text))
    };
    by_place.or_else(by_word).copied()
}

/// What a property of each entry says: all of them for a list, the first one for a single value.
pub(in crate::rest) fn each(
    json: &Value,
    list: &str,
    rest: &'static str,
    convert: Convert,
) -> Option<Value> {
    let entries = json.get(list)?.as_array()?;
    let mut values = entries
        .iter()
        .filter_map(|entry| json::find(entry, Path::parse(rest)))
        .filter(|value| !value.is_null());
    match convert {
        Convert::Csv => Some(values.cloned().collect()),
        _ => values.next().cloned(),
    }
}

/// A price times a number beside it. v2's amounts are counted in smallest units, so that nothing is rounded.
pub(in crate::rest) fn line_total(json: &Value, path: Path, count: &str) -> Option<Value> {
    let mut price = json::find(json, path)?.clone();
    let count = json::integer(json.get(count)?)?;
    if let Some(amount) = price.get("amount").and_then(json::integer) {
        price["amount"] = amount.checked_mul(count)?.into();
        return Some(price);
    }
    // Cents keep a product of main units from gaining digits.
    let cents = (json::number(&price)? * 100.0 * count as f64).round();
    Some((cents / 100.0).into())
}

/// The last four digits, whatever stands before them.
pub(in crate::rest) fn last_four(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(4)..].iter().collect()
}

/// 1 when there are instalments and every one is paid.
pub(in crate::rest) fn all_paid(instalments: Option<&Value>) -> i64 {
    let is_paid = |one: &Value| one.get("status").and_then(Value::as_str) == Some("PAID");
    let all = instalments.and_then(Value::as_array);
    all.is_some_and(|all| !all.is_empty() && all.iter().all(is_paid))
        .into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn v1_tells_a_class_with_two_flags() {
        let class = |letters: Value, digits: Value| {
            let json = json!({ "can_end_with_character": letters, "can_end_with_number": digits });
            let path = Path::parse("can_end_with");
            characters(&json, path, Backend::RestV1)
        };
        assert_eq!(class(json!(true), json!(true)), Some(json!("BOTH")));
        assert_eq!(class(json!(false), json!(true)), Some(json!("DIGIT")));
        assert_eq!(class(json!(false), json!(false)), Some(json!("NONE")));
        assert_eq!(class(json!(null), json!(null)), None);
        assert_eq!(
            (place_of_class("DIGIT"), super::class("2")),
            (Some(2), Some("DIGIT"))
        );
    }

    #[test]
    fn a_line_is_price_times_quantity_in_either_unit() {
        let path = Path::parse("price");
        let v1 = json!({ "price": 19.99, "quantity": 3 });
        assert_eq!(line_total(&v1, path, "quantity"), Some(json!(59.97)));
        let v2 = json!({ "price": { "amount": 1999, "currency_code": "USD" }, "quantity": 3 });
        let total = line_total(&v2, path, "quantity").unwrap();
        assert_eq!(total["amount"], 5997);
    }

    #[test]
    fn a_plan_is_paid_when_every_instalment_is() {
        let plan = |states: &[&str]| {
            let items = states.iter().map(|state| json!({ "status": state }));
            all_paid(Some(&items.collect::<Value>()))
        };
        assert_eq!((plan(&["PAID", "PAID"]), plan(&["PAID", "FAILED"])), (1, 0));
        assert_eq!((plan(&[]), all_paid(None)), (0, 0));
    }

    #[test]
    fn a_masked_number_shows_its_end() {
        assert_eq!(last_four("************1111"), "1111");
        assert_eq!(last_four("42"), "42");
    }
}
