//! What was asked wrongly, which ends with 2.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use keap::ErrorKind;
use keap_auth::StoreError;
use keap_xmlrpc::FaultKind;

use super::answered::Answered;
use crate::recording::Unkept;

/// What was asked is wrong: the arguments, or a file that they name. Ends with 2.
pub(crate) struct Misuse(pub(super) anyhow::Error);

/// Marks a failure as one of what was asked.
pub(crate) trait OrMisuse<T> {
    /// The same result; its failure ends with 2, unless it is one that tells itself how it ends.
    fn or_misuse(self) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> OrMisuse<T> for Result<T, E> {
    fn or_misuse(self) -> anyhow::Result<T> {
        self.map_err(|error| {
            let error = error.into();
            // What knows how it ends was right to ask, and so was who has no room left on the disk.
            let was_right =
                |cause: &(dyn StdError + 'static)| cause.is::<Answered>() || is_full(cause);
            match error.chain().any(was_right) {
                true => error,
                false => anyhow::Error::new(Misuse(error)),
            }
        })
    }
}

/// Ends a function because what was asked is wrong.
macro_rules! misuse {
    ($($text:tt)*) => {
        return Err(anyhow::Error::new($crate::failure::Misuse::new(anyhow::anyhow!($($text)*))))
    };
}
pub(crate) use misuse;

impl Misuse {
    pub(crate) fn new(error: anyhow::Error) -> Self {
        Self(error)
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl StdError for Misuse {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

/// Whether there is no room left on a disk.
fn is_full(cause: &(dyn StdError + 'static)) -> bool {
    let cause = cause.downcast_ref::<io::Error>();
    cause.is_some_and(|error| error.kind() == io::ErrorKind::StorageFull)
}

/// Whether a key has to be set, or another one, before what a store has can be read or written.
fn lacks_key(error: &anyhow::Error) -> bool {
    let mut stores = error.chain().filter_map(|cause| cause.downcast_ref());
    stores.any(|error| {
        matches!(
            error,
            StoreError::KeyMissing | StoreError::NoKey | StoreError::KeyWrong
        )
    })
}

/// Whether the library refused what was asked before it sent anything, or the server knows no such table or field. What
/// a server refuses otherwise may be no fault of who asked.
pub(super) fn is_misuse(error: &anyhow::Error) -> bool {
    if lacks_key(error) {
        return true;
    }
    let mut causes = error.chain();
    let facade = causes.find_map(|cause| cause.downcast_ref::<keap::Error>());
    // That an exchange is not kept is no fault of what was asked.
    if Unkept::among(error.chain()).is_some() {
        return false;
    }
    let Some(facade) = facade.filter(|error| error.kind() == ErrorKind::InvalidRequest) else {
        return false;
    };
    let Some(source) = facade.source() else {
        return true;
    };
    match source.downcast_ref::<keap_xmlrpc::Error>() {
        Some(keap_xmlrpc::Error::Fault { fault, .. }) => matches!(
            fault.kind(),
            FaultKind::NoFieldFound | FaultKind::NoTableFound
        ),
        Some(keap_xmlrpc::Error::Encode { .. } | keap_xmlrpc::Error::Params { .. }) => true,
        Some(_) => false,
        // A value that cannot be written was never sent.
        None => source.is::<keap_xmlrpc::ConvertError>(),
    }
}
