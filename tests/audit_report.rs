//! The report of an audit, held against what others say of its forms: the documented schema of its JSON, the schema of
//! SARIF, and what a gateway writes and reads.

use std::fs;
use std::path::PathBuf;

use jsonschema::Validator;
use keap::{Backend, Operation, RoutePolicy};
use keap_audit::{Audit, Effort, Findings, Logs, Report, Source, Traffic};
use keap_gateway::InventoryRow;
use keap_tests::root;
use serde_json::{Value, json};

/// What is found in all programs that were written for the audit.
fn findings() -> Findings {
    let audit = Audit::new(Vec::new()).unwrap();
    let found = audit.run(&[root().join("fixtures/audit")]).unwrap();
    assert!(found.hits.len() > 50, "{}", found.hits.len());
    found
}

/// A gateway's report and an access log, with addresses.
fn traffic() -> Traffic {
    let mut row = InventoryRow::default();
    "ab123".clone_into(&mut row.tenant);
    "shop".clone_into(&mut row.caller);
    "DataService.query".clone_into(&mut row.method);
    "Contact".clone_into(&mut row.table);
    "2026-11-01T00:00:00.000Z".clone_into(&mut row.first);
    "2026-11-28T12:00:00.000Z".clone_into(&mut row.last);
    (row.calls, row.faults) = (70, 2);
    let gateway = keap_gateway::Report::of(vec![row]);
    let gateway = serde_json::to_vec_pretty(&gateway).unwrap();
    let access = "10.0.0.7 - - [28/Nov/2026:10:00:00 +0000] \"POST /api/xmlrpc HTTP/1.1\" 200 5 \"-\" \"old\"\n";
    let mut logs = Logs::new().with_addresses();
    logs.read("gateway.json", gateway.as_slice()).unwrap();
    logs.read("access.log", access.as_bytes()).unwrap();
    logs.end()
}

fn report() -> Report {
    let source = Source::new(root().join("fixtures/audit"), findings());
    Report::of(vec![source], Some(traffic()))
}

#[test]
fn a_file_below_two_paths_is_told_once() {
    let folder = root().join("fixtures/audit");
    let file = folder.join("php-isdk.php");
    let audit = Audit::new(Vec::new()).unwrap();
    let source = |path: &PathBuf| {
        let found = audit.run(std::slice::from_ref(path)).unwrap();
        Source::new(path, found).prefixed()
    };
    let told = |paths: &[&PathBuf]| {
        let report = Report::of(paths.iter().map(|path| source(path)).collect(), None);
        (
            report.uses.len(),
            report.credentials.len(),
            report.endpoints.len(),
        )
    };
    let once = told(&[&folder]);
    assert!(told(&[&file]).0 > 0);
    assert_eq!(told(&[&folder, &file]), once);
    assert_eq!(told(&[&file, &folder, &folder]), once);
}

fn schema(file: &str) -> Value {
    let text = fs::read_to_string(root().join(file)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn assert_valid(validator: &Validator, document: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(document)
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

const SCHEMA: &str = "docs/audit/report.schema.json";

#[test]
fn the_json_is_by_its_documented_schema() {
    let validator = jsonschema::validator_for(&schema(SCHEMA)).unwrap();
    let mut document = report().to_json();
    assert_valid(&validator, &document);
    let empty = Report::of(vec![Source::new(root(), Findings::default())], None);
    assert_valid(&validator, &empty.to_json());
    // A field that the document does not tell of is seen.
    document["uses"][0]["judgement"]["surprise"] = json!(1);
    assert!(!validator.is_valid(&document));
}

#[test]
fn each_line_of_json_lines_is_by_the_schema() {
    let mut of_lines = schema(SCHEMA);
    let defs = of_lines["$defs"].take();
    let of_lines = json!({"$ref": "#/$defs/line", "$defs": defs});
    let validator = jsonschema::validator_for(&of_lines).unwrap();
    let lines = report().json_lines();
    for line in &lines {
        assert_valid(&validator, line);
    }
    for kind in ["audit", "repository", "use", "log", "call"] {
        assert!(lines.iter().any(|line| line["kind"] == kind), "{kind}");
    }
    assert!(!validator.is_valid(&json!({"kind": "surprise"})));
}

#[test]
fn the_sarif_is_by_the_schema_of_oasis() {
    let text = fs::read_to_string(root().join("fixtures/sarif/sarif-schema-2.1.0.json")).unwrap();
    // A bracket without its other half: JavaScript takes it as it stands, the validator here does not.
    let text = text.replace("{2}]?$", r"{2}\\]?$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = report();
    let mut log = report.sarif();
    assert_valid(&validator, &log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() >= report.uses.len());
    // Every result is of a rule that is told.
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    for result in results {
        assert!(
            rules.iter().any(|rule| rule["id"] == result["ruleId"]),
            "{result}"
        );
    }
    log["runs"][0]["results"][0]["level"] = json!("catastrophe");
    assert!(!validator.is_valid(&log));
}

#[test]
fn a_name_that_is_no_address_is_one_in_sarif() {
    let audit = Audit::new(Vec::new()).unwrap();
    let program =
        b"<?php $app = new iSDK(); $app->dsQuery('Contact', 10, 0, ['Id' => 7], ['Email']);";
    let found = audit.read("a b/100% \u{e9}#?.php", program);
    assert_eq!(found.hits.len(), 1);
    let report = Report::of(vec![Source::new(root(), found)], None);
    let log = report.sarif();
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "a%20b/100%25%20%C3%A9%23%3F.php"
    );
}

/// What a gateway counts is what the audit tells.
#[test]
fn the_report_of_a_gateway_is_read() {
    let traffic = traffic();
    let called = traffic
        .calls
        .iter()
        .find(|one| one.caller.as_deref() == Some("shop"))
        .unwrap();
    assert_eq!((called.calls, called.failed), (70, 2));
    assert_eq!(called.app.as_deref(), Some("ab123"));
    assert_eq!(called.last.as_deref(), Some("2026-11-28T12:00:00Z"));
    assert_ne!(called.effort, Effort::Unknown);
}

/// All calls of the fixtures, which are of every table among others: the router takes the policy that is suggested, and
/// sends what REST does not have to XML-RPC while there is one.
#[test]
fn the_policy_to_begin_with_is_taken_by_the_router() {
    let policy = RoutePolicy::from_toml(&report().policy()).unwrap();
    assert_eq!(policy.backend_for(Operation::ContactLoad), Backend::RestV2);
    let source = "<?php $app = new iSDK(); $app->dsQuery('ActionSequence', 10, 0, ['Id' => 7], ['Id']); $app->runAS(1, 12);";
    let audit = Audit::new(Vec::new()).unwrap();
    let found = audit.read("x.php", source.as_bytes());
    let report = Report::of(vec![Source::new(root(), found)], None);
    let text = report.policy();
    let policy = RoutePolicy::from_toml(&text).unwrap();
    let backend = policy.backend_on(Operation::DataQuery, "ActionSequence");
    assert_eq!(backend, Backend::XmlRpc, "{text}");
    assert!(text.contains("# to be named in [action_sets]"), "{text}");
}
