//! Why there is no token.

use std::time::Duration;

use http::StatusCode;
use keap_http::{Shown, TransportError, TransportErrorKind};

use crate::answer::AnswerShape;
use crate::diagnose::Diagnosis;
use crate::store::StoreError;

/// Why a token call or the authorize page did not give what it should.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OAuthError {
    /// The token endpoint answered, and not with tokens.
    #[error(
        "the token endpoint refused with status {status}{}",
        diagnosis.map(|d| format!(": {}", d.means)).unwrap_or_default()
    )]
    #[non_exhaustive]
    Refused {
        /// Of the HTTP answer.
        status: StatusCode,
        /// The shape of the answer.
        shape: AnswerShape,
        /// What it means, when it is a known answer.
        diagnosis: Option<&'static Diagnosis>,
        /// How long to wait, if the answer says so.
        retry_after: Option<Duration>,
    },
    /// The token endpoint did not answer.
    #[error("the token endpoint did not answer")]
    Transport(#[from] TransportError),
    /// The token endpoint answered with success, and with a text that is no token answer, or with a
    /// part of one. What was spent to get it is spent.
    #[error("the token endpoint answered with status {status}, and the answer {}", if *cut { "ended early" } else { "holds no tokens that can be read" })]
    #[non_exhaustive]
    Unread {
        /// Of the HTTP answer.
        status: StatusCode,
        /// The shape of the answer.
        shape: AnswerShape,
        /// The connection ended, or the time was over, before the answer was.
        cut: bool,
    },
    /// The authorize page said no.
    #[error("access was not granted: {}", Shown::new(.text))]
    #[non_exhaustive]
    Denied {
        /// What the page said.
        text: String,
        /// What it means, when it is a known answer.
        diagnosis: Option<&'static Diagnosis>,
    },
    /// The answer belongs to another question: its `state` is not the one that was sent.
    #[error("the answer of the authorize page carries another state than the one sent")]
    StateMismatch,
    /// There is no code in what came back.
    #[error("there is no authorization code in the answer of the authorize page")]
    NoCode,
    /// Client id or secret contain characters that cannot be sent.
    #[error("client id or client secret contain characters that cannot be sent")]
    Unsendable,
}

impl OAuthError {
    /// What the answer means, when it is a known one.
    pub fn diagnosis(&self) -> Option<&'static Diagnosis> {
        match self {
            Self::Refused { diagnosis, .. } | Self::Denied { diagnosis, .. } => *diagnosis,
            _ => None,
        }
    }

    /// What kept the token endpoint from giving tokens, where that says nothing of the credential.
    pub fn outage(&self) -> Option<Outage> {
        match self {
            Self::Transport(error) => match error.kind() {
                TransportErrorKind::Quota => Some(Outage::Limited),
                TransportErrorKind::InvalidRequest | TransportErrorKind::Authorization => None,
                _ => Some(Outage::Unreachable),
            },
            Self::Refused { status, .. } => match *status {
                StatusCode::TOO_MANY_REQUESTS => Some(Outage::Limited),
                StatusCode::NOT_FOUND | StatusCode::GONE => Some(Outage::Gone),
                StatusCode::REQUEST_TIMEOUT => Some(Outage::Failed),
                status if status.is_server_error() => Some(Outage::Failed),
                _ => None,
            },
            _ => None,
        }
    }

    /// How long to wait before the next token call, if the answer says so.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            Self::Transport(error) => error.retry_after(),
            _ => None,
        }
    }
}

/// What keeps a token endpoint from giving tokens, however good the credential is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outage {
    /// No complete answer arrived.
    Unreachable,
    /// It refused because of a limit.
    Limited,
    /// Nothing is served at its address.
    Gone,
    /// It, or something in front of it, failed.
    Failed,
}

