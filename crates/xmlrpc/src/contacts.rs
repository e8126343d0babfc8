//! `ContactService` with typed columns.

use keap_schema::{Changes, Columns, NewRecord, Record, table};

use crate::methods::contact::{
    Add, AddToGroup, AddWithDupCheck, DupCheck, FindByEmail, Load, RemoveFromGroup, Update,
};
use crate::{Client, Error, Method, RecordFormat, Struct};

/// Contacts of the account: `ContactService` with columns instead of structs.
///
/// ```
/// # use keap_http::{Transport, testing::Script};
/// # use keap_xmlrpc::Client;
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let answer = "<methodResponse><params><param><value><i4>4393</i4></value></param></params></methodResponse>";
/// # let script = Script::new().answer(200, "text/xml", answer);
/// # let client = Client::new(Transport::new(script), "https://example.com/".parse()?, "key");
/// use keap_schema::contact;
///
/// let contacts = client.contacts();
/// contacts
///     .update(4393, |c| c.set(contact::FIRST_NAME, "Joe").set(contact::LAST_NAME, "Bobertson"))
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Contacts<'a> {
    client: &'a Client,
}

impl<'a> Contacts<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Adds a contact and gives its id, see [`Add`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn add(
        &self,
        set: impl FnOnce(NewContact) -> NewContact + Send,
    ) -> Result<i32, Error> {
        let data = self.data::<Add, _>(&set(NewRecord::new()))?;
        self.client.call(&Add { data }).await
    }

    /// Adds a contact or changes the one that is the same, and gives its id, see [`AddWithDupCheck`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn add_with_dup_check(
        &self,
        dup_check_type: DupCheck,
        set: impl FnOnce(NewContact) -> NewContact + Send,
    ) -> Result<i32, Error> {
        let data = self.data::<AddWithDupCheck, _>(&set(NewRecord::new()))?;
        self.client
            .call(&AddWithDupCheck {
                data,
                dup_check_type,
            })
            .await
    }

    /// Changes a contact: what is not mentioned stays, see [`Update`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn update(
        &self,
        contact_id: i32,
        set: impl FnOnce(ContactChanges) -> ContactChanges + Send,
    ) -> Result<i32, Error> {
        let data = self.data::<Update, _>(&set(Changes::new()))?;
        self.client.call(&Update { contact_id, data }).await
    }

    /// Loads columns of a contact, see [`Load`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn load(
        &self,
        contact_id: i32,
        columns: impl Columns<table::Contact> + Send,
    ) -> Result<Record, Error> {
        let selected_fields = names(&columns);
        let row = self
            .client
            .call(&Load {
                contact_id,
                selected_fields,
            })
            .await?;
        Ok(self.format().read(&row))
    }

    /// Finds contacts by any of their three emails, see [`FindByEmail`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn find_by_email(
        &self,
        email: impl Into<String>,
        columns: impl Columns<table::Contact> + Send,
    ) -> Result<Vec<Record>, Error> {
        let method = FindByEmail {
            email: email.into(),
            selected_fields: names(&columns),
        };
        let rows = self.client.call(&method).await?;
        Ok(rows.iter().map(|row| self.format().read(row)).collect())
    }

    /// Gives a contact a tag, see [`AddToGroup`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn add_to_group(&self, contact_id: i32, tag_id: i32) -> Result<bool, Error> {
        self.client.call(&AddToGroup { contact_id, tag_id }).await
    }

    /// Takes a tag from a contact, see [`RemoveFromGroup`].
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn remove_from_group(&self, contact_id: i32, tag_id: i32) -> Result<bool, Error> {
        self.client
            .call(&RemoveFromGroup { contact_id, tag_id })
            .await
    }

    fn format(&self) -> RecordFormat {
        RecordFormat::of::<table::Contact>(self.client.zone())
    }

    fn data<M: Method, P>(&self, changes: &Changes<table::Contact, P>) -> Result<Struct, Error> {
        self.format()
            .write_changes(changes)
            .map_err(|source| Error::fields(M::NAME, source))
    }
}

/// The fields of a contact that does not exist yet.
pub type NewContact = NewRecord<table::Contact>;

/// What to change in a contact.
pub type ContactChanges = Changes<table::Contact>;

fn names<T>(columns: &impl Columns<T>) -> Vec<String> {
    columns.names().into_iter().map(str::to_owned).collect()
}
