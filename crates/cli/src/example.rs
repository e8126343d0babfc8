//! An example of a command out of its own help, for whoever left out what it needs.

use clap::Command;

/// The first example of the command that the arguments name; none where its help has none.
pub(crate) fn of(mut program: Command, arguments: impl Iterator<Item = String>) -> Option<String> {
    let mut line = program.get_name().to_owned();
    // What the program itself shows are places to begin.
    let mut pages = Vec::new();
    for argument in arguments.skip(1) {
        let Some(below) = program.find_subcommand(&argument) else {
            continue;
        };
        let below = below.clone();
        line = format!("{line} {}", below.get_name());
        pages.push(page(&below));
        program = below;
    }
    let is_example = |shown: &&str| {
        shown
            .strip_prefix(&line)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let mut examples = pages
        .iter()
        .rev()
        .flat_map(|page| page.lines().map(str::trim));
    examples.find(is_example).map(str::to_owned)
}

fn page(command: &Command) -> String {
    let page = command.get_after_help();
    page.map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use crate::args::Cli;

    #[test]
    fn an_example_is_of_the_command_that_is_named() {
        let of = |line: &str| super::of(Cli::command(), line.split(' ').map(str::to_owned));
        let adopt = of("keap gateway key adopt --app ab123").unwrap();
        assert!(
            adopt.starts_with("keap gateway key adopt --app "),
            "{adopt}"
        );
        let login = of("keap --quiet auth login").unwrap();
        assert!(
            login.starts_with("keap auth login --redirect-uri "),
            "{login}"
        );
        assert_eq!(of("keap config path"), None);
        assert_eq!(of("keap nothing"), None);
    }
}
