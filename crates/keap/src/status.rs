//! HTTP error statuses in the terms of the facade.

use crate::ErrorKind;

/// The kind of an error status.
pub(crate) fn kind_of(status: u16) -> ErrorKind {
    match status {
        400 | 405 | 406 | 412 | 422 => ErrorKind::InvalidRequest,
        401 => ErrorKind::Unauthenticated,
        402 | 403 => ErrorKind::PermissionDenied,
        404 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        429 => ErrorKind::RateLimited,
        // What is gone is a part of the API: no record is told so.
        408 | 410 | 500..=599 => ErrorKind::Unavailable,
        _ => ErrorKind::Unexpected,
    }
}

/// Whether a request that was answered so may have been carried out: a server or something in front of it gave up on it.
#[cfg(feature = "xmlrpc")]
pub(crate) fn leaves_it_open(status: u16) -> bool {
    matches!(status, 408 | 500..=599)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_documented_status_has_its_kind() {
        let kinds = [400, 401, 403, 404, 409, 429, 500, 503, 302].map(kind_of);
        assert_eq!(
            kinds,
            [
                ErrorKind::InvalidRequest,
                ErrorKind::Unauthenticated,
                ErrorKind::PermissionDenied,
                ErrorKind::NotFound,
                ErrorKind::Conflict,
                ErrorKind::RateLimited,
                ErrorKind::Unavailable,
                ErrorKind::Unavailable,
                ErrorKind::Unexpected,
            ]
        );
    }
}
