//! Perl.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Assign, Binary, Branch, Call, Choice, Collection, Counted, EachTopic, Else, ElseIf, Function,
    If, Index, Name, Null, Number, Return, Send, Skip, Text, Try, Tuple, Use, Word, Words,
};
use crate::lower::Slot::{Field, Fields, First, Kind, Nowhere, Rest};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::Perl,
    parser: || ts_parser_perl::LANGUAGE.into(),
    extends: None,
    rules: &[
        (
            "method_call_expression",
            Send(Field("invocant"), Field("method"), Fields("arguments")),
        ),
        (
            "function_call_expression",
            Call(Field("function"), Fields("arguments")),
        ),
        (
            "ambiguous_function_call_expression",
            Call(Field("function"), Fields("arguments")),
        ),
        ("coderef_call_expression", Call(First, Fields("arguments"))),
        ("func1op_call_expression", Call(Field("function"), Rest)),
        ("func0op_call_expression", Call(Field("function"), Nowhere)),
        ("function", Name("&")),
        ("method", Name("")),
        ("hash_element_expression", Index(First, Field("key"))),
        ("array_element_expression", Index(First, Field("index"))),
        ("string_literal", Text),
        ("interpolated_string_literal", Text),
        ("heredoc_content", Text),
        ("bareword", Name("")),
        ("autoquoted_bareword", Word("")),
        ("package", Name("")),
        ("number", Number),
        ("undef_expression", Null),
        ("scalar", Name("$")),
        ("array", Name("@")),
        ("hash", Name("%")),
        ("container_variable", Name("$@%")),
        ("varname", Name("")),
        ("anonymous_array_expression", Collection),
        ("anonymous_hash_expression", Collection),
        ("list_expression", Collection),
        ("quoted_word_list", Words),
        ("binary_expression", Binary(&["."])),
        (
            "assignment_expression",
            Assign(Field("left"), Field("right")),
        ),
        ("variable_declaration", Tuple),
        (
            "subroutine_declaration_statement",
            Function(Field("name"), Kind("signature"), Field("body")),
        ),
        (
            "method_declaration_statement",
            Function(Field("name"), Kind("signature"), Field("body")),
        ),
        (
            "anonymous_subroutine_expression",
            Function(Nowhere, Kind("signature"), Field("body")),
        ),
        ("return_expression", Return),
        ("conditional_statement", If),
        ("postfix_conditional_expression", If),
        ("else", Else),
        ("elsif", ElseIf),
        ("try_statement", Try),
        ("for_statement", EachTopic(Field("variable"), Field("list"))),
        ("postfix_for_expression", EachTopic(Nowhere, Field("list"))),
        ("map_grep_expression", EachTopic(Nowhere, Field("list"))),
        ("loop_statement", Branch),
        ("conditional_expression", Choice),
        ("postinc_expression", Counted(Field("operand"))),
        ("preinc_expression", Counted(Field("operand"))),
        ("comment", Skip),
        ("pod", Skip),
        ("use_statement", Use),
        ("heredoc_token", Skip),
        ("data_section", Skip),
    ],
    pieces: &["string_content", "heredoc_content"],
    quotes: &["heredoc_end"],
    prepare: super::as_it_is,
};
