//! Under the tenants' own host names: a local authority, foreign clients that trust nobody else, and a certificate that
//! changes while the gateway runs.

use std::net::SocketAddr;

use keap_gateway::Listener;
use keap_gateway::tls::{Certificates, TlsFolder, tenant_host};
use keap_http::{Clock as _, SystemClock};
use keap_tests::scratch::Scratch;
use tokio::sync::oneshot;

use super::chain::{Chain, KEY};
use super::foreign::client;

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
context.minimum_version = context.maximum_version = getattr(ssl.TLSVersion, version)
keap = xmlrpc.client.ServerProxy('https://%s/api/xmlrpc' % name, transport=Diverted(context=context))
try:
    print(keap.ContactService.load(key, 4393, ['FirstName'])['FirstName'])
except ssl.SSLCertVerificationError as error:
    print('refused:', error.verify_message)
"#;

#[tokio::test]
async fn python_is_answered_under_the_tenants_host_name() {
    let scratch = Scratch::new("gateway-tls");
    let folder = TlsFolder::new(scratch.path("tls"));
    let name = tenant_host("ab123").unwrap();
    folder
        .make(std::slice::from_ref(&name), SystemClock.now())
        .unwrap();
    let certificates = Certificates::open(&folder.server(), &folder.server()).unwrap();
    let chain = Chain::new();
    let here = SocketAddr::from(([127, 0, 0, 1], 0));
    let acceptor = certificates.acceptor().unwrap();
    let listener = Listener::bind_tls(chain.gateway.clone(), here, acceptor)
        .await
        .unwrap();
    let port = listener.address().port().to_string();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(listener.serve(async move {
        let _ = stopped.await;
    }));
    let call = async |host: &str, version: &str| {
        let authority = folder.authority().display().to_string();
        let arguments = ["-c", PYTHON, &port, host, &authority, version, KEY];
        client("python3", "", arguments.map(str::to_owned).to_vec()).await
    };

    for version in ["TLSv1_2", "TLSv1_3"] {
        if let Some(text) = call(name.as_str(), version).await {
            assert_eq!(text, "Joseph\n", "{version}");
        }
    }
    if let Some(text) = call("zz999.infusionsoft.com", "TLSv1_3").await {
        assert!(text.starts_with("refused: Hostname mismatch"), "{text}");
    }

    // Another authority in the same folder: whoever trusts the one that is there now is answered.
    assert!(!certificates.reload().unwrap());
    assert!(folder.remove().unwrap());
    folder
        .make(std::slice::from_ref(&name), SystemClock.now())
        .unwrap();
    assert!(certificates.reload().unwrap());
    if let Some(text) = call(name.as_str(), "TLSv1_3").await {
        assert_eq!(text, "Joseph\n");
    }
    stop.send(()).unwrap();
    assert!(serving.await.unwrap());
}
