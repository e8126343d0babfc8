//! The samples, and what is checked with them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use keap_http::Secret;
use keap_rest::{Draft, JsonBody, Operation, Timestamp, Upload};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The samples of one resource. Each operation takes its own away, so that none is left unchecked.
pub struct Samples(Vec<Sample>);

#[derive(Clone, Debug, Deserialize)]
struct Sample {
    id: String,
    method: String,
    path: String,
    query: BTreeSet<String>,
    required: BTreeSet<String>,
    #[serde(default)]
    filter: Vec<String>,
    #[serde(default)]
    body: Option<Value>,
    #[serde(default)]
    form: Vec<String>,
    answer: Value,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/rest/operations")
}

/// How many samples a version has.
pub fn count(version: &str) -> usize {
    let files = fs::read_dir(folder().join(version)).unwrap();
    files.map(|file| read(file.unwrap().path()).len()).sum()
}

fn read(path: PathBuf) -> Vec<Sample> {
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Samples {
    pub fn load(name: &str) -> Self {
        Self(read(folder().join(format!("{name}.json"))))
    }

    /// The sample body of an operation, as its model.
    pub fn body<T: DeserializeOwned>(&self, id: &str) -> JsonBody<T> {
        let sample = self.0.iter().find(|sample| sample.id == id);
        let sample = sample.unwrap_or_else(|| panic!("{id} has no sample"));
        let body = sample
            .body
            .clone()
            .unwrap_or_else(|| panic!("{id} has no body"));
        let model = serde_json::from_value(body);
        JsonBody::Model(model.unwrap_or_else(|error| panic!("body of {id}: {error}")))
    }

    /// Checks an operation with what it requires, and with everything, and its answer.
    pub fn check<O: Operation>(&mut self, least: O, full: O)
    where
        O::Output: Serialize,
    {
        let sample = self.take(least, full);
        let answer = O::Output::deserialize(&sample.answer);
        let answer = answer.unwrap_or_else(|error| panic!("answer of {}: {error}", sample.id));
        let again = serde_json::to_value(answer).unwrap();
        assert_eq!(again, sample.answer, "answer of {}", sample.id);
    }

    /// The same for an operation that answers nothing, text or bytes.
    pub fn check_without_json<O: Operation>(&mut self, least: O, full: O) {
        self.take(least, full);
    }

    fn take<O: Operation>(&mut self, least: O, full: O) -> Sample {
        let at = self.0.iter().position(|sample| sample.id == O::INFO.id());
        let sample = self
            .0
            .remove(at.unwrap_or_else(|| panic!("{} has no sample", O::INFO.name)));
        assert_eq!(O::INFO.method.as_str(), sample.method, "{}", sample.id);
        assert_eq!(O::INFO.path, sample.path, "{}", sample.id);

        let least = written(&least, &sample);
        assert!(
            least.names.is_superset(&sample.required),
            "{}: {:?}",
            sample.id,
            least.names
        );
        let full = written(&full, &sample);
        assert_eq!(full.names, sample.query, "query of {}", sample.id);
        for key in &sample.filter {
            let is_there = full.filter.contains(&format!("{key}=="));
            assert!(is_there, "{} filters by {key}: {}", sample.id, full.filter);
        }
        sample
    }

    /// No sample is left.
    pub fn finish(self) {
        let left: Vec<String> = self.0.into_iter().map(|sample| sample.id).collect();
        assert!(left.is_empty(), "not checked: {left:?}");
    }
}

struct Written {
    names: BTreeSet<String>,
    filter: String,
}

/// Writes the request and checks what holds for every one.
fn written<O: Operation>(operation: &O, sample: &Sample) -> Written {
    let mut draft = Draft::new(O::INFO.path);
    operation.write(&mut draft);
    assert_eq!(
        draft.problem().map(ToString::to_string),
        None,
        "{}",
        sample.id
    );
    assert_eq!(draft.as_path(), filled(&sample.path), "{}", sample.id);
    assert_eq!(draft.to_json(), sample.body, "body of {}", sample.id);
    let is_known = |name: &str| sample.form.iter().any(|known| known == name);
    assert!(draft.form_names().all(is_known), "form of {}", sample.id);
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(draft.as_query().as_bytes())
        .into_owned()
        .collect();
    let filters = pairs.iter().filter(|(name, _)| name == "filter");
    Written {
        filter: filters.map(|(_, value)| value.as_str()).collect(),
        names: pairs.iter().map(|(name, _)| name.clone()).collect(),
    }
}

/// Every path value of the checks is 7.
fn filled(path: &str) -> String {
    let mut pieces = path.split('{');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| {
        all + "7" + piece.split_once('}').map_or("", |(_, rest)| rest)
    })
}

pub fn time() -> Timestamp {
    "2017-01-01T22:17:59.039Z".parse().unwrap()
}

pub fn upload() -> Upload {
    Upload::new("composed.txt", "composed")
}

pub fn secret() -> Secret {
    Secret::new("composed")
}
