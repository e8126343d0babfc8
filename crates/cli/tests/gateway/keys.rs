//! `key new`, `adopt`, `list`, `revoke`, and `report`.

use super::{FIRST_NAME, Home};

const CONFIG: &str = "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = 'kept/gateway.db'\n";

fn home() -> Home {
    let home = Home::new();
    home.write("gateway.toml", CONFIG);
    home
}

/// A home whose gateway serves one account, at this address.
#[cfg(unix)]
fn home_of_tenant(base: &str) -> Home {
    let home = home();
    let tenant =
        format!("[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nbase_url = '{base}'\n");
    home.write("gateway.toml", &format!("{CONFIG}{tenant}"));
    home
}

#[test]
fn keys_are_shown_once_adopted_listed_and_revoked() {
    let home = home();
    let keys = |line: &str| home.run(&format!("key {line} --config gateway.toml"));
    let refused = [
        ("--label shop --table Contakt", "Contact"),
        (
            "--label shop --method ContctService.laod",
            "ContactService.load",
        ),
        (
            "--label shop --method ContctService.*",
            "no service ContctService",
        ),
        ("--label shop --app two,words", "not the name of a Keap app"),
    ];
    for (rights, named) in refused {
        let app = if rights.contains("--app") {
            ""
        } else {
            "--app ab123 "
        };
        keys(&format!("new {app}{rights}")).is(2, &[named]);
    }
    for nothing in ["list", "revoke 1 --yes"] {
        keys(nothing).is(3, &["there is no store of a gateway at kept/gateway.db"]);
    }
    let told = keys(
        "new --app AB123 --label shop --read-only --table Contact --method DataService.* --per-minute 60",
    );
    told.is(0, &["key 1 for shop; it is shown this once"]);
    let key = told.out.trim();
    assert_eq!(key.len(), 32, "{told:?}");
    assert!(key.bytes().all(|byte| byte.is_ascii_hexdigit()), "{told:?}");

    let adopt = |key: &str| {
        home.run_with(
            "key adopt --app ab123 --label old-shop --config gateway.toml",
            key,
        )
    };
    adopt("short\n").is(2, &["must have 8 or more"]);
    adopt("legacy key of old\n").is(0, &["key 2: old-shop is let in with the key it has"]);
    adopt("legacy key of old").is(2, &["key 2 of ab123 is \"old-shop\" already", "--another"]);
    home.run_with(
        "key adopt --app ab123 --label older-shop --config gateway.toml",
        "legacy key of old",
    )
    .is(2, &["this key is known already, as \"old-shop\""]);
    keys("new --app ab123 --label Shop").is(2, &["key 1 of ab123 is \"shop\" already"]);
    keys("new --app cd456 --label shop").is(0, &["key 3 for shop"]);
    keys("revoke 3 --yes").is(0, &[]);

    let told = keys("list");
    told.is(
        0,
        &[
            "shop",
            "read, DataService.*, tables Contact, 60 a minute",
            "read and write",
            "let in",
        ],
    );
    assert!(!told.out.contains(key), "{told:?}");
    for file in std::fs::read_dir(home.path("kept")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(key) && !text.contains("legacy key of old"));
    }

    keys("revoke 1 --yes").is(0, &["key 1 is let in no longer"]);
    keys("revoke 1 --yes").is(2, &["there is no living key 1"]);
    keys("revoke 77 --yes").is(2, &["there is no living key 77; there are 2 (old-shop)"]);
    // It is looked for before anybody is asked.
    keys("revoke 77").is(2, &["there is no living key 77"]);
    let told = keys("list --format json");
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(json[0]["tenant"], "ab123", "{told:?}");
    assert!(
        json[0]["revoked_at"]
            .as_str()
            .is_some_and(|at| at.ends_with('Z'))
            && json[1]["revoked_at"].is_null(),
        "{told:?}"
    );
    // The label of a key that is let in no longer is free.
    keys("new --app ab123 --label shop").is(0, &["key 4 for shop"]);
    keys("new --app ab123 --label shop --another").is(0, &["key 5 for shop"]);
    keys("new --label shop").is(2, &["--app"]);
    keys("new --app ab123 --label shop --per-minute 0").is(2, &["per-minute"]);
}

