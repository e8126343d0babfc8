//! A disk that is full at the n-th write: no key is shown that is not kept.

use super::{Home, Told};

#[cfg(target_os = "linux")]
#[test]
fn a_key_that_is_shown_is_kept() {
    let works = std::process::Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .output();
    if !works.is_ok_and(|output| output.status.success()) {
        let told = "SKIPPED: no strace, or it may not trace here\n";
        let _ = std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes());
        return;
    }
    let home = Home::new();
    home.write("gateway.toml", "[store]\npath = 'gateway.db'\n");
    home.run("key new --app ab123 --label first --config gateway.toml")
        .is(0, &[]);
    let mut kept = 1;
    let mut hits = 0;
    for call in ["pwrite64", "fdatasync", "fsync", "ftruncate"] {
        for n in 1.. {
            let line = format!("key new --app ab123 --label {call}-{n} --config gateway.toml");
            let plain = home.command(&line);
            let mut traced = std::process::Command::new("strace");
            traced
                .args(["-f", "-qq", "-o", "trace", "-e"])
                .arg(format!("trace={call}"))
                .arg("-e")
                .arg(format!("inject={call}:error=ENOSPC:when={n}+"))
                .arg(plain.get_program())
                .args(plain.get_args())
                .env_clear()
                .env("HOME", home.path(""))
                .current_dir(home.path(""));
            let told = Told::of(traced.output().unwrap());
            let listed = home.run("key list --format json --config gateway.toml");
            let keys: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
            let now = keys.as_array().unwrap().len();
            let hit = std::fs::read_to_string(home.path("trace"))
                .is_ok_and(|trace| trace.contains("(INJECTED)"));
            if told.code == Some(0) {
                assert_eq!(now, kept + 1, "{call} {n}: shown and not kept: {told:?}");
            } else {
                told.is(3, &[]);
                assert_eq!(told.out, "", "{call} {n}");
            }
            kept = now;
            if !hit {
                break;
            }
            hits += 1;
            assert!(n < 60, "more than 60 calls of {call}");
        }
    }
    assert!(hits > 0);
}
