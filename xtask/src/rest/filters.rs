//! Writes the filter keys and order keys of a list.

use std::fmt::Write as _;

use crate::rest::document::Kind;
use crate::rest::lists::{Key, List};
use crate::rest::naming::member;
use crate::rest::plan::PlannedOperation;
use crate::rest::{naming, rust_type};

/// `Filter` for the list of the module itself, `TaggedContactsFilter` for others.
pub(crate) fn filter_name(operation: &PlannedOperation) -> String {
    format!("{}Filter", noun(operation))
}

/// `OrderKey`, or `TaggedContactsOrderKey`.
pub(crate) fn order_name(operation: &PlannedOperation) -> String {
    format!("{}OrderKey", noun(operation))
}

fn noun(operation: &PlannedOperation) -> &str {
    let noun = operation.name.trim_start_matches("List");
    if noun == naming::pascal(&operation.module) {
        ""
    } else {
        noun
    }
}

/// Writes both for one list.
pub(crate) fn write(out: &mut String, list: &List, operation: &PlannedOperation) {
    if !list.order.is_empty() {
        let _ = writeln!(
            out,
            "order_keys! {{\n    /// What [`{}`] can be ordered by.\n    {} {{",
            operation.name,
            order_name(operation)
        );
        for key in &list.order {
            let _ = writeln!(out, "        {} = \"{key}\",", naming::pascal(key));
        }
        out.push_str("    }\n}\n\n");
    }
    if list.keys.is_empty() {
        return;
    }
    let name = filter_name(operation);
    let _ = writeln!(
        out,
        "/// Which records [`{0}`] returns.\npub type {name} = crate::Filter<{0}>;\n\nimpl {name} {{",
        operation.name
    );
    for key in &list.keys {
        functions(out, key, operation);
    }
    if list.custom {
        out.push_str(CUSTOM);
    }
    out.push_str("}\n\n");
}

const CUSTOM: &str = "/// A custom field by its `field_name`, in the spelling its type asks for. A standard key of the same name wins.
pub fn custom_field(name: impl Into<String>, value: impl Into<String>) -> Self {
    Self::prefix(name, value.into())
}

/// A custom field that holds a number, a date or a user, compared.
pub fn custom_field_compared(name: impl Into<String>, comparison: Comparison, value: impl Into<String>) -> Self {
    Self::compared(name, comparison, value.into())
}
";

fn functions(out: &mut String, key: &Key, operation: &PlannedOperation) {
    let name = &key.name;
    let function = member(name);
    let value = value_type(key, operation);
    let mut doc = format!("`{name}`{}", value.doc);
    if !key.values.is_empty() {
        let values: Vec<String> = key
            .values
            .iter()
            .map(|value| format!("`{value}`"))
            .collect();
        let _ = write!(doc, ", one of {}", values.join(", "));
    }
    if key.list {
        let values = if value.conversion == "value" {
            "values"
        } else {
            "values.into_iter().map(Into::into)"
        };
        let _ = writeln!(
            out,
            "/// `{name}`: any of the values.\npub fn {function}(values: impl IntoIterator<Item = {}>) \
             -> Self {{ Self::list(\"{name}\", {values}) }}\n",
            value.argument
        );
        return;
    }
    let build = if key.prefix { "prefix" } else { "equal" };
    if key.prefix {
        doc.push_str("; a `*` at its end stands for any continuation");
    }
    let _ = writeln!(
        out,
        "/// {doc}.\npub fn {function}(value: {}) -> Self {{ Self::{build}(\"{name}\", {}) }}\n",
        value.argument, value.conversion
    );
    let base = function.trim_start_matches("r#");
    if key.compare {
        let _ = writeln!(
            out,
            "/// `{name}`, compared.\npub fn {base}_compared(comparison: Comparison, value: {}) -> Self {{ \
             Self::compared(\"{name}\", comparison, {}) }}\n",
            value.argument, value.conversion
        );
    }
    if key.not {
        let _ = writeln!(
            out,
            "/// Anything but this `{name}`.\npub fn {base}_not(value: {}) -> Self {{ Self::not_equal(\"{name}\", {}) }}\n",
            value.argument, value.conversion
        );
    }
    if key.none {
        let _ = writeln!(
            out,
            "/// Empty `{name}`.\npub fn {base}_none() -> Self {{ Self::equal(\"{name}\", \"NONE\") }}\n"
        );
    }
    if key.unassigned {
        let _ = writeln!(
            out,
            "/// No user.\npub fn {base}_unassigned() -> Self {{ Self::equal(\"{name}\", \"UNASSIGNED\") }}\n"
        );
    }
}

