//! Texts in JSON, and what they are of.

/// A part of JSON: those of a text come with their quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Name(&'a str),
    Text(&'a str),
    Other(&'a str),
}

/// Whether it looks like JSON.
pub(crate) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The pieces of JSON, which together are the whole text.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, behind) = match rest.starts_with('"') {
            true => rest.split_at(end_of_text(rest)),
            false => rest.split_at(rest.find('"').unwrap_or(rest.len())),
        };
        rest = behind;
        Some(match () {
            () if !piece.starts_with('"') => Piece::Other(piece),
            () if behind.trim_start().starts_with(':') => Piece::Name(piece),
            () => Piece::Text(piece),
        })
    })
}

/// Where the text ends that begins with a quote.
fn end_of_text(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at.saturating_add(1),
            _ => {}
        }
    }
    text.len()
}

/// The member that has the name of a column, whose value stands in the next one.
const COLUMN: &str = "field_name";

/// JSON with its texts replaced, each by the name that stands before it, or by that of the column that it is of.
pub(super) fn replace(text: &str, value: impl Fn(&str, &str) -> String) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut name = "";
    let mut column: Option<String> = None;
    for piece in pieces(text) {
        match piece {
            Piece::Name(own) => {
                name = own.trim_matches('"');
                replaced.push_str(own);
            }
            Piece::Other(own) => {
                column = column.filter(|_| !own.contains('}'));
                replaced.push_str(own);
            }
            Piece::Text(own) => match serde_json::from_str::<String>(own) {
                Ok(text) if name == COLUMN => {
                    replaced.push_str(own);
                    column = Some(text);
                }
                Ok(text) => {
                    let of = column.as_deref().filter(|_| name == "value");
                    replaced.push_str(&quoted(&value(of.unwrap_or(name), &text)));
                }
                // What is cut off is kept by nobody.
                Err(_) => replaced.push_str("\"\""),
            },
        }
    }
    replaced
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
