//! Namespaces that are used in all files of a project.

use crate::dialect::{Dialect, Rulebook};
use crate::hit::Language;
use crate::language::Within;
use crate::source::namespaces_in;

/// The dialects whose namespaces a file of C# uses for its whole project: `global using InfusionSoft;`
pub(super) fn of_program(rules: &Rulebook, text: &str) -> Vec<usize> {
    if !text.contains("global") {
        return Vec::new();
    }
    of(rules, |dialect| {
        let places = namespaces_in(text, dialect);
        let places: Vec<usize> = places.filter(|at| is_global(text, *at)).collect();
        let grammar = crate::language::grammar(Language::CSharp);
        let within = grammar
            .filter(|_| !places.is_empty())
            .and_then(|grammar| grammar.within(text, &places));
        within.is_some_and(|within| within.contains(&Within::Other))
    })
}

/// Whether the statement around a place begins with `global using`.
fn is_global(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let statement = before.rsplit([';', '\n', '}']).next().unwrap_or_default();
    let mut words = statement.split_whitespace();
    words.next() == Some("global") && words.next() == Some("using")
}

/// The same of the file of a project, or of one that several share: `<Using Include="InfusionSoft" />`
pub(super) fn of_project(rules: &Rulebook, text: &str) -> Vec<usize> {
    let text = without_comments(text);
    let elements = text.split("<Using").skip(1).filter_map(|rest| {
        let (element, _) = rest.split_once('>')?;
        let (_, value) = element.split_once("Include")?;
        value.split(['"', '\'']).nth(1)
    });
    let names: Vec<&str> = elements.flat_map(|all| all.split(';')).collect();
    of(rules, |dialect| {
        let mut names = names
            .iter()
            .filter_map(|name| name.trim().split('.').next());
        names.any(|first| dialect.namespaces.iter().any(|one| one == first))
    })
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    let behind = parts.filter_map(|part| part.split_once("-->"));
    behind.fold(first, |all, (_, behind)| all + behind)
}

fn of(rules: &Rulebook, is_used: impl Fn(&Dialect) -> bool) -> Vec<usize> {
    let dialects = rules.dialects().iter().enumerate();
    let known =
        dialects.filter(|(_, one)| one.is_of(Language::CSharp) && !one.namespaces.is_empty());
    known
        .filter(|(_, one)| is_used(one))
        .map(|(number, _)| number)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Audit;

    #[test]
    fn a_using_for_all_files_is_known_from_one_for_its_own() {
        let audit = Audit::new(Vec::new()).unwrap();
        for (text, is_one) in [
            ("global using InfusionSoft;", true),
            (
                "using System;\nglobal  using global::System;\nglobal using InfusionSoft.Tables;",
                true,
            ),
            ("global using Data = InfusionSoft.IDataService;", true),
            ("global using System; using InfusionSoft;", false),
            ("// global using InfusionSoft;", false),
            ("/*\nglobal using InfusionSoft;\n*/", false),
            ("global using Acme.InfusionSoft;", false),
            ("global using InfusionSoftCache;", false),
        ] {
            let found = of_program(&audit.rules, text);
            assert_eq!(!found.is_empty(), is_one, "{text}");
        }
        for (text, is_one) in [
            (
                "<ItemGroup><Using Include=\"InfusionSoft\" /></ItemGroup>",
                true,
            ),
            ("<Using Include='System;InfusionSoft.Tables'></Using>", true),
            ("<Using Remove=\"InfusionSoft\" />", false),
            ("<Using Include=\"Acme.InfusionSoft\" />", false),
            (
                "<!-- <Using Include=\"InfusionSoft\" /> --><Using Include=\"System\" />",
                false,
            ),
            ("<PackageReference Include=\"InfusionSoft\" />", false),
        ] {
            let found = of_project(&audit.rules, text);
            assert_eq!(!found.is_empty(), is_one, "{text}");
        }
    }
}
