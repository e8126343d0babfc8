//! Calls that are given the name of a method and call nothing: they say it, keep it, look it up, compare or announce it.

use super::call::Given;

/// Functions that are given the name of a method without calling it.
const NO_CALLS: [&str; 52] = [
    "log",
    "error_log",
    "debug",
    "info",
    "warn",
    "warning",
    "error",
    "notice",
    "critical",
    "fatal",
    "trace",
    "print",
    "printf",
    "println",
    "fprintf",
    "errorf",
    "fprintln",
    "echo",
    "puts",
    "say",
    "write",
    "writeln",
    "writeline",
    "print_r",
    "var_dump",
    "in_array",
    "strpos",
    "str_contains",
    "contains",
    "includes",
    "indexof",
    "startswith",
    "equals",
    "define",
    "defined",
    "assert",
    "describe",
    "it",
    "test",
    "translate",
    "grep",
    "sed",
    "awk",
    "__",
    "expect",
    "assertequals",
    "assertequal",
    "assert_equal",
    "module",
    "require",
    "track",
    "case",
];

/// The levels of a log, as they stand behind `Log`.
const LEVELS: [&str; 10] = [
    "trace",
    "debug",
    "info",
    "information",
    "warn",
    "warning",
    "critical",
    "fatal",
    "event",
    "message",
];

/// What is called on collections, texts, routers, tests and buses with a name that is none of a call.
const KEEPING: [&str; 71] = [
    "add",
    "addparam",
    "addparameter",
    "addelement",
    "push",
    "unshift",
    "append",
    "put",
    "putifabsent",
    "set",
    "setitem",
    "getitem",
    "removeitem",
    "containskey",
    "hasownproperty",
    "getproperty",
    "setproperty",
    "indexof",
    "lastindexof",
    "split",
    "replace",
    "match",
    "matches",
    "endswith",
    "equalsignorecase",
    "compareto",
    "equal",
    "strictequal",
    "deepequal",
    "tobe",
    "toequal",
    "tocontain",
    "assertequals",
    "assertequal",
    "assert_equal",
    "asserttrue",
    "assertcontains",
    "on",
    "once",
    "off",
    "emit",
    "addlistener",
    "addeventlistener",
    "register",
    "register_function",
    "registermethod",
    "handle",
    "handlefunc",
    "factory",
    "module",
    "service",
    "directive",
    "increment",
    "track",
    "timer",
    "counter",
    "gauge",
    "histogram",
    "span",
    "startspan",
    "start_span",
    "startactivespan",
    "setname",
    "setattribute",
    "addattribute",
    "settag",
    "addtag",
    "annotate",
    "spyon",
    "see",
    "instant",
];

/// Whether a function says what it is given: logs, failures, tests.
pub(super) fn is_said(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    // `logger.LogInformation(..)`, `writeLog(..)`
    let level = lower.strip_prefix("log").unwrap_or_default();
    lower.ends_with("error")
        || lower.ends_with("exception")
        || LEVELS.contains(&level)
        || lower == "writelog"
        || NO_CALLS.contains(&lower.as_str())
}

/// Whether a call on something unknown keeps, looks up, compares or announces what it is given, and calls nothing.
pub(super) fn keeps(name: &str, given: &Given<'_>) -> bool {
    let name = name.to_ascii_lowercase();
    let is_lookup = matches!(name.as_str(), "get" | "has" | "delete" | "remove" | "t");
    KEEPING.contains(&name.as_str()) || (is_lookup && given.values.len() < 2)
}
