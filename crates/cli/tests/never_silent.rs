//! Nothing is silent: each command in each situation where it can learn nothing, or not all of it, ends as one table says,
//! with a message that names the cause. None of them ends with 0 where nothing was learnt.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use keap_http::{
    Body, BoxFuture, HttpService, Request, Response, Transport, TransportError, server,
};
use keap_sandbox::{Brownout, DEFAULT_ACCESS_TOKEN, Sandbox, Trouble};

/// How a command ends: the exit code, and a part of what it says.
type End = (i32, &'static str);

/// What is wrong around a command.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Situation {
    WrongKey,
    DeadHost,
    /// XML-RPC has ended: 410.
    Gone,
    /// XML-RPC answers a fault to everything, as some outages look.
    Faults,
    UsedUpQuota,
    MissingStore,
    EmptyStore,
    FullOutput,
    /// A name of the arguments is misspelt.
    Misspelt,
    /// A condition of the arguments cannot be read.
    Unreadable,
    ZeroRows,
}

use Situation::{
    DeadHost, EmptyStore, Faults, FullOutput, Gone, MissingStore, Misspelt, Unreadable,
    UsedUpQuota, WrongKey, ZeroRows,
};

/// What every command says when the disk behind its output is full.
const FULL: End = (3, "standard output cannot be written");

/// What a command says that needs a credential and has none.
const NOBODY: &str = "no credential is given";

/// The table: a command line, and how it ends in each situation that can meet it.
const TABLE: &[(&str, &[(Situation, End)])] = &[
    (
        "call DataService.getUserInfo",
        &[
            (WrongKey, (3, "credential")),
            (DeadHost, (3, "could not connect")),
            (Gone, (3, "off for good")),
            (Faults, (3, "XML-RPC fails while REST works")),
            (UsedUpQuota, (3, "quota")),
            (MissingStore, (3, NOBODY)),
            (EmptyStore, (3, NOBODY)),
            (FullOutput, FULL),
        ],
    ),
    (
        "call DataService.getUserInf0",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "call DataService.query Contcat --fields Id",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "call DataService.query Contact --fields FristName --backend v2",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "call DataService.query Contact --fields FristName",
        &[(Misspelt, (2, "FristName"))],
    ),
    (
        "call DataService.query Contact --where FristName=x --backend v1",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "call DataService.query Contact --fields Id --where LastUpdated>=gestern",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "call DataService.query Contact --fields Id --where LastUpdated>=gestern --backend v1",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "call DataService.query Contact --fields Id --where LastUpdated>=gestern --backend v2",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "call DataService.query Contact --fields Id --where FirstName>A%",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "call DataService.query Contact --fields Id --where FirstName>A% --backend v1",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "call DataService.query Contact --fields Id --where FirstName>A% --backend v2",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "compare DataService.query Contact --where FirstName>A%",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "compare Contact --where FirstName>A%",
        &[(Unreadable, (2, "FirstName"))],
    ),
    (
        "compare ContactService.load 4393",
        &[
            (Gone, (3, "2 of 3 backends answered")),
            (Faults, (3, "the custom fields could not be read")),
            (DeadHost, (3, "none of 3 backends answered")),
        ],
    ),
    (
        "call DataService.query Contact --fields Id --where City",
        &[(Unreadable, (2, "not a condition"))],
    ),
    // A query that finds nothing has learnt that there is nothing.
    (
        "call DataService.query Contact --fields Id --where LastName=nobody",
        &[(ZeroRows, (0, "0 rows"))],
    ),
    (
        "compare DataService.getUserInfo --backends xmlrpc,v2",
        &[
            (WrongKey, (3, "credential")),
            (DeadHost, (3, "could not connect")),
            (Gone, (3, "off for good")),
            (Faults, (3, "XML-RPC fails while REST works")),
            (UsedUpQuota, (3, "quota")),
            (MissingStore, (3, NOBODY)),
            (EmptyStore, (3, NOBODY)),
            (FullOutput, FULL),
        ],
    ),
    (
        "compare User --all --backends xmlrpc,v2",
        &[
            (WrongKey, (3, "credential")),
            (DeadHost, (3, "could not connect")),
            (Gone, (3, "off for good")),
            (Faults, (3, "XML-RPC fails while REST works")),
            (UsedUpQuota, (3, "quota")),
            (MissingStore, (3, NOBODY)),
            (EmptyStore, (3, NOBODY)),
            (FullOutput, FULL),
        ],
    ),
    ("compare Contcat --all", &[(Misspelt, (2, "did you mean"))]),
    (
        "compare Contact --all --fields FristName",
        &[(Misspelt, (2, "FristName"))],
    ),
    (
        "compare Contact --where LastUpdated>=gestern",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "compare DataService.query Contact --where LastUpdated>=gestern",
        &[(Unreadable, (2, "gestern"))],
    ),
    (
        "compare Contact --where LastName=nobody",
        &[(ZeroRows, (3, "no row"))],
    ),
    (
        "compare DataService.query Contact --where LastName=nobody",
        &[(ZeroRows, (3, "no row"))],
    ),
    (
        "limits",
        &[
            (WrongKey, (3, "credential")),
            (DeadHost, (3, "could not connect")),
            (UsedUpQuota, (3, "429")),
            (MissingStore, (3, NOBODY)),
            (EmptyStore, (3, NOBODY)),
            (FullOutput, FULL),
        ],
    ),
    (
        "doctor",
        &[
            (WrongKey, (1, "FAIL")),
            (DeadHost, (1, "FAIL")),
            (Gone, (1, "410")),
            (UsedUpQuota, (1, "quota")),
            (MissingStore, (1, NOBODY)),
            (EmptyStore, (1, NOBODY)),
            (FullOutput, FULL),
        ],
    ),
    (
        "auth status",
        &[(MissingStore, (3, "store")), (EmptyStore, (1, "keap.db"))],
    ),
    (
        "auth list",
        &[(MissingStore, (3, "store")), (EmptyStore, (1, "keap.db"))],
    ),
    (
        "auth keep-alive",
        &[(MissingStore, (3, "store")), (EmptyStore, (3, "keap.db"))],
    ),
    (
        "auth refresh",
        &[
            (MissingStore, (3, "store")),
            (EmptyStore, (3, "no such grant")),
        ],
    ),
    (
        "auth logout",
        &[
            (MissingStore, (3, "store")),
            (EmptyStore, (3, "no such grant")),
        ],
    ),
    ("coverage", &[(FullOutput, FULL)]),
    (
        "coverage --operation ContactService.laod",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "coverage --table Contcat",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "coverage --table Contact --field FristName",
        &[(Misspelt, (2, "did you mean"))],
    ),
    ("routes --table Contact", &[(FullOutput, FULL)]),
    ("routes --table Contcat", &[(Misspelt, (2, "did you mean"))]),
    (
        "routes --operation ContactService.laod",
        &[(Misspelt, (2, "did you mean"))],
    ),
    (
        "routes --policy /no/such/file.toml",
        &[(Unreadable, (2, "/no/such/file.toml"))],
    ),
    ("demo", &[(FullOutput, FULL)]),
    ("sandbox --listen 127.0.0.1:0", &[(FullOutput, FULL)]),
    (
        "sandbox --seed dmeo",
        &[(Misspelt, (2, "there is no seed"))],
    ),
    (
        "xmlrpc encode /no/such/file.json",
        &[(Unreadable, (2, "/no/such/file.json"))],
    ),
    (
        "xmlrpc decode /no/such/file.xml",
        &[(Unreadable, (2, "/no/such/file.xml"))],
    ),
    ("--help", &[(FullOutput, FULL)]),
    ("--version", &[(FullOutput, FULL)]),
];

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

