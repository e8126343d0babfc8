//! A dialect as its file has it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::argument;
use crate::method;

/// A dialect: how a library, or a habit of writing wire calls, is recognised. README.md of this crate tells every key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dialect {
    /// A short name without blanks, for reports and `--only`.
    pub(crate) id: String,
    /// What people call it.
    pub(crate) title: String,
    /// The languages that it is written in.
    pub(crate) languages: Vec<String>,
    /// Words of which a file that uses it has at least one. Its own names of calls count by themselves.
    #[serde(default)]
    pub(crate) words: Vec<String>,
    /// Words that make it likely that a receiver is the library when nothing else says what it is.
    #[serde(default)]
    pub(crate) evidence: Vec<String>,
    /// Namespaces of the library. Where there are some, its services are known by their classes only in a file that uses one,
    /// or one of its clients; words say nothing.
    #[serde(default)]
    pub(crate) namespaces: Vec<String>,
    /// Classes of the library itself: a file that defines one is a copy of the library.
    #[serde(default)]
    pub(crate) library: Vec<String>,
    /// Where objects of the library come from.
    #[serde(default)]
    pub(crate) clients: Vec<Clients>,
    /// Where its services are.
    #[serde(default)]
    pub(crate) services: Vec<Services>,
    /// Tables that are members of an object, to be queried.
    #[serde(default)]
    pub(crate) tables: Vec<Tables>,
    /// Records: objects of a table.
    #[serde(default)]
    pub(crate) records: Option<Records>,
    /// What is called on objects of a type; `*` is any receiver.
    #[serde(default)]
    pub(crate) calls: BTreeMap<String, BTreeMap<String, CallRule>>,
    /// Functions that are called without a receiver, and classes that are a call when they are made.
    #[serde(default)]
    pub(crate) functions: BTreeMap<String, CallRule>,
    /// Classes and functions whose objects send their calls to the address that they are made with.
    #[serde(default)]
    pub(crate) addressed: Vec<String>,
    /// Functions that give back what they are given, in another form.
    #[serde(default)]
    pub(crate) transparent: Vec<String>,
}

/// Where objects of a type come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Clients {
    /// The type, as this file calls it.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Classes: `new iSDK`, `Infusionsoft(..)`.
    #[serde(default)]
    pub(crate) classes: Vec<String>,
    /// Names that are such objects by themselves: modules, static classes.
    #[serde(default)]
    pub(crate) names: Vec<String>,
    /// Functions and methods that give back such an object.
    #[serde(default)]
    pub(crate) calls: Vec<String>,
    /// Texts of `require` and `import` that give one.
    #[serde(default)]
    pub(crate) modules: Vec<String>,
}

/// Where services are.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Services {
    /// On objects of this type; none where they are names of their own.
    #[serde(default)]
    pub(crate) on: Option<String>,
    /// All services under their own names, with this in front: `Infusionsoft_DataService`.
    #[serde(default)]
    pub(crate) prefix: Option<String>,
    /// The classes of services, with this in front of their names: `IDataService`.
    #[serde(default)]
    pub(crate) classes: Option<String>,
    /// The services that have other names.
    #[serde(default)]
    pub(crate) named: BTreeMap<String, String>,
    /// The first argument that the service over XML-RPC is asked for with. Without it, it may be another one.
    #[serde(default)]
    pub(crate) asked_with: Option<String>,
    /// Whether the method is the first argument of a call of the service: `app.ContactService("add", ..)`.
    #[serde(default)]
    pub(crate) method_first: bool,
    /// Whether a key is the first argument of each method.
    #[serde(default)]
    pub(crate) key: bool,
    /// Whether the table is a type argument, and columns are members in lambdas: `Query<Contact>(..)`.
    #[serde(default)]
    pub(crate) typed: bool,
}

/// Tables as members of an object: `context.Contacts`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tables {
    /// On objects of this type.
    pub(crate) on: String,
    /// Whether their names are in the plural.
    #[serde(default)]
    pub(crate) plural: bool,
    /// The method that using one calls.
    pub(crate) method: String,
}

