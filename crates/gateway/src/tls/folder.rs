//! The folder with the authority and the certificate in use.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use keap_http::{Secret, private};
use rcgen::{KeyPair, PublicKeyData as _};
use sha2::{Digest as _, Sha256};

use super::authority::{self, Issued};
use super::certificate::{Certificate, certificates};
use super::{HostName, TlsError};

const AUTHORITY: &str = "authority.pem";
const AUTHORITY_KEY: &str = "authority.key";
/// Certificate, authority and key in one file, so that no reader ever sees a certificate with the key of another one.
const SERVER: &str = "server.pem";

/// A certificate is made anew when it has less than this left.
const DUE: Duration = Duration::from_secs(30 * 24 * 3600);

/// A folder with an authority.
#[derive(Clone, Debug)]
pub struct TlsFolder(PathBuf);

/// What [`TlsFolder::make`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Made {
    /// A new authority and a certificate: programs have to be told to trust it.
    Authority,
    /// A new certificate of the authority that was there.
    Certificate,
}

/// What is in the folder.
#[derive(Clone, Debug, serde::Serialize)]
#[non_exhaustive]
pub struct TlsStatus {
    /// The names that the authority may sign for.
    pub names: Vec<String>,
    /// The file to trust.
    pub authority: PathBuf,
    /// SHA-256 of the authority's certificate, as browsers and `openssl x509 -fingerprint -sha256` show it.
    pub fingerprint: String,
    /// When the authority ends.
    pub authority_ends: DateTime<Utc>,
    /// When the certificate in use ends; it is made anew 30 days before.
    pub certificate_ends: DateTime<Utc>,
}

impl TlsFolder {
    /// The folder at a path; nothing is read or made.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The certificate of the authority, the file that programs are told to trust.
    pub fn authority(&self) -> PathBuf {
        self.0.join(AUTHORITY)
    }

    /// The file with the certificate in use and its key.
    pub fn server(&self) -> PathBuf {
        self.0.join(SERVER)
    }

    /// Makes a certificate for the names, and an authority when there is none for just these names.
    ///
    /// # Errors
    /// When a file cannot be read or written, or the authority there is damaged.
    pub fn make(&self, names: &[HostName], now: SystemTime) -> Result<Made, TlsError> {
        let mut names = names.to_vec();
        names.sort();
        names.dedup();
        if names.is_empty() {
            return Err(TlsError::NoNames);
        }
        self.prepare()?;
        let wanted: Vec<String> = names.iter().map(HostName::to_string).collect();
        match self.read_authority() {
            Ok(authority) if permitted(&authority, &self.authority())? == wanted => {
                self.write_leaf(&authority, &names, now)?;
                return Ok(Made::Certificate);
            }
            Ok(_) | Err(TlsError::NoAuthority(_)) => {}
            Err(error) => return Err(error),
        }
        self.make_anew(&names, now)
    }

    /// Makes a new authority, whatever is there, and a certificate for the names.
    ///
    /// # Errors
    /// As [`make`](Self::make).
    pub fn make_anew(&self, names: &[HostName], now: SystemTime) -> Result<Made, TlsError> {
        self.prepare()?;
        let authority = authority::make_authority(names, now)?;
        // The key first: a certificate without its key would be found and could sign nothing.
        self.write(AUTHORITY_KEY, authority.key.expose().as_bytes(), 0o600)?;
        self.write(AUTHORITY, authority.certificate.as_bytes(), 0o644)?;
        self.write_leaf(&authority, names, now)?;
        Ok(Made::Authority)
    }

    /// Makes the certificate anew when its time has come. True when it did.
    ///
    /// # Errors
    /// As [`make`](Self::make); [`TlsError::NoAuthority`] in a folder without one.
    pub fn renew_if_due(&self, now: SystemTime) -> Result<bool, TlsError> {
        let authority = self.read_authority()?;
        let limit = now.checked_add(DUE).unwrap_or(now);
        let ends = self.certificate_ends();
        if ends.is_ok_and(|ends| SystemTime::from(ends) > limit) {
            return Ok(false);
        }
        let names = permitted(&authority, &self.authority())?;
        let names = names
            .iter()
            .map(|name| HostName::new(name))
            .collect::<Result<Vec<_>, _>>()?;
        self.write_leaf(&authority, &names, now)?;
        Ok(true)
    }

