//! The local Keap over TLS: which certificate, and under which name it is called.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use keap_gateway::tls::follow;
use keap_http::tls::Certificates;
use keap_http::{SystemClock, Transport, server};
use tokio::net::TcpListener;

use crate::failure::OrMisuse as _;

#[derive(Debug, Args)]
pub(crate) struct TlsArgs {
    /// Answer over TLS, with this certificate and what leads to its authority, in PEM. The server.pem in the folder of
    /// `keap gateway tls make --app NAME` is one: it holds the key, too.
    #[arg(long, value_name = "FILE")]
    tls_cert: Option<PathBuf>,

    /// The key of the certificate, in PEM. Default: it stands in the file of --tls-cert.
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
}

/// How the local Keap is spoken to.
#[derive(Debug)]
pub(super) enum Speech {
    Plain,
    Tls(Arc<Certificates>, PathBuf),
}

impl Speech {
    /// Reads the certificate.
    ///
    /// # Errors
    /// When a file that was named cannot be read or used.
    pub(super) fn of(args: &TlsArgs) -> anyhow::Result<Self> {
        let Some(file) = &args.tls_cert else {
            return Ok(Self::Plain);
        };
        let key = args.tls_key.as_ref().unwrap_or(file);
        let certificates = Certificates::open(file, key).or_misuse()?;
        Ok(Self::Tls(certificates, file.clone()))
    }

    /// The file of certificates that callers have to trust.
    pub(super) fn trusted(&self) -> Option<&Path> {
        match self {
            Self::Plain => None,
            Self::Tls(_, file) => Some(file),
        }
    }

    /// The line of the hosts file that leads callers here, where the certificate is for the host name of the account alone.
    pub(super) fn hosts(&self, address: SocketAddr, app: &str) -> Option<String> {
        let own = host(app);
        let is_needed = self.base(address, app).contains(&own);
        is_needed.then(|| format!("{} {own}", reached(address.ip())))
    }

    /// The URL of the address itself, without a path.
    pub(super) fn local(&self, address: SocketAddr) -> String {
        let address = SocketAddr::new(reached(address.ip()), address.port());
        match self {
            Self::Plain => format!("http://{address}"),
            Self::Tls(..) => format!("https://{address}"),
        }
    }

    /// The URL of an account, without a path. Over TLS it has the first name that the certificate is for, because callers
    /// compare it: the address, `localhost`, or the host name of the account.
    pub(super) fn base(&self, address: SocketAddr, app: &str) -> String {
        let local = self.local(address);
        let Self::Tls(certificates, _) = self else {
            return local;
        };
        if certificates.is_for(&reached(address.ip()).to_string()) {
            return local;
        }
        let own = host(app);
        let mut named = ["localhost", own.as_str()].into_iter();
        match named.find(|name| certificates.is_for(name)) {
            Some(name) => format!("https://{name}:{}", address.port()),
            None => local,
        }
    }

    /// What callers of an account are going to say to the certificate, when it is for no name of the account.
    pub(super) fn doubt(&self, address: SocketAddr, app: &str) -> Option<String> {
        let Self::Tls(certificates, _) = self else {
            return None;
        };
        let (address, own) = (reached(address.ip()).to_string(), host(app));
        let names = [address.as_str(), "localhost", own.as_str()];
        let is_known = names.iter().any(|name| certificates.is_for(name));
        (!is_known).then(|| {
            format!(
                "callers will refuse the certificate: it is for none of {}",
                names.join(", ")
            )
        })
    }

    /// Serves until the end is asked for.
    ///
    /// # Errors
    /// When the listener fails.
    pub(super) async fn serve(
        self,
        listener: TcpListener,
        service: Transport,
        end: impl Future<Output = ()> + Send + 'static,
    ) -> anyhow::Result<()> {
        match self {
            Self::Plain => server::serve(listener, service, end).await?,
            Self::Tls(certificates, _) => {
                let acceptor = certificates.acceptor()?;
                let clock = Arc::new(SystemClock);
                let following = tokio::spawn(follow(certificates, None, clock));
                let served = server::serve_tls(listener, acceptor, service, end).await;
                following.abort();
                served?;
            }
        }
        Ok(())
    }
}

/// The host name of an account.
fn host(app: &str) -> String {
    format!("{app}.infusionsoft.com")
}

/// The address at which this machine reaches one that stands for all of its addresses.
fn reached(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => Ipv6Addr::LOCALHOST.into(),
        address => address,
    }
}
