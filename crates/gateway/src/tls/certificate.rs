//! What is read from a certificate: when it ends, its key, whom it may sign for, and what it is as an issuer.

mod der;
mod moment;
mod name;

use chrono::{DateTime, Utc};
use rcgen::{CertificateParams, KeyIdMethod};
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;

use der::{
    BIT_STRING, BOOLEAN, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, Reader, SEQUENCE, numbered,
    numbered_plain,
};

/// The object identifiers 2.5.29.14 and 2.5.29.30.
const SUBJECT_KEY_IDENTIFIER: &[u8] = &[0x55, 0x1d, 0x0e];
const NAME_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 0x1e];

/// The certificates of a PEM text, read as the server reads them that shows them. What is no certificate is left out.
pub(super) fn certificates(pem: &str) -> impl Iterator<Item = CertificateDer<'static>> {
    CertificateDer::pem_slice_iter(pem.as_bytes()).filter_map(Result::ok)
}

/// A certificate, as far as it is looked at: nobody is trusted for it, so that no signature is verified.
#[derive(Debug)]
pub(super) struct Certificate<'a> {
    ends: DateTime<Utc>,
    issuer: &'a [u8],
    subject: &'a [u8],
    public_key: &'a [u8],
    extensions: Vec<Extension<'a>>,
}

#[derive(Debug)]
struct Extension<'a> {
    kind: &'a [u8],
    value: &'a [u8],
}

impl<'a> Certificate<'a> {
    /// Reads a certificate of any version; none where the bytes are none.
    pub(super) fn read(der: &'a [u8]) -> Option<Self> {
        let mut certificate = Reader::new(der).inside(SEQUENCE)?;
        let mut signed = certificate.inside(SEQUENCE)?;
        algorithm(&mut certificate)?;
        bits(&mut certificate)?;

        version(&mut signed)?;
        // The serial number, which is below zero in some.
        signed.content(INTEGER)?;
        algorithm(&mut signed)?;
        let issuer = signed.content(SEQUENCE)?;
        let mut validity = signed.inside(SEQUENCE)?;
        moment::moment(validity.element()?)?;
        let ends = moment::moment(validity.element()?)?;
        let subject = signed.content(SEQUENCE)?;
        let public_key = public_key(&mut signed)?;
        // The unique identifiers of issuer and subject, of version 2.
        signed.skip_optional(numbered_plain(1))?;
        signed.skip_optional(numbered_plain(2))?;
        Some(Self {
            ends,
            issuer,
            subject,
            public_key,
            extensions: extensions(signed)?,
        })
    }

    pub(super) const fn ends(&self) -> DateTime<Utc> {
        self.ends
    }

    /// The key with its algorithm, as in DER.
    pub(super) const fn public_key(&self) -> &'a [u8] {
        self.public_key
    }

    /// The DNS names that it may sign for; none where it is not held to any names.
    pub(super) fn permitted_names(&self) -> Option<Vec<String>> {
        let mut found = self.values(NAME_CONSTRAINTS);
        let value = found.next().filter(|_| found.next().is_none())?;
        let mut subtrees = Reader::new(value).inside(SEQUENCE)?.inside(numbered(0))?;
        let mut names = Vec::new();
        while !subtrees.is_empty() {
            let base = subtrees.inside(SEQUENCE)?.element()?;
            if base.tag == numbered_plain(2)
                && let Ok(name) = std::str::from_utf8(base.content)
            {
                names.push(name.to_owned());
            }
        }
        (!names.is_empty()).then_some(names)
    }

    /// What a certificate of this authority says about its issuer: the name, and which of its keys.
    pub(super) fn as_issuer(&self) -> Result<CertificateParams, rcgen::Error> {
        let mut params = CertificateParams::default();
        params.distinguished_name = name::distinguished(self.subject)?;
        let identifier = self
            .values(SUBJECT_KEY_IDENTIFIER)
            .find_map(|value| Reader::new(value).content(OCTET_STRING));
        if let Some(identifier) = identifier {
            params.key_identifier_method = KeyIdMethod::PreSpecified(identifier.to_vec());
        }
        Ok(params)
    }

    /// Whether the other one is its issuer by name, byte by byte, as programs compare them.
    pub(super) fn names_as_issuer(&self, authority: &Certificate<'_>) -> bool {
        self.issuer == authority.subject
    }

    fn values(&self, kind: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        let of_kind = self.extensions.iter().filter(move |one| one.kind == kind);
        of_kind.map(|extension| extension.value)
    }
}

/// The version, which none before version 2 tells.
fn version(signed: &mut Reader<'_>) -> Option<()> {
    if signed.next_is(numbered(0)) {
        let number = signed.inside(numbered(0))?.content(INTEGER)?;
        // None has a version below zero, or one of many digits.
        let first = number.first().filter(|_| number.len() <= 4)?;
        return (first & 0x80 == 0).then_some(());
    }
    Some(())
}

