//! Sentences about a run.

use keap_html::{Count, Text};

use super::super::{Digest, RunReport};

/// What changed since the last good run.
pub(super) fn digest(digest: &Digest) -> String {
    let unseen = match digest.unseen {
        0 => String::new(),
        unseen => format!(", {} in rows that were not looked at", Count(unseen)),
    };
    format!(
        "Since run {}: {} new differences, {} gone, {} standing{unseen}.",
        digest.since,
        Count(digest.new),
        Count(digest.gone),
        Count(digest.standing)
    )
}

/// `2026-11-29 01:02:03 UTC` for what is a moment, and what it is for anything else.
pub(super) fn moment(text: &str) -> String {
    let is_utc = |text: &&str| text.len() == 20 && text.is_ascii() && text.ends_with('Z');
    match Some(text)
        .filter(is_utc)
        .and_then(|text| text.split_once('T'))
    {
        Some((day, time)) => format!("{day} {} UTC", time.trim_end_matches('Z')),
        None => text.to_owned(),
    }
}

/// What was left out beforehand, and what was allowed.
pub(super) fn filters(report: &RunReport) -> Vec<Text> {
    let filters = &report.run.filters;
    let mut told = Vec::new();
    if !filters.named.is_empty() {
        told.push(format!(
            "Only these were asked for: {}.",
            listed(&filters.named)
        ));
    }
    if !filters.except.is_empty() {
        told.push(format!("These were left out: {}.", listed(&filters.except)));
    }
    if let Some(since) = &filters.since {
        let since = moment(since);
        told.push(format!(
            "Only what changed since {since}, where a table tells it."
        ));
    }
    if let Some(source) = &filters.source {
        told.push(format!("What was compared is written in {source}."));
    }
    if let Some(rules) = &filters.rules {
        told.push(format!("Tolerances: {rules}."));
    }
    if report.run.resumed > 0 {
        let times = Count(u64::from(report.run.resumed));
        told.push(format!("It was gone on with after a stop, {times} times."));
    }
    if !report.run.shows_values {
        let key = &report.run.hash_key;
        told.push(format!(
            "Values are hidden; equal values have equal hashes in every report with the key {key}."
        ));
    }
    told.iter().map(|text| Text::up_to(text, 1_000)).collect()
}

fn listed(names: &[String]) -> String {
    names.join(", ")
}
