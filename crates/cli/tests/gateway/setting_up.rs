//! `init` and `check`.

use std::net::TcpListener;

use super::{Home, Told};

/// What is wrong in the configuration ends alike, whatever it is and whichever command finds it out: with 2, as a mistake that
/// another try does not mend.
#[test]
fn every_mistake_of_a_configuration_ends_with_2() {
    let home = Home::new();
    let tenant =
        |rest: &str| format!("[store]\npath = 'a.db'\n[[tenant]]\napp = 'ab123'\n{rest}\n");
    let key = "KeapAK-0123456789abcdef0123456789abcdef0123456789abcdef";
    home.write("key.txt", key);
    home.write("short.txt", "");
    let shared =
        "[store]\npostgres_env = 'HOME'\n[[tenant]]\napp = 'ab123'\naccess_key_file = 'key.txt'\n";
    let wrong = [
        (
            "[store]\npath = 'a.db'\npostgres_env = 'URL'\n".to_owned(),
            "names more than one of path",
        ),
        (
            "[store]\npostgres_env = 'URL'\n".to_owned(),
            "the variable URL is not set",
        ),
        (
            "[store]\npostgres_file = 'none.txt'\n".to_owned(),
            "none.txt cannot be read",
        ),
        (shared.to_owned(), "is no Postgres URL"),
    ];
    for (config, said) in &wrong {
        home.write("wrong.toml", config);
        for command in [
            "run",
            "report",
            "suggest",
            "key list",
            "key new --app ab123 --label shop",
        ] {
            let told = home.run(&format!("{command} --config wrong.toml"));
            told.is(2, &[said]);
        }
    }
    let of_tenants = [
        (
            tenant(""),
            "name one of access_key_file, access_key_env and grant",
        ),
        (
            tenant("access_key_file = 'none.txt'"),
            "none.txt cannot be read",
        ),
        (tenant("access_key_env = 'NOT_SET'"), "tenant ab123"),
        (
            tenant("access_key_env = 'NOT_SET'"),
            "the variable NOT_SET is not set",
        ),
        (tenant("access_key_file = 'short.txt'"), "tenant ab123"),
        (
            tenant("access_key_file = 'key.txt'\npolicy = 'none.toml'"),
            "none.toml",
        ),
        (
            tenant("access_key_file = 'key.txt'\n[tls]\nlisten = '127.0.0.1:0'\nkey = 'x'"),
            "only one of certificate and key",
        ),
        (
            tenant(
                "access_key_file = 'key.txt'\n[page]\nlisten = '127.0.0.1:0'\ntoken_env = 'NOT_SET'",
            ),
            "the variable NOT_SET is not set",
        ),
    ];
    for (config, said) in of_tenants {
        home.write(
            "wrong.toml",
            &format!("[server]\nlisten = '127.0.0.1:0'\n{config}"),
        );
        home.run("run --config wrong.toml").is(2, &[said]);
    }
    home.write("right.toml", &tenant("access_key_file = 'key.txt'"));
    let mut command = home.command("key new --app ab123 --label shop --config right.toml");
    super::Told::of(command.env("KEAP_STORE_KEY", "no key").output().unwrap()).is(2, &[]);
}

/// What stands in its help is taken, but for the pace of a local Keap, which has none.
#[test]
fn the_help_of_run_names_zone_and_pace() {
    let home = Home::new();
    let help = home.run("run --help");
    for flag in ["--zone", "--per-second", "--per-minute", "--per-day"] {
        assert!(help.out.contains(flag), "{help:?}");
    }
    for flag in ["--per-second", "--per-minute", "--per-day"] {
        let told = home.run(&format!("run --sandbox {flag} 5"));
        told.is(2, &[&format!("{flag} contradicts --sandbox")]);
    }
}

