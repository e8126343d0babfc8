//! Text that must not be shown.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};

/// A key, token or password.
///
/// `Debug` prints `[redacted]`. There is no `Display`, no `Serialize` and no `PartialEq`; the text is reached
/// through [`expose`](Self::expose), which is easy to search for. The memory is wiped on drop.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Wraps a secret text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(SecretString::from(text.into()))
    }

    /// The text itself. Never log it, never put it into an error.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}
