//! How the program writes: the formats of its output, and its colours.

use clap::ValueEnum;

/// The format of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    /// One JSON document a line.
    Jsonl,
    /// For lists, comparisons, and the findings of an audit: a table for a spreadsheet.
    Csv,
    /// Only for reports, of a gateway, of an audit and of compared accounts: one page for a browser.
    Html,
    /// Only for comparisons of whole accounts and for the report of an audit.
    Markdown,
    /// Only for the report of an audit: what code scanning reads, in version 2.1.0.
    Sarif,
}

/// Whether text carries colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    Always,
    Never,
}
