//! Whether standard output leads nowhere, so that what is shown only once would be lost.

/// Whether standard output is closed, or leads to where nothing comes back from. Which of the two it is cannot be told for
/// sure: a program that is started without standard output finds `/dev/null` there, put by its runtime library.
#[cfg(unix)]
pub(crate) fn is_output_lost() -> bool {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
    let Ok(output) = std::io::stdout().as_fd().try_clone_to_owned() else {
        return true;
    };
    let output = std::fs::File::from(output).metadata();
    let (Ok(output), Ok(nowhere)) = (output, std::fs::metadata("/dev/null")) else {
        return false;
    };
    output.file_type().is_char_device() && output.rdev() == nowhere.rdev()
}

/// Not known here.
#[cfg(not(unix))]
pub(crate) fn is_output_lost() -> bool {
    false
}
