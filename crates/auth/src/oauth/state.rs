//! The state of a login, and what comes back from the page where access is granted.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use keap_http::{Presented, Secret};
use rand::RngExt as _;

use crate::answer::Answer;
use crate::diagnose::diagnose;
use crate::shape::is_token_byte;
use crate::{OAuthError, Shape};

/// The longest authorization code that is taken; those that were seen have some dozen characters.
const LONGEST_CODE: usize = 2048;

/// The shortest code that is taken when it comes without the address around it.
const SHORTEST_BARE_CODE: usize = 16;

/// A random text that ties the answer of the authorize page to the question.
#[derive(Clone, Debug)]
pub struct State(pub(super) Secret);

impl State {
    /// 128 random bits.
    pub fn random() -> Self {
        let bytes: [u8; 16] = rand::rng().random();
        Self(Secret::new(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// A state that was handed out before.
    pub fn known(text: &str) -> Self {
        Self(Secret::new(text))
    }

    /// Whether a query carries this state.
    pub fn is_in(&self, query: &str) -> bool {
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.any(|(key, value)| key == "state" && value == self.0.expose())
    }

    /// Reads what came back from the authorize page: the whole URL of the redirect, its query, or
    /// a code alone, which carries no state to compare. Only what has the shape of a code is returned:
    /// what else a clipboard may hold must not be sent anywhere.
    ///
    /// # Errors
    /// [`OAuthError::Denied`] when the page said no, [`OAuthError::StateMismatch`] when the answer
    /// belongs to another question, [`OAuthError::NoCode`] when there is nothing that can be a code.
    pub fn read_callback(&self, pasted: &str) -> Result<Secret, OAuthError> {
        let pasted = pasted.trim();
        let Some(query) = query_of(pasted) else {
            return if is_bare_code(pasted) {
                Ok(Secret::new(pasted))
            } else {
                Err(OAuthError::NoCode)
            };
        };
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let value = |name: &str| {
            pairs
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.as_str())
        };
        // Keap was seen to send its refusals without the state; they carry nothing that could be used.
        let refused = value("error").is_some() && value("state").unwrap_or_default().is_empty();
        if !refused && value("state") != Some(self.0.expose()) {
            return Err(OAuthError::StateMismatch);
        }
        if let Some(error) = value("error") {
            let text = value("error_description").unwrap_or(error);
            let text = shown(&Presented::new([self.0.clone()]).hide(text));
            let answer = Answer::callback(error, &text);
            return Err(OAuthError::Denied {
                text,
                diagnosis: diagnose(&answer),
            });
        }
        let code = value("code")
            .filter(|code| is_code(code))
            .ok_or(OAuthError::NoCode)?;
        Ok(Secret::new(code))
    }
}

/// A text of an address that anybody may have written, fit for a terminal.
fn shown(text: &str) -> String {
    const LONGEST: usize = 200;
    let shown = text.chars().take(LONGEST);
    shown.flat_map(char::escape_debug).collect()
}

/// Whether a text can be an authorization code: the characters that RFC 6749 (appendix A.11) and
/// every code that was seen have in common.
fn is_code(text: &str) -> bool {
    (1..=LONGEST_CODE).contains(&text.len()) && text.bytes().all(is_token_byte)
}

/// Whether a text without an address around it can be a code. Words, addresses and keys are not.
fn is_bare_code(text: &str) -> bool {
    let shape = Shape::of(text);
    let other = matches!(
        shape,
        Shape::AccessKey | Shape::Url | Shape::AppUrl | Shape::TokenUrl | Shape::WithScheme
    );
    is_code(text)
        && !other
        && text.len() >= SHORTEST_BARE_CODE
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn query_of(pasted: &str) -> Option<&str> {
    let pasted = pasted.split('#').next().unwrap_or_default();
    match pasted.split_once('?') {
        Some((_, query)) => Some(query),
        None => (pasted.contains("code=") || pasted.contains("error=")).then_some(pasted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_from_the_page() {
        let state = State::known("S");
        let code = |text: &str| {
            state
                .read_callback(text)
                .map(|code| code.expose().to_owned())
        };
        assert_eq!(code("https://me.example/cb?code=C&state=S").unwrap(), "C");
        assert_eq!(code("code=C&state=S#x").unwrap(), "C");
        assert_eq!(code(" Ab1Cd2Ef3Gh4Ij5K ").unwrap(), "Ab1Cd2Ef3Gh4Ij5K");
        for other in [
            "hello",
            "correcthorsebatterystaple",
            "pass word",
            "https://signin.infusionsoft.com/login",
            "KeapAK-0123456789abcdef0123456789",
            "?code=a%20b&state=S",
            "?code=%3Chtml%3E&state=S",
        ] {
            assert!(matches!(code(other), Err(OAuthError::NoCode)), "{other}");
        }
        let foreign = code("?error=access_denied&state=X");
        assert!(matches!(foreign, Err(OAuthError::StateMismatch)));
        assert!(matches!(
            code("?code=C&state=X"),
            Err(OAuthError::StateMismatch)
        ));
        assert!(matches!(code("?state=S"), Err(OAuthError::NoCode)));
        let denied = "https://me.example/cb?state=S&error=access_denied&error_description=User+denied+access+to+resource";
        let Err(OAuthError::Denied { text, diagnosis }) = code(denied) else {
            panic!()
        };
        assert_eq!(text, "User denied access to resource");
        assert!(diagnosis.is_some());
    }
}
