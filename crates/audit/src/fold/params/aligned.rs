//! Which arguments of a call are the params of the method.

use super::known_table;
use crate::fold::value::Value;
use crate::method::{Form, MethodInfo, Param, Role};
use crate::slip::is_near_a_table;

/// The params of a wire call, out of its arguments: with or without the key in front, in a list or not.
pub(crate) fn aligned(method: &MethodInfo, given: &[Value], key: bool) -> Vec<Value> {
    let mut forms: Vec<(i32, Vec<Value>)> = Vec::new();
    let mut add = |values: &[Value], liking: i32| {
        let with = i32::from(key).saturating_add(liking);
        let without = i32::from(!key).saturating_add(liking);
        let skipped = values.get(1..).unwrap_or_default();
        if method.has_key && !values.is_empty() {
            forms.push((
                score(method, skipped).saturating_add(with),
                skipped.to_vec(),
            ));
        }
        forms.push((
            score(method, values).saturating_add(without),
            values.to_vec(),
        ));
    };
    add(given, 0);
    let first = given.first().filter(|first| !is_record(method, first));
    if let Some(list) = first.and_then(as_list) {
        // A list alone is the list of params; before other arguments it may be.
        add(&list, if given.len() == 1 { 3 } else { 1 });
    }
    forms.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    forms
        .into_iter()
        .next()
        .map(|(_, form)| form)
        .unwrap_or_default()
}

/// Whether a map is what the method takes first, and no list of params with keys: that would have a map among them.
fn is_record(method: &MethodInfo, first: &Value) -> bool {
    let takes_a_map = method
        .params
        .first()
        .is_some_and(|param| param.form == Form::Map);
    let has_map = |(_, value): &(Value, Value)| matches!(value, Value::Map(_));
    let mut ways = first.ways().iter();
    takes_a_map && ways.all(|way| matches!(way, Value::Map(pairs) if !pairs.iter().any(has_map)))
}

fn as_list(value: &Value) -> Option<Vec<Value>> {
    value.ways().iter().find_map(|way| match way {
        // What may have been added to a list is none of the params that are known.
        Value::List(items) => {
            let known = items.iter().filter(|item| !is_more(item));
            Some(known.cloned().collect())
        }
        // PHP writes lists of params with keys, too; their order is the order of the params.
        Value::Map(pairs) => {
            let known = pairs.iter().filter(|(key, _)| !is_more(key));
            Some(known.map(|(_, value)| value.clone()).collect())
        }
        _ => None,
    })
}

/// Whether it stands for what is not known of a list or a map.
fn is_more(value: &Value) -> bool {
    matches!(value, Value::Spread(inner) if matches!(**inner, Value::Unknown))
}

/// How well values fit the params of a method.
fn score(method: &MethodInfo, values: &[Value]) -> i32 {
    let required = method.params.iter().filter(|param| param.required).count();
    let missing = required.saturating_sub(values.len());
    let spare = values.len().saturating_sub(method.params.len());
    let wrong = i32::try_from(missing.saturating_add(spare)).unwrap_or(i32::MAX);
    let fits = method.params.iter().zip(values);
    fits.map(|(param, value)| fit(*param, value)).fold(
        0_i32.saturating_sub(wrong.saturating_mul(2)),
        i32::saturating_add,
    )
}

fn fit(param: Param, value: &Value) -> i32 {
    let fits = match value {
        Value::Text(text) if param.role == Role::Table => {
            return match known_table(text) {
                Some(_) => 6,
                None if is_near_a_table(text) => 3,
                None => -3,
            };
        }
        Value::Text(_) | Value::Join(_) => param.form == Form::Text,
        Value::Number(_) => param.form == Form::Number,
        Value::Either(ways) => {
            let fits = ways.iter().map(|way| fit(param, way));
            return fits.max().unwrap_or(0);
        }
        Value::List(items) if items.iter().all(is_more) => {
            matches!(param.form, Form::List | Form::Map)
        }
        Value::List(_) => param.form == Form::List,
        Value::Map(_) => param.form == Form::Map,
        _ => return 0,
    };
    if fits { 2 } else { -2 }
}
