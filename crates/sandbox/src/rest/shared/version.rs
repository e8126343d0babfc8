//! The versions of REST.

/// The version a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    V1,
    V2,
}

impl Version {
    /// The version that a path names, and the path behind it.
    pub(crate) fn of_path(path: &str) -> Option<(Self, &str)> {
        let rest = path.strip_prefix("/crm/rest/")?;
        let (version, rest) = rest.split_once('/').unwrap_or((rest, ""));
        match version {
            "v1" => Some((Self::V1, rest)),
            "v2" => Some((Self::V2, rest)),
            _ => None,
        }
    }

    /// The word in paths.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V2 => "v2",
        }
    }
}
