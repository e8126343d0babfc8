use keap::RoutePolicy;

use crate::hit::{Certainty, Condition, Endpoint, Findings, FoundCredential, Hit, Language, Skip};
use crate::logs::Logs;
use crate::report::{FailOn, Report, Source};

fn hit(file: &str, line: usize, method: &str, table: &str) -> Hit {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Hit {
        file: file.to_owned(),
        line,
        column: 5,
        dialect: "php-isdk".to_owned(),
        language: Language::Php,
        method: text(method),
        table: text(table),
        reads: Vec::new(),
        writes: Vec::new(),
        conditions: Vec::new(),
        open: Vec::new(),
        order_by: None,
        row: None,
        certainty: Certainty::Certain,
        through: None,
        step: None,
    }
}

fn findings() -> Findings {
    let mut query = hit("src/sync.php", 12, "DataService.query", "Contact");
    query.reads = vec!["Id".to_owned(), "Email".to_owned()];
    query.conditions = vec![Condition {
        column: "LastName".to_owned(),
        value: Some("Bob%".to_owned()),
    }];
    let mut add = hit("src/sync.php", 20, "ContactService.add", "Contact");
    add.writes = vec![
        "FirstName".to_owned(),
        "Email".to_owned(),
        "_Size".to_owned(),
    ];
    let mut secret = hit("src/login.php", 3, "DataService.query", "Contact");
    secret.reads = vec!["Password".to_owned()];
    let mut through = hit("cron/night.php", 7, "ContactService.addToCampaign", "");
    through.row = Some(91);
    through.through = Some("enrol".to_owned());
    through.certainty = Certainty::Likely;
    let mut findings = Findings {
        hits: vec![
            query,
            add,
            secret,
            through,
            hit("cron/night.php", 9, "ContactService.pauseCampaign", ""),
            hit("cron/night.php", 9, "", ""),
            hit("cron/night.php", 30, "ContactService.runActionSequence", ""),
        ],
        endpoints: vec![Endpoint {
            file: "src/config.php".to_owned(),
            line: 2,
            address: "https://ab123.infusionsoft.com/api/xmlrpc".to_owned(),
        }],
        credentials: vec![FoundCredential {
            file: "src/config.php".to_owned(),
            line: 3,
            column: 14,
            kind: "legacy key".to_owned(),
            shown: "3d8b…91".to_owned(),
        }],
        ..Findings::default()
    };
    findings.reading.files = 120;
    findings.reading.bytes = 3 << 20;
    findings.reading.candidates = 4;
    findings.skip("logo.png", Skip::Binary);
    findings.skip("dump.sql", Skip::Large);
    findings
}

fn report() -> Report {
    let mut logs = Logs::new();
    let log = "10.0.0.7 - - [28/Nov/2026:10:00:00 +0000] \"POST /api/xmlrpc HTTP/1.1\" 200 512 \"-\" \"PHP/5.6\"\n";
    logs.read("access.log", log.as_bytes()).unwrap();
    let inventory = r#"{"rows": [{"tenant": "ab123", "caller": "shop", "method": "DataService.query", "table": "ActionSequence", "calls": 70, "faults": 2, "first": "2026-11-01T00:00:00Z", "last": "2026-11-28T00:00:00Z"}]}"#;
    logs.read("report.json", inventory.as_bytes()).unwrap();
    Report::of(
        vec![Source::new("/nowhere/shop", findings())],
        Some(logs.end()),
    )
}

