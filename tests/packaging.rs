//! The package for Debian: what its parts say of each other, its scripts as a shell runs them, its unit as systemd reads it.
//!
//! That the package can be built and installed is not shown here: it takes the optimised program.

use std::fs;
use std::path::Path;
use std::process::Command;

use keap_gateway::config::Config;
use keap_tests::{root, scratch::Scratch};

/// The user of the service, and the folders that are its own.
const USER: &str = "keap-gateway";
const STATE: &str = "/var/lib/keap-gateway";
const CONFIGURATION: &str = "/etc/keap";

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn unit() -> String {
    text("packaging/systemd/keap-gateway.service")
}

#[test]
fn unit_scripts_and_pages_name_the_same_user_folders_and_program() {
    let unit = unit();
    let says = |line: &str| assert!(unit.lines().any(|own| own == line), "{line}");
    says(&format!("User={USER}"));
    says(&format!("Group={USER}"));
    says(&format!("StateDirectory={}", &STATE["/var/lib/".len()..]));
    says(&format!(
        "ConfigurationDirectory={}",
        &CONFIGURATION["/etc/".len()..]
    ));
    says("ExecStart=/usr/bin/keap gateway run --config /etc/keap/gateway.toml");
    // What is denied answers with an error instead of killing the process: SQLite asks to give files to their owner.
    says("SystemCallErrorNumber=EPERM");
    let others = [
        "packaging/debian/postinst",
        "packaging/debian/postrm",
        "docs/gateway/running.md",
    ];
    for page in others {
        let text = text(page);
        for word in [USER, STATE, CONFIGURATION] {
            assert!(text.contains(word), "{page}: {word}");
        }
    }
}

/// Whoever copies the example of the package has a configuration.
#[test]
fn the_example_is_a_configuration() {
    let example = text("crates/cli/src/commands/gateway/init.toml");
    assert!(example.contains(STATE));
    let config = Config::parse(&example, Path::new("gateway.toml"));
    assert_eq!(config.unwrap().tenants[0].app, "ab123");
}

#[test]
fn what_the_package_takes_is_there() {
    let manifest: toml::Table = text("crates/cli/Cargo.toml").parse().unwrap();
    let deb = &manifest["package"]["metadata"]["deb"];
    let folder = root().join("crates/cli");
    let packs = text(".ci/packages");
    let mut taken = 0;
    for asset in deb["assets"].as_array().unwrap() {
        let from = asset[0].as_str().unwrap();
        if from == "target/release/keap" {
            assert_eq!(asset[1].as_str(), Some("usr/bin/"));
            continue;
        }
        if let Some(made) = from.strip_prefix("../../target/") {
            let folder = format!("target/{}", made.split('/').next().unwrap());
            assert!(packs.contains(&folder), "{folder} is made by .ci/packages");
            continue;
        }
        assert!(folder.join(from).exists(), "{from}");
        taken += 1;
    }
    assert!(taken > 0);
    let scripts = deb["maintainer-scripts"].as_str().unwrap();
    assert!(folder.join(scripts).join("postinst").exists());
    for units in deb["systemd-units"].as_array().unwrap() {
        let unit = format!("{}.service", units["unit-name"].as_str().unwrap());
        let scripts = folder.join(units["unit-scripts"].as_str().unwrap());
        assert!(scripts.join(unit).exists());
        // There is no configuration yet when it is installed.
        assert_eq!(units["enable"].as_bool(), Some(false));
        assert_eq!(units["start"].as_bool(), Some(false));
    }
}