/// Objects of a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Records {
    /// Their type, for `calls`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// What stands in front of the table's name in the class.
    #[serde(default)]
    pub(crate) prefix: String,
    /// The method that making one with an argument calls.
    #[serde(default)]
    pub(crate) made_with: Option<String>,
}

/// What a call is.
#[derive(Clone, Debug)]
pub(crate) struct CallRule {
    /// The method of the API.
    pub(crate) method: Option<String>,
    /// The argument that names the method.
    pub(crate) method_at: Option<usize>,
    /// The argument that has the params, as a list; without it those behind the method.
    pub(crate) params_at: Option<usize>,
    /// What the arguments are, where they are not the params in their order.
    pub(crate) arguments: Option<Vec<String>>,
    /// Whether a key stands in front of the params.
    pub(crate) key: bool,
    /// Whether other software has calls of the name, too.
    pub(crate) shared: bool,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Rule {
    method: Option<String>,
    method_at: Option<usize>,
    params_at: Option<usize>,
    arguments: Option<Vec<String>>,
    key: bool,
    shared: bool,
}

impl From<Rule> for CallRule {
    fn from(rule: Rule) -> Self {
        Self {
            method: rule.method,
            method_at: rule.method_at,
            params_at: rule.params_at,
            arguments: rule.arguments,
            key: rule.key,
            shared: rule.shared,
        }
    }
}

/// A text is the method alone; a key that a call does not have is named with those that it has.
impl<'de> Deserialize<'de> for CallRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;

        impl<'de> Visitor<'de> for Written {
            type Value = CallRule;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a method, or a table of `method`, `method_at`, `params_at`, `arguments`, `key` and `shared`")
            }

            fn visit_str<E: de::Error>(self, method: &str) -> Result<CallRule, E> {
                let rule = Rule {
                    method: Some(method.to_owned()),
                    ..Rule::default()
                };
                Ok(rule.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<CallRule, A::Error> {
                Rule::deserialize(MapAccessDeserializer::new(map)).map(CallRule::from)
            }
        }

        deserializer.deserialize_any(Written)
    }
}

/// What is wrong with a file and where, without the picture of the line.
fn in_one_line(error: &toml::de::Error) -> String {
    let whole = error.to_string();
    let place = whole.lines().next().and_then(|first| {
        let (_, place) = first.split_once(" at ")?;
        Some(format!("{place}: "))
    });
    let message = error.message().replace('\n', " ");
    format!("{}{message}", place.unwrap_or_default())
}

/// A file that is no dialect.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DialectError {
    /// It is no TOML, or has keys that a dialect does not have.
    #[error("{}", in_one_line(.0))]
    Read(toml::de::Error),
    /// It asks for something on objects of a type that it does not have.
    #[error("dialect {dialect}: {what} is of \"{on}\", and its types are {known}")]
    #[non_exhaustive]
    Type {
        /// Whose file it is, by its id.
        dialect: String,
        /// What names the type: `on` of `[[services]]`, `[calls.TYPE]`.
        what: &'static str,
        /// As the file has it.
        on: String,
        /// The types that there are.
        known: String,
    },
    /// It names a method that the API does not have.
    #[error("dialect {dialect}: \"{call}\" is to be {method}, which is no method of the API")]
    #[non_exhaustive]
    Method {
        /// Whose file it is, by its id.
        dialect: String,
        /// As the file has it.
        call: String,
        /// As the file has it.
        method: String,
    },
    /// An argument is nearly a word that says what it is.
    #[error("dialect {dialect}: \"{call}\" has the argument \"{word}\"; is it \"{near}\"?")]
    #[non_exhaustive]
    Argument {
        /// Whose file it is, by its id.
        dialect: String,
        /// As the file has it.
        call: String,
        /// As the file has it.
        word: String,
        /// The word that is known.
        near: &'static str,
    },
    /// It names a service that the API does not have.
    #[error("dialect {dialect}: {service} is no service of the API")]
    #[non_exhaustive]
    Service {
        /// Whose file it is, by its id.
        dialect: String,
        /// As the file has it.
        service: String,
    },
    /// It names a language that is not read.
    #[error("dialect {dialect}: {language} is no language that is read")]
    #[non_exhaustive]
    Language {
        /// Whose file it is, by its id.
        dialect: String,
        /// As the file has it.
        language: String,
    },
}

