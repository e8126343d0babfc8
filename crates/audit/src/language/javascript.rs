//! JavaScript, in browsers, in Node and in Apps Script.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Assign, Binary, Branch, Call, Cases, Choice, Class, Collection, Counted, Default, Each, Else,
    False, Finally, Function, Group, If, Import, Index, Member, Name, New, Null, Number, Pair,
    Pattern, Rescue, Return, Skip, Spread, Text, True, Try, When,
};
use crate::lower::Slot::{Field, Kind, Nowhere};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::JavaScript,
    parser: || tree_sitter_javascript::LANGUAGE.into(),
    extends: None,
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
        ("object_pattern", Pattern),
        ("assignment_pattern", Default),
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
        ("if_statement", If),
        ("else_clause", Else),
        ("switch_case", When(true)),
        ("switch_default", When(true)),
        ("switch_statement", Cases),
        ("try_statement", Try),
        ("catch_clause", Rescue),
        ("finally_clause", Finally),
        ("while_statement", Branch),
        ("for_statement", Branch),
        ("for_in_statement", Each(Field("left"), Field("right"))),
        ("ternary_expression", Choice),
        ("update_expression", Counted(Field("argument"))),
        ("comment", Skip),
        ("import_statement", Import),
        ("regex", Skip),
        ("jsx_text", Skip),
        ("hash_bang_line", Skip),
    ],
    pieces: &["string_fragment"],
    quotes: &[],
    prepare: super::as_it_is,
};
