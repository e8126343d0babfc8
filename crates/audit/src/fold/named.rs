//! What a function of Python is given by names: one by one, in a map (`**options`), or in one that it is given itself.

use super::call::Given;
use super::frame::Summary;
use super::machine::Machine;
use super::value::Value;
use crate::syntax::Argument;

impl Machine<'_> {
    /// The arguments in the order of the parameters, and a map of those that have other names where the function takes it.
    pub(super) fn named(
        &self,
        summary: &Summary,
        given: &Given<'_>,
    ) -> (Vec<Value>, Option<Value>) {
        let is_map = |one: &Argument| one.name.as_deref() == Some(Argument::NAMED);
        let has_names = summary.keywords.is_some() || given.arguments.iter().any(is_map);
        // Parts of lists stand among the values: names are of no place then.
        if !has_names || given.arguments.len() != given.values.len() {
            return (self.placed(&summary.parameters, given), None);
        }
        let mut placed = Placed::default();
        for (argument, value) in given.arguments.iter().zip(&given.values) {
            match (argument.name.as_deref(), value) {
                (Some(Argument::NAMED), Value::Map(pairs)) => {
                    for (key, value) in pairs.iter() {
                        if let Some(name) = key.as_text() {
                            placed.put(summary, name, value);
                        }
                    }
                }
                (Some(Argument::NAMED), value) => placed.put_any(summary, value),
                (Some(name), value) => placed.put(summary, name, value),
                (None, value) => placed.values.push(value.clone()),
            }
        }
        (placed.values, Some(Value::map(placed.others)))
    }
}

#[derive(Default)]
struct Placed {
    values: Vec<Value>,
    others: Vec<(Value, Value)>,
}

impl Placed {
    fn put(&mut self, summary: &Summary, name: &str, value: &Value) {
        match place_of(summary, name) {
            Some(place) => self.put_at(place, value.clone()),
            None => self.others.push((Value::text(name), value.clone())),
        }
    }

    /// What has any names: each parameter that has no value yet may be in it.
    fn put_any(&mut self, summary: &Summary, value: &Value) {
        let first = self.values.len();
        for (place, name) in summary.parameters.iter().enumerate().skip(first) {
            if place_of(summary, name).is_some() {
                self.put_at(place, value.keyed(name));
            }
        }
        self.others
            .push((Value::Spread(value.clone().into()), Value::Null));
    }

    fn put_at(&mut self, place: usize, value: Value) {
        if self.values.len() <= place {
            self.values.resize(place.saturating_add(1), Value::Unknown);
        }
        if let Some(slot) = self.values.get_mut(place) {
            *slot = value;
        }
    }
}

/// The place of the parameter of a name; those that take all that is left have none.
fn place_of(summary: &Summary, name: &str) -> Option<usize> {
    let place = summary.parameters.iter().position(|known| known == name)?;
    (summary.rest != Some(place) && summary.keywords != Some(place)).then_some(place)
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    const CLIENT: &str = "import xmlrpc.client\n\
        client = xmlrpc.client.ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')\n";

    /// What is told of a program of Python: line, method, table.
    fn told(program: &str) -> Vec<String> {
        let text = format!("{CLIENT}{program}");
        let found = Audit::new(Vec::new())
            .unwrap()
            .read("a.py", text.as_bytes());
        let hits = found.hits.iter().map(|hit| {
            let method = hit.method.as_deref().unwrap_or("?");
            let table = hit.table.as_deref().unwrap_or_default();
            format!("{}: {method} {table}", hit.line)
        });
        hits.collect()
    }

    const BY_NAME: &str = "def call(service=None, method=None, args=()):\n    \
        return getattr(getattr(client, service), method)(KEY, *args)\n";

    #[test]
    fn a_map_has_the_arguments_by_their_names() {
        for call in [
            "call(**{'service': 'DataService', 'method': 'load', 'args': ['Lead', 1, ['Id']]})",
            "O = {'service': 'DataService', 'method': 'load'}; call(**O, args=['Lead', 1, ['Id']])",
            "call(args=['Lead', 1, ['Id']], **dict(method='load', service='DataService'))",
            "call('DataService', **{'args': ['Lead', 1, ['Id']], 'method': 'load'})",
        ] {
            let found = told(&format!("{BY_NAME}{call}\n"));
            assert_eq!(found, ["5: DataService.load Lead"], "{call}");
        }
    }

    #[test]
    fn a_function_is_given_all_names_in_one() {
        let function = "def call(**options):\n    \
            service = getattr(client, options['service'])\n    \
            return getattr(service, options.pop('method'))(KEY, *options.get('args', []))\n";
        let call = "call(service='DataService', method='load', args=['Lead', 1, ['Id']])\n";
        assert_eq!(
            told(&format!("{function}{call}")),
            ["6: DataService.load Lead"]
        );
    }

    #[test]
    fn what_is_handed_on_keeps_its_names() {
        let outer = "def outer(**options):\n    return call(**options)\n";
        let call = "outer(service='DataService', method='load', args=['Lead', 1, ['Id']])\n";
        let found = told(&format!("{BY_NAME}{outer}{call}"));
        assert_eq!(found, ["7: DataService.load Lead"]);
    }
}
