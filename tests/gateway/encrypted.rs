//! Under the tenants' own host names: a local authority, foreign clients that trust nobody else, and a certificate that
//! changes while the gateway runs.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use keap_gateway::Listener;
use keap_gateway::tls::{TlsFolder, tenant_host};
use keap_http::tls::Certificates;
use keap_http::{Clock as _, SystemClock};
use keap_tests::foreign::client;
use keap_tests::scratch::Scratch;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::chain::{Chain, KEY};
use super::languages::{self, Tls};

/// The host name that the certificate is for, and one that it is not for.
const HOST: &str = "ab123.infusionsoft.com";
const OTHER: &str = "zz999.infusionsoft.com";

/// Connects to the port it is given, whatever the host name, and trusts one authority.
const PYTHON: &str = r#"
import http.client, socket, ssl, sys, xmlrpc.client
port, name, authority, version, key = sys.argv[1:]
class Diverted(xmlrpc.client.SafeTransport):
    def make_connection(self, host):
        connection = http.client.HTTPSConnection(host, context=self.context)
        connection._create_connection = lambda *a, **k: socket.create_connection(('127.0.0.1', int(port)))
        self._connection = host, connection
        return connection
context = ssl.create_default_context(cafile=authority)
if not name:
    # No name is sent in the handshake, as by clients of old.
    context.check_hostname, name = False, '127.0.0.1'
context.minimum_version = context.maximum_version = getattr(ssl.TLSVersion, version)
keap = xmlrpc.client.ServerProxy('https://%s/api/xmlrpc' % name, transport=Diverted(context=context))
try:
    print(keap.ContactService.load(key, 4393, ['FirstName'])['FirstName'])
except ssl.SSLCertVerificationError as error:
    print('refused:', error.verify_message)
"#;

/// A gateway under the host name of ab123.
struct Encrypted {
    scratch: Scratch,
    folder: TlsFolder,
    certificates: Arc<Certificates>,
    port: u16,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<bool>,
}

impl Encrypted {
    async fn new() -> Self {
        let scratch = Scratch::new("gateway-tls");
        let folder = TlsFolder::new(scratch.path("tls"));
        make(&folder);
        let certificates = Certificates::open(&folder.server(), &folder.server()).unwrap();
        let here = SocketAddr::from(([127, 0, 0, 1], 0));
        let acceptor = certificates.acceptor().unwrap();
        let listener = Listener::bind_tls(Chain::new().gateway, here, acceptor)
            .await
            .unwrap();
        let port = listener.address().port();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(listener.serve(async move {
            let _ = stopped.await;
        }));
        Self {
            scratch,
            folder,
            certificates,
            port,
            stop,
            serving,
        }
    }

    /// What Python prints that calls a host with one version of TLS.
    async fn python(&self, host: &str, version: &str) -> Option<String> {
        let authority = self.folder.authority().display().to_string();
        let port = self.port.to_string();
        let arguments = ["-c", PYTHON, &port, host, &authority, version, KEY];
        let told = client("python3", "", arguments.map(str::to_owned).to_vec()).await?;
        Some(told.unwrap())
    }

    async fn end(self) {
        self.stop.send(()).unwrap();
        assert!(self.serving.await.unwrap());
    }
}

fn make(folder: &TlsFolder) {
    let name = tenant_host("ab123").unwrap();
    folder.make(&[name], SystemClock.now()).unwrap();
}

#[tokio::test]
async fn python_is_answered_under_the_tenants_host_name() {
    let gateway = Encrypted::new().await;
    for version in ["TLSv1_2", "TLSv1_3"] {
        if let Some(text) = gateway.python(HOST, version).await {
            assert_eq!(text, "Joseph\n", "{version}");
        }
    }
    if let Some(text) = gateway.python(OTHER, "TLSv1_3").await {
        assert!(text.starts_with("refused: Hostname mismatch"), "{text}");
    }
    // Without a name the same certificate is shown; this client does not look at it.
    if let Some(text) = gateway.python("", "TLSv1_2").await {
        assert_eq!(text, "Joseph\n");
    }

    // Another authority in the same folder: whoever trusts the one that is there now is answered.
    assert!(!gateway.certificates.reload().unwrap());
    assert!(gateway.folder.remove().unwrap());
    make(&gateway.folder);
    assert!(gateway.certificates.reload().unwrap());
    if let Some(text) = gateway.python(HOST, "TLSv1_3").await {
        assert_eq!(text, "Joseph\n");
    }
    gateway.end().await;
}

#[tokio::test]
async fn perl_ruby_php_and_java_are_answered_under_the_tenants_host_name() {
    let gateway = Encrypted::new().await;
    let authority = gateway.folder.authority();
    let folder: PathBuf = gateway.scratch.path("");
    for host in [HOST, OTHER] {
        let tls = Some(Tls {
            host,
            port: gateway.port,
            authority: &authority,
            folder: &folder,
        });
        let mut told = languages::all(&format!("https://{host}/api/xmlrpc"), tls).await;
        let url = format!("https://{host}:{}/api/xmlrpc", gateway.port);
        let java = languages::java(&url, &folder, tls).await;
        told.extend(java.map(|answer| ("java", answer)));
        for (program, answer) in told {
            if host == HOST {
                assert_eq!(answer.as_deref(), Ok("Joseph\n"), "{program}");
            } else {
                answer.unwrap_err();
            }
        }
    }
    gateway.end().await;
}
