//! Interfaces of Visual Basic whose methods are calls, as XML-RPC.NET has them: `<XmlRpcMethod("ContactService.add")>`.

use super::words::is_inside;
use crate::hit::Language;
use crate::method;
use crate::patterns::{name, without_comment};

/// The attribute that says which method of the API a member is.
const ATTRIBUTE: &str = "XmlRpcMethod";
/// How far behind the attribute the member is declared.
const FURTHEST: usize = 1_000;

/// A member that is a method of the API.
#[derive(Debug, PartialEq)]
pub(crate) struct Declared {
    /// The interface, or the class, that has it.
    pub(crate) class: String,
    /// The name that it has there.
    pub(crate) name: String,
    pub(crate) method: &'static str,
    /// Where the attribute stands.
    pub(crate) at: usize,
}

/// The members that a file declares.
pub(crate) fn declared(text: &str) -> Vec<Declared> {
    let found = memchr::memmem::find_iter(text.as_bytes(), ATTRIBUTE);
    found.filter_map(|at| member(text, at)).collect()
}

fn member(text: &str, at: usize) -> Option<Declared> {
    let before = text.get(..at)?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    if without_comment(Language::VisualBasic, line) != line || line.contains('\'') {
        return None;
    }
    let behind = text.get(at.saturating_add(ATTRIBUTE.len())..)?;
    let given = behind.strip_prefix("Attribute").unwrap_or(behind);
    let given = given.trim_start().strip_prefix('(')?;
    let mut parts = given.splitn(3, '"');
    let (called, rest) = (parts.nth(1)?, parts.next()?);
    let method = method::named(called)?;
    Some(Declared {
        class: class_around(before)?,
        name: member_name(rest)?,
        method: method.name,
        at,
    })
}

/// The name behind the next `Function` or `Sub`.
fn member_name(text: &str) -> Option<String> {
    let near = text.char_indices().take_while(|(at, _)| *at < FURTHEST);
    let end = near
        .last()
        .map_or(0, |(at, c)| at.saturating_add(c.len_utf8()));
    let mut words = text.get(..end)?.split_whitespace();
    words.find(|word| is_word(word, &["function", "sub"]))?;
    let found = name(words.next()?.trim_start_matches('['));
    (!found.is_empty()).then(|| found.to_owned())
}

/// The name of the interface or the class that was begun last.
fn class_around(before: &str) -> Option<String> {
    before.lines().rev().find_map(|line| {
        let mut words = line.split_whitespace();
        let begins = words.find(|word| !is_modifier(word))?;
        let named = words.next().map(name)?;
        let is_one = is_word(begins, &["interface", "class"]) && !named.is_empty();
        is_one.then(|| named.to_owned())
    })
}

/// What may stand in front of `Interface`: words, and attributes of one part.
fn is_modifier(word: &str) -> bool {
    let words = [
        "public",
        "friend",
        "private",
        "protected",
        "partial",
        "mustinherit",
        "notinheritable",
        "shadows",
    ];
    word.starts_with('<') && word.ends_with('>') || is_word(word, &words)
}

fn is_word(word: &str, known: &[&str]) -> bool {
    known.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The names of classes that a piece of code gives a value of: `New Keap()`, `Create(Of IKeap)`, `GetType(IKeap)`,
/// `CType(proxy, IKeap)`.
pub(super) fn classes_given(code: &str) -> impl Iterator<Item = &str> {
    let words = code.split(|c: char| !is_inside(c) && c != '.');
    let mut before = "";
    let words = words.filter(|word| !word.is_empty());
    words.filter_map(move |word| {
        let last = std::mem::replace(&mut before, word);
        let is_given = is_word(last, &["of", "new", "gettype"])
            || code.contains(&format!(", {word})"))
            || code.contains(&format!(",{word})"));
        is_given.then(|| word.rsplit('.').next().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_have_the_interface_around_them_and_their_own_names() {
        let text = "<XmlRpcUrl(\"https://ab123.infusionsoft.com/api/xmlrpc\")> _\n\
            Public Interface IKeap\n\
            Inherits IXmlRpcProxy\n\
            <XmlRpcMethod(\"ContactService.load\")> _\n\
            Function LoadContact(ByVal key As String) As XmlRpcStruct\n\
            ' <XmlRpcMethod(\"ContactService.merge\")>\n\
            Sub Merge()\n\
            End Interface\n\
            Friend Class Keap\n\
            <XmlRpcMethodAttribute(\"DataService.add\", Description:=\"a row\")> Public Function [AddRow](key As String) As Integer\n\
            <XmlRpcMethod(\"blog.post\")> Function Post() As Integer\n\
            End Class\n";
        let told: Vec<_> = declared(text)
            .into_iter()
            .map(|one| (one.class, one.name, one.method))
            .collect();
        let expected = [
            ("IKeap", "LoadContact", "ContactService.load"),
            ("Keap", "AddRow", "DataService.add"),
        ];
        let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c));
        assert_eq!(told, expected);
    }

    #[test]
    fn a_value_is_of_the_classes_that_its_code_names() {
        for (code, expected) in [
            ("XmlRpcProxyGen.Create(Of Shop.IKeap)()", vec!["IKeap"]),
            (
                "CType(XmlRpcProxyGen.Create(GetType(IKeap)), IKeap)",
                vec!["IKeap", "IKeap"],
            ),
            ("New Keap()", vec!["Keap"]),
            ("keap.Load(key, id)", vec!["id"]),
            ("Keap.Shared", vec![]),
        ] {
            assert_eq!(classes_given(code).collect::<Vec<_>>(), expected, "{code}");
        }
    }
}
