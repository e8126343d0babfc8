//! `tls make`, `trust`, `show` and `remove`.

use super::Home;

/// A certificate that ends within 14 days is a warning, and one that is over a failure, with the day; of programs and of the
/// page alike.
#[test]
fn a_check_tells_of_certificates_that_end() {
    use keap_gateway::tls::{TlsFolder, tenant_host};
    use keap_http::{Clock as _, SystemClock};
    let home = Home::new();
    home.write(
        "key.txt",
        "KeapAK-0123456789abcdef0123456789abcdef0123456789abcdef",
    );
    let folder = TlsFolder::new(home.path("tls"));
    let made = |days_ago: u64| {
        let ago = std::time::Duration::from_secs(days_ago * 86_400);
        let names = [tenant_host("ab123").unwrap()];
        folder.make(&names, SystemClock.now() - ago).unwrap();
        let ends = keap_gateway::tls::certificate_ends(&folder.server()).unwrap();
        chrono::DateTime::<chrono::Utc>::from(ends)
            .format("%Y-%m-%d")
            .to_string()
    };
    let tenant = "[[tenant]]\napp = 'ab123'\naccess_key_file = 'key.txt'\n";
    let ours = "[tls]\nlisten = '127.0.0.1:0'\nfolder = 'tls'\n";
    let named =
        "[tls]\nlisten = '127.0.0.1:0'\ncertificate = 'tls/server.pem'\nkey = 'tls/server.pem'\n";
    let page =
        "[page]\nlisten = '127.0.0.1:0'\ncertificate = 'tls/server.pem'\nkey = 'tls/server.pem'\n";
    for (config, what) in [
        (ours, "certificate: "),
        (named, "certificate: "),
        (page, "certificate of the page: "),
    ] {
        let server = "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = 'gateway.db'\n";
        home.write("gateway.toml", &format!("{server}{config}{tenant}"));
        let check = || home.run("check --offline --config gateway.toml");
        let day = made(0);
        check().is(
            0,
            &[&format!("ok   {what}tls/server.pem lasts until {day}")],
        );
        let day = made(80);
        check().is(
            0,
            &[&format!("warn {what}tls/server.pem ends on {day}, in ")],
        );
        let day = made(120);
        check().is(
            1,
            &[&format!("FAIL {what}tls/server.pem is over since {day}: ")],
        );
        // A gateway makes its own anew, and says of others that they are over.
        #[cfg(unix)]
        if config != ours {
            let said = home.serve("--config gateway.toml").stop().err;
            let what = what.trim_end_matches(": ");
            let told = format!("the {what}, tls/server.pem, is over since {day}: ");
            assert!(said.contains(&told), "{said}");
        }
    }
}

/// Whoever watches by Prometheus learns when the certificate ends that a listener shows.
#[cfg(unix)]
#[test]
fn metrics_tell_when_the_certificate_of_a_listener_ends() {
    let home = Home::new();
    let mut wanted = rcgen::CertificateParams::new(vec!["ab123.infusionsoft.com".into()]).unwrap();
    wanted.not_after = rcgen::date_time_ymd(2031, 2, 3);
    let key = rcgen::KeyPair::generate().unwrap();
    let made = wanted.self_signed(&key).unwrap();
    home.write("own.pem", &made.pem());
    home.write("own.key", &key.serialize_pem());
    home.write(
        "key.txt",
        "KeapAK-0123456789abcdef0123456789abcdef0123456789abcdef",
    );
    home.write(
        "gateway.toml",
        "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = 'gateway.db'\n[page]\nlisten = '127.0.0.1:0'\n\
         [tls]\nlisten = '127.0.0.1:0'\ncertificate = 'own.pem'\nkey = 'own.key'\n\
         [[tenant]]\napp = 'ab123'\naccess_key_file = 'key.txt'\n",
    );
    let mut serving = home.serve("--config gateway.toml");
    let page = loop {
        let told = serving.error_line();
        if let Some((_, page)) = told.trim().split_once("for people: http://") {
            break page.split('/').next().unwrap().to_owned();
        }
        assert!(!told.is_empty(), "it tells of no page");
    };
    let metrics = super::send_to(&page, &page, "GET /metrics", "");
    let ends = chrono::NaiveDate::from_ymd_opt(2031, 2, 3).unwrap();
    let ends = ends.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp();
    let line =
        format!("keap_gateway_ssl_earliest_cert_expiry{{certificate=\"certificate\"}} {ends}");
    assert!(metrics.lines().any(|shown| shown == line), "{metrics}");
    serving.stop().is(0, &[]);
}

