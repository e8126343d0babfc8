//! The keys that old programs present, kept as keyed hashes.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use hmac::{Hmac, KeyInit as _, Mac as _};
use keap::{Invocation, Operation};
use keap_http::Secret;
use rand::RngExt as _;
use sha2::Sha256;
use subtle::{Choice, ConditionallySelectable as _, ConstantTimeEq as _};

/// What the hash key is made from the store key for; another purpose gives another key.
const PURPOSE: &[u8] = b"keap gateway: hashes of presented keys, 1";

/// What is hashed to tell one hash key from another.
const VERIFIER: &str = "keap gateway: verifier of the hash key, 1";

/// The hash of a presented key.
pub(crate) type KeyHash = [u8; 32];

/// The key of the hashes. Without it a stolen list of hashes cannot be tried against guessed keys.
#[derive(Clone)]
pub struct HashKey(Hmac<Sha256>);

/// Text that no hash key can be made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the store key is not 64 hex characters (32 bytes); make one with `openssl rand -hex 32`")]
pub struct HashKeyError;

impl HashKey {
    /// The hash key that belongs to a store key, 32 bytes as 64 hex characters.
    ///
    /// # Errors
    /// When the text has another length or other characters. The error does not show it.
    pub fn from_store_key(hex: &Secret) -> Result<Self, HashKeyError> {
        let digits = hex.expose().trim();
        if digits.len() != 64 {
            return Err(HashKeyError);
        }
        let bytes: Option<Vec<u8>> = digits
            .as_bytes()
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect();
        let store_key = bytes.ok_or(HashKeyError)?;
        let mut derive = keyed(&store_key);
        derive.update(PURPOSE);
        Ok(Self(keyed(&derive.finalize().into_bytes())))
    }

    /// A key of the moment, for a gateway whose keys are not kept.
    pub fn random() -> Self {
        let bytes: [u8; 32] = rand::rng().random();
        Self(keyed(&bytes))
    }

