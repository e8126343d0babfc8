use std::time::{Duration, SystemTime};

use keap::RoutePolicy;
use keap::rest::RestOptions;

use super::*;
use crate::in_force::InForce;
use crate::inventory::{OWNER_ROWS, OwnerRow, Report};

fn row(method: &str, table: &str) -> InventoryRow {
    InventoryRow {
        tenant: "ab123".to_owned(),
        caller: "shop".to_owned(),
        method: method.to_owned(),
        table: table.to_owned(),
        calls: 3,
        ..InventoryRow::default()
    }
}

fn by(policy: &str) -> InForce {
    let policy = RoutePolicy::from_toml(policy).unwrap();
    InForce::by(policy, RestOptions::default())
}

fn refusal(difference: &str, last: &str) -> Refusal {
    Refusal {
        difference: Some(difference.to_owned()),
        advice: format!("mind {difference}"),
        last: last.to_owned(),
        ..Refusal::default()
    }
}

fn at(time: &str) -> SystemTime {
    time.parse::<chrono::DateTime<chrono::Utc>>()
        .unwrap()
        .into()
}

fn told(report: &Report) -> Vec<(BreakingKind, bool, i64)> {
    let breaking = report.breaking.iter();
    breaking.map(|one| (one.what, one.now, one.calls)).collect()
}

/// REST has all of it, and the policy sends it elsewhere.
#[test]
fn what_goes_to_xmlrpc_ends_with_it_unless_reads_move() {
    let rows = || {
        vec![
            row("ContactService.load", "Contact"),
            row("ContactService.add", "Contact"),
        ]
    };
    let day = at("2026-11-30T00:00:00Z");
    let report = |policy: &str| {
        let report = Report::of(rows()).at(day);
        report.judged_by("ab123", by(policy))
    };
    let all = report("default = \"xmlrpc\"");
    let ends = (BreakingKind::XmlRpc, false, 3);
    assert_eq!(told(&all), [ends, ends]);
    assert_eq!(
        all.sentences(),
        [
            "2 things end with XML-RPC on 31 December 2026.",
            "6 calls of ab123 end on 31 December 2026: they go to XML-RPC, as the policy says.",
            "Before that, Keap switches XML-RPC off for hours on days that it announces; no such day to come is known here. \
             KEAP_BROWNOUTS names a newer schedule.",
        ]
    );
    let moving = report("default = \"xmlrpc\"\nfallback = \"reads-when-unavailable\"");
    assert_eq!(told(&moving), [ends]);
    assert_eq!(
        (moving.passed_on[0].ending, moving.passed_on[0].going_on),
        (3, 3)
    );
    let rest = report("default = \"v2\"");
    assert_eq!(
        rest.sentences(),
        ["Everything that was called is answered over REST."]
    );
    let html = all.html("2026-11-30T00:00:00Z");
    assert!(!html.contains("is answered over REST"), "{html}");
    assert!(html.contains("6 calls of ab123 end on 31 December 2026"));
    // The day after it is broken.
    let over = all.at(at("2027-01-01T07:00:00Z"));
    let broken = (BreakingKind::XmlRpc, true, 3);
    assert_eq!(told(&over), [broken, broken]);
    assert!(over.sentences().iter().any(|text| text.contains("broken")));
}

/// Whoever gets nothing but faults is not served, though REST has all that he calls.
#[test]
fn what_only_fails_is_not_told_as_answered() {
    let mut failing = row("DataService.query", "Contact");
    (failing.faults, failing.last_fault) = (3, Some("NoMatchingMethod".to_owned()));
    let mut at_times = row("ContactService.load", "Contact");
    at_times.faults = 2;
    let report = |rows: Vec<InventoryRow>| {
        let report = Report::of(rows).at(at("2026-11-30T00:00:00Z"));
        report.judged_by("ab123", by("default = \"v2\""))
    };
    assert_eq!(
        report(vec![failing, at_times.clone()]).sentences(),
        [
            "1 thing only fails, each call with a fault: DataService.query Contact by shop (3 of 3, NoMatchingMethod)."
        ]
    );
    assert_eq!(
        report(vec![at_times]).sentences(),
        ["Everything that was called is answered over REST."]
    );
}

/// Of a program with two keys one may do less: what that one is refused does not end, it is refused already.
#[test]
fn calls_with_a_key_that_may_not_are_counted_apart_from_those_that_end() {
    let mut both = row("ContactService.add", "Contact");
    (both.calls, both.faults, both.kept_out) = (10, 4, 4);
    let report = |policy: &str| {
        let report = Report::of(vec![both.clone()]).at(at("2026-11-30T00:00:00Z"));
        report.judged_by("ab123", by(policy))
    };
    let refused = (BreakingKind::Unanswered, true, 4);
    let all = report("default = \"xmlrpc\"");
    assert_eq!(told(&all), [refused, (BreakingKind::XmlRpc, false, 6)]);
    assert_eq!(all.passed_on[0].ending, 6);
    assert!(all.breaking[0].why.contains("what the key or the API"));
    assert_eq!(told(&report("default = \"v2\"")), [refused]);
}

