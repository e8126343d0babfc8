//! The document that has the tokens: where it is in what was given, and what its members say.

use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, bail, ensure};
use keap_http::Shown;
use serde_json::Value as Json;

use super::distinct;
use crate::commands::auth::form::GIVE;

/// What the tokens are called.
const ACCESS: &str = "access_token";
const REFRESH: &str = "refresh_token";

type Members = serde_json::Map<String, Json>;

/// No access token lives longer than ten years, in seconds.
pub(in crate::commands::auth) const LONGEST_LIFE: u64 = 10 * 365 * 86_400;

/// No access token has ended before September 2001, in seconds since 1970: smaller numbers are lives.
const FIRST_END: u64 = 1_000_000_000;

/// The one document that holds the tokens: a list may have it alone, a text may hold it, and so may one member of another
/// document (`{"data":{..}}`).
///
/// # Errors
/// When there is more than one, or some of the tokens stand beside it.
pub(super) fn within(json: Json) -> anyhow::Result<Json> {
    let document = holder(json.clone())?;
    if text(&document, ACCESS)?.is_none() {
        return Ok(document);
    }
    for name in [ACCESS, REFRESH] {
        let kept = text(&document, name)?;
        ensure!(
            !says_other(&json, name, kept.as_deref()),
            "the input has tokens in more than one place, and not the same {name} in each\n  hint: give the document with the pair that is meant alone"
        );
    }
    Ok(document)
}

/// Whether a token by this name stands anywhere that is not the one that is kept: it would be lost unseen.
fn says_other(json: &Json, name: &str, kept: Option<&str>) -> bool {
    match json {
        Json::Array(list) => list.iter().any(|json| says_other(json, name, kept)),
        Json::Object(members) => members.iter().any(|(key, value)| {
            let is_token = bare(key) == bare(name) && value.is_string() && !is_empty(value);
            is_token && value.as_str() != kept || says_other(value, name, kept)
        }),
        _ => false,
    }
}

fn holder(json: Json) -> anyhow::Result<Json> {
    match json {
        Json::Array(mut list) if list.len() == 1 => holder(list.remove(0)),
        Json::Array(list) => bail!(
            "the input is a list of {}, and one pair of tokens is kept at a time\n  hint: give each alone, with --app for its application",
            list.len()
        ),
        Json::String(text) if text.trim_start().starts_with('{') => {
            within(distinct::parse(&text).context("the input is a text in JSON")?)
        }
        Json::Object(members) if !has_token(&members) => within_member(members),
        Json::Object(_) => Ok(json),
        _ => bail!("the input is JSON, and no document with tokens\n  hint: {GIVE}"),
    }
}

/// The member that has the tokens, of a document that has none itself.
fn within_member(members: Members) -> anyhow::Result<Json> {
    let holders = members.values().filter(|value| holds_token(value));
    let number = holders.count();
    ensure!(
        number <= 1,
        "the input has tokens in {number} of its members, and one pair of tokens is kept at a time\n  hint: give each alone, with --app for its application"
    );
    if number == 0 {
        return Ok(Json::Object(members));
    }
    members
        .into_iter()
        .map(|(_, value)| value)
        .find(holds_token)
        .map_or(Ok(Json::Null), holder)
}

fn holds_token(json: &Json) -> bool {
    match json {
        Json::Array(list) => list.iter().any(holds_token),
        Json::Object(members) => has_token(members) || members.values().any(holds_token),
        _ => false,
    }
}

fn has_token(members: &Members) -> bool {
    members
        .iter()
        .any(|(name, value)| bare(name) == bare(ACCESS) && !is_empty(value))
}

/// What stands there empty says nothing.
fn is_empty(value: &Json) -> bool {
    value.is_null() || value.as_str() == Some("")
}

/// A member by its name, with the name as it stands there: programs write it in snake case, camel case and Pascal case.
///
/// # Errors
/// When two spellings of it say different things.
pub(super) fn member<'a>(
    json: &'a Json,
    name: &str,
) -> anyhow::Result<Option<(&'a str, &'a Json)>> {
    let wanted = bare(name);
    let all = json.as_object().into_iter().flatten();
    let mut same: Vec<(&str, &Json)> = all
        .filter(|(name, _)| bare(name) == wanted)
        .map(|(name, value)| (name.as_str(), value))
        .collect();
    same.sort_by_key(|(_, value)| is_empty(value));
    let Some((first, value)) = same.first().copied() else {
        return Ok(None);
    };
    let other = same
        .into_iter()
        .find(|(_, other)| !is_empty(other) && *other != value);
    if let Some((other, _)) = other {
        bail!(
            "the input has {first} and {other}, which say different things\n  hint: leave out the one that is not meant"
        );
    }
    Ok(Some((first, value)))
}

/// A name without what its spellings differ by.
fn bare(name: &str) -> String {
    name.replace(['_', '-'], "").to_ascii_lowercase()
}

/// A text by its name; none when it is absent, null or empty.
pub(super) fn text(json: &Json, name: &str) -> anyhow::Result<Option<String>> {
    match member(json, name)? {
        None | Some((_, Json::Null)) => Ok(None),
        Some((_, Json::String(text))) => Ok(Some(text.clone()).filter(|text| !text.is_empty())),
        Some((name, _)) => bail!("{name} in the input is no text"),
    }
}

/// The life in the input: seconds, or the second of its end.
pub(super) fn life_of(json: &Json, now: SystemTime) -> anyhow::Result<Option<Duration>> {
    let life = seconds(json, "expires_in", 0..=LONGEST_LIFE)?;
    let since_1970 = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    // No token is older than the API.
    let ends = FIRST_END..=since_1970.saturating_add(LONGEST_LIFE);
    let end = seconds(json, "end_of_life", ends)?;
    let left = end.map(|end| end.saturating_sub(since_1970));
    Ok(life.or(left).map(Duration::from_secs))
}

/// Whole seconds by their name, as a number or as digits; none when they are absent or
/// null. Anything else would be taken for another life than the one that was meant.
fn seconds(json: &Json, name: &str, within: RangeInclusive<u64>) -> anyhow::Result<Option<u64>> {
    let found = member(json, name)?;
    let Some((name, value)) = found.filter(|(_, value)| !value.is_null()) else {
        return Ok(None);
    };
    let written = match value {
        Json::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    };
    // PHP may write a whole number as 86400.0.
    let digits = written.strip_suffix(".0").unwrap_or(&written);
    let number = digits.parse().ok().filter(|number| within.contains(number));
    let (first, last) = within.into_inner();
    number.map(Some).with_context(|| {
        format!(
            "{name} in the input is {}, which is no time of a token: whole seconds from {first} to {last} are\n  hint: put it right, or leave it out and give --expires-in",
            Shown::new(&written).up_to(40)
        )
    })
}
