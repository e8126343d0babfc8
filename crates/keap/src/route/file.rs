//! Follows a policy file while the program runs.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::{AbortHandle, spawn_blocking};

use keap_http::Shown;

use super::document::read_file;
use super::{PolicyError, RoutePolicy};
use crate::client::WeakKeap;
use crate::route::what_opens;
use crate::{Backend, Keap};

/// A policy file that is looked at again and again; a change is put in force while the program runs.
///
/// The content decides, not the time of the file: times are coarse on some file systems, and a renamed file may bring
/// an old one along. A new content counts once it was read twice in a row, half a second apart, so that a file that is
/// just being written is not taken for a whole one. A broken file changes nothing and is reported once.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use keap::{Keap, PolicyFile};
///
/// let file = PolicyFile::new("routes.toml");
/// let keap = Keap::oauth_customer("TOKEN")?.policy(file.read()?).build()?;
/// let _watch = file.follow(&keap); // until it is dropped
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct PolicyFile {
    path: PathBuf,
    every: Duration,
    told: Option<Arc<Listener>>,
}

/// What became of a changed policy file.
#[derive(Debug)]
#[non_exhaustive]
pub enum PolicyChange {
    /// The new policy is in force; calls that have begun keep their route.
    Applied(RoutePolicy),
    /// The file is missing or broken, or names a backend that is not configured; the policy stays as it was.
    Refused(PolicyError),
}

/// How long a new content must stay as it is.
const SETTLED: Duration = Duration::from_millis(500);

impl PolicyFile {
    /// A file that is looked at every five seconds.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            every: Duration::from_secs(5),
            told: None,
        }
    }

    /// How often it is looked at. At least every 10 ms.
    #[must_use]
    pub fn every(mut self, interval: Duration) -> Self {
        self.every = interval.max(Duration::from_millis(10));
        self
    }

    /// Tells what became of each change, after whoever was named before. `tracing` is told in any case.
    #[must_use]
    pub fn on_change(mut self, told: impl Fn(&PolicyChange) + Send + Sync + 'static) -> Self {
        let before = self.told.take();
        self.told = Some(Arc::new(move |change: &PolicyChange| {
            if let Some(before) = &before {
                before(change);
            }
            told(change);
        }));
        self
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the policy now.
    ///
    /// # Errors
    /// As [`RoutePolicy::from_file`].
    pub fn read(&self) -> Result<RoutePolicy, PolicyError> {
        RoutePolicy::from_file(&self.path)
    }

    /// Follows the file until the returned value, or the last clone of `keap`, is dropped. The first look is taken at
    /// once; a content that gives the policy in force is no change, unless the one of before was refused.
    ///
    /// # Panics
    /// Outside of a tokio runtime, as `tokio::spawn`.
    pub fn follow(self, keap: &Keap) -> PolicyWatch {
        let task = tokio::spawn(self.watch(keap.downgrade()));
        PolicyWatch(task.abort_handle())
    }

    async fn watch(self, keap: WeakKeap) {
        let (mut known, mut is_refused) = (None, false);
        loop {
            let content = self.settled(&known).await;
            let Some(keap) = keap.upgrade() else {
                return;
            };
            if known.as_ref() != Some(&content) {
                is_refused = self.consider(&content, &keap, is_refused);
                known = Some(content);
            }
            drop(keap);
            tokio::time::sleep(self.every).await;
        }
    }

    /// The content, read again until it stays when it is not the known one.
    async fn settled(&self, known: &Option<Content>) -> Content {
        let mut content = self.content().await;
        while known.as_ref() != Some(&content) {
            tokio::time::sleep(SETTLED.min(self.every)).await;
            let again = self.content().await;
            if again == content {
                break;
            }
            content = again;
        }
        content
    }

    async fn content(&self) -> Content {
        let path = self.path.clone();
        let read = spawn_blocking(move || read_file(&path)).await;
        read.unwrap_or_else(|ended| Err(std::io::Error::other(ended)))
            .map_err(|error| error.kind())
    }

    /// Puts a content in force; whether it was refused, as the one of before may have been.
    fn consider(&self, content: &Content, keap: &Keap, was_refused: bool) -> bool {
        let change = match self.parse(content, &keap.backends()) {
            Ok(policy) if policy == *keap.policy_in_force() && !was_refused => return false,
            Ok(policy) => {
                keap.set_policy(policy.clone());
                tracing::info!(file = %Shown::path(&self.path), "new keap policy is in force");
                PolicyChange::Applied(policy)
            }
            Err(error) => {
                tracing::warn!(error = %Shown::new(&error.to_string()), "the keap policy stays as it was");
                PolicyChange::Refused(error)
            }
        };
        if let Some(told) = &self.told {
            told(&change);
        }
        matches!(change, PolicyChange::Refused(_))
    }

    fn parse(&self, content: &Content, configured: &[Backend]) -> Result<RoutePolicy, PolicyError> {
        let text = content
            .as_ref()
            .map_err(|kind| PolicyError::unreadable(&self.path, (*kind).into()))?;
        let policy = RoutePolicy::from_toml(text).map_err(|error| error.of(&self.path))?;
        let missing = policy
            .backends()
            .into_iter()
            .find(|backend| !configured.contains(backend));
        match missing {
            Some(backend) => {
                let hint = what_opens(backend);
                let message =
                    format!("the policy names {backend}, which is not configured: {hint}");
                Err(PolicyError::new(message).of(&self.path))
            }
            None => Ok(policy),
        }
    }
}

type Listener = dyn Fn(&PolicyChange) + Send + Sync;

type Content = Result<String, std::io::ErrorKind>;

impl fmt::Debug for PolicyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PolicyFile")
            .field("path", &self.path)
            .field("every", &self.every)
            .finish_non_exhaustive()
    }
}

/// A policy file is being followed; dropping this ends it. The policy in force stays.
#[derive(Debug)]
#[must_use = "the file is followed until this is dropped"]
pub struct PolicyWatch(AbortHandle);

impl Drop for PolicyWatch {
    fn drop(&mut self) {
        self.0.abort();
    }
}
