//! Writes models and enumerations as Rust.

use std::fmt::Write as _;

use crate::names::snake_case;
use crate::rest::document::Property;
use crate::rest::naming::member;
use crate::rest::plan::{Plan, PlannedEnum, PlannedModel, Role};
use crate::rest::{facts, naming, rust_type, words};

/// Writes one model.
pub(crate) fn model(out: &mut String, plan: &Plan, vendor: &str, model: &PlannedModel) {
    let required: Vec<&Property> = model
        .vendor
        .properties
        .iter()
        .filter(|p| is_required(model, p))
        .collect();
    let default = if required.is_empty() { "Default, " } else { "" };
    let _ = writeln!(out, "/// {}.", words::model(&model.name));
    if let Some(fact) = facts::of_model(plan.version, vendor) {
        let _ = writeln!(out, "///\n/// {fact}");
    }
    let leaves_out = required.len() < model.vendor.properties.len();
    if let Some(note) = note(model.role, leaves_out) {
        let _ = writeln!(out, "///\n/// {note}");
    }
    let _ = writeln!(
        out,
        "#[derive(Clone, Debug, {default}PartialEq, Serialize, Deserialize)]\n#[non_exhaustive]"
    );
    if required.is_empty() && model.role != Role::Request && model.role != Role::Both {
        out.push_str("#[serde(default)]\n");
    }
    let _ = writeln!(out, "pub struct {} {{", model.name);
    for property in &model.vendor.properties {
        field(out, plan, vendor, model, property);
    }
    if model.role == Role::Both {
        out.push_str("/// Properties this version does not know, written back as they were.\n#[serde(flatten)]\npub extra: Extra,\n");
    }
    out.push_str("}\n\n");
    if !required.is_empty() {
        constructor(out, plan, vendor, model, &required);
    }
    if model.role != Role::Answer {
        setters(out, plan, vendor, model);
    }
}

/// Properties whose setter is written by hand, because the server takes them together with others or in another form.
const SET_BY_HAND: &[(&str, &str)] = &[
    ("Address", "region"),
    ("ContactAddress", "region"),
    ("EmailSendRequest", "from_address"),
];

/// Writes what sets the properties that a new body does not have yet.
fn setters(out: &mut String, plan: &Plan, vendor: &str, model: &PlannedModel) {
    let (mut values, mut lists) = (String::new(), String::new());
    for property in &model.vendor.properties {
        let name = member(&property.name);
        let by_hand = SET_BY_HAND.contains(&(model.name.as_str(), name.as_str()));
        if is_required(model, property) || by_hand {
            continue;
        }
        let text = rust_type::of_property(plan, vendor, property).text;
        let _ = match text
            .strip_prefix("Vec<")
            .and_then(|text| text.strip_suffix('>'))
        {
            Some(item) => writeln!(lists, "        {name}: {item},"),
            None => writeln!(values, "        {name}: {text},"),
        };
    }
    if values.is_empty() && lists.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "setters! {{\n    {} {{\n{values}    }} lists {{\n{lists}    }}\n}}\n",
        model.name
    );
}

/// What the reader has to know about all properties; a body that holds each of them leaves none out.
fn note(role: Role, leaves_out: bool) -> Option<&'static str> {
    match role {
        Role::Answer => None,
        Role::Request | Role::Patch if !leaves_out => None,
        Role::Request => Some("What is `None` is left out."),
        Role::Patch => Some("What is kept is left out; see [`Patch`]."),
        Role::Both => Some("Read and written; unknown properties are kept in `extra`."),
    }
}

fn is_required(model: &PlannedModel, property: &Property) -> bool {
    property.required && matches!(model.role, Role::Request | Role::Patch)
}

fn field(out: &mut String, plan: &Plan, vendor: &str, model: &PlannedModel, property: &Property) {
    let (text, mut attributes) = rust_type::field(plan, vendor, model.role, property);
    let name = member(&property.name);
    if name.trim_start_matches("r#") != property.name {
        attributes.insert(0, format!("rename = \"{}\"", property.name));
    }
    let mut renamed = property.clone();
    renamed.name = snake_case(&property.name);
    if let Some(facts) = words::property(&renamed, &text) {
        let _ = writeln!(out, "/// {facts}");
    }
    if !attributes.is_empty() {
        let _ = writeln!(out, "#[serde({})]", attributes.join(", "));
    }
    // A model that holds itself.
    let text = text.replace(&format!("<{}>", model.name), "<Self>");
    let _ = writeln!(out, "pub {name}: {text},");
}

fn constructor(
    out: &mut String,
    plan: &Plan,
    vendor: &str,
    model: &PlannedModel,
    required: &[&Property],
) {
    let arguments = required.iter().map(|property| {
        let text = rust_type::of_property(plan, vendor, property).text;
        let name = member(&property.name);
        if converts(&text) {
            format!("{name}: impl Into<{text}>")
        } else {
            format!("{name}: {text}")
        }
    });
    let values = model.vendor.properties.iter().map(|property| {
        let name = member(&property.name);
        let text = rust_type::of_property(plan, vendor, property).text;
        match (is_required(model, property), model.role) {
            (true, _) if converts(&text) => format!("{name}: {name}.into()"),
            (true, _) => name,
            (false, Role::Patch) => format!("{name}: Patch::Keep"),
            (false, _) => format!("{name}: None"),
        }
    });
    let _ = writeln!(
        out,
        "impl {} {{\n/// The body with what the server requires.\npub fn new({}) -> Self {{ Self {{ {} }} }}\n}}\n",
        model.name,
        arguments.collect::<Vec<_>>().join(", "),
        values.collect::<Vec<_>>().join(", "),
    );
}

/// Whether a constructor takes whatever becomes the type. An id of a kind is taken as what it is.
fn converts(text: &str) -> bool {
    matches!(text, "String" | "Id" | "Sensitive" | "Timestamp")
}

/// Writes one enumeration.
pub(crate) fn enumeration(out: &mut String, planned: &PlannedEnum) {
    let (_, property) = &planned.uses[0];
    let words = if property == "answer" {
        words::spell(&planned.name)
    } else {
        words::spell(property)
    };
    let _ = writeln!(
        out,
        "text_enum! {{\n    /// Values of {words}.\n    {} {{",
        planned.name
    );
    for value in &planned.values {
        let _ = writeln!(out, "        {} = \"{value}\",", naming::pascal(value));
    }
    out.push_str("    }\n}\n\n");
}
