//! What is taken out of a map or a list under a key, and what is taken where there is nothing.

use super::call::Given;
use super::machine::Machine;
use super::params::known_table;
use super::recognise::is_method;
use super::value::Value;
use crate::hit::Language;
use crate::syntax::Kind;

impl Value {
    /// This, or another value where it has none. Of a value of which nothing is known the other one is what the program says.
    pub(super) fn or_else(self, other: Self) -> Self {
        match self {
            Self::Unknown | Self::Null | Self::Name(_) | Self::Flag => other,
            value => Self::either(vec![value, other]),
        }
    }
}

impl Machine<'_> {
    /// `tables.get(kind, "Contact")`, `tables.fetch(kind)`, `Optional.ofNullable(table).orElse("Contact")`.
    pub(super) fn looked_up(
        &mut self,
        receiver: &Value,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let is_object = receiver.as_object().is_some() || receiver.is_client();
        if is_object || receiver.any_record().is_some() {
            return None;
        }
        let class = match receiver {
            Value::Name(class) => &**class,
            _ => "",
        };
        match (self.language, class, name, given.values.as_slice()) {
            // A method that is in one is handed to who knows whom: that it is named there is told.
            (Language::Java, "Optional", "of" | "ofNullable", [value]) => {
                (!value.ways().iter().any(is_method)).then(|| value.clone())
            }
            (Language::Java, "Objects", "requireNonNullElse", [value, other]) => {
                Some(value.clone().or_else(other.clone()))
            }
            (Language::Java, _, "orElse", [other]) => Some(receiver.clone().or_else(other.clone())),
            (language, _, name, [key, rest @ ..]) if looks_up(language, name) => {
                // `tables.fetch(kind) { "Contact" }`
                let block = given
                    .arguments
                    .iter()
                    .find_map(|one| match &one.value.kind {
                        Kind::Function(function) => function.body.last(),
                        _ => None,
                    });
                let made = block.filter(|_| language == Language::Ruby);
                let made = made.map(|last| self.eval(last));
                let default = made.as_ref().or(rest.first());
                under(receiver, key, default, self.is_script())
                    .or_else(|| self.default_of(name, key, default))
                    .or_else(|| self.given_under(receiver, key))
            }
            _ => None,
        }
    }

    /// What is taken out of the map that a function is given: `options.pop("method")` of Python.
    fn given_under(&self, receiver: &Value, key: &Value) -> Option<Value> {
        let is_given = matches!(receiver, Value::Parameter(_) | Value::Keyed(_));
        let key = key.as_text().filter(|_| is_given)?;
        (self.language == Language::Python).then(|| receiver.keyed(key))
    }

    /// What is taken out of something of which nothing is known, where it does not have it.
    fn default_of(&self, name: &str, key: &Value, default: Option<&Value>) -> Option<Value> {
        let text = default?.as_text()?;
        let is_meant = known_table(text).is_some() || crate::method::named(text).is_some();
        let is_own = self.functions.contains_key(name);
        (is_meant && !is_own && !is_method(key)).then(|| Value::text(text))
    }
}

/// Whether a call of this name takes something out by its key.
fn looks_up(language: Language, name: &str) -> bool {
    match language {
        Language::Python => matches!(name, "get" | "pop" | "setdefault"),
        Language::Ruby => name == "fetch",
        Language::Java => matches!(name, "get" | "getOrDefault" | "getProperty"),
        Language::JavaScript | Language::TypeScript => matches!(name, "get" | "at"),
        Language::CSharp => name == "GetValueOrDefault",
        _ => false,
    }
}

/// What a map or a list that is known has under a key: any of it where the key is not known.
fn under(of: &Value, key: &Value, default: Option<&Value>, has_pairs: bool) -> Option<Value> {
    let is_known = matches!(key, Value::Text(_) | Value::Number(_));
    let mut found = Vec::new();
    for way in of.ways() {
        let pairs = match way {
            Value::Map(pairs) => pairs.to_vec(),
            Value::List(items) => match has_pairs.then(|| pairs_in(items)).flatten() {
                Some(pairs) => pairs,
                None => numbered(items),
            },
            _ => return None,
        };
        let has = |(other, _): &&(Value, Value)| !is_known || other.is_same(key);
        let before = found.len();
        // The last of one key counts.
        let mut values = pairs.iter().rev().filter(has).map(|(_, value)| value);
        match is_known {
            true => found.extend(values.next().cloned()),
            false => found.extend(values.cloned()),
        }
        if found.len() == before || !is_known {
            found.extend(default.cloned());
        }
    }
    (!found.is_empty()).then(|| {
        // In the order in which they are written.
        found.reverse();
        Value::either(found)
    })
}

/// The pairs of a `Map` of JavaScript, which are lists of two.
fn pairs_in(items: &[Value]) -> Option<Vec<(Value, Value)>> {
    let pairs = items.iter().map(|item| match item {
        Value::List(pair) => match pair.as_slice() {
            [key, value] => Some((key.clone(), value.clone())),
            _ => None,
        },
        _ => None,
    });
    pairs.collect()
}