    /// What is in the folder.
    ///
    /// # Errors
    /// [`TlsError::NoAuthority`] when nothing was made there.
    pub fn status(&self) -> Result<TlsStatus, TlsError> {
        let authority = self.read_authority()?;
        let path = self.authority();
        let fingerprint = with_certificate(&authority.certificate, &path, |_, der| {
            let hash = Sha256::digest(der);
            let pairs: Vec<String> = hash.iter().map(|byte| format!("{byte:02X}")).collect();
            Some(pairs.join(":"))
        })?;
        Ok(TlsStatus {
            names: permitted(&authority, &path)?,
            fingerprint,
            authority_ends: ends(&authority.certificate, &path)?,
            certificate_ends: self.certificate_ends()?,
            authority: path,
        })
    }

    /// Removes what was made. True when there was something.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn remove(&self) -> Result<bool, TlsError> {
        let mut removed = false;
        for name in [SERVER, AUTHORITY_KEY, AUTHORITY] {
            let path = self.0.join(name);
            match fs::remove_file(&path) {
                Ok(()) => removed = true,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(file(&path, "removed", source)),
            }
        }
        Ok(removed)
    }

    fn prepare(&self) -> Result<(), TlsError> {
        private::folder(&self.0).map_err(|source| file(&self.0, "made", source))
    }

    fn read_authority(&self) -> Result<Issued, TlsError> {
        let read = |name: &str| {
            let path = self.0.join(name);
            fs::read_to_string(&path).map_err(|source| match source.kind() {
                io::ErrorKind::NotFound => TlsError::NoAuthority(self.0.clone()),
                _ => file(&path, "read", source),
            })
        };
        let certificate = read(AUTHORITY)?;
        let key = read(AUTHORITY_KEY).map_err(|error| match error {
            TlsError::NoAuthority(folder) => TlsError::NoKey(folder),
            error => error,
        })?;
        let issued = Issued {
            certificate,
            key: Secret::new(key),
        };
        if !self.belong_together(&issued)? {
            return Err(TlsError::NoKey(self.0.clone()));
        }
        Ok(issued)
    }

    /// Whether the key is that of the certificate.
    fn belong_together(&self, authority: &Issued) -> Result<bool, TlsError> {
        let key = KeyPair::from_pem(authority.key.expose()).map_err(TlsError::Make)?;
        let public = key.subject_public_key_info();
        with_certificate(
            &authority.certificate,
            &self.authority(),
            |certificate, _| Some(certificate.public_key() == public.as_slice()),
        )
    }

    fn write_leaf(
        &self,
        authority: &Issued,
        names: &[HostName],
        now: SystemTime,
    ) -> Result<(), TlsError> {
        let leaf = authority::make_leaf(authority, names, now)?;
        let all = Secret::new(format!(
            "{}{}{}",
            leaf.certificate,
            authority.certificate,
            leaf.key.expose()
        ));
        self.write(SERVER, all.expose().as_bytes(), 0o600)
    }

    fn certificate_ends(&self) -> Result<DateTime<Utc>, TlsError> {
        let path = self.server();
        let text = fs::read_to_string(&path).map_err(|source| file(&path, "read", source))?;
        ends(&text, &path)
    }

    /// Writes a whole file or nothing: under another name first, then renamed.
    fn write(&self, name: &str, bytes: &[u8], mode: u32) -> Result<(), TlsError> {
        let path = self.0.join(name);
        let fresh = self.0.join(format!("{name}.new"));
        let failed = |source| file(&path, "written", source);
        match fs::remove_file(&fresh) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        let mut out = create(&fresh, mode).map_err(failed)?;
        let written = out.write_all(bytes).and_then(|()| out.sync_all());
        if let Err(error) = written.and_then(|()| private::replace(&fresh, &path)) {
            // Nobody looks for half a key.
            let _ = fs::remove_file(&fresh);
            return Err(failed(error));
        }
        Ok(())
    }
}

fn create(path: &Path, mode: u32) -> io::Result<File> {
    let mut options = private::options_of(mode);
    options.write(true).create_new(true).open(path)
}

fn file(path: &Path, done: &'static str, source: io::Error) -> TlsError {
    TlsError::File {
        path: path.to_owned(),
        done,
        source,
    }
}