impl Outage {
    /// What a person may do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Unreachable => {
                "the token endpoint gave no answer, which says nothing of the credential: check host and network, and try again later"
            }
            Self::Limited => {
                "the token endpoint limits the calls, which says nothing of the credential: wait, then try again"
            }
            Self::Gone => {
                "nothing is served at the address of the token endpoint, which says nothing of the credential: check the base URL"
            }
            Self::Failed => {
                "the token endpoint failed, which says nothing of the credential: see https://status.thryv.com, and try again later"
            }
        }
    }
}

impl GrantError {
    /// The token call behind it, whose failure left no token.
    pub fn token_call(&self) -> Option<&OAuthError> {
        match self {
            Self::Dead { source, .. }
            | Self::Refresh { source, .. }
            | Self::Unread { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Why a grant gives no access token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GrantError {
    /// There is no such grant in the store.
    #[error("no grant of client {client_id} for {tenant} is in the store")]
    #[non_exhaustive]
    Unknown {
        /// As the developer portal shows it.
        client_id: String,
        /// The app.
        tenant: String,
    },
    /// The refresh token is dead; somebody has to grant access again.
    #[error("the refresh token of {tenant} is dead{}", if *lost { ", and an earlier refresh was started whose answer never arrived" } else { "" })]
    #[non_exhaustive]
    Dead {
        /// The app.
        tenant: String,
        /// An earlier refresh was started and its end was never recorded: the process died or the
        /// answer was lost, and with it the newest refresh token.
        lost: bool,
        /// What the token endpoint said.
        #[source]
        source: OAuthError,
    },
    /// There is no refresh token and the access token has expired.
    #[error("the access token of {tenant} has expired and there is no refresh token")]
    #[non_exhaustive]
    NoRefreshToken {
        /// The app.
        tenant: String,
    },
    /// The token endpoint could not be used; the refresh token is not known to be dead.
    #[error("the access token of {tenant} could not be refreshed")]
    #[non_exhaustive]
    Refresh {
        /// The app.
        tenant: String,
        /// Why.
        #[source]
        source: OAuthError,
    },
    /// The token endpoint answered the refresh, and the answer cannot be read. The refresh token is
    /// spent, so it is not tried again.
    #[error("the answer to the refresh of {tenant} cannot be read{}", kept_in(kept.as_deref()))]
    #[non_exhaustive]
    Unread {
        /// The app.
        tenant: String,
        /// Where the answer was put, so that nothing overwrites it.
        kept: Option<String>,
        /// What came.
        #[source]
        source: OAuthError,
    },
    /// The answer to a refresh names another app than the grant is for. Its tokens are not used here.
    #[error("the answer to the refresh of {tenant} opens {named}, another app{}", kept_in(kept.as_deref()))]
    #[non_exhaustive]
    OtherApp {
        /// The app of the grant.
        tenant: String,
        /// The app that the answer names.
        named: String,
        /// Where the answer was put, so that it is not lost.
        kept: Option<String>,
    },
    /// The grant belongs to other hosts than the ones it should be sent to. Nothing was sent.
    #[error("the grant of {tenant} belongs to {}, and is not sent to {}", host_name(belongs_to.as_deref()), host_name(asked_for.as_deref()))]
    #[non_exhaustive]
    OtherHosts {
        /// The app.
        tenant: String,
        /// The hosts that gave the tokens; none for Keap's own.
        belongs_to: Option<String>,
        /// The hosts that were to get them; none for Keap's own.
        asked_for: Option<String>,
    },
    /// New tokens arrived and could not be stored. They are kept in memory and stored with the
    /// next call; until then they are not used.
    #[error("new tokens of {tenant} could not be stored and are not used before they are")]
    #[non_exhaustive]
    NotDurable {
        /// The app.
        tenant: String,
        /// Why.
        #[source]
        source: StoreError,
    },
    /// The store could not be used. No refresh token was spent.
    #[error("the token store could not be used; no refresh token was spent")]
    Store(#[from] StoreError),
}

fn kept_in(kept: Option<&str>) -> String {
    kept.map(|place| format!("; it is kept in {place}"))
        .unwrap_or_default()
}

fn host_name(name: Option<&str>) -> &str {
    name.unwrap_or("Keap's own hosts")
}
