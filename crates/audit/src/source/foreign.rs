//! Programs in languages that are not read: where one names a method of the API, silence would say that it calls none.

use crate::file::File;
use crate::method;

/// Endings of programs and templates in languages without a grammar or patterns here, and of pages that are read where there
/// are grammars.
const ENDINGS: &[&str] = &[
    "as", "ascx", "ashx", "asmx", "aspx", "bat", "c", "cc", "clj", "cljc", "cljs", "cmd", "coffee",
    "cpp", "cr", "cxx", "d", "dart", "dpr", "ejs", "erl", "f90", "fs", "fsx", "h", "haml", "hbs",
    "hpp", "hs", "hx", "jl", "jsp", "jspf", "jspx", "liquid", "lisp", "lua", "m", "master", "mm",
    "nim", "nims", "pas", "ps1", "psm1", "r", "rs", "slim", "swift", "tag", "tagx", "tcl",
    "trigger", "twig", "v", "xsl", "xslt",
];

/// Whether a file is such a program and names a method of the API, as `ContactService.add` or `contactservice.Add`.
pub(super) fn names_a_method(file: &File<'_>) -> bool {
    let ending = file.name.rsplit('.').next().unwrap_or_default();
    if !ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) {
        return false;
    }
    let lower = file.text.to_ascii_lowercase();
    let ends = memchr::memmem::find_iter(lower.as_bytes(), "service.");
    ends.map(|at| word_around(&lower, at))
        .any(|word| method::in_any_case(word).is_some())
}

/// The letters, digits, points and `_` around a place.
fn word_around(text: &str, at: usize) -> &str {
    let is_outside = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_'));
    let before = text.get(..at).unwrap_or_default();
    let start = before
        .rfind(is_outside)
        .map_or(0, |place| place.saturating_add(1));
    let behind = text.get(at..).unwrap_or_default();
    let end = behind.find(is_outside).unwrap_or(behind.len());
    let word = text.get(start..at.saturating_add(end)).unwrap_or_default();
    // A member of an object: `client.contactservice.add`.
    let mut parts = word.rsplitn(3, '.');
    let last = parts.next().map_or(0, str::len);
    let service = parts.next().map_or(0, str::len);
    let from = word
        .len()
        .saturating_sub(last.saturating_add(service).saturating_add(1));
    word.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::{Audit, Skip};

    #[test]
    fn a_program_that_cannot_be_read_is_told_where_it_names_a_method() {
        let told = |name: &str, text: &str| {
            let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
            found.reading.not_read
        };
        let not_understood = |name: &str| [(name.to_owned(), Skip::NotUnderstood)];
        let call = "client.execute(\"DataService.query\", params) // infusionsoft";
        assert_eq!(told("a.swift", call), not_understood("a.swift"));
        let member = "ñ client.ContactService.RunActionSequence(1, 2)";
        assert_eq!(told("B.PS1", member), not_understood("B.PS1"));
        assert_eq!(told("a.md", call), []);
        assert_eq!(
            told("a.swift", "let dataService = DataService.shared()"),
            []
        );
        // A document is found in any language, also where it is put together.
        let document = "char *m = \"<methodCall><methodName>%s</methodName><params></params></methodCall>\";\nsprintf(b, m, \"ContactService.load\"); // infusionsoft";
        assert_eq!(told("a.c", document), []);
        let ignored = "// keap-audit: ignore-file\n\"DataService.query\"";
        assert_eq!(told("a.c", ignored), [("a.c".to_owned(), Skip::Ignored)]);
    }
}
