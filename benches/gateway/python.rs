//! A Python with the vendor's own SDK.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Failure;

/// The version that `tests/python_rest_sdk.py` was written for too.
const SDK: &str = "keap-core-v2-sdk==2.0.26";

/// A virtual environment in the target folder, which the test of the SDK has as well; made on first use.
pub(crate) fn with_sdk(here: &Path) -> Result<PathBuf, Failure> {
    let folder = here.join("../tmp/keap-core-v2-sdk");
    let python = folder.join("bin/python");
    let has_sdk = ["-c", "import keap_core_v2_client"];
    if run(Command::new(&python).args(has_sdk)).is_err() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let install = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            SDK,
        ];
        run(Command::new(&python).args(install))?;
    }
    Ok(python)
}

fn run(command: &mut Command) -> Result<(), Failure> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("there is no Python with the SDK: {}", said.trim()).into())
}
