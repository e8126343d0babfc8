//! Nothing is silent: each command in each situation where it can learn nothing, or not all of it, ends as one table says,
//! with a message that names the cause. None of them ends with 0 where nothing was learnt.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use keap_auth::{GrantId, Hosts, SqliteStore, StoreKey, TokenStore as _, Tokens};
use keap_http::{
    Body, BoxFuture, HttpService, Request, Response, Secret, Transport, TransportError, server,
};
use keap_sandbox::{Brownout, DEFAULT_ACCESS_TOKEN, Sandbox, Trouble};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

#[path = "../support/called.rs"]
mod called;
#[path = "../support/subcommands.rs"]
mod subcommands;
mod table;

use subcommands::subcommands;
use table::Situation::{
    self, DeadHost, EmptyStore, Faults, FullOutput, Gone, MissingStore, Unreadable, UsedUpQuota,
    WrongKey, ZeroRows,
};
use table::{COMMANDS, End, TABLE};

/// Says that the quota of the day is used up, whatever is asked.
#[derive(Debug)]
struct UsedUp;

impl HttpService for UsedUp {
    fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let body = r#"{"fault":{"faultstring":"Rate limit quota violation. Quota limit  exceeded. Identifier : x","detail":{"errorcode":"policies.ratelimit.QuotaViolation"}}}"#;
        let response = http::Response::builder()
            .status(429)
            .header("content-type", "application/json")
            .header("x-keap-product-quota-limit", "150000")
            .header("x-keap-product-quota-used", "150000")
            .header("x-keap-product-quota-available", "0")
            .body(Body::from(body))
            .unwrap();
        Box::pin(async move { Ok(response) })
    }
}

async fn serve(transport: Transport) -> String {
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(listener, transport, std::future::pending()));
    format!("http://{address}")
}

/// The servers of the situations, and a folder for what each command finds there.
#[derive(Clone)]
struct Scene {
    sandbox: Sandbox,
    well: String,
    gone: String,
    faults: String,
    used_up: String,
    folder: PathBuf,
}

/// The key that seals the stores.
const KEY: &str = "abababababababababababababababababababababababababababababababab";

