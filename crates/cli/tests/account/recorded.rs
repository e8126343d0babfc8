//! What was recorded gives the same verdict again without network, with values and without; and the page of a run.

use std::path::Path;

use super::*;

const NAMED: [&str; 7] = [
    "Contact",
    "Job",
    "Product",
    "ContactGroup",
    "ContactService.load",
    "ContactService.findByEmail",
    "DataService.getUserInfo",
];

fn account() -> Sandbox {
    let sandbox = Sandbox::builder()
        .seed(Seed::empty().with_contacts(200))
        .build();
    for kind in PlantKind::all() {
        sandbox.plant(Plant::of(kind), PlantedWire::Rest).unwrap();
    }
    sandbox
}

/// Everything that a verdict consists of.
fn verdict(report: &Json) -> Json {
    let targets = report["targets"].as_array().unwrap().iter();
    let targets: Vec<Json> = targets
        .map(|target| {
            let columns = target["columns"].as_array().unwrap().iter();
            // What values look like is a guess, which other values may change.
            let known = columns.filter(|column| {
                let cause = column["cause"].as_str().unwrap_or_default();
                cause.is_empty() || cause.starts_with("KB-")
            });
            serde_json::json!({
                "name": target["name"],
                "state": target["state"],
                "rows": target["rows"],
                "parting": target["parting"],
                "values": target["values"],
                "columns": known.collect::<Vec<_>>(),
            })
        })
        .collect();
    serde_json::json!({ "verdict": report["verdict"], "targets": targets })
}

fn places(report: &Json) -> BTreeSet<(String, i64, String)> {
    let planted = planted_in(report).into_iter();
    planted
        .map(|(target, row, column, _)| (target, row, column))
        .collect()
}

async fn recorded(folder: &Folder, more: &[&str]) -> Json {
    let base = serve(account().transport()).await;
    let exchanges = folder.0.join("exchanges").display().to_string();
    let mut arguments = NAMED.to_vec();
    arguments.extend(["--yes", "--format", "json", "--record", &exchanges]);
    arguments.extend(more);
    report(&run(command(&folder.state(), &base, &arguments)).await)
}

/// The same without network and without a credential.
fn replayed(folder: &Folder) -> Output {
    let exchanges = folder.0.join("exchanges").display().to_string();
    let mut arguments = vec!["compare", "account"];
    arguments.extend(NAMED);
    let state = folder.state();
    arguments.extend([
        "--yes", "--format", "json", "--state", &state, "--replay", &exchanges,
    ]);
    keap(&arguments)
}

fn files(folder: &Folder) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder.0.join("exchanges")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn texts(folder: &Folder) -> String {
    let files = files(folder).into_iter();
    files
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions()) & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_gives_the_same_verdict_without_network() {
    let folder = Folder::new("recorded");
    let first = recorded(&folder, &[]).await;
    let text = texts(&folder);
    assert!(!text.contains(DEFAULT_ACCESS_TOKEN));
    assert!(text.contains("authorization: [redacted]") && text.contains("@example."));
    #[cfg(unix)]
    {
        assert_eq!(mode(&folder.0.join("exchanges")), 0o700);
        assert!(files(&folder).iter().all(|path| mode(path) == 0o600));
    }
    let again = replayed(&folder);
    assert_eq!(again.status.code(), Some(1), "{}", told(&again));
    let again = report(&again);
    assert_eq!(verdict(&again), verdict(&first));
    assert_eq!(planted_in(&again), planted_in(&first));
    assert!(planted_in(&first).len() > 15);

    // A folder with a recording takes no other one.
    let state = folder.state();
    let exchanges = folder.0.join("exchanges").display().to_string();
    let other = command(
        &state,
        "http://127.0.0.1:9",
        &["Contact", "--yes", "--record", &exchanges],
    );
    let other = run(other).await;
    assert_eq!(other.status.code(), Some(2), "{}", told(&other));

    // One exchange less, and it is named.
    let gone = files(&folder).into_iter().filter(|path| {
        let text = std::fs::read_to_string(path).unwrap();
        path.to_string_lossy().ends_with(".request.http")
            && text.contains("<string>Product</string>")
    });
    gone.for_each(|path| std::fs::remove_file(path).unwrap());
    let again = replayed(&folder);
    let told = told(&again);
    assert!(
        told.contains("the recording in ")
            && told.contains(" has no answer to DataService.query(Product"),
        "{told}"
    );
    assert_ne!(again.status.code(), Some(0));
}

