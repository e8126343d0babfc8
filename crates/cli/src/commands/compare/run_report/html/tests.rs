//! The page: as it looks, that nothing in it can be markup, and how large it gets.

use keap::compare::Summary;

use super::super::{
    Bucket, CauseReport, ColumnReport, Difference, Digest, Earlier, Evidence, Head, NotCompared,
    Place, SCHEMA, Standing, TargetKind, TargetReport, Totals, TrendPoint, Verdict, Wire,
};
use super::*;

/// A run with a text in every place that takes one from outside, and so many differences.
fn report(text: &str, differences: u64) -> RunReport {
    let outside = || text.to_owned();
    let mut values = Summary::default();
    values.equal = 120;
    values.known = 2;
    values.unexplained = usize::try_from(differences).unwrap();
    let difference = |number: u64| Difference {
        number,
        target: outside(),
        row: (number != 2).then_some(4_000 + i64::try_from(number).unwrap()),
        key: Some(outside()),
        column: format!("{text}{}", number % 7),
        backend: "v2".to_owned(),
        finding: "different".to_owned(),
        cause: "zone_shift".to_owned(),
        kind: "likely".to_owned(),
        reading: "confirmed".to_owned(),
        left: Some(format!("{text}#{number:012x}")),
        right: (number != 3).then(|| format!("{text}#{number:011x}f")),
        standing: Some(match number {
            1 => Standing::New,
            _ => Standing::Standing,
        }),
    };
    let wire = |name: &str, calls| Wire {
        backend: name.to_owned(),
        calls,
        failed: 1,
        repeated: 2,
        seconds: 2.5,
        bytes: 1_234_567,
        latency: vec![bucket(Some(5), 3), bucket(Some(10), calls), bucket(None, 1)],
        sizes: vec![
            bucket(Some(500), 2),
            bucket(Some(1_000_000), calls),
            bucket(None, 0),
        ],
        quota_first: Some(9_000),
        quota_last: Some(8_900),
        quota_limit: Some(10_000),
    };
    let evidence = |backend: &str, value: String| Evidence {
        target: outside(),
        row: 4_001,
        backend: backend.to_owned(),
        request: format!("GET /{text}"),
        status: 200,
        body: format!("Id: 4001\n{text}: {value}"),
    };
    let earlier = |row: Option<i64>| Earlier {
        target: outside(),
        row,
        key: row.is_none().then(outside),
        column: outside(),
        backend: "v2".to_owned(),
        cause: "zone_shift".to_owned(),
    };
    RunReport {
        schema: SCHEMA.to_owned(),
        run: Head {
            id: "2026-11-29-1".to_owned(),
            account: outside(),
            started: "2026-11-29T01:02:03Z".to_owned(),
            ended: Some("2026-11-29T01:04:03Z".to_owned()),
            version: "0.0.0".to_owned(),
            backends: vec!["xmlrpc".to_owned(), "v2".to_owned()],
            hash_key: "0a1b2c".to_owned(),
            ..Head::default()
        },
        verdict: Verdict {
            outcome: Outcome::Differs,
            sentence: outside(),
            details: vec![outside()],
            exit: 1,
            fail_on: "unexplained".to_owned(),
        },
        totals: Totals {
            rows: 12_000,
            parting: differences,
            values,
            targets: 2,
            done: 2,
            calls: 24,
            seconds: 120.0,
            ..Totals::default()
        },
        targets: vec![TargetReport {
            name: outside(),
            kind: TargetKind::Table,
            state: TargetState::Done,
            backends: vec!["xmlrpc".to_owned(), "v2".to_owned()],
            rows: 12_000,
            expected: Some(12_000),
            parting: differences,
            reread: 3,
            settled: 0,
            values,
            unseen: 1,
            columns: vec![ColumnReport {
                column: outside(),
                backend: "v2".to_owned(),
                finding: "different".to_owned(),
                cause: Some("zone_shift".to_owned()),
                count: differences,
            }],
            error: None,
            note: Some(outside()),
            seconds: 60.0,
        }],
        causes: vec![CauseReport {
            id: "zone_shift".to_owned(),
            title: "a shift by a time zone".to_owned(),
            advice: outside(),
            kind: "likely".to_owned(),
            count: differences,
            places: vec![Place {
                target: outside(),
                column: outside(),
                count: differences,
            }],
            examples: vec![1],
        }],
        differences: (1..=differences).map(difference).collect(),
        differences_kept: differences,
        evidence: vec![
            evidence("xmlrpc", format!("{text}#{:012x}", 1)),
            evidence("v2", format!("{text}#{:011x}f", 1)),
        ],
        not_compared: vec![NotCompared {
            name: outside(),
            why: outside(),
            difference: Some("KB-034".to_owned()),
        }],
        unmet: vec![outside()],
        wires: vec![wire("xmlrpc", 16), wire("v2", 8)],
        trend: (1..3)
            .map(|day| TrendPoint {
                id: format!("2026-11-2{day}-1"),
                started: format!("2026-11-2{day}T01:02:03Z"),
                outcome: Outcome::Differs,
                rows: 12_000,
                known: 2,
                unexplained: day,
            })
            .collect(),
        digest: Some(Digest {
            since: "2026-11-21-1".to_owned(),
            new: 2,
            gone: 1,
            standing: 1,
            unseen: 1,
            first_gone: vec![earlier(Some(4_010))],
            first_unseen: vec![earlier(None)],
            ..Digest::default()
        }),
    }
}

