//! What is worth telling of a property: its legacy column, units, bounds, what stands for it when it is left out.
//!
//! A property whose name says all gets no sentence. What the vendor's text says in one of its set phrases is told in ours;
//! what needs a sentence of its own stands in `facts/told.txt`, and the pairing with XML-RPC in `facts/legacy_columns.txt`.

use serde_json::Value;

/// A row: version, schema and property, and what is known of it.
const LEGACY: &str = include_str!("facts/legacy_columns.txt");
/// A row: version or `*`, schema or `*`, property, and a sentence.
const TOLD: &str = include_str!("facts/told.txt");

/// Sentences about a property. They do not make two models different that have the same shape.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts(pub(crate) Vec<String>);

impl PartialEq for Facts {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What is known of a property of a schema.
pub(crate) fn of(version: &str, schema: &str, property: &str, value: &Value) -> Facts {
    let mut facts: Vec<String> = told(version, schema, Some(property)).into_iter().collect();
    // What we say in words of our own takes the place of the vendor's text.
    if facts.is_empty() {
        facts.extend(of_value(value));
    }
    if let Some(columns) = legacy(version, schema, property) {
        // The vendor names the column of some, and so does the pairing.
        facts.retain(|fact| !fact.starts_with("Called `"));
        facts.push(columns);
    }
    Facts(facts)
}

/// What the document itself tells of a property or parameter.
pub(crate) fn of_value(value: &Value) -> Vec<String> {
    let mut facts = Vec::new();
    let mut add = |fact: Option<String>| {
        if let Some(fact) = fact
            && !facts.contains(&fact)
        {
            facts.push(fact);
        }
    };
    let number = |name: &str| value[name].as_f64();
    add(match (number("minimum"), number("maximum")) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}.")),
        (Some(least), None) => Some(format!("At least {least}.")),
        (None, Some(most)) => Some(format!("At most {most}.")),
        (None, None) => None,
    });
    add(number("minLength").map(|least| format!("At least {least} characters.")));
    let description = value["description"].as_str().unwrap_or_default();
    for sentence in sentences(description) {
        add(phrase(&sentence));
    }
    add(default(value));
    facts
}

/// The sentence about a whole model.
pub(crate) fn of_model(version: &str, schema: &str) -> Option<String> {
    told(version, schema, None)
}

fn told(version: &str, schema: &str, property: Option<&str>) -> Option<String> {
    let is_or_any = |word: &str, value: &str| word == "*" || word == value;
    TOLD.lines().rev().find_map(|line| {
        let (of, rest) = line.split_once(' ')?;
        let (place, sentence) = rest.split_once(' ')?;
        let fits = match (place.split_once('/'), property) {
            (Some((one, name)), Some(property)) => is_or_any(one, schema) && name == property,
            (None, None) => place == schema,
            _ => false,
        };
        (fits && is_or_any(of, version)).then(|| sentence.to_owned())
    })
}

fn legacy(version: &str, schema: &str, property: &str) -> Option<String> {
    let place = format!("{version} {schema}.{property} ");
    let columns = LEGACY.lines().find_map(|line| line.strip_prefix(&place))?;
    let (columns, more) = match columns.strip_suffix(" ...") {
        Some(columns) => (columns, " and more"),
        None => (columns, ""),
    };
    let names: Vec<String> = columns.split(' ').map(|name| format!("`{name}`")).collect();
    Some(format!("In XML-RPC: {}{more}.", names.join(", ")))
}

fn sentences(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = text.split(". ").map(|part| part.trim_end_matches('.'));
    parts.map(str::to_owned).collect()
}

fn default(value: &Value) -> Option<String> {
    match &value["default"] {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(format!("`{text}` when left out.")),
        other => Some(format!("`{other}` when left out.")),
    }
}

/// Phrases of the vendor, and what is told in their place.
const PHRASES: &[(&str, &str)] = &[
    ("whitespace", "Not blank."),
    ("Must not be in the past", "Not in the past."),
    ("Must be a positive number", "More than 0."),
    (
        "Any item not listed here will be removed",
        "The whole list: an entry that is not in it is removed, and an empty list removes all.",
    ),
    (
        "An empty array resets all",
        "An empty list sets all of them back to their defaults.",
    ),
    (
        "Applies only to Keap Pro/Max",
        "Of the editions Pro and Max only.",
    ),
    ("ISO 4217", "An ISO 4217 code."),
    ("Three-letter ISO currency", "An ISO 4217 code."),
    ("IANA format", "A name of the IANA time zone database."),
    (
        "Lower values indicate higher priority",
        "The lowest comes first.",
    ),
    ("Smaller number indicates", "The lowest comes first."),
    (
        "Value of 0 indicates plan will never end",
        "`0` is without end.",
    ),
    ("0 means infinite", "`0` is without end."),
    ("omitted in List responses", "Absent in lists."),
    ("in pixels", "In pixels."),
    ("in EST", "In Eastern time."),
    ("the application's timezone", "In the account's time zone."),
    ("unique name", "Unique."),
    ("must be unique", "Unique."),
    ("Feature not yet supported", "Not supported yet."),
    (
        "GROSS (before tax)",
        "`GROSS` is before tax, `NET` after it.",
    ),
    (
        "AMOUNT (fixed amount)",
        "`AMOUNT` or `PERCENT`, which `discount_value` is meant in.",
    ),
    (
        "Can only be modified for manually",
        "Changes only of payments that were recorded by hand.",
    ),
    ("the contact ID as key", "By the id of the contact."),
    ("(0-100)", "0 to 100."),
    ("between 0 and 100", "0 to 100."),
    ("alphanumeric string", "Letters and digits."),
    (
        "Negative value indicates subtraction",
        "Negative is taken off the price.",
    ),
    (
        "Used only for option_type of `TEXT`",
        "Of the option type `TEXT` only.",
    ),
    (
        "Appears only for option_type of LIST",
        "Of the option type `LIST` only.",
    ),
    (
        "Used only for item_type PRODUCT or SUBSCRIPTION",
        "Of items of type `PRODUCT` and `SUBSCRIPTION` only.",
    ),
    (
        "Used only for item_type SUBSCRIPTION",
        "Of items of type `SUBSCRIPTION` only.",
    ),
];

