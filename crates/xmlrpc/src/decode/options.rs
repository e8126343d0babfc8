//! What is let through, and how much of it.

/// The greatest depth that [`Limits::depth`] can allow; a greater number there means this one.
///
/// It keeps every tree shallow enough to be dropped, compared and printed on the smallest thread
/// stack, so that no input can make any of that overflow.
pub const MAX_DEPTH: usize = 256;

/// How a message is read.
///
/// Always accepted, because XML says so or real servers write it: blanks, comments and processing
/// instructions between elements and inside text; `i4` and `int`, `i8`, `nil`, the last two also
/// with a prefix such as `ex:`; text without a type tag; empty forms of everything that can be
/// empty; fault members in either order; blanks around numbers and dates. Always refused:
/// document type declarations, entities other than the five of XML, anything after the root.
///
/// ```
/// use keap_xmlrpc::{DecodeOptions, Limits};
///
/// let options = DecodeOptions::strict().with_limits(Limits::default().depth(16));
/// assert!(!options.lenient);
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DecodeOptions {
    /// Accepts what the specification does not have but servers write: attributes on tags, a
    /// fault code as a string, `true` and `false` as booleans, an array without its `<data>`, white
    /// space before the XML declaration. On by default.
    pub lenient: bool,
    /// Reads on over characters that XML forbids, and shows them as U+FFFD: control characters,
    /// raw or as references, and bytes that are not UTF-8. Two references that together are a
    /// surrogate pair become the character they mean. An `&` that starts no known reference stays. Off
    /// by default: then the first of them is an error that names row and member.
    pub lossy: bool,
    /// Takes a date beyond its calendar for the one it rolls over to, as the server does (Apache XML-RPC, with Java's
    /// lenient calendar): hour 24 is midnight of the next day, the 32nd of December the first of January. An empty date is an
    /// empty text. Off by default: then either is an error.
    pub rolling: bool,
    /// Tries the fast path first. It changes no result, only the time; on by default.
    pub fast_path: bool,
    /// How much is read before it is too much.
    pub limits: Limits,
}

impl DecodeOptions {
    /// What the specification has, and nothing that only some servers write.
    pub fn strict() -> Self {
        Self {
            lenient: false,
            ..Self::default()
        }
    }

    /// Reads on over forbidden characters: see [`lossy`](field@Self::lossy).
    pub fn lossy() -> Self {
        Self {
            lossy: true,
            ..Self::default()
        }
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The same with dates that roll over, or without: see [`rolling`](field@Self::rolling).
    #[must_use]
    pub fn with_rolling(self, rolling: bool) -> Self {
        Self { rolling, ..self }
    }

    /// The same with or without the fast path.
    #[must_use]
    pub fn with_fast_path(self, fast_path: bool) -> Self {
        Self { fast_path, ..self }
    }
}

/// Lenient, not lossy, fast, with the default limits.
impl Default for DecodeOptions {
    fn default() -> Self {
        Self {
            lenient: true,
            lossy: false,
            rolling: false,
            fast_path: true,
            limits: Limits::default(),
        }
    }
}

/// How much is read before it is too much. Each is the greatest number allowed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of one document; for a stream, of one row. 256 MiB.
    pub size: usize,
    /// Structs and arrays inside each other. 64, and never more than [`MAX_DEPTH`].
    pub depth: usize,
    /// Members of one struct, elements of one array. 4 million.
    pub members: usize,
    /// Bytes of one text, name or number. 128 MiB.
    pub text: usize,
    /// Members and elements in all, of one document; for a stream, of one row. No limit of its own.
    pub values: usize,
    /// Params of one call. No limit of its own.
    pub params: usize,
}

impl Limits {
    /// The same with another [`size`](field@Self::size).
    #[must_use]
    pub fn size(self, size: usize) -> Self {
        Self { size, ..self }
    }

    /// The same with another [`depth`](field@Self::depth).
    #[must_use]
    pub fn depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }

    /// The same with another number of [`members`](field@Self::members).
    #[must_use]
    pub fn members(self, members: usize) -> Self {
        Self { members, ..self }
    }

    /// The same with another length of one [`text`](field@Self::text).
    #[must_use]
    pub fn text(self, text: usize) -> Self {
        Self { text, ..self }
    }

    /// The same with another number of [`values`](field@Self::values).
    #[must_use]
    pub fn values(self, values: usize) -> Self {
        Self { values, ..self }
    }

    /// The same with another number of [`params`](field@Self::params).
    #[must_use]
    pub fn params(self, params: usize) -> Self {
        Self { params, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            size: 256 << 20,
            depth: 64,
            members: 4_000_000,
            text: 128 << 20,
            values: usize::MAX,
            params: usize::MAX,
        }
    }
}