struct ValueType {
    plain: String,
    argument: String,
    conversion: &'static str,
    doc: &'static str,
}

fn value_type(key: &Key, operation: &PlannedOperation) -> ValueType {
    let into = |plain: String, doc| ValueType {
        argument: format!("impl Into<{plain}>"),
        plain,
        conversion: "value.into()",
        doc,
    };
    let plain = |plain: &str, doc| ValueType {
        argument: plain.to_owned(),
        plain: plain.to_owned(),
        conversion: "value",
        doc,
    };
    let name = key.name.as_str();
    if name.ends_with("time") {
        return into(String::from("Timestamp"), ": a time");
    }
    let kind = if key.list {
        Kind::List(Box::new(Kind::Text))
    } else {
        Kind::Text
    };
    if let Some((id, _)) = rust_type::id_of(&record(operation), name, &kind) {
        let id = id
            .trim_start_matches("Vec<")
            .trim_end_matches('>')
            .to_owned();
        return if rust_type::is_kind(&id) {
            plain(&id, "")
        } else {
            into(id, "")
        };
    }
    match name {
        "active"
        | "paid"
        | "opted_in"
        | "hide_price"
        | "skip_commission"
        | "apply_to_commissions" => plain("bool", ""),
        _ if ["is_", "has_", "include_"]
            .iter()
            .any(|start| name.starts_with(start)) =>
        {
            plain("bool", "")
        }
        "amount" | "billing_amount" | "discount_value" | "free_trial_days" => plain("f64", ""),
        _ if name.starts_with("projected_revenue") => plain("f64", ""),
        _ => into(String::from("String"), ""),
    }
}

/// What is listed.
fn record(operation: &PlannedOperation) -> String {
    let module = match operation.module.as_str() {
        "sales" => "payments",
        module => module,
    };
    match module.strip_suffix("ies") {
        Some(base) => format!("{base}y"),
        None => module.trim_end_matches('s').to_owned(),
    }
}

/// Code that makes a filter of every key, for the test.
pub(crate) fn sample(list: &List, operation: &PlannedOperation) -> String {
    let name = filter_name(operation);
    let mut conditions = Vec::new();
    for key in &list.keys {
        let function = member(&key.name);
        let base = function.trim_start_matches("r#");
        let plain = value_type(key, operation).plain;
        let value = match plain.as_str() {
            "bool" => "true",
            "f64" => "5.5",
            "Timestamp" => "time()",
            id if rust_type::is_kind(id) => &format!("{id}::new(7)"),
            _ => "\"7\"",
        };
        let one = if key.list {
            format!("[{value}]")
        } else {
            value.to_owned()
        };
        conditions.push(format!("{name}::{function}({one})"));
        let more = [
            (
                key.compare,
                format!("{name}::{base}_compared(Comparison::Less, {value})"),
            ),
            (key.not, format!("{name}::{base}_not({value})")),
            (key.none, format!("{name}::{base}_none()")),
            (key.unassigned, format!("{name}::{base}_unassigned()")),
        ];
        conditions.extend(
            more.into_iter()
                .filter(|(is_there, _)| *is_there)
                .map(|(_, code)| code),
        );
    }
    let mut conditions = conditions.into_iter();
    let first = conditions.next().unwrap_or_default();
    conditions.fold(first, |all, next| format!("{all}.and({next})"))
}

/// The condition keys of a list with the signs each may stand before, for the test.
pub(crate) fn keys(list: &List) -> Vec<String> {
    list.keys.iter().map(|key| key.name.clone()).collect()
}
