//! What a run says as a whole: one sentence, whatever there is to say, and the rest below it.

use keap::compare::Summary;

use super::super::{Digest, Head, SCHEMA, TargetKind, Totals};
use super::*;

fn target(name: &str, state: TargetState, unexplained: usize, error: Option<&str>) -> TargetReport {
    let mut values = Summary::default();
    values.equal = 9;
    values.unexplained = unexplained;
    TargetReport {
        name: name.to_owned(),
        kind: TargetKind::Table,
        state,
        backends: Vec::new(),
        rows: u64::from(state == TargetState::Done),
        expected: None,
        parting: 0,
        reread: 0,
        settled: 0,
        values,
        unseen: 0,
        columns: Vec::new(),
        error: error.map(str::to_owned),
        note: None,
        seconds: 0.0,
    }
}

fn report(targets: Vec<TargetReport>, unmet: &[&str]) -> RunReport {
    let mut totals = Totals::default();
    for target in &targets {
        totals.values += target.values;
        totals.done += u64::from(target.state == TargetState::Done);
        totals.failed += u64::from(target.state == TargetState::Failed);
    }
    totals.rows = totals.done;
    RunReport {
        schema: SCHEMA.to_owned(),
        run: Head {
            backends: vec!["xmlrpc".to_owned(), "v2".to_owned()],
            ..Head::default()
        },
        verdict: Verdict {
            outcome: Outcome::Nothing,
            sentence: String::new(),
            details: Vec::new(),
            exit: 3,
            fail_on: String::new(),
        },
        totals,
        targets,
        causes: Vec::new(),
        differences: Vec::new(),
        differences_kept: 0,
        evidence: Vec::new(),
        not_compared: Vec::new(),
        unmet: unmet.iter().map(|&one| one.to_owned()).collect(),
        wires: Vec::new(),
        trend: Vec::new(),
        digest: None,
    }
}

fn told(targets: Vec<TargetReport>, unmet: &[&str], fail_on: FailOn) -> Verdict {
    let verdict = judge(&report(targets, unmet), fail_on, false, None);
    let sentence = &verdict.sentence;
    assert!(sentence.ends_with('.'), "{sentence}");
    assert!(
        !sentence.contains(". "),
        "more than one sentence: {sentence}"
    );
    verdict
}

#[test]
fn an_expectation_that_is_not_met_drops_nothing_else() {
    use TargetState::{Done, Failed, Skipped};
    let targets = vec![
        target("Contact", Done, 3, None),
        target("Job", Done, 1, None),
        target("Stage", Failed, 0, Some("status 500. It is down.")),
        target("User", Skipped, 0, Some("the account has nothing")),
        target("Lead", Skipped, 0, Some("the account has nothing")),
        target("A.b", Skipped, 0, Some("A.b over REST v2: it has no way.")),
        target("A.c", Skipped, 0, Some("A.c over REST v2: it has no way.")),
    ];
    let unmet = ["User: 3 rows, at least 99 expected"];
    let verdict = told(targets, &unmet, FailOn::Unexplained);
    assert_eq!(
        verdict.sentence,
        "XML-RPC and REST v2 part: 4 values part for no known reason (Contact and Job) in 2 rows of 2 tables; \
         Stage could not be compared; 1 expectation is not met."
    );
    assert_eq!(
        verdict.details,
        [
            "not as expected: User: 3 rows, at least 99 expected",
            "Stage could not be compared: status 500. It is down",
            "User and Lead were not compared: the account has nothing",
            "A.b and A.c were not compared: over REST v2: it has no way",
        ]
    );
    assert_eq!(verdict.exit, 1);
}

#[test]
fn a_table_that_fails_in_its_middle_was_compared_in_part() {
    let mut part = target("Contact", TargetState::Failed, 0, Some("a page of HTML"));
    part.rows = 1_000;
    let mut report = report(vec![part], &[]);
    report.totals.rows = 1_000;
    let verdict = judge(&report, FailOn::Unexplained, false, None);
    assert_eq!(
        verdict.sentence,
        "XML-RPC and REST v2 agree as far as they were compared, 1,000 rows of 1 table, but Contact could not be compared."
    );
    assert_eq!(verdict.exit, 3);
}

#[test]
fn fewer_rows_than_were_counted_are_told() {
    let mut few = target("Contact", TargetState::Done, 0, None);
    few.expected = Some(2_534);
    let verdict = told(vec![few], &[], FailOn::Unexplained);
    assert_eq!(
        verdict.details,
        ["XML-RPC counted 2,534 rows of Contact, and 1 came"]
    );
    assert_eq!(verdict.exit, 0);
}

#[test]
fn what_is_allowed_is_not_called_agreement() {
    let one = || vec![target("Contact", TargetState::Done, 1, None)];
    let verdict = told(one(), &[], FailOn::Never);
    assert_eq!(
        verdict.sentence,
        "XML-RPC and REST v2 part as it is allowed: 1 value parts for no known reason (Contact) in 1 row of \
         1 table."
    );
    assert_eq!(verdict.exit, 0);
    let good = vec![target("Contact", TargetState::Done, 0, None)];
    let unmet = told(good, &["Contact: too few"], FailOn::Unexplained);
    assert!(
        unmet.sentence.contains("agree in 1 row"),
        "{}",
        unmet.sentence
    );
    assert_eq!(unmet.exit, 1);
}

#[test]
fn many_names_are_told_by_the_first_ones() {
    let names = ["A", "B", "C", "D", "E"];
    let failed = names.map(|name| target(name, TargetState::Failed, 0, Some("down")));
    let verdict = told(failed.to_vec(), &[], FailOn::Unexplained);
    assert_eq!(
        verdict.sentence,
        "Nothing was compared over XML-RPC and REST v2: A, B, C and 2 more could not be compared."
    );
    assert_eq!(verdict.details.len(), 5);
    assert_eq!(verdict.exit, 3);
}

