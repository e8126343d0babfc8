//! Calls on interfaces whose methods are calls over XML-RPC: `Dim keap As IKeap`, and then `keap.LoadContact(..)`.

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};

use super::declared::{Declared, classes_given, declared};
use super::words::{is_inside, is_keyword, value_of_name};
use crate::file::File;
use crate::hit::{Findings, Language};
use crate::method;
use crate::patterns::{name, seen};

/// How many variables are kept of one file.
const MOST: usize = 200;

/// An interface, by what other files say of it or by the file itself.
struct Interface {
    /// The dialect that its calls are told with.
    dialect: String,
    class: String,
    /// The methods of the API by its own names for them, in small letters.
    methods: HashMap<String, &'static str>,
}

/// The interfaces that are known in a file, and what is of them.
pub(super) struct Interfaces {
    /// By their names in small letters.
    known: HashMap<String, Interface>,
    own: Vec<Declared>,
    /// The classes of variables and of functions that give one, both in small letters.
    variables: HashMap<String, String>,
    /// What the blocks around a line are about.
    blocks: Vec<Option<String>>,
    called: BTreeSet<(String, &'static str)>,
}

impl Interfaces {
    pub(super) fn of(file: &File<'_>) -> Self {
        let mut known: HashMap<String, Interface> = HashMap::new();
        if file.language == Language::VisualBasic {
            for dialect in file.rules.dialects() {
                let classes = dialect.clients.iter().flat_map(|one| &one.classes);
                for class in classes.filter(|_| dialect.is_of(Language::VisualBasic)) {
                    let calls = dialect.calls.get(class).into_iter().flatten();
                    let methods = calls.filter_map(|(called, rule)| {
                        let method = method::named(rule.method.as_deref()?)?;
                        Some((called.to_ascii_lowercase(), method.name))
                    });
                    let interface = Interface {
                        dialect: dialect.id().to_owned(),
                        class: class.clone(),
                        methods: methods.collect(),
                    };
                    known.insert(class.to_ascii_lowercase(), interface);
                }
            }
        }
        let own = match file.language {
            Language::VisualBasic => declared(file.text),
            _ => Vec::new(),
        };
        for one in &own {
            let interface = known.entry(one.class.to_ascii_lowercase());
            let interface = interface.or_insert_with(|| Interface {
                dialect: "wire".to_owned(),
                class: one.class.clone(),
                methods: HashMap::new(),
            });
            let called = one.name.to_ascii_lowercase();
            interface.methods.insert(called, one.method);
        }
        Self {
            known,
            own,
            variables: HashMap::new(),
            blocks: Vec::new(),
            called: BTreeSet::new(),
        }
    }

    /// Reads a line: what it says of those below it, and its calls.
    pub(super) fn read(
        &mut self,
        file: &File<'_>,
        (offset, line): (usize, &str),
        lookups: &Cell<usize>,
        found: &mut Findings,
    ) {
        if self.known.is_empty() {
            return;
        }
        let code = line.split('\'').next().unwrap_or_default();
        let lower = code.trim().to_ascii_lowercase();
        if lower == "end with" {
            self.blocks.pop();
        } else if let Some(about) = lower.strip_prefix("with ") {
            let about = self.class_of(about).map(str::to_owned);
            self.blocks.push(about);
        }
        self.kept(code);
        for (at, _) in code.match_indices('.') {
            let called = name(code.get(at.saturating_add(1)..).unwrap_or_default());
            let before = code.get(..at).unwrap_or_default();
            let Some(interface) = self
                .class_of(before)
                .and_then(|class| self.known.get(class))
            else {
                continue;
            };
            let method = interface.methods.get(&called.to_ascii_lowercase()).copied();
            let Some(method) = method.and_then(method::named) else {
                continue;
            };
            let end = at.saturating_add(1).saturating_add(called.len());
            let start = before.rfind(|c: char| !is_inside(c));
            let start = start.map_or(0, |start| start.saturating_add(1));
            let place = (offset.saturating_add(start), offset.saturating_add(end));
            let told = (interface.dialect.as_str(), method);
            found.hits.extend(seen(file, place, told, lookups));
            self.called.insert((interface.class.clone(), method.name));
        }
    }

    /// Takes out what the file itself declares where it calls it.
    pub(super) fn settle(&self, file: &File<'_>, found: &mut Findings) {
        let called = |one: &&Declared| self.called.contains(&(one.class.clone(), one.method));
        let lines: Vec<(usize, &str)> = self
            .own
            .iter()
            .filter(called)
            .map(|one| (file.lines.place(one.at).0, one.method))
            .collect();
        found.hits.retain(|hit| {
            let place = (hit.line, hit.method.as_deref().unwrap_or_default());
            hit.dialect != "pattern" || hit.file != file.name || !lines.contains(&place)
        });
    }

    /// `Dim keap As IKeap`, `Function Client() As IKeap`, `keap = XmlRpcProxyGen.Create(Of IKeap)()`.
    fn kept(&mut self, code: &str) {
        if let Some((before, value)) = code.split_once('=') {
            let mut given = classes_given(value).map(str::to_ascii_lowercase);
            let class = given.find(|class| self.known.contains_key(class));
            let words = before.split_whitespace();
            let variable = words.filter(|word| !is_keyword(word)).take(1).next();
            if let (Some(class), Some(variable)) = (class, variable.and_then(value_of_name)) {
                self.keep(variable, Some(class));
            }
        }
        let lower = code.to_ascii_lowercase();
        for (at, word) in lower.match_indices(" as ") {
            let rest = lower.get(at.saturating_add(word.len())..);
            let rest = rest.unwrap_or_default().trim_start();
            let class = rest.strip_prefix("new ").unwrap_or(rest);
            let end = class.find(|c: char| !is_inside(c) && c != '.');
            let class = class.get(..end.unwrap_or(class.len())).unwrap_or_default();
            let class = class.rsplit('.').next().unwrap_or_default();
            let before = lower.get(..at).unwrap_or_default();
            let before = front_of_brackets(before).map_or(before, |(front, _)| front);
            let start = before.rfind(|c: char| !is_inside(c));
            let variable = before.get(start.map_or(0, |start| start.saturating_add(1))..);
            let class = self.known.contains_key(class).then(|| class.to_owned());
            self.keep(variable.unwrap_or_default(), class);
        }
    }

