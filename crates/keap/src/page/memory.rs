//! What is remembered of queries that are paged by number: where each of their pages begins.
//!
//! REST gives the pages of a list one after the other. A program that asks for page 57 would have 57 pages read before it,
//! unless somebody remembers where page 56 ended.

mod recent;

use std::fmt;
use std::sync::Arc;

use keap_http::BoxFuture;
use sha2::{Digest as _, Sha256};

pub use recent::RecentPages;

/// Remembers where the pages of queries begin, for programs that ask for pages by their numbers.
///
/// It is a help and never the truth: what it does not know is found by reading from the nearest page that it knows, so it
/// may forget whatever it likes, and a memory that fails answers that it knows nothing. The calls are asynchronous, so
/// that it can be a table that several gateways share. It should answer fast: a query waits for it.
///
/// [`RecentPages`] is one in memory.
pub trait PageMemory: fmt::Debug + Send + Sync + 'static {
    /// The page nearest to this one whose beginning is known, itself or one before it, and where it begins.
    fn nearest(&self, query: PageKey, page: u32) -> BoxFuture<'_, Option<(u32, PageMark)>>;

    /// Remembers where a page begins, in place of what was known. Where that was another place, rows came or went, and
    /// what is known of later pages of the query must be forgotten.
    fn keep(&self, query: PageKey, page: u32, mark: PageMark) -> BoxFuture<'_, ()>;

    /// Forgets a query: the server does not take its marks any more.
    fn forget(&self, query: PageKey) -> BoxFuture<'_, ()>;
}

/// Which query a page is of: a hash of tenant, backend, table, conditions, columns, order and page size. No value of a
/// condition can be read from it; whoever has all the rest can try values until one fits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageKey([u8; 32]);

impl PageKey {
    /// The key of what is asked for a tenant, written the same way each time.
    pub(crate) fn of(tenant: &str, asked: &str) -> Self {
        let mut hash = Sha256::new();
        for part in ["keap pages 1", tenant, asked] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        Self(hash.finalize().into())
    }

    /// The bytes of the hash, the key of a row in a table.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageKey({self})")
    }
}

/// Where a page begins: behind the row with an id, or at a place that the server named.
///
/// It holds ids and the page tokens of the server, no other value of a row. What the server puts into its tokens is its
/// own affair, so they are shown nowhere; a store should keep them as it keeps secrets.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PageMark(String);

impl PageMark {
    /// The mark as text, to be written down.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A mark that was written down. One that cannot be read counts as not known.
impl From<String> for PageMark {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for PageMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PageMark(..)")
    }
}

/// Who remembers where the pages of queries begin.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub enum PagesKept {
    /// Each connection for itself, in memory ([`RecentPages`]). The default.
    #[default]
    ByConnection,
    /// A memory that others use too: other connections, other processes.
    #[non_exhaustive]
    Shared {
        /// The account that the pages are of. Pages of different tenants are never taken for each other.
        tenant: String,
        /// Where they are remembered.
        memory: Arc<dyn PageMemory>,
    },
    /// Nobody: each page is looked for from the first row on.
    Nowhere,
}

impl PagesKept {
    /// Pages of an account, in a memory that others use too.
    pub fn shared(tenant: impl Into<String>, memory: Arc<dyn PageMemory>) -> Self {
        Self::Shared {
            tenant: tenant.into(),
            memory,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_part_by_tenant_and_query_and_show_neither() {
        let key = PageKey::of("ab123", "Contact Email=ann@example.com");
        let others = [
            PageKey::of("cd456", "Contact Email=ann@example.com"),
            PageKey::of("ab123", "Contact Email=bob@example.com"),
            PageKey::of("ab123Contact", " Email=ann@example.com"),
        ];
        assert!(!others.contains(&key));
        let shown = format!("{key:?} {key} {:?}", PageMark::from("secret".to_owned()));
        assert!(
            !shown.contains("ann") && !shown.contains("secret"),
            "{shown}"
        );
    }
}
