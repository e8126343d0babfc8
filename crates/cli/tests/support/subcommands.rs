//! The commands below a command, as its help lists them.

/// Their names, without `help` itself; none for a command that has none below.
pub(crate) fn subcommands(help: &str) -> impl Iterator<Item = &str> {
    let below = help
        .split_once("\nCommands:\n")
        .map_or("", |(_, below)| below);
    below
        .lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
}
