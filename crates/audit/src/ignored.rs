//! What a comment in a file leaves out: `keap-audit: ignore` for its line, or alone on a line for the one below it,
//! `keap-audit: ignore-file` near the beginning for the whole file. In a text of a program the words are no comment.

use std::collections::HashSet;
use std::ops::Range;

use crate::file::File;
use crate::hit::{Findings, Language};

const MARK: &str = "keap-audit:";
const IGNORE: &str = "ignore";
const IGNORE_FILE: &str = "ignore-file";
/// What comments begin with, in what is read without a grammar.
const COMMENTS: [&str; 8] = ["//", "#", "/*", "<!--", "--", "'", ";", "%"];
/// Those that are no comment behind something else, since texts have them.
const ALONE: [&str; 3] = ["--", ";", "%"];
/// In how many lines at the beginning the whole file can be left out.
const FIRST_LINES: usize = 20;
/// How many marks of one file are looked at, and how much of a line in front of one.
const MOST: usize = 5_000;
const LONGEST: usize = 4_000;

/// A mark in a comment.
struct Mark {
    line: usize,
    word: &'static str,
    /// Whether its comment is all that its line has.
    is_alone: bool,
}

/// Whether the whole file is left out.
pub(crate) fn whole(file: &File<'_>) -> bool {
    let marks = marks(file);
    let mut of_file = marks.iter().filter(|mark| mark.word == IGNORE_FILE);
    of_file.any(|mark| mark.line <= FIRST_LINES)
}

/// Leaves out what stands on a line with the mark, or below one that has nothing else.
pub(crate) fn leave_out(file: &File<'_>, found: &mut Findings) {
    let mut lines = HashSet::new();
    for mark in marks(file).iter().filter(|mark| mark.word == IGNORE) {
        lines.insert(mark.line);
        // A mark beside a call is of that call alone.
        if mark.is_alone {
            lines.insert(mark.line.saturating_add(1));
        }
    }
    found.hits.retain(|hit| !lines.contains(&hit.line));
    found.endpoints.retain(|one| !lines.contains(&one.line));
    found.credentials.retain(|one| !lines.contains(&one.line));
}