/// A program in a machine without a network, where one can be had.
fn without_network(arguments: &[&str]) -> Output {
    let works = Command::new("unshare").args(["-rn", "true"]).output();
    let mut command = match works.is_ok_and(|output| output.status.success()) {
        true => {
            let mut command = Command::new("unshare");
            command.args(["-rn", env!("CARGO_BIN_EXE_keap")]);
            command
        }
        false => Command::new(env!("CARGO_BIN_EXE_keap")),
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// A bug report is the folder alone: what was given is in it, and nothing of it is asked for elsewhere.
#[tokio::test(flavor = "multi_thread")]
async fn a_folder_alone_is_replayed_elsewhere() {
    for hide in [false, true] {
        let folder = Folder::new(if hide { "alone-hidden" } else { "alone" });
        let base = serve(account().transport()).await;
        let path = |name: &str| folder.0.join(name).display().to_string();
        let suite = "# of Ann Example\n[[table]]\nname = 'Contact'\nfields = ['FirstName', 'Phone1', '_ShoeSize']\n\
            where = ['Country=United States', 'Id>=1']\n[[operation]]\nname = 'ContactService.findByEmail'\n\
            arguments = ['ann@example.com']\nfields = ['Id', 'Email']\n";
        let rules = "[[rule]]\ntable = 'Contact'\nfields = ['Phone1']\nignore = true # Ann Example said so\n";
        std::fs::write(path("suite.toml"), suite).unwrap();
        std::fs::write(path("rules.toml"), rules).unwrap();
        let call = "<methodCall><methodName>ContactService.findByEmail</methodName><params>\
            <param><value>a secret key of old</value></param><param><value>ann@example.com</value></param>\
            <param><value><array><data><value>Id</value></data></array></value></param></params></methodCall>";
        std::fs::create_dir_all(path("calls")).unwrap();
        std::fs::write(path("calls/1.xml"), call).unwrap();
        for (round, given) in [
            vec![
                "--suite",
                "suite.toml",
                "--rules",
                "rules.toml",
                "--fail-on",
                "known",
            ],
            vec!["--calls", "calls", "--allow-empty"],
            vec!["User", "Job", "--except", "Job"],
        ]
        .into_iter()
        .enumerate()
        {
            let exchanges = path(&format!("exchanges{round}"));
            let mut more = given.clone();
            more.extend(["--yes", "--format", "json", "--record", &exchanges]);
            more.extend(hide.then_some("--hide-values"));
            let mut first = command(&folder.state(), &base, &more);
            let first = run({
                first.current_dir(&folder.0);
                first
            })
            .await;
            let was = report(&first);
            // Elsewhere there is nothing but the folder.
            let elsewhere = Folder::new(if hide { "bare-hidden" } else { "bare" });
            let moved = elsewhere.0.join("report");
            std::fs::rename(&exchanges, &moved).unwrap();
            let moved = moved.to_str().unwrap();
            let state = elsewhere.state();
            let page = elsewhere.0.join("page.html");
            let again = without_network(&[
                "compare",
                "account",
                "--state",
                &state,
                "--format",
                "json",
                "--replay",
                moved,
                "--report",
                page.to_str().unwrap(),
            ]);
            assert_eq!(again.status.code(), first.status.code(), "{}", told(&again));
            let said = told(&again);
            let again = report(&again);
            // Names of files are values as well.
            let named = verdict(&again).to_string().replace("000001.xml", "1.xml");
            assert_eq!(named, verdict(&was).to_string(), "{given:?}: {said}");
            assert_eq!(again["run"]["replayed_from"], moved);
            let page = std::fs::read_to_string(page).unwrap();
            assert!(page.contains("replayed from "), "{given:?}");
            for told in [&said, &page] {
                assert!(!told.contains("infusionsoft"), "{told}");
            }
            let mut all = String::new();
            for below in [
                "suite/suite.toml",
                "rules/rules.toml",
                "calls/1.xml",
                "calls/000001.xml",
                "recording.json",
            ] {
                all += &std::fs::read_to_string(elsewhere.0.join("report").join(below))
                    .unwrap_or_default();
            }
            assert!(!all.contains("a secret key of old"), "{all}");
            assert!(!all.contains(folder.0.to_str().unwrap()), "{all}");
            if hide {
                assert!(!all.contains("ann@") && !all.contains("Ann"), "{all}");
            }
        }
    }
}

/// An operation whose answer the recording lacks, or what its arguments are drawn from, is not called an account without rows.
#[tokio::test(flavor = "multi_thread")]
async fn a_gap_is_named_for_operations_too() {
    let folder = Folder::new("gap");
    let base = serve(Sandbox::builder().build().transport()).await;
    let exchanges = folder.0.join("exchanges").display().to_string();
    let first = ["ContactService.load", "--yes", "--record", &exchanges];
    let first = run(command(&folder.state(), &base, &first)).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let state = folder.state();
    let again = || {
        keap(&[
            "compare",
            "account",
            "ContactService.load",
            "--yes",
            "--state",
            &state,
            "--replay",
            &exchanges,
        ])
    };
    for method in ["ContactService.load", "DataService.query"] {
        let gone = files(&folder).into_iter().filter(|path| {
            let name = path.to_string_lossy();
            name.ends_with(".request.http") && name.contains(method)
        });
        let gone: Vec<PathBuf> = gone.collect();
        assert!(!gone.is_empty(), "{method}");
        gone.iter()
            .for_each(|path| std::fs::remove_file(path).unwrap());
        let output = again();
        assert_eq!(output.status.code(), Some(3), "{}", told(&output));
        let lacks = format!(" has no answer to {method}(");
        assert!(told(&output).contains(&lacks), "{}", told(&output));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_without_values_gives_the_same_verdict() {
    let folder = Folder::new("hidden");
    let first = recorded(&folder, &["--hide-values"]).await;
    let text = texts(&folder);
    for value in [
        "@example.",
        DEFAULT_ACCESS_TOKEN,
        ">Ann<",
        "\"Ann\"",
        "Smith",
    ] {
        assert!(!text.contains(value), "{value}");
    }
    let again = replayed(&folder);
    assert_eq!(again.status.code(), Some(1), "{}", told(&again));
    let again = report(&again);
    assert_eq!(verdict(&again), verdict(&first));
    assert_eq!(places(&again), places(&first));
}

/// The whole account: whatever is taken out of a recording or replaced in it must be so on both wires.
async fn whole(folder: &Folder, more: &[&str]) {
    let exchanges = folder.0.join("exchanges").display().to_string();
    let base = serve(Sandbox::builder().build().transport()).await;
    let mut arguments = vec!["--yes", "--format", "json", "--record", &exchanges];
    arguments.extend(more);
    let first = run(command(&folder.state(), &base, &arguments)).await;
    let state = folder.state();
    let again = keap(&[
        "compare", "account", "--yes", "--format", "json", "--state", &state, "--replay",
        &exchanges,
    ]);
    assert_eq!(again.status.code(), first.status.code(), "{}", told(&again));
    let (first, again) = (verdict(&report(&first)), verdict(&report(&again)));
    let targets = |verdict: &Json| verdict["targets"].as_array().unwrap().clone();
    assert!(targets(&first).len() > 70);
    for (first, again) in targets(&first).iter().zip(targets(&again)) {
        assert_eq!(again, *first);
    }
    assert_eq!(again, first);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_and_operation_has_the_same_verdict_again() {
    whole(&Folder::new("whole"), &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_and_operation_has_the_same_verdict_again_without_values() {
    let folder = Folder::new("whole-hidden");
    whole(&folder, &["--hide-values"]).await;
    let text = texts(&folder);
    let planted = texts_of_records();
    assert!(planted.len() > 50, "{planted:?}");
    // Kinds of shipping are words of a list, with the word of the list for each a name of its own.
    let kinds = [
        "Flat Rate",
        "Order Quantity",
        "Order Total",
        "Product Based",
        "Weight Based",
    ];
    let planted = planted.iter().filter(|one| !kinds.contains(&one.as_str()));
    let told: Vec<&String> = planted.filter(|one| text.contains(*one)).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tolerances_are_in_the_folder_of_a_table_too() {
    let folder = Folder::new("tolerances");
    let base = serve(account().transport()).await;
    let exchanges = folder.0.join("exchanges").display().to_string();
    let rules = folder.0.join("rules.toml");
    std::fs::write(&rules, "[[rule]]\ntable = 'Contact'\nignore = true\n").unwrap();
    let table = ["compare", "Contact", "--all", "--backends", "xmlrpc,v2"];
    let mut first = Command::new(env!("CARGO_BIN_EXE_keap"));
    first.env_clear().stdin(Stdio::null()).args(table);
    first
        .args(["--fail-on", "known", "--record", &exchanges, "--rules"])
        .arg(&rules);
    first.args(["--base-url", &base, "--access-token", DEFAULT_ACCESS_TOKEN]);
    let first = run(first).await;
    std::fs::remove_file(&rules).unwrap();
    let again = ["--fail-on", "known", "--replay", &exchanges];
    let again = keap(&[&table[..], &again].concat());
    assert_eq!(again.status.code(), first.status.code(), "{}", told(&again));
    let last = |output: &Output| {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.lines().last().unwrap_or_default().to_owned()
    };
    assert!(!last(&first).is_empty(), "{}", told(&first));
    assert_eq!(last(&again), last(&first));
    let without = std::fs::remove_file(folder.0.join("exchanges/rules/rules.toml"));
    without.unwrap();
    let gone = ["--fail-on", "known", "--replay", &exchanges];
    let gone = keap(&[&table[..], &gone].concat());
    assert_eq!(gone.status.code(), Some(2), "{}", told(&gone));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operation_is_replayed_with_the_words_of_its_recording() {
    let folder = Folder::new("words");
    let base = serve(Sandbox::builder().build().transport()).await;
    let exchanges = folder.0.join("exchanges").display().to_string();
    let mut first = Command::new(env!("CARGO_BIN_EXE_keap"));
    first.env_clear().stdin(Stdio::null());
    first.args([
        "compare",
        "ContactService.findByEmail",
        "ann@example.com",
        "--format",
        "json",
    ]);
    first.args(["--record", &exchanges, "--hide-values", "--base-url", &base]);
    first.args(["--access-token", DEFAULT_ACCESS_TOKEN]);
    let first = run(first).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    assert!(!texts(&folder).contains("ann@"));

    let manifest = std::fs::read(folder.0.join("exchanges/recording.json")).unwrap();
    let manifest: Json = serde_json::from_slice(&manifest).unwrap();
    let words = manifest["command"].as_array().unwrap().iter();
    let mut words: Vec<&str> = words.map(|word| word.as_str().unwrap()).collect();
    words.extend(["--format", "json", "--replay", &exchanges]);
    let again = keap(&words);
    assert_eq!(again.status.code(), Some(0), "{}", told(&again));
    let summary = |output: &Output| report(output)["rows"].as_array().map(Vec::len);
    assert_eq!(summary(&again), summary(&first));
    assert!(summary(&first) > Some(0));

    // The folder alone is enough, and what is said beside it counts.
    let alone = ["compare", "--replay", &exchanges, "--format", "json"];
    let alone = keap(&alone);
    assert_eq!(alone.status.code(), Some(0), "{}", told(&alone));
    assert_eq!(report(&alone), report(&again));
    let options = ["--fail-on", "known", "--backends", "v1,v2", "--all"];
    let other = keap(&[&["compare", "--replay", &exchanges], &options[..]].concat());
    let said = told(&other);
    assert!(
        !said.contains("XML-RPC") && said.contains("REST v1"),
        "{said}"
    );
}

/// A table with all that it was asked with.
#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_replayed_by_its_folder_alone() {
    let folder = Folder::new("table");
    let base = serve(Sandbox::builder().build().transport()).await;
    let exchanges = folder.0.join("exchanges").display().to_string();
    let words = [
        "Contact",
        "--where",
        "Email=ann@example.com",
        "--fields",
        "Id,Email",
    ];
    let mut first = Command::new(env!("CARGO_BIN_EXE_keap"));
    first.env_clear().stdin(Stdio::null()).arg("compare");
    first
        .args(words)
        .args(["--backends", "xmlrpc,v2", "--reread", "0"]);
    first.args(["--record", &exchanges, "--hide-values", "--base-url", &base]);
    first.args(["--access-token", DEFAULT_ACCESS_TOKEN, "--format", "json"]);
    let first = run(first).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let again = keap(&["compare", "--replay", &exchanges, "--format", "json"]);
    assert_eq!(again.status.code(), Some(0), "{}", told(&again));
    let rows = |output: &Output| report(output)["progress"]["rows"].clone();
    assert_eq!(rows(&again), 1, "{}", told(&again));

    for (words, wrong) in [
        (&["compare"][..], "<OPERATION>"),
        (&["compare", "--replay", "nowhere"], "it is no recording"),
    ] {
        let output = keap(words);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains(wrong), "{}", told(&output));
    }
}

/// Nobody is asked for a secret to keep exchanges where they cannot be kept.
#[test]
fn a_folder_that_has_something_is_refused_before_a_secret_is_read() {
    let folder = Folder::new("full-folder");
    let full = folder.0.display().to_string();
    std::fs::write(folder.0.join("a"), "b").unwrap();
    for name in ["account", "accounts"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command.env_clear().env("HOME", &full).stdin(Stdio::null());
        command.args(["compare", name, "--yes", "--record", &full]);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        let told = told(&output);
        assert!(told.contains("there is something in it already"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_has_a_page_with_both_answers_and_no_value() {
    let folder = Folder::new("page");
    let page = folder.0.join("page.html").display().to_string();
    let report = recorded(&folder, &["--report", &page]).await;
    let page = std::fs::read_to_string(page).unwrap();
    for text in [
        "XML-RPC",
        "REST v2",
        "What was not compared",
        "role=\"search\"",
        "<mark>",
    ] {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains("@example."));
    let evidence = report["evidence"].as_array().unwrap();
    let of = |backend: &str| {
        evidence
            .iter()
            .filter(|one| one["backend"] == backend)
            .count()
    };
    assert!(of("xmlrpc") > 5 && of("v2") > 5, "{evidence:?}");
    // A row that parts has the hash of its value in the answer.
    let shown = |one: &Json, side: &str, backend: &str| {
        let value = one[side].as_str().unwrap_or("?");
        let mut answers = evidence.iter().filter(|answer| {
            (&answer["target"], &answer["row"]) == (&one["target"], &one["row"])
                && answer["backend"] == backend
        });
        answers.any(|answer| answer["body"].as_str().unwrap().contains(value))
    };
    let differences = report["differences"].as_array().unwrap();
    let both = differences
        .iter()
        .filter(|one| shown(one, "left", "xmlrpc") && shown(one, "right", "v2"));
    assert!(both.count() > 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_by_another_command_says_once_what_was_recorded() {
    let folder = Folder::new("recorded-suite");
    let base = serve(Sandbox::builder().build().transport()).await;
    let exchanges = folder.0.join("exchanges").display().to_string();
    let suite = folder.0.join("shop.toml").display().to_string();
    std::fs::write(&suite, "[[table]]\nname = \"Contact\"\n").unwrap();
    let first = [
        "--suite",
        &suite,
        "--allow-empty",
        "--yes",
        "--record",
        &exchanges,
    ];
    let first = run(command(&folder.state(), &base, &first)).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let state = folder.state();
    let again = |more: &[&str]| {
        let base = [
            "compare", "account", "--yes", "--state", &state, "--replay", &exchanges,
        ];
        told(&keap(&[&base[..], more].concat()))
    };
    let with = "it was recorded with: keap compare account --backends xmlrpc --backends v2 --suite shop.toml --allow-empty";
    let other = again(&["Contact"]);
    assert_eq!(other.matches("it was recorded with").count(), 1, "{other}");
    assert!(other.contains(with), "{other}");
    let same = again(&["--suite", &suite, "--allow-empty"]);
    assert!(!same.contains("it was recorded with"), "{same}");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_state_that_others_may_read_is_closed_to_them() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("loose");
    let base = serve(Sandbox::builder().build().transport()).await;
    let state = folder.state();
    let compared = async || {
        let output = run(command(&state, &base, &["User", "--yes"])).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    };
    compared().await;
    let loose = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(&state, loose).unwrap();
    compared().await;
    assert_eq!(mode(Path::new(&state)), 0o600);
}
