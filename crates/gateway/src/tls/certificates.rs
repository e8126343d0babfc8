//! The certificate in use, read again when its file changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keap_http::{Clock, Shown};
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use tokio_rustls::TlsAcceptor;

use super::folder::stamp;
use super::{TlsError, TlsFolder};

/// How often the file is looked at, and how often the life of the certificate.
const LOOK: Duration = Duration::from_secs(5);
const LOOKS_A_RENEWAL: u32 = 720;

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
}

type Stamps = [Option<(u128, u64)>; 2];

impl Certificates {
    /// Reads a chain of certificates and a key, both PEM; both may be in one file.
    ///
    /// # Errors
    /// When a file cannot be read, holds something else, or the key is that of another certificate.
    pub fn open(certificate: &Path, key: &Path) -> Result<Arc<Self>, TlsError> {
        let current = Current {
            stamps: [stamp(certificate), stamp(key)],
            key: read(certificate, key)?,
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
    pub fn acceptor(self: &Arc<Self>) -> Result<TlsAcceptor, TlsError> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let mut config = rustls::ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&TLS12, &TLS13])
            .map_err(TlsError::Use)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(self) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"http/1.1".to_vec(), b"http/1.0".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Reads the files again when they were written since. True when it did.
    ///
    /// # Errors
    /// As [`open`](Self::open); the certificate that was read before stays in use.
    pub fn reload(&self) -> Result<bool, TlsError> {
        let stamps = [stamp(&self.certificate), stamp(&self.key)];
        if self.lock().stamps == stamps {
            return Ok(false);
        }
        let key = read(&self.certificate, &self.key)?;
        *self.lock() = Current { key, stamps };
        Ok(true)
    }

    /// Reads changed files again as long as it runs, and has a local authority renew the certificate in time.
    pub async fn follow(self: Arc<Self>, authority: Option<TlsFolder>, clock: Arc<dyn Clock>) {
        for round in 0_u32.. {
            if let Some(folder) = &authority
                && round % LOOKS_A_RENEWAL == 0
                && let Err(error) = folder.renew_if_due(clock.now())
            {
                tracing::warn!(error = %Shown::new(&error.to_string()), "the certificate was not renewed");
            }
            if let Err(error) = self.reload() {
                tracing::warn!(error = %Shown::new(&error.to_string()), "the certificate was not read again");
            }
            tokio::time::sleep(LOOK).await;
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

fn read(certificate: &Path, key: &Path) -> Result<Arc<CertifiedKey>, TlsError> {
    let file = |path: &Path| {
        std::fs::read(path).map_err(|source| TlsError::File {
            path: path.to_owned(),
            done: "read",
            source,
        })
    };
    let content = |path: &Path, what| TlsError::Content {
        path: path.to_owned(),
        what,
    };
    let chain = CertificateDer::pem_slice_iter(&file(certificate)?)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| content(certificate, "certificate"))?;
    if chain.is_empty() {
        return Err(content(certificate, "certificate"));
    }
    let private =
        PrivateKeyDer::from_pem_slice(&file(key)?).map_err(|_| content(key, "private key"))?;
    let private = aws_lc_rs::sign::any_supported_type(&private).map_err(TlsError::Use)?;
    let pair = CertifiedKey::new(chain, private);
    pair.keys_match().map_err(TlsError::Use)?;
    Ok(Arc::new(pair))
}
