//! The vendor's own Python SDK, over a real socket, lists, creates, reads, patches, tags and deletes a contact of the
//! local Keap.
//!
//! The SDK is installed from PyPI into the target folder on first use. Skipped, with a message, where it cannot be.

use std::path::{Path, PathBuf};
use std::process::Command;

use keap_http::server::{listen, serve};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};

/// The version the script was written for.
const SDK: &str = "keap-core-v2-sdk==2.0.26";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_official_sdk_is_content_with_the_local_keap() {
    let python = match tokio::task::spawn_blocking(python_with_sdk).await.unwrap() {
        Ok(python) => python,
        Err(reason) => {
            eprintln!("skipped: {reason}");
            return;
        }
    };
    let (listener, address) = listen(([127, 0, 0, 1], 0).into()).await.unwrap();
    let sandbox = Sandbox::builder().build();
    let shutdown = std::future::pending::<()>();
    let server = tokio::spawn(serve(listener, sandbox.transport(), shutdown));
    let mut command = Command::new(python);
    command
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("python_rest_sdk.py"))
        .arg(format!("http://{address}/crm"))
        .arg(DEFAULT_ACCESS_TOKEN);
    let output = tokio::task::spawn_blocking(move || command.output())
        .await
        .unwrap()
        .unwrap();
    server.abort();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim(),
        "python is content",
        "{complained}"
    );
}

/// A Python that has the SDK, or why there is none.
fn python_with_sdk() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keap-core-v2-sdk");
    let python = folder.join("bin/python");
    if has_sdk(&python) {
        return Ok(python);
    }
    run(
        Command::new("python3").args(["-m", "venv"]).arg(&folder),
        "no virtual environment can be made",
    )?;
    let install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        SDK,
    ];
    run(
        Command::new(&python).args(install),
        "the sdk cannot be installed",
    )?;
    Ok(python)
}

fn has_sdk(python: &Path) -> bool {
    run(
        Command::new(python).args(["-c", "import keap_core_v2_client"]),
        "",
    )
    .is_ok()
}

fn run(command: &mut Command, problem: &str) -> Result<(), String> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "{problem}: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )),
        Err(error) => Err(format!("{problem}: {error}")),
    }
}