#[test]
fn each_form_of_the_report() {
    let report = report();
    insta::assert_snapshot!("terminal", report.text(100));
    insta::assert_snapshot!("narrow", report.text(48));
    insta::assert_json_snapshot!("json", report.to_json(), {".version" => "VERSION"});
    let lines: Vec<String> = report
        .json_lines()
        .iter()
        .map(ToString::to_string)
        .collect();
    insta::assert_snapshot!(
        "jsonl",
        lines
            .join("\n")
            .replace(env!("CARGO_PKG_VERSION"), "VERSION")
    );
    insta::assert_json_snapshot!("sarif", report.sarif(), {
        ".runs[].tool.driver.version" => "VERSION",
        ".runs[].tool.driver.semanticVersion" => "VERSION",
    });
    insta::assert_snapshot!("markdown", report.markdown());
    let html = report
        .html("2026-11-29 02:00 UTC")
        .replace(env!("CARGO_PKG_VERSION"), "VERSION");
    let body = html.split("</style>").nth(1).unwrap();
    insta::assert_snapshot!("html", body);
    insta::assert_snapshot!("policy", report.policy());
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [40, 60, 80, 120] {
        for line in report().text(width).lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn a_word_that_is_broken_says_that_it_goes_on() {
    let report = report();
    for width in 0..60 {
        let text = report.text(width);
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(width.max(20)), "{width}: {text}");
        // Without the signs and what they break each word is whole.
        let mut pieces = text.split("\\\n");
        let first = pieces.next().unwrap_or_default().to_owned();
        let whole = pieces.fold(first, |whole, piece| whole + piece.trim_start());
        assert!(whole.contains("src/config.php:3:14"), "{width}: {text}");
    }
}

#[test]
fn nothing_is_told_as_nothing() {
    let of = |findings| Report::of(vec![Source::new("/nowhere/shop", findings)], None);
    let unread = of(Findings::default()).text(80);
    assert!(unread.starts_with("No file was read"), "{unread}");
    let mut read = Findings::default();
    read.reading.files = 1;
    let report = of(read);
    assert!(report.text(80).starts_with("Nothing of XML-RPC was found."));
    assert!(report.markdown().contains("Nothing of XML-RPC was found."));
    assert!(report.html("now").contains("Nothing of XML-RPC was found."));
    assert!(!report.fails_on(FailOn::Any));
}

/// What would be markup or a command somewhere, in every place that comes from outside.
fn hostile(text: &str) -> Report {
    let mut hit = hit(&format!("{text}.php"), 1, text, text);
    hit.dialect = text.to_owned();
    hit.through = Some(text.to_owned());
    hit.step = Some(text.to_owned());
    let mut known = hit.clone();
    known.method = Some("DataService.query".to_owned());
    known.table = Some("Contact".to_owned());
    known.reads = vec![format!("_{text}")];
    known.conditions = vec![Condition {
        column: format!("_{text}"),
        value: Some(text.to_owned()),
    }];
    let mut findings = Findings {
        hits: vec![hit, known],
        endpoints: vec![Endpoint {
            file: text.to_owned(),
            line: 1,
            address: text.to_owned(),
        }],
        credentials: vec![FoundCredential {
            file: text.to_owned(),
            line: 1,
            column: 1,
            kind: text.to_owned(),
            shown: text.to_owned(),
        }],
        ..Findings::default()
    };
    findings.skip(text, Skip::Large);
    let row = serde_json::json!({"rows": [{
        "tenant": text, "caller": text, "method": text, "table": text, "calls": 1, "first": text, "last": text
    }]});
    let mut logs = Logs::new();
    logs.read(text, row.to_string().as_bytes()).unwrap();
    Report::of(
        vec![Source::new(format!("/nowhere/{text}"), findings)],
        Some(logs.end()),
    )
}

const HOSTILE: [&str; 7] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "\u{1b}]0;title\u{7}\u{1b}[31m\r\n::error::x",
    "a|b`c``d\\|e",
    "[x](javascript:alert(1)) <b> &amp; @all",
    "\u{202e}gpj.exe\u{2066}\u{0}",
    "line\nbreak = \"v2\"\n[tables]",
];

