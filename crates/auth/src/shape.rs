//! What a given secret looks like, what it opens, and where it goes.
//!
//! The most frequent confusion of this field is which key goes where; the shape of the text usually
//! tells. Nothing here shows the text itself.

/// What a text looks like. Shapes are habits, not promises: the vendor documents none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// Nothing but blanks.
    Empty,
    /// `KeapAK-` and about 50 hex characters: personal access token or service account key.
    AccessKey,
    /// 32 hex characters: legacy key (or, long ago, vendor or temporary key).
    LegacyKey,
    /// 24 characters: portal client id or access token of the first gateway (Mashery); the two look alike.
    ClientIdOrToken,
    /// 10 characters: portal client secret of the first gateway.
    ClientSecret,
    /// A short name of letters and digits: the name of an app.
    AppName,
    /// A Keap URL on the host of one app.
    AppUrl,
    /// A URL with `access_token=` in its query.
    TokenUrl,
    /// Some other URL.
    Url,
    /// `Bearer `, `Basic ` or a header name in front of the secret.
    WithScheme,
    /// Quotation marks around the secret.
    Quoted,
    /// Nearly a key: some characters of it are missing, or there are some too many.
    Cut,
    /// Blanks or line breaks inside: two values, or one that was broken when it was copied.
    Broken,
    /// A long opaque text: probably an OAuth token of today.
    Opaque,
    /// Nothing that is known here.
    Unknown,
}

/// Whether a bearer token may consist of such bytes (RFC 6750, section 2.1: `b64token`).
pub(crate) fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte)
}

/// Whether a text can be a bearer token: letters, digits and `-._~+/`, at its end perhaps `=`
/// (RFC 6750, section 2.1).
pub fn is_bearer_token(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    !body.is_empty() && !body.contains('=') && text.bytes().all(is_token_byte)
}

/// What a person is told about a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ShapeAdvice {
    /// What it is.
    pub what: &'static str,
    /// What it opens.
    pub opens: &'static str,
    /// Where it goes.
    pub goes: &'static str,
}

impl Shape {
    /// The shape of `text`.
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        if text.is_empty() {
            Self::Empty
        } else if is_quoted(text) {
            Self::Quoted
        } else if lower.starts_with("http://") || lower.starts_with("https://") {
            of_url(&lower)
        } else if ["bearer ", "basic ", "authorization:", "x-keap-api-key"]
            .iter()
            .any(|start| lower.starts_with(start))
        {
            Self::WithScheme
        } else if text.contains(char::is_whitespace) {
            Self::Broken
        } else if let Some(digits) = lower.strip_prefix("keapak-") {
            // About 50 digits were seen; the local Keap and tests have fewer.
            if digits.len() < 8 {
                Self::Cut
            } else {
                Self::AccessKey
            }
        } else if lower.ends_with(".infusionsoft.com") {
            Self::AppName
        } else {
            of_length(text)
        }
    }

    /// What a person should know.
    pub fn advice(self) -> ShapeAdvice {
        let (what, opens, goes) = match self {
            Self::Empty => (
                "nothing",
                "nothing",
                "check the variable or flag that should carry it",
            ),
            Self::AccessKey => (
                "a personal access token or a service account key",
                "one app, on XML-RPC and REST: everything (service account key) or what its owner may see (personal access token)",
                "header `Authorization: Bearer KEY` (or `X-Keap-API-Key: KEY`) at https://api.infusionsoft.com; never as the first XML-RPC parameter",
            ),
            Self::LegacyKey => (
                "a legacy key (\"Encrypted Key\")",
                "one app; refused on the host of the app since 31 October 2024, perhaps still accepted through the gateway",
                "header `X-Keap-API-Key: KEY` at https://api.infusionsoft.com; replace it by a service account key",
            ),
            Self::ClientIdOrToken => (
                "a client id of the developer portal, or an access token of the time before 2022; they look alike",
                "a client id opens no data by itself; an access token opens one app until it expires",
                "a client id goes to `keap auth login`; an access token goes into `Authorization: Bearer TOKEN`",
            ),
            Self::ClientSecret => (
                "a client secret of the developer portal",
                "no data by itself",
                "only to the token endpoint, together with its client id: `keap auth login`",
            ),
            Self::AppName => (
                "the name of an app",
                "nothing: it is an address, not a secret",
                "in front of .infusionsoft.com, and only for legacy keys; the gateway knows the app from the credential",
            ),
            Self::AppUrl => (
                "the address of an app",
                "nothing: the XML-RPC endpoint there has refused legacy keys since 31 October 2024",
                "use https://api.infusionsoft.com/crm/xmlrpc/v1 with the credential in a header instead",
            ),
            Self::TokenUrl => (
                "a URL that carries an access token in its query",
                "one app, and it ends up in logs",
                "take the token out and send it as `Authorization: Bearer TOKEN`",
            ),
            Self::Url => ("a URL", "nothing", "give the key or token itself"),
            Self::WithScheme => (
                "a whole header instead of the secret in it",
                "what the secret opens",
                "give only the part after `Bearer `, `Basic ` or the colon",
            ),
            Self::Quoted => (
                "a secret with its quotation marks",
                "what the secret opens",
                "give only what is between the marks; a shell takes them off, an .env file of Docker does not",
            ),
            Self::Cut => (
                "a key that is not whole: nearly a legacy key (32 hex digits) or the beginning of KeapAK-...",
                "nothing",
                "copy it again from its first to its last character",
            ),
            Self::Broken => (
                "a text with blanks or line breaks inside",
                "nothing: no key or token has them",
                "copy it again in one piece; base64 must not be wrapped",
            ),
            Self::Opaque => (
                "probably an OAuth token or a client id of today's portal",
                "an access token opens one app until it expires; refresh tokens and client ids open no data by themselves",
                "an access token goes into `Authorization: Bearer TOKEN`; a refresh token goes to `keap auth import`",
            ),
            Self::Unknown => (
                "no kind of Keap secret that is known here",
                "unknown",
                "compare it with what the page showed where you copied it",
            ),
        };
        ShapeAdvice { what, opens, goes }
    }
}

