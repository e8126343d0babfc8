//! The owner's tables of a tenant, read as a policy file has them and checked as they are read.

use std::collections::BTreeMap;
use std::fmt;

use keap::{TagId, owner::SetAction};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// One action, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    goal: Option<String>,
    integration: Option<String>,
    apply_tag: Option<i64>,
    remove_tag: Option<i64>,
}

impl Written {
    fn action<E: Error>(self) -> Result<SetAction, E> {
        let apply = self.apply_tag.map(TagId::new);
        let remove = self.remove_tag.map(TagId::new);
        let action = SetAction::of(self.goal, self.integration, apply, remove);
        action.map_err(E::custom)
    }
}

/// What is done in place of one action set: one action, or a list of them.
struct Actions(Vec<SetAction>);

impl<'de> Deserialize<'de> for Actions {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(OneOrMore)
    }
}

struct OneOrMore;

impl<'de> Visitor<'de> for OneOrMore {
    type Value = Actions;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an action or a list of actions")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Actions, A::Error> {
        let written = Written::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Actions(vec![written.action()?]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Actions, A::Error> {
        let mut actions = Vec::new();
        while let Some(written) = list.next_element::<Written>()? {
            actions.push(written.action()?);
        }
        match actions.is_empty() {
            true => Err(A::Error::custom(
                "the action set has no action: leave its row out",
            )),
            false => Ok(Actions(actions)),
        }
    }
}

/// The id that a row begins with.
fn id<E: Error>(text: &str) -> Result<i64, E> {
    let id = text.trim().parse().ok().filter(|id: &i64| *id > 0);
    id.ok_or_else(|| {
        E::custom(format!(
            "{text:?} is no id: each row begins with one, a whole number from 1"
        ))
    })
}

pub(super) fn action_sets<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<i64, Vec<SetAction>>, D::Error> {
    let rows: BTreeMap<String, Actions> = BTreeMap::deserialize(from)?;
    rows.into_iter()
        .map(|(set, actions)| Ok((id(&set)?, actions.0)))
        .collect()
}

/// Each row `LEGACY = "CAMPAIGN/SEQUENCE"`.
pub(super) fn sequences<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<BTreeMap<String, String>, D::Error> {
    let rows: BTreeMap<String, String> = BTreeMap::deserialize(from)?;
    for (legacy, target) in &rows {
        id::<D::Error>(legacy)?;
        let pair = target.split_once('/').map(|(campaign, sequence)| {
            let ids = [id::<D::Error>(campaign), id(sequence)];
            ids.iter().all(Result::is_ok)
        });
        if pair != Some(true) {
            let wrong = format!("{target:?} is not \"CAMPAIGN/SEQUENCE\", for instance \"7/71\"");
            return Err(D::Error::custom(wrong));
        }
    }
    Ok(rows)
}

/// A country by one of its names or its code.
pub(super) fn country<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    let found = keap::names::find_country(&text).map(str::to_owned);
    found.map(Some).map_err(D::Error::custom)
}
