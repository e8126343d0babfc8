//! Calls that go nowhere whatever the policy says, and those that REST has only as far as a row is named: what is told of them
//! where everything goes to XML-RPC.

use std::time::SystemTime;

use keap::RoutePolicy;
use keap::owner::OwnerTable;
use keap::rest::RestOptions;
use keap_gateway::{BreakingKind, InForce, InventoryRow, OwnerRow, Report, Suggestion};

fn row(method: &str, table: &str) -> InventoryRow {
    let mut row = InventoryRow::default();
    "ab123".clone_into(&mut row.tenant);
    "shop".clone_into(&mut row.caller);
    method.clone_into(&mut row.method);
    table.clone_into(&mut row.table);
    row.calls = 3;
    row
}

fn report(row: InventoryRow, policy: &str) -> Report {
    let day: chrono::DateTime<chrono::Utc> = "2026-11-30T00:00:00Z".parse().unwrap();
    let policy = RoutePolicy::from_toml(policy).unwrap();
    let in_force = InForce::by(policy, RestOptions::default());
    let report = Report::of(vec![row]).at(SystemTime::from(day));
    report.judged_by("ab123", in_force)
}

fn told(report: &Report) -> Vec<(BreakingKind, bool, i64)> {
    let breaking = report.breaking.iter();
    breaking.map(|one| (one.what, one.now, one.calls)).collect()
}

/// Nobody answers a table that does not exist, so that nothing of it ends.
#[test]
fn a_table_that_does_not_exist_is_refused_now_and_does_not_end() {
    let row = row("DataService.query", "(unknown)");
    for policy in [
        "default = \"xmlrpc\"",
        "default = \"xmlrpc\"\nfallback = \"reads-when-unavailable\"",
        "default = \"v2\"",
    ] {
        let report = report(row.clone(), policy);
        assert_eq!(told(&report), [(BreakingKind::Unanswered, true, 3)]);
        assert_eq!(report.sentences(), ["1 thing is refused now."]);
    }
    let suggested = Suggestion::of(
        "ab123",
        vec![row],
        &[],
        &InForce::rest(RestOptions::default()),
    );
    let unserved = suggested.unserved.iter().map(|one| one.why.as_str());
    assert_eq!(
        unserved.collect::<Vec<_>>(),
        ["there is no such table in the API"]
    );
    assert_eq!(suggested.ending, []);
}

/// What a key may not do goes nowhere, and does not end with XML-RPC either.
#[test]
fn calls_that_their_key_keeps_out_do_not_end() {
    let mut kept_out = row("ContactService.add", "Contact");
    (kept_out.faults, kept_out.last_fault) = (3, Some("NoAccess".to_owned()));
    let refused = report(kept_out.clone(), "default = \"xmlrpc\"");
    assert_eq!(told(&refused), [(BreakingKind::Unanswered, true, 3)]);
    assert!(refused.breaking[0].why.contains("its key"));
    assert_eq!(refused.passed_on, []);
    // One that was answered counts.
    kept_out.faults = 2;
    let ends = (BreakingKind::XmlRpc, false, 3);
    assert_eq!(told(&report(kept_out, "default = \"xmlrpc\"")), [ends]);
}

/// REST has a method only as far as its rows are named.
#[test]
fn what_needs_a_row_over_rest_is_told_with_it() {
    let table = OwnerTable::ActionSets;
    let mut run = row("ContactService.runActionSequence", "");
    run.owner_rows.push(OwnerRow::from((table, 12)));
    let report = report(run, "default = \"xmlrpc\"");
    assert_eq!(
        report.breaking[0].why,
        "the policy sends it to XML-RPC; over REST no row is named for 12 of `action_sets`"
    );
    let advice = &report.breaking[0].advice;
    assert!(
        advice[0].starts_with("name it in [action_sets]: 12 = "),
        "{advice:?}"
    );
}
