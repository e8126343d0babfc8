//! Params as old programs send them, made to fit the documented types where the meaning is plain.
//!
//! PHP sends numbers as texts and an empty struct as an empty array, Perl guesses types from the look of a value, and
//! several libraries have no `i4` lists. The real service refuses most of this; a front for old programs need not where they
//! read. A call that writes is made to fit in the items of its lists alone, of which the service sees no types.

use keap_xmlrpc::{ParamInfo, Struct, Value};

/// The types of params, one for each value of the wire: an optional group is several.
fn wire_types(params: &[ParamInfo]) -> impl Iterator<Item = &'static str> {
    let groups = params.iter().map(|param| param.wire_type.split(','));
    groups.flatten().map(str::trim_ascii_start)
}

/// Makes values fit. What cannot be made to fit with certainty stays as it is, and is refused by the reader.
pub(super) fn fit(params: &[ParamInfo], values: Vec<Value>) -> Vec<Value> {
    let mut types = wire_types(params);
    values
        .into_iter()
        .map(|value| match types.next() {
            Some(wire_type) => fit_one(wire_type, value),
            None => value,
        })
        .collect()
}

/// Whether the values have the documented types, so that a refusal is about their content.
pub(super) fn matches(params: &[ParamInfo], values: &[Value]) -> bool {
    let mut pairs = wire_types(params).zip(values);
    is_count(params, values.len()) && pairs.all(|(wire_type, value)| has_type(wire_type, value))
}

/// Whether a call can have so many values: an optional group comes as a whole, and only behind those before it.
pub(super) fn is_count(params: &[ParamInfo], values: usize) -> bool {
    let width = |param: &ParamInfo| wire_types(std::slice::from_ref(param)).count();
    let required = params.iter().filter(|param| param.required);
    let least: usize = required.map(width).sum();
    let mut optional = params.iter().filter(|param| !param.required).map(width);
    let mut left = values.checked_sub(least);
    loop {
        match (left, optional.next()) {
            (Some(0), _) => return true,
            (Some(more), Some(width)) => left = more.checked_sub(width),
            _ => return false,
        }
    }
}

fn has_type(wire_type: &str, value: &Value) -> bool {
    match wire_type {
        "int" => matches!(value, Value::Int(_)),
        "string" => matches!(value, Value::String(_)),
        "boolean" => matches!(value, Value::Bool(_)),
        "double" => matches!(value, Value::Double(_)),
        "struct" => matches!(value, Value::Struct(_)),
        "int[]" => items_are(value, |item| matches!(item, Value::Int(_))),
        "string[]" => items_are(value, |item| matches!(item, Value::String(_))),
        _ => true,
    }
}

/// Whether the service finds its method by these values: it sees each list as `Object[]`, whatever is in it.
pub(super) fn is_taken(params: &[ParamInfo], values: &[Value]) -> bool {
    let mut pairs = wire_types(params).zip(values);
    is_count(params, values.len())
        && pairs.all(|(wire_type, value)| match wire_type {
            "int[]" | "string[]" => matches!(value, Value::Array(_)),
            wire_type => has_type(wire_type, value),
        })
}

fn items_are(value: &Value, is: impl Fn(&Value) -> bool) -> bool {
    value.as_array().is_some_and(|items| items.iter().all(is))
}

fn fit_one(wire_type: &str, value: Value) -> Value {
    match wire_type {
        _ if has_type(wire_type, &value) => value,
        "int" => int(&value).map_or(value, Value::Int),
        "double" => double(&value).map_or(value, Value::Double),
        "boolean" => boolean(&value).map_or(value, Value::Bool),
        "string" => text(&value).map_or(value, Value::String),
        "struct" => members(value),
        "int[]" => list(value, |item| int(item).map(Value::Int)),
        "string[]" => list(value, |item| text(item).map(Value::String)),
        _ => value,
    }
}

