//! XML-RPC codec and Keap's legacy methods, typed.
