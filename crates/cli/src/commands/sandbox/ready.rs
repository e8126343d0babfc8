//! What a local Keap says when it is ready: where it is, what it lets in, and lines to copy that work as they stand.

use std::net::SocketAddr;
use std::path::Path;

use keap_http::Secret;
use keap_sandbox::{Fleet, Sandbox};
use serde::Serialize;
use serde_json::{Value, json};

use super::args::SandboxArgs;
use super::plants;
use super::tls::Speech;
use crate::output::Output;
use crate::shell::quoted;

/// A read that every account answers to whoever knows its key.
const CALL: &str = "WebFormService.getMap";

/// Where an account is.
#[derive(Debug, Serialize)]
struct Urls {
    base_url: String,
    /// XML-RPC with the legacy key as first parameter.
    xmlrpc_legacy: String,
    /// XML-RPC with a token in a header.
    xmlrpc: String,
    rest_v1: String,
    rest_v2: String,
    /// The token endpoint, and the page where access is granted.
    token: String,
    authorize: String,
    /// Where the behaviour of the account is changed, when that is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    control: Option<String>,
    /// The name that the hosts file has to lead to this machine, where the certificate is for no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    hosts: Option<String>,
}

/// An account: what to connect with, and lines to copy.
#[derive(Debug, Serialize)]
struct Account {
    app: String,
    #[serde(flatten)]
    urls: Urls,
    legacy_key: String,
    access_token: String,
    /// What a comparison is to find.
    planted: Vec<Value>,
    curl_rest: String,
    curl_xmlrpc: String,
    keap_call: String,
}

/// Says it, to people in lines and to programs as one object.
pub(super) fn tell(
    fleet: &Fleet,
    (speech, address): (&Speech, SocketAddr),
    args: &SandboxArgs,
    output: &mut Output,
) -> anyhow::Result<()> {
    for tenant in fleet.tenants() {
        if let Some(doubt) = speech.doubt(address, tenant.app()) {
            output.warning(doubt);
        }
    }
    let accounts: Vec<Account> = fleet
        .tenants()
        .iter()
        .map(|tenant| account(tenant, speech, address, args))
        .collect();
    output.line(format_args!(
        "Local Keap with seed `{}`, in memory:",
        args.seed
    ));
    for (account, tenant) in accounts.iter().zip(fleet.tenants()) {
        show(account, accounts.len() > 1, output);
        plants::tell(tenant, output);
    }
    let client = &args.rehearse;
    output.line(format_args!(
        "  OAuth client          {} with secret {}",
        client.client_id,
        client.client_secret.expose()
    ));
    if let Some(first) = accounts.first() {
        // A shell does not read on behind the sign, a person does.
        let condition = match &first.urls.hosts {
            Some(_) => "  # once the hosts file has that line",
            None => "",
        };
        output.copied(format_args!("Ready: {}{condition}", first.keap_call));
    }
    output.json(&document(&accounts, address, args)?)
}

fn document(
    accounts: &[Account],
    address: SocketAddr,
    args: &SandboxArgs,
) -> anyhow::Result<Value> {
    let urls = accounts.first().map(|account| &account.urls);
    let urls = serde_json::to_value(urls)?;
    // The URLs of the first account, as they were told before there could be several.
    let mut document = urls.as_object().cloned().unwrap_or_default();
    document.insert("port".to_owned(), json!(address.port()));
    document.insert("urls".to_owned(), urls);
    document.insert(
        "client".to_owned(),
        json!({
            "id": args.rehearse.client_id,
            "secret": args.rehearse.client_secret.expose(),
            "redirect_uri": args.rehearse.redirect_uri,
        }),
    );
    document.insert("tenants".to_owned(), serde_json::to_value(accounts)?);
    Ok(Value::Object(document))
}

