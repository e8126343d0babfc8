//! Why a call has no result.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use keap_http::{
    Attempts, BodyError, Clock as _, InDoubt, Presented, Sent, SystemClock, TransportError,
    TransportErrorKind,
};
use thiserror::Error;

use crate::{ConvertError, DecodeError, EncodeError, Fault, Instead};

/// Methods that write in several steps, so that bad data may be refused when a part is written already. Of
/// `addPaymentPlan` it was observed: the plan was there although fault 12 had refused it. Of the others it is inferred,
/// because they write several records or do something to each of several contacts.
const IN_STEPS: [&str; 10] = [
    "APIEmailService.sendEmail",
    "APIEmailService.sendTemplate",
    "ContactService.merge",
    "ContactService.rescheduleCampaignStep",
    "ContactService.runActionSequence",
    "InvoiceService.addPaymentPlan",
    "InvoiceService.addRecurringOrder",
    "InvoiceService.chargeInvoice",
    "InvoiceService.createInvoiceForRecurring",
    "OrderService.placeOrder",
];

const FAILED: &str = "the server or the network failed; try again later";

/// How much of a body that was no answer is kept.
const KEPT: usize = 2048;

/// Why a call has no result. Each case names the method.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The server answered with a fault: it refused, or it failed.
    #[error("{method} was answered with a fault")]
    #[non_exhaustive]
    Fault {
        /// Such as `ContactService.load`.
        method: Cow<'static, str>,
        /// The fault, as it came.
        #[source]
        fault: Fault,
        /// An earlier attempt of the same call may have been carried out, so that this refusal may be its effect.
        in_doubt: bool,
    },
    /// Something in front of the server answered, with a status that says no.
    #[error("{method} was answered with status {status} and {instead}")]
    #[non_exhaustive]
    Status {
        /// Such as `ContactService.load`.
        method: Cow<'static, str>,
        /// Of the HTTP answer.
        status: StatusCode,
        /// What the body is.
        instead: Instead,
        /// How long to wait, if the answer says so.
        retry_after: Option<Duration>,
        /// How many attempts stand behind the answer.
        attempts: u32,
        /// An earlier attempt of the same call may have been carried out.
        in_doubt: bool,
        /// How the body begins.
        body: RawBody,
    },
    /// The status was fine and the body is not an answer.
    #[error("the answer to {method} cannot be read")]
    #[non_exhaustive]
    Decode {
        /// Such as `ContactService.load`.
        method: Cow<'static, str>,
        /// Where and why. [`DecodeError::instead`] tells what the body is.
        #[source]
        source: DecodeError,
        /// How the body begins.
        body: RawBody,
    },
    /// The answer is `false`, and an earlier attempt of the same call may have been carried out: "it was so already" may be
    /// that attempt's doing.
    #[error("{method} was sent again, and answered with false")]
    #[non_exhaustive]
    Repeated {
        /// Such as `ContactService.addToGroup`.
        method: Cow<'static, str>,
    },
    /// The answer has another shape than the method's.
    #[error("the answer to {method} is not what it should be")]
    #[non_exhaustive]
    Convert {
        /// Such as `ContactService.load`.
        method: Cow<'static, str>,
        /// Where and why.
        #[source]
        source: ConvertError,
    },
    /// A param is an id that does not fit into the 32 bits of the wire. Nothing was sent.
    #[error("the params of {method} cannot be sent")]
    #[non_exhaustive]
    Params {
        /// Such as `ContactService.load`.
        method: Cow<'static, str>,
        /// Which, and why.
        #[source]
        source: ConvertError,
    },
    /// The params cannot be written as XML-RPC. Nothing was sent.
    #[error("the params of {method} cannot be sent")]
    #[non_exhaustive]
    Encode {
        /// Such as `ContactService.load`.
        method: Cow<'static, str>,
        /// Where and why.
        #[source]
        source: EncodeError,
    },
    /// No complete answer arrived.
    #[error("{method} was not answered")]
    #[non_exhaustive]
    Transport {
        /// Such as `ContactService.load`.
        method: Cow<'static, str>,
        /// Why.
        #[source]
        source: TransportError,
    },
    /// The body of the answer broke off or is too large.
    #[error("the answer to {method} is not complete")]
    #[non_exhaustive]
    Body {
        /// Such as `ContactService.load`.
        method: Cow<'static, str>,
        /// Why.
        #[source]
        source: BodyError,
    },
}

