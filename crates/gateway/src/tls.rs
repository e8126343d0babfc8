//! TLS under the tenants' own host names: a local authority that may sign nothing else, the certificate that it signs,
//! and how programs come to trust it.

mod authority;
mod certificate;
mod folder;
mod names;
mod renewal;
mod served;
mod trust;

use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// How long a certificate must last at least, or somebody is told.
pub const LASTS: Duration = Duration::from_secs(14 * 86_400);

pub use folder::certificate_ends;
pub use folder::{Made, TlsFolder, TlsStatus};
pub use names::{HostName, tenant_host};
pub use renewal::follow;
pub(crate) use served::{Ending, Served, ending};
pub use trust::{TrustPlace, add_to_bundle, remove_from_bundle, trust_places};

/// What is wrong with certificates, their files or their names.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TlsError {
    /// Not a host name that a certificate can be made for.
    #[error("{0:?} is no host name like ab123.infusionsoft.com")]
    HostName(String),
    /// No name at all.
    #[error("no host name is given")]
    NoNames,
    /// There is no authority in the folder.
    #[error("there is no authority in {0}; `keap gateway tls make` makes one")]
    NoAuthority(PathBuf),
    /// The authority can sign no more: programs trust a certificate whose key is gone or is another one.
    #[error(
        "the authority in {0} has no key of its own: put back authority.key, or make a new authority with --new-authority, which every program has to trust anew"
    )]
    NoKey(PathBuf),
    /// A file cannot be read or written.
    #[error("{path} cannot be {done}")]
    #[non_exhaustive]
    File {
        /// Which one.
        path: PathBuf,
        /// Read, written, made or removed.
        done: &'static str,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A file holds something else than it should.
    #[error("{path} holds no {what}")]
    #[non_exhaustive]
    Content {
        /// Which one.
        path: PathBuf,
        /// What it should hold.
        what: &'static str,
    },
    /// The certificate cannot be made.
    #[error("the certificate cannot be made")]
    Make(#[source] rcgen::Error),
}
