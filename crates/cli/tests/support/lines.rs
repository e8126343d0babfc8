//! Lines of JSON held against the schema of one of them.

use serde_json::{Value as Json, json};

/// A schema of lines, in which a line has no member that the schema does not name.
pub(crate) struct Lines(jsonschema::Validator);

impl Lines {
    /// Reads it, and holds what it defines against the schema of the whole document: they are about the same things.
    pub(crate) fn of(text: &str, whole: &str) -> Self {
        let [mut schema, whole] = [text, whole].map(|text| {
            let schema: Json = serde_json::from_str(text).unwrap();
            schema
        });
        let defined = schema["$defs"].as_object().unwrap();
        for (name, definition) in defined {
            assert_eq!(*definition, whole["$defs"][name], "{name}");
        }
        for kind in schema["oneOf"].as_array_mut().unwrap() {
            kind["unevaluatedProperties"] = json!(false);
        }
        Self(jsonschema::validator_for(&schema).unwrap())
    }

    /// The lines of an output, each of which is as the schema says.
    pub(crate) fn read(&self, text: &str) -> Vec<Json> {
        let lines = text.lines().map(|line| {
            let line: Json = serde_json::from_str(line).unwrap();
            let faults = self.0.iter_errors(&line);
            let faults: Vec<String> = faults
                .map(|fault| format!("{} {fault}", fault.instance_path()))
                .collect();
            assert_eq!(faults, Vec::<String>::new(), "{line}");
            line
        });
        lines.collect()
    }
}