#[test]
fn init_writes_a_file_that_check_reads_and_never_over_one() {
    let home = Home::new();
    let line = "init --app zz999 --config etc/gateway.toml";
    home.run(line)
        .is(0, &["keap gateway key adopt", "keap gateway check"]);
    let text = home.read("etc/gateway.toml");
    assert!(text.contains("app = \"zz999\""), "{text}");
    #[cfg(unix)]
    {
        assert_eq!(super::mode(home.path("etc")), 0o700);
        assert_eq!(super::mode(home.path("etc/gateway.toml")) & 0o007, 0);
    }
    home.run(line)
        .is(2, &["is there already, and stays as it is"]);
    assert_eq!(home.read("etc/gateway.toml"), text);
    home.run("init --app a.b! --config other.toml")
        .is(2, &["is no host name"]);
    home.run("init --app ab123.infusionsoft.com --config other.toml")
        .is(
            2,
            &["is a host name", "give the name of the application alone"],
        );
    assert!(!home.path("other.toml").exists());
    home.run("init --app AB123 --config upper.toml")
        .is(0, &["--app ab123 --label NAME"]);
    assert!(home.read("upper.toml").contains("app = \"ab123\""));
    let told = home.run("init --app zz999 --config json.toml --format json");
    told.is(0, &[]);
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(json["config"], "json.toml");
}

/// Every line of the file that is commented out is a setting that is read, with the default that it shows.
#[test]
fn the_examples_in_the_file_are_settings() {
    let home = Home::new();
    home.run("init --app zz999").is(0, &[]);
    let text = home.read("gateway.toml");
    let is_setting = |line: &&str| {
        let name = line.split(" = ").next().unwrap_or_default();
        line.contains(" = ")
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let open: Vec<&str> = text
        .lines()
        .map(|line| match line.strip_prefix("# ").filter(is_setting) {
            Some(setting) => setting,
            None => line,
        })
        .collect();
    assert!(open.len() > 30, "{text}");
    let open = open
        .join("\n")
        .replace("/etc/", "etc/")
        .replace("/var/", "var/");
    home.write("open.toml", &open);
    let told = home.run("check --offline --config open.toml --format json");
    // It names several places for one thing, each once where one is meant, but nothing that means nothing.
    told.is(
        2,
        &[
            "[store] names more than one of",
            "[alerts] names more than one of",
            "tenant zz999 names more than one of",
        ],
    );
    assert_eq!(told.err.matches("open.toml:").count(), 3, "{told:?}");
}

/// Whoever mends a file need not run the check once for each of its mistakes.
#[test]
fn check_tells_all_mistakes_of_a_file_at_once() {
    let home = Home::new();
    let config = "[server]\nlisten = 'here'\nlissen = 1\n[tls]\nkey = 'x'\n[[tenant]]\napp = 'ab123'\nzone = 'Berlin'\n";
    home.write("wrong.toml", config);
    let expected = [
        "error: wrong.toml:2:10: \"here\" is no address",
        "error: wrong.toml:3:1: unknown field `lissen`",
        "error: wrong.toml:5:1: [tls] names only one of certificate and key",
        "error: wrong.toml:8:8: ",
    ];
    for command in ["check --offline", "run", "key list"] {
        let told = home.run(&format!("{command} --config wrong.toml"));
        told.is(2, &expected);
        assert_eq!(told.err.matches("wrong.toml").count(), 4, "{told:?}");
    }
    let told = home.run("check --config wrong.toml --format json");
    assert_eq!(told.code, Some(2), "{told:?}");
    let error: serde_json::Value = serde_json::from_str(&told.err).unwrap();
    let message = error["message"].as_str().unwrap();
    assert_eq!(message.lines().count(), 4, "{message}");
}

const CONFIG: &str = "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = 'kept/gateway.db'\n\
    [[tenant]]\napp = 'ab123'\naccess_key_file = 'key.txt'\n";

#[test]
fn check_says_what_is_wrong_and_that_nothing_is() {
    let home = Home::new();
    home.write("gateway.toml", CONFIG);
    let line = "check --offline --config gateway.toml";
    home.run(line)
        .is(1, &["FAIL credential of ab123", "key.txt cannot be read"]);
    home.write("key.txt", "KeapAK-0123456789abcdef\n");
    home.run(line).is(
        0,
        &["warn tenant ab123: nobody is let in", "Nothing is wrong; "],
    );
    home.run("key new --app ab123 --label shop --config gateway.toml")
        .is(0, &[]);
    home.write("early.toml", "[store]\npath = 'kept/gateway.db'\n");
    home.run("key new --app other --label stray --config early.toml")
        .is(0, &[]);
    let told = home.run(&format!("{line} --format json"));
    told.is(0, &["stray is for other, which is no tenant here"]);
    let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let states = json
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| &finding["state"]);
    assert!(states.clone().all(|state| state != "failed"));
    #[cfg(unix)]
    {
        assert_eq!(super::mode(home.path("kept")), 0o700);
        for file in ["kept/gateway.db", "kept/gateway.key"] {
            assert_eq!(super::mode(home.path(file)), 0o600, "{file}");
        }
    }
}