/// The servers of the situations, and a folder for stores.
struct Scene {
    well: String,
    gone: String,
    faults: String,
    used_up: String,
    folder: PathBuf,
}

impl Scene {
    async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("keap-silent-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let off = |guise| {
            let off = Trouble::none().brownout(Brownout::named(guise).unwrap());
            serve(Sandbox::builder().trouble(off).build().transport())
        };
        Self {
            well: serve(Sandbox::builder().build().transport()).await,
            gone: off("gone").await,
            faults: off("fault").await,
            used_up: serve(Transport::new(UsedUp)).await,
            folder,
        }
    }

    fn store(&self, situation: Situation) -> PathBuf {
        match situation {
            EmptyStore => self.folder.join("empty").join("keap.db"),
            _ => self.folder.join("missing").join("keap.db"),
        }
    }

    /// The command in its situation, in an environment without any credential.
    fn command(&self, line: &str, situation: Situation) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command.args(line.split(' '));
        command.env_clear().env("HOME", &self.folder);
        command.env("KEAP_STORE", self.store(situation));
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let calls = ["call ", "compare ", "limits", "doctor"]
            .iter()
            .any(|name| line.starts_with(name));
        let (base, token) = match situation {
            WrongKey => (self.well.as_str(), "another-access-token"),
            DeadHost => ("http://127.0.0.1:1", DEFAULT_ACCESS_TOKEN),
            Gone => (self.gone.as_str(), DEFAULT_ACCESS_TOKEN),
            Faults => (self.faults.as_str(), DEFAULT_ACCESS_TOKEN),
            UsedUpQuota => (self.used_up.as_str(), DEFAULT_ACCESS_TOKEN),
            _ => (self.well.as_str(), DEFAULT_ACCESS_TOKEN),
        };
        if calls {
            command.args(["--timeout", "20"]);
        }
        if calls && !matches!(situation, MissingStore | EmptyStore) {
            command.args(["--base-url", base, "--access-token", token]);
        }
        if situation == FullOutput {
            let full = std::fs::File::options().write(true).open("/dev/full");
            command.stdout(full.unwrap());
        }
        command
    }
}

/// A store without a grant: one was imported and forgotten.
async fn make_empty(path: &Path) {
    let store = keap_auth::SqliteStore::open(path, None).await.unwrap();
    drop(store);
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

#[tokio::test(flavor = "multi_thread")]
async fn every_command_says_why_it_could_not() {
    let scene = Scene::new().await;
    std::fs::create_dir_all(scene.folder.join("empty")).unwrap();
    make_empty(&scene.store(EmptyStore)).await;
    let mut wrong = Vec::new();
    for (line, cells) in TABLE {
        for &(situation, end) in *cells {
            if situation == FullOutput && !Path::new("/dev/full").exists() {
                continue;
            }
            let mut command = scene.command(line, situation);
            let output = tokio::task::spawn_blocking(move || command.output());
            let output = output.await.unwrap().unwrap();
            wrong.extend(judge(line, situation, end, &output));
            let missing = scene.folder.join("missing");
            if missing.exists() {
                std::fs::remove_dir_all(missing).unwrap();
                wrong.push(format!(
                    "keap {line}, {situation:?}: made the store that it did not find"
                ));
            }
        }
    }
    std::fs::remove_dir_all(&scene.folder).unwrap();
    assert!(
        wrong.is_empty(),
        "{} cells:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn nothing_ends_with_0_where_nothing_was_learnt() {
    for (line, cells) in TABLE {
        for (situation, (code, _)) in *cells {
            let learnt = *situation == ZeroRows && line.starts_with("call ");
            assert!(*code != 0 || learnt, "keap {line}, {situation:?}");
        }
    }
}
