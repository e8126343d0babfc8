//! The report for a terminal: grouped, blockers first, and no wider than it is.

use std::collections::BTreeMap;

use super::shown::{
    ANOTHER_FOLDER, call_name, caller, counted, doubt, log_read, name, nothing, place, plural,
    reading, safe, without_method,
};
use super::tone::Tone;
use crate::finding::Use;
use crate::judge::Effort;
use crate::picture::CallInUse;
use crate::report::{FailOn, Report};

/// Places that are named of one call; the other forms of the report have all.
const PLACES: usize = 4;

/// Rows of a part that are shown.
const ROWS: usize = 40;

/// The narrowest width that lines are fitted to.
const NARROWEST: usize = 20;

pub(super) fn text(report: &Report, width: usize, paint: &dyn Fn(Tone, &str) -> String) -> String {
    let mut text = Text {
        lines: String::new(),
        width: width.max(NARROWEST),
        paint,
    };
    for effort in Effort::ALL {
        of_effort(&mut text, report, effort);
    }
    credentials(&mut text, report);
    endpoints(&mut text, report);
    owner(&mut text, report);
    traffic(&mut text, report);
    repositories(&mut text, report);
    end(&mut text, report);
    text.lines
}

struct Text<'a> {
    lines: String,
    width: usize,
    paint: &'a dyn Fn(Tone, &str) -> String,
}

impl Text<'_> {
    fn head(&mut self, head: &str) {
        if !self.lines.is_empty() {
            self.lines.push('\n');
        }
        self.line(0, head);
    }

    /// A head that begins with what says how it stands; of the width of a terminal, it is on the first line.
    fn verdict(&mut self, tone: Tone, word: &str, rest: &str) {
        let before = self.lines.len();
        self.head(&format!("{word}{rest}"));
        let start = self
            .lines
            .get(before..)
            .and_then(|new| new.find(word))
            .map(|found| before.saturating_add(found));
        self.paint(tone, word, start);
    }

    /// A line that ends with an effort class in brackets.
    fn line_of(&mut self, indent: usize, text: &str, effort: Effort) {
        let before = self.lines.len();
        self.line(indent, &format!("{text} ({effort})"));
        let start = self.lines.rfind(effort.name());
        self.paint(
            Tone::of(effort),
            effort.name(),
            start.filter(|start| *start >= before),
        );
    }

    /// Paints a word that was written, unless it was broken.
    fn paint(&mut self, tone: Tone, word: &str, start: Option<usize>) {
        if let Some(start) = start {
            let painted = (self.paint)(tone, word);
            let end = start.saturating_add(word.len());
            self.lines.replace_range(start..end, &painted);
        }
    }

    /// A line, broken between words where it is wider than the terminal; what follows is indented further.
    fn line(&mut self, indent: usize, text: &str) {
        let mut column = indent;
        self.lines.push_str(&" ".repeat(indent));
        for (number, word) in text.split(' ').enumerate() {
            let length = word.chars().count();
            let begins = number == 0;
            if !begins && column.saturating_add(length).saturating_add(1) > self.width {
                let deeper = indent.saturating_add(4);
                self.lines.push('\n');
                self.lines.push_str(&" ".repeat(deeper));
                column = deeper;
            } else if !begins {
                self.lines.push(' ');
                column = column.saturating_add(1);
            }
            column = self.word(word, length, column, indent.saturating_add(4));
        }
        self.lines.push('\n');
    }

    /// A word, broken where it is wider than a line.
    fn word(&mut self, word: &str, length: usize, column: usize, deeper: usize) -> usize {
        if column.saturating_add(length) <= self.width {
            self.lines.push_str(word);
            return column.saturating_add(length);
        }
        let mut column = column;
        for letter in word.chars() {
            // A sign says that the word goes on.
            if column >= self.width.saturating_sub(1) {
                self.lines.push_str("\\\n");
                self.lines.push_str(&" ".repeat(deeper));
                column = deeper;
            }
            self.lines.push(letter);
            column = column.saturating_add(1);
        }
        column
    }

    fn more(&mut self, indent: usize, all: usize, shown: usize) {
        if all > shown {
            let left = all.saturating_sub(shown);
            self.line(indent, &format!("and {left} more: --format json has all"));
        }
    }
}

fn of_effort(text: &mut Text<'_>, report: &Report, effort: Effort) {
    let calls = report.picture.calls.iter();
    let calls: Vec<&CallInUse> = calls.filter(|call| call.effort == effort).collect();
    if calls.is_empty() {
        return;
    }
    let mark = if effort.is_blocker() { "BLOCKER " } else { "" };
    let word = format!("{mark}{effort}");
    text.verdict(Tone::of(effort), &word, &format!(": {}", effort.meaning()));
    let mut places: BTreeMap<String, Vec<&Use>> = BTreeMap::new();
    let uses = report.uses.iter();
    for one in uses.filter(|one| one.judgement.effort == effort) {
        let name = name(one.hit.method.as_deref(), one.hit.table.as_deref());
        places.entry(name).or_default().push(one);
    }
    for call in calls.iter().take(ROWS) {
        let name = call_name(call);
        let mut head = format!(
            "{name}: {} in {}",
            plural(call.uses, "use"),
            plural(call.files, "file")
        );
        if call.calls > 0 {
            head.push_str(&format!(
                ", {} in logs",
                counted(call.calls, "call", "calls")
            ));
        }
        text.line(2, &head);
        if let Some(why) = &call.why {
            text.line(6, &safe(why));
        }
        let uses = places.get(&name).map_or(&[][..], Vec::as_slice);
        for one in uses.iter().take(PLACES) {
            let through = one
                .hit
                .through
                .as_ref()
                .map(|through| format!(" through {}", safe(through)));
            let sure = &one.hit.certainty;
            text.line(
                6,
                &format!("{} ({sure}{})", place(one), through.unwrap_or_default()),
            );
        }
        text.more(6, uses.len(), PLACES);
    }
    text.more(2, calls.len(), ROWS);
}

