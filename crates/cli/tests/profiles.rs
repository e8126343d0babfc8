//! Profiles: what stands for the environment, in a file under a name.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::{env, fs, process};

/// A folder with a file of profiles that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, profiles: &str) -> Self {
        let path = env::temp_dir().join(format!("keap-profiles-{name}-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("keap.toml"), profiles).unwrap();
        Self(path)
    }

    fn keap(&self, line: &str, variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command
            .args(line.split_whitespace())
            .env_clear()
            .env("HOME", &self.0)
            .env("PATH", "/usr/bin:/bin")
            .env("KEAP_CONFIG", self.0.join("keap.toml"))
            .envs(variables.iter().copied());
        command.output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn said(output: &Output) -> String {
    let all = [output.stdout.clone(), output.stderr.clone()].concat();
    String::from_utf8(all).unwrap()
}

const PROFILES: &str = r#"
default = "dead"

[profile.dead]
app = "ab123"
base_url = "http://127.0.0.1:9"
access_key = { file = "dead.key" }
default_country = "Canada"

[profile.other]
base_url = "http://127.0.0.1:7"
access_token = { env = "OTHER_TOKEN" }
store = "grants.db"
"#;

/// The address of a host that does not listen shows which profile was taken.
#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_profile() {
    let folder = Folder::new("order", PROFILES);
    fs::write(folder.0.join("dead.key"), "KeapAK-MARKED\n").unwrap();
    let call = "call DataService.getUserInfo --backend v2 --timeout 2";
    let other = ("OTHER_TOKEN", "MARKED-TOO");
    for (flags, variables, address) in [
        ("", vec![], "127.0.0.1:9"),
        ("--profile other", vec![other], "127.0.0.1:7"),
        ("", vec![other, ("KEAP_PROFILE", "other")], "127.0.0.1:7"),
        (
            "--profile dead",
            vec![("KEAP_PROFILE", "other")],
            "127.0.0.1:9",
        ),
        // Who is typed says all of the account.
        (
            "--profile dead",
            vec![("KEAP_BASE_URL", "http://127.0.0.1:5")],
            "127.0.0.1:9",
        ),
        (
            "",
            vec![
                ("KEAP_BASE_URL", "http://127.0.0.1:5"),
                ("KEAP_ACCESS_KEY", "KeapAK-MARKED"),
            ],
            "127.0.0.1:5",
        ),
        (
            "--base-url http://127.0.0.1:3 --access-token typed",
            vec![("KEAP_BASE_URL", "http://127.0.0.1:5")],
            "127.0.0.1:3",
        ),
    ] {
        let output = folder.keap(&format!("{call} {flags}"), &variables);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(3), "{flags}: {said}");
        assert!(said.contains(address), "{flags} {variables:?}: {said}");
        assert!(!said.contains("MARKED"), "{said}");
    }
}

#[test]
fn the_secret_of_a_profile_does_not_go_to_a_host_of_the_command_line() {
    let folder = Folder::new("hosts", PROFILES);
    fs::write(folder.0.join("dead.key"), "KeapAK-MARKED\n").unwrap();
    let line = "call DataService.getUserInfo --base-url http://127.0.0.1:3";
    let output = folder.keap(line, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("own hosts"), "{}", said(&output));
}

/// What a profile says is no option that was given.
#[test]
fn the_local_keap_is_used_whatever_the_profile_says() {
    let folder = Folder::new("sandbox", PROFILES);
    for profile in ["dead", "other"] {
        let line = format!("call DataService.getUserInfo --sandbox --profile {profile}");
        let output = folder.keap(&line, &[]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
}

/// Nothing of it is in a variable.
#[test]
fn what_is_wrong_in_a_profile_is_told_by_its_setting() {
    for (settings, told) in [
        (
            "access_key = { env = \"ONE\" }\naccess_token = { env = \"ONE\" }",
            "the access_key of the profile live and the access_token of the profile live are both",
        ),
        (
            "default_country = \"Nowhere\"",
            "the default_country of the profile live",
        ),
        (
            "web_tracking_script = \"x y\"",
            "the web_tracking_script of the profile live cannot be used",
        ),
        (
            "base_url = \"ftp://127.0.0.1\"",
            "the base_url of the profile live cannot be used",
        ),
    ] {
        let profile = format!("default = \"live\"\n[profile.live]\n{settings}\n");
        let folder = Folder::new("told", &profile);
        let output = folder.keap("call ContactService.load 17", &[("ONE", "MARKED")]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(told), "{}", said(&output));
    }
}

#[test]
fn a_missing_secret_names_its_place() {
    let folder = Folder::new("missing", PROFILES);
    let output = folder.keap("call DataService.getUserInfo", &[]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("access_key of profile dead: ") && said.contains("dead.key"),
        "{said}"
    );
}

#[test]
fn a_profile_that_is_not_there_ends_with_2_and_the_nearest_one() {
    let folder = Folder::new("slip", PROFILES);
    for (line, told) in [
        ("coverage --profile othr", "did you mean other?"),
        ("config show --profile nix", "there is dead, other"),
    ] {
        let output = folder.keap(line, &[]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(told), "{}", said(&output));
    }
    for line in ["help profiles", "config path", "--version"] {
        let output = folder.keap(line, &[("KEAP_PROFILE", "nix")]);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", said(&output));
    }
    let elsewhere = folder.0.join("elsewhere.toml");
    let elsewhere = [("KEAP_CONFIG", elsewhere.to_str().unwrap())];
    let output = folder.keap("limits", &elsewhere);
    assert_ne!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).contains("elsewhere.toml"),
        "{}",
        said(&output)
    );
}