/// The end is that of the schedule, in every sentence.
#[test]
fn another_schedule_moves_the_end_and_tells_all_its_days() {
    let schedule = |json: &str| keap_auth::brownout::Schedule::from_json(json).unwrap();
    let report = |json: &str, day: &str| {
        let report = Report::of(vec![row("ContactService.load", "Contact")]).at(at(day));
        let report = report.judged_by("ab123", by("default = \"xmlrpc\""));
        report.by_schedule(&schedule(json))
    };
    let sooner = r#"{"retired_from":"2026-12-15","windows":[]}"#;
    let before = report(sooner, "2026-12-16T06:59:59Z");
    assert_eq!(told(&before), [(BreakingKind::XmlRpc, false, 3)]);
    assert_eq!(before.breaking[0].when(), "15 December 2026");
    let html = before.html("2026-12-16T06:59:59Z");
    assert!(html.contains("XML-RPC ends on 15 December 2026."), "{html}");
    let all = before.sentences().join("\n");
    assert!(!all.contains("31 December") && !html.contains("31 December"));
    assert!(
        all.contains("3 calls of ab123 end on 15 December 2026"),
        "{all}"
    );
    let after = report(sooner, "2026-12-16T07:00:00Z");
    assert_eq!(told(&after), [(BreakingKind::XmlRpc, true, 3)]);
    assert!(after.passed_on[0].is_over);
    let html = after.html("2026-12-16T07:00:00Z");
    assert!(
        html.contains("XML-RPC ended on 15 December 2026."),
        "{html}"
    );

    let days = r#"{"retired_from":"2026-12-31","windows":[{"start":"2026-11-29","hours":24},
        {"start":"2026-12-10","hours":8},{"start":"2026-12-20","hours":8}]}"#;
    let open = report(days, "2026-11-29T20:00:00Z").sentences().join("\n");
    assert!(
        open.contains("now for a while, as announced: 2026-11-29 for 24 hours"),
        "{open}"
    );
    assert!(
        open.contains("Days to come: 2026-12-10 for 8 hours"),
        "{open}"
    );
    assert!(open.contains("; 2026-12-20 for 8 hours"), "{open}");
}

#[test]
fn a_refusal_is_now_only_while_the_policy_in_force_refuses() {
    let mut refused = row("DataService.query", "Contact");
    (refused.blockers, refused.faults) = (2, 2);
    refused.refusals = vec![refusal("KB-011", "2026-11-28T10:00:00.000Z")];
    let report = |in_force: InForce| {
        let report = Report::of(vec![refused.clone()]);
        told(
            &report
                .at(at("2026-11-30T00:00:00Z"))
                .judged_by("ab123", in_force),
        )
    };
    let now = (BreakingKind::Unanswered, true, 2);
    let rest = InForce::rest(RestOptions::default());
    assert_eq!(report(rest), [now]);
    let later = Some(at("2026-11-29T00:00:00Z"));
    let earlier = Some(at("2026-11-27T00:00:00Z"));
    let whole = by("default = \"xmlrpc\"");
    let ends = (BreakingKind::XmlRpc, false, 3);
    assert_eq!(report(whole.since(later)), [ends]);
    let falls_back = || by("default = \"v2\"\nfallback = \"when-unsupported\"");
    let waits = (BreakingKind::Unanswered, false, 2);
    assert_eq!(report(falls_back().since(later)), [waits]);
    assert_eq!(report(falls_back().since(earlier)), [now]);
    // No policy of REST alone serves it.
    assert_eq!(report(by("default = \"v2\"").since(later)), [now]);
}

#[test]
fn a_row_that_was_named_since_is_no_refusal_any_more() {
    let table = keap::owner::OwnerTable::ActionSets;
    let mut refused = row("ContactService.runActionSequence", "");
    (refused.blockers, refused.faults) = (1, 1);
    refused.owner_rows = vec![OwnerRow { table, id: 12 }];
    refused.refusals = vec![refusal("KB-017", "2026-11-28T10:00:00.000Z")];
    let report = |policy: &str| {
        let report = Report::of(vec![refused.clone()]);
        told(&report.judged_by("ab123", by(policy)))
    };
    let now = (BreakingKind::Unanswered, true, 1);
    assert_eq!(report("default = \"v2\""), [now]);
    let named = "default = \"v2\"\n[action_sets]\n12 = { apply_tag = 105 }";
    assert_eq!(report(named), []);
}

