//! PHP, alone or between HTML.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Argument, Assign, Binary, Branch, Call, Cases, Choice, Class, Collection, Counted, Each, Else,
    ElseIf, Finally, Function, Group, If, Import, Index, Member, Name, New, Null, Number, Pair,
    Qualified, Remark, Rescue, Return, Send, Skip, Spread, Text, True, Try, When,
};
use crate::lower::Slot::{Field, First, Kind, Last, Nowhere, Second};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::Php,
    parser: || tree_sitter_php::LANGUAGE_PHP.into(),
    extends: None,
    rules: &[
        (
            "function_call_expression",
            Call(Field("function"), Field("arguments")),
        ),
        (
            "member_call_expression",
            Send(Field("object"), Field("name"), Field("arguments")),
        ),
        (
            "nullsafe_member_call_expression",
            Send(Field("object"), Field("name"), Field("arguments")),
        ),
        (
            "scoped_call_expression",
            Send(Field("scope"), Field("name"), Field("arguments")),
        ),
        (
            "object_creation_expression",
            New(First, Kind("arguments"), Kind("anonymous_class")),
        ),
        (
            "member_access_expression",
            Member(Field("object"), Field("name")),
        ),
        (
            "nullsafe_member_access_expression",
            Member(Field("object"), Field("name")),
        ),
        ("class_constant_access_expression", Member(First, Last)),
        (
            "scoped_property_access_expression",
            Member(Field("scope"), Field("name")),
        ),
        ("subscript_expression", Index(First, Second)),
        ("string", Text),
        ("encapsed_string", Text),
        ("heredoc", Text),
        ("nowdoc", Text),
        ("integer", Number),
        ("float", Number),
        ("boolean", True),
        ("null", Null),
        ("variable_name", Name("$")),
        ("name", Name("")),
        ("relative_scope", Name("")),
        ("qualified_name", Qualified("\\")),
        ("array_creation_expression", Collection),
        ("array_element_initializer", Pair(First, Last)),
        ("binary_expression", Binary(&["."])),
        (
            "assignment_expression",
            Assign(Field("left"), Field("right")),
        ),
        (
            "reference_assignment_expression",
            Assign(Field("left"), Field("right")),
        ),
        (
            "augmented_assignment_expression",
            Assign(Field("left"), Field("right")),
        ),
        ("list_literal", Collection),
        ("const_element", Assign(First, Last)),
        (
            "property_element",
            Assign(Field("name"), Field("default_value")),
        ),
        (
            "static_variable_declaration",
            Assign(Field("name"), Field("value")),
        ),
        (
            "function_definition",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "method_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "anonymous_function",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "arrow_function",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "class_declaration",
            Class(Field("name"), Kind("base_clause"), Field("body")),
        ),
        (
            "anonymous_class",
            Class(Nowhere, Kind("base_clause"), Field("body")),
        ),
        (
            "trait_declaration",
            Class(Field("name"), Nowhere, Field("body")),
        ),
        (
            "interface_declaration",
            Class(Field("name"), Nowhere, Field("body")),
        ),
        (
            "enum_declaration",
            Class(Field("name"), Nowhere, Field("body")),
        ),
        ("enum_case", Assign(Field("name"), Field("value"))),
        ("argument", Argument(Field("name"))),
        ("return_statement", Return),
        ("parenthesized_expression", Group),
        ("cast_expression", Group),
        ("cast_type", Skip),
        ("if_statement", If),
        ("else_clause", Else),
        ("else_if_clause", ElseIf),
        ("case_statement", When(true)),
        ("default_statement", When(true)),
        ("match_conditional_expression", When(false)),
        ("match_default_expression", When(false)),
        ("switch_statement", Cases),
        ("match_expression", Cases),
        ("try_statement", Try),
        ("catch_clause", Rescue),
        ("finally_clause", Finally),
        ("while_statement", Branch),
        ("for_statement", Branch),
        ("foreach_statement", Each(Second, First)),
        ("conditional_expression", Choice),
        ("update_expression", Counted(Field("argument"))),
        ("comment", Remark),
        ("text", Skip),
        ("namespace_use_declaration", Import),
        ("named_type", Skip),
        ("primitive_type", Skip),
        ("variadic_unpacking", Spread),
        ("attribute_list", Skip),
    ],
    pieces: &[
        "string_content",
        "heredoc_body",
        "nowdoc_body",
        "nowdoc_string",
    ],
    quotes: &["heredoc_start", "heredoc_end"],
    prepare: super::as_it_is,
};