/// Runs a script of the package with programs that tell how they were called and do nothing.
#[cfg(unix)]
fn run(script: &str, argument: &str, user_is_there: bool) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = Scratch::new("packaging");
    let log = scratch.path("log");
    let programs = [
        "adduser", "chmod", "chown", "deluser", "install", "rm", "rmdir", "getent",
    ];
    for name in programs {
        let ends = match (name, user_is_there) {
            ("getent", false) => 2,
            _ => 0,
        };
        let stub = format!(
            "#!/bin/sh\necho \"{name} $*\" >> '{}'\nexit {ends}\n",
            log.display()
        );
        let path = scratch.path(name);
        fs::write(&path, stub).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let status = Command::new("/bin/sh")
        .arg(root().join("packaging/debian").join(script))
        .arg(argument)
        .env_clear()
        .env("PATH", scratch.path(""))
        .status()
        .unwrap();
    assert!(status.success(), "{script} {argument}: {status}");
    let told = fs::read_to_string(log).unwrap_or_default();
    let told = told.lines().filter(|line| !line.starts_with("getent"));
    told.map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn an_installation_makes_user_and_folders_once() {
    let folders = [
        format!("install -d -m 0700 -o {USER} -g {USER} {STATE}"),
        format!("install -d -m 2750 -o root -g {USER} {CONFIGURATION}"),
    ];
    let user = format!("adduser --system --group --quiet --home {STATE} --no-create-home {USER}");
    let first = run("postinst", "configure", false);
    assert_eq!(first, [&[user], &folders[..]].concat());
    assert_eq!(run("postinst", "configure", true), folders);
    assert_eq!(run("postinst", "abort-upgrade", true), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_removal_leaves_everything_and_a_purge_takes_what_the_gateway_made() {
    for argument in ["remove", "upgrade"] {
        assert_eq!(run("postrm", argument, true), [""; 0]);
        assert_eq!(run("prerm", argument, true), [""; 0]);
    }
    let purged = [
        format!("rm -rf {STATE} /var/log/keap-gateway"),
        format!(
            "rm -f {CONFIGURATION}/gateway.toml {CONFIGURATION}/gateway.env {CONFIGURATION}/compare.env"
        ),
        format!("rmdir {CONFIGURATION}"),
    ];
    assert_eq!(run("postrm", "purge", false), purged);
    let user = format!("deluser --quiet --system {USER}");
    assert_eq!(
        run("postrm", "purge", true),
        [&purged[..], &[user]].concat()
    );
}

/// What the timers of the service keep alive is another store than that of a person, whose login has units of its own.
#[test]
fn a_login_is_kept_alive_in_the_store_of_whoever_made_it() {
    let of_user = text("packaging/systemd-user/keap-keep-alive.service");
    let says = |word: &str| of_user.lines().any(|line| line.starts_with(word));
    for word in ["Environment=KEAP_STORE", "User=", "ProtectHome="] {
        assert!(!says(word), "{word}");
    }
    let store = format!("{STATE}/keap.db");
    let of_service = text("packaging/systemd/keap-keep-alive.service");
    assert!(of_service.contains(&format!("Environment=KEAP_STORE={store}\n")));
    assert!(text("docs/gateway/running.md").contains(&format!("export KEAP_STORE={store} ")));
    let guide = text("MIGRATION.md");
    assert!(guide.contains("systemctl --user enable --now keap-keep-alive.timer\n"));
    let manifest = text("crates/cli/Cargo.toml");
    for unit in ["service", "timer"] {
        let taken = format!(
            "[\"../../packaging/systemd-user/keap-keep-alive.{unit}\", \"usr/lib/systemd/user/\""
        );
        assert!(manifest.contains(&taken), "{taken}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn systemd_reads_the_units() {
    verify("packaging/systemd", &[]);
    verify("packaging/systemd-user", &["--user"]);
}

/// With a program in place of ours, which is not installed here.
#[cfg(target_os = "linux")]
fn verify(folder: &str, whose: &[&str]) {
    let scratch = Scratch::new(&format!("unit{}", whose.len()));
    let folder = root().join(folder);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let from = entry.unwrap().path();
        let unit = fs::read_to_string(&from).unwrap();
        let path = scratch.path(from.file_name().unwrap().to_str().unwrap());
        fs::write(&path, unit.replace("/usr/bin/keap ", "/bin/true ")).unwrap();
        paths.push(path);
    }
    assert!(paths.len() > 1, "{paths:?}");
    let verified = Command::new("systemd-analyze")
        .args(whose)
        .args(["verify", "--man=no"])
        .args(&paths)
        // A user's systemd has a folder for what runs, which somebody who is not signed in lacks.
        .env("XDG_RUNTIME_DIR", scratch.path(""))
        .output();
    let Ok(told) = verified else {
        let told = "SKIPPED: no systemd-analyze\n";
        let _ = std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes());
        return;
    };
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    let ours = told.lines().filter(|line| line.contains("keap-"));
    assert_eq!(ours.collect::<Vec<_>>(), [""; 0], "{told}");
}

/// The wheel says of the program what the crate says, and is built from it.
#[test]
fn the_wheel_carries_the_program() {
    let wheel: toml::Table = text("packaging/wheel/pyproject.toml").parse().unwrap();
    let maturin = &wheel["tool"]["maturin"];
    assert_eq!(maturin["bindings"].as_str(), Some("bin"));
    let manifest = maturin["manifest-path"].as_str().unwrap();
    let manifest = text(&format!("packaging/wheel/{manifest}"));
    let manifest: toml::Table = manifest.parse().unwrap();
    assert_eq!(manifest["bin"][0]["name"].as_str(), Some("keap"));
    let profile = maturin["profile"].as_str().unwrap();
    let workspace: toml::Table = text("Cargo.toml").parse().unwrap();
    assert!(workspace["profile"].get(profile).is_some(), "{profile}");
    let readme = wheel["project"]["readme"].as_str().unwrap();
    assert!(root().join("packaging/wheel").join(readme).exists());
}

/// The image has the same user and folders as the package, and runs the same program.
#[test]
fn the_container_is_set_up_as_the_package() {
    let file = text("packaging/docker/Dockerfile");
    for word in [USER, STATE, CONFIGURATION, "--profile dist"] {
        assert!(file.contains(word), "{word}");
    }
}

/// What the guide shows for a container can be reached from outside of it, and keeps what it has in the volume.
#[test]
fn the_configuration_for_a_container_is_one() {
    let guide = text("docs/gateway/running.md");
    let of_container = guide.split("## In a container").nth(1).unwrap();
    let shown = of_container.split("```toml\n").nth(1).unwrap();
    let shown = shown.split("```").next().unwrap();
    let config = Config::parse(shown, Path::new("/etc/keap/gateway.toml")).unwrap();
    assert!(config.server.allow_remote);
    assert!(config.store.path.unwrap().starts_with(STATE));
    assert!(shown.contains("listen = \"0.0.0.0:8400\""));
    assert!(text("packaging/docker/Dockerfile").contains("EXPOSE 8400"));
}
