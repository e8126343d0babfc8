//! Changes that must name more than what changes, because the contract requires it of each: the local Keap refuses them
//! otherwise, and what is named besides stays as it was.

use keap::schema::{Changes, Record};
use keap::{Backend, Fields, Invocation, Outcome, RoutePolicy};
use keap_tests::connect;

/// Table, id, and a column that no contract requires, with a new value.
const CHANGES: [(Backend, &str, i64, &str, &str); 5] = [
    (
        Backend::RestV1,
        "Company",
        10,
        "Website",
        "https://new.example.com",
    ),
    (Backend::RestV1, "Product", 1, "ShortDescription", "new"),
    // It begins and ends in the hour that autumn repeats.
    (Backend::RestV1, "ContactAction", 4, "CreationNotes", "new"),
    (Backend::RestV2, "ContactAction", 3, "CreationNotes", "new"),
    (Backend::RestV2, "SubscriptionPlan", 1, "Frequency", "3"),
];

async fn row(keap: &keap::Keap, backend: Backend, table: &str, id: i64) -> Record {
    let load = Invocation::data_load(table.to_owned(), id, Fields::All);
    match keap.invoke_on(backend, load).await {
        Ok(Outcome::Record(record)) => record,
        other => panic!("{table} {id} over {backend}: {other:?}"),
    }
}

#[tokio::test]
async fn what_a_change_must_name_besides_stays_as_it_was() {
    for (backend, table, id, column, value) in CHANGES {
        let keap = connect();
        keap.set_policy(RoutePolicy::new(backend));
        // The local Keap's own XML-RPC is the witness: it tells the columns as they are stored.
        let before = row(&keap, Backend::XmlRpc, table, id).await;
        let update = Invocation::data_update(
            table.to_owned(),
            id,
            Changes::new().set_by_name(column, value),
        );
        let written = keap.invoke_on(backend, update).await;
        assert!(written.is_ok(), "{table} over {backend}: {written:?}");
        let after = row(&keap, Backend::XmlRpc, table, id).await;
        assert_eq!(after.get(column).unwrap().to_string(), value, "{table}");
        let stays = |record: &Record| {
            let cells = record
                .iter()
                .filter(|(name, _)| ![column, "LastUpdated", "LastUpdatedBy"].contains(name));
            cells
                .map(|(name, cell)| format!("{name}={cell}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(stays(&after), stays(&before), "{table} over {backend}");
    }
}

/// A moment that goes through the wall clock would come back an hour early: XML-RPC shows both hours alike, REST does not.
#[tokio::test]
async fn the_second_of_two_repeated_hours_is_kept() {
    let keap = connect();
    let client = keap.rest_v1().unwrap().client();
    let times = async || {
        let appointment = client
            .send(&keap_rest::v1::appointments::GetAppointment::new(
                keap_rest::AppointmentId::new(4),
            ))
            .await
            .unwrap();
        (appointment.start_date, appointment.end_date)
    };
    let before = times().await;
    let update = Invocation::data_update(
        "ContactAction".to_owned(),
        4,
        Changes::new().set_by_name("CreationNotes", "new"),
    );
    keap.invoke_on(Backend::RestV1, update).await.unwrap();
    assert_eq!(times().await, before);
}
