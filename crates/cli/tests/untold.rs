//! A write that was carried out is told as that, also when its answer cannot be written where it belongs.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output};

use keap_http::server;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use serde_json::Value as Json;

async fn onto_a_full_disk(line: &'static str, base: &str) -> Output {
    let base = base.to_owned();
    let command = move || {
        Command::new(env!("CARGO_BIN_EXE_keap"))
            .args(line.split(' '))
            .args(["--base-url", &base, "--access-token", DEFAULT_ACCESS_TOKEN])
            .env_clear()
            .stdout(File::options().write(true).open("/dev/full").unwrap())
            .output()
            .unwrap()
    };
    tokio::task::spawn_blocking(command).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_whose_answer_is_lost_is_not_told_as_one_that_failed() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let sandbox = Sandbox::builder().build();
    let (listener, address) = server::listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    tokio::spawn(server::serve(
        listener,
        sandbox.transport(),
        std::future::pending(),
    ));
    let base = format!("http://{address}");

    let output = onto_a_full_disk(
        "call ContactService.add --set FirstName=Lost --format json",
        &base,
    )
    .await;
    let told: Json = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(told["may_have_applied"], true, "{told}");
    assert_eq!(told["operation"], "ContactService.add", "{told}");
    assert_eq!(told["backend"], "xmlrpc", "{told}");
    assert!(
        told["hint"].as_str().unwrap().contains("do not send"),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(3));

    let output = onto_a_full_disk("call ContactService.add --set FirstName=Lost", &base).await;
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("was carried out over XML-RPC"), "{told}");

    // What was read is simply not told.
    let output = onto_a_full_disk("call DataService.getUserInfo --format json", &base).await;
    let told: Json = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(told["may_have_applied"], false, "{told}");
}
