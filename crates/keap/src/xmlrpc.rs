//! The XML-RPC backend: the facade's operations as legacy method calls.

mod contacts;
mod custom;
mod failure;
mod mail;
mod rows;
mod searches;

use std::sync::Arc;

use keap_schema::{QueryData, Record};
use keap_xmlrpc::{Client, Method, RecordFormat, Struct, contact, data, email, product, search};
use tokio::sync::Mutex;

use crate::connected::Connected;
use crate::page::Pages;
use crate::service::sealed::Sealed;
use crate::{
    Backend, ContactId, ContactService, DataService, EmailService, Error, ErrorKind, Fields,
    FunnelService, Invocation, Invoke, Outcome, ProductService, Result, SearchService, spelling,
    support,
};

/// The facade over the legacy XML-RPC API.
#[derive(Clone, Debug)]
pub struct XmlRpcBackend {
    client: Client,
    custom: Arc<Mutex<custom::Cache>>,
}

impl XmlRpcBackend {
    /// A backend over a client; the client's zone is that of all times.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            custom: Arc::default(),
        }
    }

    /// The client, for methods that the facade does not have.
    pub fn client(&self) -> &Client {
        &self.client
    }

    async fn dispatch(&self, invocation: Invocation) -> Result<Outcome> {
        match invocation {
            Invocation::ContactAdd { values } => self.add_contact(&values).await,
            Invocation::ContactAddWithDupCheck { values, check } => {
                self.add_with_dup_check(&values, check).await
            }
            Invocation::ContactLoad { id, fields } => self.load_contact(id, &fields).await,
            Invocation::ContactUpdate { id, changes } => self.update_contact(id, &changes).await,
            Invocation::ContactMerge { contact, duplicate } => {
                self.merge_contacts(contact, duplicate).await
            }
            Invocation::ContactFindByEmail { email, fields } => {
                self.find_by_email(email, &fields).await
            }
            Invocation::ContactAddToGroup { contact, tag } => {
                self.flag(&contact::AddToGroup {
                    contact_id: wire_id(contact.get())?,
                    tag_id: wire_id(tag.get())?,
                })
                .await
            }
            Invocation::ContactRemoveFromGroup { contact, tag } => {
                self.flag(&contact::RemoveFromGroup {
                    contact_id: wire_id(contact.get())?,
                    tag_id: wire_id(tag.get())?,
                })
                .await
            }
            Invocation::ContactAddToCampaign { contact, sequence } => {
                self.flag(&contact::AddToCampaign {
                    contact_id: wire_id(contact.get())?,
                    campaign_id: wire_id(sequence.get())?,
                })
                .await
            }
            Invocation::ContactRemoveFromCampaign { contact, sequence } => {
                self.flag(&contact::RemoveFromCampaign {
                    contact_id: wire_id(contact.get())?,
                    follow_up_sequence_id: wire_id(sequence.get())?,
                })
                .await
            }
            Invocation::ContactGetNextCampaignStep { contact, sequence } => {
                self.number(&contact::GetNextCampaignStep {
                    contact_id: wire_id(contact.get())?,
                    follow_up_sequence_id: wire_id(sequence.get())?,
                })
                .await
            }
            Invocation::ContactPauseCampaign { contact, sequence } => {
                self.flag(&contact::PauseCampaign {
                    contact_id: wire_id(contact.get())?,
                    sequence_id: wire_id(sequence.get())?,
                })
                .await
            }
            Invocation::ContactResumeCampaign { contact, sequence } => {
                self.flag(&contact::ResumeCampaignForContact {
                    contact_id: wire_id(contact.get())?,
                    seq_id: wire_id(sequence.get())?,
                })
                .await
            }
            Invocation::ContactRescheduleCampaignStep { contacts, step } => {
                self.number(&contact::RescheduleCampaignStep {
                    contact_ids: wire_ids(&contacts)?,
                    sequence_step_id: wire_id(step)?,
                })
                .await
            }
            Invocation::ContactRunActionSequence {
                contact,
                action_set,
            } => self.run_action_sequence(contact, action_set).await,
            Invocation::ContactLink {
                contact,
                other,
                link_type,
            } => {
                self.flag(&contact::LinkContacts {
                    contact_id1: wire_id(contact.get())?,
                    contact_id2: wire_id(other.get())?,
                    link_type_id: wire_id(link_type)?,
                })
                .await
            }
            Invocation::ContactUnlink {
                contact,
                other,
                link_type,
            } => {
                self.flag(&contact::UnlinkContacts {
                    contact_id1: wire_id(contact.get())?,
                    contact_id2: wire_id(other.get())?,
                    link_type_id: wire_id(link_type)?,
                })
                .await
            }
            Invocation::ContactListLinked { contact } => self.linked_contacts(contact).await,
            Invocation::DataAdd { table, values } => self.add_row(table, &values).await,
            Invocation::DataUpdate { table, id, changes } => {
                self.update_row(table, id, &changes).await
            }
            Invocation::DataDelete { table, id } => {
                let record_id = wire_id(id)?;
                self.flag(&data::Delete { table, record_id }).await
            }
            Invocation::DataFindByField {
                query,
                field,
                value,
            } => self
                .find_by_field(query, field, value)
                .await
                .map(Outcome::Records),
            Invocation::DataCount(query) => self.count(query).await.map(Outcome::Count),
            Invocation::DataLoad { table, id, fields } => self.load_row(table, id, &fields).await,
            Invocation::DataQuery(query) => self.query(query).await.map(Outcome::Records),
            Invocation::DataGetUserInfo => self.user_info().await.map(Outcome::Record),
            Invocation::DataAddCustomField(field) => self.add_custom_field(field).await,
            Invocation::DataUpdateCustomField { id, label, options } => {
                self.update_custom_field(id, label, options).await
            }
            Invocation::DataGetAppSetting { module, setting } => {
                self.text(&data::GetAppSetting { module, setting }).await
            }
            Invocation::DataAuthenticateUser { username, password } => {
                let password_hash = data::PasswordHash(password.expose().to_owned());
                let call = data::AuthenticateUser {
                    username,
                    password_hash,
                };
                self.id(&call).await
            }
            // Refused before, for every backend.
            Invocation::DataGetTemporaryKey { .. } => Err(unserved()),
            Invocation::DataGetAppointmentICal { id } => {
                let appointment_id = wire_id(id)?;
                self.text(&data::GetAppointmentICal { appointment_id })
                    .await
            }
            Invocation::EmailOptIn { email, reason } => {
                let opt_in_reason = reason;
                self.flag(&email::OptIn {
                    email,
                    opt_in_reason,
                })
                .await
            }
            Invocation::EmailOptOut { email, reason } => {
                let opt_out_reason = reason;
                self.flag(&email::OptOut {
                    email,
                    opt_out_reason,
                })
                .await
            }
            Invocation::EmailGetOptStatus { email } => {
                self.number(&email::GetOptStatus { email }).await
            }
            Invocation::EmailSend(message) => self.send_email(message).await,
            Invocation::EmailSendTemplate { contacts, template } => {
                self.flag(&email::SendTemplate {
                    contact_list: wire_ids(&contacts)?,
                    template_id: wire_id(template)?,
                })
                .await
            }
            Invocation::EmailAttach(record) => self.attach_email(record).await,
            Invocation::EmailGetTemplate { id } => self.email_template(id).await,
            Invocation::EmailAddTemplate(template) => self.add_email_template(template).await,
            Invocation::EmailUpdateTemplate { id, template } => {
                self.update_email_template(id, template).await
            }
            Invocation::FunnelAchieveGoal {
                integration,
                call_name,
                contact,
            } => self.achieve_goal(integration, call_name, contact).await,
            Invocation::ProductGetInventory { product } => {
                let product_id = wire_id(product)?;
                self.number(&product::GetInventory { product_id }).await
            }
            Invocation::ProductIncrementInventory { product } => {
                let product_id = wire_id(product)?;
                self.flag(&product::IncrementInventory { product_id }).await
            }
            Invocation::ProductDecrementInventory { product } => {
                let product_id = wire_id(product)?;
                self.flag(&product::DecrementInventory { product_id }).await
            }
            Invocation::ProductIncreaseInventory { product, quantity } => {
                self.flag(&product::IncreaseInventory {
                    product_id: wire_id(product)?,
                    quantity: wire_id(quantity.into())?,
                })
                .await
            }
            Invocation::ProductDecreaseInventory { product, quantity } => {
                self.flag(&product::DecreaseInventory {
                    product_id: wire_id(product)?,
                    quantity: wire_id(quantity.into())?,
                })
                .await
            }
            Invocation::ProductDeactivateCreditCard { card } => {
                let credit_card_id = wire_id(card)?;
                self.flag(&product::DeactivateCreditCard { credit_card_id })
                    .await
            }
            Invocation::SearchGetAllReportColumns { search, user } => {
                self.report_columns(search, user).await
            }
            Invocation::SearchGetSavedSearchResultsAllFields { search, user, page } => {
                self.rows(&search::GetSavedSearchResultsAllFields {
                    saved_search_id: wire_id(search)?,
                    user_id: wire_id(user)?,
                    page_number: wire_id(page.into())?,
                })
                .await
            }
            Invocation::SearchGetSavedSearchResults {
                search,
                user,
                page,
                fields,
            } => {
                self.rows(&search::GetSavedSearchResults {
                    saved_search_id: wire_id(search)?,
                    user_id: wire_id(user)?,
                    page_number: wire_id(page.into())?,
                    return_fields: fields,
                })
                .await
            }
            Invocation::SearchGetAvailableQuickSearches { user } => {
                self.available_quick_searches(user).await
            }
            Invocation::SearchQuickSearch(search) => self.quick_search(search).await,
            Invocation::SearchGetDefaultQuickSearch { user } => {
                self.default_quick_search(user).await
            }
        }
    }

    /// The fields to ask for, and how to read them.
    async fn selection(&self, table: &str, wanted: &Fields) -> Result<(Vec<String>, RecordFormat)> {
        match wanted {
            Fields::Named(named) => {
                let format = self.format(table, named.iter().map(String::as_str)).await?;
                Ok((named.clone(), format))
            }
            Fields::All => {
                let Some(info) = keap_schema::table(table) else {
                    let message = format!("no table is called {table:?}");
                    return Err(Error::new(ErrorKind::InvalidRequest, message)
                        .hinted("name the fields to read a table that the schema does not know"));
                };
                let mut names: Vec<String> = info.default_selection().map(str::to_owned).collect();
                let mut format = self.client.format(table);
                if custom::form_of(table).is_some() {
                    let custom = self.custom_fields(table, &[]).await?;
                    names.extend(custom.columns());
                    format = custom.describe(format);
                }
                Ok((names, format))
            }
        }
    }

    /// How the fields of a table are written and read; with custom fields among them, their types are looked up once.
    async fn format(&self, table: &str, names: impl Iterator<Item = &str>) -> Result<RecordFormat> {
        let custom: Vec<&str> = names
            .filter(|name| crate::table::columns::is_custom(name))
            .collect();
        let format = self.client.format(table);
        if custom.is_empty() || custom::form_of(table).is_none() {
            return Ok(format);
        }
        Ok(self.custom_fields(table, &custom).await?.describe(format))
    }

    async fn flag(&self, method: &(impl Method<Output = bool> + Sync)) -> Result<Outcome> {
        self.call(method).await.map(Outcome::Flag)
    }

    async fn id(&self, method: &(impl Method<Output = i32> + Sync)) -> Result<Outcome> {
        self.call(method).await.map(|id| Outcome::Id(id.into()))
    }

    async fn number(&self, method: &(impl Method<Output = i32> + Sync)) -> Result<Outcome> {
        let number = self.call(method).await?;
        Ok(Outcome::Number(number.into()))
    }

    async fn text(&self, method: &(impl Method<Output = String> + Sync)) -> Result<Outcome> {
        self.call(method)
            .await
            .map(|text| Outcome::Text(Some(text)))
    }

    async fn call<M: Method<Output: Send> + Sync>(&self, method: &M) -> Result<M::Output> {
        self.client
            .call(method)
            .await
            .map_err(|error| failure::read(error, M::EFFECT))
    }
}

