//! Programs of other languages that a script of a shell runs: `php -r '..'`, `python3 -c "..."`, `python3 <<'EOF'`.

use crate::file::File;
use crate::hit::{Findings, Language};

/// What runs a program that is written on its line, with its language and the options in front of the text.
const RUNNERS: [(&str, Language, &[&str]); 6] = [
    ("php", Language::Php, &["-r"]),
    ("python", Language::Python, &["-c"]),
    ("python3", Language::Python, &["-c"]),
    ("ruby", Language::Ruby, &["-e"]),
    ("perl", Language::Perl, &["-e", "-E"]),
    ("node", Language::JavaScript, &["-e", "--eval"]),
];
/// How many programs of one script are read.
const MOST: usize = 50;

/// Reads the programs in a script, each by itself. They have their places in the script.
pub(super) fn read(file: &File<'_>, found: &mut Findings) {
    for (language, start, end) in programs(file.text).into_iter().take(MOST) {
        let inside = file.text.get(start..end).unwrap_or_default();
        if !file.audit.prefilter.finds(inside.as_bytes()) {
            continue;
        }
        let text = alone(file.text, language, start, end);
        let program = file.in_language(language, &text);
        super::program::read(&program, file.text, found);
    }
}

/// The language of each program, and where it begins and ends.
fn programs(text: &str) -> Vec<(Language, usize, usize)> {
    let mut found = Vec::new();
    let mut reached = 0_usize;
    let mut start = 0_usize;
    for line in text.split_inclusive('\n') {
        let (from, to) = (start, start.saturating_add(line.len()));
        start = to;
        if from < reached || line.trim_start().starts_with('#') {
            continue;
        }
        if let Some(program) = quoted(text, from, line).or_else(|| heredoc(text, from, line)) {
            reached = program.2;
            found.push(program);
        }
    }
    found
}

/// `php -r '..'`, perhaps over several lines.
fn quoted(text: &str, from: usize, line: &str) -> Option<(Language, usize, usize)> {
    let mut last: Option<Language> = None;
    let mut at = 0_usize;
    for word in line.split_inclusive(char::is_whitespace) {
        let place = at;
        at = at.saturating_add(word.len());
        let bare = word.trim();
        if let Some(language) = runner(bare) {
            last = Some(language);
            continue;
        }
        let is_option = RUNNERS
            .iter()
            .any(|(_, language, options)| Some(*language) == last && options.contains(&bare));
        if !is_option {
            continue;
        }
        let begin = from.saturating_add(place).saturating_add(word.len());
        let rest = text.get(begin..)?;
        let mark = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let inside = begin.saturating_add(1);
        let length = end_of(text.get(inside..)?, mark)?;
        return Some((last?, inside, inside.saturating_add(length)));
    }
    None
}

/// Where a text of a shell ends; a backslash stays in front of its mark in one with `"`.
fn end_of(text: &str, mark: char) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let is_end = c == mark && !(is_escaped && mark == '"');
        is_escaped = c == '\\' && !is_escaped;
        is_end.then_some(at)
    })
}

/// `python3 - <<'EOF'`
fn heredoc(text: &str, from: usize, line: &str) -> Option<(Language, usize, usize)> {
    let (before, behind) = line.split_once("<<")?;
    let language = before.split_whitespace().find_map(runner)?;
    let word = behind.trim_start_matches('-').split_whitespace().next()?;
    let word = word.trim_matches(['\'', '"', '\\', ')', ';']);
    let start = from.saturating_add(line.len());
    let mut at = start;
    for inside in text.get(start..)?.split_inclusive('\n') {
        if inside.trim() == word {
            return Some((language, start, at));
        }
        at = at.saturating_add(inside.len());
    }
    None
}

fn runner(word: &str) -> Option<Language> {
    let name = word.rsplit('/').next().unwrap_or(word);
    let mut known = RUNNERS.iter();
    known.find_map(|(runner, language, _)| (*runner == name).then_some(*language))
}

/// A program in its place, with blanks around it.
fn alone(text: &str, language: Language, start: usize, end: usize) -> String {
    const TAG: &str = "<?php ";
    let blank = |part: &str| -> String {
        let blanks = part
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' });
        blanks.collect()
    };
    let mut alone = blank(text.get(..start).unwrap_or_default());
    if language == Language::Php && alone.len() >= TAG.len() {
        alone.truncate(alone.len().saturating_sub(TAG.len()));
        alone.push_str(TAG);
    }
    // What the shell reads as a text with `"` has no backslashes of its own.
    let inside = text.get(start..end).unwrap_or_default();
    alone.push_str(&inside.replace("\\\"", " \"").replace("\\$", " $"));
    alone.push_str(&blank(text.get(end..).unwrap_or_default()));
    alone
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    #[test]
    fn programs_that_a_script_runs_are_read_in_their_languages() {
        let text = "#!/bin/sh\n# infusionsoft\n\
            php -r '$app = new iSDK; $app->dsQuery(\"Lead\", 1, 0, [], []);'\n\
            python3 -c \"import xmlrpc.client as x; x.ServerProxy('$URL').ContactService.add('k', {\\\"Email\\\": 1})\"\n\
            python3 - <<'EOF'\n\
            import xmlrpc.client\n\
            xmlrpc.client.ServerProxy(url).DataService.load('k', 'Ticket', 1)\n\
            EOF\n\
            echo 'ContactService.merge' # php -r\n";
        let found = Audit::new(Vec::new())
            .unwrap()
            .read("a.sh", text.as_bytes());
        let told: Vec<_> = found
            .hits
            .iter()
            .map(|hit| {
                (
                    hit.line,
                    hit.method.as_deref().unwrap_or_default(),
                    hit.table.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (3, "DataService.query", Some("Lead")),
                (4, "ContactService.add", Some("Contact")),
                (7, "DataService.load", Some("Ticket")),
            ]
        );
    }
}
