//! Files that are made to hurt: each costs bounded time and memory, and what is found does not write to a terminal.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use keap_audit::{Audit, Findings, Skip};
use keap_tests::scratch::Scratch;

/// No file of these may take longer, in an unoptimised build on a machine that does other things.
const LONGEST: Duration = Duration::from_secs(60);

fn read(name: &str, bytes: &[u8]) -> Findings {
    // The depth of a program is followed by recursion; a walk has threads with the stack for it.
    let folder = Scratch::new("audit");
    fs::write(folder.path(name), bytes).unwrap();
    read_folder(&folder.path(""))
}

fn read_folder(folder: &Path) -> Findings {
    let folder = folder.to_owned();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let audit = Audit::new(Vec::new()).unwrap().threads(2);
        drop(sender.send(audit.run(&[folder]).unwrap()));
    });
    let found = receiver.recv_timeout(LONGEST);
    found.expect("the reading ends in time")
}

fn skipped(found: &Findings, reason: Skip) -> usize {
    found.reading.skipped.get(&reason).copied().unwrap_or(0)
}

const CALL: &str = "$app = new iSDK();\n$app->grpAssign(1, 2);\n";

#[test]
fn deep_nesting_ends() {
    for (open, close) in [
        ("(", ")"),
        ("array(", ")"),
        ("[", "]"),
        ("f(function() { return ", "; })"),
    ] {
        let deep = format!(
            "<?php {CALL} $x = {}1{};",
            format!("{open}\n").repeat(20_000),
            format!("{close}\n").repeat(20_000)
        );
        let found = read("deep.php", deep.as_bytes());
        // What stands before it is found, or the whole is told to be unread.
        assert!(
            found.hits.len() == 1 || skipped(&found, Skip::Unfinished) == 1,
            "{open}"
        );
    }
    let deep = format!(
        "server = ServerProxy(u)\nx = {}1{}\n",
        "{1: ".repeat(5_000),
        "}".repeat(5_000)
    );
    read("deep.py", deep.as_bytes());
    let chain = format!("<?php {CALL} $x{};", "->a()\n".repeat(20_000));
    read("chain.php", chain.as_bytes());
    let text = format!("<?php {CALL} $x = 'a'{};", " . 'b'\n".repeat(20_000));
    assert_eq!(read("text.php", text.as_bytes()).hits.len(), 1);
}

#[test]
fn long_lines_are_read_by_patterns() {
    let line = format!("f('ContactService.add');{}", "x=1;".repeat(500_000));
    let found = read("app.min.js", line.as_bytes());
    assert_eq!(skipped(&found, Skip::Minified), 1);
    assert_eq!(found.hits.len(), 1);
}

#[test]
fn lines_around_a_long_one_are_read_as_what_they_are() {
    let program = format!("<?php $picture = '{}';\n{CALL}", "QUJD".repeat(100_000));
    let found = read("picture.php", program.as_bytes());
    assert_eq!(skipped(&found, Skip::Minified), 1);
    let told: Vec<_> = found
        .hits
        .iter()
        .map(|hit| (hit.line, hit.dialect.as_str()))
        .collect();
    assert_eq!(told, [(3, "php-isdk")]);
}

#[test]
fn many_calls_of_one_file_cost_no_more_than_each() {
    let call = "client.methodCall('ContactService.add', [k, {Email: 1}]);\n";
    let found = read("many.js", call.repeat(20_000).as_bytes());
    assert_eq!(found.hits.len(), 20_000);
    let heredocs = "x = <<A + <<B\n".repeat(20_000);
    let found = read(
        "open.rb",
        format!("{heredocs}Infusionsoft.contact_add\n").as_bytes(),
    );
    assert_eq!(found.hits.len(), 1);
    let nested = format!("$c->call('ContactService.add', {}1", "{a=>[".repeat(20_000));
    let found = read("deep.pl", nested.as_bytes());
    assert_eq!(skipped(&found, Skip::Unfinished), 1);
}

#[test]
fn a_call_in_what_a_grammar_cannot_read_is_found_or_told_of() {
    let broken = format!(
        "let x: {}client.methodCall('ContactService.add', [])\n// client.methodCall('ContactService.load', [])\n",
        "A<\n".repeat(100)
    );
    let found = read("broken.ts", broken.as_bytes());
    let told: Vec<_> = found.hits.iter().map(|hit| hit.line).collect();
    assert_eq!(told, [101]);
    let one_line = format!(
        "{}client.Call(\"ContactService.add\")",
        "class A{".repeat(10_000)
    );
    let found = read("broken.cs", one_line.as_bytes());
    assert_eq!(skipped(&found, Skip::Unfinished), 1);
}

#[test]
fn values_do_not_grow_without_end() {
    let mut program = String::from("<?php $app = new iSDK(); $a = array('x');\n");
    for _ in 0..200 {
        program.push_str("$a = array($a, $a, $a); $s = $s . $s . 'ContactService.add';\n");
    }
    program.push_str("$app->dsQuery('Contact', 1, 0, $a, $a);\n");
    let found = read("grow.php", program.as_bytes());
    assert_eq!(found.hits.len(), 1);
    let mut calls = String::from("<?php $app = new iSDK();\n");
    for number in 0..300 {
        calls.push_str(&format!(
            "function f{number}($m) {{ return f{}($m); }}\n",
            (number + 1) % 300
        ));
    }
    calls.push_str("f0('ContactService.add');\n");
    read("round.php", calls.as_bytes());
}

