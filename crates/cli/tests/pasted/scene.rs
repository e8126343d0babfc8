//! A local Keap for all pages, and for each page a shell in a folder with the files that it speaks of.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::thread::sleep;
use std::time::Duration;

use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET};

use crate::called;
use crate::pages::Command;

/// How often it is looked whether a command has ended, and after how long each time: no command here needs a tenth of that.
const LOOKS: usize = 6_000;
const PAUSE: Duration = Duration::from_millis(20);

/// What the pages leave open, and what stands there in a shell. The first ones are looked for first.
const GIVEN: &[(&str, &str)] = &[
    ("--listen 127.0.0.1:8080", "--listen 127.0.0.1:0"),
    ("--listen 127.0.0.1:8443", "--listen 127.0.0.1:0"),
    ("--listen 127.0.0.1:8400", "--listen 127.0.0.1:0"),
    ("KEAP_ACCESS_KEY=KeapAK-...", "KEAP_ACCESS_TOKEN={token}"),
    ("KEAP_ACCESS_KEY=...", "KEAP_ACCESS_TOKEN={token}"),
    (
        "KEAP_STORE_KEY=...",
        "KEAP_STORE_KEY=abababababababababababababababababababababababababababababababab",
    ),
    ("KEAP_CLIENT_ID=...", "KEAP_CLIENT_ID={client}"),
    ("KEAP_CLIENT_SECRET=...", "KEAP_CLIENT_SECRET={secret}"),
    ("--client-id ...", "--client-id {client}"),
    ("--access-token ...", "--access-token {token}"),
    (
        "--accept-key ...",
        "--accept-key 0123456789abcdef0123456789abcdef",
    ),
    (" ID ", " 4393 "),
    // The records of the local Keap are older.
    ("2026-11-01 00:00:00", "2001-01-01 00:00:00"),
    ("/etc/keap/", "etc/keap/"),
    ("/var/log/nginx/", ""),
    ("/srv/shop/isdk/", ""),
    ("2026-11-29-1", "last"),
    ("sudo -u keap-gateway keap ", "keap "),
    ("sudo keap ", "keap "),
];

/// What has to be there before a command, and how a shell gets it.
const BEFORE: &[(&str, &str)] = &[
    ("--write-policy routes.toml", "rm -f routes.toml"),
    ("--output suggested.toml", "rm -f suggested.toml"),
    ("keap export", "rm -rf backup"),
    ("--record exchanges", "rm -rf exchanges"),
    (
        "keap gateway init",
        "rm -f gateway.toml etc/keap/gateway.toml",
    ),
    ("keap auth status", IMPORTED),
    ("keap auth list", IMPORTED),
    ("keap auth refresh", IMPORTED),
    ("keap auth token", IMPORTED),
    ("keap auth keep-alive", IMPORTED),
    ("keap auth encrypt", IMPORTED),
    ("keap auth logout", IMPORTED),
    (
        "keap compare runs",
        "keap compare account User --yes --backends v1,v2 || true",
    ),
    ("keap gateway key list", LET_IN),
    ("keap gateway key revoke", LET_IN),
    ("keap gateway tls show", CERTIFIED),
    ("keap gateway tls trust", CERTIFIED),
    ("keap gateway tls remove", CERTIFIED),
    ("keap gateway report", LET_IN),
    ("keap gateway suggest", LET_IN),
    ("--in-use", LET_IN),
    (
        "keap compare Contact --all --base-url",
        "curl -s -H 'Content-Type: application/json' -d '{\"brownout\":null}' http://127.0.0.1:8080/sandbox/control || true",
    ),
    (
        "--tls-cert server.pem",
        "keap gateway tls make --app ab123 --folder tls && cp tls/server.pem server.pem && cp tls/server.pem server.key",
    ),
];

/// What tells of calls.
const CALLED: &[&str] = &["keap gateway report", "keap gateway suggest"];

/// A store has a grant, which may be there already.
const IMPORTED: &str = "keap auth import --app ab123 < tokens.txt || true";

/// An authority and a certificate, which may be there already.
const CERTIFIED: &str = "keap gateway tls make --app ab123 || true";

/// A gateway has a store once somebody is let in; that somebody is there already is as well.
const LET_IN: &str = "keap gateway key new --app ab123 --label first || true";

