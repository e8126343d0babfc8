//! Each difference with both answers side by side, under its cause.

use std::collections::HashMap;

use keap_html::{Block, Count, Entries, Entry, Group, Line, Notice, Section, Side, Text, Weight};

use super::super::some::some;
use super::super::verdict::wire;
use super::super::{CauseReport, Difference, Evidence, RunReport, Standing};
use super::whole;

/// The most characters of a value.
const VALUE: usize = 200;

/// The most lines of an answer.
const LINES: usize = 120;

/// By what differences are chosen.
const FACETS: [&str; 5] = ["Table or operation", "Column", "Wire", "Finding", "Cause"];

/// And where there was a run before.
const BEFORE: &str = "Since the run before";

/// What was answered, by target, row and backend.
type Answers<'a> = HashMap<(&'a str, i64, &'a str), &'a Evidence>;

/// The section with so many of the differences.
pub(super) fn section(report: &RunReport, most: usize) -> Section {
    let mut section = Section::new("Differences");
    if report.differences.is_empty() {
        return section.paragraph("There are none.");
    }
    let shown = most.min(report.differences.len());
    let kept = report.differences_kept.max(whole(report.differences.len()));
    if whole(shown) < kept {
        let told = format!(
            "{} of {} differences are on this page. The JSON lines have all of them.",
            Count(whole(shown)),
            Count(kept)
        );
        section.push(Notice::new(Weight::Warning, &told));
    }
    section.push(Block::Paragraph(Text::whole(
        "By cause, what nothing explains first. Each opens to what the wires answered, with what parts marked. Answers with \
         their requests are kept of some rows of each cause.",
    )));
    let answers: Answers<'_> = report
        .evidence
        .iter()
        .map(|one| ((one.target.as_str(), one.row, one.backend.as_str()), one))
        .collect();
    let mut by_cause: HashMap<&str, Vec<&Difference>> = HashMap::new();
    for difference in some(&report.differences, shown) {
        let of_cause = by_cause.entry(difference.cause.as_str()).or_default();
        of_cause.push(difference);
    }
    let facets = FACETS
        .into_iter()
        .chain(report.digest.as_ref().map(|_| BEFORE));
    let mut entries = Entries::new("Differences", facets);
    for cause in &report.causes {
        if let Some(differences) = by_cause.remove(cause.id.as_str()) {
            entries.push(group(report, cause, &differences, &answers));
        }
    }
    section.block(entries)
}

fn group<'a>(
    report: &'a RunReport,
    cause: &CauseReport,
    differences: &[&'a Difference],
    answers: &Answers<'a>,
) -> Group {
    let title = format!("{}: {}", cause.id, cause.title);
    let kind = match cause.kind.as_str() {
        "known" => "Known, and told in MIGRATION.md.",
        "writing" => "The same values, written differently.",
        _ => "Not explained: this is what the values look like.",
    };
    let mut group = Group::new(Text::whole(&title))
        .note(kind)
        .note(&cause.advice);
    for difference in differences {
        group.push(entry(report, difference, answers));
    }
    group
}

/// What its target is held against.
fn reference<'a>(report: &'a RunReport, one: &Difference) -> &'a str {
    let mut targets = report.targets.iter();
    let target = targets.find(|target| target.name == one.target);
    let backends = target.map_or(&report.run.backends, |target| &target.backends);
    backends.first().map_or("", String::as_str)
}

fn answer<'a>(
    answers: &Answers<'a>,
    one: &'a Difference,
    backend: &'a str,
) -> Option<&'a Evidence> {
    answers
        .get(&(one.target.as_str(), one.row?, backend))
        .copied()
}

fn entry<'a>(report: &'a RunReport, one: &'a Difference, answers: &Answers<'a>) -> Entry {
    let row = match (one.row, &one.key) {
        (Some(id), _) => format!(" {id}"),
        (None, Some(key)) => format!(" {}", Text::new(key)),
        (None, None) => String::new(),
    };
    let title = format!(
        "#{} {}{row} {}",
        one.number,
        Text::new(&one.target),
        Text::new(&one.column)
    );
    let wire_name = wire(&one.backend);
    let facets = [
        Text::new(&one.target),
        Text::new(&one.column),
        Text::new(&wire_name),
        Text::new(&one.finding),
        Text::new(&one.cause),
    ];
    let standing = report.digest.as_ref().map(|_| match one.standing {
        Some(standing) => standing.word(),
        None => "not known",
    });
    let facets = facets.into_iter().chain(standing.map(Text::new));
    let mut entry = Entry::new(&title, facets);
    match one.standing {
        Some(Standing::New) => entry = entry.note("New."),
        Some(Standing::Standing) => entry = entry.note("It stood before."),
        None => {}
    }
    match one.reading.as_str() {
        "confirmed" => entry = entry.note("A second reading gave the same."),
        "changed" => entry = entry.note("A second reading gave something else."),
        _ => {}
    }
    let reference = reference(report, one);
    let (left, right) = (one.left.as_deref(), one.right.as_deref());
    let hidden = !report.run.shows_values;
    let of = answer(answers, one, reference);
    let entry = entry.side(side(reference, left, right, hidden, of));
    let of = answer(answers, one, &one.backend);
    entry.side(side(&one.backend, right, left, hidden, of))
}

