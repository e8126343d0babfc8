//! Interfaces of C# and Visual Basic whose methods are calls over XML-RPC, as XML-RPC.NET has them: `[XmlRpcMethod("ContactService.add")]`.
//! What another file calls on an object of one is a call of the API.

use std::collections::BTreeMap;

use super::declared::{classes, program};
use crate::constants::Constants;
use crate::dialect::{CallRule, Clients, Dialect};
use crate::hit::{Hit, Language};
use crate::method;
use crate::patterns::visual_basic;
use crate::syntax::{Argument, Call, Class, Kind, Node};

/// What stands in front of the interface in the id of its dialect.
const ID: &str = "wire:";

/// An interface, or a class, with methods of the API.
#[derive(Debug)]
pub(super) struct Proxy {
    pub(super) class: String,
    /// The file that declares it.
    pub(super) file: String,
    /// Its lines, from the first one of its methods.
    lines: std::ops::RangeInclusive<usize>,
    /// The methods of the API by the names that it has for them.
    methods: BTreeMap<String, String>,
    /// Those that are put together from constants, by the names that it has for them.
    open: BTreeMap<String, Vec<Part>>,
}

/// A part of a method's name.
#[derive(Clone, Debug)]
enum Part {
    Text(String),
    /// A constant of a class.
    Constant(String, String),
}

