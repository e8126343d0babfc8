//! Documentation made from facts: names, types, units, limits.

use crate::names::snake_case;
use crate::rest::document::{Kind, Property};

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

/// What a property holds.
pub(crate) fn property(property: &Property, rust_type: &str) -> String {
    let mut sentence = meaning(&property.name, &property.kind, rust_type);
    if let Some(length) = property.max_length {
        sentence.push_str(&format!(" At most {length} characters."));
    }
    if property.deprecated {
        sentence.push_str(" Deprecated by the vendor.");
    }
    sentence
}

/// What a property or parameter of this name and type holds, as a sentence.
pub(crate) fn meaning(name: &str, kind: &Kind, rust_type: &str) -> String {
    let words = spell(name);
    match name {
        "id" => return String::from("Its id."),
        "next_page_token" => {
            return String::from("Token of the next page; empty or absent on the last one.");
        }
        "count" => {
            return String::from("How many records match in all, not how many this page holds.");
        }
        "next" => {
            return String::from("Address of the next page, present even when there is none.");
        }
        "previous" => {
            return String::from("Address of the previous page, present even when there is none.");
        }
        "create_time" | "created_time" | "date_created" | "creation_date" => {
            return String::from("When it was created, in UTC.");
        }
        "update_time" | "updated_time" | "last_updated" | "last_updated_time"
        | "modification_time" => {
            return String::from("When it was last changed, in UTC.");
        }
        "content" if *kind == Kind::Any => {
            return String::from(
                "The value: text, number, date or list, after the type of the field; `null` is empty.",
            );
        }
        "html_content" | "plain_content" | "file_data" => {
            return format!("{}, in Base64.", capital(&words));
        }
        "remind_time" | "remind_time_mins" => {
            return String::from(
                "Reminder, in minutes before: 5, 10, 15, 30, 60, 120, 240, 480, 1440 or 2880.",
            );
        }
        "country_code" => return String::from("Country, as ISO 3166-1 alpha-3: `USA`."),
        "region_code" => return String::from("Region, as ISO 3166-2 with its country: `US-AZ`."),
        _ => {}
    }
    if rust_type.contains("MinorAmount") {
        return format!("{}, in the smallest unit of the currency.", capital(&words));
    }
    if rust_type.contains("MajorAmount") {
        return format!("{}, in the main unit of the currency.", capital(&words));
    }
    match kind {
        Kind::DateTime => format!("{}, in UTC.", capital(&words)),
        Kind::Date => format!("{}, a calendar date.", capital(&words)),
        Kind::Bool => whether(&words),
        _ if words.ends_with(" ids") => format!("Ids of the {}s.", words.trim_end_matches(" ids")),
        _ if words.ends_with(" id") => format!("Id of the {}.", words.trim_end_matches(" id")),
        _ => format!("{}.", capital(&words)),
    }
}

fn whether(words: &str) -> String {
    if let Some(rest) = words
        .strip_prefix("is ")
        .or_else(|| words.strip_prefix("has "))
    {
        let verb = words.split(' ').next().unwrap_or_default();
        return format!("Whether it {verb} {rest}.");
    }
    const VERBS: &[&str] = &[
        "allow",
        "append",
        "apply",
        "auto",
        "calculate",
        "charge",
        "choose",
        "combine",
        "contain",
        "default",
        "disable",
        "display",
        "do",
        "enable",
        "hide",
        "include",
        "limit",
        "notify",
        "prorate",
        "send",
        "show",
        "skip",
        "track",
        "use",
    ];
    let (first, last) = (
        words.split(' ').next().unwrap_or_default(),
        words.rsplit(' ').next().unwrap_or_default(),
    );
    if VERBS.contains(&first) && !words.ends_with("ed") {
        return format!("Whether to {words}.");
    }
    if ["ed", "able", "ive", "al"]
        .iter()
        .any(|end| last.ends_with(end))
    {
        return format!("Whether it is {words}.");
    }
    format!("Whether this holds: {words}.")
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
