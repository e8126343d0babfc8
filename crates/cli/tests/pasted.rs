//! Every command of the pages, and of the examples in `--help`, is pasted into a shell that reaches the local Keap and
//! nobody else. It has to be understood and to end well: with 0, or with 1 where it looked and found something.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "pasted/apart.rs"]
mod apart;
#[path = "support/called.rs"]
mod called;
#[path = "pasted/pages.rs"]
mod pages;
#[path = "pasted/scene.rs"]
mod scene;
#[path = "support/subcommands.rs"]
mod subcommands;

use std::sync::Mutex;

use pages::Page;
use scene::Shell;

/// How many pages are pasted at the same time.
const AT_ONCE: usize = 3;

#[test]
fn every_command_of_the_pages_can_be_pasted() {
    paste(pages::written(), 60);
}

#[test]
fn every_example_of_the_help_can_be_pasted() {
    paste(pages::helps(), 60);
}

/// Pastes all commands of the pages, of each in a folder of its own, and tells of all that did not end well.
fn paste(pages: Vec<Page>, at_least: usize) {
    let pages = Mutex::new(pages.into_iter());
    let (wrong, pasted) = (Mutex::new(Vec::new()), Mutex::new(0));
    std::thread::scope(|threads| {
        for _ in 0..AT_ONCE {
            threads.spawn(|| {
                loop {
                    let Some(page) = pages.lock().unwrap().next() else {
                        break;
                    };
                    if page.commands.is_empty() {
                        continue;
                    }
                    let shell = Shell::new(&page.name);
                    for command in page
                        .commands
                        .iter()
                        .filter(|command| apart::reason(command).is_none())
                    {
                        *pasted.lock().unwrap() += 1;
                        if let Err(why) = shell.paste(command) {
                            wrong
                                .lock()
                                .unwrap()
                                .push(format!("{}: {}\n{why}", page.name, command.line));
                        }
                    }
                }
            });
        }
    });
    let (wrong, pasted) = (wrong.into_inner().unwrap(), pasted.into_inner().unwrap());
    assert!(
        wrong.is_empty(),
        "{} of {pasted}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(pasted >= at_least, "{pasted} commands");
}

/// Whoever asks for the help of a command finds a line to begin with.
#[test]
fn every_help_has_an_example_that_can_be_pasted() {
    let bare: Vec<String> = pages::helps()
        .into_iter()
        .filter(|page| page.commands.is_empty())
        .map(|page| page.name)
        .collect();
    assert_eq!(bare, Vec::<String>::new());
}

/// What is set apart is there, so that the table does not outlive the pages.
#[test]
fn whatever_is_set_apart_is_on_a_page() {
    let pages = [pages::written(), pages::helps()].concat();
    for (words, why) in apart::APART {
        let is_there = pages
            .iter()
            .flat_map(|page| &page.commands)
            .any(|command| apart::is_meant(&command.line, words));
        assert!(is_there, "{words} ({why}) is on no page");
    }
}
