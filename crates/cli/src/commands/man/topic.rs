//! The pages of the topics of `keap help`, in the section for what is no command.

use std::fmt::Write as _;
use std::io;

use super::folders::Folders;
use super::sections;
use crate::commands::help::{TOPICS, Topic};
use crate::fold;

/// The section for conventions and the like.
const SECTION: u8 = 7;

/// What a terminal of 80 columns has left of a line: `man` indents the text.
const WIDTH: usize = 72;

/// The names and the section of all pages.
pub(super) fn pages() -> impl Iterator<Item = (String, u8)> {
    TOPICS.iter().map(|topic| (name(topic), SECTION))
}

fn name(topic: &Topic) -> String {
    format!("keap-{}", topic.name)
}

/// Writes the page of each.
pub(super) fn write(folders: &mut Folders) -> io::Result<()> {
    for topic in &TOPICS {
        folders.write(&name(topic), SECTION, page(topic).as_bytes())?;
    }
    Ok(())
}

fn page(topic: &Topic) -> String {
    let own = name(topic);
    let shown = sections::plain(&own);
    let mut page = String::new();
    // A text takes whatever is written to it.
    let _ = writeln!(page, ".TH {shown} {SECTION}");
    sections::section(&mut page, "NAME");
    let _ = writeln!(page, "{shown} \\- {}", sections::plain(topic.about));
    sections::section(&mut page, "DESCRIPTION");
    sections::text(&mut page, &fold::page(topic.text, WIDTH));
    let others = pages().filter(|(name, _)| *name != own);
    let related: Vec<_> = [("keap".to_owned(), 1)].into_iter().chain(others).collect();
    page.push_str(&sections::see_also(&related));
    page
}
