//! The custom fields of a table, read from the account once.

use std::sync::Arc;

use keap_schema::{Condition, QueryData};
use keap_xmlrpc::methods::data;

use crate::custom::{self, Known, Texts};
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::custom::{CustomFields, form_of};
use crate::{Error, Result};

/// The custom fields of a table, read once, and again when a name is not among them.
pub(super) async fn custom_fields(
    legacy: &XmlRpcBackend,
    table: &str,
    wanted: &[&str],
) -> Result<Arc<CustomFields>> {
    let Some(form) = form_of(table) else {
        return Ok(Arc::default());
    };
    let mut cached = legacy.custom.lock().await;
    if let Some(custom) = cached
        .get(&form)
        .filter(|custom| wanted.iter().all(|column| custom.contains(column)))
    {
        return Ok(Arc::clone(custom));
    }
    let mut query = QueryData::new("DataFormField");
    query.conditions = vec![("FormId".to_owned(), Condition::Equals(form.into()))];
    query.selected = ["Id", "Name", "Label", "DataType", "Values"]
        .map(str::to_owned)
        .to_vec();
    let format = legacy.client.format("DataFormField");
    let mut fields = CustomFields::default();
    // Nothing is kept when it fails: an empty list would stay for good.
    let call = data::Query::new(&query, &format).map_err(|error| {
        Error::impossible("the query for custom fields cannot be written").caused_by(error)
    })?;
    let rows = legacy.call(&call).await;
    for row in rows.map_err(|error| error.during(custom::UNREAD))? {
        fields.add(&format.read(&row));
    }
    let custom = Arc::new(fields);
    cached.keep(form, Arc::clone(&custom));
    Ok(custom)
}

impl Known for XmlRpcBackend {
    type Fields = CustomFields;

    fn texts(&self) -> Texts {
        Texts {
            zone: self.client.zone(),
            of_xmlrpc: false,
        }
    }

    fn has_fields(&self, table: &str) -> bool {
        form_of(table).is_some()
    }

    async fn fields(&self, table: &str, wanted: &[String]) -> Result<Arc<CustomFields>> {
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        custom_fields(self, table, &wanted).await
    }

    async fn doubt(&self) {
        self.custom.lock().await.doubt();
    }
}
