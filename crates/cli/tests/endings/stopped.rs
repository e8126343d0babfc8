//! Being stopped from outside: whoever does it is told how it stands, and a service has done its work.

use std::process::Child;

use super::*;

fn send(signal: &str, child: &Child) {
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args([signal, &id])
            .status()
            .unwrap()
            .success()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stops_a_command_is_told_how_it_stands() {
    for (line, doubt) in [
        ("call DataService.getUserInfo --format json", false),
        ("compare Contact --all --format json", false),
        ("compare Contact --all --format jsonl", false),
        (
            "call ContactService.add --set Email=x@example.com --format json",
            true,
        ),
    ] {
        for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
            let (base, asked) = hanging().await;
            let child = command(line, &base).spawn().unwrap();
            asked.acquire().await.unwrap().forget();
            send(signal, &child);
            let output = tokio::task::spawn_blocking(|| child.wait_with_output());
            let output = output.await.unwrap().unwrap();
            assert_eq!(output.status.code(), Some(code), "{line} {signal}");
            let told = stderr(&output);
            let error: Json = serde_json::from_str(told.lines().last().unwrap()).unwrap();
            assert_eq!(error["kind"], "stopped");
            assert_eq!(error["exit"], code, "{told}");
            assert_eq!(error["may_have_applied"], doubt, "{told}");
        }
    }
}

/// What is whole stays, and the line that is told goes on with it as it stands.
#[tokio::test(flavor = "multi_thread")]
async fn an_export_that_is_stopped_says_what_is_there_and_goes_on() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        let folder =
            std::env::temp_dir().join(format!("keap-stopped{signal}-{}", std::process::id()));
        drop(std::fs::remove_dir_all(&folder));
        let asked = Arc::new(Semaphore::new(0));
        // One asks whose account it is, one is refused for a column of `User` that was only seen in use, and the next one is
        // without it.
        let calls = Arc::new(Semaphore::new(3));
        let base = serve(Transport::new(HangsAfter {
            calls: Arc::clone(&calls),
            answers: Sandbox::builder().build().transport(),
            hangs: Hangs(Arc::clone(&asked)),
        }));
        let base = base.await;
        let line = format!(
            "export User ContactGroup --overwrite --to {}",
            folder.display()
        );
        // As under a terminal, whatever these tests were started under.
        let mut heard = Command::new("env");
        heard
            .arg("--default-signal=HUP")
            .arg(env!("CARGO_BIN_EXE_keap"));
        heard.args(line.split(' ')).env_clear().stdin(Stdio::null());
        heard.args(["--base-url", &base, "--access-token", DEFAULT_ACCESS_TOKEN]);
        let heard = heard.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let child = heard.unwrap();
        asked.acquire().await.unwrap().forget();
        send(signal, &child);
        let output = tokio::task::spawn_blocking(|| child.wait_with_output());
        let output = output.await.unwrap().unwrap();
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "{signal}: {told}");
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("1 table is whole"), "{told}");
        assert!(!told.contains(DEFAULT_ACCESS_TOKEN), "{told}");
        let (_, again) = told.split_once("go on with: keap ").unwrap();
        assert!(again.ends_with("--access-token - --resume"), "{again}");
        calls.add_permits(1_000);
        let mut resumed = Command::new(env!("CARGO_BIN_EXE_keap"));
        resumed
            .args(again.split(' '))
            .env_clear()
            .stdin(Stdio::piped());
        resumed.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut resumed = resumed.spawn().unwrap();
        let mut typed = resumed.stdin.take().unwrap();
        std::io::Write::write_all(&mut typed, DEFAULT_ACCESS_TOKEN.as_bytes()).unwrap();
        drop(typed);
        let output = tokio::task::spawn_blocking(|| resumed.wait_with_output());
        let output = output.await.unwrap().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stderr(&output).contains("User.csv is whole already"));
        assert!(folder.join("ContactGroup.csv").exists());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

#[test]
fn a_service_ends_well_when_it_is_told_to() {
    use std::io::{BufRead as _, BufReader};
    for (signal, code) in [("-TERM", 0), ("-INT", 130)] {
        let mut child = command("sandbox --listen localhost:0", "").spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().starts_with("Ready:")));
        send(signal, &child);
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(code),
            "{signal}: {}",
            stderr(&output)
        );
    }
}