#[test]
fn show_tells_where_each_value_comes_from_and_no_secret() {
    let folder = Folder::new("show", PROFILES);
    let variables = [
        ("KEAP_APP", "cd456"),
        ("KEAP_ACCESS_KEY", "KeapAK-MARKED"),
        ("KEAP_STORE", "postgres://keap:MARKED@db/keap"),
    ];
    let output = folder.keap("config show --format jsonl", &variables);
    let said = said(&output);
    for row in [
        r#"{"setting":"app","value":"cd456","source":"environment KEAP_APP","#,
        r#"{"setting":"access_key","value":"set, not shown","source":"environment KEAP_ACCESS_KEY","#,
        r#"{"setting":"default_country","value":"Canada","source":"profile dead","#,
        r#"{"setting":"store","value":"postgres://...@db/keap","source":"environment KEAP_STORE","#,
        r#"{"setting":"order_type","value":"Offline","source":"default","flag":"--order-type"}"#,
        r#"{"setting":"zone","value":"America/New_York","source":"default","flag":"--zone"}"#,
        r#"{"setting":"redirect_uri","value":null,"source":"default","#,
        r#"{"setting":"profile","value":"dead","source":"default of the file","#,
        r#"{"setting":"format","value":"jsonl","source":"flag --format","flag":"--format"}"#,
    ] {
        assert!(said.contains(row), "{row}\n{said}");
    }
    assert!(!said.contains("MARKED"), "{said}");
}

/// Of several credentials one is used, and it is told which, and where it goes.
#[test]
fn show_tells_the_credential_in_use_and_where_it_is_sent() {
    let folder = Folder::new("used", PROFILES);
    fs::write(folder.0.join("dead.key"), "KeapAK-MARKED\n").unwrap();
    let token = ("KEAP_ACCESS_TOKEN", "MARKED");
    let host = ("KEAP_BASE_URL", "http://127.0.0.1:5");
    for (flags, variables, told) in [
        (
            "",
            &[][..],
            "used: the access_key of the profile dead, sent to http://127.0.0.1:9",
        ),
        (
            "",
            &[token, host],
            "used: KEAP_ACCESS_TOKEN of the environment, sent to http://127.0.0.1:5",
        ),
        // The host is the profile's, and the credential is not.
        (
            "",
            &[token],
            "used: KEAP_ACCESS_TOKEN of the environment, sent to nobody: ",
        ),
        (
            "--profile dead",
            &[token, host],
            "used: the access_key of the profile dead, sent to http://127.0.0.1:9",
        ),
        (
            "",
            &[token, ("KEAP_LEGACY_KEY", "MARKED")],
            "used: nothing: KEAP_ACCESS_TOKEN of the environment and KEAP_LEGACY_KEY of the environment are both given",
        ),
    ] {
        let shown = said(&folder.keap(&format!("config show {flags}"), variables));
        assert!(shown.contains(told), "{flags} {variables:?}: {shown}");
        assert!(!shown.contains("MARKED"), "{shown}");
    }
    let row = r#"{"setting":"used","value":"access_token","source":"KEAP_ACCESS_TOKEN of the environment","flag":null,"sent_to":"http://127.0.0.1:5"}"#;
    let shown = said(&folder.keap("config show --format jsonl", &[token, host]));
    assert!(shown.contains(row), "{shown}");
}

