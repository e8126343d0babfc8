//! Which values a column holds, as the service takes them. Where nobody has shown what it makes of a value, the value is
//! refused, over REST as by the local Keap (inferred).

use keap_schema::FieldType;
use keap_xmlrpc::Value;

/// The value as a column of that type holds it; none when it does not. Of custom fields the facade knows the types.
pub(super) fn held(value: Value, field_type: Option<FieldType>) -> Option<Value> {
    use FieldType::{Blob, Bool, Double, Id, Int, Text};
    match (value, field_type) {
        (Value::Struct(_) | Value::Array(_), _) => None,
        (Value::Base64(_), field_type) if field_type != Some(Blob) => None,
        // What the service writes into a text (observed on the local Keap alone, inferred).
        (Value::Bool(flag), Some(Text)) => Some(if flag { "1" } else { "0" }.into()),
        (Value::DateTime(moment), Some(Text)) => Some(
            moment
                .naive()
                .format("%Y-%m-%d %H:%M:%S")
                .to_string()
                .into(),
        ),
        (Value::Bool(flag), Some(Double)) => Some(Value::Double(flag.into())),
        // Nothing clears any column.
        (Value::String(text), _) if text.is_empty() => Some(text.into()),
        (value @ (Value::String(_) | Value::Double(_) | Value::Long(_)), Some(Id | Int)) => {
            is_whole(&value).then_some(value)
        }
        (value @ (Value::String(_) | Value::Double(_)), Some(Double)) => {
            number(&value).map(|_| value)
        }
        (value @ (Value::Int(_) | Value::Double(_) | Value::String(_)), Some(Bool)) => {
            flag(&value).map(Value::Bool)
        }
        (value, _) => Some(value),
    }
}

/// Whether it is a whole number of 32 bits, also as `40.0` and `4e1`.
fn is_whole(value: &Value) -> bool {
    let range = f64::from(i32::MIN)..=f64::from(i32::MAX);
    number(value).is_some_and(|number| number.fract() == 0.0 && range.contains(&number))
}

fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::String(text) => text.trim().parse().ok()?,
        Value::Int(number) => f64::from(*number),
        Value::Double(number) => *number,
        // Beyond 2^53 it is no number of 32 bits either.
        Value::Long(number) => *number as f64,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

fn flag(value: &Value) -> Option<bool> {
    let text = match value {
        Value::String(text) => text.trim().to_ascii_lowercase(),
        other => number(other)?.to_string(),
    };
    match text.as_str() {
        "1" | "true" | "yes" => Some(true),
        "0" | "false" | "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_takes_what_has_one_meaning_in_it() {
        use FieldType::{Bool, Double, Id, Int, Text};
        for (value, field_type, wanted) in [
            ("40.0".into(), Int, Some("40.0".into())),
            (" 4e1".into(), Id, Some(" 4e1".into())),
            ("".into(), Int, Some("".into())),
            (true.into(), Int, Some(true.into())),
            ("true".into(), Int, None),
            ("2147483648".into(), Id, None),
            (2_147_483_648.0.into(), Int, None),
            (5.5.into(), Int, None),
            (true.into(), Double, Some(1.0.into())),
            ("1,5".into(), Double, None),
            ("NaN".into(), Double, None),
            (1.into(), Bool, Some(true.into())),
            ("No".into(), Bool, Some(false.into())),
            (5.into(), Bool, None),
            (true.into(), Text, Some("1".into())),
        ] {
            let shown = format!("{value:?} {field_type:?}");
            assert_eq!(held(value, Some(field_type)), wanted, "{shown}");
        }
    }
}
