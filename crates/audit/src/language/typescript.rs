//! TypeScript, which is read as TSX, so that both kinds of files are.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Assign, Binary, Branch, Call, Class, Collection, False, Function, Group, Index, Member, Name,
    New, Null, Number, Pair, Return, Skip, Spread, Text, True,
};
use crate::lower::Slot::{Field, Kind, Nowhere};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::TypeScript,
    parser: || tree_sitter_typescript::LANGUAGE_TSX.into(),
    rules: &[
        (
            "call_expression",
            Call(Field("function"), Field("arguments")),
        ),
        (
            "new_expression",
            New(Field("constructor"), Field("arguments"), Nowhere),
        ),
        (
            "member_expression",
            Member(Field("object"), Field("property")),
        ),
        (
            "subscript_expression",
            Index(Field("object"), Field("index")),
        ),
        ("string", Text),
        ("template_string", Text),
        ("template_substitution", Group),
        ("number", Number),
        ("true", True),
        ("false", False),
        ("null", Null),
        ("undefined", Null),
        ("identifier", Name("")),
        ("property_identifier", Name("")),
        ("shorthand_property_identifier", Name("")),
        ("this", Name("")),
        ("super", Name("")),
        ("array", Collection),
        ("object", Collection),
        ("array_pattern", Collection),
        ("pair", Pair(Field("key"), Field("value"))),
        ("computed_property_name", Group),
        ("binary_expression", Binary(&["+"])),
        (
            "assignment_expression",
            Assign(Field("left"), Field("right")),
        ),
        (
            "augmented_assignment_expression",
            Assign(Field("left"), Field("right")),
        ),
        ("variable_declarator", Assign(Field("name"), Field("value"))),
        (
            "field_definition",
            Assign(Field("property"), Field("value")),
        ),
        (
            "function_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "generator_function_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "function_expression",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "method_definition",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "arrow_function",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "class_declaration",
            Class(Field("name"), Kind("class_heritage"), Field("body")),
        ),
        (
            "class",
            Class(Field("name"), Kind("class_heritage"), Field("body")),
        ),
        ("return_statement", Return),
        ("parenthesized_expression", Group),
        ("await_expression", Group),
        ("spread_element", Spread),
        ("if_statement", Branch),
        ("else_clause", Branch),
        ("switch_case", Branch),
        ("switch_default", Branch),
        ("while_statement", Branch),
        ("for_statement", Branch),
        ("for_in_statement", Branch),
        ("catch_clause", Branch),
        ("ternary_expression", Branch),
        ("comment", Skip),
        ("import_statement", Skip),
        ("regex", Skip),
        ("jsx_text", Skip),
        ("hash_bang_line", Skip),
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