fn numbered(items: &[Value]) -> Vec<(Value, Value)> {
    let number = |place: usize| Value::Number(place.to_string().into());
    let items = items.iter().enumerate();
    items
        .map(|(place, item)| (number(place), item.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::Audit;

    /// The tables that are told of a program with `@` in the place of the one that is asked for.
    fn tables(file: &str, program: &str, table: &str) -> BTreeSet<String> {
        let text = program.replace('@', table);
        let found = Audit::new(Vec::new()).unwrap().read(file, text.as_bytes());
        let tables = found.hits.into_iter();
        tables.map(|hit| hit.table.unwrap_or_default()).collect()
    }

    const JAVA: &str = "import org.apache.xmlrpc.client.XmlRpcClient;\nclass A { void f(String k, String x) { XmlRpcClient c = new XmlRpcClient(); c.execute(\"DataService.query\", new Object[]{key, @, 1, 0}); } }";
    const JAVASCRIPT: &str = "const c = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');\nc.methodCall('DataService.query', [KEY, @, 1, 0], done);";
    const PYTHON: &str = "import xmlrpc.client\ns = xmlrpc.client.ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')\ns.DataService.query(KEY, @, 1, 0)";
    const RUBY: &str = "require 'xmlrpc/client'\nserver = XMLRPC::Client.new3('host' => 'ab123.infusionsoft.com')\nserver.call('DataService.query', KEY, @, 1, 0)";

    #[test]
    fn what_is_looked_up_is_any_of_it_or_the_default() {
        for (file, program, table, expected) in [
            (
                "a.rb",
                RUBY,
                "{a: 'Lead'}.fetch(k, 'Company')",
                &["Lead", "Company"][..],
            ),
            ("a.rb", RUBY, "{a: 'Lead'}.fetch(:a, 'Company')", &["Lead"]),
            (
                "a.rb",
                RUBY,
                "{a: 'Lead'}.fetch(:b, 'Company')",
                &["Company"],
            ),
            ("a.rb", RUBY, "ENV.fetch('TABLE', 'Company')", &["Company"]),
            (
                "a.py",
                PYTHON,
                "{'a': 'Lead'}.get(k, 'Company')",
                &["Lead", "Company"],
            ),
            (
                "a.py",
                PYTHON,
                "{'a': 'Lead', 'b': 'Job'}.get(k)",
                &["Lead", "Job"],
            ),
            (
                "a.py",
                PYTHON,
                "options.get('table', 'Company')",
                &["Company"],
            ),
            (
                "A.java",
                JAVA,
                "Map.of(\"a\", \"Lead\").getOrDefault(k, \"Company\")",
                &["Lead", "Company"],
            ),
            (
                "A.java",
                JAVA,
                "Map.of(\"a\", \"Lead\", \"b\", \"Job\").get(k)",
                &["Lead", "Job"],
            ),
            (
                "A.java",
                JAVA,
                "List.of(\"Lead\", \"Job\").get(1)",
                &["Job"],
            ),
            (
                "A.java",
                JAVA,
                "Optional.ofNullable(System.getenv(\"T\")).orElse(\"Company\")",
                &["Company"],
            ),
            (
                "A.java",
                JAVA,
                "Objects.requireNonNullElse(System.getenv(\"T\"), \"Company\")",
                &["Company"],
            ),
            (
                "a.js",
                JAVASCRIPT,
                "new Map([['a', 'Lead'], ['b', 'Job']]).get(k)",
                &["Lead", "Job"],
            ),
            (
                "a.js",
                JAVASCRIPT,
                "new Map([['a', 'Lead'], ['b', 'Job']]).get('b')",
                &["Job"],
            ),
        ] {
            let told = tables(file, program, table);
            let expected: BTreeSet<String> = expected.iter().map(|&one| one.to_owned()).collect();
            assert_eq!(told, expected, "{table}");
        }
    }

    #[test]
    fn what_is_taken_apart_has_its_default() {
        for (text, expected) in [
            ("function f({ table = 'Template' } = {}) { @ }", "Template"),
            ("function f({ name: table = 'Template' }) { @ }", "Template"),
            ("const { table = 'Template' } = options; @", "Template"),
            (
                "const { name: table = 'Template' } = options; @",
                "Template",
            ),
        ] {
            let call = "c.methodCall('DataService.query', [KEY, table, 1, 0], done);";
            let client = "const c = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');\n";
            let told = tables("a.js", &format!("{client}{text}"), call);
            assert_eq!(told, BTreeSet::from([expected.to_owned()]), "{text}");
        }
    }

    #[test]
    fn a_constant_of_an_enumeration_may_be_asked_for_by_its_name() {
        let client = "const c = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');\nenum T { A = 'Lead', B = 'Job' }\n";
        let call = "c.methodCall('DataService.query', [KEY, @, 1, 0], done);";
        let told = tables("a.ts", &format!("{client}{call}"), "T['B']");
        assert_eq!(told, BTreeSet::from(["Job".to_owned()]));
    }
}
