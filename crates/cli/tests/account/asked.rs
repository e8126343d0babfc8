//! What says what to compare: a suite, recorded calls, a gateway's inventory, what changed since the last run; and where a
//! run is kept.

use super::*;

/// A suite, recorded calls, and what changed since the last run.
#[tokio::test(flavor = "multi_thread")]
async fn a_run_can_be_of_a_suite_of_recorded_calls_and_of_what_changed() {
    let sandbox = Sandbox::builder().build();
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("suite");
    let state = folder.state();
    let suite = folder.0.join("suite.toml");
    let text = |rows: u32| {
        format!(
            "[[table]]\nname = \"User\"\nexpect = {{ rows = {rows}, unexplained = 0 }}\n\n\
             [[operation]]\nname = \"ContactService.load\"\narguments = [\"17\"]\nfields = [\"FirstName\"]\n"
        )
    };
    let with = [
        "--suite",
        suite.to_str().unwrap(),
        "--yes",
        "--format",
        "json",
    ];
    std::fs::write(&suite, text(1)).unwrap();
    let good = run(command(&state, &base, &with)).await;
    assert_eq!(good.status.code(), Some(0), "{}", told(&good));
    assert_eq!(report(&good)["totals"]["done"], 2);
    std::fs::write(&suite, text(99)).unwrap();
    let bad = run(command(&state, &base, &with)).await;
    assert_eq!(bad.status.code(), Some(1), "{}", told(&bad));
    assert_eq!(
        report(&bad)["unmet"][0],
        "User: 3 rows, at least 99 expected"
    );

    let calls = folder.0.join("calls");
    std::fs::create_dir_all(&calls).unwrap();
    let call = |name: &str, method: &str, params: &str| {
        let key = "<param><value><string>an old key</string></value></param>";
        let text = format!(
            "<?xml version=\"1.0\"?><methodCall><methodName>{method}</methodName><params>{key}{params}</params></methodCall>"
        );
        std::fs::write(calls.join(name), text).unwrap();
    };
    let id = "<param><value><int>17</int></value></param>";
    let fields = "<param><value><array><data><value><string>FirstName</string></value></data></array></value></param>";
    call("1.xml", "ContactService.load", &format!("{id}{fields}"));
    call("2.xml", "ContactService.addToGroup", &format!("{id}{id}"));
    let recorded = [
        "--calls",
        calls.to_str().unwrap(),
        "--yes",
        "--format",
        "json",
    ];
    let recorded = run(command(&state, &base, &recorded)).await;
    assert_eq!(recorded.status.code(), Some(0), "{}", told(&recorded));
    let recorded = report(&recorded);
    assert_eq!(
        recorded["targets"][0]["name"],
        "ContactService.load in 1.xml"
    );
    let why = "it writes, and recorded calls are compared by reading alone";
    assert_eq!(recorded["not_compared"][0]["why"], why);

    let named = ["Contact", "ContactGroup", "--yes"];
    let whole = run(command(&state, &base, &named)).await;
    assert_eq!(whole.status.code(), Some(0), "{}", told(&whole));
    let since = [
        "Contact",
        "ContactGroup",
        "--since-last",
        "--yes",
        "--format",
        "json",
    ];
    let since = run(command(&state, &base, &since)).await;
    assert_eq!(since.status.code(), Some(0), "{}", told(&since));
    let since = report(&since);
    assert_eq!(since["targets"][0]["rows"], 0, "{since}");
    let note = since["targets"][1]["note"].as_str().unwrap();
    assert!(note.starts_with("compared whole"), "{note}");
    assert_eq!(since["digest"]["new"], 0);
}

