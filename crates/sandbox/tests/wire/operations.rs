//! Every operation of the vendor's documents: emulated, or refused in so many words.

use std::collections::BTreeMap;

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json};

use crate::support::{demo, rest};

const OPERATIONS: &str = include_str!("../../data/operations.txt");

/// What the documents require of requests, which is looked at before the operation is.
const REQUESTS: &str = include_str!("../../data/requests.txt");

/// Query and body with what an operation requires at their top: a word of its list, or a number.
fn required(version: &str, method: &str, template: &str) -> (String, Json) {
    let heading = format!("{version} {method} {template}");
    let mut lines = REQUESTS.lines().skip_while(|line| **line != heading);
    lines.next();
    let (mut query, mut body) = (String::new(), Map::new());
    for line in lines.take_while(|line| line.starts_with(' ')) {
        let (line, words) = line.split_once(" of ").unwrap_or((line, "1"));
        let word = words.split('|').next().unwrap_or_default();
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["query", name, "required"] => query.push_str(&format!("&{name}={word}")),
            ["body", name, "required"] if !name.contains(['.', '[']) => {
                body.insert(name.to_owned(), word.into());
            }
            _ => {}
        }
    }
    (query.replacen('&', "?", 1), body.into())
}

/// A path with something in place of its parameters.
fn sample(template: &str) -> String {
    let parts = template
        .split('{')
        .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.collect::<Vec<_>>().join("1")
}

/// Also writes the lists of the front page, with `UPDATE_DOCS=1`.
#[tokio::test]
async fn every_operation_is_emulated_or_says_that_it_is_not() {
    let sandbox = demo();
    let mut resources: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let mut refused = String::new();
    for line in OPERATIONS.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        let [version, method, template, name] = words[..] else {
            panic!("{line}")
        };
        let (query, body) = required(version, method, template);
        let verb: Method = method.parse().unwrap();
        let body = (verb != Method::GET).then_some(body);
        let path = format!("/{version}{}{query}", sample(template));
        let (status, answer) = rest(&sandbox, verb, path, body).await;
        assert_ne!(status, StatusCode::METHOD_NOT_ALLOWED, "{line}");
        // The page for unknown paths is no JSON; the two answers in other forms are no errors.
        assert!(
            status != StatusCode::NOT_FOUND || answer.is_object(),
            "{line}"
        );
        if status == StatusCode::NOT_IMPLEMENTED {
            let message = format!("The sandbox does not emulate {name}");
            assert_eq!(answer["message"], message, "{line}");
            refused.push_str(&format!("- `{method} /rest/{version}{template}`\n"));
        }
        let resource = template
            .trim_start_matches('/')
            .split(['/', ':'])
            .next()
            .unwrap_or_default();
        let counts = resources.entry((version, resource)).or_default();
        counts.0 += usize::from(status != StatusCode::NOT_IMPLEMENTED);
        counts.1 += 1;
    }
    let row = |((version, resource), (emulated, all)): (&(&str, &str), &(usize, usize))| {
        format!("| {version} | {resource} | {emulated} | {all} |\n")
    };
    let table: String = resources.iter().map(row).collect();
    let table =
        format!("| Version | Resource | Emulated | Operations |\n|---|---|---|---|\n{table}");
    shows("operations", &table);
    shows("refused", &refused);
}

/// The part of the front page that is made from the code; writes it with `UPDATE_DOCS=1`.
fn shows(part: &str, text: &str) {
    let (start, end) = (format!("<!-- {part} -->\n"), format!("<!-- /{part} -->"));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (head, tail) = page.split_once(&start).unwrap();
    let (shown, tail) = tail.split_once(&end).unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, format!("{head}{start}{text}{end}{tail}")).unwrap();
    } else {
        assert_eq!(shown, text, "run the test with UPDATE_DOCS=1");
    }
}
