//! The lines of calls on standard output or in a file, and the warnings of the running program.
//!
//! Whoever answers a call never waits for a reader: lines go through a bounded queue to a thread that writes them. What
//! does not fit is counted, and told when there is room again.

mod log_file;

use std::fmt;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use keap_gateway::{CallLine, CallLog, ShadowLine};
use keap_http::{Clock as _, Shown, SystemClock};
use serde::Serialize;
use serde_json::json;

use log_file::LogFile;

/// Lines that wait for whoever reads them.
const WAITING: usize = 4096;

/// How long the writer waits for more lines to write with the first one.
const GATHER: Duration = Duration::from_millis(20);

/// Bytes that are written together.
const AT_ONCE: usize = 64 * 1024;

/// How long the end of the program waits for a reader that does not read.
const PATIENCE: Duration = Duration::from_secs(2);

/// One JSON document a line.
pub(crate) struct Lines {
    queue: SyncSender<String>,
    state: Arc<State>,
}

/// What became of the lines.
#[derive(Debug, Default)]
struct State {
    /// Taken, and neither written nor given up.
    waiting: AtomicU64,
    /// Lost since it was told last.
    lost: AtomicU64,
    /// Why the last line could not be written.
    trouble: Mutex<Option<String>>,
}

impl Lines {
    /// Lines on standard output.
    pub(crate) fn standard() -> anyhow::Result<Self> {
        let out = standard_output().context("standard output cannot be written")?;
        Self::to(out)
    }

    /// Lines at the end of a file.
    pub(crate) fn file(path: &Path) -> anyhow::Result<Self> {
        let file = LogFile::open(path);
        let file = file.with_context(|| format!("{} cannot be written", Shown::path(&path)))?;
        Self::to(Box::new(file))
    }

    fn to(out: Box<dyn Write + Send>) -> anyhow::Result<Self> {
        let (queue, lines) = sync_channel(WAITING);
        let state = Arc::new(State::default());
        let told = Arc::clone(&state);
        let writer = std::thread::Builder::new().name("log".to_owned());
        // It ends with the program, also in the middle of a write that nobody takes.
        writer.spawn(move || write_all(&lines, out, &told))?;
        Ok(Self { queue, state })
    }

    /// A warning as a line among those of the calls.
    pub(crate) fn warning(&self, text: &str) {
        self.write(&json!({ "at": now(), "warning": text }));
    }

