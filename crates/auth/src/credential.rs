//! The ways in, as types that cannot be confused, and how each is put on a request.

mod pasted;

use keap_http::{PaceConfig, Secret};

use crate::{AppName, Endpoints, Grant, Hosts};
pub use pasted::CredentialError;
use pasted::{clean, without_scheme};

/// What fills the first XML-RPC parameter when a header carries the credential. The service ignores
/// it then, but a call without it does not match any method.
const PLACEHOLDER: &str = "not-used";

/// What we show Keap to get in.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Credential {
    /// A legacy key as the first XML-RPC parameter, on the host of its app.
    LegacyKey(LegacyKey),
    /// A legacy key in a header, through the gateway.
    LegacyKeyViaGateway(GatewayKey),
    /// A personal access token or a service account key.
    AccessKey(AccessKey),
    /// An OAuth access token that somebody else keeps fresh.
    AccessToken(AccessToken),
    /// An OAuth grant, whose access token is kept fresh.
    OAuth(OAuthGrant),
}

impl Credential {
    /// Where this credential is used.
    pub fn endpoints(&self, hosts: &Hosts) -> Endpoints {
        match self {
            Self::LegacyKey(key) => Endpoints {
                xmlrpc: hosts.tenant_xmlrpc(&key.app),
                rest: None,
            },
            Self::LegacyKeyViaGateway(_)
            | Self::AccessKey(_)
            | Self::AccessToken(_)
            | Self::OAuth(_) => Endpoints {
                xmlrpc: hosts.gateway_xmlrpc(),
                rest: Some(hosts.rest()),
            },
        }
    }

    /// The first XML-RPC parameter: the legacy key, or a placeholder that is never empty.
    pub fn private_key(&self) -> Secret {
        match self {
            Self::LegacyKey(key) => key.key.clone(),
            Self::LegacyKeyViaGateway(_)
            | Self::AccessKey(_)
            | Self::AccessToken(_)
            | Self::OAuth(_) => Secret::new(PLACEHOLDER),
        }
    }

    /// What a person should know about using this kind of credential today, with the replacement.
    pub fn notice(&self) -> Option<&'static str> {
        match self {
            Self::LegacyKey(_) => Some(
                "Keap has refused legacy keys on the host of the app since 31 October 2024; \
                 use a service account key through https://api.infusionsoft.com",
            ),
            Self::LegacyKeyViaGateway(_) => Some(
                "Keap announced the revocation of all legacy keys for early 2025; \
                 create a service account key (Settings > API Settings) before this one stops working",
            ),
            Self::AccessToken(AccessToken {
                placement: TokenPlacement::Query,
                ..
            })
            | Self::OAuth(OAuthGrant {
                placement: TokenPlacement::Query,
                ..
            }) => Some(
                "an access token in the query string ends up in logs; send it as a Bearer header",
            ),
            Self::AccessKey(_) | Self::AccessToken(_) | Self::OAuth(_) => None,
        }
    }

    /// The limits to start with, as documented for this kind of credential; the headers of the
    /// answers correct them.
    pub fn pace(&self) -> PaceConfig {
        match self {
            Self::AccessToken(_) | Self::OAuth(_) => PaceConfig::OAUTH,
            // Nothing is documented for legacy keys, so they go as slowly as access keys.
            Self::LegacyKey(_) | Self::LegacyKeyViaGateway(_) | Self::AccessKey(_) => {
                PaceConfig::ACCESS_KEY
            }
        }
    }

    /// Why there is no vendor key: the old partner scheme, in which a vendor key, a user name and a
    /// password bought a temporary key for about an hour, is gone.
    ///
    /// # Errors
    /// Always; it is here so that a port of an old program finds the reason and the way on.
    pub fn vendor_key() -> Result<Self, VendorKeyRefused> {
        Err(VendorKeyRefused)
    }
}

/// Vendor keys and the temporary keys they buy are not supported by Keap any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "vendor keys and their temporary keys are no longer accepted by Keap; use OAuth when you serve \
     several apps, a service account key when you serve one"
)]
pub struct VendorKeyRefused;

/// A legacy key ("Encrypted Key") with the app it belongs to.
#[derive(Clone, Debug)]
pub struct LegacyKey {
    app: AppName,
    key: Secret,
}

impl LegacyKey {
    /// A legacy key of `app`. Blanks around it are dropped.
    ///
    /// # Errors
    /// When the key is empty or cannot be sent.
    pub fn new(app: AppName, key: &str) -> Result<Self, CredentialError> {
        Ok(Self {
            app,
            key: clean(key)?,
        })
    }

    /// The app it belongs to.
    pub fn app(&self) -> &AppName {
        &self.app
    }

    /// The same key, sent in a header through the gateway instead.
    pub fn via_gateway(self) -> GatewayKey {
        GatewayKey {
            key: self.key,
            placement: KeyPlacement::ApiKeyHeader,
        }
    }
}

/// A legacy key that travels in a header. The app follows from the key.
#[derive(Clone, Debug)]
pub struct GatewayKey {
    key: Secret,
    placement: KeyPlacement,
}

impl GatewayKey {
    /// A legacy key, sent as `X-Keap-API-Key`, the form of Keap's migration pages.
    ///
    /// # Errors
    /// When the key is empty or cannot be sent.
    pub fn new(key: &str) -> Result<Self, CredentialError> {
        Ok(Self {
            key: clean(key)?,
            placement: KeyPlacement::ApiKeyHeader,
        })
    }

    /// The same key in another header.
    #[must_use]
    pub fn placement(mut self, placement: KeyPlacement) -> Self {
        self.placement = placement;
        self
    }
}

