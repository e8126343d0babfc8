//! TypeScript, which is read as TSX, so that both kinds of files are.

use super::Grammar;
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
        ("literal_type", Skip),
        ("nested_type_identifier", Skip),
    ],
    pieces: &["string_fragment"],
    quotes: &[],
    prepare: super::as_it_is,
};
