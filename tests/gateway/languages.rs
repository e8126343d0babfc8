//! The same call in several languages, over plain HTTP, and over TLS under a tenant's host name that leads to this
//! machine. Each script takes the URL and the key and, for TLS, host name, port and the file of the authority.

use std::path::Path;
use std::process::Command;

use keap_tests::foreign::client;

use super::chain::KEY;

const PERL: &str = r#"
require RPC::XML::Client;
my ($url, $key, $host, $port, $authority) = @ARGV;
if ($authority) {
    require LWP::Protocol::https;
    # What a line in the hosts file does.
    push @LWP::Protocol::http::EXTRA_SOCK_OPTS, (PeerAddr => '127.0.0.1', PeerPort => $port);
}
my $keap = RPC::XML::Client->new($url);
$keap->useragent->ssl_opts(SSL_ca_file => $authority, SSL_hostname => $host, SSL_verifycn_name => $host) if $authority;
my $answer = $keap->send_request('ContactService.load', RPC::XML::string->new($key), 4393, ['FirstName']);
die $answer unless ref $answer;
print $answer->value->{FirstName}, "\n";
"#;

const RUBY: &str = r#"
require 'xmlrpc/client'
url, key, host, port, authority = ARGV
keap = XMLRPC::Client.new2(url)
if authority
  keap = XMLRPC::Client.new3(host: host, path: '/api/xmlrpc', port: port.to_i, use_ssl: true)
  # What a line in the hosts file does.
  keap.http.ipaddr = '127.0.0.1'
  keap.http.ca_file = authority
end
puts keap.call('ContactService.load', key, 4393, ['FirstName'])['FirstName']
"#;

const PHP: &str = r#"
if (!function_exists('xmlrpc_encode_request')) { fwrite(STDERR, "no xmlrpc extension\n"); exit(1); }
[, $url, $key] = $argv;
[$host, $port, $authority] = array_slice($argv, 3) + ['localhost', null, null];
$body = xmlrpc_encode_request('ContactService.load', [$key, 4393, ['FirstName']]);
$http = ['method' => 'POST', 'header' => "Content-Type: text/xml\r\nHost: $host", 'content' => $body];
$ssl = ['peer_name' => $host, 'cafile' => $authority];
if ($authority) { $url = "https://127.0.0.1:$port/api/xmlrpc"; }
$answer = file_get_contents($url, false, stream_context_create(['http' => $http, 'ssl' => $ssl]));
if ($answer === false) { exit(1); }
echo xmlrpc_decode($answer)['FirstName'], "\n";
"#;

const JAVA: &str = r#"
import de.timroes.axmlrpc.XMLRPCClient;
import java.net.URL;
import java.util.Map;

public class Load {
    public static void main(String[] arguments) throws Exception {
        // Keap writes texts without a type tag, which this library takes only when it is told to.
        XMLRPCClient keap = new XMLRPCClient(new URL(arguments[0]), XMLRPCClient.FLAGS_DEFAULT_TYPE_STRING);
        Object answer = keap.call("ContactService.load", arguments[1], 4393, new Object[] {"FirstName"});
        System.out.println(((Map<?, ?>) answer).get("FirstName"));
    }
}
"#;

/// Where Debian's package has the library of the Java client.
const JAVA_LIBRARY: &str = "/usr/share/java/axmlrpc.jar";

/// What a client over TLS needs beside URL and key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tls<'a> {
    /// The name that the program calls.
    pub(super) host: &'a str,
    /// Where the gateway listens in its place.
    pub(super) port: u16,
    /// The only authority that is trusted.
    pub(super) authority: &'a Path,
    /// A folder for what the client writes.
    pub(super) folder: &'a Path,
}

/// Runs the clients of all languages that are here; each says its name and what it was answered, or that it failed.
pub(super) async fn all(
    url: &str,
    tls: Option<Tls<'_>>,
) -> Vec<(&'static str, Result<String, String>)> {
    let mut told = Vec::new();
    for (program, flag, script, missing) in [
        ("perl", "-e", PERL, "Can't locate "),
        ("ruby", "-e", RUBY, "cannot load such file"),
        ("php", "-r", PHP, "no xmlrpc extension"),
    ] {
        let mut arguments = vec![flag.to_owned(), script.to_owned()];
        if program == "php" {
            arguments.push("--".to_owned());
        }
        arguments.extend([url.to_owned(), KEY.to_owned()]);
        if let Some(tls) = tls {
            let authority = tls.authority.display().to_string();
            arguments.extend([tls.host.to_owned(), tls.port.to_string(), authority]);
        }
        if let Some(answer) = client(program, missing, arguments).await {
            told.push((program, answer));
        }
    }
    told
}

/// The Java client, whose program is a file.
pub(super) async fn java(
    url: &str,
    folder: &Path,
    tls: Option<Tls<'_>>,
) -> Option<Result<String, String>> {
    let program = folder.join("Load.java");
    std::fs::write(&program, JAVA).unwrap();
    let mut arguments = Vec::new();
    if let Some(tls) = tls {
        let hosts = folder.join("hosts");
        std::fs::write(&hosts, format!("127.0.0.1 {}\n", tls.host)).unwrap();
        arguments.push(format!("-Djdk.net.hosts.file={}", hosts.display()));
        arguments.extend(trusting(tls)?);
    }
    arguments.extend(["-cp", JAVA_LIBRARY].map(str::to_owned));
    arguments.extend([
        program.display().to_string(),
        url.to_owned(),
        KEY.to_owned(),
    ]);
    client(
        "java",
        "package de.timroes.axmlrpc does not exist",
        arguments,
    )
    .await
}

/// A store with the authority, made as `keap gateway tls trust` says for Java.
fn trusting(tls: Tls<'_>) -> Option<[String; 2]> {
    let store = tls.folder.join(format!("{}.p12", tls.host));
    let (file, store) = (
        tls.authority.display().to_string(),
        store.display().to_string(),
    );
    let add = [
        "-importcert",
        "-noprompt",
        "-alias",
        "keap-gateway",
        "-file",
        &file,
    ];
    let made = Command::new("keytool")
        .args(add)
        .args(["-keystore", &store, "-storepass", "changeit"])
        .output();
    let Ok(made) = made else {
        keap_tests::scratch::tell("SKIPPED: there is no keytool on this machine");
        return None;
    };
    assert!(made.status.success(), "{made:?}");
    Some([
        format!("-Djavax.net.ssl.trustStore={store}"),
        "-Djavax.net.ssl.trustStorePassword=changeit".to_owned(),
    ])
}
