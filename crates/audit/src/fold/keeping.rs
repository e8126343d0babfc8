//! Calls that are given the name of a method and call nothing: they say it, keep it, look it up, compare or announce it.

use super::pointing::words;

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
const KEEPING: [&str; 75] = [
    "add",
    "add_argument",
    "add_option",
    "addargument",
    "addoption",
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

/// What asks something of a text, or writes it another way, by the first word of its name.
const ASKING: &str = "\
    is has can should may must allows allowed supports supported validate parse normalize format escape quote sanitize \
    label title describe humanize slugify capitalize lower upper hash md5 sha1 strlen typeof color allow deny forbid guard \
    ";

/// Whether a call with one argument asks something of it, or writes it another way: `isAllowed("ContactService.add")`.
pub(super) fn asks(name: &str, arguments: usize) -> bool {
    let words = words(name);
    let is_one = |word: &String| ASKING.split_whitespace().any(|known| known == word);
    arguments == 1 && words.first().is_some_and(is_one)
}

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
pub(super) fn keeps(name: &str, arguments: usize) -> bool {
    let name = name.to_ascii_lowercase();
    let is_lookup = matches!(name.as_str(), "get" | "has" | "delete" | "remove" | "t");
    KEEPING.contains(&name.as_str()) || (is_lookup && arguments < 2)
}