/// The files that the pages speak of, and what stands in them.
const FILES: &[(&str, &str)] = &[
    ("key.txt", "fedcba9876543210fedcba9876543210\n"),
    ("secret.txt", "0123456789abcdef0123456789abcdef\n"),
    (
        "shop.php",
        "<?php $app->dsQuery('Contact', 10, 0, array('Id' => '%'), array('Id'));\n",
    ),
    ("src/shop.php", "<?php $app->loadCon(17, array('Id'));\n"),
    (
        "plugins/form.php",
        "<?php $app->addCon(array('Email' => 'a@example.com'));\n",
    ),
    (
        "access.log",
        "203.0.113.7 - - [28/Nov/2026:10:00:00 +0000] \"POST /api/xmlrpc HTTP/1.1\" 200 512\n",
    ),
    ("capture.har", "{\"log\": {\"entries\": []}}\n"),
    ("routes.toml", "default = \"xmlrpc\"\n"),
    (
        "rules.toml",
        include_str!("../../../../examples/rules.toml"),
    ),
    ("suite.toml", "[[table]]\nname = \"Contact\"\n"),
    (
        "recorded/call.xml",
        "<methodCall><methodName>ContactService.findByEmail</methodName><params><param><value>key</value></param>\
         <param><value>ann@example.com</value></param><param><value><array><data><value>Id</value></data></array></value>\
         </param></params></methodCall>\n",
    ),
    (
        "keap.toml",
        "[profile.live]\naccess_key = { file = \"keap.key\" }\n",
    ),
    ("infusionsoft.pem", ""),
    (".zfunc/_keap", ""),
    (".config/fish/completions/keap.fish", ""),
    (".local/share/bash-completion/completions/keap", ""),
];

/// A shell in a folder of its own, with a local Keap that ends with it: what one page does to it is nothing to another.
pub(crate) struct Shell {
    folder: PathBuf,
    keap: Child,
    address: String,
}

impl Drop for Shell {
    fn drop(&mut self) {
        drop(self.keap.kill());
        drop(self.keap.wait());
        drop(fs::remove_dir_all(&self.folder));
    }
}

