//! What can be wished at the control endpoint: the keys, what each takes, and what it does.

use std::time::Duration;

use serde_json::{Map, Value as Json, json};

use super::controls::{Controls, LIMITS};
use crate::gate::brownout::Brownout;
use crate::gate::limits::Limits;
use crate::gate::oauth::LONGEST_LIFE;
use crate::gate::refusals::refusals;

/// Something that is wished of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    Brownout(Option<Brownout>),
    Refuse(Option<String>),
    Limits(Limits),
    TokenLife(Duration),
    ExpireTokens(bool),
    Deny(bool),
    IssueTokens(bool),
}

/// What a key takes and does.
struct Key {
    name: &'static str,
    takes: fn() -> Json,
    does: &'static str,
    read: fn(&Json) -> Option<Wish>,
}

const KEYS: &[Key] = &[
    Key {
        name: "brownout",
        takes: || json!(guises()),
        does: "switches XML-RPC off in this guise, or on again",
        read: |value| Some(Wish::Brownout(or_null(value, Brownout::named)?)),
    },
    Key {
        name: "refuse",
        takes: || {
            let names = refusals().map(Json::from).chain([Json::Null]);
            Json::Array(names.collect())
        },
        does: "gives this refusal to every call that it fits, or none again",
        read: |value| {
            let known = |name: &str| refusals().find(|known| *known == name);
            Some(Wish::Refuse(or_null(value, known)?.map(str::to_owned)))
        },
    },
    Key {
        name: "limits",
        takes: || json!(LIMITS.map(|(name, _)| name)),
        does: "enforces these limits; none: they are told and never used up",
        read: |value| {
            let name = value.as_str()?;
            let (_, limits) = LIMITS.iter().find(|(known, _)| *known == name)?;
            Some(Wish::Limits(*limits))
        },
    },
    Key {
        name: "token_life",
        takes: || json!("seconds, ten years at most"),
        does: "how long new access tokens of grants live",
        read: |value| {
            let life = Duration::from_secs(value.as_u64()?);
            (life <= LONGEST_LIFE).then_some(Wish::TokenLife(life))
        },
    },
    Key {
        name: "expire_tokens",
        takes: || json!([true, false]),
        does: "lets all access tokens of grants expire",
        read: |value| Some(Wish::ExpireTokens(value.as_bool()?)),
    },
    Key {
        name: "deny",
        takes: || json!([true, false]),
        does: "whether the person on the consent page says no",
        read: |value| Some(Wish::Deny(value.as_bool()?)),
    },
    Key {
        name: "issue_tokens",
        takes: || json!([true, false]),
        does: "makes a new grant, which is the answer",
        read: |value| Some(Wish::IssueTokens(value.as_bool()?)),
    },
];

/// All keys, for whoever asks.
pub(super) fn list(several: bool) -> Json {
    let told = |takes: Json, does: &str| json!({ "takes": takes, "does": does });
    let mut all: Map<String, Json> = KEYS
        .iter()
        .map(|key| (key.name.to_owned(), told((key.takes)(), key.does)))
        .collect();
    if several {
        let does = "changes this account alone; without it, all of them";
        all.insert(
            "app".to_owned(),
            told(json!("the name of an account"), does),
        );
    }
    Json::Object(all)
}

impl Wish {
    /// # Errors
    /// Says what the key takes, or which keys there are.
    pub(super) fn read(name: &str, value: &Json) -> Result<Self, String> {
        let Some(key) = KEYS.iter().find(|key| key.name == name) else {
            // Which account is meant is read before the wishes are.
            let names = KEYS.iter().map(|key| key.name).chain(["app"]);
            let names: Vec<&str> = names.collect();
            return Err(format!(
                "there is no key {name:?}: the keys are {}",
                names.join(", ")
            ));
        };
        (key.read)(value).ok_or_else(|| {
            let takes = match (key.takes)() {
                Json::Array(values) => {
                    let values: Vec<String> = values.iter().map(written).collect();
                    format!("one of {}", values.join(", "))
                }
                takes => written(&takes),
            };
            format!("cannot do {name}: it takes {takes}")
        })
    }

    /// Does it, except for new tokens, which are an answer.
    pub(super) fn grant(&self, tenant: &Controls<'_>) {
        match self {
            Self::Brownout(guise) => tenant.trouble.stand_brownout(*guise),
            // The name was looked up when it was read.
            Self::Refuse(name) => drop(tenant.trouble.stand_refusal(name.as_deref())),
            Self::Limits(limits) => tenant.meter.set(*limits),
            Self::TokenLife(life) => tenant.authority.set_life(*life),
            Self::ExpireTokens(true) => tenant.authority.expire_all(),
            Self::Deny(deny) => tenant.authority.set_deny(*deny),
            Self::ExpireTokens(false) | Self::IssueTokens(_) => {}
        }
    }
}

fn guises() -> Vec<Option<&'static str>> {
    let named = Brownout::ALL.map(|guise| Some(guise.name()));
    named.into_iter().chain([None]).collect()
}

/// A word without its quotes, anything else as JSON.
fn written(value: &Json) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A name that must be known, or null.
fn or_null<T>(value: &Json, find: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match value {
        Json::Null => Some(None),
        _ => find(value.as_str()?).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_the_crate_tells_of_every_key() {
        let page = include_str!("../../../README.md");
        for key in KEYS {
            assert!(
                page.contains(&format!("| `{}` |", key.name)),
                "{}",
                key.name
            );
        }
    }

    #[test]
    fn every_value_that_is_listed_is_taken_and_no_other() {
        for key in KEYS {
            if let Json::Array(values) = (key.takes)() {
                for value in values {
                    Wish::read(key.name, &value).unwrap();
                }
            }
            let told = Wish::read(key.name, &json!(["x"])).unwrap_err();
            assert!(told.starts_with(&format!("cannot do {}: it takes ", key.name)));
        }
        assert!(
            Wish::read("brown", &json!(null))
                .unwrap_err()
                .contains("brownout, refuse")
        );
    }
}
