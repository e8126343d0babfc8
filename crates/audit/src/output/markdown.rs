//! The report in Markdown, as a ticket or a wiki takes it.

use super::headings;
use super::shown::{
    call_name, caller, doubt, name, nothing, place, reading, safe, why, without_method,
};
use crate::judge::Effort;
use crate::report::Report;

/// Rows of a table that are shown.
const ROWS: usize = 500;

pub(super) fn document(report: &Report) -> String {
    let mut text = String::from("# What calls XML-RPC\n\nXML-RPC ends on 31 December 2026.\n");
    work(&mut text, report);
    calls(&mut text, report);
    snippets(&mut text, report);
    owner(&mut text, report);
    credentials(&mut text, report);
    addresses(&mut text, report);
    traffic(&mut text, report);
    repositories(&mut text, report);
    uses(&mut text, report);
    text.push_str(&format!("\nRead: {}.\n", plain(&reading(&report.reading))));
    text
}

/// A text that is no markup: what Markdown or HTML obeys is escaped.
fn plain(text: &str) -> String {
    let mut shown = String::new();
    for sign in safe(text).chars() {
        if matches!(
            sign,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' | '@'
        ) {
            shown.push('\\');
        }
        shown.push(sign);
    }
    shown
}

/// A text as code, in a table: in ticks that it does not have itself.
fn code(text: &str) -> String {
    let text = safe(text);
    if text.is_empty() {
        return String::new();
    }
    let mut longest = 0_usize;
    let mut run = 0_usize;
    for sign in text.chars() {
        run = if sign == '`' {
            run.saturating_add(1)
        } else {
            0
        };
        longest = longest.max(run);
    }
    let ticks = "`".repeat(longest.saturating_add(1));
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    // A backslash before the bar would be taken as its escape.
    let text = text.replace('|', "\\|");
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

fn table(
    text: &mut String,
    title: &str,
    headings: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) {
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return;
    }
    text.push_str(&format!("\n## {title}\n\n| {} |\n", headings.join(" | ")));
    text.push_str(&format!("|{}\n", "---|".repeat(headings.len())));
    for row in rows.iter().take(ROWS) {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    if rows.len() > ROWS {
        text.push_str(&format!(
            "\nThe first {ROWS} of {}; the JSON of the report has all.\n",
            rows.len()
        ));
    }
}

fn work(text: &mut String, report: &Report) {
    text.push_str("\n## The work\n\n");
    let lines = report.picture.estimate.lines_of_text();
    if lines.is_empty() {
        text.push_str(&format!("{}\n", plain(&nothing(report))));
    } else if let Some(doubt) = doubt(&report.reading) {
        text.push_str(&format!("- {doubt}\n"));
    }
    for line in lines {
        text.push_str(&format!("- {line}\n"));
    }
    if report.known > 0 {
        text.push_str(&format!(
            "- {} more are in the baseline and not counted\n",
            report.known
        ));
    }
}

fn calls(text: &mut String, report: &Report) {
    let rows = report.picture.calls.iter().map(|call| {
        let differences: Vec<&str> = call.differences.iter().copied().collect();
        vec![
            effort(call.effort),
            code(&call_name(call)),
            call.uses.to_string(),
            call.files.to_string(),
            call.calls.to_string(),
            call.over.unwrap_or("nothing").to_owned(),
            differences.join(" "),
            plain(call.why.as_deref().unwrap_or_default()),
        ]
    });
    table(text, "Calls, blockers first", &headings::CALLS, rows);
}

fn effort(effort: Effort) -> String {
    match effort.is_blocker() {
        true => format!("**{effort}**"),
        false => effort.to_string(),
    }
}

/// Each call once, as its first use has it.
fn snippets(text: &mut String, report: &Report) {
    let mut told = std::collections::BTreeSet::new();
    let rows = report.uses.iter().filter_map(|one| {
        let name = name(one.hit.method.as_deref(), one.hit.table.as_deref());
        let facade = one.judgement.facade.as_deref()?;
        let rest = one.judgement.rest.as_ref();
        let rest = rest.map(|rest| {
            let body = rest.body.as_ref().map(|body| format!(" {body}"));
            format!(
                "{}{}",
                rest.requests.join(", then "),
                body.unwrap_or_default()
            )
        });
        told.insert(name.clone())
            .then(|| vec![code(&name), code(facade), code(&rest.unwrap_or_default())])
    });
    table(
        text,
        "What they become",
        &["Call", headings::FACADE, headings::REST],
        rows,
    );
}

fn owner(text: &mut String, report: &Report) {
    let rows = report.picture.owner.iter().map(|one| {
        let methods: Vec<String> = one.methods.iter().map(|method| code(method)).collect();
        let needed = if one.wanted.needed { "yes" } else { "perhaps" };
        vec![
            code(one.wanted.name),
            needed.to_owned(),
            plain(one.wanted.why),
            methods.join(", "),
        ]
    });
    table(text, "What the owner has to name", &headings::OWNER, rows);
}

fn credentials(text: &mut String, report: &Report) {
    let rows = report.credentials.iter().map(|one| {
        let found = &one.found;
        let place = format!("{}:{}:{}", found.file, found.line, found.column);
        vec![code(&place), plain(&found.kind), code(&found.shown)]
    });
    table(text, "Credentials in files", &headings::CREDENTIALS, rows);
}

fn addresses(text: &mut String, report: &Report) {
    let rows = report.endpoints.iter().map(|one| {
        let found = &one.found;
        let place = format!("{}:{}", found.file, found.line);
        vec![code(&place), code(&found.address)]
    });
    table(text, "Addresses of the API", &headings::ADDRESSES, rows);
}

fn traffic(text: &mut String, report: &Report) {
    let Some(traffic) = &report.traffic else {
        return;
    };
    let rows = traffic.calls.iter().map(|called| {
        let method = called
            .method
            .as_ref()
            .map(|_| code(&name(called.method.as_deref(), called.table.as_deref())));
        vec![
            plain(&caller(called)),
            method.unwrap_or_else(|| without_method(called, "not in the log")),
            called.calls.to_string(),
            called.failed.to_string(),
            called
                .address
                .as_deref()
                .map_or_else(|| called.addresses.to_string(), code),
            called.first.clone().unwrap_or_default(),
            called.last.clone().unwrap_or_default(),
            effort(called.effort),
        ]
    });
    table(text, "Who calls what how often", &headings::TRAFFIC, rows);
}

fn repositories(text: &mut String, report: &Report) {
    if report.repositories.len() < 2 {
        return;
    }
    let rows = report.repositories.iter().map(|one| {
        vec![
            code(&one.repository),
            one.uses.to_string(),
            one.files.to_string(),
            one.blockers().to_string(),
            one.credentials.to_string(),
        ]
    });
    table(text, "Repositories", &headings::REPOSITORIES, rows);
}

fn uses(text: &mut String, report: &Report) {
    let headings = ["Effort", "Where", "Call", "Sure", "Why"];
    let rows = report.uses.iter().map(|one| {
        let hit = &one.hit;
        vec![
            effort(one.judgement.effort),
            code(&place(one)),
            code(&name(hit.method.as_deref(), hit.table.as_deref())),
            hit.certainty.to_string(),
            plain(&why(&one.judgement).unwrap_or_default()),
        ]
    });
    table(text, "Every use", &headings, rows);
}
