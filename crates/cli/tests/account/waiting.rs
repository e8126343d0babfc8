//! What a run wrote and did not put back waits: it is told, never lost, and put back where it was alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering::SeqCst};

use super::put_back::Refusing;
use super::written::{nothing_is_kept, read};
use super::*;

/// A run of which contact 17 was changed and not put back, at a host that answers again.
struct Waiting {
    folder: Folder,
    state: String,
    base: String,
    before: Json,
    id: String,
}

impl Waiting {
    async fn new(name: &str) -> Self {
        let refuses = Arc::new(AtomicU8::new(2));
        let inner = account().transport();
        let refusing = Refusing {
            inner,
            refuses: Arc::clone(&refuses),
        };
        let base = serve(Transport::new(refusing)).await;
        let folder = Folder::new(name);
        let state = folder.state();
        let before = read(&base, "17").await;
        refuses.store(0, SeqCst);
        let begins = [&WRITES[..], &["--yes", "--format", "json"]].concat();
        let output = run(command(&state, &base, &begins)).await;
        assert_eq!(output.status.code(), Some(3), "{}", told(&output));
        refuses.store(2, SeqCst);
        let id = report(&output)["run"]["id"].as_str().unwrap().to_owned();
        let waiting = Self {
            folder,
            state,
            base,
            before,
            id,
        };
        waiting.waits().await;
        waiting
    }

    /// The contact is changed still, and what was there before is kept.
    async fn waits(&self) {
        assert_ne!(read(&self.base, "17").await, self.before);
        assert!(self.file().exists());
    }

    fn file(&self) -> PathBuf {
        self.folder.0.join(format!("compare.db.{}.before", self.id))
    }

    fn runs(&self, words: &[&str]) -> Output {
        let all = [&["compare", "runs"], words, &["--state", &self.state]].concat();
        keap(&all)
    }
}

const WRITES: [&str; 3] = ["ContactService.update", "--writes", "contact:17"];

fn account() -> Sandbox {
    Sandbox::builder()
        .tenant("ab123")
        .access_token(DEFAULT_ACCESS_TOKEN)
        .build()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_told_and_is_not_removed() {
    let waiting = Waiting::new("waits").await;
    for words in [&["list"][..], &["show", "last"]] {
        let output = waiting.runs(words);
        assert!(
            told(&output).contains("contact 17 is not put back"),
            "{}",
            told(&output)
        );
    }
    let listed = waiting.runs(&["list", "--format", "json"]);
    let why = report(&listed)[0]["not_put_back"].to_string();
    assert!(why.contains("contact 17"), "{}", told(&listed));
    let removed = waiting.runs(&["delete", "last", "--yes"]);
    assert_eq!(removed.status.code(), Some(2), "{}", told(&removed));
    assert!(told(&removed).contains("contact 17"), "{}", told(&removed));
    // A new run would take what is there now for what was there before.
    let begins = [&WRITES[..], &["--yes"]].concat();
    let new = run(command(&waiting.state, &waiting.base, &begins)).await;
    assert_eq!(new.status.code(), Some(2), "{}", told(&new));
    let hint = format!(
        "--resume {} --state {} --base-url {}/",
        waiting.id, waiting.state, waiting.base
    );
    assert!(told(&new).contains(&hint), "{}", told(&new));
    waiting.waits().await;
    let resumed = run(command(
        &waiting.state,
        &waiting.base,
        &["--resume", "last"],
    ))
    .await;
    assert_eq!(resumed.status.code(), Some(3), "{}", told(&resumed));
    assert_eq!(read(&waiting.base, "17").await, waiting.before);
    nothing_is_kept(&waiting.folder);
    assert!(!told(&waiting.runs(&["list"])).contains("not put back"));
    let removed = waiting.runs(&["delete", "last", "--yes"]);
    assert_eq!(removed.status.code(), Some(0), "{}", told(&removed));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_put_back_at_its_host_alone() {
    let waiting = Waiting::new("elsewhere").await;
    let elsewhere = serve(account().transport()).await;
    let theirs = read(&elsewhere, "17").await;
    let other = run(command(&waiting.state, &elsewhere, &["--resume", "last"])).await;
    assert_eq!(other.status.code(), Some(2), "{}", told(&other));
    let hint = format!("--base-url {}/", waiting.base);
    assert!(told(&other).contains(&hint), "{}", told(&other));
    assert_eq!(read(&elsewhere, "17").await, theirs);
    // Nor at Keap's own, which nobody named.
    let nowhere = keap(&[
        "compare",
        "account",
        "--resume",
        "last",
        "--state",
        &waiting.state,
        "--access-token",
        DEFAULT_ACCESS_TOKEN,
    ]);
    assert_eq!(nowhere.status.code(), Some(2), "{}", told(&nowhere));
    assert!(told(&nowhere).contains(&hint), "{}", told(&nowhere));
    waiting.waits().await;
}

/// A token that was given bare ends, and no target had ended by then.
#[tokio::test(flavor = "multi_thread")]
async fn another_token_of_the_account_puts_back_what_the_first_write_left() {
    let sandbox = account();
    let served = Counted::around(sandbox.transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("another-token");
    let state = folder.state();
    let before = read(&base, "17").await;
    served.take();
    let is_write = "ContactService.update";
    served.leaves_unanswered(Some(is_write));
    let begins = [&WRITES[..], &["--yes"]].concat();
    let mut child = command(&state, &base, &begins);
    let child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.unwrap();
    let is_sent = || {
        let asked = served.asked.lock().unwrap();
        asked.iter().any(|asked| asked.contains(is_write))
    };
    while !is_sent() {
        served.reached(served.count() + 1).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    served.leaves_unanswered(None);
    let fresh = sandbox.issue_tokens().access.expose().to_owned();
    let mut resumed = Command::new(env!("CARGO_BIN_EXE_keap"));
    resumed.env_clear().stdin(Stdio::null());
    resumed.args(["compare", "account", "--resume", "last"]);
    resumed.args([
        "--state",
        &state,
        "--base-url",
        &base,
        "--access-token",
        &fresh,
    ]);
    let resumed = run(resumed).await;
    assert_eq!(resumed.status.code(), Some(3), "{}", told(&resumed));
    let put_back = "what was there before is put back";
    assert!(told(&resumed).contains(put_back), "{}", told(&resumed));
    assert_eq!(read(&base, "17").await, before);
    nothing_is_kept(&folder);
}