/// Functions that all call each other, each with calls that depend on what it is given.
#[test]
fn helpers_of_helpers_end() {
    let count = 300;
    let calls: String = (0..count).map(|n| format!("f{n}($t, $c);")).collect();
    let body = "$app->dsLoad($t, 1, $c); $app->dsQuery($t, 9, 0, $c, $c);";
    let mut program = format!("<?php {CALL}");
    for n in 0..count {
        program.push_str(&format!(
            "function f{n}($t, $c) {{ global $app; {body} {calls} }}\n"
        ));
    }
    program.push_str("f0('Contact', ['Id']);\n");
    let found = read("web.php", program.as_bytes());
    assert!(found.hits.len() < 100_000, "{}", found.hits.len());
    assert!(!found.hits.is_empty());
    // Each in the one before it, down to what a person would not follow.
    let deep: String = (1..2_000)
        .map(|n| format!("function g{n}($c) {{ g{}($c); }}\n", n - 1))
        .collect();
    let first = "function g0($c) { global $app; $app->loadCon(1, $c); }\n";
    let found = read(
        "chain.php",
        format!("<?php {CALL}{first}{deep}g3(['Email']);\n").as_bytes(),
    );
    let last = found.hits.iter().max_by_key(|hit| hit.line).unwrap();
    assert_eq!(last.reads, ["Email"], "{last:?}");
}

#[test]
fn broken_encodings_are_read_as_far_as_they_go() {
    let mut bytes =
        b"<?php // \xff\xfe\xfa\xc3\x28 \xe2\x82\n$app = new iSDK();\n$n = '\x80\x81';\n".to_vec();
    bytes.extend_from_slice(b"$app->grpAssign(1, 2);\n");
    let found = read("broken.php", &bytes);
    assert_eq!(found.hits[0].line, 4);
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain("<?php\n$app = new iSDK();\n$app->grpAssign(1, 2);\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read("wide.php", &utf16).hits[0].line, 3);
    let binary = read(
        "binary.php",
        b"<?php\0$app = new iSDK(); $app->grpAssign(1, 2);",
    );
    assert_eq!(skipped(&binary, Skip::Binary), 1);
    assert!(binary.hits.is_empty());
}

#[test]
fn garbage_in_every_language_ends() {
    let mut state = 7_u32;
    let mut garbage = String::from("ContactService.add infusionsoft ");
    for _ in 0..6_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let letters = b"(){}[]'\"`$#/*\\;:,.<>=+-ab\n @%&|";
        garbage.push(char::from(letters[(state >> 16) as usize % letters.len()]));
    }
    for ending in [
        "php", "py", "rb", "pl", "java", "js", "ts", "go", "sh", "cs", "vb", "ex", "json", "xml",
    ] {
        read(&format!("garbage.{ending}"), garbage.as_bytes());
    }
}

#[test]
fn huge_files_are_counted_and_not_read() {
    let folder = Scratch::new("audit");
    let huge = |name: &str, head: &str| {
        fs::write(folder.path(name), head).unwrap();
        let file = fs::File::options().append(true).open(folder.path(name));
        file.unwrap().set_len(1 << 40).unwrap();
    };
    huge("video.php", "");
    huge("text.php", &"// a comment\n".repeat(1_000));
    let found = read_folder(&folder.path(""));
    assert_eq!(skipped(&found, Skip::Binary), 1);
    assert_eq!(skipped(&found, Skip::Large), 1);
    assert_eq!(found.reading.in_doubt(), 1);
}

/// What is over the limit is searched for a word, so that a lock file or a dump with none is no doubt.
#[test]
fn large_files_are_in_doubt_only_with_a_word() {
    let folder = Scratch::new("audit");
    let filler = "-- a row of something else\n".repeat(200_000);
    fs::write(folder.path("dump.sql"), &filler).unwrap();
    let found = read_folder(&folder.path(""));
    assert_eq!((found.reading.in_doubt(), found.reading.files), (0, 1));
    fs::write(folder.path("dump.sql"), format!("{filler}{CALL}")).unwrap();
    let found = read_folder(&folder.path(""));
    assert_eq!(skipped(&found, Skip::Large), 1);
    assert_eq!(found.reading.not_read[0].0, "dump.sql");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_pipes_not_opened() {
    let outside = Scratch::new("audit");
    fs::write(outside.path("secret.php"), format!("<?php {CALL}")).unwrap();
    let folder = Scratch::new("audit");
    let link = |to: &Path, name: &str| {
        std::os::unix::fs::symlink(to, folder.path(name)).unwrap();
    };
    link(&folder.path(""), "loop");
    link(&outside.path(""), "outside");
    link(&outside.path("secret.php"), "file.php");
    link(Path::new("/dev/zero"), "zero.php");
    let pipe = std::process::Command::new("mkfifo")
        .arg(folder.path("pipe.php"))
        .status();
    let found = read_folder(&folder.path(""));
    assert!(found.hits.is_empty());
    assert_eq!(skipped(&found, Skip::Link), 4);
    drop(pipe);
}

/// What git would run is not run, and what it would ignore is left out.
#[test]
fn a_repository_is_only_read() {
    let folder = Scratch::new("audit");
    let git = folder.path(".git");
    fs::create_dir(&git).unwrap();
    fs::write(
        git.join("config"),
        "[core]\n\tfsmonitor = touch ran\n\tpager = touch ran\n",
    )
    .unwrap();
    fs::write(folder.path(".gitignore"), "vendor/\n").unwrap();
    fs::create_dir(folder.path("vendor")).unwrap();
    for name in ["vendor/a.php", "b.php"] {
        fs::write(folder.path(name), format!("<?php {CALL}")).unwrap();
    }
    let found = read_folder(&folder.path(""));
    assert_eq!(found.hits.len(), 1);
    assert_eq!(found.hits[0].file, "b.php");
    assert!(!folder.path("ran").exists());
    let audit = Audit::new(Vec::new()).unwrap().with_ignored();
    assert_eq!(audit.run(&[folder.path("")]).unwrap().hits.len(), 2);
}