/// A gateway has applications of its own: the one of other commands' credential chooses none of them, in no command.
#[test]
fn the_application_of_the_environment_chooses_none_of_the_gateway() {
    let home = home();
    let tenant = |app: &str| format!("[[tenant]]\napp = '{app}'\naccess_key_env = 'KEY'\n");
    let keys = |line: &str| {
        let mut command = home.command(&format!("key {line} --config gateway.toml"));
        super::Told::of(command.env("KEAP_APP", "cd456").output().unwrap())
    };
    let unnamed = "name the application with --app";
    keys("new --label shop").is(2, &[unnamed, "has no [[tenant]]"]);
    let (one, other) = (tenant("ab123"), tenant("cd456"));
    home.write("gateway.toml", &format!("{CONFIG}{one}{other}"));
    keys("new --label shop").is(2, &[unnamed, "ab123, cd456"]);
    keys("adopt --label shop").is(2, &[unnamed, "ab123, cd456"]);
    home.write("gateway.toml", &format!("{CONFIG}{one}"));
    keys("new --label shop").is(0, &[]);
    let listed = keys("list --format json");
    assert!(listed.out.contains("\"tenant\": \"ab123\""), "{listed:?}");
}

/// What is shown this once and cannot be shown is let in no longer, and whoever asked is told.
#[cfg(target_os = "linux")]
#[test]
fn a_key_that_nobody_could_see_is_revoked_again() {
    let home = home();
    let ended = |line: &str, stdout: std::process::Stdio| {
        let line = format!("key {line} --app ab123 --config gateway.toml");
        let mut command = home.command(&line);
        home.write("key.txt", "legacy key of old");
        command.stdin(std::fs::File::open(home.path("key.txt")).unwrap());
        super::Told::of(command.stdout(stdout).output().unwrap())
    };
    let full = || std::fs::File::create("/dev/full").unwrap().into();
    let unread = || std::io::pipe().unwrap().1.into();
    ended("new --label shop", full()).is(
        3,
        &[
            "key 1 could not be shown, and is revoked again: nothing was lost",
            "the disk is full",
            "hint: run it again",
        ],
    );
    ended("new --label shop --format json", full()).is(3, &["key 2 could not be shown"]);
    ended("new --label shop", unread()).is(3, &["key 3 could not be shown", "nobody reads"]);
    // The caller has the key that was adopted: it stays.
    ended("adopt --label desk", full()).is(3, &["key 4 is let in from now on", "the disk is full"]);
    let listed = home.run("key list --format json --config gateway.toml");
    let keys: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    let keys = keys.as_array().unwrap();
    let living: Vec<_> = keys
        .iter()
        .filter(|key| key["revoked_at"].is_null())
        .map(|key| key["label"].as_str().unwrap())
        .collect();
    assert_eq!((keys.len(), living), (4, vec!["desk"]), "{listed:?}");
}