#[test]
fn check_finds_ports_addresses_certificates_and_tenants_that_cannot_be_right() {
    let home = Home::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let tenant = "[[tenant]]\napp = 'ab123'\naccess_key_file = 'key.txt'\n";
    home.write("key.txt", "KeapAK-0123456789abcdef");
    home.write(
        "gateway.toml",
        &format!(
            "[server]\nlisten = '127.0.0.1:{port}'\nlog = 'no/such/folder/log'\n[tls]\nlisten = '127.0.0.1:0'\n\
             [store]\npath = 'kept/gateway.db'\n{tenant}"
        ),
    );
    home.run("check --offline --config gateway.toml").is(
        1,
        &[
            "FAIL port: ",
            "cannot be listened on",
            "FAIL log: ",
            "FAIL certificate: run `keap gateway tls make` first",
        ],
    );
    home.write("remote.toml", &CONFIG.replace("127.0.0.1", "0.0.0.0"));
    home.run("check --offline --config remote.toml").is(
        1,
        &["0.0.0.0:0 is not loopback: set allow_remote, or use [tls]"],
    );
    home.write("none.toml", "");
    home.run("check --offline --config none.toml")
        .is(1, &["there is none: add a [[tenant]]"]);
    drop(taken);
    for (page, about) in [
        (port, "it is the port of this configuration as well"),
        (0, "Nothing is wrong; "),
    ] {
        let page = format!("[page]\nlisten = '127.0.0.1:{page}'\n");
        let server = CONFIG.replace("127.0.0.1:0", &format!("127.0.0.1:{port}"));
        home.write("page.toml", &format!("{page}{server}"));
        let told = home.run("check --offline --config page.toml");
        told.is(i32::from(about.starts_with("it is")), &[about]);
    }
}

#[test]
fn names_are_looked_up_and_what_is_no_address_is_told_with_an_example() {
    let home = Home::new();
    home.write("key.txt", "KeapAK-0123456789abcdef");
    let config = |listen: &str| CONFIG.replace("'127.0.0.1:0'", listen);
    home.write("name.toml", &config("'localhost:0'"));
    home.run("check --offline --config name.toml")
        .is(0, &["ok   port: 127.0.0.1:0 is free"]);
    home.write("nowhere.toml", &config("'no-such-host.invalid:0'"));
    home.run("check --offline --config nowhere.toml").is(
        1,
        &["FAIL port: this machine knows no address of no-such-host.invalid:0"],
    );
    home.run("run --config nowhere.toml").is(
        2,
        &["this machine knows no address of no-such-host.invalid:0"],
    );
    home.write("here.toml", &config("'here'"));
    for line in ["check --config here.toml", "run --config here.toml"] {
        home.run(line)
            .is(2, &["here.toml:2:10", "127.0.0.1:8400", "localhost:8400"]);
    }
    for flag in ["--listen", "--tls-listen"] {
        home.run(&format!("run --sandbox {flag} http://localhost:8400"))
            .is(2, &[flag, "127.0.0.1:8400", "localhost:8400"]);
    }
    home.run("run --sandbox --upstream-ip ab123.infusionsoft.com")
        .is(2, &["--upstream-ip", "203.0.113.10", "a name is not taken"]);
}

/// The time limit of the program is that of the one question to REST.
#[tokio::test(flavor = "multi_thread")]
async fn check_waits_for_rest_no_longer_than_it_is_told() {
    // It takes connections and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", silent.local_addr().unwrap());
    let home = Home::new();
    home.write("key.txt", "KeapAK-0123456789abcdef");
    home.write("gateway.toml", &format!("{CONFIG}base_url = '{base}'\n"));
    let begun = tokio::time::Instant::now();
    let told = home.run("check --config gateway.toml --timeout 1");
    // Nothing was learnt of the credential, which is no finding.
    told.is(3, &["FAIL credential of ab123: REST did not answer in 1 s"]);
    assert!(begun.elapsed().as_secs() < 20, "{told:?}");
    drop(silent);
}

