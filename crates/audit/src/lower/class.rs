//! The class that a type names: `Task<IClient?>` is what it gives, and `List<IClient>` has several of it.

use super::last_name;

/// Behind a class of which there are several.
pub(crate) const SEVERAL: &str = "[]";

/// How deep types in types are read.
const DEEPEST: usize = 8;

/// Types that stand for what they are made of: whoever has one asks it, waits for it or calls it.
const WRAPPERS: &str = "\
    lazy func task valuetask nullable ioptions ioptionssnapshot ioptionsmonitor asynclocal threadlocal keyvaluepair \
    supplier provider objectprovider instance optional future completablefuture completionstage callable promise awaitable \
    coroutine readonly required partial ref entry class type final classvar \
    ";

/// Types with several of what they are made of.
const COLLECTIONS: &str = "\
    list ilist ireadonlylist immutablelist immutablearray arraylist linkedlist sortedlist collection icollection \
    ireadonlycollection observablecollection readonlycollection enumerable ienumerable iasyncenumerable iqueryable set iset \
    hashset sortedset treeset frozenset queue stack deque concurrentbag concurrentqueue concurrentstack span memory \
    dictionary idictionary ireadonlydictionary concurrentdictionary sorteddictionary immutabledictionary dict defaultdict \
    ordereddict mapping mutablemapping map hashmap treemap linkedhashmap concurrenthashmap concurrentmap record array \
    readonlyarray iterable iterator traversable stream flux sequence tuple \
    ";

/// Of these the first type counts.
const OF_THE_FIRST: &str = "annotated generator asyncgenerator";

/// The class that a type names: none for one of the language's own. Of `Client|null` the class.
pub(super) fn class_of(text: &str) -> Option<String> {
    class_within(text, DEEPEST)
}

fn class_within(text: &str, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    let mut alternatives = split(text, &['|', '&']).into_iter();
    alternatives.find_map(|one| class_of_one(one, depth))
}

fn class_of_one(text: &str, depth: usize) -> Option<String> {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '?' | '*' | '"' | '\'' | '!')
    });
    let text = ["readonly ", "final ", "extends ", "in ", "out "]
        .iter()
        .fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    if let Some(inner) = several_of(text) {
        return class_within(inner, depth).map(several);
    }
    if let Some((outer, inside)) = arguments(text) {
        let outer = last_name(outer);
        let lower = outer.to_ascii_lowercase();
        let parts = split(inside, &[',']);
        let is_in = |known: &str| known.split_whitespace().any(|known| known == lower);
        return match () {
            () if is_in(WRAPPERS) => class_within(parts.last()?, depth),
            () if is_in(COLLECTIONS) => class_within(parts.last()?, depth).map(several),
            () if is_in(OF_THE_FIRST) => class_within(parts.first()?, depth),
            () => named(outer),
        };
    }
    named(last_name(text))
}

/// What a list is of that is written with brackets: `Client[]`, `Client...`, `[]Client`, `map[string]Client`.
fn several_of(text: &str) -> Option<&str> {
    let behind = || text.strip_suffix("[]").or_else(|| text.strip_suffix("[,]"));
    let before = || {
        let text = text.strip_prefix("map").unwrap_or(text);
        let (key, of) = text.strip_prefix('[')?.split_once(']')?;
        (!of.is_empty() && !key.contains('[')).then_some(of)
    };
    behind()
        .or_else(|| text.strip_suffix("..."))
        .or_else(before)
}

/// A type and what it is made of: `Lazy<Client>`, `Optional[Client]`.
fn arguments(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_suffix(['>', ']'])?;
    let at = inside.find(['<', '['])?;
    let (outer, inside) = (inside.get(..at)?, inside.get(at.saturating_add(1)..)?);
    (!outer.is_empty()).then_some((outer, inside))
}

/// The parts of a type between these signs, where they stand in no bracket.
fn split<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let mut depth = 0_usize;
    let mut is_inside = |c: char| {
        match c {
            '<' | '[' | '(' | '{' => depth = depth.saturating_add(1),
            '>' | ']' | ')' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    };
    text.split(|c: char| !is_inside(c) && signs.contains(&c))
        .collect()
}

fn several(class: String) -> String {
    match class.ends_with(SEVERAL) {
        true => class,
        false => class + SEVERAL,
    }
}

fn named(name: &str) -> Option<String> {
    let is_class =
        name.starts_with(|c: char| c.is_alphabetic() || c == '_') && !is_of_language(name);
    is_class.then(|| name.to_owned())
}

/// Whether a type is one of the language's own, which no library makes.
fn is_of_language(name: &str) -> bool {
    matches!(
        name.to_ascii_lowercase().as_str(),
        "" | "var"
            | "let"
            | "const"
            | "string"
            | "int"
            | "integer"
            | "long"
            | "float"
            | "double"
            | "bool"
            | "boolean"
            | "array"
            | "object"
            | "mixed"
            | "null"
            | "undefined"
            | "none"
            | "void"
            | "any"
            | "unknown"
            | "self"
            | "static"
            | "false"
            | "true"
            | "char"
            | "byte"
            | "dynamic"
            | "list"
            | "map"
            | "hashmap"
            | "dictionary"
            | "record"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_names_a_class_or_several_of_it() {
        for (text, class) in [
            ("IClient", "IClient"),
            ("global::InfusionSoft.IClient?", "IClient"),
            (r"?\Infusionsoft\IClient", "IClient"),
            (": IClient | undefined", "IClient"),
            ("*infusionsoft.IClient", "IClient"),
            ("Lazy<IClient>", "IClient"),
            ("System.Func<string, Task<IClient?>>", "IClient"),
            ("Optional['IClient']", "IClient"),
            ("Callable[[], IClient]", "IClient"),
            ("None | IClient", "IClient"),
            ("Annotated[IClient, Depends(get)]", "IClient"),
            ("IClient[]", "IClient[]"),
            ("IClient...", "IClient[]"),
            ("[]*IClient", "IClient[]"),
            ("map[string]*IClient", "IClient[]"),
            ("List<? extends IClient>", "IClient[]"),
            ("Dictionary<string, List<IClient>>", "IClient[]"),
            ("Task<IReadOnlyList<IClient>>", "IClient[]"),
            ("array<int,IClient>|null", "IClient[]"),
            ("readonly IClient[]", "IClient[]"),
            ("Repository<IClient>", "Repository"),
        ] {
            assert_eq!(class_of(text).as_deref(), Some(class), "{text}");
        }
        for text in [
            "string",
            "?int",
            "array|null",
            "List<string>",
            "(int, string)",
            "",
        ] {
            assert_eq!(class_of(text), None, "{text}");
        }
    }
}
