//! The real program: its output, its exit codes, and its sandbox on a socket.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};

fn keap() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    for variable in [
        "KEAP_ACCESS_KEY",
        "KEAP_ACCESS_TOKEN",
        "KEAP_LEGACY_KEY",
        "KEAP_APP",
        "KEAP_BASE_URL",
    ] {
        command.env_remove(variable);
    }
    command
}

fn run(args: &[&str]) -> Output {
    keap().args(args).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_demo_ends_with_a_verdict() {
    let output = run(&["demo"]);
    let text = stdout(&output);
    assert!(output.status.success(), "{text}{}", stderr(&output));
    let verdict = text.lines().last().unwrap();
    assert!(
        verdict.starts_with("Every difference is explained: "),
        "{verdict}"
    );
    assert!(
        text.contains("KB-006"),
        "the repeated hour is missing:\n{text}"
    );
    assert!(!text.contains('\u{1b}'), "colour in a pipe");
}

#[test]
fn the_calls_of_the_demo_are_told() {
    let output = run(&["demo", "--verbose"]);
    assert!(
        stderr(&output).contains("v2 getContact (GET "),
        "{}",
        stderr(&output)
    );
}

/// What was asked for stands beside each of its calls on the wire, and standard output is as without the flag.
#[test]
fn every_call_is_told_with_the_operation_that_it_is_a_part_of() {
    let load = ["call", "ContactService.load", "4393", "--sandbox"];
    let told = |more: &[&str]| {
        let quiet = run(&[&load, &more[..2]].concat());
        assert!(quiet.status.success() && stderr(&quiet).is_empty());
        let output = run(&[&load[..], more].concat());
        assert_eq!(stdout(&output), stdout(&quiet));
        stderr(&output)
    };
    let rest = told(&["--backend", "v2", "-v"]);
    let calls: Vec<_> = rest.lines().collect();
    let is_call = |line: &&str| {
        line.starts_with("ContactService.load, v2 getContact (GET ") && line.contains("): 200 in ")
    };
    assert!(!calls.is_empty() && calls.iter().any(is_call), "{rest}");
    let part = |line: &&str| line.starts_with("ContactService.load, ");
    assert!(calls.iter().all(part), "{rest}");
    let legacy = told(&["--backend", "xmlrpc", "--verbose"]);
    // On its own wire it has one name.
    let own = |line: &str| line.starts_with("ContactService.load (POST ");
    assert!(legacy.lines().any(own), "{legacy}");
}

#[test]
fn the_demo_speaks_json() {
    let output = run(&["demo", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["agrees"], true);
    let operations: Vec<_> = json["scenes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|scene| scene["comparison"]["operation"].as_str().unwrap())
        .collect();
    for operation in [
        "ContactService.add",
        "ContactService.load",
        "ContactService.update",
        "ContactService.findByEmail",
        "ContactService.addToGroup",
        "DataService.query",
        "DataService.load",
        "DataService.getUserInfo",
    ] {
        assert!(operations.contains(&operation), "{operation} is not shown");
    }
}

#[test]
fn calls_print_tables_and_json() {
    let args = [
        "call",
        "ContactService.load",
        "17",
        "--fields",
        "Id,FirstName,Email",
        "--sandbox",
    ];
    for backend in ["xmlrpc", "v1", "v2"] {
        let output = run(&[&args[..], &["--backend", backend, "--format", "json"]].concat());
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let expected =
            serde_json::json!({"Id": 17, "FirstName": "Ann", "Email": "ann@example.com"});
        assert_eq!(json, expected, "{backend}");
    }
    insta::assert_snapshot!(stdout(&run(&args)));
}

#[test]
fn explain_sends_nothing() {
    // The address answers nobody, so a request would fail.
    let output = run(&[
        "call",
        "DataService.query",
        "Contact",
        "--where",
        "FirstName=A%",
        "--where",
        "City=%x%",
        "--order",
        "LastName",
        "--backend",
        "v2",
        "--explain",
        "--access-token",
        "T",
        "--base-url",
        "http://127.0.0.1:1",
    ]);
    insta::assert_snapshot!(stdout(&output));
}

/// What an operation of several calls becomes, each by its number, and what is read when one of them is in doubt.
#[test]
fn explain_tells_the_steps_of_an_operation() {
    let explain = |call: &str| {
        let mut args = vec!["call"];
        args.extend(call.split(' '));
        args.extend(["--backend", "v2", "--explain", "--access-token", "T"]);
        args.extend(["--base-url", "http://127.0.0.1:1"]);
        stdout(&run(&args))
    };
    let order = explain("OrderService.placeOrder 17 1 0 1,1 1 false - 0 0");
    insta::assert_snapshot!("steps_of_an_order", order);
    let plan = "InvoiceService.addPaymentPlan 102 true 0 0 3 2 5 2026-12-01 2027-01-01 3 30";
    insta::assert_snapshot!("steps_of_a_payment_plan", explain(plan));
    let line = "InvoiceService.addOrderItem 102 1 4 12.5 3 Nails red";
    insta::assert_snapshot!("steps_of_a_line", explain(line));
}

/// What a call refuses by itself its explanation refuses too, in the same words and with the same code.
#[test]
fn explain_refuses_what_the_call_refuses() {
    let plan = "InvoiceService.addPaymentPlan 102 true 2 5 3 2 5 2026-12-01 2027-01-01 3 30";
    for (call, id) in [
        ("InvoiceService.chargeInvoice 102 n 2 5 false", "KB-093"),
        (plan, "KB-093"),
        ("APIEmailService.sendTemplate 1 19", "KB-025"),
        ("ContactService.add --set FirstName=X", "KB-007"),
        (
            "ContactService.add --set Email=a@example.com --set State=AZ",
            "KB-009",
        ),
        ("DataService.add Contact --set FirstName=X", "KB-007"),
        ("DataService.updateCustomField 1 --set Label=Shoe", "KB-020"),
        (
            "InvoiceService.updateJobRecurringNextBillDate 1 2020-01-01",
            "KB-100",
        ),
    ] {
        let mut args = vec!["call", "--backend", "v2", "--sandbox"];
        args.extend(call.split(' '));
        let called = run(&args);
        args.push("--explain");
        let explained = run(&args);
        assert!(stderr(&called).contains(id), "{call}: {}", stderr(&called));
        assert_eq!(stderr(&explained), stderr(&called), "{call}");
        assert_eq!(explained.status.code(), called.status.code(), "{call}");
        assert_eq!(stdout(&explained), "", "{call}");
        // Nobody answers at this address: but for the custom fields nothing is asked for.
        if id != "KB-020" {
            args.retain(|arg| *arg != "--sandbox");
            args.extend(["--access-token", "T", "--base-url", "http://127.0.0.1:1"]);
            assert_eq!(stderr(&run(&args)), stderr(&called), "{call}");
        }
    }
}

/// Over REST v2 nobody is told to go to REST v2.
#[test]
fn no_hint_sends_to_the_backend_at_hand() {
    let update = "call DataService.updateCustomField 1 --set Label=Shoe --sandbox --backend";
    let told = |backend: &str| {
        let args: Vec<&str> = update.split(' ').chain([backend]).collect();
        stderr(&run(&args))
    };
    let (v1, v2) = (told("v1"), told("v2"));
    assert!(
        v1.contains("KB-020: Route the operation to REST v2;"),
        "{v1}"
    );
    assert!(v2.contains("KB-020: Change the fields of contacts"), "{v2}");
    assert!(!v2.contains("Route the operation"), "{v2}");
}

/// A number below 0 is an argument, which the operation refuses or takes; it is no option that nobody knows.
#[test]
fn the_manual_is_not_written_into_a_file() {
    let output = run(&["man", env!("CARGO_BIN_EXE_keap")]);
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("is a file, not a folder"), "{told}");
}

/// What goes through a pipe is as wide as COLUMNS says, whichever command it is of, and else as it comes; a plan has 80 columns.
#[test]
fn text_in_a_pipe_is_as_wide_as_columns_says() {
    let widest = |line: &str, columns: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command.env_clear().args(line.split(' '));
        if let Some(columns) = columns {
            command.env("COLUMNS", columns);
        }
        let output = command.output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        text.lines().map(|line| line.chars().count()).max().unwrap()
    };
    let plan = "compare account --dry-run --sandbox Contact Job";
    for line in [
        "coverage --differences",
        "coverage --operation ContactService.load",
        plan,
        "help output",
        "coverage --field Id",
    ] {
        let wide = widest(line, Some("60"));
        assert!(wide <= 60, "{line}: {wide}");
    }
    for nothing in [None, Some(""), Some("0"), Some("wide")] {
        assert!(
            widest("coverage --differences", nothing) > 200,
            "{nothing:?}"
        );
        let wide = widest(plan, nothing);
        assert!((61..=80).contains(&wide), "{nothing:?}: {wide}");
    }
}

/// A text that XML-RPC takes for an operator is refused alike everywhere, with what finds rows with and without a value.
#[test]
fn a_text_like_an_operator_is_refused_with_the_conditions_that_are_meant() {
    for (condition, backend, told) in [
        ("City=~nul~", "xmlrpc", "--where 'FIELD=~null~'"),
        ("City=~nul~", "v2", "--where 'FIELD=~null~'"),
        ("City!=null", "v1", "--where 'FIELD!=~null~'"),
        ("City!=100%", "v2", "Field=A%"),
    ] {
        let line = format!(
            "call DataService.query Contact --backend {backend} --sandbox --where {condition}"
        );
        let output = run(&line.split(' ').collect::<Vec<_>>());
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{condition}: {said}");
        assert!(said.contains(told), "{condition}: {said}");
    }
}

/// What has no name is no field, and Keap gives the ids: nothing is sent.
#[test]
fn a_field_without_a_name_and_an_id_are_not_set() {
    for (line, says) in [
        (
            "ContactService.update 17 --set =5",
            "the name of a field is missing",
        ),
        (
            "DataService.update Contact 17 --set Id=5",
            "Id cannot be set",
        ),
        (
            "DataService.add Contact --set id=5 --set City=X",
            "Id cannot be set",
        ),
        (
            "DataService.update ProductOption 17 --set Id=5",
            "Id cannot be set",
        ),
        (
            "DataService.query Contact --where =5",
            "the name of a field is missing",
        ),
        (
            "DataService.query Contact --order -",
            "the name of a field is missing",
        ),
    ] {
        let line = format!("call {line} --sandbox");
        let output = run(&line.split(' ').collect::<Vec<_>>());
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "keap {line}: {told}");
        assert!(told.contains(says), "keap {line}: {told}");
        assert!(!told.contains("fault"), "keap {line}: {told}");
    }
}

