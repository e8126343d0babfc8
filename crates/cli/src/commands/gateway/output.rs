//! The lines of calls on standard output or in a file.

use std::fmt;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use keap_http::Shown;

use anyhow::Context as _;
use keap_gateway::{CallLine, CallLog, ShadowLine};
use serde::Serialize;

/// One JSON document a line.
pub(crate) struct Lines(Mutex<Box<dyn std::io::Write + Send>>);

impl Lines {
    /// Lines on standard output.
    pub(crate) fn standard() -> Self {
        Self(Mutex::new(Box::new(std::io::stdout())))
    }

    /// Lines at the end of a file.
    pub(crate) fn file(path: &Path) -> anyhow::Result<Self> {
        let file = File::options().create(true).append(true).open(path);
        let file = file.with_context(|| format!("{} cannot be written", Shown::path(&path)))?;
        Ok(Self(Mutex::new(Box::new(file))))
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lines")
    }
}

impl CallLog for Lines {
    fn line(&self, line: &CallLine) {
        self.write(line);
    }

    fn shadow(&self, line: &ShadowLine) {
        self.write(line);
    }
}

impl Lines {
    fn write(&self, line: &impl Serialize) {
        let Ok(text) = serde_json::to_string(line) else {
            return;
        };
        // A terminal may show the log.
        let text = format!("{}\n", Shown::json(&text));
        let mut out = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A log that cannot be written must not stop the answers.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}