#[test]
fn check_warns_of_a_credential_that_is_not_the_profiles_and_of_none() {
    let folder = Folder::new(
        "beside",
        "[profile.own]\naccess_token = { env = \"OTHER_TOKEN\" }\n[profile.slow]\nper_minute = 30\n",
    );
    let other = ("OTHER_TOKEN", "MARKED");
    let warned = |variables: &[(&str, &str)]| {
        let output = folder.keap("config check --format json", variables);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let of = |profile: &str| {
            let mut rows = rows.as_array().unwrap().iter();
            let row = rows.find(|row| row["profile"] == profile && row["setting"] == "-");
            row.unwrap()["warning"].to_string()
        };
        (of("own"), of("slow"))
    };
    let (own, slow) = warned(&[other]);
    assert_eq!(own, "null");
    assert!(slow.contains("neither a credential nor a store"), "{slow}");
    let (own, _) = warned(&[other, ("KEAP_ACCESS_KEY", "MARKED")]);
    assert!(
        own.contains("KEAP_ACCESS_KEY of the environment") && own.contains("--profile own"),
        "{own}"
    );
}

/// What a terminal obeys is spelled out.
#[test]
fn values_are_shown_without_what_a_terminal_obeys() {
    let folder = Folder::new(
        "escapes",
        "default = \"live\"\n[profile.live]\ndefault_country = \"a\\u001b[2Jb\"\n[profile.\"c\\u001b[2J\"]\nzone = \"d\\u001b[2J\"\n",
    );
    for line in ["config show", "config check"] {
        let shown = said(&folder.keap(line, &[("KEAP_APP", "e\u{1b}[2J")]));
        assert!(!shown.contains('\u{1b}'), "{line}: {shown:?}");
        assert!(shown.contains("\\u{1b}[2J"), "{line}: {shown}");
    }
}

#[test]
fn a_database_of_jobs_can_stand_in_a_profile() {
    let profile =
        "default = \"live\"\n[profile.live]\ncompare_jobs = \"postgres://keap@127.0.0.1:9/keap\"\n";
    let folder = Folder::new("jobs", profile);
    let listed = said(&folder.keap("compare runs list", &[]));
    assert!(listed.contains("127.0.0.1/keap"), "{listed}");
}

