//! Keap's ContactService and DataService over XML-RPC, REST v1 or REST v2.
