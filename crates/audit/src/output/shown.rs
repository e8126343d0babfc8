//! What all forms of the report say in the same words.

use keap_http::Shown;

use crate::finding::Use;
use crate::hit::{Reading, Skip};
use crate::judge::Judgement;
use crate::logs::{Called, LogRead};
use crate::picture::CallInUse;
use crate::report::Report;

/// A text from outside on one line, without what commands a terminal, and cut where nobody reads on.
pub(super) fn safe(text: &str) -> String {
    Shown::new(text).up_to(300).to_string()
}

/// `DataService.query on Contact`.
pub(super) fn name(method: Option<&str>, table: Option<&str>) -> String {
    let method = method.unwrap_or("a method that is not constant");
    match table {
        Some(table) => safe(&format!("{method} on {table}")),
        None => safe(method),
    }
}

pub(super) fn call_name(call: &CallInUse) -> String {
    name(call.method.as_deref(), call.table.as_deref())
}

pub(super) fn place(one: &Use) -> String {
    let hit = &one.hit;
    let step = hit.step.as_ref().map(|step| format!(", step {step}"));
    let step = step.unwrap_or_default();
    safe(&format!("{}:{}:{}{step}", hit.file, hit.line, hit.column))
}

/// What is to be said of a use in a sentence or two.
pub(super) fn message(one: &Use) -> String {
    let judgement = &one.judgement;
    let name = name(one.hit.method.as_deref(), one.hit.table.as_deref());
    let mut message = format!("{name}: {}", judgement.effort.meaning());
    if let Some(why) = why(judgement) {
        message.push_str(&format!(" ({why})"));
    }
    message
}

/// Why a use is no drop-in.
pub(super) fn why(judgement: &Judgement) -> Option<String> {
    judgement.why().map(|why| safe(&why))
}

/// What is called where the log does not tell the method, in the words of the form where nothing is known besides.
pub(super) fn without_method(called: &Called, otherwise: &str) -> String {
    safe(called.why.as_deref().unwrap_or(otherwise))
}

/// Who calls, as a log tells it.
pub(super) fn caller(called: &Called) -> String {
    let caller = called.caller.as_deref().unwrap_or("unnamed");
    let app = called.app.as_ref().map(|app| format!(" ({app})"));
    safe(&format!("{caller}{}", app.unwrap_or_default()))
}

/// The verdict where nothing was found, which is no more than what was read can tell.
pub(super) fn nothing(report: &Report) -> String {
    let reading = &report.reading;
    if report.looked_at_nothing() {
        let left_out = reading.skipped.get(&Skip::LeftOut);
        let why = match left_out.copied().unwrap_or_default() {
            0 => String::new(),
            1 => ": the only one is left out by .gitignore, and --with-ignored reads it".to_owned(),
            all => format!(": {all} are left out by .gitignore, and --with-ignored reads them"),
        };
        return format!("No file was read, so nothing is known{why}.");
    }
    let since = since(reading);
    let where_to = match (reading.in_doubt(), &since) {
        (0, None) => String::new(),
        (_, None) => " in what was read".to_owned(),
        (_, Some(since)) => format!(" in {since}"),
    };
    let doubt = doubt(reading).map(|doubt| format!("; {doubt}"));
    let doubt = doubt.unwrap_or_default();
    // What calls may stand in the logs, and be in no file.
    let called = report.traffic.as_ref();
    let files = match called.is_some_and(|traffic| !traffic.calls.is_empty()) {
        true => " in files; the logs have traffic of it",
        false => "",
    };
    let (what, addresses) = match (report.endpoints.len(), report.known) {
        (0, 0) => ("Nothing of XML-RPC", String::new()),
        (0, _) => ("Nothing new of XML-RPC", String::new()),
        (1, _) => ("No call of XML-RPC", ", and 1 address of it".to_owned()),
        (found, _) => (
            "No call of XML-RPC",
            format!(", and {found} addresses of it"),
        ),
    };
    format!("{what} was found{where_to}{files}{addresses}{doubt}.")
}

/// What says that there may be more than was found.
pub(super) fn doubt(reading: &Reading) -> Option<String> {
    match reading.in_doubt() {
        0 => None,
        1 => Some("1 file was not read wholly, and may have more".to_owned()),
        files => Some(format!(
            "{files} files were not read wholly, and may have more"
        )),
    }
}

fn since(reading: &Reading) -> Option<String> {
    let since = reading.since.as_ref();
    since.map(|since| safe(&format!("what changed since {since}")))
}

/// What is said where a baseline knows nothing of what was found.
pub(super) const ANOTHER_FOLDER: &str = "The baseline knows none of these: names of files begin at the folder that is audited; \
    audit the one that it was written for.";

/// What was read, in a sentence.
pub(super) fn reading(reading: &Reading) -> String {
    let since = since(reading).map(|since| format!("of {since}: "));
    let mut text = format!(
        "{}{} read ({}), {} looked at closely",
        since.unwrap_or_default(),
        plural(reading.files, "file"),
        size(reading.bytes),
        reading.candidates
    );
    if reading.followed > 0 {
        let followed = plural(reading.followed, "link");
        text.push_str(&format!(", {followed} followed as asked"));
    }
    if reading.switched_off > 0 {
        let off = plural(reading.switched_off, "step");
        text.push_str(&format!(", {off} with a use switched off and not counted"));
    }
    let skipped = reading.skipped.iter();
    let skipped: Vec<String> = skipped
        .map(|(why, count)| format!("{count} {}", why.word()))
        .collect();
    if !skipped.is_empty() {
        text.push_str(&format!(
            "; not read, or not wholly: {}",
            skipped.join(", ")
        ));
    }
    text
}

fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    let unit = UNITS.iter().find(|(size, _)| bytes >= *size);
    match unit {
        Some((size, name)) => {
            let tenths = bytes.saturating_mul(10) / size;
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
        None => format!("{bytes} bytes"),
    }
}

/// What was read of a log. What is for Keap is not always a call: of a connection that goes through a proxy no more is known.
pub(super) fn log_read(log: &LogRead, name: &str) -> String {
    let entries = counted(log.entries, "entry", "entries");
    format!(
        "{name}: {entries}, {} for Keap, {} not understood",
        log.calls, log.unread
    )
}

/// A count of calls or entries, as logs have them.
pub(super) fn counted(count: u64, one: &str, more: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {more}"),
    }
}

pub(super) fn plural(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
