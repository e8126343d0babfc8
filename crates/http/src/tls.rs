//! The certificate that a server shows, read again when its file changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use rustls::client::verify_server_name;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use tokio_rustls::TlsAcceptor;

use crate::Shown;

/// Why a certificate cannot be shown.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateError {
    /// A file cannot be read.
    #[error("{} cannot be read", Shown::path(.path))]
    #[non_exhaustive]
    Read {
        /// Which one.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file holds something else than it should.
    #[error("{} holds no {what} in PEM", Shown::path(.path))]
    #[non_exhaustive]
    Content {
        /// Which one.
        path: PathBuf,
        /// What it should hold.
        what: &'static str,
    },
    /// Certificate and key are each well, but no pair.
    #[error("the key in {} is not that of the first certificate in {}", Shown::path(.key), Shown::path(.certificate))]
    #[non_exhaustive]
    Mismatch {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
    },
    /// The key or the certificate is of a kind that is not used.
    #[error("the certificate in {} cannot be used", Shown::path(.path))]
    #[non_exhaustive]
    Use {
        /// The file of the certificate.
        path: PathBuf,
        /// Why.
        #[source]
        source: rustls::Error,
    },
    /// The versions of TLS are not to be had.
    #[error("TLS cannot be spoken here")]
    Versions(#[source] rustls::Error),
}

impl CertificateError {
    /// What is wrong in words that name no file, for whoever may not know where files lie.
    fn without_files(&self) -> String {
        match self {
            Self::Read { source, .. } => format!("a file cannot be read ({})", source.kind()),
            Self::Content { what, .. } => format!("a file holds no {what} in PEM"),
            Self::Mismatch { .. } => "the key is not that of the first certificate".to_owned(),
            Self::Use { source, .. } => format!("it cannot be used ({source})"),
            Self::Versions(_) => self.to_string(),
        }
    }
}

/// A certificate with its key, from files, for every name that a caller asks for and for callers that ask for none.
#[derive(Debug)]
pub struct Certificates {
    certificate: PathBuf,
    key: PathBuf,
    current: Mutex<Current>,
}

#[derive(Debug)]
struct Current {
    key: Arc<CertifiedKey>,
    stamps: Stamps,
    /// Why the files were not taken when they were read again last.
    refused: Option<String>,
}

type Stamps = [Option<(u128, u64)>; 2];

impl Certificates {
    /// Reads a chain of certificates and a key, both PEM; both may be in one file.
    ///
    /// # Errors
    /// When a file cannot be read, holds something else, or the key is that of another certificate.
    pub fn open(certificate: &Path, key: &Path) -> Result<Arc<Self>, CertificateError> {
        let current = Current {
            stamps: [stamp(certificate), stamp(key)],
            key: read(certificate, key)?,
            refused: None,
        };
        Ok(Arc::new(Self {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
            current: Mutex::new(current),
        }))
    }

    /// Accepts TLS 1.2 and 1.3 with this certificate.
    ///
    /// # Errors
    /// When the versions are not to be had.
    pub fn acceptor(self: &Arc<Self>) -> Result<TlsAcceptor, CertificateError> {
        let provider = Arc::new(ring::default_provider());
        let mut config = rustls::ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&TLS12, &TLS13])
            .map_err(CertificateError::Versions)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(self) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"http/1.1".to_vec(), b"http/1.0".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Reads the files again when they were written since. True when it did.
    ///
    /// # Errors
    /// As [`open`](Self::open); the certificate that was read before stays in use.
    pub fn reload(&self) -> Result<bool, CertificateError> {
        let stamps = [stamp(&self.certificate), stamp(&self.key)];
        if self.lock().stamps == stamps {
            // What was put there meanwhile may be gone again.
            self.lock().refused = None;
            return Ok(false);
        }
        match read(&self.certificate, &self.key) {
            Ok(key) => {
                *self.lock() = Current {
                    key,
                    stamps,
                    refused: None,
                };
                Ok(true)
            }
            Err(error) => {
                self.lock().refused = Some(error.without_files());
                Err(error)
            }
        }
    }

    /// Why the files were not taken when they were read again last, in words that name none of them; none when what is
    /// shown is what they hold.
    pub fn refused(&self) -> Option<String> {
        self.lock().refused.clone()
    }

    /// The certificates that are shown, in DER, that of the server first.
    pub fn shown(&self) -> Vec<Vec<u8>> {
        let pair = Arc::clone(&self.lock().key);
        pair.cert.iter().map(|der| der.to_vec()).collect()
    }

    /// The file of the certificate.
    pub fn certificate(&self) -> &Path {
        &self.certificate
    }

    /// Whether a caller who asks for this host, a name or an address, is shown a certificate for it.
    pub fn is_for(&self, host: &str) -> bool {
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let pair = Arc::clone(&self.lock().key);
        let Some(certificate) = pair.cert.first() else {
            return false;
        };
        match (
            ParsedCertificate::try_from(certificate),
            ServerName::try_from(host),
        ) {
            (Ok(certificate), Ok(name)) => verify_server_name(&certificate, &name).is_ok(),
            _ => false,
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Current> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.lock().key))
    }
}

fn read(certificate: &Path, key: &Path) -> Result<Arc<CertifiedKey>, CertificateError> {
    let chain = CertificateDer::pem_slice_iter(&file(certificate)?)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| content(certificate, "certificate"))?;
    if chain.is_empty() {
        return Err(content(certificate, "certificate"));
    }
    let private =
        PrivateKeyDer::from_pem_slice(&file(key)?).map_err(|_| content(key, "private key"))?;
    let unusable = |source| CertificateError::Use {
        path: certificate.to_owned(),
        source,
    };
    let private = ring::sign::any_supported_type(&private).map_err(unusable)?;
    let pair = CertifiedKey::new(chain, private);
    match pair.keys_match() {
        Ok(()) => Ok(Arc::new(pair)),
        Err(rustls::Error::InconsistentKeys(_)) => Err(CertificateError::Mismatch {
            certificate: certificate.to_owned(),
            key: key.to_owned(),
        }),
        Err(source) => Err(unusable(source)),
    }
}

fn file(path: &Path) -> Result<Vec<u8>, CertificateError> {
    std::fs::read(path).map_err(|source| CertificateError::Read {
        path: path.to_owned(),
        source,
    })
}

fn content(path: &Path, what: &'static str) -> CertificateError {
    CertificateError::Content {
        path: path.to_owned(),
        what,
    }
}

/// A file's state as far as it tells that it was written again.
fn stamp(path: &Path) -> Option<(u128, u64)> {
    let about = std::fs::metadata(path).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((changed.as_nanos(), about.len()))
}