impl Shell {
    pub(crate) fn new(name: &str) -> Self {
        let name = name.replace([' ', '/', '.'], "_");
        let name = format!("keap-pasted-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let mut keap = Process::new(env!("CARGO_BIN_EXE_keap"))
            .args(["sandbox", "--listen", "127.0.0.1:0", "--control"])
            .args(["--app", "ab123", "--access-token", DEFAULT_ACCESS_TOKEN])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(keap.stdout.as_mut().unwrap()).lines();
        let ready = lines.find_map(|line| line.ok().filter(|line| line.starts_with("Ready:")));
        let ready = ready.unwrap();
        let address = ready.split_once("http://").unwrap().1;
        let address = address.split_whitespace().next().unwrap().to_owned();
        let shell = Self {
            folder,
            keap,
            address,
        };
        shell.furnish();
        shell
    }

    /// The files that the pages speak of.
    fn furnish(&self) {
        let gateway = format!(
            "[server]\nlisten = \"127.0.0.1:0\"\n[[tenant]]\napp = \"ab123\"\nbase_url = \"http://{}\"\naccess_key_file = \"keap.key\"\n",
            self.address
        );
        for (name, text) in FILES {
            self.write(name, text);
        }
        for folder in ["", "etc/keap/"] {
            self.write(&format!("{folder}gateway.toml"), &gateway);
            self.write(&format!("{folder}keap.key"), DEFAULT_ACCESS_TOKEN);
        }
        self.write("rehearsal.toml", &gateway);
        self.write("tokens.txt", &self.issued());
    }

    /// A grant of the local Keap, as the token endpoint tells one.
    fn issued(&self) -> String {
        let mut keap = TcpStream::connect(&self.address).unwrap();
        let wish = "{\"issue_tokens\": true}";
        let length = wish.len();
        write!(
            keap,
            "POST /sandbox/control HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{wish}"
        )
        .unwrap();
        let mut answer = String::new();
        keap.read_to_string(&mut answer).unwrap();
        answer.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }

    /// Pastes a command, or says why it did not end well.
    pub(crate) fn paste(&self, command: &Command) -> Result<(), String> {
        let mut line = self.localised(&command.line);
        // The port of the pages may be another program's.
        if line.starts_with("keap sandbox") && !line.contains("--listen") {
            line = line.replacen("keap sandbox", "keap sandbox --listen 127.0.0.1:0", 1);
        }
        if !is_ours(&line) {
            return Err("is no command to run in a test: name it in `apart`".to_owned());
        }
        self.prepare(command);
        let exports = command
            .exports
            .iter()
            .map(|line| self.localised(line) + "\n");
        let is_service = line.starts_with("keap sandbox") || line.contains("gateway run");
        // The signal is for the program and not for the shell.
        let exec = if is_service { "exec " } else { "" };
        let script = format!("{}{exec}{line}", exports.collect::<String>());
        let (said, told) = (self.folder.join("said.txt"), self.folder.join("told.txt"));
        let mut shell = self.shell(&script);
        shell
            .stdout(File::create(&said).unwrap())
            .stderr(File::create(&told).unwrap());
        let texts = || {
            [&said, &told]
                .map(|file| fs::read_to_string(file).unwrap())
                .concat()
        };
        match run(shell, || is_service && is_ready(&texts())) {
            Some(0 | 1) => Ok(()),
            // Not every machine has it.
            Some(127) if line.starts_with("curl ") => Ok(()),
            code => Err(format!("{script}\nended with {code:?}: {}", texts())),
        }
    }

    /// What has to be there before.
    fn prepare(&self, command: &Command) {
        let needs = BEFORE
            .iter()
            .filter(|(words, _)| command.line.contains(words));
        for (_, line) in needs {
            let exports = format!(
                "export KEAP_CLIENT_ID={DEFAULT_CLIENT_ID} KEAP_CLIENT_SECRET={DEFAULT_CLIENT_SECRET}"
            );
            let line = self.localised(line);
            let output = self.shell(&format!("{exports}\n{line}")).output().unwrap();
            assert!(output.status.success(), "{line}: {output:?}");
        }
        if CALLED.iter().any(|words| command.line.contains(words)) {
            self.count_a_call();
        }
    }

    /// Without a call a gateway has nothing to tell.
    fn count_a_call(&self) {
        called::count(&find(&self.folder, "gateway.db").unwrap());
    }

    fn shell(&self, script: &str) -> Process {
        let mut shell = Process::new("sh");
        shell
            .args(["-c", script])
            .current_dir(&self.folder)
            .env_clear()
            .env("PATH", path())
            .env("HOME", &self.folder)
            .env("KEAP_CONFIG", self.folder.join("keap.toml"))
            .env("KEAP_BASE_URL", format!("http://{}", self.address))
            .env("KEAP_ACCESS_TOKEN", DEFAULT_ACCESS_TOKEN)
            .process_group(0)
            .stdin(Stdio::null());
        // A gateway without a file is told all by its flags.
        if !["--sandbox", "--accept-key"]
            .iter()
            .any(|flag| script.contains(flag))
        {
            shell.env("KEAP_GATEWAY_CONFIG", self.folder.join("gateway.toml"));
        }
        shell
    }

    fn localised(&self, line: &str) -> String {
        let line = GIVEN.iter().fold(line.to_owned(), |line, (open, given)| {
            line.replace(open, given)
        });
        line.replace("127.0.0.1:8080", &self.address)
            .replace("{token}", DEFAULT_ACCESS_TOKEN)
            .replace("{client}", DEFAULT_CLIENT_ID)
            .replace("{secret}", DEFAULT_CLIENT_SECRET)
    }
}

/// A file of that name in a folder or below.
fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut inside = fs::read_dir(folder).unwrap().flatten();
    inside.find_map(|entry| {
        let path = entry.path();
        match path.is_dir() {
            true => find(&path, name),
            false => path.ends_with(name).then_some(path),
        }
    })
}

/// Nothing else is run here: our program, and calls of the local Keap.
fn is_ours(line: &str) -> bool {
    let is_variable = |word: &&str| word.starts_with("KEAP_") && word.contains('=');
    let mut words = line.split(' ').skip_while(is_variable);
    match words.next() {
        Some("keap") => true,
        Some("curl") => line.contains(" http://127.0.0.1:"),
        _ => false,
    }
}

/// The program under test before all others.
fn path() -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_keap")).parent().unwrap();
    format!("{}:{}", folder.display(), std::env::var("PATH").unwrap())
}

/// Whether a service says that it answers.
fn is_ready(text: &str) -> bool {
    ["Ready:", "\"port\"", "answers XML-RPC at"]
        .iter()
        .any(|words| text.contains(words))
}

/// The exit code of a shell; it is told to end when nobody needs it any more, or it takes too long.
fn run(mut shell: Process, is_enough: impl Fn() -> bool) -> Option<i32> {
    let mut child = shell.spawn().unwrap();
    let mut is_told = false;
    for _ in 0..LOOKS {
        if let Some(ended) = child.try_wait().unwrap() {
            return ended.code();
        }
        if !is_told && is_enough() {
            is_told = true;
            signal(&child, "-TERM");
        }
        sleep(PAUSE);
    }
    signal(&child, "-KILL");
    child.wait().unwrap();
    None
}

/// Signals the shell and all that it has started.
fn signal(child: &Child, signal: &str) {
    let group = format!("-{}", child.id());
    Process::new("kill")
        .args([signal, "--", &group])
        .status()
        .unwrap();
}
