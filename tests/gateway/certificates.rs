//! Certificates and authorities that others made: what is read from them is what OpenSSL shows, and what is signed for an
//! authority that is on a disk already is trusted by whoever trusts that authority.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, iter};

use chrono::{DateTime, Utc};
use keap_gateway::tls::{HostName, Made, TlsFolder, certificate_ends};
use keap_tests::scratch::Scratch;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{Error, RootCertStore};

/// A day on which all of them are valid, 1 January 2027.
const DAY: Duration = Duration::from_secs(1_798_761_600);

/// What both authorities may sign for.
const NAMES: [&str; 2] = ["ab123.infusionsoft.com", "crm.example.com"];

fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/certificates");
    folder.join(name)
}

fn day() -> SystemTime {
    UNIX_EPOCH + DAY
}

fn names() -> Vec<HostName> {
    NAMES.map(|name| HostName::new(name).unwrap()).to_vec()
}

/// The dates are those of `openssl x509 -noout -enddate`.
#[test]
fn the_end_of_certificates_is_the_one_that_openssl_shows() {
    for (name, end) in [
        ("ec_version_1_teletex.pem", "Nov 30 08:30:43 2027 GMT"),
        ("ed25519_2081.pem", "Sep  2 08:30:43 2081 GMT"),
        ("rsa_many_extensions.pem", "Nov 27 08:30:43 2036 GMT"),
        ("first_version/authority.pem", "Nov 27 07:30:42 2036 GMT"),
        ("first_version/server.pem", "Feb 28 07:30:42 2027 GMT"),
        (
            "openssl_authority/authority.pem",
            "Sep  2 08:32:34 2081 GMT",
        ),
    ] {
        let read = DateTime::<Utc>::from(certificate_ends(&fixture(name)).unwrap());
        assert_eq!(
            read.format("%b %e %H:%M:%S %Y GMT").to_string(),
            end,
            "{name}"
        );
    }
}

/// A folder with an authority that is there already, as OpenSSL shows it.
struct Authority {
    _scratch: Scratch,
    folder: TlsFolder,
    fingerprint: &'static str,
    /// What its certificate says of its key.
    key_identifier: [u8; 20],
}

impl Authority {
    fn new(name: &str, fingerprint: &'static str, key_identifier: [u8; 20]) -> Self {
        let scratch = Scratch::new("certificates");
        let folder = TlsFolder::new(scratch.path("tls"));
        fs::create_dir_all(scratch.path("tls")).unwrap();
        for file in ["authority.pem", "authority.key"] {
            let to = scratch.path("tls").join(file);
            fs::copy(fixture(name).join(file), to).unwrap();
        }
        Self {
            _scratch: scratch,
            folder,
            fingerprint,
            key_identifier,
        }
    }

    fn of_the_first_version() -> Self {
        Self::new(
            "first_version",
            "24:11:7D:E6:81:F6:CF:7B:A8:0E:27:A2:99:45:8B:B4:33:DD:DD:3F:EA:AF:73:F3:33:99:B2:E4:25:37:25:41",
            [
                0x18, 0xbd, 0x2b, 0x9f, 0xaa, 0x97, 0xd1, 0x7b, 0x87, 0xed, 0x21, 0xc9, 0xe2, 0x4a,
                0x3c, 0x72, 0x37, 0x4a, 0xc0, 0x7c,
            ],
        )
    }

    fn of_openssl() -> Self {
        Self::new(
            "openssl_authority",
            "2C:69:9D:B2:08:02:71:92:39:22:A9:1E:3D:0C:5F:9D:90:00:A6:3D:A1:F3:59:1B:F8:0B:9F:38:2B:CC:78:D7",
            [
                0xb6, 0xbd, 0xa7, 0xf4, 0x54, 0x26, 0xed, 0x0a, 0x8e, 0xc5, 0x45, 0xc9, 0x26, 0x29,
                0x0f, 0x35, 0x7c, 0x71, 0x9d, 0xbb,
            ],
        )
    }

