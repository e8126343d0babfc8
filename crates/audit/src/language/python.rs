//! Python.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Argument, Assign, Binary, Branch, Call, Class, Collection, False, Function, Group, Index,
    Joined, Member, Name, Null, Number, Pair, Return, Skip, Spread, Text, True, Tuple,
};
use crate::lower::Slot::{Field, Nowhere};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::Python,
    parser: || tree_sitter_python::LANGUAGE.into(),
    extends: None,
    rules: &[
        ("call", Call(Field("function"), Field("arguments"))),
        ("attribute", Member(Field("object"), Field("attribute"))),
        ("subscript", Index(Field("value"), Field("subscript"))),
        ("string", Text),
        ("concatenated_string", Joined),
        ("integer", Number),
        ("float", Number),
        ("true", True),
        ("false", False),
        ("none", Null),
        ("identifier", Name("")),
        ("list", Collection),
        ("tuple", Collection),
        ("expression_list", Tuple),
        ("pattern_list", Tuple),
        ("tuple_pattern", Collection),
        ("set", Collection),
        ("dictionary", Collection),
        ("pair", Pair(Field("key"), Field("value"))),
        ("binary_operator", Binary(&["+", "%"])),
        ("assignment", Assign(Field("left"), Field("right"))),
        (
            "augmented_assignment",
            Assign(Field("left"), Field("right")),
        ),
        ("named_expression", Assign(Field("name"), Field("value"))),
        (
            "function_definition",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "lambda",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "class_definition",
            Class(Field("name"), Field("superclasses"), Field("body")),
        ),
        ("keyword_argument", Argument(Field("name"))),
        ("interpolation", Group),
        ("return_statement", Return),
        ("parenthesized_expression", Group),
        ("await", Group),
        ("if_statement", Branch),
        ("elif_clause", Branch),
        ("else_clause", Branch),
        ("for_statement", Branch),
        ("while_statement", Branch),
        ("except_clause", Branch),
        ("case_clause", Branch),
        ("conditional_expression", Branch),
        ("list_splat", Spread),
        ("comment", Skip),
        ("type", Skip),
        ("import_statement", Skip),
        ("import_from_statement", Skip),
        ("format_specifier", Skip),
        ("type_conversion", Skip),
    ],
    pieces: &["string_content"],
    quotes: &["string_start", "string_end"],
    prepare: super::as_it_is,
};