impl Error {
    pub(crate) fn status(
        method: Cow<'static, str>,
        head: &http::response::Parts,
        instead: Instead,
        body: &Bytes,
    ) -> Self {
        Self::Status {
            method,
            status: head.status,
            instead,
            retry_after: keap_http::wait_after(head.status, &head.headers, SystemClock.now()),
            attempts: head
                .extensions
                .get()
                .map_or(1, |Attempts(attempts)| *attempts),
            in_doubt: head.extensions.get::<InDoubt>().is_some(),
            body: RawBody::cut(body),
        }
    }

    pub(crate) fn convert(method: &'static str, source: ConvertError) -> Self {
        Self::Convert {
            method: method.into(),
            source,
        }
    }

    pub(crate) fn params(method: &'static str, source: ConvertError) -> Self {
        Self::Params {
            method: method.into(),
            source,
        }
    }

    /// Takes secrets out of a fault; in the body they may be spelled with entities.
    pub(crate) fn hiding(mut self, presented: &Presented) -> Self {
        if let Self::Fault { fault, .. } = &mut self {
            fault.string = presented.hide(&fault.string).into_owned();
        }
        self
    }

    /// The name of the method.
    pub fn method(&self) -> &str {
        match self {
            Self::Fault { method, .. }
            | Self::Status { method, .. }
            | Self::Decode { method, .. }
            | Self::Repeated { method }
            | Self::Convert { method, .. }
            | Self::Params { method, .. }
            | Self::Encode { method, .. }
            | Self::Transport { method, .. }
            | Self::Body { method, .. } => method,
        }
    }

    /// The fault, if it is one.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault { fault, .. } => Some(fault),
            _ => None,
        }
    }

    /// What the body is, when it is not an answer.
    pub fn instead(&self) -> Option<&Instead> {
        match self {
            Self::Status { instead, .. } => Some(instead),
            Self::Decode { source, .. } => source.instead(),
            _ => None,
        }
    }

    /// How the body begins, when it is not an answer. It may hold personal data.
    pub fn raw_body(&self) -> Option<&RawBody> {
        match self {
            Self::Status { body, .. } | Self::Decode { body, .. } => Some(body),
            _ => None,
        }
    }

    /// How long to wait before the next call, if the answer says so or the quota of the day is used up.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            Self::Transport { source, .. } => source.retry_after(),
            _ => None,
        }
    }

    /// Whether the server may have carried the call out.
    pub fn may_have_applied(&self) -> bool {
        match self {
            Self::Params { .. } | Self::Encode { .. } => false,
            Self::Transport { source, .. } => source.was_sent() != Sent::No,
            Self::Status {
                status, in_doubt, ..
            } => *in_doubt || gave_up(*status),
            Self::Fault {
                method,
                fault,
                in_doubt,
            } => *in_doubt || fault.may_have_applied() || fault.is_of_a_later_step(method),
            Self::Decode { .. }
            | Self::Repeated { .. }
            | Self::Convert { .. }
            | Self::Body { .. } => true,
        }
    }

    /// Whether the same call may succeed a moment later, if it can be repeated at all.
    ///
    /// False when the transport has tried more than once already: do not start a second loop around its own.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Fault { fault, .. } => fault.is_retryable(),
            Self::Status {
                status, attempts, ..
            } => {
                let passes = gave_up(*status) || *status == StatusCode::TOO_MANY_REQUESTS;
                *attempts <= 1 && passes
            }
            Self::Decode { source, .. } => matches!(source.instead(), Some(Instead::Empty)),
            Self::Transport { source, .. } => source.is_retryable(),
            Self::Body { source, .. } => matches!(source, BodyError::Interrupted(_)),
            Self::Repeated { .. }
            | Self::Convert { .. }
            | Self::Params { .. }
            | Self::Encode { .. } => false,
        }
    }

    /// What a person may do about it, where the cause is known.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Fault { fault, method, .. } if fault.is_of_a_later_step(method) => Some(
                "the method writes in several steps, and an earlier one may have been carried out: look before you send it again",
            ),
            Self::Fault { fault, .. } => fault.hint(),
            Self::Status { status, .. } => match *status {
                StatusCode::UNAUTHORIZED => Some("the credential is wrong or expired"),
                StatusCode::FORBIDDEN => Some("the credential may not use this API"),
                StatusCode::TOO_MANY_REQUESTS => {
                    Some("too many calls: wait, then send fewer at a time")
                }
                status if status.is_redirection() => {
                    Some("check the host and the path of the endpoint")
                }
                StatusCode::GONE => Some(
                    "XML-RPC is switched off for good: send the call over REST, route by route or all of them",
                ),
                status if gave_up(status) => Some(FAILED),
                _ => Some("check the host and the path of the endpoint"),
            },
            Self::Decode { source, .. } => match source.instead()? {
                Instead::Empty => {
                    Some("Keap answers so now and then; what only reads may be repeated")
                }
                Instead::Html { .. } | Instead::LoginPage { .. } => {
                    Some("check the host, the path and the name of the account")
                }
                Instead::Json | Instead::JsonFault { .. } => Some(
                    "the gateway answered in place of the server: check the credential and the path",
                ),
                Instead::Xml { .. } => Some("check the path of the endpoint"),
                _ => None,
            },
            Self::Transport { source, .. } if source.kind() == TransportErrorKind::Quota => Some(
                "the limits of the account are used up: wait as long as they say, no other backend has any of its own",
            ),
            Self::Transport { source, .. } => match source.kind() {
                TransportErrorKind::Connect
                | TransportErrorKind::Timeout
                | TransportErrorKind::Deadline
                | TransportErrorKind::Interrupted => Some(FAILED),
                _ => None,
            },
            Self::Body { .. } => Some(FAILED),
            Self::Repeated { .. } => Some("an earlier attempt may have done it"),
            _ => None,
        }
    }
}

