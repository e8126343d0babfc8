//! What the owner of an account has named, on the command line: its rows in `--explain`, and what is said where one is
//! missing or wrong.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// A policy file, gone when the test ends.
struct Policy(PathBuf);

impl Policy {
    fn new(text: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("keap-owner-{}-{number}.toml", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, format!("default = \"v2\"\n{text}")).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Policy {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn keap(line: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    let command = command.args(line.split_whitespace()).args(more);
    command.env_clear().output().unwrap()
}

fn told(output: &Output) -> String {
    let texts = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    texts.concat()
}

const RUN: &str = "call ContactService.runActionSequence 17 12 --sandbox";

#[test]
fn explain_tells_the_steps_of_the_row() {
    let policy = Policy::new(
        "[action_sets]\n12 = [{ goal = 'signup', integration = 'ab123' }, { apply_tag = 105 }, { remove_tag = 91 }]\n\
         [sequences]\n1 = '7/71'\n",
    );
    let explained = |line: &str| {
        let output = keap(line, &["--policy", policy.path(), "--explain"]);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    insta::assert_snapshot!("steps_of_an_action_set", explained(RUN));
    let start = "call ContactService.addToCampaign 17 1 --sandbox";
    insta::assert_snapshot!("step_of_a_sequence", explained(start));
}

#[test]
fn a_missing_row_is_told_in_the_words_of_the_command_line() {
    for line in [
        RUN,
        "call ContactService.addToCampaign 17 12 --sandbox",
        "call WebTrackingService.getWebTrackingScriptUrl --sandbox",
        "call APIEmailService.sendEmail --contacts 17 --from a@example.com --subject Hi --html Hi --sandbox",
    ] {
        for explain in [&[][..], &["--explain"]] {
            let more: Vec<&str> = ["--backend", "v2"]
                .into_iter()
                .chain(explain.to_vec())
                .collect();
            let text = told(&keap(line, &more));
            assert!(
                !text.contains("::") && !text.contains("RestOptions"),
                "{text}"
            );
        }
    }
    let output = keap(RUN, &["--backend", "v2", "--explain"]);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let text = told(&output);
    assert!(
        text.contains("`[action_sets]` in the policy file"),
        "{text}"
    );
    let listed = told(&keap("coverage --differences", &[]));
    for word in ["RestOptions", "in Rust", "keap_rest"] {
        assert!(!listed.contains(word), "{word}");
    }
}

#[test]
fn all_wrong_rows_are_told_at_once_with_their_lines() {
    let policy = Policy::new("[sequences]\n2 = '7-71'\n1 = 'x'\n[action_sets]\n1 = []\n");
    let output = keap("routes --policy", &[policy.path()]);
    assert_eq!(output.status.code(), Some(2));
    let text = told(&output);
    assert!(text.contains(".toml:3:5: this must be"), "{text}");
    assert!(text.contains("not '7-71'; line 4: this must be"), "{text}");
}

#[test]
fn the_address_of_the_script_is_checked_wherever_it_is_named() {
    let line = "call WebTrackingService.getWebTrackingScriptUrl --sandbox --backend v2";
    for (address, code) in [("http://example.com/s", 2), ("https://example.com/s", 0)] {
        let output = keap(line, &["--web-tracking-script", address]);
        assert_eq!(output.status.code(), Some(code), "{}", told(&output));
    }
    let twice = "call ContactService.addToCampaign 17 1 --sandbox --backend v2 --sequence 1=7/71 --sequence 01=7/72";
    let output = keap(twice, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("twice"), "{}", told(&output));
}
