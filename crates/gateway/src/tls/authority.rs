//! Makes the authority and the certificates that it signs.

use std::time::SystemTime;

use keap_http::Secret;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    NameConstraints, SanType,
};
use time::{Duration, OffsetDateTime};

use super::certificate::{Certificate, certificates};
use super::{HostName, TlsError};

/// The authority lives long, because every program that trusts it has to be told again after that; it can sign nothing
/// but the names that it was made for.
const AUTHORITY_LIFE: Duration = Duration::days(3650);
/// A certificate of the authority lives this long at most.
const LEAF_LIFE: Duration = Duration::days(90);
/// Clocks of callers go wrong by minutes.
const BACKDATED: Duration = Duration::hours(1);

/// A certificate with its key, both as PEM.
#[derive(Debug)]
pub(super) struct Issued {
    pub(super) certificate: String,
    pub(super) key: Secret,
}

/// Makes an authority that can sign for these names and their subdomains, and for no address.
pub(super) fn make_authority(names: &[HostName], now: SystemTime) -> Result<Issued, TlsError> {
    let first = names.first().ok_or(TlsError::NoNames)?;
    let key = KeyPair::generate().map_err(TlsError::Make)?;
    let mut params = lasting(AUTHORITY_LIFE, now);
    params.distinguished_name = named(&format!("keap gateway on this machine, for {first}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: names
            .iter()
            .map(|name| GeneralSubtree::DnsName(name.to_string()))
            .collect(),
        excluded_subtrees: vec![
            GeneralSubtree::IpAddress(CidrSubnet::from_v4_prefix([0; 4], 0)),
            GeneralSubtree::IpAddress(CidrSubnet::from_v6_prefix([0; 16], 0)),
        ],
    });
    let certificate = params.self_signed(&key).map_err(TlsError::Make)?;
    Ok(Issued {
        certificate: certificate.pem(),
        key: Secret::new(key.serialize_pem()),
    })
}

/// Makes a certificate for these names, signed by the authority.
pub(super) fn make_leaf(
    authority: &Issued,
    names: &[HostName],
    now: SystemTime,
) -> Result<Issued, TlsError> {
    let first = names.first().ok_or(TlsError::NoNames)?;
    let authority_key = KeyPair::from_pem(authority.key.expose()).map_err(TlsError::Make)?;
    let authority = certificates(&authority.certificate).next();
    let authority = authority.as_deref().and_then(Certificate::read);
    let authority = authority.ok_or(TlsError::Make(rcgen::Error::CouldNotParseCertificate))?;
    let issuer = Issuer::new(
        authority.as_issuer().map_err(TlsError::Make)?,
        authority_key,
    );
    let key = KeyPair::generate().map_err(TlsError::Make)?;
    let mut params = lasting(LEAF_LIFE, now);
    params.distinguished_name = named(first.as_str());
    params.subject_alt_names = names
        .iter()
        .map(|name| Ok(SanType::DnsName(name.as_str().try_into()?)))
        .collect::<Result<_, rcgen::Error>>()
        .map_err(TlsError::Make)?;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    let certificate = params.signed_by(&key, &issuer).map_err(TlsError::Make)?;
    // Programs look the authority up by the bytes of its name.
    if !Certificate::read(certificate.der()).is_some_and(|leaf| leaf.names_as_issuer(&authority)) {
        return Err(TlsError::Make(rcgen::Error::CouldNotParseCertificate));
    }
    Ok(Issued {
        certificate: certificate.pem(),
        key: Secret::new(key.serialize_pem()),
    })
}

fn named(name: &str) -> DistinguishedName {
    let mut distinguished = DistinguishedName::new();
    distinguished.push(DnType::CommonName, name);
    distinguished
}

fn lasting(life: Duration, now: SystemTime) -> CertificateParams {
    let mut params = CertificateParams::default();
    let now = OffsetDateTime::from(now);
    let begin = now.checked_sub(BACKDATED).unwrap_or(now);
    params.not_before = begin;
    params.not_after = begin.checked_add(life).unwrap_or(begin);
    params
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    /// Two units in one name cannot be written again, and no program would find the authority of a name with one of them.
    #[test]
    fn an_authority_whose_name_cannot_be_written_again_signs_nothing() {
        let names = [HostName::new("ab123.infusionsoft.com").unwrap()];
        let mut params = lasting(AUTHORITY_LIFE, SystemTime::UNIX_EPOCH);
        params.distinguished_name = named("Own authority");
        let unit = DnType::OrganizationalUnitName;
        params.distinguished_name.push(unit, "One");
        params
            .distinguished_name
            .push(DnType::OrganizationName, "Two");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let mut der = params.self_signed(&key).unwrap().der().to_vec();
        let key = Secret::new(key.serialize_pem());
        let signed = |der: &[u8]| {
            let text = STANDARD.encode(der);
            let authority = Issued {
                certificate: format!(
                    "-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n"
                ),
                key: key.clone(),
            };
            make_leaf(&authority, &names, SystemTime::UNIX_EPOCH)
        };
        signed(&der).unwrap();
        // The organization becomes a second unit.
        for at in 0..der.len() - 3 {
            if der[at..at + 3] == [0x55, 0x04, 0x0a] {
                der[at + 2] = 0x0b;
            }
        }
        let error = signed(&der).unwrap_err();
        assert_eq!(error.to_string(), "the certificate cannot be made");
    }
}
