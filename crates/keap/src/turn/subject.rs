//! What a call looks at before it writes: those of one subject wait for each other.

use keap_schema::{Change, NewRecord};

use crate::{Invocation, fold};

/// One thing in the account that is looked at and written.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Subject {
    /// A row of a table, in lower case.
    Record(String, i64),
    /// What stands between two records.
    Pair(&'static str, [i64; 2]),
    /// What is looked for by a text, which stands here as it is compared.
    Text(&'static str, String),
}

impl Subject {
    pub(crate) fn record(table: &str, id: i64) -> Self {
        Self::Record(table.to_ascii_lowercase(), id)
    }

    /// A company that is looked for by its name, which is compared as it is.
    pub(crate) fn company(name: &str) -> Self {
        Self::Text("company", name.to_owned())
    }

    /// The subject of a call; none when it looks at nothing before it writes, or what it writes has no id yet.
    pub(crate) fn of(invocation: &Invocation) -> Option<Self> {
        Some(match invocation {
            Invocation::ContactUpdate { id, .. } => Self::record("Contact", id.get()),
            Invocation::DataUpdate { table, id, .. } => Self::record(table, *id),
            Invocation::DataAdd { table, values } => return container(table, values),
            // Every check looks for the address, some for more: those of one address find what another one adds.
            Invocation::ContactAddWithDupCheck { values, .. } => {
                let Some(Change::Set(email)) = values.get("Email") else {
                    return None;
                };
                Self::Text("contact", fold::fold(&email.to_string()))
            }
            Invocation::ContactRemoveFromGroup { contact, tag } => {
                Self::Pair("tag", [contact.get(), tag.get()])
            }
            Invocation::ContactLink { contact, other, .. }
            | Invocation::ContactUnlink { contact, other, .. } => {
                let mut both = [contact.get(), other.get()];
                both.sort_unstable();
                Self::Pair("link", both)
            }
            Invocation::EmailOptIn { email, .. } | Invocation::EmailOptOut { email, .. } => {
                Self::Text("status", fold::fold(email))
            }
            Invocation::DataUpdateCustomField { id, .. } => Self::record("DataFormField", id.get()),
            Invocation::DiscountAddCategoryAssignment { discount, .. } => {
                Self::record("discount", discount.get())
            }
            Invocation::FileReplace { id, .. } | Invocation::FileRename { id, .. } => {
                Self::record("FileBox", id.get())
            }
            Invocation::InvoiceCharge { invoice, .. }
            | Invocation::InvoiceAddManualPayment { invoice, .. }
            | Invocation::InvoiceAddPaymentPlan { invoice, .. }
            | Invocation::InvoiceDelete { invoice } => Self::record("Invoice", invoice.get()),
            Invocation::InvoiceCreateForRecurring { subscription } => {
                Self::record("RecurringOrder", subscription.get())
            }
            _ => return None,
        })
    }
}

/// What holds the list that a new row is written into.
fn container(table: &str, values: &NewRecord) -> Option<Subject> {
    let (container, column) = match table {
        "ProductCategoryAssign" => ("ProductCategory", "ProductCategoryId"),
        "ProductOptValue" => ("ProductOption", "ProductOptionId"),
        _ => return None,
    };
    let Some(Change::Set(id)) = values.get(column) else {
        return None;
    };
    let id = id.to_string().trim().parse().ok()?;
    Some(Subject::record(container, id))
}

#[cfg(test)]
mod tests {
    use keap_schema::Changes;

    use super::*;
    use crate::{ContactId, DupCheck};

    fn same(one: &Invocation, other: &Invocation) -> bool {
        let subject = Subject::of(one);
        assert!(subject.is_some(), "{one:?}");
        subject == Subject::of(other)
    }

    #[test]
    fn a_record_is_the_same_whatever_service_writes_it() {
        let update = Invocation::contact_update(ContactId::new(17), Changes::new());
        let row = |table: &str, id| Invocation::data_update(table.to_owned(), id, Changes::new());
        assert!(same(&update, &row("Contact", 17)));
        assert!(!same(&update, &row("Contact", 18)));
        assert!(!same(&update, &row("Company", 17)));
    }

    #[test]
    fn a_duplicate_check_is_that_of_its_address() {
        let add = |email: &str, check| {
            let values = NewRecord::new().set_by_name("Email", email);
            Invocation::contact_add_with_dup_check(values, check)
        };
        let ann = add("ann@example.com", DupCheck::Email);
        assert!(same(&ann, &add("Ann@Example.com", DupCheck::EmailAndName)));
        assert!(!same(&ann, &add("bob@example.com", DupCheck::Email)));
        let nobody = Invocation::contact_add_with_dup_check(NewRecord::new(), DupCheck::Email);
        assert!(Subject::of(&nobody).is_none());
    }

    #[test]
    fn a_row_that_is_written_into_a_list_waits_for_the_others_of_the_list() {
        let add = |category: &str, product: i64| {
            let values = NewRecord::new()
                .set_by_name("ProductCategoryId", category)
                .set_by_name("ProductId", product);
            Invocation::data_add("ProductCategoryAssign".to_owned(), values)
        };
        assert!(same(&add("3", 1), &add(" 3", 2)));
        assert!(!same(&add("3", 1), &add("4", 1)));
    }
}
