//! The data file of all methods.

use std::fs;

use serde::Deserialize;

/// One form of one method.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub method: String,
    /// Only when it is not documented.
    pub status: Option<String>,
    /// Only when it is not that of the account.
    pub key: Option<String>,
    /// `type name`, then `?` when it may be left out, or `=` and the texts that are allowed.
    params: Vec<String>,
    pub answer: String,
    /// The members of the answer, or of each of its elements.
    pub members: Option<serde_json::Map<String, serde_json::Value>>,
}

/// A documented param.
#[derive(Clone, Debug)]
pub struct Param {
    pub name: String,
    pub wire_type: String,
    pub required: bool,
    pub words: Vec<String>,
}

impl Row {
    pub fn is_documented(&self) -> bool {
        self.status.is_none()
    }

    pub fn params(&self) -> Vec<Param> {
        self.params.iter().map(|text| Param::parse(text)).collect()
    }

    /// The params of each form that the server accepts: with all that may be left out, and without.
    pub fn forms(&self) -> Vec<Vec<Param>> {
        let all = self.params();
        let needed: Vec<Param> = all.iter().filter(|param| param.required).cloned().collect();
        if needed.len() == all.len() {
            vec![all]
        } else {
            vec![needed, all]
        }
    }
}

impl Param {
    fn parse(text: &str) -> Self {
        let (wire_type, rest) = text.split_once(' ').unwrap();
        let required = !rest.ends_with('?');
        let (name, words) = rest
            .trim_end_matches('?')
            .split_once('=')
            .unwrap_or((rest.trim_end_matches('?'), ""));
        Self {
            name: name.to_owned(),
            wire_type: wire_type.to_owned(),
            required,
            words: words
                .split('|')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }
}

pub fn rows() -> Vec<Row> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../fixtures/xmlrpc/methods.json"
    );
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// `selectedFields` as `selected_fields`.
pub fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
