//! Makes the authority and the certificates that it signs.

use std::time::SystemTime;

use keap_http::Secret;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    NameConstraints, SanType,
};
use time::{Duration, OffsetDateTime};

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
    let issuer =
        Issuer::from_ca_cert_pem(&authority.certificate, authority_key).map_err(TlsError::Make)?;
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
