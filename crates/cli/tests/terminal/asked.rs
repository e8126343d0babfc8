//! What somebody is asked to paste: how to end is told, and a secret is not shown.

use std::io::Write as _;
use std::process::Child;

use rustix::termios::{LocalModes, tcgetattr};

use super::*;

/// The program at a terminal, and what that shows.
pub(super) struct Asked {
    looks: File,
    child: Child,
    shown: String,
}

impl Asked {
    fn new(line: &str) -> Self {
        Self::up_to(":\r\n", line, 80, &[("KEAP_CLIENT_ID", "client")])
    }

    /// The same, read up to a mark.
    pub(super) fn up_to(mark: &str, line: &str, width: u16, variables: &[(&str, &str)]) -> Self {
        let (looks, program) = terminal(width);
        let typed = program.try_clone().unwrap();
        let mut command = at_terminal(line, program);
        command.envs(variables.iter().copied()).stdin(typed);
        let child = command.spawn().unwrap();
        // The program alone holds its end now.
        drop(command);
        let mut asked = Self {
            looks,
            child,
            shown: String::new(),
        };
        while !asked.shown.contains(mark) {
            assert!(asked.read(), "{}", asked.shown);
        }
        asked
    }

    /// Reads on; whether there was anything.
    fn read(&mut self) -> bool {
        let mut piece = [0; 4096];
        let read = self.looks.read(&mut piece).unwrap_or(0);
        let text = String::from_utf8_lossy(&piece[..read]);
        self.shown.push_str(&text);
        read > 0
    }

    pub(super) fn types(&mut self, text: &str) {
        self.looks.write_all(text.as_bytes()).unwrap();
    }

    /// Whether the terminal shows what is typed.
    fn echoes(&self) -> bool {
        let modes = tcgetattr(&self.looks).unwrap().local_modes;
        modes.contains(LocalModes::ECHO)
    }

    pub(super) fn ends(mut self) -> (Option<i32>, String) {
        let code = self.child.wait().unwrap().code();
        while self.read() {}
        (code, self.shown)
    }
}

#[test]
fn a_secret_that_is_pasted_is_not_shown() {
    let nobody = "--base-url http://127.0.0.1:9 --timeout 2";
    for (line, told, pasted, code) in [
        (
            "doctor --what-is -".to_owned(),
            "Paste the secret (it is not shown), Enter, and Ctrl-D:",
            "KeapAK-MARKED0123456789abcdef0123456789abcdef\n\u{4}",
            0,
        ),
        (
            format!("limits --access-token - {nobody}"),
            "Paste the secret (it is not shown), then Enter:",
            "MARKED\n",
            3,
        ),
        (
            "auth import --client-secret -".to_owned(),
            "Paste the secret (it is not shown), then Enter:",
            "MARKED\n{\"MARKED\": 1}\n\u{4}",
            2,
        ),
        (
            "gateway key adopt --app ab123 --label shop".to_owned(),
            "Paste the key that the program sends (it is not shown), Enter, and",
            "MARK\n\u{4}",
            2,
        ),
    ] {
        let mut asked = Asked::new(&line);
        assert!(!asked.echoes(), "{line}");
        asked.types(pasted);
        let (ended, shown) = asked.ends();
        assert_eq!(ended, Some(code), "{line}: {shown}");
        assert!(shown.contains(told), "{line}: {shown}");
        assert!(!shown.contains("MARK"), "{line}: {shown}");
        let fits = |line: &str| line.chars().count() <= 80;
        let (question, _) = shown.rsplit_once(":\r\n").unwrap();
        assert!(question.lines().all(fits), "{line}: {shown}");
    }
}

/// The address where a login ends holds the code.
#[test]
fn the_address_of_a_login_is_not_shown() {
    let line = "auth login --redirect-uri https://example.com/keap --no-browser --wait 60";
    let folder = std::env::temp_dir().join(format!("keap-pasted-{}", std::process::id()));
    let variables = [
        ("KEAP_CLIENT_ID", "client"),
        ("KEAP_CLIENT_SECRET", "secret"),
        ("HOME", folder.to_str().unwrap()),
    ];
    let mut asked = Asked::up_to("then Enter:\r\n", line, 80, &variables);
    assert!(!asked.echoes());
    asked.types("https://example.com/keap?error=access_denied&code=MARKED&state=none\n\u{4}");
    let (code, shown) = asked.ends();
    assert_eq!(code, Some(3), "{shown}");
    assert!(shown.contains("(it is not shown)"), "{shown}");
    assert!(!shown.contains("MARKED"), "{shown}");
    std::fs::remove_dir_all(folder).unwrap();
}

/// Whoever gives up finds his terminal as it was.
#[test]
fn a_terminal_shows_again_what_is_typed_however_the_program_ends() {
    for (line, signal) in [
        ("doctor --what-is -", "-INT"),
        ("limits --access-token -", "-TERM"),
    ] {
        let asked = Asked::new(line);
        assert!(!asked.echoes(), "{line}");
        let process = asked.child.id().to_string();
        let sent = Command::new("kill").args([signal, &process]).status();
        assert!(sent.unwrap().success());
        let looks = asked.looks.try_clone().unwrap();
        let (code, shown) = asked.ends();
        let expected = if signal == "-INT" { 130 } else { 143 };
        assert_eq!(code, Some(expected), "{shown}");
        let modes = tcgetattr(&looks).unwrap().local_modes;
        assert!(modes.contains(LocalModes::ECHO), "{line}");
    }
}

#[test]
fn what_is_no_secret_is_asked_for_and_shown() {
    let mut asked = Asked::new("xmlrpc decode -");
    assert!(asked.echoes());
    let document =
        "<methodResponse><params><param><value>seen</value></param></params></methodResponse>";
    asked.types(&format!("{document}\n\u{4}"));
    let (code, shown) = asked.ends();
    assert_eq!(code, Some(0), "{shown}");
    let told = "Paste the text, Enter, and Ctrl-D:";
    assert!(shown.contains(told), "{shown}");
    assert!(shown.matches("seen").count() >= 2, "{shown}");
}
