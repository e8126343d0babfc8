//! Go.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Assign, Binary, Call, Cases, Collection, Counted, Each, False, Function, Group, If, Index,
    Member, Name, New, Null, Number, Pair, Range, Return, Skip, Spread, Text, True, Tuple, When,
};
use crate::lower::Slot::{Field, First, Nowhere};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::Go,
    parser: || tree_sitter_go::LANGUAGE.into(),
    extends: None,
    rules: &[
        (
            "call_expression",
            Call(Field("function"), Field("arguments")),
        ),
        (
            "selector_expression",
            Member(Field("operand"), Field("field")),
        ),
        ("index_expression", Index(Field("operand"), Field("index"))),
        (
            "composite_literal",
            New(Field("type"), Nowhere, Field("body")),
        ),
        ("literal_value", Collection),
        ("keyed_element", Pair(Field("key"), Field("value"))),
        ("literal_element", Group),
        ("interpreted_string_literal", Text),
        ("raw_string_literal", Text),
        ("int_literal", Number),
        ("float_literal", Number),
        ("true", True),
        ("false", False),
        ("nil", Null),
        ("identifier", Name("")),
        ("field_identifier", Name("")),
        ("binary_expression", Binary(&["+"])),
        (
            "short_var_declaration",
            Assign(Field("left"), Field("right")),
        ),
        (
            "assignment_statement",
            Assign(Field("left"), Field("right")),
        ),
        ("var_spec", Assign(Field("name"), Field("value"))),
        ("const_spec", Assign(Field("name"), Field("value"))),
        ("expression_list", Tuple),
        (
            "function_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "method_declaration",
            Function(Field("name"), Field("parameters"), Field("body")),
        ),
        (
            "func_literal",
            Function(Nowhere, Field("parameters"), Field("body")),
        ),
        ("return_statement", Return),
        ("parenthesized_expression", Group),
        ("unary_expression", Group),
        ("type_conversion_expression", Group),
        ("type_assertion_expression", Group),
        ("if_statement", If),
        ("expression_case", When(false)),
        ("default_case", When(false)),
        ("type_case", When(false)),
        ("communication_case", When(false)),
        ("expression_switch_statement", Cases),
        ("type_switch_statement", Cases),
        ("select_statement", Cases),
        ("for_statement", Range("range_clause")),
        ("range_clause", Each(Field("left"), Field("right"))),
        ("variadic_argument", Spread),
        ("inc_statement", Counted(First)),
        ("dec_statement", Counted(First)),
        ("comment", Skip),
        ("import_declaration", Skip),
        ("package_clause", Skip),
        ("type_declaration", Skip),
        ("type_identifier", Skip),
        ("slice_type", Skip),
        ("map_type", Skip),
        ("pointer_type", Skip),
        ("qualified_type", Skip),
        ("interface_type", Skip),
    ],
    pieces: &[
        "interpreted_string_literal_content",
        "raw_string_literal_content",
    ],
    quotes: &[],
    prepare: super::as_it_is,
};
