//! Encryption at rest: XChaCha20-Poly1305, bound to the row and column it belongs to.
//!
//! A stored value is one byte for its form and what follows: 0 and the plain text, or 1, a random
//! nonce of 24 bytes and the sealed text. So a store can hold both while a key is introduced.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};
use keap_http::Secret;
use rand::RngExt as _;

use super::StoreError;

/// The form of a value that is not sealed.
pub(super) const PLAIN: u8 = 0;
const SEALED: u8 = 1;
const NONCE: usize = 24;

/// The key that seals tokens at rest, from `KEAP_STORE_KEY`: 32 bytes as 64 hex characters.
#[derive(Clone)]
pub struct StoreKey(XChaCha20Poly1305);

/// Text that is no store key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("KEAP_STORE_KEY is not 64 hex characters (32 bytes); make one with `openssl rand -hex 32`")]
pub struct StoreKeyError;

impl StoreKey {
    /// Reads a key from its 64 hex characters.
    ///
    /// # Errors
    /// When the text has another length or other characters. The error does not show it.
    pub fn from_hex(text: &str) -> Result<Self, StoreKeyError> {
        let text = text.trim().as_bytes();
        if text.len() != 64 {
            return Err(StoreKeyError);
        }
        let mut key = zeroize::Zeroizing::new([0_u8; 32]);
        for (byte, pair) in key.iter_mut().zip(text.chunks_exact(2)) {
            *byte = hex(pair[0])? << 4 | hex(pair[1])?;
        }
        Ok(Self(XChaCha20Poly1305::new((&*key).into())))
    }
}

impl std::fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}

fn hex(digit: u8) -> Result<u8, StoreKeyError> {
    let value = char::from(digit).to_digit(16).ok_or(StoreKeyError)?;
    u8::try_from(value).map_err(|_| StoreKeyError)
}

/// Seals `secret` for `place`, or stores it plain when there is no key.
pub(super) fn seal(
    key: Option<&StoreKey>,
    place: &str,
    secret: &Secret,
) -> Result<Vec<u8>, StoreError> {
    seal_bytes(key, place, secret.expose().as_bytes())
}

/// The same for bytes.
pub(super) fn seal_bytes(
    key: Option<&StoreKey>,
    place: &str,
    bytes: &[u8],
) -> Result<Vec<u8>, StoreError> {
    let Some(StoreKey(cipher)) = key else {
        return Ok([&[PLAIN], bytes].concat());
    };
    let nonce: [u8; NONCE] = rand::rng().random();
    let payload = Payload {
        msg: bytes,
        aad: place.as_bytes(),
    };
    let sealed =
        cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StoreError::Damaged {
                what: "a token is too long to be encrypted",
            })?;
    Ok([&[SEALED], nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] made for the same `place`.
pub(super) fn open(
    key: Option<&StoreKey>,
    place: &str,
    stored: &[u8],
) -> Result<Secret, StoreError> {
    String::from_utf8(open_bytes(key, place, stored)?)
        .map(Secret::new)
        .map_err(|_| damaged("a token is no text"))
}

/// The same for bytes.
pub(super) fn open_bytes(
    key: Option<&StoreKey>,
    place: &str,
    stored: &[u8],
) -> Result<Vec<u8>, StoreError> {
    let (form, rest) = stored.split_first().ok_or(damaged("a token is empty"))?;
    match *form {
        PLAIN => Ok(rest.to_vec()),
        SEALED => {
            let StoreKey(cipher) = key.ok_or(StoreError::KeyMissing)?;
            let (nonce, sealed) = rest
                .split_first_chunk::<NONCE>()
                .ok_or(damaged("a token is cut off"))?;
            let payload = Payload {
                msg: sealed,
                aad: place.as_bytes(),
            };
            cipher
                .decrypt(&XNonce::from(*nonce), payload)
                .map_err(|_| StoreError::KeyWrong)
        }
        _ => Err(damaged("a token has an unknown form")),
    }
}

fn damaged(what: &'static str) -> StoreError {
    StoreError::Damaged { what }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(digit: &str) -> StoreKey {
        StoreKey::from_hex(&digit.repeat(64)).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_at_the_same_place_only() {
        let secret = Secret::new("SECRET");
        let sealed = seal(Some(&key("a")), "here", &secret).unwrap();
        assert!(!sealed.windows(6).any(|window| window == b"SECRET"));
        assert_eq!(
            open(Some(&key("a")), "here", &sealed).unwrap().expose(),
            "SECRET"
        );
        assert!(matches!(
            open(Some(&key("b")), "here", &sealed),
            Err(StoreError::KeyWrong)
        ));
        assert!(matches!(
            open(Some(&key("a")), "there", &sealed),
            Err(StoreError::KeyWrong)
        ));
        assert!(matches!(
            open(None, "here", &sealed),
            Err(StoreError::KeyMissing)
        ));
        assert_ne!(
            sealed,
            seal(Some(&key("a")), "here", &secret).unwrap(),
            "the nonce is random"
        );
    }

    #[test]
    fn damage_is_an_error() {
        for stored in [&[][..], &[7, 1], &[1, 2, 3], &[0, 0xff]] {
            assert!(open(Some(&key("a")), "here", stored).is_err(), "{stored:?}");
        }
    }

    #[test]
    fn a_plain_value_is_read_with_a_key_too() {
        let plain = seal(None, "here", &Secret::new("T")).unwrap();
        assert_eq!(open(Some(&key("a")), "here", &plain).unwrap().expose(), "T");
    }

    #[test]
    fn keys_are_64_hex_characters() {
        assert!(StoreKey::from_hex("abc").is_err());
        assert!(StoreKey::from_hex(&"g".repeat(64)).is_err());
        assert_eq!(format!("{:?}", key("a")), "[redacted]");
    }
}
