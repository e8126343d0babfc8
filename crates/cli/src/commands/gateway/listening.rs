//! Where a running gateway listens, and what whoever started it is told of that.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use keap_gateway::config::{Config, ListenAddress};
use keap_gateway::{Gateway, Listener, ListenerError, recognition, tls};
use keap_http::{Clock as _, SystemClock};
use keap_sandbox::DEFAULT_LEGACY_KEY;
use serde_json::json;
use tokio::task::JoinHandle;

use super::settings;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::output::Output;

/// The sockets of a gateway, one an address.
#[derive(Debug)]
pub(super) struct Listening {
    plain: Vec<Listener>,
    tls: Vec<Listener>,
    page: Vec<Listener>,
}

impl Listening {
    /// Listens in the clear, and with TLS where that is asked for.
    pub(super) async fn start(
        config: &Config,
        gateway: &Gateway,
        beside: &mut Vec<JoinHandle<()>>,
    ) -> anyhow::Result<Self> {
        let server = &config.server;
        let trusting = |listener: Listener| listener.trust_proxies(&server.trusted_proxies);
        apart(config).await?;
        let addresses = addresses(&server.listen).await?;
        let plain = match Listener::bind_all(gateway, &addresses, server.allow_remote).await {
            Err(remote @ ListenerError::Remote(_)) => misuse!(
                "{}{remote}\n  hint: listen with TLS (--tls-listen), or allow it with --allow-remote",
                led(&server.listen)
            ),
            plain => plain?,
        };
        let mut listening = Self {
            plain: plain.into_iter().map(trusting).collect(),
            tls: Vec::new(),
            page: Vec::new(),
        };
        if let Some(listen) = &config.tls.listen {
            let addresses = self::addresses(listen).await?;
            let (certificates, authority) = settings::certificates(config).or_misuse()?;
            let acceptor = certificates.acceptor()?;
            gateway.shows("certificate", &certificates);
            let bound = Listener::bind_all_tls(gateway, &addresses, acceptor).await?;
            listening.tls = bound.into_iter().map(trusting).collect();
            let clock = Arc::new(SystemClock);
            beside.push(tokio::spawn(tls::follow(certificates, authority, clock)));
        }
        Ok(listening)
    }

    /// Adds where people look.
    pub(super) fn add_page(&mut self, page: Vec<Listener>) {
        self.page = page;
    }

    /// All sockets, to be served.
    pub(super) fn into_all(self) -> impl Iterator<Item = Listener> {
        self.plain.into_iter().chain(self.tls).chain(self.page)
    }

    /// Says where it answers, and for a trial what to paste.
    pub(super) fn announce(&self, trial: bool, output: &mut Output) -> anyhow::Result<()> {
        let urls = |listeners: &[Listener]| listeners.iter().map(Listener::url).collect();
        let (plain, tls): (Vec<String>, Vec<String>) = (urls(&self.plain), urls(&self.tls));
        for url in plain.iter().chain(&tls) {
            output.note(format_args!("keap gateway answers XML-RPC at {url}"));
        }
        let page = self.page.first().map(Listener::url);
        if let Some(url) = &page {
            output.note(format_args!("what it does, for people: {url}"));
        }
        if let (true, Some(url)) = (trial, plain.first()) {
            for line in samples(url).lines() {
                output.note(line);
            }
        }
        let mut told = json!({ "xmlrpc": plain.first(), "tls": tls.first() });
        if let Some(page) = page {
            told["page"] = page.into();
        }
        output.json(&told)
    }
}

/// Refuses a port that the configuration wants twice, in the words of `check`.
async fn apart(config: &Config) -> anyhow::Result<()> {
    let wanted = [
        ("port", Some(&config.server.listen)),
        ("TLS port", config.tls.listen.as_ref()),
        (
            "port of the page",
            config.page.as_ref().map(|page| &page.listen),
        ),
    ];
    let mut taken: Vec<(&str, SocketAddr)> = Vec::new();
    for (what, listen) in wanted {
        let Some(listen) = listen else { continue };
        for address in addresses(listen).await? {
            let is_same = |other: &SocketAddr| recognition::meet(*other, address);
            if let Some((ours, _)) = taken
                .iter()
                .find(|(ours, other)| *ours != what && is_same(other))
            {
                misuse!(
                    "{what}: {address} cannot be listened on; it is the {ours} of this configuration as well"
                );
            }
            taken.push((what, address));
        }
    }
    Ok(())
}

/// The addresses to listen on.
///
/// # Errors
/// When a name leads nowhere, which is what was asked and not what happened.
pub(super) async fn addresses(listen: &ListenAddress) -> anyhow::Result<Vec<SocketAddr>> {
    let found = listen.resolve().await;
    let found = found.with_context(|| format!("this machine knows no address of {listen}"));
    found.or_misuse()
}

/// The name that led to an address, for what is said of the address.
pub(super) fn led(listen: &ListenAddress) -> String {
    match listen {
        ListenAddress::Address(_) => String::new(),
        _ => format!("{listen} leads to an address that others reach: "),
    }
}

/// Warns of certificates that are over, which nobody takes though all looks well from here. One of our own is made anew.
pub(super) fn tell_of_certificates(config: &Config, output: &mut Output) {
    let of_page = config.page.as_ref();
    let named = [
        (
            "certificate",
            config
                .tls
                .listen
                .as_ref()
                .and(config.tls.certificate.as_ref()),
        ),
        (
            "certificate of the page",
            of_page.and_then(|page| page.certificate.as_ref()),
        ),
    ];
    for (what, path) in named {
        let ends = path.map(|path| (path, tls::certificate_ends(path)));
        let Some((path, Ok(ends))) = ends else {
            continue;
        };
        if ends < SystemClock.now() {
            let day = DateTime::<Utc>::from(ends).format("%Y-%m-%d");
            output.warning(format_args!(
                "the {what}, {}, is over since {day}: renew it; it is read again by itself",
                file::name(path)
            ));
        }
    }
}

/// Three lines each to paste.
fn samples(url: &str) -> String {
    let key = DEFAULT_LEGACY_KEY;
    // On Windows for PowerShell.
    let (curl, on) = match cfg!(windows) {
        true => ("curl.exe", '`'),
        false => ("curl", '\\'),
    };
    let body = format!(
        "<methodCall><methodName>ContactService.load</methodName><params><param><value>{key}</value></param>\
         <param><value><int>4393</int></value></param><param><value><array><data><value>FirstName</value></data>\
         </array></value></param></params></methodCall>"
    );
    format!(
        "A local Keap is behind it, whose own XML-RPC is switched off. Paste one of these:\n\
         \n# Python\nimport xmlrpc.client\nkeap = xmlrpc.client.ServerProxy('{url}')\n\
         print(keap.ContactService.load('{key}', 4393, ['FirstName', 'LastName', 'Email']))\n\
         \n// PHP\n<?php $call = '{body}';\n\
         $http = ['method' => 'POST', 'header' => 'Content-Type: text/xml', 'content' => $call];\n\
         echo file_get_contents('{url}', false, stream_context_create(['http' => $http]));\n\
         \n# curl\n{curl} -s {url} {on}\n  -H 'Content-Type: text/xml' {on}\n  -d '{body}'\n"
    )
}