    /// Keeps what a name is; one that is declared again is something else.
    fn keep(&mut self, variable: &str, class: Option<String>) {
        let variable = variable.to_ascii_lowercase();
        match class {
            Some(class) if self.variables.len() < MOST && !variable.is_empty() => {
                self.variables.insert(variable, class);
            }
            _ => drop(self.variables.remove(&variable)),
        }
    }

    /// The interface, in small letters, of what stands at the end of a piece of code.
    fn class_of(&self, code: &str) -> Option<&str> {
        let code = code.trim_end();
        if let Some((front, inside)) = front_of_brackets(code) {
            let inside = inside.trim();
            let last = inside.rsplit([',', ' ', '.']).next().unwrap_or_default();
            let last = last.trim().to_ascii_lowercase();
            if let Some((class, _)) = self.known.get_key_value(&last)
                && (inside.contains(',') || inside.to_ascii_lowercase().starts_with("of "))
            {
                return Some(class);
            }
            return self.class_of(front);
        }
        let start = code.rfind(|c: char| !is_inside(c));
        let (further, variable) =
            code.split_at_checked(start.map_or(0, |start| start.saturating_add(1)))?;
        match variable {
            "" if further.trim().is_empty() => self.blocks.last()?.as_deref(),
            "" => None,
            variable => {
                let lower = further.to_ascii_lowercase();
                let is_own = !lower.ends_with('.') || lower.ends_with("me.");
                let class = self.variables.get(&variable.to_ascii_lowercase());
                class.filter(|_| is_own).map(String::as_str)
            }
        }
    }
}

/// What stands in front of the brackets that a piece of code ends with, and in them.
fn front_of_brackets(code: &str) -> Option<(&str, &str)> {
    let inside = code.strip_suffix(')')?;
    let mut depth = 1_i32;
    for (at, c) in inside.char_indices().rev() {
        match c {
            ')' => depth = depth.saturating_add(1),
            '(' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some((inside.get(..at)?, inside.get(at.saturating_add(1)..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    const INTERFACE: &str = "<XmlRpcUrl(\"https://ab123.infusionsoft.com/api/xmlrpc\")>\n\
        Public Interface IKeap\n\
        <XmlRpcMethod(\"DataService.load\")> Function LoadRow(key As String, table As String, id As Integer, f As String()) As Object\n\
        <XmlRpcMethod(\"ContactService.merge\")> Function Merge(key As String, a As Integer, b As Integer) As Boolean\n\
        End Interface\n";

    /// The lines that calls are told on, behind the interface, with their methods and tables.
    fn told(code: &str) -> Vec<String> {
        let found = Audit::new(Vec::new())
            .unwrap()
            .read("a.vb", format!("{INTERFACE}{code}").as_bytes());
        let hits = found.hits.iter().map(|hit| {
            let line = hit.line.saturating_sub(5);
            let method = hit.method.as_deref().unwrap_or_default();
            format!(
                "{line} {method} {}",
                hit.table.as_deref().unwrap_or_default()
            )
        });
        hits.collect()
    }

    #[test]
    fn what_is_declared_is_called_on_what_has_the_interface() {
        let load = |before: &str| format!("{before}.loadRow(Key, \"Lead\", 7, f)\n");
        for code in [
            format!("Dim k As IKeap = Make()\n{}", load("k")),
            format!("Private keap As New Shop.IKeap\n{}", load("x = Me.Keap")),
            format!("Sub F(ByVal k As IKeap)\n{}", load("k")),
            format!("Dim k = XmlRpcProxyGen.Create(Of IKeap)()\n{}", load("k")),
            format!("_k = CType(o, IKeap)\n{}", load("_k")),
            format!(
                "Function Client(a As String) As IKeap\n{}",
                load("Client(\"a\")")
            ),
            format!("' the same\n{}", load("DirectCast(o, IKeap)")),
            format!("' the same\n{}", load("XmlRpcProxyGen.Create(Of IKeap)()")),
        ] {
            let mut found = told(&code);
            // What nobody calls is told where it is declared.
            assert_eq!(
                found.remove(0),
                "-1 ContactService.merge ".replace("-1", "0"),
                "{code}"
            );
            assert_eq!(found, ["2 DataService.load Lead"], "{code}");
        }
        let block = "Dim k As IKeap\nWith k\n.LoadRow(Key, \"Lead\", 7, f)\nEnd With\n";
        assert_eq!(told(block)[1..], ["3 DataService.load Lead"]);
    }

    #[test]
    fn what_has_another_class_is_none() {
        for code in [
            "Dim k As IKeap\nSub F(k As IOther)\nk.Merge(1, 2)\n",
            "Dim k As IKeap\nother.k.Merge(1, 2)\n",
            "Dim k As IKeap\nx = k.Count\n",
            "Dim k As IKeap\n' k.Merge(1, 2)\n",
        ] {
            let declared = ["0 DataService.load ", "0 ContactService.merge "];
            assert_eq!(told(code), declared, "{code}");
        }
    }
}