/// A personal access token or a service account key; both look alike (`KeapAK-...`).
#[derive(Clone, Debug)]
pub struct AccessKey {
    key: Secret,
    placement: KeyPlacement,
}

impl AccessKey {
    /// An access key, sent as `Authorization: Bearer`.
    ///
    /// A pasted `Bearer ` in front is dropped.
    ///
    /// # Errors
    /// When the key is empty or cannot be sent.
    pub fn new(key: &str) -> Result<Self, CredentialError> {
        Ok(Self {
            key: clean(without_scheme(key))?,
            placement: KeyPlacement::Bearer,
        })
    }

    /// The same key in another header.
    #[must_use]
    pub fn placement(mut self, placement: KeyPlacement) -> Self {
        self.placement = placement;
        self
    }
}

/// An OAuth access token. Opaque; nothing is read from it.
#[derive(Clone, Debug)]
pub struct AccessToken {
    token: Secret,
    placement: TokenPlacement,
}

impl AccessToken {
    /// An access token, sent as `Authorization: Bearer`.
    ///
    /// A pasted `Bearer ` in front is dropped.
    ///
    /// # Errors
    /// When the token is empty or cannot be sent.
    pub fn new(token: &str) -> Result<Self, CredentialError> {
        Ok(Self {
            token: clean(without_scheme(token))?,
            placement: TokenPlacement::Bearer,
        })
    }

    /// The same token in another place.
    #[must_use]
    pub fn placement(mut self, placement: TokenPlacement) -> Self {
        self.placement = placement;
        self
    }
}

/// An OAuth grant whose access token is kept fresh by [`Grant`].
#[derive(Clone, Debug)]
pub struct OAuthGrant {
    pub(crate) grant: Grant,
    pub(crate) placement: TokenPlacement,
}

impl OAuthGrant {
    /// A grant whose access token is sent as `Authorization: Bearer`.
    pub fn new(grant: Grant) -> Self {
        Self {
            grant,
            placement: TokenPlacement::Bearer,
        }
    }

    /// The same grant with its token in another place.
    #[must_use]
    pub fn placement(mut self, placement: TokenPlacement) -> Self {
        self.placement = placement;
        self
    }
}

/// Which header carries a key. Only one is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyPlacement {
    /// `Authorization: Bearer KEY`.
    #[default]
    Bearer,
    /// `X-Keap-API-Key: KEY`.
    ApiKeyHeader,
}

/// Where an OAuth access token travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenPlacement {
    /// `Authorization: Bearer TOKEN`.
    #[default]
    Bearer,
    /// `?access_token=TOKEN`, as old clients did. Query strings end up in logs.
    Query,
}

impl From<LegacyKey> for Credential {
    fn from(key: LegacyKey) -> Self {
        Self::LegacyKey(key)
    }
}

impl From<GatewayKey> for Credential {
    fn from(key: GatewayKey) -> Self {
        Self::LegacyKeyViaGateway(key)
    }
}

impl From<AccessKey> for Credential {
    fn from(key: AccessKey) -> Self {
        Self::AccessKey(key)
    }
}

impl From<AccessToken> for Credential {
    fn from(token: AccessToken) -> Self {
        Self::AccessToken(token)
    }
}

impl From<Grant> for Credential {
    fn from(grant: Grant) -> Self {
        Self::OAuth(OAuthGrant::new(grant))
    }
}

/// How a secret travels on a request.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// Nothing: it is in the body.
    Nothing,
    Bearer(Secret),
    ApiKeyHeader(Secret),
    Query(Secret),
}

impl Credential {
    /// The mark of a credential that does not change; none for a grant.
    pub(crate) fn fixed_mark(&self) -> Option<Mark> {
        let header = |key: &Secret, placement| match placement {
            KeyPlacement::Bearer => Mark::Bearer(key.clone()),
            KeyPlacement::ApiKeyHeader => Mark::ApiKeyHeader(key.clone()),
        };
        Some(match self {
            Self::LegacyKey(_) => Mark::Nothing,
            Self::LegacyKeyViaGateway(key) => header(&key.key, key.placement),
            Self::AccessKey(key) => header(&key.key, key.placement),
            Self::AccessToken(token) => Mark::token(&token.token, token.placement),
            Self::OAuth(_) => return None,
        })
    }
}

impl Mark {
    pub(crate) fn token(token: &Secret, placement: TokenPlacement) -> Self {
        match placement {
            TokenPlacement::Bearer => Self::Bearer(token.clone()),
            TokenPlacement::Query => Self::Query(token.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_parameter_is_never_empty() {
        let app: AppName = "ab123".parse().unwrap();
        let legacy = LegacyKey::new(app, " KEY ").unwrap();
        assert_eq!(
            Credential::from(legacy.clone()).private_key().expose(),
            "KEY"
        );
        assert_eq!(
            Credential::from(legacy.via_gateway())
                .private_key()
                .expose(),
            PLACEHOLDER
        );
        let token = Credential::from(AccessToken::new("T").unwrap());
        assert_eq!(token.private_key().expose(), PLACEHOLDER);
    }

    #[test]
    fn a_legacy_key_on_its_app_opens_no_rest() {
        let app: AppName = "ab123".parse().unwrap();
        let credential = Credential::from(LegacyKey::new(app, "KEY").unwrap());
        assert_eq!(credential.endpoints(&Hosts::keap()).rest, None);
        assert!(credential.notice().unwrap().contains("31 October 2024"));
        assert!(!format!("{credential:?}").contains("KEY\""));
    }
}