impl Sealed for XmlRpcBackend {}

impl ContactService for XmlRpcBackend {}

impl DataService for XmlRpcBackend {}

impl EmailService for XmlRpcBackend {}

impl FunnelService for XmlRpcBackend {}

impl ProductService for XmlRpcBackend {}

impl SearchService for XmlRpcBackend {}

impl Invoke for XmlRpcBackend {
    async fn invoke(&self, invocation: Invocation) -> Result<Outcome> {
        let operation = invocation.operation();
        let (invocation, spelling) = spelling::corrected(invocation);
        support::check(&invocation, Backend::XmlRpc)?;
        let meant = support::hint_for_names(&invocation);
        let answer = async {
            let (invocation, renames) = self.named(invocation).await?;
            let outcome = self.dispatch(invocation).await?.of(operation)?;
            Ok(spelling.restore(renames.restore(outcome)))
        };
        answer.await.map_err(|error: Error| {
            // The server decides what it does not have; what was meant is known here.
            let error = match meant.filter(|_| error.kind() == ErrorKind::InvalidRequest) {
                Some(hint) => error.hinted(hint),
                None => error,
            };
            error.at(operation, Backend::XmlRpc)
        })
    }

    async fn open(&self, query: QueryData) -> Result<Pages> {
        Pages::new(Connected::XmlRpc(self.clone()), query)
    }
}