/// The marks of a file that stand in comments.
fn marks(file: &File<'_>) -> Vec<Mark> {
    let written: Vec<(usize, &'static str)> = memchr::memmem::find_iter(file.text.as_bytes(), MARK)
        .filter_map(|at| Some((at, word(file.text.get(at..)?)?)))
        .take(MOST)
        .collect();
    let places: Vec<usize> = written.iter().map(|(at, _)| *at).collect();
    let comments = comments(file, &places);
    let of = |((at, word), comment): ((usize, &'static str), Option<Range<usize>>)| {
        Some(Mark {
            line: file.lines.place(at).0,
            word,
            is_alone: is_alone(file, comment?),
        })
    };
    written.into_iter().zip(comments).filter_map(of).collect()
}

/// What a mark says.
fn word(text: &str) -> Option<&'static str> {
    let said = text.strip_prefix(MARK)?.trim_start_matches([' ', '\t']);
    let end = said.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
    let said = said.get(..end.unwrap_or(said.len()))?;
    [IGNORE, IGNORE_FILE].into_iter().find(|word| *word == said)
}

/// Of each place, the comment that it stands in.
pub(crate) fn comments(file: &File<'_>, places: &[usize]) -> Vec<Option<Range<usize>>> {
    #[cfg(feature = "grammars")]
    if let (false, Some(grammar)) = (places.is_empty(), crate::language::grammar(file.language))
        && let Some(within) = grammar.within(file.text, places)
    {
        use crate::language::Within;
        let of = |(within, at): (Within, &usize)| match within {
            Within::Comment(comment) => Some(comment),
            Within::Text => None,
            Within::Other => by_its_line(file, *at),
        };
        return within.into_iter().zip(places).map(of).collect();
    }
    places.iter().map(|at| by_its_line(file, *at)).collect()
}

/// The comment of a place where no grammar tells it: by what stands in front of it on its line.
fn by_its_line(file: &File<'_>, at: usize) -> Option<Range<usize>> {
    let line = file.lines.line(file.lines.place(at).0);
    let start = (line.as_ptr() as usize).saturating_sub(file.text.as_ptr() as usize);
    let before = file.text.get(start..at)?;
    if before.len() > LONGEST {
        return None;
    }
    let indent = before.len().saturating_sub(before.trim_start().len());
    let first = before.trim_start();
    // Lines of a longer comment begin with `*`, or with nothing.
    let begins = first.is_empty()
        || first.starts_with('*')
        || first.to_ascii_lowercase().starts_with("rem ")
        || ALONE.iter().any(|begin| first.starts_with(begin));
    let from = match begins {
        true => indent,
        false => {
            let mut kinds = COMMENTS.iter().filter(|begin| is_of(file.language, begin));
            kinds.find_map(|begin| begun(before, begin))?
        }
    };
    let behind = file.text.get(at..)?;
    let mut end = behind.find('\n').unwrap_or(behind.len());
    for mark in ["*/", "-->"] {
        if let Some(found) = behind.get(..end)?.find(mark) {
            end = found.saturating_add(mark.len());
        }
    }
    Some(start.saturating_add(from)..at.saturating_add(end))
}

/// Whether a comment can begin so behind something else.
fn is_of(language: Language, begin: &str) -> bool {
    match begin {
        "'" => language == Language::VisualBasic,
        begin => !ALONE.contains(&begin),
    }
}

/// Where a comment begins in a text: behind a blank, and not in a text between quotation marks that ends behind it.
fn begun(before: &str, begin: &str) -> Option<usize> {
    let mut places = before.match_indices(begin).map(|(at, _)| at);
    places.find(|at| {
        let quoted = before.get(..*at).unwrap_or_default();
        let is_apart = quoted.is_empty()
            || quoted.ends_with(|c: char| c.is_whitespace() || matches!(c, ';' | '}' | ')' | '>'))
            || !matches!(begin, "//" | "#");
        let end = match begin {
            "/*" => Some("*/"),
            "<!--" => Some("-->"),
            _ => None,
        };
        let inside = before.get(*at..).unwrap_or_default();
        let is_open = end.is_none_or(|end| !inside.contains(end));
        // An apostrophe begins comments itself in some languages.
        let is_even = |mark: char| quoted.matches(mark).count().is_multiple_of(2);
        is_apart && is_open && is_even('"') && (begin == "'" || is_even('\''))
    })
}

/// Whether a comment is all that its lines have, but for signs.
fn is_alone(file: &File<'_>, comment: Range<usize>) -> bool {
    let before = file.text.get(..comment.start).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let behind = file.text.get(comment.end..).unwrap_or_default();
    let behind = match file.text.get(..comment.end) {
        // Some grammars take the end of the line for a part of a comment.
        Some(comment) if comment.ends_with('\n') => "",
        _ => behind.lines().next().unwrap_or_default(),
    };
    let before = before.trim_start().trim_start_matches("<?php");
    let has_words = |text: &str| text.contains(char::is_alphanumeric);
    !has_words(before) && !has_words(behind)
}

#[cfg(test)]
#[cfg(feature = "grammars")]
mod tests {
    use crate::Audit;

    fn lines(name: &str, text: &str) -> Vec<usize> {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        found.hits.iter().map(|hit| hit.line).collect()
    }

    #[test]
    fn a_text_of_the_program_leaves_out_nothing() {
        for call in [
            "$app->grpAssign(1,5); $x = 'keap-audit: ignore';",
            "$app->grpAssign(1,5); $x = \"keap-audit: ignore\";",
            "$app->grpAssign(1,'keap-audit: ignore');",
            "$app->grpAssign(1,5); $m = 'a // keap-audit: ignore';",
            "$app->grpAssign(1,5); $m = \"it's // keap-audit: ignore\";",
            "$m = 'keap-audit: ignore-file'; $app->grpAssign(1,5);",
            "$m = <<<X\n# keap-audit: ignore-file\nX;\n$app->grpAssign(1,5);",
        ] {
            let text = format!("<?php\n$app = new iSDK();\n{call}\n");
            let last = text.lines().count();
            assert_eq!(lines("a.php", &text), [last], "{call}");
        }
        let python = "from xmlrpc.client import ServerProxy\n\
            s = ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')\n\
            s.ContactService.merge('k',1,'please write keap-audit: ignore')\n";
        assert_eq!(lines("a.py", python), [3]);
        let basic = "m = \"it is # keap-audit: ignore\" : call(\"ContactService.add\")\n";
        assert_eq!(lines("a.vb", basic), [1]);
        let document = "<methodCall><methodName>ContactService.add</methodName><!--;--><params>; keap-audit: ignore</params></methodCall>";
        assert_eq!(lines("a.xml", document), [1]);
    }

    #[test]
    fn a_comment_leaves_out_its_line_and_alone_the_next() {
        let of = |first: &str| {
            let text = format!("<?php\n$app = new iSDK();\n{first}\n$app->grpAssign(1,6);\n");
            lines("a.php", &text)
        };
        assert_eq!(of("/* keap-audit: ignore */ $app->grpAssign(1,5);"), [4]);
        assert_eq!(of("$app->grpAssign(1,5); # keap-audit: ignore"), [4]);
        assert_eq!(
            of("$x = 'keap-audit: ignore'; $app->grpAssign(1,5); // keap-audit: ignore"),
            [4]
        );
        assert_eq!(
            of("  // keap-audit: ignore, since it goes in May"),
            [0_usize; 0]
        );
        assert_eq!(of("/* keap-audit: ignore */"), [0_usize; 0]);
        assert_eq!(of("// keap-audit: ignored"), [4]);
        let basic =
            "call(\"ContactService.add\") ' keap-audit: ignore\ncall(\"ContactService.load\")\n";
        assert_eq!(lines("a.vb", basic), [2]);
        let page =
            "<!-- keap-audit: ignore-file -->\n<?php $app = new iSDK(); $app->grpAssign(1,5);\n";
        assert_eq!(lines("a.php", page), [0_usize; 0]);
        let shell = "# keap-audit: ignore\ncurl -d '<methodCall><methodName>ContactService.add</methodName></methodCall>' https://api.infusionsoft.com/crm/xmlrpc/v1\n";
        assert_eq!(lines("a.sh", shell), [0_usize; 0]);
    }
}
