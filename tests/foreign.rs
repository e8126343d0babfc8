//! Old programs against the local Keap: XML-RPC libraries of four languages, under an application name of their own, over
//! HTTP and over TLS; and the calls that most programs make, with Python's.

use std::path::{Path, PathBuf};
use std::process::Command;

use keap_gateway::tls::{TlsFolder, tenant_host};
use keap_http::server::{listen, serve, serve_tls};
use keap_http::tls::Certificates;
use keap_http::{Clock as _, SystemClock};
use keap_sandbox::{DEFAULT_LEGACY_KEY, Sandbox};
use keap_tests::foreign::client;
use keap_tests::scratch::{Scratch, tell};
use tokio::task::JoinHandle;

/// The name of no account that a local Keap has by itself.
const APP: &str = "zz999";

/// Where Debian's package has the library of the Java client.
const JAVA_LIBRARY: &str = "/usr/share/java/axmlrpc.jar";

/// A local Keap on a socket, as `keap sandbox` serves it.
struct Served {
    port: u16,
    server: JoinHandle<std::io::Result<()>>,
}

impl Served {
    async fn new(certificates: Option<&TlsFolder>) -> Self {
        let (listener, address) = listen(([127, 0, 0, 1], 0).into()).await.unwrap();
        let service = Sandbox::builder().any_app().build().transport();
        let end = std::future::pending::<()>();
        let server = match certificates {
            None => tokio::spawn(serve(listener, service, end)),
            Some(folder) => {
                let certificates = Certificates::open(&folder.server(), &folder.server());
                let acceptor = certificates.unwrap().acceptor().unwrap();
                tokio::spawn(serve_tls(listener, acceptor, service, end))
            }
        };
        Self {
            port: address.port(),
            server,
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn script(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("foreign");
    folder.join(name).display().to_string()
}

/// What the programs that can write dates say.
const TOLD: &str = "17 Ann\nZoë\n25\n5 [RecordNotFound]Record was not found\n";

/// Java's library writes dates without colons: the service refuses them at the sign where it expects one.
const TOLD_BY_JAVA: &str = "17 Ann\nZoë\n\
    Failed to parse XML-RPC request: Failed to parse date value 20260115T100000 at position 11 [0]\n\
    5 [RecordNotFound]Record was not found [5]\n";

/// Runs the programs that are here; each gets a local Keap of its own.
async fn all(tls: Option<(&TlsFolder, &Path)>) {
    for (program, file, missing) in [
        ("perl", "shop.pl", "Can't locate "),
        ("ruby", "shop.rb", "cannot load such file"),
        ("php", "shop.php", "no xmlrpc extension"),
    ] {
        let served = Served::new(tls.map(|(folder, _)| folder)).await;
        let host = format!("{APP}.infusionsoft.com");
        let mut arguments = vec![script(file)];
        match tls {
            None => arguments.extend([
                format!("http://127.0.0.1:{}/api/xmlrpc", served.port),
                DEFAULT_LEGACY_KEY.to_owned(),
            ]),
            Some((folder, _)) => arguments.extend([
                format!("https://{host}/api/xmlrpc"),
                DEFAULT_LEGACY_KEY.to_owned(),
                host,
                served.port.to_string(),
                folder.authority().display().to_string(),
            ]),
        }
        if let Some(told) = client(program, missing, arguments).await {
            assert_eq!(told.as_deref(), Ok(TOLD), "{program}");
        }
    }
    let served = Served::new(tls.map(|(folder, _)| folder)).await;
    if let Some(told) = java(served.port, tls).await {
        assert_eq!(told.as_deref(), Ok(TOLD_BY_JAVA));
    }
}

async fn java(port: u16, tls: Option<(&TlsFolder, &Path)>) -> Option<Result<String, String>> {
    let mut arguments = Vec::new();
    let mut url = format!("http://127.0.0.1:{port}/api/xmlrpc");
    if let Some((folder, scratch)) = tls {
        let host = format!("{APP}.infusionsoft.com");
        url = format!("https://{host}:{port}/api/xmlrpc");
        let hosts = scratch.join("hosts");
        std::fs::write(&hosts, format!("127.0.0.1 {host}\n")).unwrap();
        arguments.push(format!("-Djdk.net.hosts.file={}", hosts.display()));
        arguments.extend(trusting(folder, scratch)?);
    }
    arguments.extend(["-cp", JAVA_LIBRARY].map(str::to_owned));
    arguments.extend([script("Shop.java"), url, DEFAULT_LEGACY_KEY.to_owned()]);
    client(
        "java",
        "package de.timroes.axmlrpc does not exist",
        arguments,
    )
    .await
}

/// A store with the authority, made as `keap gateway tls trust` says for Java.
fn trusting(folder: &TlsFolder, scratch: &Path) -> Option<[String; 2]> {
    let store = scratch.join("trust.p12");
    let made = Command::new("keytool")
        .args(["-importcert", "-noprompt", "-alias", "keap", "-file"])
        .arg(folder.authority())
        .arg("-keystore")
        .arg(&store)
        .args(["-storepass", "changeit"])
        .output();
    let Ok(made) = made else {
        tell("SKIPPED: there is no keytool on this machine");
        return None;
    };
    assert!(made.status.success(), "{made:?}");
    Some([
        format!("-Djavax.net.ssl.trustStore={}", store.display()),
        "-Djavax.net.ssl.trustStorePassword=changeit".to_owned(),
    ])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn perl_ruby_php_and_java_sell_tea() {
    all(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn they_do_so_over_tls_under_a_name_of_their_own() {
    let scratch = Scratch::new("foreign-tls");
    let folder = TlsFolder::new(scratch.path("tls"));
    let name = tenant_host(APP).unwrap();
    folder.make(&[name], SystemClock.now()).unwrap();
    all(Some((&folder, &scratch.path("")))).await;
}

/// Every method of the list is called, and does what its name says.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn python_makes_the_calls_that_most_programs_make() {
    let served = Served::new(None).await;
    let list = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/observed/most_used.txt");
    let arguments = vec![
        script("most_used.py"),
        format!("http://127.0.0.1:{}", served.port),
        DEFAULT_LEGACY_KEY.to_owned(),
        list.display().to_string(),
    ];
    if let Some(told) = client("python3", "", arguments).await {
        assert_eq!(told.as_deref(), Ok("all is plausible\n"));
    }
}
