//! The disk of a store is full for a while: calls are answered, what is not kept is told, and all is kept when there is room.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use tokio::time::Instant;

use super::{FIRST_NAME, Home, Serving, Told};

/// A disk that can be filled.
enum Disk {
    /// One of its own, in a name space of mounts that this process reaches into.
    Own(PathBuf),
    /// The one that is there, with a bound on the size of files.
    Bounded(u32),
}

impl Disk {
    /// How a program is started with such a disk below `disk`: on one of its own where that may be made.
    fn words() -> (bool, Vec<&'static str>) {
        const OWN: [&str; 4] = ["unshare", "--user", "--map-root-user", "--mount"];
        let may = Command::new(OWN[0])
            .args(&OWN[1..])
            .args(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"])
            .stderr(Stdio::null())
            .status();
        let with_disk = "mount -t tmpfs -o size=512k tmpfs disk && exec \"$0\" \"$@\"";
        match may.is_ok_and(|status| status.success()) {
            true => (true, [&OWN[..], &["sh", "-c", with_disk]].concat()),
            false => (false, vec!["sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""]),
        }
    }

    fn of(is_own: bool, home: &Home, process: u32) -> Self {
        match is_own {
            true => {
                let root = Path::new("/proc").join(process.to_string()).join("root");
                let inside = home.path("disk");
                Self::Own(root.join(inside.strip_prefix("/").unwrap()).join("filler"))
            }
            false => Self::Bounded(process),
        }
    }

    fn fill(&self) {
        match self {
            Self::Own(filler) => {
                let full = std::fs::write(filler, vec![0; 1 << 20]).unwrap_err();
                assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
            }
            Self::Bounded(process) => bound(*process, "0:"),
        }
    }

    fn free(&self) {
        match self {
            Self::Own(filler) => std::fs::remove_file(filler).unwrap(),
            Self::Bounded(process) => bound(*process, "unlimited:"),
        }
    }
}

fn bound(process: u32, size: &str) {
    let status = Command::new("prlimit")
        .args(["--pid", &process.to_string(), &format!("--fsize={size}")])
        .status();
    assert!(status.unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_whose_disk_is_full_for_a_while_answers_tells_and_recovers() {
    let base = super::running::serve(Sandbox::builder().build().transport()).await;
    let worked = tokio::task::spawn_blocking(move || work(&base));
    worked.await.unwrap();
}

fn work(base: &str) {
    let home = Home::new();
    std::fs::create_dir(home.path("disk")).unwrap();
    // On a disk of its own only that gateway sees the store, so that it has a page.
    home.write(
        "gateway.toml",
        &format!(
            "[server]\nlisten = '127.0.0.1:0'\n[page]\nlisten = '127.0.0.1:0'\n[store]\npath = 'disk/gateway.db'\n\
             [[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nbase_url = '{base}'\n"
        ),
    );
    let (is_own, words) = Disk::words();
    let plain = home.command("run --config gateway.toml");
    let mut command = Command::new(words[0]);
    command
        .args(&words[1..])
        .arg(plain.get_program())
        .args(plain.get_args())
        .env("HOME", home.path(""))
        .env("KEY", DEFAULT_ACCESS_TOKEN)
        .env("KEAP_STORE_KEY", "0f".repeat(32))
        .current_dir(home.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut serving = Serving::by(command);
    let page = serving.page();
    let process = serving.child.id();
    let disk = Disk::of(is_own, &home, process);
    adopt(&home, is_own, process);
    let mut answered = 0;
    let mut works = |wanted: &str| {
        let begun = Instant::now();
        loop {
            let answer = serving.call("old-key-1", "ContactService.load", FIRST_NAME);
            if answer.contains("<value>Joseph</value>") {
                answered += 1;
            } else {
                // The key is known within a second.
                assert!(answered == 0 && answer.contains("InvalidKey"), "{answer}");
            }
            let health = serving.send("GET /healthz", "");
            if answered > 0 && health.contains(wanted) {
                return health;
            }
            assert!(begun.elapsed().as_secs() < 30, "{wanted}: {health}");
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    };
    works("\"status\":\"ok\"");
    for _ in 0..2 {
        disk.fill();
        let health = works("the inventory is not written");
        assert!(health.contains("\"status\":\"degraded\""), "{health}");
        if is_own {
            assert!(health.contains("database or disk is full"), "{health}");
        }
        let shown = super::send_to(&page, &page, "GET /_keap/", "");
        assert!(
            shown.contains("the inventory is not written") && shown.starts_with("HTTP/1.1 200 "),
            "{shown}"
        );
        disk.free();
        works("\"status\":\"ok\"");
    }
    // The counts of the last calls are written within two seconds.
    let begun = Instant::now();
    loop {
        let report = super::send_to(&page, &page, "GET /_keap/report.json", "");
        let (_, report) = report.split_once("\r\n\r\n").unwrap();
        let report: serde_json::Value = serde_json::from_str(report).unwrap();
        if report["rows"][0]["calls"] == answered {
            break;
        }
        assert!(begun.elapsed().as_secs() < 30, "{answered}: {report}");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    // What a disk that is full at the end does not take is told, with how much it is.
    disk.fill();
    let lost = 3;
    for _ in 0..lost {
        serving.call("old-key-1", "ContactService.load", FIRST_NAME);
    }
    serving.stop().is(
        3,
        &[
            "the inventory is not written",
            "the counts of the last 3 calls could not be written and are lost",
        ],
    );
}

/// Lets the program in that calls.
fn adopt(home: &Home, is_own: bool, process: u32) {
    home.write("key.txt", "old-key-1");
    let plain = home.command("key adopt --app ab123 --label shop --config gateway.toml");
    let mut command = match is_own {
        true => {
            let mut command = Command::new("nsenter");
            let process = process.to_string();
            command.args([
                "--user",
                "--preserve-credentials",
                "--mount",
                "--target",
                &process,
            ]);
            command
                .arg(format!("--wd={}", home.path("").display()))
                .arg(plain.get_program());
            command
        }
        false => Command::new(plain.get_program()),
    };
    let key = std::fs::File::open(home.path("key.txt")).unwrap();
    let adopted = command
        .args(plain.get_args())
        .env("HOME", home.path(""))
        .env("KEAP_STORE_KEY", "0f".repeat(32))
        .current_dir(home.path(""))
        .stdin(key)
        .output();
    Told::of(adopted.unwrap()).is(0, &[]);
}
