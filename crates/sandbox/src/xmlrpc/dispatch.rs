//! From a method name to its handler: the checks of the server in their order, handler, types, key.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Key, Method};
use super::{
    Account, Door, affiliate, contact, data, discount, email, fault, file, funnel, invoice, links,
    order, product, recurring, search, sequences, shipping, web,
};

const SERVICES: [&[Method]; 16] = [
    contact::METHODS,
    sequences::METHODS,
    links::METHODS,
    data::METHODS,
    email::METHODS,
    product::METHODS,
    funnel::METHODS,
    invoice::METHODS,
    recurring::METHODS,
    order::METHODS,
    search::METHODS,
    file::METHODS,
    affiliate::METHODS,
    discount::METHODS,
    shipping::METHODS,
    web::METHODS,
];

const ECHO: Method = Method {
    name: "echo",
    key: Key::Missing,
    signatures: &["S"],
    run: Some(|_, arguments| Ok(Value::from(arguments.text(0)))),
};

/// Every method the sandbox knows.
pub(crate) fn methods() -> impl Iterator<Item = &'static Method> {
    SERVICES.into_iter().flatten()
}

fn find(name: &str) -> Option<&'static Method> {
    let (service, called) = name.split_once('.')?;
    if called == "echo" {
        let prefix = format!("{service}.");
        return methods()
            .any(|method| method.name.starts_with(&prefix))
            .then_some(&ECHO);
    }
    methods().find(|method| method.name == name)
}

/// Runs a call.
///
/// # Errors
/// A fault, of the first check that fails: name, types, host, key, then whatever the method finds.
pub(crate) fn run(
    account: &mut Account<'_>,
    door: &Door<'_>,
    name: &str,
    mut params: Vec<Value>,
) -> Result<Value, Fault> {
    let method = find(name).ok_or_else(|| fault::no_handler(name))?;
    // Null is a date here, because nothing else is read as null.
    let letters: String = params.iter().map(|param| java(param).0).collect();
    let letters = letters.replace('N', "T");
    let with_key = |signature: &&str| match method.key {
        Key::Private => letters.strip_prefix('S') == Some(signature),
        Key::Missing => letters == **signature,
    };
    if !method.signatures.iter().any(with_key) {
        let types: Vec<&str> = params.iter().map(|param| java(param).1).collect();
        return Err(fault::no_match(&types));
    }
    let key = match method.key {
        Key::Private => params.remove(0).into_string().ok(),
        Key::Missing => None,
    };
    check(door, method, key.as_deref())?;
    if params.contains(&Value::Nil) {
        // A date without text: what a method makes of it is inferred.
        return Err(fault::failed_to_invoke(method.name, "null"));
    }
    let run = method.run.ok_or_else(|| fault::not_emulated(method.name))?;
    run(
        account,
        &Arguments {
            method: method.name,
            values: params,
        },
    )
}

fn check(door: &Door<'_>, method: &Method, key: Option<&str>) -> Result<(), Fault> {
    let Door::Direct {
        gatekeeper,
        right_host,
    } = door
    else {
        return Ok(());
    };
    if !right_host {
        return Err(fault::invalid_config());
    }
    // Without a key only the ping is open; the user of a legacy key is nobody (documented).
    let open = method.name == "echo" || key.is_some_and(|key| gatekeeper.knows_key(key));
    if open {
        Ok(())
    } else {
        Err(fault::invalid_key())
    }
}

/// The letter of a value in signatures, and its Java class in the fault.
fn java(value: &Value) -> (char, &'static str) {
    match value {
        Value::String(_) => ('S', "java.lang.String"),
        Value::Int(_) => ('I', "java.lang.Integer"),
        Value::Long(_) => ('L', "java.lang.Long"),
        Value::Bool(_) => ('B', "java.lang.Boolean"),
        Value::Double(_) => ('D', "java.lang.Double"),
        Value::DateTime(_) => ('T', "java.util.Date"),
        Value::Struct(_) => ('M', "java.util.HashMap"),
        Value::Array(_) => ('A', "[Ljava.lang.Object;"),
        Value::Nil => ('N', "null"),
        _ => ('?', "[B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The documentation lists 144 methods; `DataService.echo` is answered for every service.
    #[test]
    fn every_method_is_known_once() {
        let mut names: Vec<&str> = methods().map(|method| method.name).collect();
        assert_eq!(names.len(), 143);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 143);
    }

    #[test]
    fn signatures_use_known_letters() {
        let letters = methods()
            .flat_map(|method| method.signatures)
            .flat_map(|signature| signature.chars());
        assert_eq!(
            letters
                .filter(|letter| !"SIBDTMA".contains(*letter))
                .count(),
            0
        );
    }

    /// The table of the front page; `UPDATE_DOCS=1` rewrites it.
    #[test]
    fn the_front_page_lists_every_method() {
        let mut services: Vec<&str> = Vec::new();
        for (service, _) in methods().filter_map(|method| method.name.split_once('.')) {
            if !services.contains(&service) {
                services.push(service);
            }
        }
        let row = |service: &&str| {
            let named = |emulated: bool| {
                let names = methods().filter(|method| method.run.is_some() == emulated);
                let names = names.filter_map(|method| method.name.split_once('.'));
                let names = names
                    .filter(|(of, _)| of == service)
                    .map(|(_, name)| format!("`{name}`"));
                names.collect::<Vec<_>>().join(", ")
            };
            format!("| `{service}` | {} | {} |\n", named(true), named(false))
        };
        let table: String = services.iter().map(row).collect();
        let table = format!("| Service | Emulated | Fault 3 |\n|---|---|---|\n{table}");
        crate::front_page::hold("methods", &table);
    }
}