/// Wall times in recorded calls are in the zone of the account, and go out as they were recorded.
#[tokio::test(flavor = "multi_thread")]
async fn recorded_wall_times_are_read_in_the_zone_in_force() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("zone");
    let calls = folder.0.join("calls");
    std::fs::create_dir_all(&calls).unwrap();
    let call = "<methodCall><methodName>DataService.query</methodName><params><param><value>key</value></param>\
        <param><value>Contact</value></param><param><value><int>10</int></value></param><param><value><int>0</int></value></param>\
        <param><value><struct><member><name>LastUpdated</name><value>~>=~ 2026-01-15 12:00:00</value></member></struct></value></param>\
        <param><value><array><data><value>Id</value></data></array></value></param></params></methodCall>";
    std::fs::write(calls.join("1.xml"), call.replace("~>=~", "~&gt;=~")).unwrap();
    let exchanges = folder.0.join("exchanges").display().to_string();
    let calls = calls.display().to_string();
    let asked = ["--calls", &calls, "--zone", "Europe/Berlin", "--yes"];
    let with = [&asked[..], &["--allow-empty", "--record", &exchanges]].concat();
    let first = run(command(&folder.state(), &base, &with)).await;
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    let asked = served.take().concat();
    assert!(asked.contains("2026-01-15 12:00:00"), "{asked}");
    // REST takes later ones alone, and is asked for a second more.
    assert!(asked.contains("2026-01-15T10%3A59%3A59"), "{asked}");
    // Who replays it need not know the zone.
    let state = folder.state();
    let again = [
        "compare", "account", "--state", &state, "--replay", &exchanges,
    ];
    let again = keap(&again);
    assert_eq!(again.status.code(), Some(0), "{}", told(&again));
}

/// The tables and reading operations of one application that a gateway has seen, with the columns that were asked for; what
/// writes is told as not compared.
#[tokio::test(flavor = "multi_thread")]
async fn a_run_can_be_of_what_a_gateway_has_seen() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("gateway");
    let store = folder.0.join("gateway.db");
    keap_gateway::GatewayStore::open(&store)
        .await
        .unwrap()
        .close()
        .await;
    let seen = [
        ("ab123", "DataService.query", "Contact"),
        ("ab123", "ContactService.load", ""),
        ("ab123", "ContactService.addToGroup", ""),
        ("cd456", "DataService.query", "Product"),
    ];
    use sqlx::Connection as _;
    let url = format!("sqlite://{}", store.display());
    let mut inventory = sqlx::SqliteConnection::connect(&url).await.unwrap();
    for (app, method, table) in seen {
        let row = sqlx::query(
            "INSERT INTO inventory (tenant, caller, method, table_name, first_seen, last_seen, calls, faults, blockers, differences)
             VALUES (?, 'shop', ?, ?, '', '', 1, 0, 0, '')",
        );
        let row = row.bind(app).bind(method).bind(table);
        row.execute(&mut inventory).await.unwrap();
    }
    for (method, table, column) in [
        ("DataService.query", "Contact", "FirstName"),
        ("DataService.query", "Contact", "Email"),
        ("ContactService.load", "", "LastName"),
    ] {
        let row = sqlx::query("INSERT INTO columns VALUES ('ab123', 'shop', ?, ?, ?)");
        let row = row.bind(method).bind(table).bind(column);
        row.execute(&mut inventory).await.unwrap();
    }
    inventory.close().await.unwrap();
    let config = folder.0.join("gateway.toml");
    let text = format!(
        "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = '{}'\n[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\n",
        store.display()
    );
    std::fs::write(&config, text).unwrap();
    let gateway = config.to_str().unwrap();
    let arguments = [
        "--gateway",
        gateway,
        "--app",
        "ab123",
        "--yes",
        "--format",
        "json",
    ];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let report = report(&output);
    let targets = report["targets"].as_array().unwrap().iter();
    let names: Vec<&str> = targets.map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Contact", "ContactService.load"]);
    assert_eq!(report["run"]["filters"]["source"], "gateway.toml");
    let columns = report["targets"].as_array().unwrap().iter();
    let columns = columns.flat_map(|target| target["columns"].as_array().unwrap());
    let columns: BTreeSet<&str> = columns.map(|one| one["column"].as_str().unwrap()).collect();
    assert!(
        columns.contains("Email") && columns.contains("LastName"),
        "{columns:?}"
    );
    assert!(!columns.contains("City"), "{columns:?}");
    let why = "it writes, and what was seen is compared by reading alone; seen once";
    assert_eq!(report["not_compared"][0]["why"], why);
    let nothing = folder.0.join("nothing.toml");
    std::fs::write(&nothing, "no = [").unwrap();
    let wrong = ["--gateway", nothing.to_str().unwrap(), "--yes"];
    let wrong = run(command(&folder.state(), &base, &wrong)).await;
    assert_eq!(wrong.status.code(), Some(2), "{}", told(&wrong));
}

