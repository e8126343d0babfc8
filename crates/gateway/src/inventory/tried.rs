//! What was tried over REST, by calls or by comparisons: of what only XML-RPC was asked nobody knows that REST takes it.

use std::collections::BTreeSet;

use super::row::InventoryRow;
use super::seen::Compared;

/// Methods, each on a table, that calls of an application name and that nothing was tried of over REST.
#[derive(Debug, Default)]
pub(crate) struct Untried(BTreeSet<[String; 3]>);

impl Untried {
    /// What the rows and the comparisons of all applications leave untried. Rows of an earlier version, which did not count by
    /// which way calls went, are taken for tried.
    pub(crate) fn of(rows: &[InventoryRow], compared: &[Compared]) -> Self {
        let of_row = |row: &InventoryRow| [&row.tenant, &row.method, &row.table].map(String::clone);
        let passed = rows.iter().filter(|row| row.over_xmlrpc > 0).map(of_row);
        let mut untried: BTreeSet<[String; 3]> = passed.collect();
        for row in rows.iter().filter(|row| row.over_rest > 0) {
            untried.remove(&of_row(row));
        }
        for one in compared.iter().filter(|one| one.comparisons > 0) {
            untried.remove(&[&one.tenant, &one.method, &one.table].map(String::clone));
        }
        Self(untried)
    }

    /// Whether nothing of what a row calls was tried.
    pub(crate) fn has(&self, row: &InventoryRow) -> bool {
        self.0
            .contains(&[&row.tenant, &row.method, &row.table].map(String::clone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(caller: &str, over_xmlrpc: i64, over_rest: i64) -> InventoryRow {
        InventoryRow {
            tenant: "ab123".to_owned(),
            caller: caller.to_owned(),
            method: "DataService.query".to_owned(),
            table: "Contact".to_owned(),
            over_xmlrpc,
            over_rest,
            ..InventoryRow::default()
        }
    }

    #[test]
    fn what_only_xmlrpc_was_asked_is_untried_until_anybody_asks_rest() {
        let is_untried = |rows: &[InventoryRow], compared: &[Compared]| {
            Untried::of(rows, compared).has(&rows[0])
        };
        assert!(is_untried(&[row("shop", 3, 0)], &[]));
        assert!(!is_untried(&[row("shop", 3, 1)], &[]));
        assert!(!is_untried(&[row("shop", 3, 0), row("desk", 0, 1)], &[]));
        // An earlier version did not count.
        assert!(!is_untried(&[row("shop", 0, 0)], &[]));
        let mut one = Compared::default();
        for (of, name) in [
            (&mut one.tenant, "ab123"),
            (&mut one.method, "DataService.query"),
            (&mut one.table, "Contact"),
        ] {
            name.clone_into(of);
        }
        assert!(is_untried(&[row("shop", 3, 0)], std::slice::from_ref(&one)));
        one.comparisons = 1;
        assert!(!is_untried(
            &[row("shop", 3, 0)],
            std::slice::from_ref(&one)
        ));
        "Company".clone_into(&mut one.table);
        assert!(is_untried(&[row("shop", 3, 0)], &[one]));
    }
}
