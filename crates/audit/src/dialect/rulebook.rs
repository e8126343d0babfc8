//! All dialects together, to look up.

use std::collections::HashMap;

use keap_schema::TABLES;

use super::file::{CallRule, Dialect, Services};
use super::kind::{Type, TypeKind};
use crate::hit::Language;
use crate::method;
use crate::slip::is_slip_of_call;

/// The dialects that are looked for.
#[derive(Debug)]
pub(crate) struct Rulebook {
    dialects: Vec<Dialect>,
    /// The places of the dialects of each language, which each call of a program asks for.
    by_language: HashMap<Language, Vec<usize>>,
    /// What is called in PHP, where the case of a name does not matter: by its small letters, as the dialects have it.
    spelled: HashMap<String, String>,
}

/// A call of a dialect that a name may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    pub(crate) dialect: usize,
    pub(crate) rule: &'a CallRule,
}

impl Rulebook {
    pub(crate) fn new(dialects: Vec<Dialect>) -> Self {
        let mut by_language: HashMap<Language, Vec<usize>> = HashMap::new();
        for (number, dialect) in dialects.iter().enumerate() {
            let languages = dialect.languages.iter();
            for language in languages.filter_map(|word| Language::of_word(word)) {
                let numbers = by_language.entry(language).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
        }
        let spelled = spelled(&dialects);
        Self {
            dialects,
            by_language,
            spelled,
        }
    }

    /// The name of a call as the dialects have it: PHP does not mind its case.
    pub(crate) fn spelled<'n>(&'n self, language: Language, name: &'n str) -> &'n str {
        if language != Language::Php {
            return name;
        }
        let known = self.spelled.get(&name.to_ascii_lowercase());
        known.map_or(name, String::as_str)
    }

    /// The call on objects of a type that a name is but for a slip; none where it has no calls of its own.
    pub(crate) fn call_near(&self, on: &Type, name: &str) -> Option<&str> {
        let TypeKind::Named(kind) = &on.kind else {
            return None;
        };
        let calls = self.dialects.get(on.dialect)?.calls.get(kind)?;
        let mut names = calls.keys().map(String::as_str);
        names.find(|known| is_slip_of_call(name, known))
    }

    pub(crate) fn dialects(&self) -> &[Dialect] {
        &self.dialects
    }

    pub(crate) fn id(&self, dialect: usize) -> &str {
        self.dialects.get(dialect).map_or("", |found| &found.id)
    }

    /// Whether the library of a dialect is known by its namespaces.
    pub(crate) fn has_namespaces(&self, dialect: usize) -> bool {
        let dialect = self.dialects.get(dialect);
        dialect.is_some_and(|one| !one.namespaces.is_empty())
    }

    /// Of each dialect, whether a file has a word of it.
    pub(crate) fn words_in(&self, source: &str) -> Vec<bool> {
        let has =
            |word: &String| memchr::memmem::find(source.as_bytes(), word.as_bytes()).is_some();
        let dialects = self.dialects.iter();
        dialects
            .map(|dialect| dialect.words.iter().any(has))
            .collect()
    }

    /// The dialects of a language.
    fn of(&self, language: Language) -> impl Iterator<Item = (usize, &Dialect)> {
        let numbers = self.by_language.get(&language);
        let numbers = numbers.map_or(&[][..], Vec::as_slice).iter();
        numbers.filter_map(|number| Some((*number, self.dialects.get(*number)?)))
    }

    /// What a class makes: a client, or a service.
    pub(crate) fn class(&self, language: Language, class: &str) -> Option<Type> {
        let is_php = language == Language::Php;
        let client = self.client(language, |client| {
            let mut classes = client.classes.iter();
            classes.any(|known| known == class || is_php && known.eq_ignore_ascii_case(class))
        });
        client.or_else(|| {
            self.of(language).find_map(|(number, dialect)| {
                dialect.services.iter().find_map(|place| {
                    let name = class.strip_prefix(place.classes.as_deref()?)?;
                    service(number, place, name)
                })
            })
        })
    }

    /// The client that a class makes, whatever the case of its name.
    pub(crate) fn class_in_any_case(&self, language: Language, class: &str) -> Option<Type> {
        self.client(language, |client| {
            let mut classes = client.classes.iter();
            classes.any(|known| known.eq_ignore_ascii_case(class))
        })
    }

    /// The table that a member of an object is, and the method that using it calls.
    pub(crate) fn table(&self, on: &Type, name: &str) -> Option<(&'static str, &str)> {
        let dialect = self.dialects.get(on.dialect)?;
        let TypeKind::Named(kind) = &on.kind else {
            return None;
        };
        let mut places = dialect.tables.iter().filter(|place| &place.on == kind);
        places.find_map(|place| {
            let table = TABLES.iter().find(|table| {
                if place.plural {
                    plural(table.name) == name
                } else {
                    table.name == name
                }
            })?;
            Some((table.name, place.method.as_str()))
        })
    }

    /// What a call of a function or method gives.
    pub(crate) fn given_by(&self, language: Language, call: &str) -> Option<Type> {
        self.client(language, |client| {
            client.calls.iter().any(|known| known == call)
        })
    }

    /// What a required module is.
    pub(crate) fn module(&self, language: Language, module: &str) -> Option<Type> {
        self.client(language, |client| {
            client.modules.iter().any(|known| known == module)
        })
    }

    fn client(
        &self,
        language: Language,
        is_it: impl Fn(&super::file::Clients) -> bool,
    ) -> Option<Type> {
        self.of(language).find_map(|(number, dialect)| {
            let client = dialect.clients.iter().find(|client| is_it(client))?;
            Some(Type {
                dialect: number,
                kind: TypeKind::Named(client.kind.clone()),
            })
        })
    }

    /// What a name is by itself: a client, or a service.
    pub(crate) fn name(&self, language: Language, name: &str) -> Option<Type> {
        let client = self.client(language, |client| {
            client.names.iter().any(|known| known == name)
        });
        client.or_else(|| {
            self.of(language).find_map(|(number, dialect)| {
                let mut places = dialect
                    .services
                    .iter()
                    .filter(|place| place.on.is_none() && place.classes.is_none());
                places.find_map(|place| service(number, place, name))
            })
        })
    }

    /// What the class of a record makes: its type and table.
    pub(crate) fn record(
        &self,
        language: Language,
        class: &str,
    ) -> Option<(Type, &'static str, Option<&str>)> {
        self.of(language).find_map(|(number, dialect)| {
            let records = dialect.records.as_ref()?;
            let table = class.strip_prefix(records.prefix.as_str())?;
            let table = TABLES.iter().find(|known| known.name == table)?;
            let kind = Type {
                dialect: number,
                kind: TypeKind::Named(records.kind.clone()),
            };
            Some((kind, table.name, records.made_with.as_deref()))
        })
    }

    /// What a member of an object is.
    pub(crate) fn member(&self, on: &Type, name: &str) -> Option<(Type, &Services)> {
        let dialect = self.dialects.get(on.dialect)?;
        let TypeKind::Named(kind) = &on.kind else {
            return None;
        };
        let mut places = dialect
            .services
            .iter()
            .filter(|place| place.on.as_ref() == Some(kind));
        places.find_map(|place| Some((service(on.dialect, place, name)?, place)))
    }

    /// The service that a name is on a client of any library of the language.
    pub(crate) fn service_of_any(
        &self,
        language: Language,
        name: &str,
        wanted: impl Fn(&Services) -> bool,
    ) -> Option<(Type, &Services)> {
        self.of(language).find_map(|(number, dialect)| {
            let mut places = dialect.services.iter();
            places.find_map(|place| {
                let is_wanted = place.on.is_some() && wanted(place);
                let kind = is_wanted.then(|| service(number, place, name))??;
                Some((kind, place))
            })
        })
    }

    /// The call of a name on an object of a type.
    pub(crate) fn call_on(&self, on: &Type, name: &str) -> Option<&CallRule> {
        let kind = match &on.kind {
            TypeKind::Named(kind) => kind.as_str(),
            TypeKind::Service { name, .. } => name,
        };
        self.dialects.get(on.dialect)?.calls.get(kind)?.get(name)
    }

    /// Whether what is called on an object of a type is the API by itself, and not by a service or a method that is named.
    pub(crate) fn has_own_calls(&self, on: &Type) -> bool {
        let TypeKind::Named(kind) = &on.kind else {
            return false;
        };
        let dialect = self.dialects.get(on.dialect);
        let calls = dialect.and_then(|dialect| dialect.calls.get(kind));
        calls.is_some_and(|calls| calls.values().any(|rule| rule.method.is_some()))
    }

    /// The calls of a name on whatever it may be called.
    pub(crate) fn calls_anywhere<'a>(
        &'a self,
        language: Language,
        name: &'a str,
    ) -> impl Iterator<Item = Known<'a>> + 'a {
        self.of(language).flat_map(move |(number, dialect)| {
            dialect.calls.values().filter_map(move |calls| {
                Some(Known {
                    dialect: number,
                    rule: calls.get(name)?,
                })
            })
        })
    }

