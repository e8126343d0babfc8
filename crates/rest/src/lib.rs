//! Keap's REST API v1 and v2, typed.