/// What one backend has, beside what another has.
fn side(
    backend: &str,
    own: Option<&str>,
    other: Option<&str>,
    hidden: bool,
    answer: Option<&Evidence>,
) -> Side {
    let side = Side::new(wire(backend));
    let side = match own {
        None => side.line(Line::default().mark("nothing")),
        Some(own) => side.line(parting(own, other.unwrap_or_default(), hidden)),
    };
    let Some(answer) = answer else {
        return side;
    };
    let request = Text::up_to(&answer.request, 1_000);
    let mut side = side
        .line(Line::new(request))
        .line(Line::new(format!("HTTP {}", answer.status)));
    for line in answer.body.lines().take(LINES) {
        side = side.line(marked(line, own.filter(|own| other != Some(own))));
    }
    match answer.body.lines().nth(LINES) {
        Some(_) => side.line(Line::new("and more")),
        None => side,
    }
}

/// A value, of which that is marked which the other does not have: a hash as a whole, of a value that is shown what
/// stands between what both begin and end with.
fn parting(own: &str, other: &str, hidden: bool) -> Line {
    if own == other {
        return Line::new(Text::up_to(own, VALUE));
    }
    if hidden {
        return Line::default().mark(Text::up_to(own, VALUE));
    }
    let same = |(one, other): &(char, char)| one == other;
    let pairs = own.chars().zip(other.chars());
    let begin: usize = pairs
        .take_while(same)
        .map(|(sign, _)| sign.len_utf8())
        .sum();
    let (begin, rest) = own.split_at(begin);
    let other = other.get(begin.len()..).unwrap_or_default();
    let pairs = rest.chars().rev().zip(other.chars().rev());
    let end: usize = pairs
        .take_while(same)
        .map(|(sign, _)| sign.len_utf8())
        .sum();
    let (middle, end) = rest.split_at(rest.len().saturating_sub(end));
    let line = Line::new(Text::up_to(begin, VALUE));
    let line = match middle {
        "" => line,
        middle => line.mark(Text::up_to(middle, VALUE)),
    };
    line.text(Text::up_to(end, VALUE))
}

/// A line of an answer, whose value is marked if it is the one that parts. Of hashes the kinds may part: one wire has a
/// text where a column is of dates.
fn marked(line: &str, value: Option<&str>) -> Line {
    let hash = |text: &str| text.rsplit_once('#').map(|(_, hash)| hash.to_owned());
    let ends = value.and_then(|value| {
        let at = line.find(": ")?.saturating_add(2);
        let (before, own) = line.split_at_checked(at)?;
        let is_same = own == value || (hash(own).is_some() && hash(own) == hash(value));
        is_same.then_some((before, own))
    });
    match ends {
        Some((before, own)) => Line::new(Text::up_to(before, VALUE)).mark(Text::up_to(own, VALUE)),
        None => Line::new(Text::up_to(line, VALUE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &Line) -> String {
        format!("{line:?}")
    }

    #[test]
    fn of_a_value_that_is_shown_only_what_parts_is_marked() {
        let expected = Line::new("+1 ").mark("555").text(" 0100");
        assert_eq!(
            shown(&parting("+1 555 0100", "+1 666 0100", false)),
            shown(&expected)
        );
        // What the other has besides is marked there.
        assert_eq!(
            shown(&parting("ab", "axb", false)),
            shown(&Line::new("a").text("b"))
        );
        let expected = Line::new("a").mark("x").text("b");
        assert_eq!(shown(&parting("axb", "ab", false)), shown(&expected));
        // Between characters of several bytes, and where beginning and end would overlap.
        let expected = Line::new("é").mark("é").text("");
        assert_eq!(shown(&parting("éé", "é", false)), shown(&expected));
        assert_eq!(
            shown(&parting("text(1)#a", "text(1)#b", true)),
            shown(&Line::default().mark("text(1)#a"))
        );
    }

    #[test]
    fn in_an_answer_the_value_is_marked_and_no_other() {
        let hash = "text(4)#ab12";
        let expected = Line::new("  Phone1: ").mark(hash);
        let found = marked("  Phone1: text(4)#ab12", Some(hash));
        assert_eq!(shown(&found), shown(&expected));
        let found = marked("Day: text(10)#ab12", Some("date#ab12"));
        assert_eq!(
            shown(&found),
            shown(&Line::new("Day: ").mark("text(10)#ab12"))
        );
        for (line, value) in [
            ("Phone1: text(4)#ab13", Some(hash)),
            ("Phone1: b", Some("c")),
            ("Phone1:", Some("")),
            ("Phone1: c", None),
        ] {
            assert_eq!(
                shown(&marked(line, value)),
                shown(&Line::new(line)),
                "{line}"
            );
        }
    }
}
