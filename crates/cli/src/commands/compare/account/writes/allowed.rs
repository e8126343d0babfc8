//! What may be written, as --writes says it, and what a write touches.

use anyhow::{anyhow, bail};
use keap::schema::{Condition, QueryData};
use keap::{Backend, ContactId, Invocation, Keap, Operation, Outcome, TagId};
use serde::{Deserialize, Serialize};

use crate::connect::ConnectArgs;
use crate::failure::misuse;

/// Where a run may write.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Writes {
    /// A test contact.
    pub(super) contact: Option<ContactId>,
    /// A tag that starts nothing, for the contact.
    pub(super) tag: Option<TagId>,
    /// A developer's sandbox by the name of its application, in which records may be made; empty for the local Keap.
    pub(super) sandbox: Option<String>,
}

/// How a test contact is named.
const TEST_CONTACT: &str = "name a test contact by its number, --writes contact:17 for instance, which is read before and put back";

/// How a sandbox is named.
pub(in super::super) const SANDBOX: &str = "--writes sandbox for the local Keap, --writes sandbox:APP for a developer's sandbox of this name at Keap";

/// What a write touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Touches {
    /// This contact alone: its columns and its tags.
    Contact(ContactId),
    /// A row of this table that it makes.
    NewRow(&'static str),
}

/// Tables whose rows can be made and deleted again over any wire, and stand alone: no money hangs on them, and nothing is started
/// by them. Tags can be made, and XML-RPC does not delete them.
const STANDING_ALONE: [&str; 3] = ["Company", "Contact", "ContactAction"];

impl Writes {
    /// Whether this contact may be written to.
    pub(in super::super::super) fn names(&self, contact: ContactId) -> bool {
        self.contact == Some(contact)
    }

    /// Reads what --writes says; none where it says nothing.
    ///
    /// # Errors
    /// When a word is none of those, or says half of something.
    pub(in super::super) fn read(words: &[String]) -> anyhow::Result<Option<Self>> {
        if words.is_empty() {
            return Ok(None);
        }
        let mut writes = Self::default();
        for word in words {
            let (kind, name) = word.split_once(':').unwrap_or((word, ""));
            match kind {
                "contact" => writes.contact = Some(ContactId::new(id(word, name)?)),
                "tag" => writes.tag = Some(TagId::new(id(word, name)?)),
                "sandbox" => writes.sandbox = Some(name.to_lowercase()),
                _ => bail!(
                    "--writes {word:?} is none: use contact:ID, tag:ID beside it, sandbox for the local Keap or sandbox:APP for one of Keap's"
                ),
            }
        }
        if writes.tag.is_some() && writes.contact.is_none() {
            bail!("--writes tag:ID needs the contact that it is given to: contact:ID");
        }
        Ok(Some(writes))
    }

    /// Refuses a sandbox without a name that is not here.
    ///
    /// # Errors
    /// When it is elsewhere.
    pub(in super::super) fn check(&self, connect: &ConnectArgs) -> anyhow::Result<()> {
        let is_here = connect.sandbox || connect.base_url.as_deref().is_some_and(is_loopback);
        if self.sandbox.as_deref() == Some("") && !is_here {
            bail!(
                "--writes sandbox is for the local Keap\n  hint: a developer's sandbox at Keap is named: --writes sandbox:ab123"
            );
        }
        Ok(())
    }

    /// Fails when the account does not have the contact that may be written to: all that is only read would be compared
    /// before that shows.
    ///
    /// # Errors
    /// That it does not, or what the account answers.
    pub(in super::super) async fn check_contact(
        &self,
        keap: &Keap,
        reference: Backend,
    ) -> anyhow::Result<()> {
        let Some(contact) = self.contact else {
            return Ok(());
        };
        let mut query = QueryData::new("Contact");
        query.selected = vec!["Id".to_owned()];
        query.conditions = vec![("Id".to_owned(), Condition::In(vec![contact.get()]))];
        let asked = Invocation::DataQuery(query);
        match keap.invoke_on(reference, asked).await? {
            Outcome::Records(rows) if rows.is_empty() => misuse!(
                "--writes names contact {contact}, which the account does not have\n  hint: {TEST_CONTACT}"
            ),
            _ => Ok(()),
        }
    }

    /// What a write touches.
    ///
    /// # Errors
    /// Why it is not sent, as a clause.
    pub(in super::super) fn permits(&self, asked: &Invocation) -> Result<Touches, String> {
        let operation = asked.operation();
        let touches = match asked {
            Invocation::ContactUpdate { id, .. } => Touches::Contact(*id),
            Invocation::DataUpdate { table, id, .. } if table == "Contact" => {
                Touches::Contact(ContactId::new(*id))
            }
            Invocation::ContactAddToGroup { contact, .. }
            | Invocation::ContactRemoveFromGroup { contact, .. } => Touches::Contact(*contact),
            Invocation::ContactAdd { .. } => Touches::NewRow("Contact"),
            Invocation::DataAdd { table, .. } => new_row(table)?,
            _ => return Err(never(operation)),
        };
        match &touches {
            Touches::Contact(contact) if self.contact.is_none() => Err(format!(
                "it writes to contact {contact}, and --writes names no test contact; if this is one: --writes contact:{contact}"
            )),
            Touches::Contact(contact) if self.contact != Some(*contact) => Err(format!(
                "it writes to contact {contact}, which --writes does not name"
            )),
            Touches::NewRow(table) if self.sandbox.is_none() => Err(format!(
                "it makes a row of {table}, which is done in a sandbox alone and deleted there: {SANDBOX}"
            )),
            _ => Ok(touches),
        }
    }