/// The local Keap inside the program is gone with it, and so is the run, unless a state is named.
#[test]
fn a_run_on_the_local_keap_is_kept_where_a_state_is_named_alone() {
    let folder = Folder::new("passing");
    let home = folder.0.display().to_string();
    let program = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command.env_clear().env("HOME", &home).stdin(Stdio::null());
        command.args(arguments).output().unwrap()
    };
    let sandbox = ["compare", "account", "User", "--sandbox"];
    let passing = program(&sandbox);
    assert_eq!(passing.status.code(), Some(0), "{}", told(&passing));
    for said in ["nobody is asked", "is kept in memory"] {
        assert!(told(&passing).contains(said), "{}", told(&passing));
    }
    let list = program(&["compare", "runs", "list"]);
    assert_eq!(list.status.code(), Some(3), "{}", told(&list));
    assert!(told(&list).contains("there is no state"), "{}", told(&list));
    let state = folder.state();
    let kept = program(&[&sandbox[..], &["--state", &state]].concat());
    assert_eq!(kept.status.code(), Some(0), "{}", told(&kept));
    let list = program(&["compare", "runs", "list", "--state", &state]);
    assert!(told(&list).contains("1 of 1"), "{}", told(&list));
    let missing = program(&["compare", "runs", "list", "--state", "nix.db"]);
    assert_eq!(missing.status.code(), Some(3), "{}", told(&missing));
    assert!(
        told(&missing).contains("there is no state at nix.db"),
        "{}",
        told(&missing)
    );
}

/// A file that is no state is wrong to name; a disk that is full is nobody's mistake. What was skipped is told with why.
#[tokio::test(flavor = "multi_thread")]
async fn a_state_that_cannot_be_used_and_what_was_skipped_are_told() {
    let sandbox = Sandbox::builder().seed(Seed::empty()).build();
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("unusable");
    let text = folder.0.join("notes.txt").display().to_string();
    std::fs::write(
        &text,
        "no database, and long enough to be told from one".repeat(99),
    )
    .unwrap();
    let wrong = run(command(&text, &base, &["User", "--yes"])).await;
    assert_eq!(wrong.status.code(), Some(2), "{}", told(&wrong));
    if std::path::Path::new("/dev/full").exists() {
        let full = run(command("/dev/full", &base, &["User", "--yes"])).await;
        assert_eq!(full.status.code(), Some(3), "{}", told(&full));
    }
    let both = ["User", "ContactService.load", "--yes", "--format", "json"];
    let skipped = run(command(&folder.state(), &base, &both)).await;
    let sentence = report(&skipped)["verdict"]["sentence"].to_string();
    assert_eq!(sentence.matches(". ").count(), 0, "{sentence}");
    let details = &report(&skipped)["verdict"]["details"];
    let why = "ContactService.load was not compared: the account has nothing to ask it with";
    assert_eq!(details[0], why, "{details}");
}

/// What a suite asks with is an account's as much as what comes back: no output has it.
#[tokio::test(flavor = "multi_thread")]
async fn the_values_of_conditions_and_arguments_are_in_no_output() {
    let sandbox = Sandbox::builder().build();
    for kind in PlantKind::all() {
        // The demo account has no row for some of them.
        let _ = sandbox.plant(Plant::of(kind), PlantedWire::Rest);
    }
    let base = serve(sandbox.transport()).await;
    let folder = Folder::new("conditions");
    let suite = folder.0.join("suite.toml");
    let text = "[[table]]\nname = \"Contact\"\nwhere = [\"Email=%@example%\", \"LastName!=Zyxworth\"]\n\n\
                [[table]]\nname = \"Contact\"\nwhere = [\"City<Zyxville\"]\n\n\
                [[operation]]\nname = \"ContactService.findByEmail\"\narguments = [\"ada@example.com\"]\n";
    std::fs::write(&suite, text).unwrap();
    let page = folder.0.join("page.html");
    let state = folder.state();
    let mut all = String::new();
    for format in ["text", "json", "markdown", "csv"] {
        let with = ["--suite", suite.to_str().unwrap(), "--yes", "--overwrite"];
        let told_as = ["--report", page.to_str().unwrap(), "--format", format];
        let output = run(command(&state, &base, &[&with[..], &told_as].concat())).await;
        all += &told(&output);
        all += &std::fs::read_to_string(&page).unwrap();
    }
    assert!(all.contains("ContactService.findByEmail"), "{all}");
    let kept = std::fs::read(&state).unwrap();
    let kept = String::from_utf8_lossy(&kept);
    for value in ["Zyxworth", "Zyxville", "%@example%", "ada@example.com"] {
        assert!(!all.contains(value) && !kept.contains(value), "{value}");
    }
}
