//! Why the store of a gateway could not be used.

/// Why the store could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The file or the database cannot be opened or made.
    #[error("the gateway's store {place} cannot be opened")]
    #[non_exhaustive]
    Open {
        /// The file, or host and name of the database.
        place: String,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What should be the address of a database is none.
    #[error("the address of the gateway's store is no Postgres URL")]
    NoAddress,
    /// A statement failed.
    #[error("the gateway's store cannot be used")]
    Use(#[from] sqlx::Error),
    /// The database did not answer in time.
    #[error("the gateway's store does not answer")]
    Late,
    /// The file of the store was removed or replaced under whoever uses it, and what is written is lost with it.
    #[error("the file of the gateway's store is gone: {0}")]
    Gone(String),
    /// The store had keys and has none any more, not even a revoked one: it is another one, or was made anew.
    #[error("{0} was made anew, and has none of the keys that were there")]
    Anew(String),
    /// The key is there already.
    #[error("this key is known already, as {label:?}")]
    #[non_exhaustive]
    Known {
        /// The label it has.
        label: String,
    },
    /// The living keys were made with another hash key, so that none of them would be let in.
    #[error("the hash key is not the one that the {living} keys of the store were made with")]
    #[non_exhaustive]
    OtherHashKey {
        /// How many keys live.
        living: i64,
    },
    /// A row cannot be read.
    #[error("a row of the gateway's store cannot be read: {0}")]
    Damaged(String),
    /// Only a store in Postgres has it.
    #[error("only a store in Postgres keeps {0}")]
    NotShared(&'static str),
}

impl StoreError {
    /// What went wrong and why, on one line.
    pub(crate) fn with_causes(&self) -> String {
        let mut text = self.to_string();
        let mut source = std::error::Error::source(self);
        while let Some(cause) = source {
            // Some tell their cause themselves.
            let why = cause.to_string();
            if !text.ends_with(&why) {
                text = format!("{text}: {why}");
            }
            source = cause.source();
        }
        text
    }
}
