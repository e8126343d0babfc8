//! Questions before something that cannot be taken back, as wide as the terminal.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use super::asked::Asked;
use super::*;

/// What the commands read and take away, in a home of its own.
struct Home(PathBuf);

impl Drop for Home {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

impl Home {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("keap-questions-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let home = Self(path);
        let config = "[[tenant]]\napp = \"ab123\"\naccess_key_env = \"KEY\"\n";
        fs::write(home.0.join("gateway.toml"), config).unwrap();
        let tokens = "a-token-of-thirty-two-characters\nb-token-of-thirty-two-characters\n";
        home.has("auth import --app ab123 --no-check", tokens);
        home.has("gateway key new --app ab123 --label shop", "");
        home.has("gateway tls make --app ab123", "");
        let state = format!("--state {}/runs.db", home.0.display());
        home.has(
            &format!("compare account ContactGroup --sandbox {state}"),
            "",
        );
        home
    }

    fn variables(&self) -> Vec<(&str, String)> {
        let path = |name: &str| self.0.join(name).display().to_string();
        vec![
            ("HOME", path("")),
            ("KEAP_GATEWAY_CONFIG", path("gateway.toml")),
            ("KEAP_COMPARE_STATE", path("runs.db")),
            ("KEAP_CLIENT_ID", "client".to_owned()),
            ("KEAP_CLIENT_SECRET", "secret".to_owned()),
            ("KEY", "KeapAK-0123456789".to_owned()),
        ]
    }

    /// Makes what is there to be taken away.
    fn has(&self, line: &str, input: &str) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command
            .args(words(line))
            .env_clear()
            .envs(self.variables())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // What reads nothing may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "keap {line}: {told}"
        );
    }
}

#[test]
fn a_question_fits_and_a_no_takes_nothing_away() {
    let home = Home::new();
    let variables = home.variables();
    let variables: Vec<_> = variables
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    for line in [
        "call DataService.delete Contact 35",
        "call ContactService.merge 17 18",
        "call InvoiceService.deleteSubscription 4711",
        "auth logout --app ab123",
        "gateway key revoke 1",
        "gateway tls remove",
        "compare runs delete last",
    ] {
        for width in WIDTHS {
            // Also where the last line is folded within it.
            let mut asked = Asked::up_to("N]\r\n", line, width, &variables);
            asked.types("\n");
            let (code, shown) = asked.ends();
            let shown = plain(&shown.replace("\r\n", "\n"));
            assert_eq!(code, Some(2), "keap {line} at {width}:\n{shown}");
            let question = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(question.contains("? [y/N] "), "keap {line}: {shown}");
            assert!(question.contains("not done"), "keap {line}: {shown}");
            for line in shown.lines() {
                let columns = unicode_width::UnicodeWidthStr::width(line);
                assert!(
                    columns <= usize::from(width),
                    "{columns} of {width}: {line}"
                );
            }
        }
    }
}
