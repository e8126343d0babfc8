//! Comparisons without the values: what a report may carry when the values are personal data.

use std::fmt;

use hmac::digest::Key;
use hmac::{Hmac, KeyInit as _, Mac as _};
use keap_schema::FieldValue;
use rand::Rng as _;
use sha2::{Digest as _, Sha256};

use super::{Comparison, FieldComparison, RowComparison};

/// Bytes of a hash that are shown. Among a million different values two look alike with a chance of 1 in 500.
const SHOWN: usize = 6;

/// Replaces values by their kind, length and a keyed hash: `text(15)#3f1c9a0b77e2`.
///
/// Equal values have equal hashes under one key, so a report still shows which values agree and which come again.
/// Without the key nobody can try out likely values. Ids of rows, names of fields and findings stay.
#[derive(Clone)]
pub struct Redactor(Hmac<Sha256>);

impl Redactor {
    /// With a key of its own, which nobody ever sees: hashes of two redactors cannot be compared.
    pub fn random() -> Self {
        let mut key = [0; 32];
        rand::rng().fill_bytes(&mut key);
        Self::with_key(&key)
    }

    /// With a given key, so that reports can be compared with each other. Whoever has the key can try out values.
    pub fn with_key(key: &[u8]) -> Self {
        let mut block = Key::<Hmac<Sha256>>::default();
        let digest = Sha256::digest(key);
        block[..digest.len()].copy_from_slice(&digest);
        Self(Hmac::new(&block))
    }

    /// What is shown in place of a value.
    pub fn value(&self, value: &FieldValue) -> String {
        let mut hash = self.0.clone();
        match value {
            FieldValue::Bytes(bytes) => hash.update(bytes),
            other => hash.update(other.to_string().as_bytes()),
        }
        let hash = hash.finalize().into_bytes();
        let hash: String = hash[..SHOWN].iter().map(|b| format!("{b:02x}")).collect();
        format!("{}#{hash}", kind(value))
    }

    /// The row with its values replaced.
    #[must_use]
    pub fn row(&self, mut row: RowComparison) -> RowComparison {
        // An e-mail address is a key, too.
        row.key = row.key.map(|key| self.value(&key.into()));
        for field in row.fields.iter_mut().filter(|field| holds_values(field)) {
            field.replace(|value| self.value(value).into());
        }
        row
    }

    /// The comparison with its values replaced.
    #[must_use]
    pub fn comparison(&self, mut comparison: Comparison) -> Comparison {
        let rows = comparison.rows.into_iter();
        comparison.rows = rows.map(|row| self.row(row)).collect();
        comparison
    }
}

/// The key is never shown.
impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Redactor").finish_non_exhaustive()
    }
}

/// Kinds of errors, missing rows and places are findings about the answers, not values of the account.
fn holds_values(field: &FieldComparison) -> bool {
    !["error", "list", "order", "row"].contains(&&*field.name)
}

fn kind(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) => format!("text({})", text.chars().count()),
        FieldValue::Bytes(bytes) => format!("bytes({})", bytes.len()),
        FieldValue::List(items) => format!("list({})", items.len()),
        FieldValue::Int(_) => "int".to_owned(),
        FieldValue::Double(_) => "double".to_owned(),
        FieldValue::Bool(_) => "bool".to_owned(),
        FieldValue::Date(_) => "date".to_owned(),
        FieldValue::DateTime(_) => "moment".to_owned(),
        _ => "value".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_are_equal_under_one_key_and_tell_nothing_under_another() {
        let redactor = Redactor::with_key(b"a key");
        let shown = redactor.value(&"ann@example.com".into());
        assert_eq!(shown, redactor.value(&"ann@example.com".into()));
        assert!(shown.starts_with("text(15)#") && !shown.contains("ann"));
        assert_ne!(shown, redactor.value(&"ann@example.org".into()));
        assert_ne!(shown, Redactor::random().value(&"ann@example.com".into()));
        assert_eq!(format!("{redactor:?}"), "Redactor(..)");
    }

    #[test]
    fn bytes_of_one_length_differ() {
        let redactor = Redactor::random();
        let shown = |bytes: &[u8]| redactor.value(&FieldValue::Bytes(bytes.to_vec()));
        assert_ne!(shown(&[1]), shown(&[2]));
    }
}
