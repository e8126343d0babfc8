//! A command that ends while new tokens are on their way waits for them: a refresh token that was sent is spent.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError, server};
use tokio::sync::Semaphore;

use crate::desk::{Desk, SECRET, desk};

/// Answers token calls so late, and tells of each.
#[derive(Debug)]
struct Slow {
    answers: Transport,
    asked: Arc<Semaphore>,
    late: Duration,
}

/// So late that a time limit of a second is over, and that the answer is waited for.
const LATE: Duration = Duration::from_secs(4);

/// So late that nobody waits for it.
const TOO_LATE: Duration = Duration::from_secs(60);

impl HttpService for Slow {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let is_token_call = request.uri().path().ends_with("/token");
            let answer = self.answers.send(request).await;
            if is_token_call {
                self.asked.add_permits(1);
                tokio::time::sleep(self.late).await;
            }
            answer
        })
    }
}

/// A desk with an expired grant, whose token endpoint is slow.
async fn slow_desk(name: &str, late: Duration) -> (Desk, Arc<Semaphore>) {
    let mut desk = desk(name).await;
    let asked = Arc::new(Semaphore::new(0));
    let slow = Slow {
        answers: desk.sandbox.transport(),
        asked: Arc::clone(&asked),
        late,
    };
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let slow = Transport::new(slow);
    tokio::spawn(server::serve(listener, slow, std::future::pending()));
    desk.base = format!("http://{address}");
    let import = ["auth", "import", "--no-check"];
    let (code, said) = desk.keap(&import, desk.pair(0)).await;
    assert_eq!(code, Some(0), "{said}");
    (desk, asked)
}

/// The grant lives: its new tokens are in the store, and open the API.
async fn is_alive(desk: &Desk, asked: &Semaphore) {
    let before = asked.available_permits();
    let call = ["call", "DataService.getUserInfo"];
    let (code, said) = desk.keap(&call, String::new()).await;
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(asked.available_permits(), before, "bought again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_limit_loses_no_tokens() {
    for line in [
        &["call", "DataService.getUserInfo", "--timeout", "1"][..],
        &["limits", "--timeout", "1"],
    ] {
        let (desk, asked) = slow_desk("limited", LATE).await;
        let (code, said) = desk.keap(line, String::new()).await;
        assert_ne!(code, Some(0), "{line:?}: {said}");
        assert_eq!(asked.available_permits(), 1, "{line:?}");
        assert!(said.contains("the call was not sent"), "{line:?}: {said}");
        assert!(said.contains("/token"), "{line:?}: {said}");
        assert!(!said.contains("deadline passed"), "{line:?}: {said}");
        assert!(!said.contains("may be lost"), "{line:?}: {said}");
        is_alive(&desk, &asked).await;
    }
}

/// Each of these takes its token for another call, and tells of it in another place.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_waited_for_a_token_in_vain_says_that_it_was_not_sent() {
    let ends = |name, line: &'static str| async move {
        let (desk, asked) = slow_desk(name, LATE).await;
        let folder = desk.folder.join("own").display().to_string();
        let words = line.split(' ').map(|word| word.replace("OWN", &folder));
        let words: Vec<String> = words.chain(["--timeout".into(), "1".into()]).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let (code, said) = desk.keap(&words, String::new()).await;
        assert!(matches!(code, Some(1 | 3)), "{line}: {code:?} {said}");
        assert!(said.contains("the call was not sent"), "{line}: {said}");
        assert!(said.contains("/token"), "{line}: {said}");
        assert!(!said.contains("deadline passed"), "{line}: {said}");
        assert!(!said.contains("no answer arrived"), "{line}: {said}");
        is_alive(&desk, &asked).await;
    };
    tokio::join!(
        ends("unsent-one", "compare ContactService.load 4393"),
        ends("unsent-rows", "compare Contact --all"),
        // Nothing else is compared, so that the run ends with it; and something else is.
        ends("unsent-run", "compare account Contact --yes --state OWN"),
        ends(
            "unsent-target",
            "compare account Contact User --yes --state OWN"
        ),
        ends("unsent-export", "export Contact User --to OWN"),
        ends("unsent-doctor", "doctor"),
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_that_may_be_lost_is_told_by_the_command_that_loses_it() {
    let ends = |name, line: &'static [&'static str]| async move {
        let (desk, _) = slow_desk(name, TOO_LATE).await;
        let (code, said) = desk.keap(line, String::new()).await;
        assert_eq!(code, Some(3), "{line:?}: {said}");
        assert!(
            said.contains("the grant of ab123 may be lost"),
            "{line:?}: {said}"
        );
        assert!(said.contains("/token"), "{line:?}: {said}");
        assert!(!said.contains("xmlrpc"), "{line:?}: {said}");
    };
    let call = &["call", "DataService.getUserInfo", "--timeout", "1"];
    let refresh = &["auth", "refresh", "--timeout", "1"];
    tokio::join!(ends("lost-call", call), ends("lost-refresh", refresh));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_is_stopped_loses_no_tokens() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let (desk, asked) = slow_desk(&format!("stopped{signal}"), LATE).await;
        let add = [
            "call",
            "ContactService.add",
            "--set",
            "FirstName=Late",
            "--format",
            "json",
        ];
        let mut command = desk.command(&add);
        command
            .env("KEAP_CLIENT_SECRET", SECRET)
            .stdin(Stdio::null());
        let child = command.spawn().unwrap();
        asked.acquire().await.unwrap().forget();
        let id = child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status();
        assert!(sent.unwrap().success());
        let output = tokio::task::spawn_blocking(|| child.wait_with_output());
        let output = output.await.unwrap().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains("waiting for new tokens"), "{said}");
        assert!(said.contains(r#""may_have_applied":false"#), "{said}");
        is_alive(&desk, &asked).await;
        let find = [
            "call",
            "DataService.count",
            "Contact",
            "--where",
            "FirstName=Late",
        ];
        let (_, said) = desk.keap(&find, String::new()).await;
        assert!(
            said.trim_start().starts_with('0'),
            "sent after it was stopped: {said}"
        );
    }
}