fn of_url(lower: &str) -> Shape {
    let host = lower
        .split("://")
        .nth(1)
        .unwrap_or_default()
        .split(['/', ':', '?'])
        .next();
    if lower.contains("access_token=") {
        Shape::TokenUrl
    } else if host.unwrap_or_default().parse::<crate::AppName>().is_ok()
        && host.is_some_and(|host| host.ends_with(".infusionsoft.com"))
    {
        Shape::AppUrl
    } else {
        Shape::Url
    }
}

fn is_quoted(text: &str) -> bool {
    let marks = [
        '"', '\'', '`', '\u{201C}', '\u{201D}', '\u{2018}', '\u{2019}',
    ];
    text.starts_with(marks) || text.ends_with(marks)
}

fn of_length(text: &str) -> Shape {
    let alphanumeric = text.bytes().all(|b| b.is_ascii_alphanumeric());
    let hex = text.bytes().all(|b| b.is_ascii_hexdigit());
    match text.len() {
        32 if hex => Shape::LegacyKey,
        29..=31 | 33..=35 if hex => Shape::Cut,
        24 if alphanumeric => Shape::ClientIdOrToken,
        10 if alphanumeric => Shape::ClientSecret,
        3..=8 if alphanumeric && text.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            Shape::AppName
        }
        25..=8192 => Shape::Opaque,
        _ => Shape::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let hex = "0123456789abcdef0123456789ABCDEF";
        let cases = [
            ("  ", Shape::Empty),
            (hex, Shape::LegacyKey),
            ("KeapAK-0123456789abcdef", Shape::AccessKey),
            ("KeapAK-", Shape::Cut),
            ("\"KeapAK-0123456789abcdef\"", Shape::Quoted),
            ("'abc", Shape::Quoted),
            (&hex[1..], Shape::Cut),
            ("abcdefgh12345678abcdefgh", Shape::ClientIdOrToken),
            ("aBcDeFgH12", Shape::ClientSecret),
            ("abcd", Shape::AppName),
            ("ab123", Shape::AppName),
            ("ab123.infusionsoft.com", Shape::AppName),
            ("https://ab123.infusionsoft.com/api/xmlrpc", Shape::AppUrl),
            (
                "https://api.infusionsoft.com/crm/xmlrpc/v1?access_token=x",
                Shape::TokenUrl,
            ),
            ("https://api.infusionsoft.com/crm/rest/v2", Shape::Url),
            ("Bearer abc", Shape::WithScheme),
            ("X-Keap-API-Key: abc", Shape::WithScheme),
            ("abc def", Shape::Broken),
            ("0Aq8Zr0Aq8Zr0Aq8Zr0Aq8Zr0Aq8", Shape::Opaque),
            ("x-1", Shape::Unknown),
        ];
        for (text, shape) in cases {
            assert_eq!(Shape::of(text), shape, "{text}");
        }
    }
}
