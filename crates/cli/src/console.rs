//! What a console has to be asked before it is written to.

/// Whether the terminal follows escape sequences. A console of Windows has to be asked to; elsewhere one whose name is empty
/// is not known to.
pub(crate) fn follows_escapes() -> bool {
    #[cfg(windows)]
    {
        crossterm::ansi_support::supports_ansi()
    }
    #[cfg(not(windows))]
    std::env::var_os("TERM").is_none_or(|name| name != "dumb" && !name.is_empty())
}