/// What one sentence of the vendor says, in our words; nothing for one that only spells the name out.
fn phrase(sentence: &str) -> Option<String> {
    let after = |start: &str| sentence.split_once(start).map(|(_, rest)| rest.trim());
    let word = |text: &str| {
        let quoted = text.trim_matches(['`', '\'', '"', '[', ']']);
        let is_word = !quoted.is_empty() && !quoted.contains(' ');
        is_word.then(|| quoted.to_owned())
    };
    if let Some(name) = after("Legacy XML-RPC name for this field was") {
        return Some(format!("Called `{}` in XML-RPC.", word(name)?));
    }
    for start in [
        "Default is",
        "Defaults to",
        "defaults to",
        "Will default to",
    ] {
        if let Some(value) = after(start).map(|rest| rest.trim_end_matches(" if omitted")) {
            return Some(format!("`{}` when left out.", word(value)?));
        }
    }
    for start in [
        "Must be greater than or equal to",
        "must be greater than or equal to",
        "Minimum is",
        "Minimum value is",
        "Value should be >=",
    ] {
        if let Some(least) = after(start) {
            return Some(format!("At least {}.", least.parse::<u32>().ok()?));
        }
    }
    if let Some(least) = after("Must be").and_then(|rest| rest.strip_suffix(" or greater")) {
        return Some(format!("At least {}.", least.parse::<u32>().ok()?));
    }
    for start in ["Must be greater than", "(must be >"] {
        if let Some(most) = after(start).map(|rest| rest.trim_end_matches(')')) {
            return Some(format!("More than {}.", most.parse::<u32>().ok()?));
        }
    }
    for start in ["Deprecated: use", "Use", "This is deprecated for"] {
        let rest = sentence.strip_prefix(start);
        if let Some(name) = rest.map(|rest| rest.trim().trim_end_matches(" instead"))
            && let Some(name) = word(name)
        {
            return Some(format!("Deprecated: `{name}` takes its place."));
        }
    }
    let known = PHRASES.iter().find(|(start, _)| sentence.contains(start));
    known
        .map(|(_, told)| (*told).to_owned())
        .or_else(|| one_of(sentence))
}

/// The values that a sentence lists in capitals, when it says that it lists them.
fn one_of(sentence: &str) -> Option<String> {
    let lists = [
        "Valid values",
        "valid values",
        "Possible values",
        "Type of criteria",
        "Comparison operator",
        "The value may be",
        "result (",
    ];
    if !lists.iter().any(|start| sentence.contains(start)) {
        return None;
    }
    let is_value = |word: &&str| {
        word.len() > 2
            && word
                .chars()
                .all(|letter| letter.is_ascii_uppercase() || letter == '_')
    };
    let tail = sentence
        .split_once([':', '('])
        .map_or(sentence, |(_, rest)| rest);
    let words = tail.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    let values: Vec<String> = words
        .filter(is_value)
        .map(|word| format!("`{word}`"))
        .collect();
    let (last, others) = values.split_last()?;
    Some(match others {
        [] => format!("So far only {last}."),
        _ => format!("{} or {last}.", others.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told_of(description: &str) -> String {
        of_value(&json!({ "description": description })).join(" ")
    }

    #[test]
    fn what_a_sentence_only_spells_out_is_not_told() {
        assert_eq!(told_of("The unique identifier for this tag"), "");
        assert_eq!(told_of("Whether the task has been accepted"), "");
    }

    #[test]
    fn the_vendors_phrases_are_told_in_ours() {
        assert_eq!(
            told_of("Task description. Legacy XML-RPC name for this field was `CreationNotes`"),
            "Called `CreationNotes` in XML-RPC."
        );
        assert_eq!(
            told_of("The billing amount. Must be 0 or greater."),
            "At least 0."
        );
        assert_eq!(
            told_of("The subscription quantity. Must be 1 or greater. Default is 1."),
            "At least 1. `1` when left out."
        );
        assert_eq!(
            told_of("Comparison operator for ORDER_TOTAL criteria: LESS_THAN or GREATER_THAN"),
            "`LESS_THAN` or `GREATER_THAN`."
        );
        assert_eq!(
            told_of("Destination URL. This field is deprecated. Use 'website_address' instead."),
            "Deprecated: `website_address` takes its place."
        );
    }

    #[test]
    fn our_own_sentence_comes_first_and_the_legacy_column_always() {
        let facts = of("v2", "CreateOrderItemRequest", "product_id", &json!({}));
        assert_eq!(
            facts.0.join(" "),
            "Required for items of type `PRODUCT` and `SUBSCRIPTION`. In XML-RPC: `OrderItem.ProductId`."
        );
        assert!(of_model("v2", "Contact").is_some());
        assert_eq!(of_model("v2", "Task"), None);
    }

    #[test]
    fn every_row_is_well_formed() {
        for line in TOLD.lines() {
            let words: Vec<&str> = line.splitn(3, ' ').collect();
            assert!(matches!(words[0], "v1" | "v2" | "*"), "{line}");
            assert!(words[2].ends_with('.'), "{line}");
        }
        for line in LEGACY.lines() {
            assert!(line.split(' ').count() > 2, "{line}");
        }
    }
}
