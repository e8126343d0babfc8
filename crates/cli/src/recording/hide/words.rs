//! A text as another of the same kind.

use std::fmt;

use hmac::digest::Key;
use hmac::{Hmac, KeyInit as _, Mac as _};
use rand::Rng as _;
use sha2::Sha256;

/// Runs of so many signs or fewer are replaced sign by sign, so that two of them never become one.
const SHORT: usize = 3;

/// Digits of a number of a phone without what stands before and behind it.
const PHONE: usize = 10;

/// Letters that are none of ASCII become these.
const LETTERS: [char; 23] = [
    'à', 'á', 'â', 'ã', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'ê', 'ë', 'ì', 'í', 'î', 'ï', 'ð', 'ñ', 'ò',
    'ó', 'ô', 'õ', 'ö',
];

/// Replaces words and digits under a key.
#[derive(Clone)]
pub(super) struct Words(Hmac<Sha256>);

impl Words {
    pub(super) fn random() -> Self {
        let mut key = [0; 32];
        rand::rng().fill_bytes(&mut key);
        Self::with_key(key)
    }

    pub(super) fn with_key(key: [u8; 32]) -> Self {
        let mut block = Key::<Hmac<Sha256>>::default();
        block[..key.len()].copy_from_slice(&key);
        Self(Hmac::new(&block))
    }

    /// The text with its words and digits replaced; entities of HTML stay, because one wire has them where another has
    /// the sign itself.
    pub(super) fn replace(&self, text: &str) -> String {
        let mut digits = self.digits(text).into_iter();
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = match entity(rest) {
                Some(entity) => {
                    replaced.push_str(entity);
                    // Its digits are counted as well.
                    let counted = entity.bytes().filter(u8::is_ascii_digit).count();
                    digits.by_ref().take(counted).for_each(drop);
                    entity.len()
                }
                None if first.is_alphabetic() => {
                    let end = rest.find(|sign: char| !sign.is_alphabetic());
                    let (word, _) = rest.split_at(end.unwrap_or(rest.len()));
                    self.word(word, &mut replaced);
                    word.len()
                }
                None => {
                    let digit = first.is_ascii_digit().then(|| digits.next()).flatten();
                    replaced.push(digit.unwrap_or(first));
                    first.len_utf8()
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        replaced
    }

    fn word(&self, word: &str, replaced: &mut String) {
        let small = word.to_lowercase();
        let is_short = word.chars().count() <= SHORT;
        let stream = self.stream(b"word", small.as_bytes());
        let mut before = String::new();
        for (at, sign) in word.chars().enumerate() {
            let shift = match is_short {
                true => self.stream(b"letter", before.as_bytes())[0],
                false => stream[at % stream.len()],
            };
            before.extend(sign.to_lowercase());
            let shift = usize::from(shift) + at / stream.len();
            replaced.push(letter(sign, shift));
        }
    }

    /// What the digits of a text become, in their order. They are those of one number, however they are written: a
    /// country's 1 stays, then ten digits, then the rest, which is an extension.
    fn digits(&self, text: &str) -> Vec<char> {
        let all: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        let kept = usize::from(all.len() == PHONE + 1 && all.first() == Some(&b'1'));
        let (country, rest) = all.split_at(kept);
        let (number, extension) = rest.split_at(rest.len().min(PHONE));
        let mut replaced: Vec<char> = country.iter().copied().map(char::from).collect();
        for part in [number, extension] {
            let stream = self.stream(b"number", part);
            for (at, byte) in part.iter().enumerate() {
                let shift = match part.len() <= SHORT {
                    true => self.stream(b"digit", part.get(..at).unwrap_or_default())[0],
                    false => stream[at % stream.len()],
                };
                let digit = (byte - b'0' + shift % 10) % 10;
                replaced.push(char::from(b'0' + digit));
            }
        }
        replaced
    }

    fn stream(&self, what: &[u8], context: &[u8]) -> [u8; 32] {
        let mut hash = self.0.clone();
        hash.update(what);
        hash.update(context);
        hash.finalize().into_bytes().into()
    }
}

fn letter(sign: char, shift: usize) -> char {
    let turned = |first: u8, sign: char| {
        let place = u32::from(sign).saturating_sub(u32::from(first));
        let shift = u32::try_from(shift % 26).unwrap_or_default();
        char::from_u32(u32::from(first) + (place + shift) % 26).unwrap_or(sign)
    };
    match sign {
        'a'..='z' => turned(b'a', sign),
        'A'..='Z' => turned(b'A', sign),
        _ => {
            let small = sign.to_lowercase().next().unwrap_or(sign);
            let place = usize::try_from(u32::from(small)).unwrap_or_default();
            let other = LETTERS[(place + shift) % LETTERS.len()];
            match sign.is_uppercase() {
                true => other.to_uppercase().next().unwrap_or(other),
                false => other,
            }
        }
    }
}

/// The entity that a text begins with.
fn entity(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(10).position(|byte| byte == b';')?;
    let name = inner.get(..end)?;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
    is_name.then(|| text.get(..end + 2)).flatten()
}

/// The key is never shown.
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").finish_non_exhaustive()
    }
}
