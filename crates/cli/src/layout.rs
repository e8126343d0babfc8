//! The help of a command as a terminal shows it: options below each other where there is little room, and examples that can
//! be pasted however narrow it is.

use clap::Command;
use clap::builder::StyledStr;

use crate::fold;
use crate::format::Color;
use crate::screen::Screen;

/// The widest help, as wide as a page is read.
const WIDEST: usize = 100;
/// What is narrower has no room for two columns.
const NARROW: usize = 60;
/// Stands for a blank at which nobody but us breaks a line.
const BLANK: &str = "\u{a0}";

/// How wide help is here.
pub(crate) fn width() -> usize {
    let terminal = Screen::of_output(Color::Never).width();
    terminal.map_or(WIDEST, |width| width.min(WIDEST))
}

/// A command, with its subcommands, whose help is to be laid out.
pub(crate) fn prepared(command: Command, width: usize) -> Command {
    let page = command.get_after_help().map(ToString::to_string);
    let command = match page {
        Some(page) => command.after_help(page.replace(' ', BLANK)),
        None => command,
    };
    let is_narrow = width < NARROW;
    command
        .next_line_help(is_narrow)
        .mut_subcommands(|command| prepared(command, width))
}

/// The help of a prepared command.
pub(crate) fn help(rendered: &StyledStr, colored: bool) -> String {
    match colored {
        true => laid_out(&rendered.ansi().to_string(), width()),
        false => laid_out(&rendered.to_string(), width()),
    }
}

fn laid_out(rendered: &str, width: usize) -> String {
    let Some(at) = rendered.find(BLANK) else {
        return fold::text(rendered, width);
    };
    let begin = rendered
        .get(..at)
        .and_then(|text| text.rfind('\n'))
        .map_or(0, |at| at.saturating_add(1));
    let (options, page) = rendered.split_at(begin);
    let page = page.replace(BLANK, " ");
    format!("{}{}", fold::text(options, width), fold::page(&page, width))
}