fn bucket(up_to: Option<u64>, count: u64) -> Bucket {
    Bucket { up_to, count }
}

/// What stands in the page, without the head.
fn body(report: &RunReport) -> String {
    let page = html(report);
    let (_, body) = page.split_once("</head>").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    body.to_owned()
}

#[test]
fn a_page_looks_like_this() {
    insta::assert_snapshot!(body(&report("Contact", 3)));
}

#[test]
fn what_was_read_cannot_be_markup() {
    let tags = |text: &str| {
        let body = body(&report(text, 3));
        let parts = body.split('<').skip(1);
        // What stands in quotes is shown, and told to screen readers.
        let tags = parts.map(|part| {
            let tag = part.split('>').next().unwrap_or_default();
            let mut quoted = tag.split('"').enumerate();
            let outside: String = quoted
                .by_ref()
                .filter(|(at, _)| at % 2 == 0)
                .map(|(_, part)| part)
                .collect();
            outside
        });
        tags.collect::<Vec<_>>()
    };
    let expected = tags("Contact");
    for hostile in [
        "<script>alert(1)</script>",
        "\" onload=\"alert(1)",
        "'><img src=x onerror=alert(1)>",
        "</script></style></title></details><b>",
        "\u{202e}\u{0}\u{1b}[31m&lt;b&gt;",
    ] {
        assert_eq!(tags(hostile), expected, "{hostile:?}");
        let page = html(&report(hostile, 3));
        for sign in ['\u{202e}', '\u{0}', '\u{1b}'] {
            assert!(!page.contains(sign), "{sign:?}");
        }
    }
}

#[test]
fn the_page_asks_nobody_and_hides_what_is_hidden() {
    let mut report = report("Contact", 3);
    let page = html(&report);
    for word in ["http:", "https:", "src=", "url(", "@import"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("Values are hidden"));
    report.run.shows_values = true;
    let page = html(&report);
    assert!(page.contains("this page holds personal data"));
}

#[test]
fn ten_thousand_differences_fit_and_what_does_not_is_told() {
    let report = report("text(15)", 10_000);
    let page = html(&report);
    assert!(page.len() < LIMIT, "{}", page.len());
    assert_eq!(page.matches("class=\"entry\"").count(), 10_000);
    assert!(!page.contains("differences are on this page"));
    // The check in a browser opens it.
    if let Some(path) = std::env::var_os("KEAP_LARGE_PAGE") {
        std::fs::write(path, &page).unwrap();
    }

    let page = within(&report, 1_000_000);
    let shown = page.matches("class=\"entry\"").count();
    assert!(
        page.len() <= 1_000_000 && page.len() > 800_000,
        "{}",
        page.len()
    );
    let told = format!(
        "{} of 10,000 differences are on this page",
        Count(whole(shown))
    );
    assert!(page.contains(&told), "{told}");
}

#[test]
fn long_values_do_not_make_the_page_larger_than_it_may_be() {
    let mut report = report("Contact", 3_000);
    report.run.shows_values = true;
    for one in &mut report.differences {
        one.left = Some("<".repeat(5_000));
        one.right = Some("&".repeat(5_000));
    }
    let page = html(&report);
    assert!(page.len() <= LIMIT, "{}", page.len());
}

#[test]
fn an_empty_run_has_a_page() {
    let mut report = report("Contact", 0);
    report.causes.clear();
    report.targets.clear();
    report.wires.clear();
    report.trend.clear();
    report.evidence.clear();
    report.digest = None;
    let page = html(&report);
    assert!(page.contains("There are none.") && !page.contains("<script>"));
}
