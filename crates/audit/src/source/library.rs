//! Whether a program uses a library of which other software has the classes, too: by its namespace or its clients. What stands
//! in comments and in texts, and what other namespaces are called, says nothing.

use std::cell::OnceCell;

use crate::dialect::Dialect;
use crate::file::File;
use crate::language::Within;

/// How many places of one library are looked at.
const MOST: usize = 100;

/// The libraries of a program, each looked for once, when it is asked for.
pub(super) struct Libraries<'a> {
    file: &'a File<'a>,
    whole: &'a str,
    /// Of each dialect, whether the file has a word of it.
    words: &'a [bool],
    used: Vec<OnceCell<bool>>,
}

impl<'a> Libraries<'a> {
    pub(super) fn of(file: &'a File<'a>, whole: &'a str, words: &'a [bool]) -> Self {
        let used = words.iter().map(|_| OnceCell::new()).collect();
        Self {
            file,
            whole,
            words,
            used,
        }
    }

    /// Whether the program uses the library of a dialect; where that has no namespaces, whether it has a word of it.
    pub(super) fn uses(&self, dialect: usize) -> bool {
        let known = self.file.rules.dialects().get(dialect);
        let (Some(known), Some(used)) = (known, self.used.get(dialect)) else {
            return false;
        };
        if known.namespaces.is_empty() {
            return self.words.get(dialect).copied().unwrap_or(false);
        }
        let imported = self.file.imported.contains(&dialect);
        *used
            .get_or_init(|| imported || is_imported(self.whole, known) || is_used(self.file, known))
    }
}

/// Whether a page of ASP.NET imports a namespace: `<%@ Import Namespace="InfusionSoft" %>`.
fn is_imported(page: &str, dialect: &Dialect) -> bool {
    let mut imports = page
        .match_indices("<%@")
        .filter_map(|(at, _)| page.get(at..)?.split_once("%>"))
        .filter_map(|(import, _)| import.split_once("Namespace=")?.1.split(['"', '\'']).nth(1));
    imports.any(|import| {
        let mut namespaces = dialect.namespaces.iter();
        namespaces.any(|one| import.split('.').next() == Some(one.as_str()))
    })
}

/// Whether the program itself names a namespace or a class of a client.
fn is_used(file: &File<'_>, dialect: &Dialect) -> bool {
    let clients = dialect.clients.iter().flat_map(|one| &one.classes);
    let clients = clients.flat_map(|name| named(file.text, name, is_class));
    let places = namespaces_in(file.text, dialect);
    let places: Vec<usize> = places.chain(clients).take(MOST).collect();
    let grammar = crate::language::grammar(file.language);
    let (false, Some(grammar)) = (places.is_empty(), grammar) else {
        return false;
    };
    let within = grammar.within(file.text, &places);
    within.is_some_and(|within| within.contains(&Within::Other))
}

/// Where a text names a namespace of a library, comments and texts among them.
pub(crate) fn namespaces_in<'t>(
    text: &'t str,
    dialect: &'t Dialect,
) -> impl Iterator<Item = usize> + 't {
    let namespaces = dialect.namespaces.iter();
    namespaces.flat_map(|name| named(text, name, is_namespace))
}

/// Where a whole name stands, by what is around it.
fn named<'t>(
    text: &'t str,
    name: &'t str,
    is_it: fn(before: &str, behind: &str) -> bool,
) -> impl Iterator<Item = usize> + 't {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).filter_map(move |(at, _)| {
        let (before, behind) = (text.get(..at)?, text.get(at.saturating_add(name.len())..)?);
        let is_whole = !before.ends_with(is_part) && !behind.starts_with(is_part);
        (is_whole && is_it(before, behind)).then_some(at)
    })
}

/// A class may stand anywhere.
fn is_class(_: &str, _: &str) -> bool {
    true
}

/// A namespace is the first of its names, and something of it is named or all of it used: `using InfusionSoft;`,
/// `InfusionSoft.IDataService`.
fn is_namespace(before: &str, behind: &str) -> bool {
    !before.ends_with('.') && behind.trim_start().starts_with(['.', ';', '{'])
}

#[cfg(test)]
mod tests {
    use crate::{Audit, Certainty};

    const SERVICES: &str = "namespace Acme { public class Repo {
    private readonly IDataService _data; private readonly IContactService contactService; private readonly IOrderService _orders;
    void X() { _data.Query(\"Contact\", 10); _data.Load(\"Contact\", 5); contactService.Add(v); contactService.Merge(1, 2);
        _orders.PlaceOrder(1); } } }";

    fn told(name: &str, text: &str) -> Vec<Certainty> {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        found.hits.into_iter().map(|hit| hit.certainty).collect()
    }

    #[test]
    fn services_of_other_software_are_none_of_the_library() {
        for before in [
            "// syncs with Keap",
            "// as with using InfusionSoft;",
            "/* InfusionSoft.IDataService was here\n IInfusionSoftClient */",
            "using Acme.Keap.Rest;",
            "using Acme.InfusionSoft.Rest;",
            "using InfusionSoftCache;",
            "class L { string name = \"InfusionSoft.net\"; string IInfusionSoft = \"IInfusionSoftClient\"; }",
            "class L { string url = \"https://api.infusionsoft.com/crm/rest/v2\"; }",
        ] {
            let text = format!("{before}\n{SERVICES}");
            assert_eq!(told("A.cs", &text), [], "{before}");
        }
    }

    #[test]
    fn a_namespace_or_a_client_makes_them_those_of_the_library() {
        for before in [
            "using InfusionSoft;",
            "global using InfusionSoft;",
            "using InfusionSoft.Tables;",
            "using Data = InfusionSoft.IDataService;",
            "class L { IInfusionSoftClient client; }",
        ] {
            let text = format!("{before}\n{SERVICES}");
            assert_eq!(told("A.cs", &text), [Certainty::Certain; 5], "{before}");
        }
        let page = "<%@ Page Language=\"C#\" %>\n<%@ Import Namespace=\"InfusionSoft\" %>\n<script runat=\"server\">
            IContactService contacts; void F() { contacts.Merge(1, 2); }</script>";
        assert_eq!(told("a.aspx", page), [Certainty::Certain]);
        let other = page.replace("\"InfusionSoft\"", "\"Acme.Keap\"");
        assert_eq!(told("a.aspx", &other), []);
    }

    #[test]
    fn a_service_that_the_file_declares_is_its_own() {
        let own = "using InfusionSoft;\ninterface IContactService { void Add(Contact c); }
            class A { IContactService _c; IDataService _d; void F() { _c.Add(c); _d.Load(\"Lead\", 5); } }";
        assert_eq!(told("A.cs", own), [Certainty::Certain]);
    }

    #[test]
    fn what_connects_gives_a_client_where_the_library_is_used() {
        let text = "class A { void F() { var c = _bus.Connect(); c.ContactService.Merge(1, 2); } }";
        assert_eq!(told("A.cs", text), []);
        let word = format!("// for Keap\n{text}");
        assert_eq!(told("A.cs", &word), [Certainty::Likely]);
        let used = format!("using InfusionSoft;\n{text}");
        assert_eq!(told("A.cs", &used), [Certainty::Certain]);
    }
}
