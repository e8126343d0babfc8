//! The terminal behind an output: how wide it is, and whether it has colours.

use std::io::{IsTerminal, stderr, stdout};
use std::sync::OnceLock;

use terminal_size::{Width, terminal_size_of};

use crate::console;
use crate::fold;
use crate::format::Color;

/// A terminal, or what stands in its place.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Screen {
    /// None where nobody folds: a pipe or a file of which nobody says how wide it is shown.
    width: Option<usize>,
    pub(crate) is_colored: bool,
}

/// The terminal of standard error, once the flags are read.
static ERRORS: OnceLock<Screen> = OnceLock::new();

/// From here on standard error is laid out for its terminal.
pub(crate) fn begin(color: Color) {
    let size = terminal_size_of(stderr());
    let _ = ERRORS.set(Screen::of(&stderr(), size.map(|(width, _)| width), color));
}

/// The terminal of standard error.
pub(crate) fn of_errors() -> Screen {
    ERRORS.get().copied().unwrap_or_default()
}

impl Screen {
    /// The terminal of standard output.
    pub(crate) fn of_output(color: Color) -> Self {
        let size = terminal_size_of(stdout());
        Self::of(&stdout(), size.map(|(width, _)| width), color)
    }

    fn of(stream: &impl IsTerminal, width: Option<Width>, color: Color) -> Self {
        let is_terminal = stream.is_terminal();
        // As no-color.org has it: a variable that is empty says nothing.
        let wants = std::env::var_os("NO_COLOR").is_none_or(|text| text.is_empty());
        Self {
            // A terminal that tells no size has none.
            width: width
                .filter(|width| is_terminal && width.0 > 0)
                .map(|width| usize::from(width.0))
                .or_else(columns),
            is_colored: match color {
                Color::Auto => is_terminal && wants && console::follows_escapes(),
                Color::Always => true,
                Color::Never => false,
            },
        }
    }

    /// The same with so many columns where nobody says how many there are.
    pub(crate) fn or_columns(self, columns: usize) -> Self {
        Self {
            width: self.width.or(Some(columns)),
            ..self
        }
    }

    pub(crate) fn width(self) -> Option<usize> {
        self.width
    }

    /// A text for people, folded where somebody reads it in a terminal.
    pub(crate) fn folded(self, text: &str) -> String {
        match self.width {
            Some(width) => fold::text(text, width),
            None => text.to_owned(),
        }
    }

    /// A word in its colour.
    pub(crate) fn painted(self, word: &str, mark: Mark) -> String {
        match self.is_colored {
            true => format!("\x1b[{}m{word}\x1b[0m", mark.code()),
            false => word.to_owned(),
        }
    }
}

/// How wide the terminal of whoever reads a pipe is, as a shell says it: one rule for all that is laid out. What no variable
/// says is not folded, but for what is read as a page (`or_columns`).
fn columns() -> Option<usize> {
    let text = std::env::var("COLUMNS").ok()?;
    text.trim().parse().ok().filter(|columns| *columns > 0)
}

/// What a word says of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Good,
    Warning,
    Bad,
    /// A way out.
    Hint,
    Skipped,
}

impl Mark {
    /// What the end of a command says.
    pub(crate) fn of_exit(code: u8) -> Self {
        match code {
            0 => Self::Good,
            1 => Self::Bad,
            _ => Self::Warning,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Good => "32",
            Self::Warning => "33",
            Self::Bad => "1;31",
            Self::Hint => "32",
            Self::Skipped => "2",
        }
    }
}