impl Scene {
    async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("keap-silent-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let off = |guise| {
            let off = Trouble::none().brownout(Brownout::named(guise).unwrap());
            serve(Sandbox::builder().trouble(off).build().transport())
        };
        let sandbox = Sandbox::builder()
            .client("client", "MARKEDSECRET", "https://keap.example/cb")
            .build();
        Self {
            well: serve(sandbox.transport()).await,
            gone: off("gone").await,
            faults: off("fault").await,
            used_up: serve(Transport::new(UsedUp)).await,
            sandbox,
            folder,
        }
    }

    /// The host of a situation, and an access token that is sent there.
    fn host(&self, situation: Situation) -> (&str, &'static str) {
        match situation {
            WrongKey => (self.well.as_str(), "another-access-token-0"),
            DeadHost => ("http://127.0.0.1:1", DEFAULT_ACCESS_TOKEN),
            Gone => (self.gone.as_str(), DEFAULT_ACCESS_TOKEN),
            Faults => (self.faults.as_str(), DEFAULT_ACCESS_TOKEN),
            UsedUpQuota => (self.used_up.as_str(), DEFAULT_ACCESS_TOKEN),
            _ => (self.well.as_str(), DEFAULT_ACCESS_TOKEN),
        }
    }

    /// Puts the store of tokens into the folder as the situation has it.
    async fn make_store(&self, situation: Situation) {
        let path = self.folder.join("keap.db");
        if situation == MissingStore {
            return;
        }
        if situation == Unreadable {
            private(&path, &[7; 8192]);
            return;
        }
        let key = StoreKey::from_hex(KEY).unwrap();
        let store = SqliteStore::open(&path, Some(key)).await.unwrap();
        if situation != EmptyStore {
            let issued = self.sandbox.issue_tokens();
            let refresh = match situation {
                WrongKey => Secret::new("another-refresh-token-0"),
                _ => issued.refresh,
            };
            let base = self.host(situation).0.parse().unwrap();
            // Its life is over, so that whoever uses it has to refresh.
            let tokens = Tokens::new(issued.access, Some(refresh), UNIX_EPOCH, Duration::ZERO);
            let tokens = tokens.of_hosts(&Hosts::at(&base));
            let id = GrantId::new("client", "ab123".parse().unwrap());
            store.save(&id, &tokens).await.unwrap();
            let secret = Secret::new("MARKEDSECRET");
            store.save_client("client", &secret).await.unwrap();
        }
        store.close().await;
    }

    /// Puts the files of a gateway into the folder as the situation has them.
    async fn make_gateway(&self, situation: Situation) {
        let (base, token) = self.host(situation);
        let (store, config) = (
            self.folder.join("gateway.db"),
            self.folder.join("gateway.toml"),
        );
        let (key, tls) = (self.folder.join("access.key"), self.folder.join("tls"));
        let text = format!(
            "[server]\nlisten = \"127.0.0.1:0\"\n[store]\npath = {store:?}\n[[tenant]]\napp = \"ab123\"\n\
             base_url = {base:?}\naccess_key_file = {key:?}\n"
        );
        private(&config, text.as_bytes());
        private(&key, token.as_bytes());
        match situation {
            MissingStore => {}
            EmptyStore => private(&store, b""),
            _ => {
                let line = "gateway key new --app ab123 --label shop --config {config}";
                self.prepare(line).await;
                let line = "gateway tls make --app ab123 --folder {folder}/tls";
                self.prepare(line).await;
                assert!(store.exists() && tls.exists());
                let counted = tokio::task::spawn_blocking(move || called::count(&store));
                counted.await.unwrap();
            }
        }
    }

    /// A command that makes what another one finds.
    async fn prepare(&self, line: &str) {
        let mut command = self.command(line, ZeroRows);
        let output = tokio::task::spawn_blocking(move || command.output());
        let output = output.await.unwrap().unwrap();
        assert!(output.status.success(), "keap {line}: {}", said(&output));
    }

    /// An empty folder with what the command finds in its situation.
    async fn set(&self, line: &str, situation: Situation) {
        if self.folder.exists() {
            std::fs::remove_dir_all(&self.folder).unwrap();
        }
        std::fs::create_dir_all(&self.folder).unwrap();
        let call = "<methodCall><methodName>a</methodName><params/></methodCall>";
        private(&self.folder.join("call.xml"), call.as_bytes());
        private(&self.folder.join("call.json"), CALL_IN_JSON.as_bytes());
        if line.starts_with("auth ") || matches!(situation, EmptyStore) {
            self.make_store(situation).await;
        }
        if line.starts_with("gateway ") {
            self.make_gateway(situation).await;
        }
    }

    /// The command in its situation, in an environment without any credential.
    fn command(&self, line: &str, situation: Situation) -> Command {
        let folder = self.folder.display().to_string();
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command.args(line.split(' ').map(|argument| {
            let argument = argument.replace('+', " ");
            let argument = argument.replace("{config}", "{folder}/gateway.toml");
            argument.replace("{folder}", &folder)
        }));
        command.env_clear().env("HOME", &self.folder);
        command
            .env("KEAP_STORE", self.folder.join("keap.db"))
            .env("KEAP_STORE_KEY", KEY)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let calls = ["call ", "compare ", "export ", "limits", "doctor"];
        let kept = ["--explain", "compare runs ", "compare accounts "];
        let calls = calls.iter().any(|name| line.starts_with(name))
            && !kept.iter().any(|words| line.contains(words));
        let (base, token) = self.host(situation);
        if calls {
            command.args(["--timeout", "20"]);
        }
        if calls && !matches!(situation, MissingStore | EmptyStore) {
            command.args(["--base-url", base, "--access-token", token]);
        } else {
            command.env("KEAP_BASE_URL", base);
        }
        if situation == FullOutput {
            let full = std::fs::File::options().write(true).open("/dev/full");
            command.stdout(full.unwrap());
        }
        command
    }

    /// What a person or a file gives to the command.
    fn input(&self, line: &str, situation: Situation) -> String {
        match situation {
            Unreadable => "no token, but a sentence\u{e9}\n".replace([' ', ','], ""),
            _ if line.starts_with("auth login") => "code-0123456789abcdef\n".to_owned(),
            _ if line.starts_with("gateway key adopt") => "a-key-of-old\n".to_owned(),
            WrongKey => "another-access-token-0\nanother-refresh-token-0\n".to_owned(),
            _ => {
                let issued = self.sandbox.issue_tokens();
                format!("{}\n{}\n", issued.access.expose(), issued.refresh.expose())
            }
        }
    }

    async fn run(&self, line: &str, situation: Situation) -> Output {
        self.set(line, situation).await;
        let (mut command, input) = (self.command(line, situation), self.input(line, situation));
        let run = move || {
            let mut child = command.spawn().unwrap();
            // A program that reads nothing may be gone already.
            let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
            child.wait_with_output().unwrap()
        };
        tokio::task::spawn_blocking(run).await.unwrap()
    }
}

