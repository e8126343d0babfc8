//! How a command is typed, with the names of values: `keap export [--to FOLDER] TABLE...`.

use clap::{Arg, ArgAction, Command};

use super::sections::plain;

/// The section. What has to be typed stands without brackets; flags of all commands come last.
pub(super) fn of(command: &Command) -> String {
    let own = command.get_bin_name().unwrap_or(command.get_name());
    let shown = command.get_arguments().filter(|flag| !flag.is_hide_set());
    let (words, flags): (Vec<&Arg>, Vec<&Arg>) = shown.partition(|flag| flag.is_positional());
    let (general, special): (Vec<&Arg>, Vec<&Arg>) =
        flags.into_iter().partition(|flag| is_general(flag));
    let mut parts = vec![format!("\\fB{}\\fR", plain(own))];
    parts.extend(special.into_iter().chain(general).map(bracketed));
    parts.extend(words.into_iter().map(bracketed));
    if command.get_subcommands().any(|one| !one.is_hide_set()) {
        parts.push("\\fICOMMAND\\fR".to_owned());
    }
    format!(".SH \"SYNOPSIS\"\n{}\n", parts.join("\n"))
}

fn is_general(flag: &Arg) -> bool {
    flag.is_global_set()
        || matches!(
            flag.get_action(),
            ArgAction::Help | ArgAction::HelpLong | ArgAction::Version
        )
}

/// One argument, in brackets where it may be left out.
fn bracketed(argument: &Arg) -> String {
    let flags = flags(argument);
    let values = values(argument);
    let is_many = matches!(argument.get_action(), ArgAction::Append | ArgAction::Count);
    let many = if is_many { "..." } else { "" };
    // A blank that breaks no line.
    let blank = if flags.is_empty() || values.is_empty() {
        ""
    } else {
        "\\ "
    };
    let inner = format!("{flags}{blank}{values}");
    match argument.is_required_set() {
        true => format!("{inner}{many}"),
        false => format!("[{inner}]{many}"),
    }
}

fn flags(argument: &Arg) -> String {
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let all = short.into_iter().chain(long);
    let all: Vec<String> = all
        .map(|flag| format!("\\fB{}\\fR", plain(&flag)))
        .collect();
    all.join("|")
}

fn values(argument: &Arg) -> String {
    let takes = argument.is_positional() || argument.get_action().takes_values();
    let names = argument.get_value_names().filter(|_| takes);
    let names = names.unwrap_or_default().iter();
    let all: Vec<String> = names
        .map(|name| format!("\\fI{}\\fR", plain(name)))
        .collect();
    all.join("\\ ")
}

#[cfg(test)]
mod tests {
    use clap::{Arg, ArgAction, Command};

    use super::*;

    #[test]
    fn values_have_their_names_and_what_may_be_left_out_brackets() {
        let command = Command::new("keap")
            .disable_help_flag(true)
            .arg(Arg::new("to").long("to").value_name("FOLDER"))
            .arg(
                Arg::new("redirect")
                    .long("redirect-uri")
                    .value_name("URI")
                    .required(true),
            )
            .arg(
                Arg::new("quiet")
                    .long("quiet")
                    .short('q')
                    .action(ArgAction::SetTrue)
                    .global(true),
            )
            .arg(
                Arg::new("tables")
                    .value_name("TABLE")
                    .action(ArgAction::Append),
            );
        assert_eq!(
            of(&command),
            ".SH \"SYNOPSIS\"\n\\fBkeap\\fR\n[\\fB\\-\\-to\\fR\\ \\fIFOLDER\\fR]\n\\fB\\-\\-redirect\\-uri\\fR\\ \\fIURI\\fR\n[\\fB\\-q\\fR|\\fB\\-\\-quiet\\fR]\n[\\fITABLE\\fR]...\n"
        );
    }
}