#[test]
fn a_field_of_no_table_is_told_with_the_tables_that_have_it() {
    for (field, says) in [
        ("Phone1", "Phone1 is a field of"),
        ("Nothing", "no table has a field"),
        ("_Mine", "the account defines them"),
    ] {
        let output = run(&["coverage", "--field", field]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains("--field wants --table"), "{told}");
        assert!(told.contains(says), "{told}");
    }
}

#[test]
fn arguments_may_be_negative() {
    let payment = "call InvoiceService.addManualPayment 102 -5.5 2026-01-01 Cash x false --sandbox --backend v2";
    let told = stderr(&run(&payment.split(' ').collect::<Vec<_>>()));
    assert!(
        told.contains("-5.5 cannot be recorded as a payment"),
        "{told}"
    );
    let compared = run(&["compare", "ContactService.load", "-1", "--sandbox"]);
    let told = stderr(&compared);
    assert!(!told.contains("unexpected argument"), "{told}");
}

#[test]
fn what_a_file_is_written_in_is_told() {
    let output = run(&["call", "FileService.getFile", "1", "--sandbox"]);
    assert_eq!(stdout(&output), "aGVsbG8K\n");
    assert!(stderr(&output).contains("base64"), "{}", stderr(&output));
}

#[test]
fn comparisons_tell_by_their_exit_code() {
    let output = run(&[
        "compare",
        "ContactService.load",
        "25",
        "--fields",
        "Id,DateCreated",
        "--sandbox",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    insta::assert_snapshot!(stdout(&output));
}

#[test]
fn failures_name_cause_and_next_step() {
    let told = |code: i32, args: &[&str]| {
        let output = run(args);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{args:?}: {}",
            stdout(&output)
        );
        stderr(&output)
    };
    insta::assert_snapshot!(
        "no_credential",
        told(2, &["call", "DataService.getUserInfo"])
    );
    insta::assert_snapshot!(
        "unknown_field",
        told(
            2,
            &[
                "call",
                "ContactService.load",
                "17",
                "--fields",
                "given_name",
                "--backend",
                "v2",
                "--sandbox"
            ]
        )
    );
    insta::assert_snapshot!(
        "missing_contact",
        told(3, &["call", "ContactService.load", "987654", "--sandbox"])
    );
    insta::assert_snapshot!(
        "compare_refuses_writes",
        told(
            2,
            &[
                "compare",
                "ContactService.add",
                "--set",
                "Email=a@example.com",
                "--sandbox"
            ]
        )
    );
    insta::assert_snapshot!(
        "unknown_operation",
        told(2, &["call", "ContactService.fly", "--sandbox"])
    );
}

#[test]
fn coverage_prints_one_field() {
    insta::assert_snapshot!(stdout(&run(&[
        "coverage", "--table", "Contact", "--field", "Phone1"
    ])));
}

/// A sandbox on a free port; ends with the test.
struct Sandbox {
    child: Child,
    base: String,
}

impl Sandbox {
    fn start(args: &[&str]) -> Self {
        let mut child = keap()
            .args(["sandbox", "--listen", "127.0.0.1:0"])
            .args(args)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.find_map(|line| {
            let line = line.unwrap();
            let words = line.strip_prefix("Ready:").map(str::to_owned)?;
            words
                .split_whitespace()
                .find(|word| word.starts_with("http://"))
                .map(str::to_owned)
        });
        let base = ready.expect("the sandbox prints its base URL when it is ready");
        Self { child, base }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
fn the_sandbox_on_a_socket_accepts_its_credentials_and_no_others() {
    let sandbox = Sandbox::start(&["--access-token", "mine", "--seed", "empty"]);
    let call = |token: &str, backend: &str| {
        run(&[
            "call",
            "DataService.getUserInfo",
            "--base-url",
            &sandbox.base,
            "--access-token",
            token,
            "--backend",
            backend,
        ])
    };
    for backend in ["xmlrpc", "v1", "v2"] {
        let output = call("mine", backend);
        assert!(output.status.success(), "{backend}: {}", stderr(&output));
        let output = call("another-secret", backend);
        assert_eq!(output.status.code(), Some(3));
        assert!(
            !stderr(&output).contains("another-secret"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn a_foreign_client_drives_the_sandbox() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("SKIPPED: there is no python3 on this machine");
        return;
    }
    let sandbox = Sandbox::start(&["--access-token", "token", "--legacy-key", "key"]);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/foreign_client.py");
    let output = Command::new("python3")
        .args([script, &sandbox.base, "key", "token"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(stdout(&output), "python is content\n");
}

const POLICY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/routes.toml");

#[test]
fn routes_show_where_everything_goes_and_why() {
    let output = run(&[
        "routes", "--policy", POLICY, "--table", "Contact", "--format", "json",
    ]);
    assert!(output.status.success(), "{}", stderr(&output));
    let lines: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let of = |operation: &str| {
        let lines = lines.as_array().unwrap();
        lines
            .iter()
            .find(|line| line["operation"] == operation)
            .unwrap()
    };
    let load = of("ContactService.load");
    assert_eq!(
        (&load["backend"], &load["why"]),
        (&"v1".into(), &"this operation".into())
    );
    assert_eq!(load["shadow"], "v2 5%");
    let query = of("DataService.query");
    assert_eq!(query["why"], "this operation on this table");
    assert_eq!(query["tables"], serde_json::json!(["Contact"]));

    let text = stdout(&run(&[
        "routes",
        "--operation",
        "DataService.query",
        "--policy",
        POLICY,
    ]));
    assert!(
        text.contains("reads of this table") || text.contains("all reads"),
        "{text}"
    );
    assert!(
        text.contains("fallback"),
        "tables that only XML-RPC has:\n{text}"
    );
}

#[test]
fn a_policy_chooses_the_backend_of_a_call() {
    let output = run(&[
        "call",
        "ContactService.load",
        "4393",
        "--fields",
        "FirstName",
        "--policy",
        POLICY,
        "--sandbox",
    ]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("over REST v1: this operation"),
        "{}",
        stderr(&output)
    );
    let output = run(&[
        "compare",
        "ContactService.load",
        "4393",
        "--policy",
        POLICY,
        "--sandbox",
        "--format",
        "json",
    ]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["backends"], serde_json::json!(["v1", "xmlrpc", "v2"]));
    let output = run(&["routes", "--policy", "no-such-file.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).starts_with("error: no-such-file.toml: "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn defaults_of_orders_come_from_a_flag_or_the_environment() {
    let run = |line: &str, environment: &[(&str, &str)]| {
        let mut command = keap();
        command.arg("call").args(line.split(' '));
        command.args(["--backend", "v2", "--sandbox"]);
        command.envs(environment.iter().copied()).output().unwrap()
    };
    let charge = "InvoiceService.chargeInvoice 102 monthly 1 5 false";
    let refused = run(charge, &[]);
    assert_eq!(refused.status.code(), Some(3), "{}", stderr(&refused));
    let told = stderr(&refused);
    assert!(
        told.contains("KB-093") && told.contains("--merchant-account"),
        "{told}"
    );
    let paid = run(charge, &[("KEAP_MERCHANT_ACCOUNT", "5")]);
    assert!(paid.status.success(), "{}", stderr(&paid));
    let paid = run(&format!("{charge} --merchant-account 5"), &[]);
    assert!(paid.status.success(), "{}", stderr(&paid));

    let order = "InvoiceService.createBlankOrder 17 Tools 2026-11-02 0 0 --order-type";
    let refused = run(&format!("{order} phone"), &[]);
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert!(stderr(&refused).contains("Offline or Online"));
    let made = run(&format!("{order} Online"), &[]);
    assert!(made.status.success(), "{}", stderr(&made));
}

#[test]
fn a_default_country_comes_from_a_flag_or_the_environment_and_an_empty_one_is_none() {
    let add = [
        "call",
        "ContactService.add",
        "--set",
        "Email=new@example.com",
        "--set",
        "State=AZ",
        "--backend",
        "v2",
        "--sandbox",
    ];
    let with = |country: &str| {
        let mut command = keap();
        command.args(add).env("KEAP_DEFAULT_COUNTRY", country);
        command.output().unwrap()
    };
    let refused = with("");
    assert!(stderr(&refused).contains("KB-009"), "{}", stderr(&refused));
    let added = with("U.S.A.");
    assert!(added.status.success(), "{}", stderr(&added));
    let other = with("Canada");
    assert!(stderr(&other).contains("KB-004"), "{}", stderr(&other));
    // What is no country, or more than one, is refused whatever is asked.
    for (country, told) in [("Narnia", "the nearest name is"), ("Congo", "may mean")] {
        let refused = with(country);
        assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
        assert!(stderr(&refused).contains(told), "{}", stderr(&refused));
        assert!(stderr(&refused).contains("KEAP_DEFAULT_COUNTRY"));
        let flag = [
            "call",
            "DataService.getUserInfo",
            "--sandbox",
            "--default-country",
            country,
        ];
        let output = keap().args(flag).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    }
    assert!(
        stderr(&with("")).contains("--default-country"),
        "the hint names it"
    );
    let output = keap()
        .args(add)
        .args(["--default-country", "USA"])
        .env("KEAP_DEFAULT_COUNTRY", "Canada")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}

/// Nobody listens at that address: what is sent fails with 3.
#[test]
fn what_takes_away_is_not_sent_without_a_yes() {
    let lines = [
        "call DataService.delete Contact 4394",
        "call ContactService.merge 4394 4395",
        "call InvoiceService.deleteInvoice 7",
        "call InvoiceService.deleteSubscription 7",
    ];
    for line in lines {
        let run = |more: &[&str]| {
            let mut command = keap();
            command.args(line.split(' ')).args(more);
            command.args(["--base-url", "http://127.0.0.1:1", "--access-token", "abc"]);
            command.stdin(Stdio::null()).output().unwrap()
        };
        let asked = run(&[]);
        assert_eq!(asked.status.code(), Some(2), "{line}: {asked:?}");
        assert!(stderr(&asked).contains("add --yes"), "{line}: {asked:?}");
        assert_eq!(run(&["--yes"]).status.code(), Some(3), "{line}");
    }
}

#[test]
fn a_file_that_is_no_document_was_named_wrongly() {
    let path = std::env::temp_dir().join(format!("keap-no-document-{}", std::process::id()));
    for bytes in [&b""[..], b"\x00\xff\x07", b"<html></html>"] {
        std::fs::write(&path, bytes).unwrap();
        for command in ["decode", "pretty"] {
            let output = run(&["xmlrpc", command, path.to_str().unwrap()]);
            assert_eq!(output.status.code(), Some(2), "{command} {bytes:?}");
        }
    }
    std::fs::remove_file(path).unwrap();
}

/// The table goes into pipes alone.
#[test]
fn what_leads_on_from_a_table_is_no_part_of_it() {
    for (line, footer) in [
        ("coverage", "explains the ids"),
        ("coverage --tables", "explains the ids"),
        ("coverage --table Job", "explains the ids"),
        ("coverage --differences", "tell which of them"),
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let output = run(&words);
        assert!(!stdout(&output).contains(footer), "{line}");
        assert!(stderr(&output).contains(footer), "{line}");
        let quiet = run(&[&words[..], &["-q"]].concat());
        assert_eq!(stderr(&quiet), "", "{line}");
        let json = run(&[&words[..], &["--format", "json"]].concat());
        assert_eq!(stderr(&json), "", "{line}");
    }
}

#[test]
fn several_tables_and_a_word_for_one_are_told_how_they_are_named() {
    for (line, told) in [
        (
            "export Contact,User --sandbox",
            "names stand beside each other: Contact User",
        ),
        (
            "compare Contact,User --all --sandbox",
            "keap compare account Contact User",
        ),
        (
            "compare table Contact --sandbox",
            "`keap compare Contact --all`",
        ),
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let output = run(&words);
        assert_eq!(output.status.code(), Some(2), "{line}: {}", stderr(&output));
        assert!(
            stderr(&output).contains(told),
            "{line}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn a_comparison_that_could_not_begin_leaves_no_state() {
    let home = std::env::temp_dir().join(format!("keap-no-state-{}", std::process::id()));
    std::fs::create_dir_all(&home).unwrap();
    let mut command = keap();
    command.env("HOME", &home).env_remove("XDG_CONFIG_HOME");
    command.args(["compare", "account", "--dry-run"]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(!home.join(".config/keap/compare.db").exists());
    std::fs::remove_dir_all(home).unwrap();
}
