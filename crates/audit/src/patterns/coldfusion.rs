//! `ColdFusion`: comments over several lines, and calls whose params stand on lines of their own.

use std::borrow::Cow;

use keap_schema::TABLES;

use super::quoted;
use crate::file::File;
use crate::hit::Language;

/// How many lines behind the name of a method its table may stand: `<cfset call[3] = "Lead">`.
const LINES: usize = 4;

/// The text with blanks in the place of comments, `<!--- .. --->`; of other languages it is the text.
pub(super) fn without_comments<'a>(file: &File<'a>) -> Cow<'a, str> {
    let text = file.text;
    if file.language != Language::ColdFusion || !text.contains("<!---") {
        return Cow::Borrowed(text);
    }
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!---") {
        left.push_str(before);
        let inside = comment
            .find("--->")
            .map_or(comment.len(), |end| end.saturating_add(4));
        let (comment, behind) = comment.split_at(inside);
        let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
        left.push_str("     ");
        left.extend(comment.bytes().map(blank));
        rest = behind;
    }
    left.push_str(rest);
    Cow::Owned(left)
}

/// The table of a call in the tag or on the lines behind the name of its method, unless another call begins there.
pub(super) fn table(file: &File<'_>, from: usize) -> Option<&'static str> {
    if file.language != Language::ColdFusion {
        return None;
    }
    let mut lines = file.text.get(from..)?.lines();
    let own = lines.next()?.split("<!---").next()?;
    let is_open = !own.contains(['>', ';', ')']);
    let lines = lines
        .take(LINES)
        .take_while(|line| !line.contains("Service."))
        .filter(|line| is_open || adds(line));
    let mut texts = std::iter::once(own).chain(lines).flat_map(quoted);
    let table = texts.find_map(|(_, text)| TABLES.iter().find(|table| table.name == text))?;
    Some(table.name)
}

/// Whether a line gives a call more: `<cfset call[3] = "Lead">`, `ArrayAppend(call, "Lead")`, `<cfinvokeargument ..>`.
fn adds(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let words = ["append", "param", "argument", "data", "value"];
    lower.contains("] =") || lower.contains("]=") || words.iter().any(|word| lower.contains(word))
}