#[test]
fn names_and_contents_write_no_markup_and_no_escapes() {
    for text in HOSTILE {
        let report = hostile(text);
        let html = report.html("now");
        for tag in ["<script>alert", "<img", "<b> &"] {
            assert!(!html.contains(tag), "{tag} of {text:?}");
        }
        // The page's own.
        assert_eq!(html.matches("<script").count(), 1, "{text:?}");
        let terminal = report.text(80);
        let markdown = report.markdown();
        for told in [&terminal, &markdown, &html] {
            let obeyed = |sign: char| {
                (sign.is_control() && sign != '\n') || "\u{202e}\u{2066}".contains(sign)
            };
            assert!(!told.contains(obeyed), "{text:?}: {told:?}");
        }
        assert!(!terminal.contains("\n::error"), "{terminal}");
        // Every row of a table has the cells of its head: no bar and no break of a text counts.
        for part in markdown.split("\n\n").filter(|part| part.starts_with('|')) {
            let bars = |line: &str| line.replace("\\|", "").matches('|').count();
            let head = bars(part.lines().next().unwrap());
            for line in part.lines() {
                assert!(line.starts_with('|'), "{line}");
                assert_eq!(bars(line), head, "{text:?}: {line}");
            }
        }
        RoutePolicy::from_toml(&report.policy()).unwrap();
    }
}

#[test]
fn the_policy_to_begin_with_is_one() {
    let policy = RoutePolicy::from_toml(&report().policy()).unwrap();
    let backend = policy.backend_on(keap::Operation::DataQuery, "ActionSequence");
    assert_eq!(backend, keap::Backend::XmlRpc);
    let backend = policy.backend_on(keap::Operation::DataQuery, "Contact");
    assert_eq!(backend, keap::Backend::RestV2);
}