/// Of what is kept everything was named, and a row that is not kept is refused all the same.
#[test]
fn a_refusal_stands_where_more_rows_are_needed_than_are_kept() {
    let table = keap::owner::OwnerTable::ActionSets;
    let ids = 1..=i64::try_from(OWNER_ROWS).unwrap();
    let mut refused = row("ContactService.runActionSequence", "");
    (refused.blockers, refused.faults) = (1, 1);
    refused.owner_rows = ids.clone().map(|id| OwnerRow { table, id }).collect();
    refused.refusals = vec![refusal("KB-017", "2026-11-28T10:00:00.000Z")];
    let named: String = ids
        .map(|id| format!("{id} = {{ apply_tag = 105 }}\n"))
        .collect();
    let named = by(&format!("default = \"v2\"\n[action_sets]\n{named}"));
    let report = |since: &str| {
        let report = Report::of(vec![refused.clone()]);
        report.judged_by("ab123", named.clone().since(Some(at(since))))
    };
    assert_eq!(told(&report("2026-11-29T00:00:00Z")), []);
    let now = (BreakingKind::Unanswered, true, 1);
    let refused = report("2026-11-27T00:00:00Z");
    assert_eq!(told(&refused), [now]);
    let sentences = refused.sentences();
    assert!(
        sentences
            .iter()
            .any(|told| told.contains("there may be more of")),
        "{sentences:?}"
    );
}

#[test]
fn of_many_rows_that_are_not_named_a_sentence_names_some() {
    let table = keap::owner::OwnerTable::ActionSets;
    let mut needed = row("ContactService.runActionSequence", "");
    needed.owner_rows = (1..=20).map(|id| OwnerRow { table, id }).collect();
    let report = Report::of(vec![needed]).judged_by("ab123", by("default = \"v2\""));
    let [one] = &report.breaking[..] else {
        panic!("{report:?}");
    };
    assert!(
        one.why.ends_with("16 of `action_sets` and 4 more"),
        "{}",
        one.why
    );
}

#[test]
fn values_that_rest_refuses_are_told_apart_from_what_nobody_serves() {
    let mut refused = row("ContactService.add", "Contact");
    (refused.refused, refused.faults) = (2, 2);
    refused.refusals = vec![Refusal {
        of_values: true,
        ..refusal("KB-007", "2026-11-28T10:00:00.000Z")
    }];
    let day = at("2026-11-28T12:00:00Z").checked_add(Duration::from_secs(1));
    let report = |policy: &str| {
        let report = Report::of(vec![refused.clone()]).at(day.unwrap());
        report.judged_by("ab123", by(policy))
    };
    let rest = report("default = \"v2\"");
    assert_eq!(told(&rest), [(BreakingKind::Values, true, 2)]);
    let [one] = &rest.breaking[..] else {
        panic!("{rest:?}");
    };
    assert_eq!(one.why, "REST refuses values of some calls (KB-007)");
    assert_eq!(
        (one.table.as_str(), &one.advice[..]),
        ("Contact", &["mind KB-007".to_owned()][..])
    );
    assert_eq!(rest.clone().only_breaking().rows.len(), 1);
    let passed_on = report("default = \"xmlrpc\"");
    assert_eq!(
        told(&passed_on),
        [
            (BreakingKind::Values, false, 2),
            (BreakingKind::XmlRpc, false, 1)
        ]
    );
}

/// The sentence counts what the rows below it count.
#[test]
fn calls_that_end_with_xmlrpc_are_one_number() {
    let mut values = row("ContactService.load", "Contact");
    (values.refused, values.faults) = (2, 2);
    values.refusals = vec![Refusal {
        of_values: true,
        ..refusal("KB-007", "2026-11-28T10:00:00.000Z")
    }];
    let mut unanswered = row("DataService.query", "Contact");
    (unanswered.blockers, unanswered.faults) = (2, 2);
    unanswered.refusals = vec![refusal("KB-011", "2026-11-28T10:00:00.000Z")];
    let rows = || {
        vec![
            row("ContactService.add", "Contact"),
            values.clone(),
            unanswered.clone(),
        ]
    };
    let report = |policy: &str, day: &str| {
        let policy = by(policy).since(Some(at("2026-11-29T00:00:00Z")));
        Report::of(rows()).at(at(day)).judged_by("ab123", policy)
    };
    let mixed = "default = \"v2\"\nfallback = \"when-unsupported\"\n[operations]\n\
        \"ContactService.add\" = \"xmlrpc\"\n\"ContactService.load\" = \"xmlrpc\"\n";
    for (policy, ending) in [("default = \"xmlrpc\"", 9), (mixed, 8)] {
        let before = report(policy, "2026-11-30T00:00:00Z");
        assert!(before.breaking.iter().all(|one| !one.now), "{before:?}");
        let rows: i64 = before.breaking.iter().map(|one| one.calls).sum();
        assert_eq!((rows, before.passed_on[0].ending), (ending, ending));
        let sentence = format!("{ending} calls of ab123 end on 31 December 2026");
        assert!(before.sentences()[1].starts_with(&sentence), "{before:?}");
        // What falls back to it is broken then as well.
        let after = report(policy, "2027-01-02T00:00:00Z");
        let is_broken = |one: &Breaking| one.now && one.why.ends_with("does not answer any more");
        assert!(after.breaking.iter().all(is_broken), "{after:?}");
    }
}
