//! Credentials that follow from the name of an account, so that a test knows them before it has asked. They are secrets of
//! nobody.

use keap_http::Secret;
use sha2::{Digest as _, Sha256};

/// The legacy key of an account: 32 signs of hexadecimal, as Keap's keys have.
pub(crate) fn legacy_key(app: &str) -> Secret {
    Secret::new(&hexadecimal("legacy key", app)[..32])
}

/// The access token of an account, in the form of a personal access token.
pub(crate) fn access_token(app: &str) -> Secret {
    Secret::new(format!(
        "KeapAK-{}",
        &hexadecimal("access token", app)[..50]
    ))
}

fn hexadecimal(kind: &str, app: &str) -> String {
    let hash = Sha256::digest(format!("local Keap\n{kind}\n{app}"));
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// People write them into configurations of tests, so they stay what they are.
    #[test]
    fn credentials_are_those_of_every_release() {
        let (key, token) = (legacy_key("cd456"), access_token("cd456"));
        assert_eq!(key.expose(), "4d7405c288becd88d239460441562167");
        assert_eq!(
            token.expose(),
            "KeapAK-c19fe88221afb40ad4c408baef857c98de599666d2c92dea82"
        );
        assert_ne!(legacy_key("ab123").expose(), key.expose());
    }
}
