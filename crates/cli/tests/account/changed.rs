//! Which differences are new, gone and standing, and the lines that tell it, by their schema.

use std::sync::{Arc, Mutex};

use keap_http::{BoxFuture, HttpService, Request, Response, TransportError};

use super::lines::Lines;
use super::*;

/// An account whose answers become those of another at once.
#[derive(Clone, Debug)]
struct Changing(Arc<Mutex<Transport>>);

impl Changing {
    fn of(first: Transport) -> Self {
        Self(Arc::new(Mutex::new(first)))
    }

    fn becomes(&self, next: Transport) {
        *self.0.lock().unwrap() = next;
    }
}

impl HttpService for Changing {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let now = self.0.lock().unwrap().clone();
        Box::pin(async move { now.send(request).await })
    }
}

/// An account with these differences planted.
fn planted(kinds: &[&str]) -> Transport {
    let sandbox = Sandbox::builder().build();
    let kinds = PlantKind::all().filter(|kind| kinds.contains(&kind.name()));
    for kind in kinds {
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    sandbox.transport()
}

/// The differences of a report that are told to be one or the other, by cause.
fn causes(report: &Json, standing: &str) -> Vec<String> {
    let differences = report["differences"].as_array().unwrap().iter();
    let fits = differences.filter(|one| one["standing"] == standing);
    fits.map(|one| one["cause"].as_str().unwrap().to_owned())
        .collect()
}

fn listed(report: &Json, list: &str) -> Vec<String> {
    let listed = report["digest"][list].as_array().unwrap().iter();
    listed
        .map(|one| {
            assert_eq!(one["target"], "Contact", "{one}");
            assert!(one["row"].is_i64() && one["column"].is_string(), "{one}");
            one["cause"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_gone_and_standing_is_named_in_every_format() {
    let account = Changing::of(planted(&["changed-case", "lost-accent"]));
    let base = serve(Transport::new(account.clone())).await;
    let folder = Folder::new("changed");
    let state = folder.state();
    let night = async |options: &[&str]| {
        let options = [&["Contact", "--yes"], options].concat();
        let output = run(command(&state, &base, &options)).await;
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        output
    };
    let first = report(&night(&["--format", "json"]).await);
    let unheld = first["differences"].as_array().unwrap().iter();
    assert_eq!(unheld.filter(|one| !one["standing"].is_null()).count(), 0);

    account.becomes(planted(&["changed-case", "inner-blank"]));
    let page = folder.0.join("page.html").display().to_string();
    let second = night(&["--format", "json", "--report", &page]).await;
    let second = report(&second);
    assert_eq!(causes(&second, "new"), ["blanks_inside"], "{second}");
    assert_eq!(causes(&second, "standing"), ["other_case"], "{second}");
    assert_eq!(listed(&second, "first_gone"), ["lost_letters"], "{second}");
    let page = std::fs::read_to_string(page).unwrap();
    for part in [
        ">New.<",
        ">It stood before.<",
        ">Gone<",
        "Since the run before",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let show = |format: &str| {
        let words = ["compare", "runs", "show", "last", "--state", &state];
        let shown = keap(&[&words[..], &["--format", format]].concat());
        String::from_utf8(shown.stdout).unwrap()
    };
    let text = show("text");
    for kind in ["new", "gone", "standing"] {
        assert!(text.contains(&format!("\n  {kind}: Contact ")), "{text}");
        let row = format!("\n| {kind} | Contact | ");
        assert!(show("markdown").contains(&row), "{}", show("markdown"));
    }
    let csv = show("csv");
    assert_eq!(csv.matches(",new\r\n").count(), 1, "{csv}");
    assert_eq!(csv.matches(",standing\r\n").count(), 2, "{csv}");

    // Nothing changed in any row since.
    let third = report(&night(&["--since-last", "--format", "json"]).await);
    let mut unseen = listed(&third, "first_unseen");
    unseen.sort();
    assert_eq!(unseen, ["blanks_inside", "other_case"], "{third}");
    assert_eq!(third["targets"][0]["unseen"], 2, "{third}");
    let text = show("text");
    let told = "\n  not looked at again: Contact ";
    assert_eq!(text.matches(told).count(), 2, "{text}");
}

/// What stands in rows that did not change is as little expected as what is found.
#[tokio::test(flavor = "multi_thread")]
async fn a_suite_expects_nothing_to_stand_in_rows_that_were_not_looked_at() {
    let base = serve(planted(&["changed-case"])).await;
    let folder = Folder::new("expected");
    let state = folder.state();
    let suite = folder.0.join("suite.toml").display().to_string();
    let text = "[[table]]\nname = \"Contact\"\nexpect = { unexplained = 0 }\n";
    std::fs::write(&suite, text).unwrap();
    let words = ["--suite", &suite, "--yes", "--fail-on", "never"];
    let words = [&words[..], &["--format", "json"]].concat();
    for (night, found) in [(&[][..], 1), (&["--since-last"], 0)] {
        let output = run(command(&state, &base, &[&words[..], night].concat())).await;
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        let report = report(&output);
        let values = &report["totals"]["values"];
        assert_eq!(values["unexplained"], found, "{report}");
        let unmet = report["unmet"][0].as_str().unwrap();
        assert!(unmet.starts_with("Contact: 1 unexplained"), "{unmet}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_are_as_their_schema_says() {
    let lines = Lines::of(
        include_str!("../../../../docs/compare-run-lines.schema.json"),
        include_str!("../../../../docs/compare-run.schema.json"),
    );
    let account = Changing::of(planted(&["changed-case", "lost-accent"]));
    let base = serve(Transport::new(account.clone())).await;
    let folder = Folder::new("lines");
    let state = folder.state();
    let options = ["Contact", "DataService.echo", "--yes", "--format", "jsonl"];
    let mut kinds = BTreeSet::new();
    for (options, next) in [
        (&options[..], planted(&["changed-case"])),
        (&options[..], planted(&[])),
        (
            &[&options[..], &["--since-last"]].concat()[..],
            planted(&[]),
        ),
    ] {
        let output = run(command(&state, &base, options)).await;
        let text = String::from_utf8(output.stdout).unwrap();
        let read = lines.read(&text);
        kinds.extend(
            read.iter()
                .map(|one| one["line"].as_str().unwrap().to_owned()),
        );
        account.becomes(next);
    }
    let all = [
        "cause",
        "difference",
        "digest",
        "evidence",
        "header",
        "not_compared",
        "target",
        "verdict",
        "wire",
    ];
    assert_eq!(kinds.iter().collect::<Vec<_>>(), all);
}
