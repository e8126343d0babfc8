//! Whether it is the gateway of the configuration that has its ports.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use keap_gateway::config::Config;
use keap_gateway::recognition::{self, Recognized};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::super::listening;

/// How long an answer may take of a gateway on this machine.
const PATIENCE: Duration = Duration::from_secs(2);

/// The longest answer of a gateway that is asked how it does.
const ANSWER: u64 = 64 * 1024;

/// Who has a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// A gateway for the applications of the configuration.
    ThisGateway,
    /// A gateway for others: perhaps it was started before the configuration was changed.
    OtherApps,
    /// Nobody that says so.
    Somebody,
}

/// Whether the gateway of the configuration runs and has no store any more, as it says itself.
pub(super) async fn has_lost_its_store(config: &Config) -> bool {
    let Ok(plain) = listening::addresses(&config.server.listen).await else {
        return false;
    };
    for address in plain {
        let told = recognized(config, address, address).await;
        if told.is_some_and(|told| told.listens && told.serves && told.lacks_store) {
            return true;
        }
    }
    false
}

/// What a gateway that answers at one address says of itself and another.
async fn recognized(config: &Config, at: SocketAddr, held: SocketAddr) -> Option<Recognized> {
    let question = recognition::question(held, &apps(config));
    let asked = tokio::time::timeout(PATIENCE, ask(reached(at), &question)).await;
    recognition::read(&asked.ok()?.ok()?)
}

fn apps(config: &Config) -> Vec<&str> {
    let tenants = config.tenants.iter();
    tenants.map(|tenant| tenant.app.as_str()).collect()
}

/// Asks where the gateway answers in the clear who has an address.
pub(super) async fn holder(config: &Config, held: SocketAddr) -> Holder {
    let Ok(plain) = listening::addresses(&config.server.listen).await else {
        return Holder::Somebody;
    };
    for address in plain {
        if let Some(told) = recognized(config, address, held).await
            && told.listens
        {
            return match told.serves {
                true => Holder::ThisGateway,
                false => Holder::OtherApps,
            };
        }
    }
    Holder::Somebody
}

/// Who listens on any address is reached on this machine's own.
fn reached(address: SocketAddr) -> SocketAddr {
    let ip: IpAddr = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// The body of an answer. Without what the environment says of proxies: it is this machine that is asked.
async fn ask(address: SocketAddr, question: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address).await?;
    let request =
        format!("GET {question} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(ANSWER).read_to_end(&mut answer).await?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    Ok(end.map_or_else(Vec::new, |end| answer.split_off(end.saturating_add(4))))
}
