//! What may be done with the rows of a table at all: XML-RPC never deleted a tag, whatever REST would do, and a program that
//! tries is to be answered as it always was. What goes to XML-RPC itself is refused there.

use keap::{Invocation, Operation};
use keap_schema::{TableAccess, TableInfo};
use keap_xmlrpc::Fault;

use crate::fault;

/// # Errors
/// Fault 7 for what XML-RPC does with the rows of no account.
pub(crate) fn check(invocation: &Invocation) -> Result<(), Fault> {
    let table = invocation.table().and_then(keap_schema::table);
    match table {
        Some(table) if !allows(table, invocation.operation()) => {
            Err(fault::no_table_access(table.name))
        }
        _ => Ok(()),
    }
}

fn allows(table: &TableInfo, operation: Operation) -> bool {
    let TableAccess {
        read,
        add,
        edit,
        delete,
        ..
    } = table.access;
    use Operation::*;
    match operation {
        DataLoad | DataQuery | DataFindByField | DataCount => read,
        DataAdd => add,
        DataUpdate => edit,
        DataDelete => delete,
        // Methods of other services have rights of their own.
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_added_and_changed_and_never_deleted() {
        let delete = |table: &str| check(&Invocation::data_delete(table.to_owned(), 1));
        for table in [
            "ContactGroup",
            "ContactGroupCategory",
            "Product",
            "SubscriptionPlan",
        ] {
            let fault = delete(table).unwrap_err();
            let told = format!("[NoTableAccess]Access denied to table {table}");
            assert_eq!((fault.code, fault.string), (7, told));
        }
        for table in ["Contact", "ProductCategory", "nothing"] {
            assert_eq!(delete(table), Ok(()), "{table}");
        }
    }
}