    pub(crate) fn hash(&self, presented: &str) -> KeyHash {
        let mut mac = self.0.clone();
        mac.update(presented.trim().as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl HashKey {
    /// Tells this key from another one and nothing else of it. It is the hash of a text that is no key in the store.
    pub(crate) fn verifier(&self) -> KeyHash {
        self.hash(VERIFIER)
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

impl fmt::Debug for HashKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// What the owner of a key may do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Permissions {
    /// Only calls that read.
    pub read_only: bool,
    /// Only these methods, `ContactService.load` or `ContactService.*`; all when empty.
    pub methods: Vec<String>,
    /// Only these tables; all when empty. A call must touch no other table ([`Invocation::touched`]), so that one whose
    /// tables are not known, as a saved search or an action set, is refused: `Contact` includes the methods of
    /// `ContactService` for contacts and their links, tags need `ContactGroupAssign` as well, sequences `Campaignee`.
    pub tables: Vec<String>,
    /// Calls in a minute; no limit of its own when absent.
    pub per_minute: Option<u32>,
}

impl Permissions {
    /// Whether a method may be called.
    pub(crate) fn allows_method(&self, method: &str) -> bool {
        let is_it = |allowed: &String| match allowed.strip_suffix('*') {
            Some(start) => starts_with(method, start),
            None => allowed.eq_ignore_ascii_case(method),
        };
        self.methods.is_empty() || self.methods.iter().any(is_it)
    }

    /// Whether a method may be called of which nothing but its name is known: not with a key that is bounded in what such a
    /// method may do.
    pub(crate) fn allows_unserved(&self, method: &str) -> bool {
        !self.read_only && self.tables.is_empty() && self.allows_method(method)
    }

    /// What keeps a call out as far as tables are bounded: the first table that is not allowed, or nothing known of its tables.
    ///
    /// # Errors
    /// The table, or none where no table is known.
    pub(crate) fn check_tables<'a>(
        &self,
        invocation: &'a Invocation,
    ) -> Result<(), Option<&'a str>> {
        if self.tables.is_empty() {
            return Ok(());
        }
        let touched = invocation.touched().ok_or(None)?;
        let is_allowed = |table: &&str| {
            let mut tables = self.tables.iter();
            tables.any(|allowed| allowed.trim().eq_ignore_ascii_case(table))
        };
        match touched.into_iter().find(|table| !is_allowed(table)) {
            Some(table) => Err(Some(table)),
            None => Ok(()),
        }
    }

    /// Whether the operation may be run as far as it writes.
    pub(crate) fn allows_effect(&self, operation: Operation) -> bool {
        !self.read_only || !operation.is_write()
    }
}

fn starts_with(text: &str, start: &str) -> bool {
    let head = text.get(..start.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// One key: whose it is and what it may do.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct KeyEntry {
    /// The label of the program, which logs and reports show.
    pub label: String,
    /// The application that it speaks for.
    pub tenant: String,
    /// What it may do.
    pub permissions: Permissions,
    pub(crate) hash: KeyHash,
}

impl KeyEntry {
    /// A key that may do everything in one application.
    pub fn new(hash_key: &HashKey, key: &Secret, tenant: &str, label: &str) -> Self {
        Self::of_hash(hash_key.hash(key.expose()), tenant, label)
    }

    pub(crate) fn of_hash(hash: KeyHash, tenant: &str, label: &str) -> Self {
        Self {
            label: label.to_owned(),
            tenant: tenant.to_owned(),
            permissions: Permissions::default(),
            hash,
        }
    }

    /// The same key with other permissions.
    #[must_use]
    pub fn permitted(mut self, permissions: Permissions) -> Self {
        self.permissions = permissions;
        self
    }
}

/// All keys that are let in; replaced as a whole when the store changes.
#[derive(Clone, Debug)]
pub struct KeyRing {
    hash_key: HashKey,
    entries: Arc<RwLock<Arc<Vec<Arc<KeyEntry>>>>>,
}

impl KeyRing {
    /// A ring without keys: nobody is let in.
    pub fn new(hash_key: HashKey) -> Self {
        Self {
            hash_key,
            entries: Arc::default(),
        }
    }

    /// Replaces all keys. Calls that were admitted go on.
    pub fn replace(&self, entries: Vec<KeyEntry>) {
        let entries = Arc::new(entries.into_iter().map(Arc::new).collect());
        *self.entries.write().unwrap_or_else(PoisonError::into_inner) = entries;
    }

    /// How many keys are let in.
    pub fn len(&self) -> usize {
        self.current().len()
    }

    /// Whether nobody is let in.
    pub fn is_empty(&self) -> bool {
        self.current().is_empty()
    }

    /// The entry of a presented key. Every entry is compared, whole, so that the time tells nothing.
    pub(crate) fn find(&self, presented: &str) -> Option<Arc<KeyEntry>> {
        let hash = self.hash_key.hash(presented);
        let entries = self.current();
        let mut found = u32::MAX;
        for (index, entry) in (0_u32..).zip(entries.iter()) {
            let same: Choice = entry.hash.ct_eq(&hash);
            found.conditional_assign(&index, same);
        }
        entries.get(usize::try_from(found).ok()?).cloned()
    }

    fn current(&self) -> Arc<Vec<Arc<KeyEntry>>> {
        let entries = self.entries.read();
        Arc::clone(&entries.unwrap_or_else(PoisonError::into_inner))
    }
}

/// A fresh key in the legacy shape, 32 hex characters, which every old program takes.
pub fn fresh_key() -> Secret {
    let bytes: [u8; 16] = rand::rng().random();
    Secret::new(
        bytes
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring() -> KeyRing {
        let hash_key = HashKey::from_store_key(&Secret::new("0f".repeat(32))).unwrap();
        let ring = KeyRing::new(hash_key.clone());
        let entry = |key: &str| KeyEntry::new(&hash_key, &Secret::new(key), "ab123", key);
        ring.replace(vec![entry("first"), entry("second")]);
        ring
    }

    #[test]
    fn a_key_is_found_and_no_other() {
        let label = |presented: &str| ring().find(presented).map(|entry| entry.label.clone());
        assert_eq!(label("first").as_deref(), Some("first"));
        assert_eq!(label(" second ").as_deref(), Some("second"));
        assert_eq!(label("third"), None);
        assert_eq!(label(""), None);
    }

    #[test]
    fn the_hash_depends_on_the_store_key() {
        let hash = |digit: &str| {
            let key = HashKey::from_store_key(&Secret::new(digit.repeat(64))).unwrap();
            key.hash("key")
        };
        assert_ne!(hash("0"), hash("1"));
        assert!(HashKey::from_store_key(&Secret::new("short")).is_err());
        assert_eq!(format!("{:?}", HashKey::random()), "[redacted]");
    }

    #[test]
    fn a_fresh_key_has_the_legacy_shape() {
        let key = fresh_key();
        assert_eq!(key.expose().len(), 32);
        assert!(key.expose().bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_ne!(key.expose(), fresh_key().expose());
    }

    #[test]
    fn permissions_name_methods_and_tables() {
        let permissions = Permissions {
            read_only: true,
            methods: vec!["DataService.*".into(), "ContactService.load".into()],
            tables: vec!["Contact".into()],
            per_minute: None,
        };
        assert!(permissions.allows_method("dataservice.query"));
        assert!(permissions.allows_method("ContactService.load"));
        assert!(!permissions.allows_method("ContactService.add"));
        let count = |table: &str| Invocation::DataCount(keap::schema::QueryData::new(table));
        assert_eq!(permissions.check_tables(&count("contact")), Ok(()));
        assert_eq!(
            permissions.check_tables(&count("Invoice")),
            Err(Some("Invoice"))
        );
        let goal = Invocation::funnel_achieve_goal(
            "ab123".into(),
            "signup".into(),
            keap::ContactId::new(18),
        );
        assert_eq!(permissions.check_tables(&goal), Err(None));
        assert_eq!(Permissions::default().check_tables(&goal), Ok(()));
        assert!(!permissions.allows_effect(Operation::DataAdd));
        assert!(permissions.allows_effect(Operation::DataQuery));
    }
}