#[test]
fn values_that_cannot_be_right_are_errors_of_the_file_for_check_and_run() {
    let home = Home::new();
    for (text, said) in [
        (
            "[bounds]\nat_work = 9223372036854775807\n",
            "gateway.toml:2:",
        ),
        ("[bounds]\nanswer_seconds = 0\n", "gateway.toml:2:"),
        ("[[tenant]]\napp = 'a b'\n", "gateway.toml:2:"),
        (
            "[[tenant]]\napp = 'ab123'\n[[tenant]]\napp = 'AB123'\n",
            "gateway.toml:4:7: tenant AB123 stands there twice",
        ),
    ] {
        home.write("gateway.toml", text);
        for command in ["check", "run"] {
            home.run(&format!("{command} --config gateway.toml"))
                .is(2, &[said]);
        }
    }
}

/// What the environment or a profile says of a host was said for another credential: a tenant's key goes where the
/// configuration says alone, and nobody rehearses on a real account because a variable was passed over.
#[test]
fn a_host_of_the_environment_is_not_taken_for_a_tenant() {
    let home = Home::new();
    let write = |host: &str| {
        let tenant = "[[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\n";
        home.write("gateway.toml", &format!("{tenant}{host}"));
    };
    let run = || {
        let mut command = home.command("check --config gateway.toml");
        command
            .env("KEY", "a-key-of-nobody")
            .env("KEAP_BASE_URL", "http://u:pw@127.0.0.1:1");
        Told::of(command.output().unwrap())
    };
    write("");
    let told = run();
    told.is(1, &["KEAP_BASE_URL", "write base_url into its [[tenant]]"]);
    assert!(!format!("{told:?}").contains("pw"), "{told:?}");
    write("base_url = 'http://127.0.0.1:1'\n");
    let told = run();
    assert!(!format!("{told:?}").contains("KEAP_BASE_URL"), "{told:?}");
}

/// A hash key that is another one or gone kills every key, which is told and never mended by a new one.
#[test]
fn a_hash_key_that_is_not_that_of_the_keys_is_told() {
    let home = Home::new();
    home.write("gateway.toml", CONFIG);
    home.write("key.txt", "KeapAK-0123456789abcdef\n");
    home.run("key new --app ab123 --label shop --config gateway.toml")
        .is(0, &[]);
    home.write("kept/gateway.key", &"0f".repeat(32));
    let other = "the hash key is not the one that the 1 keys of the store were made with";
    home.run("check --offline --config gateway.toml")
        .is(1, &["FAIL hash key", other]);
    home.run("run --config gateway.toml").is(3, &[other]);
    home.run("key new --app ab123 --label more --config gateway.toml")
        .is(3, &[other]);
    std::fs::remove_file(home.path("kept/gateway.key")).unwrap();
    home.run("check --offline --config gateway.toml")
        .is(1, &["FAIL hash key: is gone"]);
    home.run("run --config gateway.toml").is(3, &["is gone"]);
    assert!(!home.path("kept/gateway.key").exists());
    home.run("key revoke 1 --yes --config gateway.toml")
        .is(0, &[]);
    home.run("key new --app ab123 --label more --config gateway.toml")
        .is(0, &[]);
}

/// A store that cannot be looked at is not one that is absent.
#[cfg(unix)]
#[test]
fn a_store_that_cannot_be_looked_at_is_not_absent() {
    let home = Home::new();
    home.write("gateway.toml", "[store]\npath = 'file/gateway.db'\n");
    home.write("file", "");
    home.run("key list --config gateway.toml")
        .is(3, &["cannot be looked at", "Not a directory"]);
    home.run("check --offline --config gateway.toml")
        .is(1, &["FAIL store", "cannot be looked at"]);
}

#[test]
fn a_broken_policy_is_told_beside_a_missing_credential() {
    let home = Home::new();
    home.write("gateway.toml", &format!("{CONFIG}policy = 'routes.toml'\n"));
    home.run("check --offline --config gateway.toml")
        .is(1, &["FAIL policy of ab123", "FAIL credential of ab123"]);
}

#[test]
fn a_file_that_cannot_be_read_ends_with_2_and_names_the_place() {
    let home = Home::new();
    home.write("gateway.toml", "[server]\nlissen = '127.0.0.1:0'\n");
    for command in [
        "check",
        "run",
        "report",
        "key list",
        "tls show",
        "key new --app ab123 --label shop",
    ] {
        home.run(&format!("{command} --config gateway.toml"))
            .is(2, &["gateway.toml:2:1", "lissen"]);
        home.run(&format!("{command} --config missing.toml"))
            .is(2, &["missing.toml"]);
    }
}