#[test]
fn what_stands_in_rows_that_were_not_looked_at_is_open_as_before() {
    let night = |unexplained: usize, fail_on: FailOn| {
        let done = target("Contact", TargetState::Done, unexplained, None);
        let mut report = report(vec![done], &[]);
        report.run.filters.since = Some("2026-11-28".to_owned());
        report.digest = Some(Digest {
            since: "2026-11-28-1".to_owned(),
            unseen: 5,
            ..Digest::default()
        });
        let verdict = judge(&report, fail_on, true, None);
        assert_eq!(report.trend_point().unexplained, unexplained as u64 + 5);
        let text = super::super::markdown(&report);
        assert!(
            text.contains("5 standing in rows that were not looked at"),
            "{text}"
        );
        verdict
    };
    let verdict = night(0, FailOn::Unexplained);
    assert_eq!(
        verdict.sentence,
        "XML-RPC and REST v2 agree in 1 row of 1 table that changed, but \
         5 earlier differences stand in rows that were not looked at."
    );
    assert_eq!((verdict.exit, verdict.outcome), (1, Outcome::Differs));
    let verdict = night(2, FailOn::Known);
    assert_eq!(
        verdict.sentence,
        "XML-RPC and REST v2 part: 2 values part for no known reason (Contact) in 1 row of 1 table; \
         5 earlier differences stand in rows that were not looked at."
    );
    assert_eq!(verdict.exit, 1);
    let verdict = night(0, FailOn::Never);
    assert!(
        verdict.sentence.contains("part as it is allowed"),
        "{}",
        verdict.sentence
    );
    assert_eq!(verdict.exit, 0);
}

#[test]
fn what_was_named_and_not_compared_is_no_agreement() {
    use TargetState::{Done, Skipped};
    let told = |named: &[&str], by_suite: bool, allow_empty: bool, why: &str| {
        let targets = vec![
            target("Contact", Done, 0, None),
            target("A.b", Skipped, 0, Some(why)),
        ];
        let mut report = report(targets, &[]);
        report.run.filters.named = named.iter().map(|&one| one.to_owned()).collect();
        report.run.filters.by_suite = by_suite;
        for (name, why) in [("A.c", "no wire serves it."), ("A.d", LEFT_OUT)] {
            report.not_compared.push(NotCompared {
                name: name.to_owned(),
                why: why.to_owned(),
                difference: None,
            });
        }
        let mut verdict = judge(&report, FailOn::Unexplained, allow_empty, None);
        if verdict.exit == 3 {
            report.not_compared.clear();
            verdict.exit = judge(&report, FailOn::Unexplained, allow_empty, None).exit;
        }
        verdict
    };
    let alike = "refused by all backends alike";
    for (named, by_suite) in [(&["Contact", "A.b"][..], false), (&[], true)] {
        let verdict = told(named, by_suite, true, alike);
        assert_eq!((verdict.exit, verdict.outcome), (3, Outcome::Incomplete));
        assert_eq!(
            verdict.sentence,
            "XML-RPC and REST v2 agree as far as they were compared, 1 row of 1 table, \
             but A.b and A.c could not be compared."
        );
        assert_eq!(
            verdict.details,
            [
                "A.b was not compared: refused by all backends alike",
                "A.c was not compared: no wire serves it",
            ]
        );
    }
    // Nobody named it.
    assert_eq!(told(&[], false, false, alike).exit, 0);
    let named = &["Contact", "A.b"];
    assert_eq!(told(named, false, false, NOTHING_TO_ASK).exit, 3);
    assert_eq!(told(named, false, true, NOTHING_TO_ASK).exit, 0);
}

/// A table in which nobody has a row agrees, and says nothing: who named it is told so.
#[test]
fn a_named_table_without_rows_is_no_agreement() {
    let told = |named: &[&str], allow_empty: bool, since: Option<&str>| {
        let mut targets = vec![target("Contact", TargetState::Done, 0, None)];
        for name in ["Lead", "Stage"] {
            targets.push(TargetReport {
                rows: 0,
                values: Summary::default(),
                ..target(name, TargetState::Done, 0, None)
            });
        }
        let mut report = report(targets, &[]);
        report.run.filters.named = named.iter().map(|&one| one.to_owned()).collect();
        report.run.filters.since = since.map(str::to_owned);
        judge(&report, FailOn::Unexplained, allow_empty, None)
    };
    let names = ["Contact", "Lead", "Stage"];
    let verdict = told(&names, false, None);
    assert_eq!((verdict.exit, verdict.outcome), (3, Outcome::Incomplete));
    assert_eq!(
        verdict.sentence,
        "XML-RPC and REST v2 agree as far as they were compared, 3 rows of 3 tables, \
         but Lead and Stage have no rows on either side."
    );
    let told_of_both = ["2 tables have no rows on either side: Lead and Stage"];
    assert_eq!(verdict.details, told_of_both);
    let verdict = told(&names, true, None);
    assert_eq!(verdict.exit, 0);
    assert!(
        verdict
            .sentence
            .ends_with("; Lead and Stage have no rows on either side."),
        "{}",
        verdict.sentence
    );
    // Nobody named them: they are told, and no failure.
    let verdict = told(&[], false, None);
    assert_eq!(verdict.exit, 0);
    assert!(!verdict.sentence.contains("Lead"), "{}", verdict.sentence);
    assert_eq!(verdict.details, told_of_both);
    // Nothing changed in them.
    let verdict = told(&names, true, Some("2026-11-29T00:00:00Z"));
    assert_eq!((verdict.exit, verdict.details.len()), (0, 0));
}