fn names<P>(changes: &keap_schema::Changes<keap_schema::Untyped, P>) -> impl Iterator<Item = &str> {
    changes.iter().map(|(name, _)| name)
}

/// Empty texts are left out: XML-RPC answers an unset field either way.
fn read(format: &RecordFormat, row: &Struct) -> Record {
    let is_empty = |value: &keap_schema::FieldValue| value.as_str().is_some_and(str::is_empty);
    format
        .read(row)
        .into_iter()
        .filter(|(_, value)| !is_empty(value))
        .collect()
}

/// XML-RPC ids are 32-bit.
fn wire_id(id: i64) -> Result<i32> {
    id.try_into().map_err(|_| {
        Error::new(
            ErrorKind::InvalidRequest,
            format!("the id {id} does not fit into an i4"),
        )
    })
}

fn wire_ids(ids: &[ContactId]) -> Result<Vec<i32>> {
    ids.iter().map(|id| wire_id(id.get())).collect()
}

fn unserved() -> Error {
    Error::new(ErrorKind::Unsupported, "there is no counterpart")
}

fn unwritable(cause: keap_xmlrpc::ConvertError) -> Error {
    Error::new(
        ErrorKind::InvalidRequest,
        "a value cannot be written in XML-RPC",
    )
    .caused_by(cause)
}