/// Looks at the first certificate of a PEM text.
fn with_certificate<T>(
    pem: &str,
    path: &Path,
    look: impl FnOnce(&Certificate<'_>, &[u8]) -> Option<T>,
) -> Result<T, TlsError> {
    let found = certificates(pem).next();
    let looked = found.and_then(|der| look(&Certificate::read(&der)?, &der));
    looked.ok_or_else(|| TlsError::Content {
        path: path.to_owned(),
        what: "certificate",
    })
}

/// When the first certificate of a file ends.
///
/// # Errors
/// When the file cannot be read, or holds none.
pub fn certificate_ends(path: &Path) -> Result<SystemTime, TlsError> {
    let pem = fs::read_to_string(path).map_err(|source| file(path, "read", source))?;
    ends(&pem, path).map(SystemTime::from)
}

fn ends(pem: &str, path: &Path) -> Result<DateTime<Utc>, TlsError> {
    with_certificate(pem, path, |certificate, _| Some(certificate.ends()))
}

/// The names that an authority may sign for.
fn permitted(authority: &Issued, path: &Path) -> Result<Vec<String>, TlsError> {
    with_certificate(&authority.certificate, path, |certificate, _| {
        certificate.permitted_names()
    })
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn names(names: &[&str]) -> Vec<HostName> {
        names
            .iter()
            .map(|name| HostName::new(name).unwrap())
            .collect()
    }

    fn folder(name: &str) -> TlsFolder {
        let path = std::env::temp_dir().join(format!("keap-tls-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        TlsFolder::new(path)
    }

    fn day(number: u64) -> SystemTime {
        UNIX_EPOCH
            .checked_add(Duration::from_secs((20_400 + number) * 24 * 3600))
            .unwrap()
    }

    /// What stands in the way is a folder; a full disk does the same.
    #[test]
    fn a_file_that_cannot_be_written_leaves_nothing_of_a_key_behind() {
        let folder = folder("torn");
        fs::create_dir_all(folder.server()).unwrap();
        assert!(
            folder
                .make(&names(&["ab123.infusionsoft.com"]), day(0))
                .is_err()
        );
        let entries = fs::read_dir(&folder.0).unwrap();
        let left: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().display().to_string())
            .filter(|name| name.ends_with(".new"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
        fs::remove_dir_all(&folder.0).unwrap();
    }

    #[test]
    fn the_authority_stays_and_the_certificate_is_renewed_in_time() {
        let folder = folder("renew");
        let ours = names(&["ab123.infusionsoft.com"]);
        assert!(matches!(
            folder.renew_if_due(day(0)),
            Err(TlsError::NoAuthority(_))
        ));
        assert_eq!(folder.make(&ours, day(0)).unwrap(), Made::Authority);
        let first = folder.status().unwrap();
        assert_eq!(first.names, ["ab123.infusionsoft.com"]);
        assert!(SystemTime::from(first.certificate_ends) <= day(90));

        assert!(!folder.renew_if_due(day(59)).unwrap());
        assert!(folder.renew_if_due(day(60)).unwrap());
        let second = folder.status().unwrap();
        assert_eq!(second.fingerprint, first.fingerprint);
        assert!(second.certificate_ends > first.certificate_ends);

        assert_eq!(folder.make(&ours, day(61)).unwrap(), Made::Certificate);
        let more = names(&["ab123.infusionsoft.com", "cd456.infusionsoft.com"]);
        assert_eq!(folder.make(&more, day(61)).unwrap(), Made::Authority);
        assert!(folder.remove().unwrap() && !folder.remove().unwrap());
        fs::remove_dir_all(&folder.0).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn keys_are_readable_by_the_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder("mode");
        folder
            .make(&names(&["ab123.infusionsoft.com"]), day(0))
            .unwrap();
        for (name, mode) in [(AUTHORITY_KEY, 0o600), (SERVER, 0o600), ("", 0o700)] {
            let about = fs::metadata(folder.0.join(name)).unwrap();
            assert_eq!(about.permissions().mode() & 0o777, mode, "{name}");
        }
        fs::remove_dir_all(&folder.0).unwrap();
    }

    #[test]
    fn a_damaged_authority_is_told_and_kept() {
        let folder = folder("damaged");
        folder
            .make(&names(&["ab123.infusionsoft.com"]), day(0))
            .unwrap();
        fs::write(folder.authority(), "nonsense").unwrap();
        let error = folder
            .make(&names(&["ab123.infusionsoft.com"]), day(1))
            .unwrap_err();
        assert!(
            error.to_string().ends_with("holds no certificate"),
            "{error}"
        );
        assert_eq!(fs::read_to_string(folder.authority()).unwrap(), "nonsense");
        fs::remove_dir_all(&folder.0).unwrap();
    }
}
