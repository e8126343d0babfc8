//! What a web form asks for, whatever HTML it is made of.

use std::collections::BTreeSet;

/// What takes an answer in a form.
const ASKING: [&str; 3] = ["input", "select", "textarea"];

/// Whether two forms ask for the same: the names of the fields that a visitor sees.
pub(super) fn asks_for_the_same(one: &str, other: &str) -> bool {
    fields(one) == fields(other)
}

fn fields(html: &str) -> BTreeSet<String> {
    let tags = html.split('<').skip(1);
    tags.filter_map(|tag| field(tag.split_once('>')?.0))
        .collect()
}

/// The name of the field that a tag makes.
fn field(tag: &str) -> Option<String> {
    let kind = tag
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .next()?;
    let is_asking = ASKING.iter().any(|one| kind.eq_ignore_ascii_case(one));
    let is_hidden = ["hidden", "submit", "button", "image", "reset"]
        .iter()
        .any(|one| attribute(tag, "type").is_some_and(|kind| kind.eq_ignore_ascii_case(one)));
    (is_asking && !is_hidden)
        .then(|| attribute(tag, "name"))
        .flatten()
}

/// The value of an attribute, with or without quotation marks.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(mark @ ('"' | '\'')) => after[1..].split_once(mark)?,
            _ => {
                let end = after.find(|sign: char| sign.is_whitespace());
                after.split_at(end.unwrap_or(after.len()))
            }
        };
        let name = before.split_whitespace().next_back()?;
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value.trim_end_matches('/').to_owned());
        }
        rest = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "<form action=\"https://ab123.infusionsoft.com/x\"><input type='hidden' name='xid' value='a=b'/>\
        <input class=\"infusion-field\" name=\"inf_field_Email\" type=\"text\"><SELECT name=inf_option_7></select>\
        <textarea name='inf_custom_Note'></textarea><input type=submit name=go></form>";

    #[test]
    fn a_form_is_known_by_what_it_asks_for() {
        let asked = fields(FORM);
        let names = ["inf_custom_Note", "inf_field_Email", "inf_option_7"];
        assert!(asked.iter().eq(names), "{asked:?}");
        let other = FORM
            .replace("infusion-field", "other")
            .replace("xid", "yid");
        assert!(asks_for_the_same(FORM, &other));
        assert!(!asks_for_the_same(
            FORM,
            &FORM.replace("inf_field_Email", "inf_field_Mail")
        ));
        assert!(!asks_for_the_same(FORM, "<h1>not found</h1>"));
    }
}
