//! Shell scripts, by the grammar of bash.

use super::Grammar;
use crate::hit::Language;
use crate::lower::Rule::{
    Assign, Branch, Call, Cases, Collection, EachWord, Else, ElseIf, Function, Group, If, Joined,
    Name, Number, Skip, Text, When, Word,
};
use crate::lower::Slot::{Field, Fields, Nowhere};

pub(super) static GRAMMAR: Grammar = Grammar {
    language: Language::Bash,
    parser: || tree_sitter_bash::LANGUAGE.into(),
    extends: None,
    rules: &[
        ("command", Call(Field("name"), Fields("argument"))),
        ("command_name", Group),
        ("word", Word("")),
        ("variable_name", Name("")),
        ("special_variable_name", Name("")),
        ("string", Text),
        ("raw_string", Text),
        ("ansi_c_string", Text),
        ("heredoc_body", Text),
        ("concatenation", Joined),
        ("simple_expansion", Name("$")),
        ("expansion", Group),
        ("number", Number),
        ("array", Collection),
        ("variable_assignment", Assign(Field("name"), Field("value"))),
        (
            "function_definition",
            Function(Field("name"), Nowhere, Field("body")),
        ),
        ("if_statement", If),
        ("else_clause", Else),
        ("elif_clause", ElseIf),
        ("case_item", When(false)),
        ("case_statement", Cases),
        ("while_statement", Branch),
        ("for_statement", EachWord),
        ("comment", Skip),
        ("heredoc_start", Skip),
    ],
    pieces: &["string_content", "heredoc_content", "heredoc_body"],
    quotes: &["heredoc_end"],
    prepare: super::as_it_is,
};