impl Dialect {
    /// Reads a dialect.
    ///
    /// # Errors
    /// When it is no TOML, has unknown keys, or names methods, services or languages that there are not.
    pub fn from_toml(text: &str) -> Result<Self, DialectError> {
        let dialect: Self = toml::from_str(text).map_err(DialectError::Read)?;
        dialect.check()?;
        dialect.check_types()?;
        dialect.check_arguments()?;
        Ok(dialect)
    }

    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What people call it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// An argument may have any name, but one that is nearly a known word was meant to be it.
    fn check_arguments(&self) -> Result<(), DialectError> {
        let named = self.calls.values().flatten().chain(&self.functions);
        for (call, rule) in named {
            for word in rule.arguments.iter().flatten() {
                if let Some(near) = argument::meant(word) {
                    return Err(DialectError::Argument {
                        dialect: self.id.clone(),
                        call: call.clone(),
                        word: word.clone(),
                        near,
                    });
                }
            }
        }
        Ok(())
    }

    /// Types are those of `clients` and `records`; calls may be on a service, too, or on anything.
    fn check_types(&self) -> Result<(), DialectError> {
        let own = self.clients.iter().map(|one| one.kind.as_str());
        let own = own.chain(self.records.iter().map(|one| one.kind.as_str()));
        let types: BTreeSet<&str> = own.collect();
        let services = self.services.iter().filter_map(|one| one.on.as_deref());
        let tables = self.tables.iter().map(|one| one.on.as_str());
        let named = services.map(|on| ("`on` of `[[services]]`", on));
        let named = named.chain(tables.map(|on| ("`on` of `[[tables]]`", on)));
        // In Elixir calls are on modules.
        let is_by_module = self.is_of(crate::hit::Language::Elixir);
        let is_known = |on: &str| on == "*" || method::services().any(|known| known == on);
        let calls = self.calls.keys().map(String::as_str);
        let calls = calls.filter(|on| !is_by_module && !is_known(on));
        let mut all = named.chain(calls.map(|on| ("`[calls.TYPE]`", on)));
        let Some((what, on)) = all.find(|(_, on)| !types.contains(on)) else {
            return Ok(());
        };
        let known: Vec<String> = types.iter().map(|known| format!("\"{known}\"")).collect();
        Err(DialectError::Type {
            dialect: self.id.clone(),
            what,
            on: on.to_owned(),
            known: match known.is_empty() {
                true => "none: `[[clients]]` and `[records]` name them".to_owned(),
                false => known.join(", "),
            },
        })
    }

    fn check(&self) -> Result<(), DialectError> {
        let named = self.calls.values().flatten().chain(&self.functions);
        for (call, rule) in named {
            let wrong = rule
                .method
                .as_ref()
                .filter(|name| method::named(name).is_none());
            if let Some(method) = wrong {
                return Err(DialectError::Method {
                    dialect: self.id.clone(),
                    call: call.clone(),
                    method: method.clone(),
                });
            }
        }
        let mut services = self.services.iter().flat_map(|place| place.named.values());
        if let Some(service) =
            services.find(|wanted| !method::services().any(|known| known == wanted.as_str()))
        {
            return Err(DialectError::Service {
                dialect: self.id.clone(),
                service: service.clone(),
            });
        }
        let mut languages = self.languages.iter();
        match languages.find(|language| crate::hit::Language::of_word(language).is_none()) {
            Some(language) => Err(DialectError::Language {
                dialect: self.id.clone(),
                language: language.clone(),
            }),
            None => Ok(()),
        }
    }
}
