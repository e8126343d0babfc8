//! A credential as a person pastes it: what is around it is left out, and what can be none is refused.

use std::fmt;

use keap_http::Secret;

/// Text that cannot be a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialError {
    /// Nothing but blanks.
    Empty,
    /// Blanks, line breaks or other characters that no credential has.
    Unsendable,
    /// More than any credential has: a file that holds something else.
    TooLong,
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the credential is empty",
            Self::Unsendable => {
                "the credential contains blanks, line breaks or special characters; paste it again, \
                 in one piece"
            }
            Self::TooLong => "the credential is longer than any is; it may be in another file",
        })
    }
}

impl std::error::Error for CredentialError {}

/// The longest that a credential is taken to be, in bytes: servers take no longer header.
const LONGEST: usize = 8 << 10;

pub(super) fn clean(text: &str) -> Result<Secret, CredentialError> {
    let text = unquoted(text.trim()).trim();
    if text.is_empty() {
        Err(CredentialError::Empty)
    } else if text.len() > LONGEST {
        Err(CredentialError::TooLong)
    } else if text.bytes().all(|b| b.is_ascii_graphic()) {
        Ok(Secret::new(text))
    } else {
        Err(CredentialError::Unsendable)
    }
}

/// A text without the one pair of quotation marks around it: what reads `KEY="..."` as Docker does leaves them.
fn unquoted(text: &str) -> &str {
    let within = |mark: char| text.strip_prefix(mark)?.strip_suffix(mark);
    ['"', '\''].into_iter().find_map(within).unwrap_or(text)
}

pub(super) fn without_scheme(text: &str) -> &str {
    let text = unquoted(text.trim()).trim();
    match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("bearer ") => &text[7..],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AccessKey, AccessToken};
    use super::*;

    #[test]
    fn pasted_text_is_cleaned_or_refused() {
        let key = AccessKey::new(" Bearer KeapAK-1 ").unwrap();
        assert_eq!(key.key.expose(), "KeapAK-1");
        for quoted in ["'KeapAK-1'\n", "\"Bearer KeapAK-1\"", "Bearer \"KeapAK-1\""] {
            let key = AccessKey::new(quoted).unwrap();
            assert_eq!(key.key.expose(), "KeapAK-1", "{quoted}");
        }
        let half = AccessKey::new("\"KeapAK-1").unwrap();
        assert_eq!(half.key.expose(), "\"KeapAK-1");
        let long = AccessKey::new(&"a".repeat(10_000)).unwrap_err();
        assert_eq!(long, CredentialError::TooLong);
        assert_eq!(AccessKey::new(" \n").unwrap_err(), CredentialError::Empty);
        assert_eq!(
            AccessToken::new("a b").unwrap_err(),
            CredentialError::Unsendable
        );
    }
}