fn credentials(text: &mut Text<'_>, report: &Report) {
    if report.credentials.is_empty() {
        return;
    }
    text.verdict(
        Tone::Bad,
        "Credentials in files",
        ": take them out, and replace them",
    );
    for one in report.credentials.iter().take(ROWS) {
        let found = &one.found;
        let (file, kind, shown) = (safe(&found.file), safe(&found.kind), safe(&found.shown));
        text.line(
            2,
            &format!("{file}:{}:{} {kind} {shown}", found.line, found.column),
        );
    }
    text.more(2, report.credentials.len(), ROWS);
}

fn endpoints(text: &mut Text<'_>, report: &Report) {
    if report.endpoints.is_empty() {
        return;
    }
    text.head("Addresses of the API: these are what changes to the gateway's");
    for one in report.endpoints.iter().take(ROWS) {
        let found = &one.found;
        let (file, address) = (safe(&found.file), safe(&found.address));
        text.line(2, &format!("{file}:{} {address}", found.line));
    }
    text.more(2, report.endpoints.len(), ROWS);
}

fn owner(text: &mut Text<'_>, report: &Report) {
    if report.picture.owner.is_empty() {
        return;
    }
    text.head(
        "The owner of the account has to name, in the policy file or the gateway's configuration",
    );
    for one in &report.picture.owner {
        let methods: Vec<String> = one.methods.iter().map(|method| safe(method)).collect();
        let needed = if one.wanted.needed {
            "needed"
        } else {
            "perhaps"
        };
        let (name, why) = (one.wanted.name, one.wanted.why);
        let rows: Vec<String> = one.rows.iter().take(ROWS).map(i64::to_string).collect();
        let rows = match rows.is_empty() {
            true => String::new(),
            false => format!(" of {}", rows.join(", ")),
        };
        text.line(
            2,
            &format!("{name}{rows} ({needed}): {why}; for {}", methods.join(", ")),
        );
    }
}

fn traffic(text: &mut Text<'_>, report: &Report) {
    let Some(traffic) = &report.traffic else {
        return;
    };
    text.head("Logs: who calls what how often");
    for called in traffic.calls.iter().take(ROWS) {
        let name = match &called.method {
            Some(_) => name(called.method.as_deref(), called.table.as_deref()),
            None => without_method(called, "XML-RPC, the log has no method"),
        };
        let calls = counted(called.calls, "call", "calls");
        let mut line = format!("{}: {name}: {calls}", caller(called));
        if called.failed > 0 {
            line.push_str(&format!(", {} failed", called.failed));
        }
        if let Some(address) = &called.address {
            line.push_str(&format!(", from {}", safe(address)));
        } else if called.addresses > 0 {
            let plural = if called.addresses == 1 { "" } else { "es" };
            line.push_str(&format!(", from {} address{plural}", called.addresses));
        }
        if let (Some(first), Some(last)) = (&called.first, &called.last) {
            line.push_str(&format!(", {first} to {last}"));
        }
        text.line_of(2, &line, called.effort);
    }
    text.more(2, traffic.calls.len(), ROWS);
    for log in &traffic.logs {
        text.line(2, &log_read(log, &safe(&log.name)));
    }
}

fn repositories(text: &mut Text<'_>, report: &Report) {
    if report.repositories.len() < 2 {
        return;
    }
    text.head("Repositories");
    for one in report.repositories.iter().take(ROWS) {
        let (uses, files) = (plural(one.uses, "use"), plural(one.files, "file"));
        let blockers = plural(one.blockers(), "blocker");
        let credentials = plural(one.credentials, "credential");
        text.line(
            2,
            &format!(
                "{}: {uses} in {files}, {blockers}, {credentials}",
                safe(&one.repository)
            ),
        );
    }
    text.more(2, report.repositories.len(), ROWS);
}

fn end(text: &mut Text<'_>, report: &Report) {
    let estimate = report.picture.estimate.lines_of_text();
    if estimate.is_empty() {
        let is_clean = !report.fails_on(FailOn::Any)
            && doubt(&report.reading).is_none()
            && !report.looked_at_nothing();
        let tone = if is_clean { Tone::Good } else { Tone::Warning };
        let said = nothing(report);
        let (word, rest) = said.split_at(said.find(" was ").unwrap_or(said.len()));
        text.verdict(tone, word, rest);
    } else {
        text.head("The work");
    }
    for line in &estimate {
        text.line(2, line);
    }
    if let (Some(doubt), false) = (doubt(&report.reading), estimate.is_empty()) {
        text.line(2, &doubt);
    }
    if report.known > 0 {
        text.line(
            2,
            &match report.known {
                1 => "1 more is in the baseline and not counted".to_owned(),
                known => format!("{known} more are in the baseline and not counted"),
            },
        );
    }
    if report.is_of_another_folder {
        text.line(2, ANOTHER_FOLDER);
    }
    text.head(&format!("Read: {}.", reading(&report.reading)));
    const NAMED: usize = 10;
    let named = report.reading.not_read.iter();
    for (file, why) in named.take(NAMED) {
        text.line(2, &format!("{}: {}", safe(file), why.word()));
    }
    text.more(2, report.reading.not_read.len(), NAMED);
}