    /// What --writes must name for a write to be compared, or why that is never done.
    pub(in super::super) fn wants(&self, operation: Operation) -> String {
        match operation {
            Operation::ContactUpdate | Operation::DataUpdate => {
                format!("it writes to a contact: {TEST_CONTACT}")
            }
            Operation::ContactAddToGroup | Operation::ContactRemoveFromGroup => format!(
                "it gives a contact a tag or takes it away: {TEST_CONTACT}, and tag:91 beside it, a tag that starts nothing"
            ),
            Operation::ContactAdd | Operation::DataAdd => {
                format!(
                    "it makes a record, which is done in a sandbox alone and deleted there: {SANDBOX}"
                )
            }
            _ => never(operation),
        }
    }

    /// Whose account it has to be; none where it is not said.
    pub(super) fn account(&self) -> Option<&str> {
        self.sandbox.as_deref().filter(|name| !name.is_empty())
    }
}

impl Touches {
    /// What is touched, and how it is put back, for the plan.
    pub(in super::super) fn words(&self) -> (String, &'static str) {
        match self {
            Self::Contact(contact) => (
                format!("contact {contact}"),
                "what parts is written as it was",
            ),
            Self::NewRow(table) => (format!("a new row of {table}"), "it is deleted"),
        }
    }
}

/// That something writes, and --writes is not given.
pub(in super::super) fn unnamed(operation: Operation) -> anyhow::Error {
    anyhow!(
        "{operation} writes, and a comparison of an account only reads where --writes names nothing\n  hint: {}",
        Writes::default().wants(operation)
    )
}

fn new_row(table: &str) -> Result<Touches, String> {
    let mut tables = STANDING_ALONE.iter();
    let found = tables.find(|known| **known == table);
    found.map(|table| Touches::NewRow(table)).ok_or_else(|| {
        let tables = STANDING_ALONE.join(", ");
        format!("rows of {table} are not made in a comparison, only those of {tables}")
    })
}

/// Why an operation is never sent, whatever --writes names.
fn never(operation: Operation) -> String {
    let name = operation.name();
    let why = match operation {
        _ if operation.moves_money() => "it moves money",
        _ if name.starts_with("InvoiceService.") || name.starts_with("OrderService.") => {
            "it changes orders and invoices"
        }
        Operation::EmailOptIn | Operation::EmailOptOut => {
            "what it does to an address cannot be put back"
        }
        _ if name.starts_with("APIEmailService.") => "it is about mails to people",
        Operation::ContactMerge => "a merge cannot be put back",
        Operation::ContactAddWithDupCheck => {
            "it may change a contact that nobody named, which could not be put back"
        }
        Operation::DataDelete => "what is deleted cannot be put back",
        Operation::FunnelAchieveGoal | Operation::ContactRunActionSequence => {
            "what it starts cannot be put back"
        }
        _ if name.contains("Campaign") => "what it starts or ends cannot be put back",
        _ => "it touches more than a test contact, or cannot be put back",
    };
    format!("it is never sent in a comparison of an account: {why}")
}

fn id(word: &str, number: &str) -> anyhow::Result<i64> {
    match number.parse() {
        Ok(id) if id > 0 => Ok(id),
        _ => bail!("--writes {word:?} names no id: contact:17"),
    }
}

fn is_loopback(base: &str) -> bool {
    let Ok(uri) = base.parse::<keap_http::Uri>() else {
        return false;
    };
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let is_address = |host: &str| {
        host.parse()
            .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
    };
    host == "localhost" || is_address(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> anyhow::Result<Option<Writes>> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Writes::read(&words)
    }

    fn contact(id: i64) -> Invocation {
        Invocation::contact_update(
            ContactId::new(id),
            keap::schema::Changes::new().set_by_name("FirstName", "Ann"),
        )
    }

    #[test]
    fn what_is_written_to_is_named() {
        assert_eq!(read(&[]).unwrap(), None);
        let writes = read(&["contact:17", "tag:91"]).unwrap().unwrap();
        assert_eq!(writes.contact, Some(ContactId::new(17)));
        for wrong in [
            &["contact"][..],
            &["contact:x"],
            &["contact:0"],
            &["tag:91"],
            &["all"],
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
        assert!(writes.permits(&contact(17)).is_ok());
        let why = writes.permits(&contact(18)).unwrap_err();
        assert!(why.contains("contact 18"), "{why}");
        let sandbox = read(&["sandbox"]).unwrap().unwrap();
        let why = sandbox.permits(&contact(18)).unwrap_err();
        assert!(why.contains("--writes contact:18"), "{why}");
    }

    #[test]
    fn records_are_made_in_a_sandbox_alone_and_money_never_moves() {
        let add = |table: &str| {
            Invocation::data_add(
                table.to_owned(),
                keap::schema::NewRecord::new().set_by_name("Company", "Test"),
            )
        };
        let contact = read(&["contact:17"]).unwrap().unwrap();
        let sandbox = read(&["sandbox"]).unwrap().unwrap();
        assert!(contact.permits(&add("Company")).is_err());
        assert!(sandbox.permits(&add("Company")).is_ok());
        assert!(sandbox.permits(&add("ContactGroup")).is_err());
        assert!(sandbox.permits(&add("Invoice")).is_err());
        let merge = Invocation::contact_merge(ContactId::new(17), ContactId::new(17));
        assert!(sandbox.permits(&merge).is_err() && contact.permits(&merge).is_err());
    }

    #[test]
    fn a_sandbox_at_keap_has_a_name() {
        assert!(is_loopback("http://127.0.0.1:8080") && is_loopback("http://localhost:1"));
        assert!(is_loopback("http://[::1]:8080"));
        assert!(
            !is_loopback("https://api.infusionsoft.com")
                && !is_loopback("http://127.0.0.1.example.com")
        );
    }
}