    /// The function of a name.
    pub(crate) fn function(&self, language: Language, name: &str) -> Option<Known<'_>> {
        self.of(language).find_map(|(number, dialect)| {
            Some(Known {
                dialect: number,
                rule: dialect.functions.get(name)?,
            })
        })
    }

    /// Whether a function gives back what it is given.
    pub(crate) fn is_transparent(&self, language: Language, name: &str) -> bool {
        self.of(language)
            .any(|(_, dialect)| dialect.transparent.iter().any(|known| known == name))
    }

    /// Whether what a class or a function makes sends its calls to an address that it is given.
    pub(crate) fn is_addressed(&self, language: Language, name: &str) -> bool {
        self.of(language)
            .any(|(_, dialect)| dialect.addressed.iter().any(|known| known == name))
    }

    /// The dialect of wire calls of a language.
    pub(crate) fn wire(&self, language: Language) -> usize {
        self.of(language)
            .find(|(_, dialect)| dialect.id.starts_with("wire"))
            .map_or(0, |(number, _)| number)
    }

    /// Whether a class is the library itself.
    pub(crate) fn is_library(&self, language: Language, class: &str) -> bool {
        self.of(language)
            .any(|(_, dialect)| dialect.library.iter().any(|known| known == class))
    }
}

/// The names of all calls of PHP by their small letters.
fn spelled(dialects: &[Dialect]) -> HashMap<String, String> {
    let of_php = || dialects.iter().filter(|one| one.is_of(Language::Php));
    let calls = of_php().flat_map(|one| one.calls.values().flatten());
    let calls = calls.map(|(name, _)| name.as_str());
    let services = of_php().flat_map(|one| &one.services);
    let services = services.flat_map(|place| place.named.keys().map(String::as_str));
    services
        .chain(calls)
        .map(|name| (name.to_ascii_lowercase(), name.to_owned()))
        .collect()
}

