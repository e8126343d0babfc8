//! Programs in other languages.

use std::process::{Command, Output};

use crate::scratch::tell;

/// Runs a foreign client: what it printed, or how it failed; none when it is not on this machine, which is told.
///
/// `needs` is what it complains of when its library is not here; empty for none.
pub async fn client(
    program: &str,
    needs: &str,
    arguments: Vec<String>,
) -> Option<Result<String, String>> {
    let (name, check) = (program.to_owned(), needs.to_owned());
    let output: std::io::Result<Output> =
        tokio::task::spawn_blocking(move || Command::new(&name).args(arguments).output())
            .await
            .expect("the task does not panic");
    let Ok(output) = output else {
        tell(&format!("SKIPPED: there is no {program} on this machine"));
        return None;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    if !check.is_empty() && errors.contains(&check) {
        tell(&format!(
            "SKIPPED: {program} has no XML-RPC library on this machine"
        ));
        return None;
    }
    Some(if output.status.success() {
        Ok(text)
    } else {
        Err(format!("{program}: {text}{errors}"))
    })
}
