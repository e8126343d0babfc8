//! `--record`: each exchange in two files of a folder.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use anyhow::Context as _;
use keap_http::{Shown, private};
use keap_sandbox::Exchange;

use super::args::SandboxArgs;
use crate::file;

/// A folder of exchanges, numbered from where earlier ones ended.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    next: AtomicU64,
    failed: AtomicBool,
}

impl Folder {
    /// The folder that was asked for.
    pub(super) fn of(args: &SandboxArgs) -> anyhow::Result<Option<Arc<Self>>> {
        let Some(path) = &args.record else {
            return Ok(None);
        };
        let folder = Self::open(path)
            .with_context(|| format!("cannot keep exchanges in {}", Shown::path(path)))?;
        Ok(Some(Arc::new(folder)))
    }

    /// Makes the folder, for its owner alone, unless it is there.
    fn open(path: &Path) -> io::Result<Self> {
        private::folder(path)?;
        file::tell_of_place(path);
        let mut last = 0_u64;
        for entry in fs::read_dir(path)? {
            let name = entry?.file_name();
            let number = name.to_string_lossy();
            let number = number.split('-').next().and_then(|text| text.parse().ok());
            last = last.max(number.unwrap_or(0));
        }
        Ok(Self {
            path: path.to_owned(),
            next: AtomicU64::new(last.saturating_add(1)),
            failed: AtomicBool::new(false),
        })
    }

    /// Keeps one. That it cannot is told once; the service goes on.
    pub(super) fn keep(&self, exchange: &Exchange) {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let what = exchange.served.method.as_deref();
        let what = what.unwrap_or(&exchange.served.asked);
        let name = format!("{number:06}-{}", file_name(what));
        let write = |end: &str, text: &str| {
            let path = self.path.join(format!("{name}.{end}.http"));
            write_new(&path, text).map_err(|error| (path, error))
        };
        let kept = write("request", &exchange.request)
            .and_then(|()| write("response", &exchange.response));
        if let Err((path, error)) = kept
            && !self.failed.swap(true, Ordering::Relaxed)
        {
            let path = Shown::path(&path);
            let _ = writeln!(
                io::stderr(),
                "warning: cannot keep exchanges: {path}: {error}"
            );
        }
    }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut options = private::options();
    options
        .write(true)
        .create_new(true)
        .open(path)?
        .write_all(text.as_bytes())
}

/// What every file system takes.
fn file_name(what: &str) -> String {
    let plain = |sign: char| match sign {
        _ if sign.is_ascii_alphanumeric() || ".-".contains(sign) => sign,
        _ => '_',
    };
    what.chars().map(plain).take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path() {
        assert_eq!(file_name("GET /crm/../rest"), "GET__crm_.._rest");
        assert_eq!(file_name("ContactService.load"), "ContactService.load");
        assert_eq!(file_name(&"x".repeat(500)).len(), 80);
    }
}