/// A name that turns the direction of writing or commands a terminal is no label, and one that another program has put into
/// the store is spelled out.
#[tokio::test]
async fn what_a_terminal_obeys_is_spelled_out_in_a_report() {
    let home = home();
    let new = |label: &str| {
        let mut command = home.command("key new --app ab123 --config gateway.toml");
        super::Told::of(command.args(["--label", label]).output().unwrap())
    };
    for label in ["sh\u{202e}op", "shop\u{1b}[31m", "shop\nerror: no"] {
        new(label).is(2, &["--label has characters that are not seen"]);
    }
    new("Zoë's shop 株式会社").is(0, &[]);
    let long = "é".repeat(200);
    new(&long).is(0, &[]);
    new(&format!("{long}é")).is(2, &["--label has 201 characters", "at most 200"]);
    let url = format!("sqlite://{}", home.path("kept/gateway.db").display());
    let evil = "evil\u{202e}\u{1b}[31m\n\u{200b}<b>";
    let insert = [
        "INSERT INTO inventory (tenant, caller, method, table_name, first_seen, last_seen, calls, faults, blockers, \
         differences) VALUES ('ab123', ?1, 'PaymentService.x', ?1, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', 1, 1, \
         1, '')",
        "INSERT INTO origins (tenant, caller, address, agent, first_seen, last_seen, calls) VALUES \
         ('', '(wrong key)', '', ?1, '2099-11-01T00:00:00Z', '2099-11-01T00:00:00Z', 1)",
        "INSERT INTO compared (tenant, method, table_name, wires, comparisons, differing, fields, last_seen) VALUES \
         ('ab123', 'DataService.load', ?1, 'v2 v1', 1, 1, ?1, '2026-11-01T00:00:00Z')",
        "INSERT INTO writes_in_doubt (request_id, tenant, caller, method, table_name, begun) VALUES \
         (?1, 'ab123', ?1, 'ContactService.add', ?1, '2026-11-01T00:00:00Z')",
    ];
    use sqlx::Connection as _;
    let mut store = sqlx::SqliteConnection::connect(&url).await.unwrap();
    for row in insert {
        let row = sqlx::query(row).bind(evil).execute(&mut store);
        row.await.unwrap();
    }
    store.close().await.unwrap();
    // A table for a spreadsheet has every sign as it is, within quotes.
    for format in ["text", "html", "json", "jsonl"] {
        let told = home.run(&format!("report --config gateway.toml --format {format}"));
        assert_eq!(told.code, Some(1), "{told:?}");
        let obeyed =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{200b}');
        let text = &told.out;
        assert_eq!(text.find(obeyed), None, "{format}: {text:?}");
        // The page has such elements of its own, and none behind a name.
        assert!(!text.contains("}<b>") || format != "html", "{text}");
        assert!(text.contains("evil\\u"), "{format}: {text}");
    }
    let text = home.run("report --config gateway.toml").out;
    assert!(text.contains("1 call with a key that is not"), "{text}");
    assert_eq!(
        text.matches("\\u{1b}[31m\\n\\u{200b}<b>").count(),
        10,
        "{text}"
    );
}

#[test]
fn the_key_of_the_hashes_can_come_from_a_variable_and_must_be_one() {
    let home = home();
    let new = |key: &str| {
        let mut command = home.command("key new --app ab123 --label shop --config gateway.toml");
        super::Told::of(command.env("KEAP_STORE_KEY", key).output().unwrap())
    };
    let told = new("not a key");
    assert_ne!(told.code, Some(0), "{told:?}");
    new(&"0f".repeat(32)).is(0, &[]);
    assert!(!home.path("kept/gateway.key").exists());
}