/// The interfaces that a file declares.
pub(super) fn of(file: &str, text: &str) -> Vec<Proxy> {
    if !text.contains("XmlRpcMethod") {
        return Vec::new();
    }
    let Some(program) = program(Language::CSharp, text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let lines = crate::place::Lines::new(text);
    for class in classes(&program.nodes) {
        let declared: Vec<_> = class
            .body
            .iter()
            .filter_map(|member| declared(class, member))
            .collect();
        let places = declared.iter().map(|(at, ..)| lines.place(*at as usize).0);
        let Some((first, last)) = places.clone().min().zip(places.max()) else {
            continue;
        };
        let open = declared.into_iter();
        found.push(Proxy {
            class: class.name.clone(),
            file: file.to_owned(),
            lines: first..=last,
            methods: BTreeMap::new(),
            open: open.map(|(_, name, method)| (name, method)).collect(),
        });
    }
    found
}

/// The same of a file of Visual Basic.
pub(super) fn of_visual_basic(file: &str, text: &str) -> Vec<Proxy> {
    let lines = crate::place::Lines::new(text);
    let mut found: Vec<Proxy> = Vec::new();
    for one in visual_basic::declared(text) {
        let line = lines.place(one.at).0;
        let known = found.iter_mut().find(|proxy| proxy.class == one.class);
        match known {
            Some(proxy) => {
                proxy.lines = *proxy.lines.start()..=line;
                proxy.methods.insert(one.name, one.method.to_owned());
            }
            None => found.push(Proxy {
                class: one.class,
                file: file.to_owned(),
                lines: line..=line,
                methods: BTreeMap::from([(one.name, one.method.to_owned())]),
                open: BTreeMap::new(),
            }),
        }
    }
    found
}

/// A call over XML-RPC that a member declares: where, the name that it has, and what its method is made of.
fn declared(class: &Class, member: &Node) -> Option<(crate::syntax::Offset, String, Vec<Part>)> {
    let Kind::Function(function) = &member.kind else {
        return None;
    };
    function.body.iter().find_map(|part| {
        let Kind::Call(call) = &part.kind else {
            return None;
        };
        let parts = parts(class, attribute(call)?)?;
        let is_known = |name: &str| method::named(name).is_some();
        match parts.as_slice() {
            [Part::Text(name)] if !is_known(name) => None,
            _ => Some((part.at, function.name.clone()?, parts)),
        }
    })
}

/// What an attribute says the method is.
fn attribute(call: &Call) -> Option<&Node> {
    let Kind::Name(name) = &call.target.kind else {
        return None;
    };
    let is_one = matches!(name.as_str(), "XmlRpcMethod" | "XmlRpcMethodAttribute");
    let is_method = |one: &&Argument| one.name.as_deref().is_none_or(|name| name == "Method");
    let argument = call.arguments.iter().find(is_method).filter(|_| is_one)?;
    Some(&argument.value)
}

/// What a name is put together from: `Methods.Prefix + "query"`.
fn parts(class: &Class, node: &Node) -> Option<Vec<Part>> {
    match &node.kind {
        Kind::Text(text) => Some(vec![Part::Text(text.clone())]),
        Kind::Name(name) => Some(vec![Part::Constant(class.name.clone(), name.clone())]),
        Kind::Member(of, name) => {
            let (Kind::Name(of) | Kind::Member(_, of)) = &of.kind else {
                return None;
            };
            Some(vec![Part::Constant(of.clone(), name.clone())])
        }
        Kind::Join(nodes) => {
            let parts: Option<Vec<Vec<Part>>> =
                nodes.iter().map(|node| parts(class, node)).collect();
            Some(parts?.concat())
        }
        _ => None,
    }
}

/// Gives the methods their names when the constants of all files are known, and leaves out what names none of the API.
pub(super) fn resolve(proxies: &mut Vec<Proxy>, constants: &Constants) {
    for proxy in proxies.iter_mut() {
        for (name, parts) in std::mem::take(&mut proxy.open) {
            let texts = parts.iter().map(|part| match part {
                Part::Text(text) => Some(text.as_str()),
                Part::Constant(class, name) => constants.of(class, name),
            });
            let method: Option<String> = texts.collect();
            if let Some(method) = method.filter(|method| method::named(method).is_some()) {
                proxy.methods.insert(name, method);
            }
        }
    }
    proxies.retain(|proxy| !proxy.methods.is_empty());
}

/// A dialect for each interface. Of several with one name, what they do not agree on is none.
pub(super) fn dialects(proxies: &[Proxy]) -> Vec<Dialect> {
    let mut classes: BTreeMap<&str, BTreeMap<&str, Option<&str>>> = BTreeMap::new();
    for proxy in proxies {
        let methods = classes.entry(&proxy.class).or_default();
        for (name, method) in &proxy.methods {
            let known = methods.entry(name).or_insert(Some(method));
            *known = known.filter(|known| known == method);
        }
    }
    let dialects = classes.into_iter().map(|(class, methods)| {
        let calls = methods.into_iter().filter_map(|(name, method)| {
            let rule = CallRule {
                method: Some(method?.to_owned()),
                method_at: None,
                params_at: None,
                arguments: None,
                key: true,
                shared: true,
            };
            Some((name.to_owned(), rule))
        });
        dialect(class, calls.collect())
    });
    dialects.collect()
}

fn dialect(class: &str, calls: BTreeMap<String, CallRule>) -> Dialect {
    Dialect {
        id: format!("{ID}{class}"),
        title: class.to_owned(),
        languages: vec!["c#".to_owned(), "visual basic".to_owned()],
        words: Vec::new(),
        evidence: Vec::new(),
        namespaces: Vec::new(),
        library: Vec::new(),
        clients: vec![Clients {
            kind: class.to_owned(),
            classes: vec![class.to_owned()],
            names: Vec::new(),
            calls: Vec::new(),
            modules: Vec::new(),
        }],
        services: Vec::new(),
        tables: Vec::new(),
        records: None,
        calls: BTreeMap::from([(class.to_owned(), calls)]),
        functions: BTreeMap::new(),
        addressed: Vec::new(),
        transparent: Vec::new(),
    }
}

/// Gives the calls the id that calls over the wire have, and leaves out the declarations of what is called.
pub(super) fn settle(proxies: &[Proxy], hits: &mut Vec<Hit>) {
    let mut called: Vec<(String, String)> = Vec::new();
    for hit in hits.iter_mut() {
        if let Some(class) = hit.dialect.strip_prefix(ID) {
            called.extend(hit.method.clone().map(|method| (class.to_owned(), method)));
            "wire".clone_into(&mut hit.dialect);
        }
    }
    if called.is_empty() {
        return;
    }
    let is_called = |hit: &Hit| {
        let mut declaring = proxies
            .iter()
            .filter(|one| one.file == hit.file && one.lines.contains(&hit.line));
        declaring.any(|one| {
            let mut called = called.iter();
            called.any(|(class, method)| {
                *class == one.class && hit.method.as_deref() == Some(method.as_str())
            })
        })
    };
    hits.retain(|hit| !is_called(hit));
}
