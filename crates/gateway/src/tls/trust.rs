//! Where programs look up whom to trust, and how the authority gets there.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use keap_http::{Shown, private};

use super::TlsError;

/// One place that programs look at.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct TrustPlace {
    /// Whose programs look there.
    pub programs: &'static str,
    /// What to run or to do.
    pub steps: Vec<String>,
    /// How to take it back.
    pub undo: Vec<String>,
}

/// How to have programs trust the authority in a file, place by place.
pub fn trust_places(authority: &Path) -> Vec<TrustPlace> {
    let file = Shown::path(&authority);
    let place = |programs, steps: &[String], undo: &[String]| TrustPlace {
        programs,
        steps: steps.to_vec(),
        undo: undo.to_vec(),
    };
    vec![
        place(
            "the system: Debian, Ubuntu (PHP, Ruby, Python, Perl and .NET from its packages)",
            &[
                format!("sudo cp {file} /usr/local/share/ca-certificates/keap-gateway.crt"),
                "sudo update-ca-certificates".to_owned(),
            ],
            &[
                "sudo rm /usr/local/share/ca-certificates/keap-gateway.crt".to_owned(),
                "sudo update-ca-certificates --fresh".to_owned(),
            ],
        ),
        place(
            "the system: Red Hat, Fedora, Alma",
            &[
                format!("sudo cp {file} /etc/pki/ca-trust/source/anchors/keap-gateway.pem"),
                "sudo update-ca-trust".to_owned(),
            ],
            &[
                "sudo rm /etc/pki/ca-trust/source/anchors/keap-gateway.pem".to_owned(),
                "sudo update-ca-trust".to_owned(),
            ],
        ),
        place(
            "Windows, and .NET on it",
            &[format!("certutil -addstore -f Root {file}")],
            &["remove \"keap gateway on this machine\" from the trusted root authorities in certlm.msc".to_owned()],
        ),
        place(
            "PHP with a bundle of its own (curl.cainfo and openssl.cafile in php.ini)",
            &[format!("keap gateway tls trust --bundle FILE   # the file that php --info names; adds {file} to it")],
            &["keap gateway tls remove --bundle FILE".to_owned()],
        ),
        place(
            "the old PHP iSDK (infusionsoft.pem beside isdk.php)",
            &["keap gateway tls trust --bundle path/to/infusionsoft.pem".to_owned()],
            &["keap gateway tls remove --bundle path/to/infusionsoft.pem".to_owned()],
        ),
        place(
            "Java",
            &[format!("keytool -importcert -cacerts -noprompt -alias keap-gateway -file {file}")],
            &["keytool -delete -cacerts -alias keap-gateway".to_owned()],
        ),
        place(
            "one program over OpenSSL (Python, Ruby, Perl): a bundle with the authority and the usual ones",
            &["SSL_CERT_FILE=bundle.pem program".to_owned()],
            &[],
        ),
    ]
}

const BEGIN: &str = "# keap gateway: begin of its authority";
const END: &str = "# keap gateway: end of its authority";

/// Adds the authority to a bundle of certificates, or puts it in the place of an older one. What else is in the bundle
/// stays as it is, byte by byte.
///
/// # Errors
/// When a file cannot be read or written; the bundle is then as it was.
pub fn add_to_bundle(bundle: &Path, authority: &Path) -> Result<(), TlsError> {
    let certificate = read(authority)?;
    let mut text = without(&read(bundle)?);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&format!("{BEGIN}\n{}\n{END}\n", certificate.trim()));
    replace(bundle, &text)
}

/// Takes the authority out of a bundle. True when it was in it.
///
/// # Errors
/// As [`add_to_bundle`].
pub fn remove_from_bundle(bundle: &Path) -> Result<bool, TlsError> {
    let text = read(bundle)?;
    let left = without(&text);
    if left == text {
        return Ok(false);
    }
    replace(bundle, &left)?;
    Ok(true)
}

/// The text without the part between the two marks. A part that does not end is left alone.
fn without(text: &str) -> String {
    let ours = text.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    match ours {
        Some((before, after)) => format!("{before}{}", after.strip_prefix('\n').unwrap_or(after)),
        None => text.to_owned(),
    }
}

fn read(path: &Path) -> Result<String, TlsError> {
    let bytes = fs::read(path).map_err(|source| failed(path, "read", source))?;
    String::from_utf8(bytes).map_err(|_| TlsError::Content {
        path: path.to_owned(),
        what: "bundle of certificates",
    })
}

/// Writes a copy beside the file first, with its permissions, and renames it.
fn replace(path: &Path, text: &str) -> Result<(), TlsError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".keap-new");
    let fresh = Path::new(&name);
    let write = || -> io::Result<()> {
        let permissions = fs::metadata(path)?.permissions();
        let mut file = fs::File::create(fresh)?;
        file.write_all(text.as_bytes())?;
        file.set_permissions(permissions)?;
        file.sync_all()?;
        private::replace(fresh, path)
    };
    write().map_err(|source| {
        // What is left of the copy is of no use.
        let _ = fs::remove_file(fresh);
        failed(path, "written", source)
    })
}

fn failed(path: &Path, done: &'static str, source: io::Error) -> TlsError {
    TlsError::File {
        path: path.to_owned(),
        done,
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_as_before_after_adding_and_removing() {
        let folder = std::env::temp_dir().join(format!("keap-bundle-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (bundle, authority) = (
            folder.join("infusionsoft.pem"),
            folder.join("authority.pem"),
        );
        let before =
            "subject=/C=US\r\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        fs::write(&bundle, before).unwrap();
        for certificate in ["ONE", "TWO"] {
            fs::write(&authority, certificate).unwrap();
            add_to_bundle(&bundle, &authority).unwrap();
        }
        let text = fs::read_to_string(&bundle).unwrap();
        assert!(
            text.starts_with(before) && text.contains("TWO") && !text.contains("ONE"),
            "{text}"
        );
        assert!(remove_from_bundle(&bundle).unwrap());
        assert_eq!(fs::read_to_string(&bundle).unwrap(), before);
        assert!(!remove_from_bundle(&bundle).unwrap());
        assert!(add_to_bundle(&folder.join("missing.pem"), &authority).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