const CALL_IN_JSON: &str = r#"{"call":{"method":"a","params":[]}}"#;

/// A file for the eyes of its owner only.
fn private(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

fn said(output: &Output) -> String {
    let said = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

/// What is wrong with how a command ended, if anything. What could not be compared is no difference.
fn judge(line: &str, situation: Situation, end: End, output: &Output) -> Option<String> {
    let told = said(output);
    let fits = output.status.code() == Some(end.0) && told.contains(end.1);
    let fits = fits && !told.contains("UNEXPLAINED");
    (!fits).then(|| {
        format!(
            "keap {line}, {situation:?}: expected {end:?}, ended with {:?} and said:\n{told}",
            output.status.code()
        )
    })
}

/// How many commands run at the same time: most of them wait for a server that refuses them.
const AT_ONCE: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn every_command_says_why_it_could_not() {
    let scene = Scene::new().await;
    let permits = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = JoinSet::new();
    for (number, (line, cells)) in TABLE.iter().enumerate() {
        let (mut scene, permits) = (scene.clone(), Arc::clone(&permits));
        scene.folder.push(number.to_string());
        running.spawn(async move {
            let _permit = permits.acquire_owned().await.unwrap();
            row(&scene, line, cells).await
        });
    }
    let wrong = running.join_all().await.concat();
    std::fs::remove_dir_all(&scene.folder).unwrap();
    assert!(
        wrong.is_empty(),
        "{} cells:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What is wrong with how a command ended in each of its situations.
async fn row(scene: &Scene, line: &str, cells: &[(Situation, End)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for &(situation, end) in cells {
        if situation == FullOutput && !Path::new("/dev/full").exists() {
            continue;
        }
        let output = scene.run(line, situation).await;
        wrong.extend(judge(line, situation, end, &output));
        let made = ["keap.db", "gateway.db", "tls"].map(|name| scene.folder.join(name));
        if situation == MissingStore && made.iter().any(|made| made.exists()) {
            wrong.push(format!(
                "keap {line}, {situation:?}: made the store that it did not find"
            ));
        }
    }
    wrong
}

#[test]
fn nothing_ends_with_0_where_nothing_was_learnt() {
    for (line, cells) in TABLE {
        for (situation, (code, _)) in *cells {
            let learnt = match situation {
                ZeroRows => line.starts_with("call "),
                // The other checks of a gateway are made all the same.
                MissingStore | EmptyStore => line.starts_with("gateway check "),
                _ => false,
            };
            assert!(*code != 0 || learnt, "keap {line}, {situation:?}");
        }
    }
}

/// The commands that are reached through this one, with the names of all that lead there.
fn leaves(path: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_keap"))
        .args(path)
        .arg("--help")
        .env_clear()
        .output()
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let names: Vec<&str> = subcommands(&help).collect();
    if names.is_empty() {
        return vec![path.join(" ")];
    }
    let leaves = names
        .iter()
        .flat_map(|name| leaves(&[path, &[*name]].concat()));
    leaves.collect()
}

#[test]
fn the_table_has_every_command_in_every_situation_that_can_meet_it() {
    let listed: BTreeSet<String> = COMMANDS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    let mut there: BTreeSet<String> = leaves(&[]).into_iter().collect();
    // It has words below it and is a command of its own.
    there.insert("compare".to_owned());
    assert_eq!(listed, there, "the commands of the help");
    let mut rows = BTreeSet::new();
    for (line, cells) in TABLE {
        for (situation, _) in *cells {
            assert!(
                rows.insert((*line, *situation)),
                "{line}, {situation:?} twice"
            );
        }
    }
    for (name, situations) in COMMANDS {
        let met: BTreeSet<Situation> = rows
            .iter()
            .filter(|(line, _)| *line == *name || line.starts_with(&format!("{name} ")))
            .map(|(_, situation)| *situation)
            .collect();
        let meant: BTreeSet<Situation> = situations.iter().copied().collect();
        assert_eq!(met, meant, "keap {name}");
    }
}
