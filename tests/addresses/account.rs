//! A contact or company with its addresses, as each wire shows it.

use std::collections::BTreeMap;

use http::header::AUTHORIZATION;
use keap::schema::{Changes, NewRecord, Record};
use keap::{Backend, Fields, Invocation, Keap, Outcome, rest::RestOptions};
use keap_http::{Body, HttpService as _};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use keap_tests::recorder::Recorder;
use keap_tests::sandbox;

/// The columns of one address.
#[derive(Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) line1: &'static str,
    pub(crate) city: &'static str,
    pub(crate) state: &'static str,
    pub(crate) code: &'static str,
    pub(crate) country: &'static str,
}

pub(crate) const SLOTS: [Slot; 3] = [
    Slot {
        line1: "StreetAddress1",
        city: "City",
        state: "State",
        code: "PostalCode",
        country: "Country",
    },
    Slot {
        line1: "Address2Street1",
        city: "City2",
        state: "State2",
        code: "PostalCode2",
        country: "Country2",
    },
    Slot {
        line1: "Address3Street1",
        city: "City3",
        state: "State3",
        code: "PostalCode3",
        country: "Country3",
    },
];

impl Slot {
    pub(crate) fn columns(&self) -> [&'static str; 5] {
        [self.line1, self.city, self.state, self.code, self.country]
    }
}

pub(crate) type Values = BTreeMap<&'static str, String>;

/// An account with a record in it.
pub(crate) struct Account {
    pub(crate) sandbox: Sandbox,
    pub(crate) recorder: Recorder,
    pub(crate) keap: Keap,
    pub(crate) table: &'static str,
    pub(crate) id: i64,
}

impl Account {
    pub(crate) async fn with(
        table: &'static str,
        addresses: &[Values],
        options: RestOptions,
    ) -> Self {
        let sandbox = sandbox();
        let recorder = Recorder::new(sandbox.transport());
        let keap = keap_tests::builder(&sandbox)
            .transport(recorder.transport())
            .rest_options(options)
            .build()
            .unwrap();
        let name = if table == "Company" {
            "Company"
        } else {
            "Email"
        };
        let mut values = NewRecord::new().set_by_name(name, "old@example.com");
        for (column, text) in addresses.iter().flatten() {
            values = values.set_by_name(*column, text.as_str());
        }
        let add = Invocation::data_add(table.to_owned(), values);
        let Ok(Outcome::Id(id)) = keap.invoke_on(Backend::XmlRpc, add).await else {
            panic!("the record was not added")
        };
        Self {
            sandbox,
            recorder,
            keap,
            table,
            id,
        }
    }

    pub(crate) async fn update(
        &self,
        backend: Backend,
        changes: &[(&str, &str)],
    ) -> keap::Result<Outcome> {
        let changes = changes.iter().fold(Changes::new(), |all, (column, value)| {
            all.set_by_name(*column, *value)
        });
        let update = Invocation::data_update(self.table.to_owned(), self.id, changes);
        self.recorder.take();
        self.keap.invoke_on(backend, update).await
    }

    pub(crate) async fn read(&self, backend: Backend) -> Record {
        let load = Invocation::data_load(self.table.to_owned(), self.id, Fields::All);
        let Ok(Outcome::Record(record)) = self.keap.invoke_on(backend, load).await else {
            panic!("the record cannot be read")
        };
        record
    }

    /// The columns of addresses as the facade reads them over each wire.
    pub(crate) async fn columns(&self) -> BTreeMap<(String, &'static str), String> {
        let mut shown = BTreeMap::new();
        for backend in Backend::ALL {
            let record = self.read(backend).await;
            for column in SLOTS.iter().flat_map(Slot::columns) {
                let value = record
                    .get(column)
                    .map_or_else(String::new, ToString::to_string);
                shown.insert((backend.to_string(), column), value);
            }
        }
        shown
    }

    /// The addresses in the raw JSON of both versions, each by its slot.
    pub(crate) async fn json(&self) -> BTreeMap<String, serde_json::Value> {
        let path = if self.table == "Company" {
            "companies"
        } else {
            "contacts"
        };
        let mut shown = BTreeMap::new();
        for (version, query) in [("v1", ""), ("v2", "?fields=addresses&fields=address")] {
            let query = if self.table == "Company" { "" } else { query };
            let query = query.replace("&fields=address", "");
            let uri = format!(
                "https://api.infusionsoft.com/crm/rest/{version}/{path}/{}{query}",
                self.id
            );
            let request = http::Request::builder()
                .uri(uri)
                .header(AUTHORIZATION, format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
                .body(Body::default())
                .unwrap();
            let response = self.sandbox.transport().call(request).await.unwrap();
            let body = response.into_body().into_bytes(1 << 20).await.unwrap();
            let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
            let one = json.get("address").cloned();
            let list = json
                .get("addresses")
                .and_then(|list| list.as_array())
                .cloned();
            for (at, address) in list.into_iter().flatten().chain(one).enumerate() {
                let slot = address["field"]
                    .as_str()
                    .map_or(at.to_string(), str::to_owned);
                shown.insert(format!("{version} {slot}"), address);
            }
        }
        shown
    }

    /// Whether nothing but reads was sent since the last change began.
    pub(crate) fn only_read(&self) -> bool {
        self.recorder
            .take()
            .iter()
            .all(|sent| sent.starts_with("GET "))
    }
}
