//! SARIF 2.1.0, as OASIS has it: what code scanning reads.

use serde_json::{Value, json};

use super::shown::{message, nothing, safe};
use crate::finding::{Address, Credential, Use};
use crate::judge::Effort;
use crate::report::Report;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The rule of what is no use of the API.
const CREDENTIAL: &str = "credential-in-file";
const ENDPOINT: &str = "address-of-the-api";

pub(super) fn log(report: &Report) -> Value {
    let uses = report.uses.iter().map(of_use);
    let credentials = report.credentials.iter().map(of_credential);
    let endpoints = report.endpoints.iter().map(of_endpoint);
    let results: Vec<Value> = uses.chain(credentials).chain(endpoints).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "keap-audit",
                "version": report.version,
                "semanticVersion": report.version,
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules(),
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"SRCROOT": {
                "description": {"text": "The folder that was looked through."},
            }},
            "invocations": [invocation(report)],
            "results": results,
        }],
    })
}

/// How it went: what was not read wholly is told, so that no result does not look like nothing to find.
fn invocation(report: &Report) -> Value {
    let doubtful = report.reading.not_read.iter();
    let doubtful = doubtful.filter(|(_, reason)| reason.is_in_doubt());
    let files = doubtful.map(|(file, reason)| format!("{}: {}", safe(file), reason.word()));
    let is_nothing = report.looked_at_nothing();
    let told: Vec<Value> = files
        .chain(is_nothing.then(|| nothing(report)))
        .map(|text| json!({"level": "warning", "message": {"text": text}}))
        .collect();
    json!({"executionSuccessful": !is_nothing, "toolExecutionNotifications": told})
}

fn rules() -> Vec<Value> {
    let rule = |id: &str, meaning: &str, level: &str| {
        json!({
            "id": id,
            "shortDescription": {"text": format!("XML-RPC ends on 31 December 2026: {meaning}")},
            "defaultConfiguration": {"level": level},
        })
    };
    let of_efforts = Effort::ALL.map(|effort| rule(effort.name(), effort.meaning(), level(effort)));
    let others = [
        rule(CREDENTIAL, "a credential of Keap stands in a file", "error"),
        rule(ENDPOINT, "an address of the API stands in a file", "note"),
    ];
    of_efforts.into_iter().chain(others).collect()
}

fn level(effort: Effort) -> &'static str {
    match effort {
        Effort::NoCounterpart | Effort::Rewrite => "error",
        Effort::Unknown | Effort::OneLine => "warning",
        Effort::DropIn => "note",
    }
}

fn of_use(one: &Use) -> Value {
    let (hit, judgement) = (&one.hit, &one.judgement);
    json!({
        "ruleId": judgement.effort.name(),
        "level": level(judgement.effort),
        "message": {"text": message(one)},
        "locations": [location(&hit.file, hit.line, Some(hit.column))],
        "partialFingerprints": {"keapAudit/v1": one.id},
        "properties": {
            "method": hit.method,
            "table": hit.table,
            "dialect": hit.dialect,
            "certainty": hit.certainty,
            "differences": judgement.differences(),
            "facade": judgement.facade,
            "rest": judgement.rest,
        },
    })
}

fn of_credential(one: &Credential) -> Value {
    let found = &one.found;
    let text = format!(
        "{} {} stands in this file: take it out, and replace it",
        safe(&found.kind),
        safe(&found.shown)
    );
    json!({
        "ruleId": CREDENTIAL,
        "level": "error",
        "message": {"text": text},
        "locations": [location(&found.file, found.line, Some(found.column))],
        "partialFingerprints": {"keapAudit/v1": one.id},
    })
}

fn of_endpoint(one: &Address) -> Value {
    let found = &one.found;
    json!({
        "ruleId": ENDPOINT,
        "level": "note",
        "message": {"text": format!("{} is an address of XML-RPC", safe(&found.address))},
        "locations": [location(&found.file, found.line, None)],
        "partialFingerprints": {"keapAudit/v1": one.id},
    })
}

fn location(file: &str, line: usize, column: Option<usize>) -> Value {
    let mut region = json!({"startLine": line.max(1)});
    if let (Some(column), Some(region)) = (column, region.as_object_mut()) {
        region.insert("startColumn".to_owned(), column.max(1).into());
    }
    let artifact = match file.strip_prefix('/') {
        Some(below) => json!({"uri": format!("file:///{}", encoded(below))}),
        None => json!({"uri": encoded(file), "uriBaseId": "SRCROOT"}),
    };
    json!({"physicalLocation": {"artifactLocation": artifact, "region": region}})
}

/// A path as a URI has it.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
