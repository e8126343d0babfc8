//! `keap gateway`, the real program: its configuration, keys, certificates and reports, and how it serves and ends.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "gateway/called.rs"]
mod called;
#[path = "gateway/certificates.rs"]
mod certificates;
#[path = "gateway/checked.rs"]
mod checked;
#[path = "gateway/cut_short.rs"]
mod cut_short;
#[path = "gateway/disk.rs"]
mod disk;
#[cfg(target_os = "linux")]
#[path = "gateway/full_disk.rs"]
mod full_disk;
#[path = "gateway/keys.rs"]
mod keys;
#[path = "gateway/machines.rs"]
mod machines;
#[path = "gateway/page.rs"]
mod page;
#[path = "gateway/running.rs"]
mod running;
#[path = "gateway/samples.rs"]
mod samples;
#[path = "gateway/seen.rs"]
mod seen;
#[path = "gateway/setting_up.rs"]
mod setting_up;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own that is the home of the program, gone when the test ends.
struct Home(PathBuf);

impl Home {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("keap-gateway-cli-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// `keap gateway` with the words of a line, in this folder.
    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command
            .arg("gateway")
            .args(line.split_whitespace())
            .env_clear()
            .env("HOME", &self.0)
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, line: &str) -> Told {
        Told::of(self.command(line).output().unwrap())
    }

    fn run_with(&self, line: &str, input: &str) -> Told {
        let mut child = self.command(line).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input.as_bytes()).unwrap();
        drop(stdin);
        Told::of(child.wait_with_output().unwrap())
    }

    /// A gateway in front of a Keap, with a key, that waits a second for what is under way when it is stopped.
    fn short_of_patience(&self, base: &str) -> Command {
        self.write(
            "gateway.toml",
            &format!(
                "[server]\nlisten = '127.0.0.1:0'\n[store]\npath = 'gateway.db'\n[bounds]\ndrain_seconds = 1\n\
                 [[tenant]]\napp = 'ab123'\naccess_key_env = 'KEY'\nbase_url = '{base}'\n"
            ),
        );
        let adopt = "key adopt --app ab123 --label shop --config gateway.toml";
        self.run_with(adopt, "old-key-1").is(0, &[]);
        let mut command = self.command("run --config gateway.toml");
        command.env("KEY", keap_sandbox::DEFAULT_ACCESS_TOKEN);
        command
    }

    /// Starts `keap gateway run` and waits until it answers.
    fn serve(&self, line: &str) -> Serving {
        Serving::by(self.command(&format!("run {line}")))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How the program ended and what it said.
#[derive(Debug)]
struct Told {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Told {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// It ended so, and said so.
    #[track_caller]
    fn is(&self, code: i32, words: &[&str]) -> &Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        for word in words {
            assert!(
                self.out.contains(word) || self.err.contains(word),
                "{word:?} is missing in {self:?}"
            );
        }
        self
    }
}

/// Sends a request to a host at an address, as it is, and reads all of the answer.
fn send_to(address: &str, host: &str, head: &str, body: &str) -> String {
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "{head} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// A gateway that runs; ended with the test.
struct Serving {
    child: Child,
    errors: BufReader<ChildStderr>,
    url: String,
}

impl Serving {
    fn by(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        errors.read_line(&mut line).unwrap();
        let (_, url) = line
            .trim()
            .rsplit_once(" at ")
            .unwrap_or_else(|| panic!("{line}"));
        let url = url.to_owned();
        Self { child, errors, url }
    }

    /// The host and port of its page, which it tells next.
    #[cfg(unix)]
    fn page(&mut self) -> String {
        let told = self.error_line();
        let (_, page) = told.trim().rsplit_once("http://").unwrap();
        page.split('/').next().unwrap().to_owned()
    }

    /// The host and port that it listens on.
    fn address(&self) -> &str {
        self.url
            .split('/')
            .nth(2)
            .unwrap_or_else(|| panic!("{}", self.url))
    }

    /// Sends a request as it is and reads all of the answer.
    fn send(&self, head: &str, body: &str) -> String {
        send_to(self.address(), "ab123.infusionsoft.com", head, body)
    }

    /// The answer to a call whose params are the key and these.
    fn call(&self, key: &str, method: &str, params: &str) -> String {
        self.send("POST /api/xmlrpc", &document(key, method, params))
    }

    #[cfg(unix)]
    fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let status = Command::new("kill").args([signal, &id]).status();
        assert!(status.unwrap().success());
    }

    /// The next line on standard error.
    #[cfg(unix)]
    fn error_line(&mut self) -> String {
        let mut line = String::new();
        self.errors.read_line(&mut line).unwrap();
        line
    }

    /// Waits for its end before anything of standard output is read.
    #[cfg(unix)]
    fn ended_unread(mut self) -> Told {
        let code = self.child.wait().unwrap().code();
        let told = self.ended();
        Told { code, ..told }
    }

    /// Waits for its end.
    fn ended(mut self) -> Told {
        let mut err = String::new();
        self.errors.read_to_string(&mut err).unwrap();
        let mut out = String::new();
        let mut stdout = self.child.stdout.take().unwrap();
        stdout.read_to_string(&mut out).unwrap();
        let code = self.child.wait().unwrap().code();
        Told { code, out, err }
    }

    #[cfg(unix)]
    fn stop(self) -> Told {
        self.signal("-TERM");
        self.ended()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn document(key: &str, method: &str, params: &str) -> String {
    format!(
        "<methodCall><methodName>{method}</methodName><params><param><value>{key}</value></param>{params}</params></methodCall>"
    )
}

/// The params of a load of the first name of contact 4393.
const FIRST_NAME: &str = "<param><value><int>4393</int></value></param>\
    <param><value><array><data><value>FirstName</value></data></array></value></param>";

#[cfg(unix)]
fn mode(path: PathBuf) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