fn account(tenant: &Sandbox, speech: &Speech, address: SocketAddr, args: &SandboxArgs) -> Account {
    let app = tenant.app().to_owned();
    let base = speech.base(address, &app);
    let urls = Urls {
        xmlrpc_legacy: format!("{base}/api/xmlrpc"),
        xmlrpc: format!("{base}/crm/xmlrpc/v1"),
        rest_v1: format!("{base}/crm/rest/v1"),
        rest_v2: format!("{base}/crm/rest/v2"),
        token: format!("{base}/token"),
        authorize: format!("{base}/app/oauth/authorize"),
        // It answers at loopback hosts alone, whatever name the certificate is for.
        control: args
            .rehearse
            .control
            .then(|| format!("{}/sandbox/control", speech.local(address))),
        hosts: speech.hosts(address, &app),
        base_url: base,
    };
    let (key, token) = (tenant.legacy_key(), tenant.access_token());
    Account {
        curl_rest: format!(
            "{} -H {} {}",
            curl(speech.trusted(), &urls),
            quoted(&format!("Authorization: Bearer {}", token.expose())),
            quoted(&format!("{}/contacts?page_size=1", urls.rest_v2)),
        ),
        curl_xmlrpc: format!(
            "{} -H 'Content-Type: text/xml' -d {} {}",
            curl(speech.trusted(), &urls),
            quoted(&call(key)),
            urls.xmlrpc_legacy,
        ),
        keap_call: keap_call(speech.trusted(), &urls, token),
        legacy_key: key.expose().to_owned(),
        access_token: token.expose().to_owned(),
        planted: plants::told(tenant),
        app,
        urls,
    }
}

fn show(account: &Account, several: bool, output: &mut Output) {
    let urls = &account.urls;
    if several {
        output.line(format_args!("{}.infusionsoft.com", account.app));
    }
    let mut row = |name: &str, value: &str| output.line(format_args!("  {name:<20}  {value}"));
    row("XML-RPC, legacy key", &urls.xmlrpc_legacy);
    row("XML-RPC, OAuth", &urls.xmlrpc);
    row("REST v1", &urls.rest_v1);
    row("REST v2", &urls.rest_v2);
    row("OAuth tokens", &urls.token);
    if let Some(control) = &urls.control {
        row("control", control);
    }
    row("legacy key", &account.legacy_key);
    row("access token", &account.access_token);
    if let Some(hosts) = &urls.hosts {
        row("line of hosts file", hosts);
    }
    for line in [&account.curl_rest, &account.curl_xmlrpc, &account.keap_call] {
        output.copied(format_args!("  {line}"));
    }
}

/// The call of [`CALL`] with a key.
fn call(key: &Secret) -> String {
    let key = key.expose().replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<methodCall><methodName>{CALL}</methodName><params><param><value>{key}</value></param></params></methodCall>"
    )
}

/// `curl` that trusts the certificate and finds the name.
fn curl(trusted: Option<&Path>, urls: &Urls) -> String {
    // In PowerShell 5 the short name is something else.
    let mut line = if cfg!(windows) { "curl.exe" } else { "curl" }.to_owned();
    if let Some(file) = trusted {
        line = format!("{line} --cacert {}", quoted(&file.to_string_lossy()));
    }
    let authority = urls.base_url.split_once("://").map(|(_, rest)| rest);
    if let (Some(hosts), Some(authority)) = (&urls.hosts, authority)
        && let Some((address, _)) = hosts.split_once(' ')
    {
        line = format!("{line} --resolve {authority}:{address}");
    }
    line
}

fn keap_call(trusted: Option<&Path>, urls: &Urls, token: &Secret) -> String {
    let trusting = trusted.map_or_else(String::new, |file| {
        let file = quoted(&file.to_string_lossy());
        match cfg!(windows) {
            true => format!("$env:SSL_CERT_FILE = {file}; "),
            false => format!("SSL_CERT_FILE={file} "),
        }
    });
    format!(
        "{trusting}keap call DataService.getUserInfo --base-url {} --access-token {}",
        urls.base_url,
        quoted(token.expose()),
    )
}