#[test]
fn check_looks_at_every_profile_and_ends_with_1_where_one_cannot_be_used() {
    let folder = Folder::new("check", PROFILES);
    fs::write(folder.0.join("dead.key"), "KeapAK-MARKED\n").unwrap();
    let output = folder.keap("config check", &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("OTHER_TOKEN is not set"),
        "{}",
        said(&output)
    );
    let output = folder.keap("config check", &[("OTHER_TOKEN", "MARKED")]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(!said(&output).contains("MARKED"), "{}", said(&output));

    let wrong = [
        "order_type = \"Sometimes\"",
        "app = \"ab 123\"",
        "base_url = \"http://127.0.0.1:9/crm/rest\"",
        "compare_jobs = \"foo\"",
        "mail_user = -3",
        "redirect_uri = \"example\"",
        "policy = \"no-policy.toml\"",
        "brownouts = \"no-policy.toml\"",
        "access_key = { command = [\"no-such-program\"] }",
        "client_secret = { keyring = \"keap/live\" }",
    ];
    let folder = Folder::new("wrong", &format!("[profile.live]\n{}\n", wrong.join("\n")));
    fs::write(folder.0.join("no-policy.toml"), "what is this").unwrap();
    let output = folder.keap("config check --format json", &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for setting in wrong.map(|line| line.split_once(' ').unwrap().0) {
        let mut rows = rows.as_array().unwrap().iter();
        let row = rows.find(|row| row["setting"] == setting).unwrap();
        let can_be_used = setting == "client_secret" && cfg!(feature = "keyring");
        assert_eq!(row["ok"], can_be_used, "{row}");
    }
}

/// The address comes first among what a person looks at when nothing works.
#[test]
fn the_file_is_in_the_folder_for_settings_unless_the_environment_names_another() {
    let folder = Folder::new("path", PROFILES);
    let named = folder.keap("config path", &[]);
    assert!(said(&named).starts_with(folder.0.to_str().unwrap()));
    let usual = folder.keap("config path", &[("KEAP_CONFIG", "")]);
    let usual = said(&usual);
    assert!(
        usual.contains("keap.toml") && usual.contains("no such file yet"),
        "{usual}"
    );
}

#[test]
fn a_file_that_is_no_file_of_profiles_ends_with_2_everywhere() {
    let folder = Folder::new("broken", "[profile.live\n");
    for line in [
        "config check",
        "config show",
        "coverage --profile live",
        "limits",
    ] {
        let output = folder.keap(line, &[]);
        assert_eq!(output.status.code(), Some(2), "{line}: {}", said(&output));
        assert!(
            said(&output).contains("keap.toml, line 1"),
            "{}",
            said(&output)
        );
    }
    for line in [
        "coverage --operation ContactService.load",
        "routes",
        "help exit-codes",
        "completions bash",
        "man pages",
    ] {
        let output = folder.keap(
            &line.replace("pages", &folder.0.join("man").to_string_lossy()),
            &[],
        );
        let told = said(&output);
        assert_eq!(output.status.code(), Some(0), "{line}: {told}");
        assert!(
            told.contains("warning: ") && told.contains("no profile is used"),
            "{line}: {told}"
        );
    }
    let audit = format!("audit {}", folder.0.display());
    let output = folder.keap(&audit, &[]);
    assert_ne!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("no profile is used"));
    let output = folder.keap("--version", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let nowhere = [("KEAP_CONFIG", "/no/such/keap.toml")];
    let output = folder.keap("config check", &nowhere);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}

#[test]
fn zone_and_pace_come_from_flag_variable_and_profile_in_this_order() {
    let profiles =
        "default = \"live\"\n[profile.live]\nzone = \"Europe/Berlin\"\nper_minute = 120\n";
    let folder = Folder::new("zone", profiles);
    let shown = said(&folder.keap("config show --format jsonl", &[]));
    for row in [
        r#"{"setting":"zone","value":"Europe/Berlin","source":"profile live","#,
        r#"{"setting":"per_minute","value":"120","source":"profile live","#,
    ] {
        assert!(shown.contains(row), "{row}\n{shown}");
    }
    // XML-RPC tells a wall time, and a zone says when that was.
    let call = "call DataService.query Contact --fields DateCreated --where Id=17 --sandbox --format jsonl";
    let at = |flags: &str, variables: &[(&str, &str)]| {
        said(&folder.keap(&format!("{call} {flags}"), variables))
    };
    let berlin = at("", &[]);
    let eastern = at("", &[("KEAP_ZONE", "America/New_York")]);
    assert_ne!(berlin, eastern);
    assert_eq!(
        at("--zone Europe/Berlin", &[("KEAP_ZONE", "America/New_York")]),
        berlin
    );
    let empty = [
        ("KEAP_ZONE", ""),
        ("KEAP_PER_MINUTE", " "),
        ("KEAP_MAIL_USER", ""),
    ];
    assert_eq!(at("", &empty), berlin);
    let slip = folder.keap(&format!("{call} --zone Europe/Berln"), &[]);
    assert_eq!(slip.status.code(), Some(2), "{}", said(&slip));
    assert!(said(&slip).contains("Europe/Berln"), "{}", said(&slip));
    let folder = Folder::new(
        "slip-zone",
        "[profile.live]\nzone = \"Berlin\"\nper_minute = 0\n",
    );
    for format in ["text", "json"] {
        let line = format!("limits --profile live --format {format}");
        let refused = said(&folder.keap(&line, &[]));
        assert!(refused.contains("of the profile live"), "{refused}");
    }
    let checked = said(&folder.keap("config check", &[]));
    assert!(
        checked.contains("unknown time zone") && checked.contains("zero is too small"),
        "{checked}"
    );
}

/// A keyring may ask to be opened, so the check of profiles leaves it alone.
#[test]
fn a_keyring_is_named_and_its_absence_told() {
    let profiles = "default = \"live\"\n[profile.live]\naccess_key = { keyring = \"keap/live\" }\n";
    let folder = Folder::new("keyring", profiles);
    let checked = folder.keap("config check", &[]);
    let is_built_in = cfg!(feature = "keyring");
    let (code, told) = match is_built_in {
        true => (0, "keyring keap/live, not asked"),
        false => (1, "built without keyrings"),
    };
    assert_eq!(checked.status.code(), Some(code), "{}", said(&checked));
    assert!(said(&checked).contains(told), "{}", said(&checked));
    let output = folder.keap(
        "call DataService.getUserInfo",
        &[("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")],
    );
    let told = said(&output);
    assert!(matches!(output.status.code(), Some(2 | 3)), "{told}");
    assert!(
        told.contains("keyring keap/live") && told.contains("command = [..]"),
        "{told}"
    );
}

#[test]
fn an_address_is_told_without_its_login() {
    let folder = Folder::new("login-in-url", "");
    for url in ["http://me:MARKED@127.0.0.1:1x", "ftp://me:MARKED@127.0.0.1"] {
        let by_flag = format!("limits --access-token x --base-url {url}");
        for output in [
            folder.keap(&by_flag, &[]),
            folder.keap("limits --access-token x", &[("KEAP_BASE_URL", url)]),
        ] {
            assert_eq!(output.status.code(), Some(2), "{}", said(&output));
            assert!(!said(&output).contains("MARKED"), "{}", said(&output));
        }
    }
}

/// What a command cannot be without may come from the profile as well.
#[test]
fn a_login_takes_its_redirect_from_the_profile() {
    let profiles = "default = \"new\"\n[profile.new]\nclient_id = \"id\"\n\
                    redirect_uri = \"https://example.com/of-the-profile\"\nbase_url = \"http://127.0.0.1:9\"\n\
                    client_secret = { env = \"SECRET\" }\nstore = \"grants.db\"\n";
    let folder = Folder::new("redirect", profiles);
    let output = folder.keap("auth login --no-browser", &[("SECRET", "MARKED")]);
    assert!(
        said(&output).contains("of-the-profile"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_path_below_the_home_folder_is_one() {
    let profiles = "[profile.live]\nstore = \"~/g.db\"\naccess_key = { file = \"~/live.key\" }\n";
    let folder = Folder::new("home", profiles);
    let home = folder.0.join("home");
    fs::create_dir_all(&home).unwrap();
    fs::write(home.join("live.key"), "KeapAK-MARKED\n").unwrap();
    let home = [("HOME", home.to_str().unwrap())];
    let checked = folder.keap("config check", &home);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked));
    let shown = said(&folder.keap("config show --profile live --format jsonl", &home));
    assert!(
        shown.contains("/home/g.db") && !shown.contains('~'),
        "{shown}"
    );
}

/// The secret works, and somebody else may read it.
#[cfg(unix)]
#[test]
fn check_warns_of_a_secret_that_others_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new(
        "modes",
        "[profile.live]\naccess_key = { file = \"live.key\" }\n",
    );
    let key = folder.0.join("live.key");
    fs::write(&key, "KeapAK-MARKED\n").unwrap();
    for (mode, warned) in [(0o644, true), (0o600, false)] {
        fs::set_permissions(&key, fs::Permissions::from_mode(mode)).unwrap();
        let output = folder.keap("config check", &[]);
        let told = said(&output);
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert_eq!(told.contains("chmod 600"), warned, "{told}");
    }
}

/// The store would refuse it at the first call.
#[cfg(unix)]
#[test]
fn check_tells_a_key_of_the_store_that_is_none() {
    use std::os::unix::fs::PermissionsExt as _;
    let profile = "[profile.live]\nstore = \"k.db\"\nstore_key = { file = \"store.key\" }\n";
    let folder = Folder::new("store-key", profile);
    let key = folder.0.join("store.key");
    for (text, code) in [("x".to_owned(), 1), ("ab".repeat(32), 0)] {
        fs::write(&key, text).unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
        let output = folder.keap("config check", &[]);
        let told = said(&output);
        assert_eq!(output.status.code(), Some(code), "{told}");
        assert_eq!(told.contains("wrong"), code == 1, "{told}");
    }
}

/// What is missing, by the names that the file of profiles has for it.
#[test]
fn a_secret_that_is_missing_is_told_by_the_setting_and_why() {
    let profiles = r#"
[profile.envref]
access_token = { env = "NOPE_TOKEN" }
[profile.filed]
access_key = { file = "empty" }
[profile.run]
access_key = { command = ["false"] }
"#;
    let folder = Folder::new("unset", profiles);
    fs::write(folder.0.join("empty"), "").unwrap();
    for (name, code, told) in [
        (
            "envref",
            2,
            "access_token of profile envref: the variable NOPE_TOKEN is not set",
        ),
        ("filed", 2, "access_key of profile filed: file "),
        (
            "run",
            3,
            "access_key of profile run: false ended with exit status: 1",
        ),
    ] {
        let output = folder.keap(&format!("limits --profile {name}"), &[]);
        let said = said(&output);
        assert!(said.contains(told), "{said}");
        assert!(!said.contains("KEAP_ACCESS"), "{said}");
        assert_eq!(output.status.code(), Some(code), "{said}");
    }
}

/// `config show` says what a call will do.
#[test]
fn what_is_used_is_what_a_call_uses() {
    let folder = Folder::new(
        "used-by-a-call",
        "[profile.u]\nbase_url = \"http://127.0.0.1:9\"\n",
    );
    let settings = folder.0.join(".config/keap");
    fs::create_dir_all(&settings).unwrap();
    fs::write(settings.join("keap.db"), "").unwrap();
    let key = [("KEAP_ACCESS_KEY", "abc")];
    let shown = said(&folder.keap("config show --profile u", &key));
    let why = "used: nothing: the profile u has no credential, and KEAP_ACCESS_KEY of the environment is not used";
    assert!(shown.contains(why), "{shown}");
    assert!(shown.contains("is said by the profile u alone"), "{shown}");
    let shown = said(&folder.keap("config show", &[]));
    assert!(
        shown.contains("used: nothing: ") && shown.contains("has no grant"),
        "{shown}"
    );
    assert!(!shown.contains("alone"), "{shown}");
}

/// What a call cannot have is not in use, and it is told why.
#[test]
fn a_secret_that_cannot_be_had_is_not_in_use() {
    let profiles = "[profile.a]\naccess_token = { env = \"NOPE\" }\n[profile.b]\naccess_key = { file = \"gone.key\" }\n";
    let folder = Folder::new("lacking", profiles);
    for (name, setting, why) in [
        ("a", "access_token", "the variable NOPE is not set"),
        ("b", "access_key", "gone.key cannot be read"),
    ] {
        let line = format!("config show --profile {name}");
        let shown = said(&folder.keap(&line, &[]));
        let used = format!("used: nothing: the {setting} of the profile {name} cannot be had: ");
        let (_, told) = shown.split_once(&used).expect(&shown);
        assert!(told.contains(why), "{shown}");
        assert!(shown.contains("which cannot be had: "), "{shown}");
        let json = said(&folder.keap(&format!("{line} --format jsonl"), &[]));
        assert!(json.contains(r#""setting":"used","value":null"#), "{json}");
        let called = folder.keap(&format!("limits --profile {name}"), &[]);
        assert_eq!(called.status.code(), Some(2), "{}", said(&called));
    }
    let shown = said(&folder.keap("config show --profile a", &[("NOPE", "MARKED")]));
    assert!(
        shown.contains("used: the access_token of the profile a, sent to"),
        "{shown}"
    );
    assert!(!shown.contains("MARKED"), "{shown}");
}

#[test]
fn a_hint_stands_in_the_line_of_its_setting() {
    let folder = Folder::new("cell", "[profile.u]\nbase_url = \"127.0.0.1:8080\"\n");
    let told = said(&folder.keap("config check", &[]));
    assert!(
        told.contains("is not a URL; leave it out for Keap itself"),
        "{told}"
    );
    assert!(!told.contains("hint:") && !told.contains("\\n"), "{told}");
}

#[test]
fn the_doctor_names_the_setting_and_the_place_of_a_credential() {
    let folder = Folder::new("doctor", PROFILES);
    fs::write(folder.0.join("dead.key"), "KeapAK-0123456789abcdef\n").unwrap();
    let output = folder.keap("doctor --profile dead", &[]);
    let said = said(&output);
    assert!(
        said.contains("of the access_key of the profile dead (file "),
        "{said}"
    );
    assert!(said.contains("dead.key)"), "{said}");
    assert!(!said.contains("KEAP_ACCESS_KEY"), "{said}");
}

#[test]
fn check_tells_a_secret_that_every_command_refuses() {
    let folder = Folder::new("unsendable", CREDENTIALS);
    for (text, verdict) in [
        (
            "KeapAK-0123456789abcdef\nlogin: ann\n".to_owned(),
            "contains blanks, line breaks",
        ),
        ("a".repeat(10_000), "longer than any is"),
        (
            "\"KeapAK-0123456789abcdef\"\n".to_owned(),
            "quotation marks",
        ),
    ] {
        fs::write(folder.0.join("a.key"), &text).unwrap();
        let output = folder.keap("config check --format json", &[]);
        let told = said(&output);
        assert!(told.contains(verdict), "{verdict}: {told}");
        let is_quoted = text.starts_with('"');
        assert_eq!(output.status.code(), Some(i32::from(!is_quoted)), "{told}");
        assert!(!told.contains("0123456789abcdef"), "{told}");
    }
}

const CREDENTIALS: &str = r#"
[profile.a]
base_url = "http://127.0.0.1:9"
access_key = { file = "a.key" }
"#;
