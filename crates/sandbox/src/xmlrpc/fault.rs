//! The faults of the server: code, bracketed name, text. Texts that no recording shows are marked
//! inferred.

use keap_xmlrpc::Fault;

/// 1: the host is not this account's.
pub(crate) fn invalid_config() -> Fault {
    Fault::new(
        1,
        "[InvalidConfig]Invalid Configuration: for help setting up your API, please contact Support \
         (1-866-800-0004 ext. 2)",
    )
}

/// 2: the key is not the account's.
pub(crate) fn invalid_key() -> Fault {
    Fault::new(2, "[InvalidKey]Invalid Key")
}

/// 3, with a text of ours.
pub(crate) fn unexpected(text: &str) -> Fault {
    Fault::new(3, format!("[UnexpectedError]{text}"))
}

/// 3: a method that Keap has and the sandbox does not.
pub(crate) fn not_emulated(method: &str) -> Fault {
    unexpected(&format!("The sandbox does not emulate {method}"))
}

/// 4: a custom field could not be made.
pub(crate) fn custom_field() -> Fault {
    Fault::new(4, "[DatabaseError]Error creating custom field")
}

/// 4: one of two contacts has as many links as it may; code and text are inferred.
pub(crate) fn too_many_links() -> Fault {
    Fault::new(4, "[DatabaseError]The maximum number of links is reached")
}

/// 5.
pub(crate) fn record_not_found() -> Fault {
    Fault::new(5, "[RecordNotFound]Record was not found")
}

/// 6: a legacy sequence that does not exist.
pub(crate) fn loading_sequence() -> Fault {
    Fault::new(6, "[Loading]Error loading follow-up sequence")
}

/// 7.
pub(crate) fn no_table_access(table: &str) -> Fault {
    Fault::new(7, format!("[NoTableAccess]Access denied to table {table}"))
}

/// 8; the text is inferred from 7 and 10.
pub(crate) fn no_field_access(table: &str, field: &str) -> Fault {
    Fault::new(
        8,
        format!("[NoFieldAccess]Access denied to field {table}.{field}"),
    )
}

/// 9; the text is inferred from 10.
pub(crate) fn no_table(table: &str) -> Fault {
    Fault::new(9, format!("[NoTableFound]No table found: {table}"))
}

/// 10: table and field as they were sent.
pub(crate) fn no_field(table: &str, field: &str) -> Fault {
    Fault::new(10, format!("[NoFieldFound]No field found: {table}.{field}"))
}

/// 11; observed for `update`, inferred for the others.
pub(crate) fn no_fields(action: &str) -> Fault {
    Fault::new(11, format!("[NoFields]No fields sent for {action}"))
}

/// 12; the text is inferred.
pub(crate) fn invalid_parameter(text: &str) -> Fault {
    Fault::new(12, format!("[InvalidParameter]{text}"))
}

/// 13: no such user.
pub(crate) fn unknown_user(name: &str) -> Fault {
    Fault::new(
        13,
        format!("[FailedLoginAttempt]username not found: {name}"),
    )
}

/// 13: wrong password.
pub(crate) fn wrong_password() -> Fault {
    Fault::new(13, "[FailedLoginAttempt]Invalid username and/or password.")
}

/// 0: no such service or method.
pub(crate) fn no_handler(name: &str) -> Fault {
    Fault::new(0, format!("No such handler: {name}"))
}

/// 0: a method that exists, called with other types.
pub(crate) fn no_match(types: &[&str]) -> Fault {
    Fault::new(
        0,
        format!("No method matching arguments: {}", types.join(", ")),
    )
}

/// 0: an exception inside the handler.
pub(crate) fn failed_to_invoke(method: &str, reason: &str) -> Fault {
    let (service, name) = method.split_once('.').unwrap_or(("", method));
    let class = format!("com.infusionsoft.api.xmlrpc.XmlRpc{service}");
    Fault::new(
        0,
        format!("Failed to invoke method {name} in class {class}: {reason}"),
    )
}

/// 0: a `~` operator that the server trips over.
pub(crate) fn bad_operator() -> Fault {
    Fault::new(0, "String index out of range: -4")
}

/// 0: the body is not XML-RPC.
pub(crate) fn parse(reason: &str) -> Fault {
    Fault::new(0, format!("Failed to parse XML-RPC request: {reason}"))
}

/// 0: the body has no text, because of its encoding.
pub(crate) fn unread(reason: &str) -> Fault {
    Fault::new(0, format!("Failed to read XML-RPC request: {reason}"))
}
