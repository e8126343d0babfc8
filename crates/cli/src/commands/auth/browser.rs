//! Opens a page in the browser of whoever sits at this machine.

use std::io::IsTerminal as _;
use std::process::{Command, Stdio};

use url::Url;

/// Opens the page, where a person at a terminal has a screen; tells whether a program was there to do it.
pub(super) fn open(page: &Url) -> bool {
    let has_screen = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|screen| !screen.is_empty()));
    if !std::io::stderr().is_terminal() {
        return false;
    }
    let Some((program, arguments)) = opener(std::env::consts::OS, has_screen) else {
        return false;
    };
    // What it prints is of no use here, and it may go on as long as the browser does.
    let started = Command::new(program)
        .args(arguments)
        .arg(page.as_str())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    started.is_ok()
}

/// The program of a system that opens pages, with what stands before the address. None of them is a shell.
fn opener(system: &str, has_screen: bool) -> Option<(&'static str, &'static [&'static str])> {
    match system {
        "macos" => Some(("open", &[])),
        "windows" => Some(("rundll32", &["url.dll,FileProtocolHandler"])),
        _ if has_screen => Some(("xdg-open", &[])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_has_its_program_and_a_server_has_none() {
        assert_eq!(opener("linux", true).unwrap().0, "xdg-open");
        assert_eq!(opener("linux", false), None);
        assert_eq!(opener("macos", false).unwrap().0, "open");
        assert_eq!(opener("windows", false).unwrap().0, "rundll32");
    }
}
