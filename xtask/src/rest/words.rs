//! Documentation made from facts: names, types, units, limits.

use crate::names::snake_case;
use crate::rest::document::Property;

/// What an operation does, from its name: `ListContacts` is "Lists contacts".
pub(crate) fn operation(name: &str) -> String {
    if let Some((_, sentence)) = SENTENCES.iter().find(|(known, _)| *known == name) {
        return (*sentence).to_owned();
    }
    let snake = snake_case(name).replace("word_press", "wordpress");
    let (verb, object) = snake.split_once('_').unwrap_or((&snake, ""));
    let verb = match verb {
        "get" | "retrieve" => String::from("Reads"),
        "update" => String::from("Changes"),
        "apply" => String::from("Applies"),
        verb if verb.ends_with("ch") || verb.ends_with('s') => format!("{}es", capital(verb)),
        verb => format!("{}s", capital(verb)),
    };
    format!("{verb} {}", phrase(object))
}

/// Operations whose name does not read as a sentence.
const SENTENCES: &[(&str, &str)] = &[
    (
        "AchieveGoal",
        "Achieves an API goal of a campaign for a contact",
    ),
    ("ApplyTagToContacts", "Applies a tag to contacts"),
    ("ApplyTags", "Applies a tag to contacts"),
    ("ApplyTax", "Applies tax to an order"),
    (
        "AdjustInventory",
        "Adds to or takes from the inventory of a product",
    ),
    (
        "CreateOrUpdateContact",
        "Changes the contact that matches, or creates one",
    ),
    (
        "GetApplicationEnabled",
        "Tells whether the application is enabled",
    ),
    (
        "GetConfiguration",
        "Reads the configuration of the application",
    ),
    ("InsertUtms", "Stores the UTM parameters of a contact"),
    (
        "InvoiceSubscription",
        "Makes the order for the next billing of a subscription",
    ),
    (
        "IsApplicationEnabled",
        "Tells whether the application is enabled",
    ),
    (
        "ListProductsSince",
        "Lists products that changed since a sync token",
    ),
    (
        "ListTasksForCurrentUser",
        "Lists the tasks of the user the token belongs to",
    ),
    ("RemoveTags", "Removes a tag from contacts"),
    ("RunReport", "Runs a report (XML-RPC: saved search)"),
    (
        "SetMerchantGatewayAsDefault",
        "Makes a merchant gateway the default one",
    ),
    (
        "VerifyHookDelayed",
        "Confirms a hook with the secret its receiver was sent",
    ),
];

/// Words with articles: `tag_from_company` is "a tag from a company".
fn phrase(object: &str) -> String {
    const LINKS: &[&str] = &["for", "from", "to", "of", "on", "by", "with", "as"];
    let mut parts: Vec<String> = vec![String::new()];
    for word in object.split('_') {
        if LINKS.contains(&word) {
            parts.push(word.to_owned());
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(&spelled(word));
        }
    }
    let noun = |words: &String| {
        if LINKS.contains(&words.as_str()) {
            words.clone()
        } else {
            article(words)
        }
    };
    parts.iter().map(noun).collect::<Vec<_>>().join(" ")
}

/// The words, with `a` or `an` when they are singular and can be counted.
fn article(words: &str) -> String {
    const UNCOUNTED: &[&str] = &[
        "info",
        "status",
        "data",
        "default",
        "html",
        "total",
        "commission",
    ];
    let last = words.rsplit(' ').next().unwrap_or_default();
    let is_plural = last.ends_with('s') && !last.ends_with("ss") || last == "criteria";
    if is_plural || UNCOUNTED.contains(&last) {
        return if is_plural {
            words.to_owned()
        } else {
            format!("the {words}")
        };
    }
    let vowel = words.starts_with(['a', 'e', 'i', 'o']) || words.starts_with("up");
    format!("{} {words}", if vowel { "an" } else { "a" })
}

/// What a model holds, from its name.
pub(crate) fn model(name: &str) -> String {
    let words = spell(name);
    if let Some(base) = words.strip_suffix(" request") {
        let (verb, object) = base.split_once(' ').unwrap_or((base, ""));
        return match verb {
            "create" | "add" | "insert" => format!("The body that creates {}", article_or(object)),
            "update" | "replace" => format!("The body that changes {}", article_or(object)),
            _ => format!("The body of a request: {base}"),
        };
    }
    if let Some(base) = words.strip_suffix(" response") {
        return match base.strip_prefix("list ") {
            Some(list) => format!("One page of {}", plural(list)),
            None => format!("What comes back: {base}"),
        };
    }
    if let Some(list) = words.strip_suffix(" list") {
        return format!("One page of {}", plural(list));
    }
    match words.split_once(' ') {
        Some(("create", object)) => format!("What creates {}", article(object)),
        Some(("update", object)) => format!("What changes {}", article(object)),
        _ => capital(&article(&words)),
    }
}

fn plural(words: &str) -> String {
    if words.ends_with('s') || words.ends_with(" criteria") {
        return words.to_owned();
    }
    match words.strip_suffix('y') {
        Some(base) => format!("{base}ies"),
        None => format!("{words}s"),
    }
}

fn article_or(words: &str) -> String {
    if words.is_empty() {
        String::from("it")
    } else {
        article(words)
    }
}

/// What is to be told of a property; nothing of one whose name and type say all.
pub(crate) fn property(property: &Property, rust_type: &str) -> Option<String> {
    let mut facts = property.facts.0.clone();
    let unit = if rust_type.contains("MinorAmount") {
        Some("In the smallest unit of the currency.")
    } else if rust_type.contains("MajorAmount") {
        Some("In the main unit of the currency.")
    } else {
        None
    };
    facts.extend(unit.map(str::to_owned));
    if let Some(length) = property.max_length {
        facts.push(format!("At most {length} characters."));
    }
    if property.deprecated && !facts.iter().any(|fact| fact.starts_with("Deprecated")) {
        facts.push(String::from("Deprecated by the vendor."));
    }
    (!facts.is_empty()).then(|| facts.join(" "))
}

/// A name as words: `opt_in_reason` is "opt in reason".
pub(crate) fn spell(name: &str) -> String {
    let snake = snake_case(name).replace("word_press", "wordpress");
    snake.split('_').map(spelled).collect::<Vec<_>>().join(" ")
}

fn spelled(word: &str) -> String {
    match word {
        "url" | "utm" | "html" | "ip" | "sku" | "api" | "cc" | "bcc" | "iso" | "crm" | "css" => {
            word.to_uppercase()
        }
        "wordpress" => String::from("`WordPress`"),
        "mins" => String::from("minutes"),
        "xid" => String::from("external id"),
        word => word.to_owned(),
    }
}

pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|letter| letter.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}
