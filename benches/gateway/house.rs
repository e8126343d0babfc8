//! The processes that are measured, and those beside them: a local Keap, the gateway, and what it is held against.

use std::io::{BufRead, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use keap_sandbox::DEFAULT_ACCESS_TOKEN;

use super::{Failure, process};

/// The key that programs send.
pub(crate) const KEY: &str = "0123456789abcdef0123456789abcdef";

/// A folder with the configuration of a gateway, and the local Keap that it asks.
pub(crate) struct House {
    folder: PathBuf,
    keap: PathBuf,
    pub(crate) account: Service,
}

impl House {
    /// An account with so many contacts, and a gateway that is ready to run.
    pub(crate) fn open(keap: &Path, contacts: u32) -> Result<Self, Failure> {
        let account = Service::of(Command::new(std::env::current_exe()?).args([
            "--as",
            "account",
            &contacts.to_string(),
        ]))?;
        let name = format!("keap-bench-gateway-{}", std::process::id());
        let house = Self {
            folder: std::env::temp_dir().join(name),
            keap: keap.to_owned(),
            account,
        };
        std::fs::create_dir_all(&house.folder)?;
        // As `keap gateway init` writes it, with free ports.
        let config = format!(
            "[server]\nlisten = '127.0.0.1:0'\nlog = 'calls.jsonl'\n[store]\npath = 'gateway.db'\n\
             [page]\nlisten = '127.0.0.1:0'\n\
             [[tenant]]\napp = 'ab123'\naccess_key_env = 'KEAP_ACCESS_KEY'\nbase_url = 'http://{}'\n",
            house.account.address
        );
        std::fs::write(house.folder.join("gateway.toml"), config)?;
        house.adopt()?;
        Ok(house)
    }

    fn adopt(&self) -> Result<(), Failure> {
        let mut command = self.command("key adopt --app ab123 --label bench");
        let mut adopting = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        let mut input = adopting.stdin.take().ok_or("no input")?;
        input.write_all(KEY.as_bytes())?;
        drop(input);
        if adopting.wait()?.success() {
            Ok(())
        } else {
            Err("the key was not adopted".into())
        }
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(&self.keap);
        command
            .arg("gateway")
            .args(line.split_whitespace())
            .args(["--config", "gateway.toml"])
            .env("HOME", &self.folder)
            .env("KEAP_ACCESS_KEY", DEFAULT_ACCESS_TOKEN)
            .current_dir(&self.folder);
        command
    }

    /// A gateway of its own process.
    pub(crate) fn gateway(&self) -> Result<Service, Failure> {
        Service::told_on_standard_error(&mut self.command("run"))
    }

    /// A server that passes requests on to the local Keap and answers back.
    pub(crate) fn pass_through(&self) -> Result<Service, Failure> {
        let base = format!("http://{}", self.account.address);
        Service::of(Command::new(std::env::current_exe()?).args(["--as", "pass-through", &base]))
    }

    /// A program with the facade.
    pub(crate) fn facade(&self) -> Result<Program, Failure> {
        let base = format!("http://{}", self.account.address);
        Program::of(Command::new(std::env::current_exe()?).args(["--as", "facade", &base]))
    }

    /// The gateway in Python.
    pub(crate) fn python(&self, python: &Path) -> Result<Service, Failure> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("support/gateway.py");
        let base = format!("http://{}/crm", self.account.address);
        Service::of(Command::new(python).arg(program).args([
            base.as_str(),
            DEFAULT_ACCESS_TOKEN,
            KEY,
        ]))
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // What is left behind is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A server in a process of its own, which ends with its owner.
pub(crate) struct Service {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Service {
    /// One that tells its address as its first line.
    fn of(command: &mut Command) -> Result<Self, Failure> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().ok_or("no output")?;
        let line = first_line(BufReader::new(output))?;
        let address = line.trim().parse()?;
        Ok(Self { child, address })
    }

    /// `keap gateway run` tells it for people.
    fn told_on_standard_error(command: &mut Command) -> Result<Self, Failure> {
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let errors = child.stderr.take().ok_or("no errors")?;
        let line = first_line(BufReader::new(errors))?;
        let (_, url) = line.rsplit_once(" at http://").ok_or(line.as_str())?;
        let address = url.split('/').next().unwrap_or_default().parse()?;
        Ok(Self { child, address })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first line of what a process says; what it says later is read and thrown away, so that it never waits.
fn first_line(mut from: impl BufRead + Send + 'static) -> Result<String, Failure> {
    let mut line = String::new();
    from.read_line(&mut line)?;
    std::thread::spawn(move || std::io::copy(&mut from, &mut std::io::sink()));
    Ok(line)
}

/// A program that does its work a number of times when it is told to.
pub(crate) struct Program {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn of(command: &mut Command) -> Result<Self, Failure> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take().ok_or("no input")?;
        let output = BufReader::new(child.stdout.take().ok_or("no output")?);
        Ok(Self {
            child,
            input,
            output,
        })
    }

    /// Has it done so often; the processor time that it took, in seconds.
    pub(crate) fn work(&mut self, times: usize) -> Result<f64, Failure> {
        let before = process::cpu(self.child.id())?;
        writeln!(self.input, "{times}")?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        if line.trim() != "done" {
            return Err(format!("the program did not do it: {line}").into());
        }
        let after = process::cpu(self.child.id())?;
        Ok(after.saturating_sub(before).as_secs_f64())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
