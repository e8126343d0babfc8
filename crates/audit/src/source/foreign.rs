//! Programs in languages that are not read: where one names a method of the API, silence would say that it calls none.

use crate::file::File;
use crate::hit::Hit;
use crate::method;

/// Endings of programs and templates in languages without a grammar or patterns here, and of pages that are read where there
/// are grammars.
const ENDINGS: &[&str] = &[
    "abap", "apex", "as", "ascx", "ashx", "asmx", "aspx", "au3", "bat", "c", "cc", "clj", "cls",
    "cljc", "cljs", "cmd", "coffee", "cpp", "cr", "cxx", "d", "dart", "dfm", "dpr", "ejs", "erl",
    "f90", "fs", "fsx", "h", "haml", "hbs", "hpp", "hs", "hx", "jl", "jsp", "jspf", "jspx",
    "liquid", "lisp", "lua", "m", "master", "mm", "nim", "nims", "pas", "ps1", "psm1", "r", "rs",
    "slim", "sql", "swift", "tag", "tagx", "tcl", "trigger", "twig", "v", "xsl", "xslt",
];

/// Whether a file is such a program and names a method of the API that none of its uses is of, as `ContactService.add` or
/// `contactservice.Add`.
pub(super) fn names_a_method(file: &File<'_>, told: &[Hit]) -> bool {
    let ending = file.name.rsplit('.').next().unwrap_or_default();
    if !ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) {
        return false;
    }
    let lower = file.text.to_ascii_lowercase();
    let ends = memchr::memmem::find_iter(lower.as_bytes(), "service.");
    // One whose method is not known is looked at anyway.
    let is_told = |name: &str| {
        let mut methods = told.iter().map(|hit| hit.method.as_deref());
        methods.any(|method| method.is_none_or(|method| method == name))
    };
    ends.map(|at| word_around(&lower, at))
        .filter_map(method::in_any_case)
        .any(|method| !is_told(method.name))
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
        // What stands beside a document is not read.
        let beside = "$b = '<methodCall><methodName>ContactService.load</methodName></methodCall>' # infusionsoft\nCall-Rpc 'DataService.query'";
        assert_eq!(told("a.ps1", beside), not_understood("a.ps1"));
        let apex =
            "public class A { // infusionsoft\n  void f() { call('ContactService.load'); }\n}";
        assert_eq!(told("A.cls", apex), not_understood("A.cls"));
        let basic = "Sub F()\nx.Send \"ContactService.load\" ' infusionsoft {\nEnd Sub";
        assert_eq!(told("A.cls", basic), []);
        let ignored = "// keap-audit: ignore-file\n\"DataService.query\"";
        assert_eq!(told("a.c", ignored), [("a.c".to_owned(), Skip::Ignored)]);
    }
}
