//! Why values part, with examples: of many causes the most frequent.

use super::{named, whole};
use crate::commands::compare::run_report::verdict::{counted, grouped, wire};
use crate::commands::compare::run_report::{CauseReport, Difference, RunReport};
use crate::output::Output;
use crate::{tables, told};

/// How much is told of causes.
struct Measure {
    /// Those that are told with places, examples and advice.
    detailed: usize,
    examples: usize,
    places: usize,
    /// Those that are told in a line each, behind them, and of those that are explained.
    heads: usize,
    explained: usize,
    /// The places of a line.
    some_places: usize,
}

const WHOLE: Measure = Measure {
    detailed: usize::MAX,
    examples: usize::MAX,
    places: usize::MAX,
    heads: usize::MAX,
    explained: usize::MAX,
    some_places: usize::MAX,
};

const BRIEF: Measure = Measure {
    detailed: 5,
    examples: 2,
    places: 4,
    heads: 10,
    explained: 6,
    some_places: 2,
};

/// Tells the causes; whether there are any, of which this tells a part.
pub(super) fn tell(report: &RunReport, output: &mut Output) -> bool {
    let measure = if told::is_verbose() { &WHOLE } else { &BRIEF };
    let (open, settled): (Vec<&CauseReport>, Vec<&CauseReport>) = report
        .causes
        .iter()
        .partition(|cause| cause.kind == "likely");
    if !open.is_empty() {
        output.line("Differences that nothing explains, by what they look like:");
        let (first, rest) = open.split_at(open.len().min(measure.detailed));
        for cause in first {
            detailed(report, cause, measure, output);
        }
        heads(rest, measure.heads, measure, output);
        output.line("");
    }
    if !settled.is_empty() {
        output.line("Known differences, and what is only written differently:");
        heads(&settled, measure.explained, measure, output);
        output.line("");
    }
    !report.causes.is_empty()
}

/// So many in a line each, and how many there are besides.
fn heads(causes: &[&CauseReport], most: usize, measure: &Measure, output: &mut Output) {
    let (first, rest) = causes.split_at(causes.len().min(most));
    for cause in first {
        output.line(format_args!("  {}", head(cause, measure.some_places)));
    }
    if rest.is_empty() {
        return;
    }
    let values = rest.iter().map(|cause| cause.count).sum();
    let ids: Vec<&str> = rest.iter().map(|cause| cause.id.as_str()).collect();
    output.line(format_args!(
        "  {:>7}  by {}: {}",
        grouped(values),
        counted(rest.len() as u64, "more cause", "more causes"),
        ids.join(", ")
    ));
}

fn head(cause: &CauseReport, most: usize) -> String {
    let places: Vec<String> = cause
        .places
        .iter()
        .map(|place| format!("{}.{} {}", place.target, place.column, grouped(place.count)))
        .collect();
    let places = named(&places, most);
    let count = grouped(cause.count);
    let id = &cause.id;
    let shown = whole(&cause.title);
    format!("{count:>7}  {id}: {shown} ({places})")
}

fn detailed(report: &RunReport, cause: &CauseReport, measure: &Measure, output: &mut Output) {
    output.line(format_args!("  {}", head(cause, measure.places)));
    for number in cause.examples.iter().take(measure.examples) {
        let found = report.differences.iter().find(|one| one.number == *number);
        if let Some(difference) = found {
            output.line(format_args!("           {}", example(difference, report)));
        }
    }
    output.line(format_args!("           {}", cause.advice));
}

fn example(difference: &Difference, report: &RunReport) -> String {
    let row = match (difference.row, &difference.key) {
        (Some(id), _) => format!(" {id}"),
        (None, Some(key)) => format!(" {}", tables::name(key)),
        (None, None) => String::new(),
    };
    let value = |value: &Option<String>| {
        value
            .as_deref()
            .map_or_else(|| "-".to_owned(), tables::name)
    };
    let reference = report.run.backends.first().map_or("", String::as_str);
    format!(
        "{}{row} {}: {} {} | {} {}",
        difference.target,
        difference.column,
        wire(reference),
        value(&difference.left),
        wire(&difference.backend),
        value(&difference.right)
    )
}
