//! Files, ports and signals that do not do what they are wanted for.

use std::process::{Command, Stdio};

use super::{Folder, Service, keap};

#[test]
fn a_seed_that_cannot_be_read_is_told_with_why() {
    let folder = Folder::new("unreadable");
    let bytes = folder.file("bytes.json");
    std::fs::write(&bytes, b"\xff\xc0{}").unwrap();
    for (seed, words) in [
        (folder.file("missing.json"), "missing.json cannot be read"),
        (folder.file(""), "cannot be read"),
        (bytes, "is no text in UTF-8"),
    ] {
        let refused = keap(&["sandbox", "--listen", "127.0.0.1:0", "--seed", &seed]);
        let told = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{seed}: {told}");
        assert!(told.contains(words), "{seed}: {told}");
    }
}

#[test]
fn a_port_that_somebody_has_is_told() {
    let holder = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = holder.local_addr().unwrap().to_string();
    let failed = keap(&["sandbox", "--listen", &address]);
    let told = String::from_utf8_lossy(&failed.stderr);
    assert_eq!(failed.status.code(), Some(3), "{told}");
    assert!(
        told.contains(&format!("cannot listen on {address}")),
        "{told}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_at_once_and_the_device_is_still_one() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = Folder::new("full");
    let link = folder.file("link.json");
    std::os::unix::fs::symlink("/dev/full", &link).unwrap();
    for file in ["/dev/full", &link] {
        let failed = keap(&["sandbox", "--listen", "127.0.0.1:0", "--save", file]);
        let told = String::from_utf8_lossy(&failed.stderr);
        assert_eq!(failed.status.code(), Some(3), "{told}");
        assert!(told.contains("cannot write the records to "), "{told}");
    }
    let device = std::fs::metadata("/dev/full").unwrap();
    assert!(device.file_type().is_char_device());
    // Without a line of the log it serves and ends all the same.
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let service = Service::start_with(&["--log"], full.unwrap().into());
    assert!(service.call(&["DataService.getUserInfo"]).status.success());
    service.stop();
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = Folder::new("link");
    let (file, link) = (folder.file("records.json"), folder.file("link.json"));
    std::fs::write(&file, "old").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    Service::start(&["--save", &link, "--seed", "empty"]).stop();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(std::fs::read_to_string(&file).unwrap().contains("User"));
}

#[cfg(unix)]
#[test]
fn records_that_cannot_be_written_at_the_end_are_told_whatever_ended_it() {
    for signal in ["-TERM", "-INT"] {
        let folder = Folder::new(&format!("gone{signal}"));
        let inner = folder.file("inner");
        std::fs::create_dir(&inner).unwrap();
        let file = format!("{inner}/records.json");
        let mut service = Service::start_with(&["--save", &file], Stdio::piped());
        std::fs::remove_dir_all(&inner).unwrap();
        let id = service.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(service.child.wait().unwrap().code(), Some(3), "{signal}");
        assert!(
            service.told().contains("cannot write the records to "),
            "{signal}"
        );
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_saves_too() {
    let folder = Folder::new("interrupt");
    let file = folder.file("records.json");
    let mut service = Service::start(&["--save", &file, "--seed", "empty"]);
    let added = service.call(&["ContactService.add", "--set", "FirstName=Late"]);
    assert!(added.status.success(), "{added:?}");
    let id = service.child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(service.child.wait().unwrap().code(), Some(130));
    assert!(std::fs::read_to_string(&file).unwrap().contains("Late"));
}

/// Sends a signal to the program.
#[cfg(target_os = "linux")]
fn signal(service: &Service, name: &str) {
    let id = service.child.id().to_string();
    let sent = Command::new("kill").args([name, &id]).status();
    assert!(sent.unwrap().success());
}

/// Whether the tests themselves were started to outlive their terminal, which every program that they start inherits.
#[cfg(target_os = "linux")]
fn outlive_their_terminal() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let outlive = u64::from_str_radix(mask.unwrap().trim(), 16).unwrap() & 1 == 1;
    if outlive {
        eprintln!("SKIPPED: the tests run where SIGHUP is ignored");
    }
    outlive
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_terminal_saves_too() {
    if outlive_their_terminal() {
        return;
    }
    let folder = Folder::new("hangup");
    let file = folder.file("records.json");
    let mut service = Service::start(&["--save", &file, "--seed", "empty"]);
    let added = service.call(&["ContactService.add", "--set", "FirstName=Late"]);
    assert!(added.status.success(), "{added:?}");
    signal(&service, "-HUP");
    assert_eq!(service.child.wait().unwrap().code(), Some(0));
    assert!(std::fs::read_to_string(&file).unwrap().contains("Late"));
}

/// With nothing to keep it ends as well.
#[cfg(target_os = "linux")]
#[test]
fn a_closed_terminal_ends_one_that_saves_nothing() {
    if outlive_their_terminal() {
        return;
    }
    let mut service = Service::start(&["--seed", "empty"]);
    signal(&service, "-HUP");
    assert_eq!(service.child.wait().unwrap().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn one_that_is_to_outlive_its_terminal_does() {
    let folder = Folder::new("outlives");
    let file = folder.file("records.json");
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' HUP; exec \"$@\"", "sh"]);
    command.arg(env!("CARGO_BIN_EXE_keap"));
    let service = Service::of(command, &["--save", &file, "--seed", "empty"]);
    signal(&service, "-HUP");
    let added = service.call(&["ContactService.add", "--set", "FirstName=Still"]);
    assert!(added.status.success(), "{added:?}");
    service.stop();
    assert!(std::fs::read_to_string(&file).unwrap().contains("Still"));
}
