//! A desk: a local Keap, a store, and the program between them.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use keap_http::server;
use keap_sandbox::Sandbox;

pub(crate) const SECRET: &str = "MARKEDSECRET";

pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    pub(crate) base: String,
    pub(crate) folder: PathBuf,
}

impl Drop for Desk {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A local Keap whose only client has a marked secret, and an empty store.
pub(crate) async fn desk(name: &str) -> Desk {
    let sandbox = Sandbox::builder()
        .client("client", SECRET, "https://keap.example/cb")
        .build();
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(
        listener,
        sandbox.transport(),
        std::future::pending(),
    ));
    let folder = std::env::temp_dir().join(format!("keap-auth-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    Desk {
        sandbox,
        base: format!("http://{address}"),
        folder,
    }
}

/// How a command ends that is given an input: its exit code and all it said.
pub(crate) async fn said(mut command: Command, input: impl Into<Vec<u8>>) -> (Option<i32>, String) {
    let input = input.into();
    let run = move || {
        let mut child = command.spawn().unwrap();
        // A program that reads nothing may be gone already.
        let _ = child.stdin.take().unwrap().write_all(&input);
        let output = child.wait_with_output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.code(),
            String::from_utf8_lossy(&said).into_owned(),
        )
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

impl Desk {
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command
            .args(arguments)
            .env_clear()
            .env("KEAP_BASE_URL", &self.base)
            .env("KEAP_STORE", self.folder.join("keap.db"))
            .env("KEAP_STORE_KEY", "ab".repeat(32))
            .env("KEAP_CLIENT_ID", "client")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the program; returns its exit code and all it said.
    pub(crate) async fn keap(&self, arguments: &[&str], input: String) -> (Option<i32>, String) {
        self.keap_on_bytes(arguments, input.into_bytes()).await
    }

    /// The same with any input.
    pub(crate) async fn keap_on_bytes(
        &self,
        arguments: &[&str],
        input: Vec<u8>,
    ) -> (Option<i32>, String) {
        let mut command = self.command(arguments);
        command.env("KEAP_CLIENT_SECRET", SECRET);
        let (code, said) = said(command, input).await;
        for secret in [SECRET, "sandbox-access-", "sandbox-refresh-"] {
            assert!(
                !said.contains(secret),
                "{arguments:?} shows {secret}: {said}"
            );
        }
        (code, said)
    }

    /// A pair made by hand, as the token endpoint would answer.
    pub(crate) fn pair(&self, expires_in: u64) -> String {
        let issued = self.sandbox.issue_tokens();
        serde_json::json!({
            "access_token": issued.access.expose(),
            "refresh_token": issued.refresh.expose(),
            "expires_in": expires_in,
            "scope": "full|ab123.infusionsoft.com",
        })
        .to_string()
    }

    /// Makes the pairs of the store older.
    pub(crate) async fn age(&self, seconds: i64) {
        use sqlx::Connection as _;
        let url = format!("sqlite://{}", self.folder.join("keap.db").display());
        let mut store = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let age = "UPDATE grants SET issued_at = issued_at - ?1, expires_at = expires_at - ?1";
        let age = sqlx::query(age).bind(seconds).execute(&mut store);
        age.await.unwrap();
        store.close().await.unwrap();
    }

    /// The files of the store in one: database, log and journals.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let locks = self.folder.join("keap.db.locks");
        let folders = [&self.folder, &locks].map(std::fs::read_dir);
        folders
            .into_iter()
            .flatten()
            .flatten()
            .flatten()
            .any(|entry| {
                let bytes = std::fs::read(entry.path()).unwrap_or_default();
                bytes
                    .windows(text.len())
                    .any(|window| window == text.as_bytes())
            })
    }
}
