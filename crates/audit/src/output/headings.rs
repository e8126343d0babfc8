//! What the columns of tables are called, in Markdown and on the page alike.

pub(super) const CALLS: [&str; 8] = [
    "Effort",
    "Call",
    "Uses",
    "Files",
    "Calls in logs",
    "Over",
    "Differences",
    "Why",
];

pub(super) const OWNER: [&str; 4] = ["Name", "Needed", "Why", "For"];

pub(super) const CREDENTIALS: [&str; 3] = ["Where", "Kind", "Shown"];

pub(super) const ADDRESSES: [&str; 2] = ["Where", "Address"];

pub(super) const TRAFFIC: [&str; 8] = [
    "Caller",
    "Call",
    "Calls",
    "Failed",
    "Addresses",
    "First",
    "Last",
    "Effort",
];

pub(super) const REPOSITORIES: [&str; 5] =
    ["Repository", "Uses", "Files", "Blockers", "Credentials"];

/// A use by the facade, and over REST alone.
pub(super) const FACADE: &str = "By the facade, in Rust";
pub(super) const REST: &str = "Over REST alone";