/// Bits behind the count of those of the last byte that are none.
fn bits(reader: &mut Reader<'_>) -> Option<()> {
    let unused = *reader.content(BIT_STRING)?.first()?;
    (unused < 8).then_some(())
}

fn algorithm(reader: &mut Reader<'_>) -> Option<()> {
    let mut algorithm = reader.inside(SEQUENCE)?;
    algorithm.content(OBJECT_IDENTIFIER).map(|_| ())
}

fn public_key<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let whole = reader.element()?.whole;
    let mut key = Reader::new(whole).inside(SEQUENCE)?;
    algorithm(&mut key)?;
    bits(&mut key)?;
    Some(whole)
}

/// The extensions at the end of what is signed; there are none before version 3.
fn extensions(mut signed: Reader<'_>) -> Option<Vec<Extension<'_>>> {
    let mut extensions = Vec::new();
    if signed.is_empty() {
        return Some(extensions);
    }
    let mut wrapped = signed.inside(numbered(3))?;
    let mut list = wrapped.inside(SEQUENCE)?;
    // Nothing that holds it to names may stand where nobody looks.
    if !(wrapped.is_empty() && signed.is_empty()) {
        return None;
    }
    while !list.is_empty() {
        let mut extension = list.inside(SEQUENCE)?;
        let kind = extension.content(OBJECT_IDENTIFIER)?;
        // Whether it is critical.
        extension.skip_optional(BOOLEAN)?;
        let value = extension.content(OCTET_STRING)?;
        extensions.push(Extension { kind, value });
    }
    Some(extensions)
}

#[cfg(test)]
mod tests {
    use rcgen::{Issuer, KeyPair};

    use super::super::{HostName, authority};
    use super::*;

    fn authority() -> Vec<u8> {
        let names = ["ab123.infusionsoft.com", "crm.example.com"];
        let names = names.map(|name| HostName::new(name).unwrap());
        let made = authority::make_authority(&names, std::time::UNIX_EPOCH).unwrap();
        certificates(&made.certificate).next().unwrap().to_vec()
    }

    /// Reads all that is ever read, and signs, for which the name is written again.
    fn everything(der: &[u8], key: &KeyPair) -> Option<()> {
        let authority = Certificate::read(der)?;
        authority.permitted_names();
        let issuer = Issuer::new(authority.as_issuer().ok()?, key);
        let leaf = CertificateParams::default().signed_by(key, &issuer).ok()?;
        let leaf = Certificate::read(leaf.der())?;
        leaf.names_as_issuer(&authority).then_some(())
    }

    #[test]
    fn what_was_put_into_an_authority_is_read_from_it() {
        let der = authority();
        let authority = Certificate::read(&der).unwrap();
        assert_eq!(authority.ends().to_rfc3339(), "1979-12-29T23:00:00+00:00");
        let names = authority.permitted_names().unwrap();
        assert_eq!(names, ["ab123.infusionsoft.com", "crm.example.com"]);
        assert!(authority.names_as_issuer(&authority));
    }

    #[test]
    fn a_certificate_that_is_cut_is_none() {
        let der = authority();
        for length in 0..der.len() {
            assert!(Certificate::read(&der[..length]).is_none(), "{length}");
        }
        // What is behind it is not looked at.
        assert!(Certificate::read(&[&der[..], b"more"].concat()).is_some());
    }

    /// Whatever is made of a byte, it is read or it is not.
    #[test]
    fn no_byte_of_a_certificate_makes_a_panic() {
        let der = authority();
        let key = KeyPair::generate().unwrap();
        let mut read = 0;
        for at in 0..der.len() {
            let bits = (0..8).map(|bit| der[at] ^ 1 << bit);
            for byte in bits.chain([0x00, 0x3f, 0x7f, 0x80, 0x84, 0x88, 0xff]) {
                let mut damaged = der.clone();
                damaged[at] = byte;
                read += usize::from(everything(&damaged, &key).is_some());
            }
        }
        assert!(read > 0);
    }

    #[test]
    fn elements_in_elements_without_end_are_no_certificate() {
        let mut deep = Vec::new();
        while deep.len() < 60_000 {
            let length = u32::try_from(deep.len()).unwrap().to_be_bytes();
            deep = [&[SEQUENCE, 0x84][..], &length, &deep].concat();
        }
        assert!(Certificate::read(&deep).is_none());
    }

    /// A list of extensions that is told to be empty would hide to which names the authority is held.
    #[test]
    fn nothing_stands_behind_the_extensions() {
        let mut der = authority();
        assert!(Certificate::read(&der).unwrap().permitted_names().is_some());
        // `[3]` and the sequence in it, both with a length of one byte behind the first.
        let is_list = |at: &[u8]| matches!(at, [0xa3, 0x81, _, SEQUENCE, 0x81, _]);
        let list = der.windows(6).position(is_list).unwrap();
        let length = list + 4;
        der[length] = 0;
        assert!(Certificate::read(&der).is_none());
    }
}