/// A key that is made while the gateway runs is let in, one that is revoked is not, and the report tells of the calls.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_running_gateway_follows_the_keys_and_reports_the_calls() {
    let sandbox = keap_sandbox::Sandbox::builder().build();
    let base = super::running::serve(sandbox.transport()).await;
    let home = home();
    home.run("report --config gateway.toml")
        .is(3, &["there is no store of a gateway"]);
    let tenant =
        format!("[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nbase_url = '{base}'\n");
    home.write("gateway.toml", &format!("{CONFIG}{tenant}"));
    let worked = tokio::task::spawn_blocking(move || {
        let mut command = home.command("run --config gateway.toml");
        command.env("KEY", keap_sandbox::DEFAULT_ACCESS_TOKEN);
        let serving = super::Serving::by(command);
        let told = home.run("key new --app ab123 --label shop --config gateway.toml");
        let key = told.out.trim().to_owned();
        let load = || serving.call(&key, "ContactService.load", FIRST_NAME);
        let until = |wanted: &str| {
            // The keys are looked at every second.
            let begun = tokio::time::Instant::now();
            while !load().contains(wanted) {
                assert!(begun.elapsed().as_secs() < 30, "{}", load());
            }
        };
        until("<value>Joseph</value>");
        serving.call("a key that is forgotten", "ContactService.load", FIRST_NAME);
        let number = "<param><value><int>17</int></value></param>";
        let answer = serving.call(&key, "ContactService.pauseCampaign", &number.repeat(2));
        assert!(answer.contains("`sequences` in the [[tenant]]"), "{answer}");
        home.run("key revoke 1 --yes --config gateway.toml")
            .is(0, &[]);
        until("[InvalidKey]Invalid Key");
        serving.stop().is(
            0,
            &["\"method\":\"ContactService.load\"", "\"caller\":\"shop\""],
        );

        let told = home.run("report --config gateway.toml");
        told.is(
            1,
            &[
                "ContactService.load",
                "ContactService.pauseCampaign",
                "KB-016",
                "`sequences` in the [[tenant]]",
                " with a key that is not let in, from 127.0.0.1",
            ],
        );
        assert!(!told.out.contains("RestOptions"), "{told:?}");
        let told = home.run("report --blockers --config gateway.toml --format json");
        let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!(json["rows"].as_array().unwrap().len(), 1, "{told:?}");
        assert_eq!(json["rows"][0]["blockers"], 1);
        let told = home.run("report --config gateway.toml --format jsonl");
        let lines = told.out.lines().map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            line["kind"].as_str().unwrap().to_owned()
        });
        let lines: Vec<String> = lines.collect();
        for kind in ["report", "row", "breaking", "advice", "hour", "origin"] {
            assert!(lines.iter().any(|line| line == kind), "{kind}: {told:?}");
        }
        for line in ["report --app ab124", "report --app ab124 --blockers"] {
            home.run(&format!("{line} --config gateway.toml")).is(
                2,
                &[
                    "ab124 is in no call and not in the configuration",
                    "did you mean ab123?",
                ],
            );
        }
        home.run("key new --app ab124 --label desk --config gateway.toml")
            .is(
                2,
                &["ab124 is no tenant of the configuration, which has ab123; did you mean ab123?"],
            );
    });
    worked.await.unwrap();
}

/// That nothing is unanswerable is what is hoped for, and is not told as if nobody had called.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_report_without_blockers_says_so() {
    let sandbox = keap_sandbox::Sandbox::builder().build();
    let base = super::running::serve(sandbox.transport()).await;
    let home = home_of_tenant(&base);
    let worked = tokio::task::spawn_blocking(move || {
        let adopt = "key adopt --app ab123 --label shop --config gateway.toml";
        home.run_with(adopt, "old-key-1").is(0, &[]);
        let mut command = home.command("run --config gateway.toml");
        command.env("KEY", keap_sandbox::DEFAULT_ACCESS_TOKEN);
        let serving = super::Serving::by(command);
        let answer = serving.call("old-key-1", "ContactService.load", FIRST_NAME);
        assert!(answer.contains("Joseph"), "{answer}");
        serving.stop().is(0, &[]);
        home.run("report --blockers --config gateway.toml")
            .is(0, &["Nothing is unanswerable."]);
    });
    worked.await.unwrap();
}

