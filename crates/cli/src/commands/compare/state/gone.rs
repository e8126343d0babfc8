//! A state whose file is taken away under a run: SQLite writes on into a file that nobody finds any more.

use std::fmt;

use super::State;
use super::held::is_same;

/// The file of a state was removed or replaced while it was in use.
#[derive(Clone, Debug)]
pub(crate) struct Gone(String);

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the state {} was removed or replaced while the run went on: what was found since cannot be kept",
            self.0
        )
    }
}

impl std::error::Error for Gone {}

impl State {
    /// Fails when the file is not the one that was opened.
    ///
    /// # Errors
    /// That it is gone.
    pub(super) fn is_there(&self) -> anyhow::Result<()> {
        let (Some(path), Some(opened)) = (&self.path, &self.opened) else {
            return Ok(());
        };
        match path.metadata() {
            Ok(found) if is_same(opened, &found) => Ok(()),
            _ => Err(Gone(self.place()).into()),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::StateArgs;
    use super::*;

    /// A connection that is made behind the back of the run finds no file, or another one; which of both it says is not what
    /// happened.
    #[tokio::test]
    async fn what_a_new_connection_says_of_a_file_that_is_gone_is_that_it_is_gone() {
        for replaces in [false, true] {
            let name = format!("keap-gone-{}-{replaces}.db", std::process::id());
            let path = std::env::temp_dir().join(name);
            let args = StateArgs {
                state: Some(path.clone()),
            };
            let state = State::open(&args).await.unwrap();
            // None that was made before is left.
            while state.pool.size() > 0 {
                let made = state.pool.acquire().await.unwrap();
                made.close().await.unwrap();
            }
            // As one of a run does, it keeps the next file from having the number of this one.
            let _open = std::fs::File::open(&path).unwrap();
            std::fs::remove_file(&path).unwrap();
            if replaces {
                std::fs::write(&path, "").unwrap();
            }
            let asked = sqlx::query("SELECT id FROM runs").fetch_all(&state.pool);
            let failure = state.named_in(asked.await.unwrap_err().into());
            assert!(failure.is::<Gone>(), "{failure:#}");
            state.close().await;
            for end in ["", "-wal", "-shm"] {
                let mut beside = path.clone().into_os_string();
                beside.push(end);
                drop(std::fs::remove_file(beside));
            }
        }
    }

    #[tokio::test]
    async fn a_failure_of_a_state_that_is_there_stays_what_it_is() {
        let state = State::in_memory(None).await.unwrap();
        let asked = sqlx::query("SELECT id FROM nothing").fetch_all(&state.pool);
        let failure = state.named_in(asked.await.unwrap_err().into());
        assert!(!failure.is::<Gone>());
        assert!(
            failure.to_string().contains("cannot be used"),
            "{failure:#}"
        );
    }
}