#[test]
fn a_baseline_takes_what_is_known_out_and_lines_may_move() {
    let before = report();
    assert!(before.fails_on(FailOn::Any) && before.fails_on(FailOn::Blocker));
    assert!(!before.fails_on(FailOn::None));
    let baseline = crate::Baseline::from_json(&before.baseline().to_json()).unwrap();
    let mut moved = findings();
    for hit in &mut moved.hits {
        hit.line += 100;
    }
    let again = |findings: Findings| {
        Report::of(vec![Source::new("/nowhere/shop", findings)], None).without(&baseline)
    };
    let after = again(moved.clone());
    assert_eq!(
        (
            after.uses.len(),
            after.credentials.len(),
            after.endpoints.len()
        ),
        (0, 0, 0)
    );
    assert_eq!(after.known, 9);
    assert!(!after.fails_on(FailOn::Any));
    assert!(
        after
            .text(80)
            .starts_with("Nothing new of XML-RPC was found")
    );
    // One more address of the same is told, and the verdict says what it is.
    let mut more = moved.clone();
    more.endpoints.push(Endpoint {
        line: 40,
        ..more.endpoints[0].clone()
    });
    let after = again(more);
    assert_eq!(after.endpoints.len(), 1);
    assert!(after.fails_on(FailOn::Any) && !after.fails_on(FailOn::Blocker));
    let text = after.text(80);
    assert!(
        text.contains("No call of XML-RPC was found in what was read, and 1 address of it"),
        "{text}"
    );
    // The same once more in the same file is another one.
    let twin = moved.hits[4].clone();
    moved.hits.push(twin);
    let after = again(moved);
    assert_eq!(after.uses.len(), 1);
    assert!(after.fails_on(FailOn::Blocker));
    for wrong in ["", "{}", "{\"schema\": \"x/1\", \"findings\": []}"] {
        assert!(crate::Baseline::from_json(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn files_of_several_paths_are_told_apart() {
    let sources = ["a", "b"].map(|root| Source::new(root, findings()).prefixed());
    let report = Report::of(sources.into(), None);
    assert!(
        report
            .uses
            .iter()
            .any(|one| one.hit.file == "a/src/sync.php")
    );
    assert_eq!(report.repositories.len(), 2);
    let ids: std::collections::BTreeSet<&str> =
        report.uses.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), report.uses.len());
}

/// A baseline from before addresses had ids knows uses and credentials, and is read.
#[test]
fn a_baseline_without_addresses_is_read() {
    let before = report();
    let ids = before.uses.iter().map(|one| one.id.clone());
    let ids = ids.chain(before.credentials.iter().map(|one| one.id.clone()));
    let ids: Vec<String> = ids.collect();
    let text = serde_json::json!({"schema": "keap-audit-baseline/1", "findings": ids}).to_string();
    let baseline = crate::Baseline::from_json(&text).unwrap();
    let after = Report::of(vec![Source::new("/nowhere/shop", findings())], None).without(&baseline);
    assert_eq!((after.uses.len(), after.endpoints.len()), (0, 1));
}

/// Colours are on effort classes and verdicts, and take no room.
#[test]
fn what_says_how_it_stands_is_painted() {
    let paint = |tone: super::Tone, word: &str| format!("<{tone:?}>{word}</>");
    for width in [48, 100] {
        let painted = report().painted_text(width, &paint);
        for word in [
            "<Bad>BLOCKER no-counterpart</>: ",
            "<Warning>unknown</>: ",
            "<Good>drop-in</>: ",
            "<Bad>Credentials in files</>: ",
            "(<Bad>rewrite</>)",
        ] {
            assert!(painted.contains(word), "{word}: {painted}");
        }
        let mut plain = painted.replace("</>", "");
        for tone in ["<Good>", "<Warning>", "<Bad>"] {
            plain = plain.replace(tone, "");
        }
        assert_eq!(plain, report().text(width));
    }
    let mut read = Findings::default();
    read.reading.files = 1;
    let clean = Report::of(vec![Source::new("/nowhere/shop", read.clone())], None);
    let text = clean.painted_text(80, &paint);
    assert!(
        text.starts_with("<Good>Nothing of XML-RPC</> was"),
        "{text}"
    );
    read.skip("dump.sql", Skip::Large);
    let doubtful = Report::of(vec![Source::new("/nowhere/shop", read)], None);
    let text = doubtful.painted_text(80, &paint);
    assert!(text.starts_with("<Warning>Nothing of XML-RPC</>"), "{text}");
}

#[test]
fn a_log_that_is_not_understood_is_in_doubt() {
    let of = |log: &str| {
        let mut logs = Logs::new();
        logs.read("a.log", log.as_bytes()).unwrap();
        Report::of(Vec::new(), Some(logs.end()))
    };
    let report = of("what is this\n");
    assert_eq!(report.reading.in_doubt(), 1);
    assert_eq!(
        report.reading.not_read,
        [("a.log".to_owned(), Skip::Unfinished)]
    );
    assert_eq!(of("\"GET / HTTP/1.1\" 200 5\n").reading.in_doubt(), 0);
}

#[test]
fn a_path_that_is_asked_for_twice_is_read_once() {
    let source = || Source::new("/nowhere/shop", findings()).prefixed();
    let report = Report::of(vec![source(), source()], None);
    assert_eq!((report.uses.len(), report.reading.files), (7, 120));
    let [(name, _)] = report.reading.not_read.as_slice() else {
        panic!("{:?}", report.reading);
    };
    assert_eq!(name, "/nowhere/shop/dump.sql");
}

#[test]
fn a_baseline_of_another_folder_is_told() {
    let baseline = report().baseline();
    let moved = Findings {
        hits: vec![hit("sync.php", 12, "DataService.query", "Contact")],
        ..Findings::default()
    };
    let told = |findings: Findings| {
        let report = Report::of(vec![Source::new("/nowhere/shop", findings)], None);
        report
            .without(&baseline)
            .text(200)
            .contains("The baseline knows none of these")
    };
    assert!(told(moved));
    assert!(!told(findings()));
}
