//! TypeScript, which is read as TSX, so that both kinds of files are.

use super::{Grammar, Prepared};
use crate::hit::Language;
use crate::lower::Rule::{Assign, Class, Group, Skip};
use crate::lower::Slot::{Field, Kind, Nowhere};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::TypeScript,
    parser: || tree_sitter_typescript::LANGUAGE_TSX.into(),
    extends: Some(&super::javascript::GRAMMAR),
    rules: &[
        (
            "public_field_definition",
            Assign(Field("name"), Field("value")),
        ),
        ("as_expression", Group),
        ("non_null_expression", Group),
        ("satisfies_expression", Group),
        (
            "abstract_class_declaration",
            Class(Field("name"), Kind("class_heritage"), Field("body")),
        ),
        (
            "enum_declaration",
            Class(Field("name"), Nowhere, Field("body")),
        ),
        ("enum_assignment", Assign(Field("name"), Field("value"))),
        ("type_annotation", Skip),
        ("type_arguments", Skip),
        ("type_identifier", Skip),
        ("predefined_type", Skip),
        ("generic_type", Skip),
        ("array_type", Skip),
        ("object_type", Skip),
        ("union_type", Skip),
        ("interface_declaration", Skip),
        ("type_alias_declaration", Skip),
        ("type_parameters", Skip),
        ("literal_type", Skip),
        ("nested_type_identifier", Skip),
    ],
    pieces: &["string_fragment"],
    quotes: &[],
    prepare: without_casts,
};

/// A source without casts in the old form (`<string>value`), which the grammar takes for the beginning of a page: in files
/// that have no page in them.
fn without_casts(source: &str) -> Prepared<'_> {
    const LONGEST: usize = 100;
    if source.contains("</") || source.contains("/>") || !source.contains('<') {
        return super::as_it_is(source);
    }
    let mut text = source.as_bytes().to_vec();
    let mut is_changed = false;
    let mut last = b';';
    let mut at = 0_usize;
    while let Some(byte) = source.as_bytes().get(at).copied() {
        let cast = (byte == b'<' && is_before_a_value(last, source.get(..at)))
            .then(|| {
                source
                    .as_bytes()
                    .get(at..)?
                    .iter()
                    .take(LONGEST)
                    .position(|c| *c == b'>')
            })
            .flatten();
        let inside = cast.and_then(|length| source.get(at..at.saturating_add(length)));
        match inside.filter(|inside| is_type(inside)) {
            // `<T>(m: string) => ..` declares a function.
            Some(inside)
                if !is_before_parameters(source.get(at.saturating_add(inside.len())..)) =>
            {
                let end = at.saturating_add(inside.len()).saturating_add(1);
                if let Some(place) = text.get_mut(at..end) {
                    place.fill(b' ');
                }
                is_changed = true;
                at = end;
            }
            _ => {
                if !byte.is_ascii_whitespace() {
                    last = byte;
                }
                at = at.saturating_add(1);
            }
        }
    }
    match String::from_utf8(text) {
        Ok(text) if is_changed => Prepared {
            text: text.into(),
            inside: Vec::new(),
        },
        _ => super::as_it_is(source),
    }
}

/// Whether a value may begin behind a sign, and no comparison goes on.
fn is_before_a_value(last: u8, before: Option<&str>) -> bool {
    let is_return = || before.is_some_and(|text| text.trim_end().ends_with("return"));
    matches!(
        last,
        b'(' | b',' | b'=' | b'[' | b':' | b'?' | b'&' | b'|' | b';' | b'{' | b'}' | b'!'
    ) || is_return()
}

fn is_type(inside: &str) -> bool {
    let name = inside.get(1..).unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || " _$.|[]".contains(c))
}

/// Whether what is behind `<T` is a list of parameters and their arrow.
fn is_before_parameters(behind: Option<&str>) -> bool {
    const NEAR: usize = 300;
    let behind = behind
        .and_then(|text| text.strip_prefix('>'))
        .unwrap_or_default();
    let mut end = behind.len().min(NEAR);
    while !behind.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let near = behind.get(..end).unwrap_or_default().trim_start();
    near.starts_with('(')
        && near.split_once(')').is_some_and(|(_, rest)| {
            rest.trim_start().starts_with(['=', ':']) && rest.contains("=>")
        })
}