#[test]
fn an_authority_is_made_shown_trusted_and_removed() {
    let home = Home::new();
    let tls = |line: &str| home.run(&format!("tls {line} --folder made"));
    tls("show").is(3, &["there is no authority in made"]);
    tls("trust").is(3, &["there is no authority in made"]);
    tls("make").is(2, &["no host name is known: give --app NAME"]);
    tls("make --app a!b").is(2, &["is no host name"]);
    let made = tls("make --app ab123 --name crm.example.com");
    made.is(
        0,
        &[
            "An authority and a certificate were made.",
            "127.0.0.1 ab123.infusionsoft.com crm.example.com",
            "/etc/hosts",
        ],
    );
    #[cfg(unix)]
    {
        assert_eq!(super::mode(home.path("made")), 0o700);
        let open = |name: &str| super::mode(home.path("made").join(name));
        let keys = std::fs::read_dir(home.path("made"))
            .unwrap()
            .filter(|entry| {
                let text = std::fs::read_to_string(entry.as_ref().unwrap().path()).unwrap();
                text.contains("PRIVATE KEY")
            });
        let modes: Vec<u32> = keys
            .map(|entry| open(&entry.unwrap().file_name().to_string_lossy()))
            .collect();
        assert_eq!(modes, [0o600, 0o600]);
    }
    tls("make --app ab123 --name crm.example.com")
        .is(0, &["the authority is the one that was there"]);
    // What it may sign for it keeps signing for; for another name it is not thrown away unasked.
    let fingerprint = || tls("show").out;
    let before = fingerprint();
    tls("make --app ab123").is(0, &["the authority is the one that was there"]);
    tls("make --app ab123 --app cd456").is(2, &["may sign for", "--new-authority"]);
    let line = |text: &str| {
        let found = text.lines().find(|line| line.starts_with("fingerprint"));
        found.unwrap().to_owned()
    };
    assert_eq!(line(&before), line(&fingerprint()));
    tls("make --app ab123 --name crm.example.com --app cd456 --new-authority")
        .is(0, &["An authority and a certificate were made."]);
    assert_ne!(line(&before), line(&fingerprint()));
    let shown = tls("show --format json");
    let json: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(json["names"][0], "ab123.infusionsoft.com");
    tls("trust").is(
        0,
        &[
            "update-ca-certificates",
            "certutil -addstore",
            "keytool -importcert",
            "infusionsoft.pem",
            "and for nothing else",
        ],
    );

    home.write("bundle.pem", "others\n");
    tls("trust --bundle bundle.pem").is(0, &["the authority was added to bundle.pem"]);
    assert!(home.read("bundle.pem").starts_with("others\n"));
    assert!(home.read("bundle.pem").contains("BEGIN CERTIFICATE"));
    tls("remove --bundle bundle.pem").is(0, &["the authority was taken out of bundle.pem"]);
    assert_eq!(home.read("bundle.pem"), "others\n");
    tls("remove --bundle bundle.pem").is(2, &["holds no authority of keap gateway"]);

    tls("remove --yes").is(0, &["Authority and certificate were removed."]);
    tls("remove").is(3, &["there is no authority at"]);
}

/// The folder of a configuration is beside its store, and the tenants are the names.
#[test]
fn the_configuration_says_folder_and_names() {
    let home = Home::new();
    home.write(
        "gateway.toml",
        "[store]\npath = 'kept/gateway.db'\n[[tenant]]\napp = 'zz999'\naccess_key_env = 'KEY'\n",
    );
    home.run("tls make --config gateway.toml")
        .is(0, &["zz999.infusionsoft.com"]);
    assert!(home.path("kept/tls").is_dir());
    #[cfg(unix)]
    assert_eq!(super::mode(home.path("kept")), 0o700);
}