fn int(value: &Value) -> Option<i32> {
    match value {
        Value::Int(number) => Some(*number),
        Value::Long(number) => i32::try_from(*number).ok(),
        Value::Double(number) => whole(*number),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A number without a fraction, as languages with one type of number send ids.
fn whole(number: f64) -> Option<i32> {
    let is_whole = number.fract() == 0.0;
    format!("{number:.0}").parse().ok().filter(|_| is_whole)
}

fn double(value: &Value) -> Option<f64> {
    match value {
        Value::Double(number) => Some(*number),
        Value::Int(number) => Some(f64::from(*number)),
        Value::String(text) => text
            .trim()
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::Int(0) => Some(false),
        Value::Int(1) => Some(true),
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "1" | "true" => Some(true),
            "0" | "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Int(number) => Some(number.to_string()),
        Value::Long(number) => Some(number.to_string()),
        Value::Double(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(i32::from(*truth).to_string()),
        Value::DateTime(moment) => Some(moment.naive().format("%F %T").to_string()),
        _ => None,
    }
}

/// An empty PHP array has no keys that tell a list from a struct.
fn members(value: Value) -> Value {
    match value {
        Value::Array(items) if items.is_empty() => Struct::new().into(),
        value => value,
    }
}

/// A list, or one value in place of a list of one, or a PHP array whose keys are numbers.
fn list(value: Value, item: impl Fn(&Value) -> Option<Value>) -> Value {
    let fitted = |items: &[Value]| items.iter().map(&item).collect::<Option<Vec<_>>>();
    let made = match &value {
        Value::Array(items) => fitted(items),
        Value::Struct(members) if members.names().all(is_index) => {
            let items: Vec<Value> = members.iter().map(|(_, value)| value.clone()).collect();
            fitted(&items)
        }
        Value::String(text) if text.contains(',') => {
            let items: Vec<Value> = text.split(',').map(|part| part.trim().into()).collect();
            fitted(&items)
        }
        single => item(single).map(|item| vec![item]),
    };
    made.map_or(value, Value::Array)
}

fn is_index(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// More types than any method has are not listed.
const LISTED: usize = 32;

/// The Java types of params as the real service lists them in its fault.
pub(crate) fn java_types(params: &[Value]) -> String {
    let types: Vec<&str> = params.iter().take(LISTED).map(java_type).collect();
    let types = types.join(", ");
    match params.len() {
        all if all > LISTED => format!("{types}, ... ({all} in all)"),
        _ => types,
    }
}

fn java_type(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "java.lang.String",
        Value::Int(_) => "java.lang.Integer",
        Value::Long(_) => "java.lang.Long",
        Value::Bool(_) => "java.lang.Boolean",
        Value::Double(_) => "java.lang.Double",
        Value::DateTime(_) => "java.util.Date",
        Value::Struct(_) => "java.util.HashMap",
        Value::Array(_) => "[Ljava.lang.Object;",
        _ => "[B",
    }
}

#[cfg(test)]
mod tests {
    use keap_xmlrpc::Method;
    use keap_xmlrpc::methods::{contact, data, email};

    use super::*;

    #[test]
    fn values_of_old_programs_fit_the_documented_types() {
        let query = fit(
            data::Query::PARAMS,
            vec![
                "Contact".into(),
                "1000".into(),
                0.0.into(),
                Value::Array(Vec::new()),
                Struct::new().with("0", "Id").with("1", "Email").into(),
                "Id".into(),
                1.into(),
            ],
        );
        assert_eq!(
            query,
            [
                Value::from("Contact"),
                1000.into(),
                0.into(),
                Struct::new().into(),
                Value::Array(vec!["Id".into(), "Email".into()]),
                "Id".into(),
                true.into(),
            ]
        );
        assert!(matches(data::Query::PARAMS, &query));
    }

    #[test]
    fn one_id_and_ids_in_a_text_are_lists() {
        let sent = |ids: Value| fit(email::SendTemplate::PARAMS, vec![ids, "7".into()]);
        let ids = |ids: &[i32]| Value::Array(ids.iter().map(|id| (*id).into()).collect());
        assert_eq!(sent(17.into()), [ids(&[17]), 7.into()]);
        assert_eq!(sent("17, 18".into()), [ids(&[17, 18]), 7.into()]);
    }

    #[test]
    fn what_is_no_number_stays_and_does_not_match() {
        let values = fit(contact::AddToGroup::PARAMS, vec!["x".into(), 1.5.into()]);
        assert_eq!(values, [Value::from("x"), 1.5.into()]);
        assert!(!matches(contact::AddToGroup::PARAMS, &values));
        assert_eq!(java_types(&values), "java.lang.String, java.lang.Double");
    }

    #[test]
    fn an_optional_group_comes_as_a_whole() {
        let counts = |params| {
            (0..12)
                .filter(|count| is_count(params, *count))
                .collect::<Vec<_>>()
        };
        assert_eq!(counts(data::Query::PARAMS), [5, 7]);
        assert_eq!(counts(contact::AddToGroup::PARAMS), [2]);
    }

    #[test]
    fn a_list_of_types_has_an_end() {
        let types = java_types(&vec![Value::Bool(true); 100_000]);
        assert!(types.len() < 1000, "{}", types.len());
        assert!(types.ends_with(", ... (100000 in all)"), "{types}");
    }
}