    /// What a program says that trusts this authority alone, about the certificate in use under a name.
    fn judged(&self, name: &str) -> Result<(), Error> {
        let mut roots = RootCertStore::empty();
        roots.add(certificates(&self.folder.authority()).remove(0))?;
        let provider = Arc::new(ring::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider);
        let chain = certificates(&self.folder.server());
        let name = ServerName::try_from(name).unwrap();
        let now = UnixTime::since_unix_epoch(DAY);
        let verifier = verifier.build().unwrap();
        verifier
            .verify_server_cert(&chain[0], &chain[1..], &name, &[], now)
            .map(|_| ())
    }

    /// The identifier of the issuer's key, RFC 5280, 4.2.1.1: the object identifier 2.5.29.35, an octet string, a sequence
    /// and `[0]`.
    fn issuer_key(&self) -> Vec<u8> {
        let begin = [
            0x06, 0x03, 0x55, 0x1d, 0x23, 0x04, 0x18, 0x30, 0x16, 0x80, 0x14,
        ];
        begin.into_iter().chain(self.key_identifier).collect()
    }
}

fn certificates(path: &Path) -> Vec<CertificateDer<'static>> {
    let read = CertificateDer::pem_file_iter(path).unwrap();
    read.collect::<Result<_, _>>().unwrap()
}

#[test]
fn an_authority_that_is_there_signs_what_its_programs_trust() {
    for authority in [Authority::of_the_first_version(), Authority::of_openssl()] {
        let folder = &authority.folder;
        assert_eq!(folder.make(&names(), day()).unwrap(), Made::Certificate);
        let status = folder.status().unwrap();
        assert_eq!(status.names, NAMES);
        assert_eq!(status.fingerprint, authority.fingerprint);
        for name in NAMES {
            authority.judged(name).unwrap();
        }
        assert!(authority.judged("zz999.infusionsoft.com").is_err());
        let leaf = certificates(&folder.server()).remove(0);
        let key = authority.issuer_key();
        assert!(leaf.windows(key.len()).any(|window| window == key));
    }
}

/// The certificate that the first version made is due, so that a gateway of this one has it made anew.
#[test]
fn a_certificate_of_the_first_version_is_renewed_by_its_authority() {
    let authority = Authority::of_the_first_version();
    let server = authority.folder.server();
    fs::copy(fixture("first_version/server.pem"), &server).unwrap();
    authority.judged(NAMES[0]).unwrap();
    let before = certificates(&server);
    assert!(!authority.folder.renew_if_due(day()).unwrap());
    let due = day() + Duration::from_secs(30 * 86_400);
    assert!(authority.folder.renew_if_due(due).unwrap());
    assert_ne!(certificates(&server), before);
    assert!(authority.folder.status().unwrap().certificate_ends > DateTime::<Utc>::from(due));
}

/// The authority of another signs under the same name, and nobody is deceived.
#[test]
fn what_another_authority_signed_is_not_trusted() {
    let (ours, theirs) = (Authority::of_the_first_version(), Authority::of_openssl());
    theirs.folder.make(&names(), day()).unwrap();
    fs::copy(theirs.folder.server(), ours.folder.server()).unwrap();
    assert!(ours.judged(NAMES[0]).is_err());
}

/// Other blocks, text around them and blocks that are cut are passed over; a file without a whole certificate is told.
#[test]
fn the_first_certificate_of_a_file_is_found_among_other_things() {
    let scratch = Scratch::new("certificates");
    let path = scratch.path("mixed.pem");
    let certificate = fs::read_to_string(fixture("ed25519_2081.pem")).unwrap();
    let key = fs::read_to_string(fixture("first_version/authority.key")).unwrap();
    let ends = |text: &str| {
        fs::write(&path, text).unwrap();
        certificate_ends(&path)
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    let windows = certificate.replace('\n', "\r\n");
    for whole in [
        certificate.clone(),
        windows,
        format!("subject=/CN=crm\n{key}{certificate}"),
        format!("-----BEGIN CERTIFICATE-----\nAA*A\n-----END CERTIFICATE-----\n{certificate}"),
    ] {
        assert_eq!(ends(&whole), Ok(()), "{whole}");
    }
    let half = &certificate[..certificate.len() / 2];
    let empty = "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n";
    let other = certificate.replace("CERTIFICATE", "CERTIFICATE REQUEST");
    for nothing in iter::once("").chain([half, &key, empty, &other]) {
        let error = ends(nothing).unwrap_err();
        assert!(error.ends_with("mixed.pem holds no certificate"), "{error}");
    }
}