    /// Waits until all is written, but no longer than two seconds. How many lines were lost and not told of.
    pub(crate) async fn end(&self) -> u64 {
        let written = async {
            while self.state.waiting.load(Ordering::Acquire) > 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let _ = tokio::time::timeout(PATIENCE, written).await;
        let left = self.state.waiting.load(Ordering::Acquire);
        left.saturating_add(self.state.lost.load(Ordering::Relaxed))
    }

    fn write(&self, line: &impl Serialize) {
        if let Ok(text) = serde_json::to_string(line) {
            self.write_text(&text);
        }
    }

    fn write_text(&self, text: &str) {
        // A terminal may show the log.
        let text = format!("{}\n", Shown::json(text));
        self.state.waiting.fetch_add(1, Ordering::AcqRel);
        if self.queue.try_send(text).is_err() {
            self.state.waiting.fetch_sub(1, Ordering::AcqRel);
            self.state.lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl CallLog for Lines {
    fn line(&self, line: &CallLine) {
        self.write_text(&line.to_json());
    }

    fn shadow(&self, line: &ShadowLine) {
        self.write(line);
    }

    fn trouble(&self) -> Option<String> {
        let lost = self.state.lost.load(Ordering::Relaxed);
        let trouble = self.state.trouble.lock();
        let trouble = trouble.unwrap_or_else(PoisonError::into_inner).clone();
        trouble.or_else(|| (lost > 0).then(|| "nobody reads it fast enough".to_owned()))
    }
}

impl State {
    /// Takes what became of so many lines.
    fn learn(&self, written: std::io::Result<()>, count: u64) {
        let trouble = written.err().map(|error| error.to_string());
        let mut known = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = trouble.is_some() && known.is_none();
        known.clone_from(&trouble);
        drop(known);
        if let Some(error) = trouble {
            self.lost.fetch_add(count, Ordering::Relaxed);
            if fresh {
                tracing::warn!(error = %Shown::new(&error), "the log cannot be written");
            }
        }
    }
}

/// Writes as long as somebody may send. A line that breaks off is ended before the next one.
fn write_all(lines: &Receiver<String>, mut out: Box<dyn Write + Send>, state: &State) {
    let mut torn = false;
    while let Ok(mut text) = lines.recv() {
        // To wake up and to write for each line costs more than the line.
        std::thread::sleep(GATHER);
        let mut count = 1;
        while text.len() < AT_ONCE
            && let Ok(line) = lines.try_recv()
        {
            text.push_str(&line);
            count += 1;
        }
        // They count as lost until that is told.
        let lost = state.lost.load(Ordering::Relaxed);
        if lost > 0 {
            let told = json!({ "at": now(), "warning": format!("{lost} lines of the log were lost"), "lost": lost });
            text.insert_str(0, &format!("{told}\n"));
        }
        if torn {
            text.insert(0, '\n');
        }
        let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        torn = written.is_err();
        if !torn {
            state.lost.fetch_sub(lost, Ordering::Relaxed);
        }
        state.learn(written, count);
        state.waiting.fetch_sub(count, Ordering::AcqRel);
    }
}

fn now() -> String {
    let now = chrono::DateTime::<chrono::Utc>::from(SystemClock.now());
    now.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// Standard output by a handle of its own: a write that nobody takes holds no lock that the end of the program wants.
fn standard_output() -> std::io::Result<Box<dyn Write + Send>> {
    let out = std::io::stdout();
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&out).try_clone_to_owned()?;
    #[cfg(windows)]
    let own = {
        use std::io::IsTerminal as _;
        // A console takes text by another way, which the standard library knows.
        if out.is_terminal() {
            return Ok(Box::new(out));
        }
        std::os::windows::io::AsHandle::as_handle(&out).try_clone_to_owned()?
    };
    Ok(Box::new(File::from(own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes a write when it is let, and fails as it is told.
    #[derive(Debug)]
    struct Slow(
        std::sync::mpsc::Receiver<std::io::Result<()>>,
        SyncSender<String>,
    );

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.recv().map_err(std::io::Error::other)??;
            let _ = self.1.send(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_nobody_takes_is_lost_and_told_and_nobody_waits_for_it() {
        const MANY: usize = WAITING * 2;
        let (let_on, letting) = sync_channel(MANY);
        let (out, took) = sync_channel(MANY);
        let lines = Lines::to(Box::new(Slow(letting, out))).unwrap();
        assert_eq!(lines.trouble(), None);
        // What is written together is taken, as many as there is room for wait, and more do not fit.
        let_on.send(Ok(())).unwrap();
        lines.warning("first");
        assert!(took.recv().unwrap().contains("first"));
        for _ in 0..MANY {
            lines.warning("more");
        }
        assert!(lines.trouble().unwrap().contains("nobody reads"));
        let lost = lines.end().await;
        assert_eq!(usize::try_from(lost).unwrap(), MANY);
        for _ in 0..MANY {
            let_on.send(Ok(())).unwrap();
        }
        // The writer ends when nobody can send any more. Whether it had taken lines already when the first one was lost is
        // a matter of time.
        drop(lines);
        let told = took
            .iter()
            .filter(|text| text.contains(" lines of the log were lost"));
        assert!((1..=2).contains(&told.count()));
    }

    #[test]
    fn a_log_that_cannot_be_written_is_in_trouble_until_it_can() {
        let (let_on, letting) = sync_channel(9);
        let (out, took) = sync_channel(9);
        let lines = Lines::to(Box::new(Slow(letting, out))).unwrap();
        let_on
            .send(Err(std::io::ErrorKind::StorageFull.into()))
            .unwrap();
        lines.warning("one");
        while lines.state.waiting.load(Ordering::Acquire) > 0 {
            std::thread::yield_now();
        }
        assert!(lines.trouble().is_some());
        let_on.send(Ok(())).unwrap();
        lines.warning("two");
        let text = took.recv().unwrap();
        assert!(text.starts_with('\n') && text.contains("1 lines of the log were lost"));
        while lines.state.waiting.load(Ordering::Acquire) > 0 {
            std::thread::yield_now();
        }
        assert_eq!(lines.trouble(), None);
    }
}