/// Whether a server, or something in front of it, gave up on a call that it may have carried out.
fn gave_up(status: StatusCode) -> bool {
    status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT
}

impl Fault {
    /// Whether the server may have carried the call out: not when it refused the call as such.
    pub fn may_have_applied(&self) -> bool {
        use crate::FaultKind as Kind;
        matches!(
            self.kind(),
            Kind::UnexpectedError
                | Kind::DatabaseError
                | Kind::MethodFailed
                | Kind::QueryCancelled
                | Kind::Unknown
        )
    }

    /// Whether the server may have refused a later step of a method that writes in several, after it had carried out
    /// earlier ones.
    pub fn is_of_a_later_step(&self, method: &str) -> bool {
        self.kind() == crate::FaultKind::InvalidParameter && IN_STEPS.contains(&method)
    }

    /// What a person may do about it, where the cause is known.
    pub fn hint(&self) -> Option<&'static str> {
        use crate::FaultKind as Kind;
        Some(match self.kind() {
            Kind::InvalidConfig => {
                "check the name of the account; healthy accounts answer so now and then"
            }
            Kind::InvalidKey => "check the key, and that the API is switched on for the account",
            Kind::NoSuchHandler => "check the spelling of service and method",
            Kind::NoMatchingMethod => {
                "check number and types of the params: a whole amount must be a double"
            }
            Kind::NoFieldFound => "check the spelling; custom fields start with an underscore",
            Kind::NoTableFound => "check the spelling of the table",
            Kind::NoTableAccess => "the table cannot be used like this through the API",
            Kind::NoFields => "none of the fields can be written",
            Kind::QueryCancelled => "ask for smaller pages",
            _ => return None,
        })
    }
}

/// How a body begins that could not be understood. `Debug` shows its size only.
#[derive(Clone, PartialEq, Eq)]
pub struct RawBody {
    start: Bytes,
    len: usize,
}

impl RawBody {
    pub(crate) fn cut(body: &Bytes) -> Self {
        // A copy, so that two kilobytes do not keep the whole body in memory.
        Self {
            start: Bytes::copy_from_slice(&body[..body.len().min(KEPT)]),
            len: body.len(),
        }
    }

    /// The first bytes, two kilobytes at most.
    pub fn as_bytes(&self) -> &[u8] {
        &self.start
    }

    /// The first bytes as text; what is not UTF-8 is replaced.
    pub fn to_text(&self) -> String {
        String::from_utf8_lossy(&self.start).into_owned()
    }

    /// The size of the whole body.
    #[expect(
        clippy::len_without_is_empty,
        reason = "the size of something that is not here"
    )]
    pub fn len(&self) -> usize {
        self.len
    }
}

impl fmt::Debug for RawBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawBody({} bytes)", self.len)
    }
}