impl Dialect {
    /// Words that are found in files which use it: those it names, and the names of calls that nobody else has.
    pub(crate) fn own_words(&self) -> impl Iterator<Item = &str> {
        let calls = self.calls.values().flatten();
        let own = calls.filter(|(_, rule)| !rule.shared && rule.method_at.is_none());
        let words = self.words.iter().map(String::as_str);
        words.chain(own.map(|(name, _)| name.as_str()))
    }

    pub(crate) fn is_of(&self, language: Language) -> bool {
        self.languages
            .iter()
            .any(|word| Language::of_word(word) == Some(language))
    }
}

/// The plural of a table's name, as libraries make it.
fn plural(name: &str) -> String {
    match name.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if name.ends_with(['s', 'x']) => format!("{name}es"),
        _ => format!("{name}s"),
    }
}

/// The service that a name is at a place.
fn service(dialect: usize, place: &Services, name: &str) -> Option<Type> {
    let wanted = match place.named.get(name) {
        Some(service) => service.as_str(),
        None => name.strip_prefix(place.prefix.as_deref()?)?,
    };
    let name = method::services().find(|known| *known == wanted)?;
    Some(Type {
        dialect,
        kind: TypeKind::Service {
            name,
            certain: place.asked_with.is_none(),
            key: place.key,
            typed: place.typed,
        },
    })
}
