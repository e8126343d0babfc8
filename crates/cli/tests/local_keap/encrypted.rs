//! The local Keap over TLS: with a certificate of its owner, and with one of `keap gateway tls make`.

use std::process::Command;

use super::{Folder, Service, keap};

/// A certificate for these names or addresses, with its key, in two files.
pub(super) fn made(folder: &Folder, name: &str, hosts: &[&str]) -> (String, String) {
    let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
    let made = rcgen::generate_simple_self_signed(hosts).unwrap();
    let file = |kind: &str, text: String| {
        let file = folder.file(&format!("{name}.{kind}"));
        std::fs::write(&file, text).unwrap();
        file
    };
    let key = file("key", made.signing_key.serialize_pem());
    (file("pem", made.cert.pem()), key)
}

#[test]
fn whoever_trusts_the_certificate_is_answered_over_https() {
    let folder = Folder::new("tls");
    let (certificate, key) = made(&folder, "own", &["127.0.0.1"]);
    let service = Service::start(&["--tls-cert", &certificate, "--tls-key", &key]);
    assert!(service.base.starts_with("https://127.0.0.1:"));
    let call = |trusted: &str| {
        Command::new(env!("CARGO_BIN_EXE_keap"))
            .args(["call", "DataService.getUserInfo", "--backend", "rest-v2"])
            .args(["--base-url", &service.base])
            .args(["--access-token", "sandbox-access-token"])
            .env("SSL_CERT_FILE", trusted)
            .output()
            .unwrap()
    };
    let answered = call(&certificate);
    let told = String::from_utf8_lossy(&answered.stdout);
    assert!(told.contains("ab123"), "{answered:?}");
    // Links in answers lead back the same way.
    let list = format!("{}/crm/rest/v1/contacts?limit=1", service.base);
    let listed = Command::new("curl")
        .args(["--silent", "--fail", "--cacert", &certificate])
        .args(["-H", "Authorization: Bearer sandbox-access-token", &list])
        .output();
    match listed {
        Ok(listed) => {
            let told = String::from_utf8_lossy(&listed.stdout);
            assert!(
                told.contains(&format!("\"next\":\"{}/", service.base)),
                "{told}"
            );
        }
        Err(error) => eprintln!("skipped: curl cannot be run: {error}"),
    }
    let (other, _) = made(&folder, "other", &["127.0.0.1"]);
    assert_eq!(call(&other).status.code(), Some(3));
    service.stop();
}

#[test]
fn the_certificate_of_the_gateway_is_shown_under_the_name_that_it_is_for() {
    let folder = Folder::new("tls-gateway");
    let tls = folder.file("made");
    let made = keap(&["gateway", "tls", "make", "--app", "cd456", "--folder", &tls]);
    assert!(made.status.success(), "{made:?}");
    let server = format!("{tls}/server.pem");
    let service = Service::start(&["--app", "cd456", "--tls-cert", &server]);
    let port = service
        .base
        .strip_prefix("https://cd456.infusionsoft.com:")
        .unwrap();
    let health = Command::new("curl")
        .args(["--silent", "--show-error", "--fail"])
        .args(["--cacert", &format!("{tls}/authority.pem")])
        .args([
            "--resolve",
            &format!("cd456.infusionsoft.com:{port}:127.0.0.1"),
        ])
        .arg(format!("{}/healthz", service.base))
        .output();
    match health {
        Ok(health) => assert!(health.status.success(), "{health:?}"),
        Err(error) => eprintln!("skipped: curl cannot be run: {error}"),
    }
    assert_eq!(service.stop(), "");
    // A second account, which the certificate is not for.
    let apps = ["--app", "cd456", "--app", "ef789", "--tls-cert", &server];
    let told = Service::start(&apps).stop();
    let words = "warning: callers will refuse the certificate: it is for none of 127.0.0.1, localhost, ef789.infusionsoft.com\n";
    assert_eq!(told, words);
}

#[test]
fn files_that_are_no_certificate_are_told_before_anything_listens() {
    let folder = Folder::new("tls-wrong");
    let (certificate, key) = made(&folder, "one", &["localhost"]);
    let (_, another) = made(&folder, "two", &["localhost"]);
    let text = folder.file("text.pem");
    std::fs::write(&text, "no certificate at all").unwrap();
    let missing = folder.file("missing.pem");
    for (files, words) in [
        (
            vec!["--tls-cert", &certificate, "--tls-key", &another],
            "two.key is not that of the first certificate in",
        ),
        (
            vec!["--tls-cert", &text, "--tls-key", &key],
            "text.pem holds no certificate in PEM",
        ),
        (
            vec!["--tls-cert", &certificate],
            "one.pem holds no private key in PEM",
        ),
        (
            vec!["--tls-cert", &missing, "--tls-key", &key],
            "missing.pem cannot be read",
        ),
        (
            vec!["--tls-cert", &certificate, "--tls-key", &missing],
            "missing.pem cannot be read",
        ),
        (vec!["--tls-key", &key], "--tls-cert"),
    ] {
        let mut arguments = vec!["sandbox", "--listen", "127.0.0.1:0"];
        arguments.extend(files);
        let refused = keap(&arguments);
        let told = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains(words), "{arguments:?}: {told}");
    }
}
