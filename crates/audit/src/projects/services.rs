//! Interfaces of a program's own that have the names of a library's services.

use crate::dialect::Rulebook;
use crate::hit::Language;
use crate::source::namespaces_in;

/// Those that a file of C# declares, unless it is in the namespace of the library.
pub(super) fn of(rules: &Rulebook, text: &str) -> Vec<String> {
    let declared = text.split("interface ").skip(1).map(|rest| {
        let name = rest.trim_start();
        let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_'));
        name.get(..end.unwrap_or(name.len())).unwrap_or_default()
    });
    let found: Vec<String> = declared
        .filter(|name| name.ends_with("Service"))
        .filter(|name| rules.class(Language::CSharp, name).is_some())
        .map(str::to_owned)
        .collect();
    let is_library = || {
        let mut dialects = rules.dialects().iter();
        dialects.any(|one| {
            let mut places = namespaces_in(text, one);
            places.any(|at| text.get(..at).unwrap_or_default().ends_with("namespace "))
        })
    };
    match found.is_empty() || is_library() {
        true => Vec::new(),
        false => found,
    }
}
