//! Python's own XML-RPC client, over a real socket, calls one method of every service of the local Keap.

use std::path::Path;
use std::process::Command;

use keap_http::server::{listen, serve};
use keap_sandbox::{DEFAULT_LEGACY_KEY, Sandbox};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_service_answers_a_foreign_client() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: there is no python3");
        return;
    }
    let (listener, address) = listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let sandbox = Sandbox::builder().build();
    let server = tokio::spawn(serve(
        listener,
        sandbox.transport(),
        std::future::pending::<()>(),
    ));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("python_services.py");
    let mut command = Command::new("python3");
    command
        .arg(script)
        .arg(format!("http://{address}"))
        .arg(DEFAULT_LEGACY_KEY);
    let output = tokio::task::spawn_blocking(move || command.output())
        .await
        .unwrap()
        .unwrap();
    server.abort();
    let (said, complained) = (
        output.stdout,
        String::from_utf8_lossy(&output.stderr).into_owned(),
    );
    assert_eq!(
        String::from_utf8_lossy(&said).trim(),
        "python is content",
        "{complained}"
    );
}
