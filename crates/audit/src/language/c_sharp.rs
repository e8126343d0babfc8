//! C#.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Argument, Arm, Assign, Binary, Branch, Call, Cast, Choice, Class, Collection, Counted, Each,
    Function, Group, Import, Index, Member, Name, New, Null, Number, Qualified, Return, Skip,
    Tested, Text, True,
};
use crate::lower::Slot::{Field, First, Kind, Last, Nowhere};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::CSharp,
    parser: || tree_sitter_c_sharp::LANGUAGE.into(),
    extends: None,
    rules: &[
        (
            "invocation_expression",
            Call(Field("function"), Field("arguments")),
        ),
        (
            "member_access_expression",
            Member(Field("expression"), Field("name")),
        ),
        (
            "conditional_access_expression",
            Member(Field("condition"), Last),
        ),
        ("member_binding_expression", Name(".?")),
        ("element_binding_expression", Group),
        (
            "element_access_expression",
            Index(Field("expression"), Field("subscript")),
        ),
        ("bracketed_argument_list", Group),
        (
            "object_creation_expression",
            New(Field("type"), Field("arguments"), Field("initializer")),
        ),
        (
            "implicit_object_creation_expression",
            New(
                Nowhere,
                Kind("argument_list"),
                Kind("initializer_expression"),
            ),
        ),
        (
            "attribute",
            Call(Field("name"), Kind("attribute_argument_list")),
        ),
        ("attribute_argument", Argument(Field("name"))),
        ("string_literal", Text),
        ("verbatim_string_literal", Text),
        ("raw_string_literal", Text),
        ("interpolated_string_expression", Text),
        ("interpolation", Group),
        ("integer_literal", Number),
        ("real_literal", Number),
        ("boolean_literal", True),
        ("null_literal", Null),
        ("identifier", Name("")),
        ("predefined_type", Name("")),
        ("generic_name", Name("")),
        ("this", Name("")),
        ("this_expression", Name("")),
        ("qualified_name", Qualified(".")),
        ("array_creation_expression", Group),
        ("implicit_array_creation_expression", Group),
        ("initializer_expression", Collection),
        ("collection_expression", Collection),
        ("anonymous_object_creation_expression", Collection),
        ("binary_expression", Binary(&["+"])),
        (
            "assignment_expression",
            Assign(Field("left"), Field("right")),
        ),
        ("variable_declarator", Assign(Field("name"), Last)),
        (
            "property_declaration",
            Assign(Field("name"), Field("value")),
        ),
        (
            "method_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "constructor_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "local_function_statement",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "lambda_expression",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        (
            "class_declaration",
            Class(Field("name"), Kind("base_list"), Field("body")),
        ),
        (
            "interface_declaration",
            Class(Field("name"), Kind("base_list"), Field("body")),
        ),
        (
            "struct_declaration",
            Class(Field("name"), Nowhere, Field("body")),
        ),
        (
            "record_declaration",
            Class(Field("name"), Kind("base_list"), Field("body")),
        ),
        ("argument", Argument(Field("name"))),
        ("return_statement", Return),
        ("parenthesized_expression", Group),
        ("cast_expression", Cast(Field("value"), Field("type"))),
        ("as_expression", Cast(Field("left"), Field("right"))),
        (
            "is_pattern_expression",
            Tested(Field("expression"), Field("pattern")),
        ),
        ("declaration_pattern", Assign(Field("name"), Nowhere)),
        ("declaration_expression", Assign(Field("name"), Nowhere)),
        ("await_expression", Group),
        ("if_statement", Branch),
        ("switch_section", Branch),
        ("while_statement", Branch),
        ("for_statement", Branch),
        ("foreach_statement", Each(Field("left"), Field("right"))),
        ("catch_clause", Branch),
        ("conditional_expression", Choice),
        ("switch_expression_arm", Arm),
        ("postfix_unary_expression", Counted(First)),
        ("prefix_unary_expression", Counted(First)),
        ("switch_expression", Branch),
        ("comment", Skip),
        ("using_directive", Import),
        ("array_type", Skip),
        ("nullable_type", Skip),
        ("implicit_type", Skip),
        ("modifier", Skip),
        ("interpolation_format_clause", Skip),
        ("interpolation_brace", Skip),
    ],
    pieces: &[
        "string_literal_content",
        "raw_string_content",
        "string_content",
    ],
    quotes: &[
        "interpolation_start",
        "interpolation_quote",
        "raw_string_start",
        "raw_string_end",
        "string_literal_encoding",
    ],
    prepare: super::as_it_is,
};