/// Calls that are in use and what of the owner's they need: in the report, and in `keap routes --in-use` with the policy that
/// is planned.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn what_of_the_owners_is_missing_for_calls_in_use_is_told() {
    let sandbox = keap_sandbox::Sandbox::builder().build();
    let base = super::running::serve(sandbox.transport()).await;
    let home = home_of_tenant(&base);
    home.write("bare.toml", "default = 'v2'\n");
    home.write(
        "full.toml",
        "default = 'v2'\nweb_tracking_script = 'https://example.com/s'\n[action_sets]\n12 = { apply_tag = 105 }\n",
    );
    let worked = tokio::task::spawn_blocking(move || {
        let adopt = "key adopt --app ab123 --label shop --config gateway.toml";
        home.run_with(adopt, "old-key-1").is(0, &[]);
        let mut command = home.command("run --config gateway.toml");
        command.env("KEY", keap_sandbox::DEFAULT_ACCESS_TOKEN);
        let serving = super::Serving::by(command);
        let number = |number: i64| format!("<param><value><int>{number}</int></value></param>");
        let run = [number(17), number(12)].concat();
        let address = "<param><value><struct><member><name>Email</name><value>a@example.com</value></member>\
                       </struct></value></param>";
        for (method, params) in [
            ("ContactService.runActionSequence", run.as_str()),
            ("WebTrackingService.getWebTrackingScriptUrl", ""),
            ("ContactService.add", address),
        ] {
            serving.call("old-key-1", method, params);
        }
        serving.stop().is(0, &[]);
        let missing = [
            "`action_sets` has no row for: add 12 = [",
            "getWebTrackingScriptUrl needs `web_tracking_script`, which is not set",
            "ContactService.add may need `default_country`, which is not set",
        ];
        home.run("report --config gateway.toml").is(1, &missing);
        let routes = |policy: &str, more: &str| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_keap"));
            let line =
                format!("routes --policy {policy} --in-use gateway.toml --backends v2,v1 {more}");
            let command = command.args(line.split_whitespace()).env_clear();
            super::Told::of(command.current_dir(&home.0).output().unwrap())
        };
        let run = "--operation ContactService.runActionSequence";
        routes("bare.toml", run).is(1, &missing[..1]);
        routes("full.toml", run).is(0, &[]);
        let script = "--operation WebTrackingService.getWebTrackingScriptUrl";
        routes("bare.toml", script).is(1, &missing[1..2]);
        let told = routes("full.toml", script);
        told.is(0, &[]);
        assert!(!told.out.contains("web_tracking_script"), "{told:?}");
        // What only some calls need is told and no failure.
        routes("full.toml", "--operation ContactService.add").is(0, &missing[2..]);
        let json = routes("bare.toml", &format!("{script} --format json"));
        json.is(
            1,
            &["\"value\": \"web_tracking_script\"", "\"needed\": true"],
        );
    });
    worked.await.unwrap();
}

/// Whoever gives too little, or something else, is shown a whole line.
#[test]
fn what_is_adopted_wrongly_shows_how_it_is_done() {
    let home = home();
    let line = "key adopt --app ab123 --label shop --config gateway.toml";
    let how = "keap gateway key adopt --app ab123 --label";
    let own = "--label shop < key.txt";
    home.run("key adopt").is(2, &["--label <TEXT>", how]);
    home.run("key new --app ab123").is(
        2,
        &[
            "--label <TEXT>",
            "keap gateway key new --app ab123 --label shop",
        ],
    );
    for (input, told) in [
        ("", "no key came on standard input"),
        ("\n", "no key came on standard input"),
        ("short", "has 5 characters, and must have 8 or more"),
        ("0123456789abcdef\tx", "signs that nobody types"),
        ("0123456789\nabcdef0123", "it has more than one line"),
    ] {
        let said = home.run_with(line, input);
        said.is(2, &[told, how]);
        assert!(cfg!(windows) || said.err.contains(own), "{said:?}");
        assert!(
            input.trim().len() < 8 || !said.err.contains("0123456789"),
            "{said:?}"
        );
    }
}

/// What nobody could see is of no use: the key would be let in, and no program could present it.
#[cfg(unix)]
#[test]
fn a_key_that_would_be_shown_nowhere_is_not_made() {
    let home = Home::new();
    let program = env!("CARGO_BIN_EXE_keap");
    for line in [
        ">&-",
        "> /dev/null",
        "1<> /dev/null",
        "--format json > /dev/null",
    ] {
        let line = format!("exec {program} gateway key new --app ab123 --label shop {line}");
        let mut shell = std::process::Command::new("sh");
        shell
            .args(["-c", &line])
            .env_clear()
            .env("HOME", home.path(""))
            .current_dir(home.path(""));
        let told = super::Told::of(shell.output().unwrap());
        told.is(3, &["would be shown nowhere", "none was made"]);
        home.run("key list").is(3, &[]);
    }
    home.run("key new --app ab123 --label shop").is(0, &[]);
}
