//! The lines to paste that `keap gateway run --sandbox` prints, run as they stand there.

use std::io::{BufRead as _, Write as _};
use std::process::Command;

use super::Home;

/// The lines below a heading, up to the next empty line.
fn sample(lines: &[String], heading: &str) -> String {
    let mut below = lines.iter().skip_while(|line| *line != heading).skip(1);
    let sample: Vec<&str> = below
        .by_ref()
        .map(String::as_str)
        .take_while(|line| !line.is_empty())
        .collect();
    assert!((1..=3).contains(&sample.len()), "{heading}: {lines:#?}");
    sample.join("\n")
}

#[cfg(unix)]
#[test]
fn each_sample_runs_as_it_is_printed() {
    let home = Home::new();
    let mut serving = home.serve("--sandbox --listen 127.0.0.1:0");
    let mut lines = Vec::new();
    // The last sample ends the text.
    while !lines.iter().any(|line: &String| line.starts_with("  -d ")) {
        let mut line = String::new();
        assert_ne!(
            serving.errors.read_line(&mut line).unwrap(),
            0,
            "{lines:#?}"
        );
        lines.push(line.trim_end().to_owned());
    }
    for (heading, program, flag) in [
        ("# Python", "python3", "-c"),
        ("// PHP", "php", "-r"),
        ("# curl", "sh", "-c"),
    ] {
        let text = sample(&lines, heading);
        // A file of PHP begins so; its flag for lines wants them without.
        let text = match heading {
            "// PHP" => text.strip_prefix("<?php ").unwrap().to_owned(),
            _ => text,
        };
        let Ok(output) = Command::new(program).args([flag, &text]).output() else {
            // The test harness captures what the print macros write, not this.
            let told = format!("SKIPPED: there is no {program} on this machine\n");
            let _ = std::io::stderr().write_all(told.as_bytes());
            continue;
        };
        let told = super::Told::of(output);
        told.is(0, &["Joseph"]);
    }
    serving.stop().is(0, &["\"caller\":\"key-1\""]);
}
