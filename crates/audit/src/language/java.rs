//! Java.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Arm, Assign, Binary, Branch, Call, Cases, Cast, Choice, Class, Collection, Counted, Each,
    False, Finally, Function, Group, If, Index, Member, Name, New, Null, Number, Rescue, Return,
    Send, Skip, Text, True, Try, When,
};
use crate::lower::Slot::{Field, First, Kind, Last, Nowhere};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::Java,
    parser: || tree_sitter_java::LANGUAGE.into(),
    extends: None,
    rules: &[
        (
            "method_invocation",
            Send(Field("object"), Field("name"), Field("arguments")),
        ),
        (
            "object_creation_expression",
            New(Field("type"), Field("arguments"), Kind("class_body")),
        ),
        ("field_access", Member(Field("object"), Field("field"))),
        ("array_access", Index(Field("array"), Field("index"))),
        ("string_literal", Text),
        ("decimal_integer_literal", Number),
        ("decimal_floating_point_literal", Number),
        ("true", True),
        ("false", False),
        ("null_literal", Null),
        ("identifier", Name("")),
        ("this", Name("")),
        ("array_creation_expression", Group),
        ("array_initializer", Collection),
        ("binary_expression", Binary(&["+"])),
        (
            "assignment_expression",
            Assign(Field("left"), Field("right")),
        ),
        ("variable_declarator", Assign(Field("name"), Field("value"))),
        (
            "method_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "constructor_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "lambda_expression",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "class_declaration",
            Class(Field("name"), Field("superclass"), Field("body")),
        ),
        (
            "interface_declaration",
            Class(Field("name"), Nowhere, Field("body")),
        ),
        (
            "enum_declaration",
            Class(Field("name"), Nowhere, Field("body")),
        ),
        ("enum_constant", Assign(Field("name"), Field("arguments"))),
        ("method_reference", Member(First, Last)),
        ("annotation", Call(Field("name"), Field("arguments"))),
        ("return_statement", Return),
        ("parenthesized_expression", Group),
        ("cast_expression", Cast(Field("value"), Field("type"))),
        ("if_statement", If),
        ("switch_block_statement_group", When(true)),
        ("switch_expression", Cases),
        ("try_statement", Try),
        ("try_with_resources_statement", Try),
        ("catch_clause", Rescue),
        ("finally_clause", Finally),
        ("switch_rule", Arm),
        ("while_statement", Branch),
        ("for_statement", Branch),
        (
            "enhanced_for_statement",
            Each(Field("name"), Field("value")),
        ),
        ("ternary_expression", Choice),
        ("update_expression", Counted(First)),
        ("line_comment", Skip),
        ("block_comment", Skip),
        ("import_declaration", Skip),
        ("package_declaration", Skip),
        ("type_identifier", Skip),
        ("generic_type", Skip),
        ("integral_type", Skip),
        ("array_type", Skip),
        ("dimensions", Skip),
        ("dimensions_expr", Skip),
        ("modifiers", Skip),
    ],
    pieces: &["string_fragment", "multiline_string_fragment"],
    quotes: &[],
    prepare: super::as_it_is,
};
