//! Addresses as old data has them, changed over REST: what a change does not name is afterwards as it was, on every
//! wire; what one version cannot keep is refused before anything is sent.

#[path = "addresses/account.rs"]
mod account;

use std::collections::BTreeMap;

use account::{Account, SLOTS, Slot, Values};
use keap::schema::{Changes, Condition, NewRecord, QueryData};
use keap::{
    Backend, ContactId, ErrorKind, Invocation, Outcome, coverage::coverage, rest::RestOptions,
};
use keap_tests::{REST, clock::run};
use proptest::prelude::*;

/// Names of countries with a code, spellings of them, free texts, and nothing.
const COUNTRIES: &[&str] = &[
    " ",
    "",
    "",
    "United States",
    "United States",
    "USA",
    "us",
    "Canada",
    "Germany",
    "UK",
    "Narnia",
    "Cote d'Ivoire",
    "n/a",
];

/// Full names, abbreviations, regions of another country, free texts, and nothing.
const REGIONS: &[&str] = &[
    " ",
    "",
    "",
    "Arizona",
    "Arizona",
    "AZ",
    "arizona",
    "US-AZ",
    "Ontario",
    "Bayern",
    "Bavaria",
    "Narnia County",
];

fn slot(at: usize) -> impl Strategy<Value = Values> {
    let one_of = |texts: &'static [&'static str]| proptest::sample::select(texts);
    let slot = SLOTS[at];
    (
        one_of(&["", "1 Main Street"]),
        one_of(&["", "Phoenix", "München"]),
        one_of(REGIONS),
        one_of(&["", "85286", "K1A 0B1"]),
        one_of(COUNTRIES),
    )
        .prop_map(move |(line1, city, state, code, country)| {
            let texts = [line1, city, state, code, country];
            let filled = slot.columns().into_iter().zip(texts);
            filled
                .filter(|(_, text)| !text.is_empty())
                .map(|(column, text)| (column, text.to_owned()))
                .collect()
        })
}

fn addresses() -> impl Strategy<Value = Vec<Values>> {
    (slot(0), slot(1), slot(2)).prop_map(|(first, second, third)| vec![first, second, third])
}

/// Whether v1 can send this address back as it is: it shows the country, and the region by its full name.
fn v1_keeps(values: &Values, slot: &Slot) -> bool {
    let text = |column| values.get(column).map_or("", String::as_str);
    let regions: &[&str] = match text(slot.country) {
        "United States" | "USA" | "us" => &["", "Arizona"],
        "Canada" => &["", "Ontario"],
        "Germany" => &["", "Bayern"],
        "Cote d'Ivoire" | "UK" => return false,
        _ => return values.is_empty(),
    };
    regions.contains(&text(slot.state))
}

/// What may differ after a change of one column: that column, and its member in JSON.
fn without(
    mut json: BTreeMap<String, serde_json::Value>,
    column: &str,
) -> BTreeMap<String, serde_json::Value> {
    let at = SLOTS
        .iter()
        .position(|slot| slot.columns().contains(&column));
    let slot = &SLOTS[at.unwrap_or_default()];
    let members: &[&str] = match column {
        _ if column == slot.line1 => &["line1"],
        _ if column == slot.city => &["locality"],
        _ => &["postal_code", "zip_code"],
    };
    let names = ["BILLING", "SHIPPING", "OTHER", "0"];
    let name = names[at.unwrap_or_default()];
    for (key, address) in &mut json {
        let Some(address) = address.as_object_mut() else {
            continue;
        };
        if key.ends_with(name) || key.ends_with(" 0") {
            for member in members {
                address.remove(*member);
            }
        }
        // A member that is absent and one that is null say the same.
        address.retain(|_, value| !value.is_null());
    }
    json.retain(|_, address| address.as_object().is_some_and(|object| !object.is_empty()));
    json
}

/// Changes one part of one address and looks at all of them.
async fn check(
    table: &'static str,
    stored: &[Values],
    column: &'static str,
    value: &str,
    backend: Backend,
) {
    let account = Account::with(table, stored, RestOptions::default()).await;
    let (columns, json) = (account.columns().await, account.json().await);
    let answer = account.update(backend, &[(column, value)]).await;
    let kept = stored
        .iter()
        .zip(&SLOTS)
        .all(|(values, slot)| v1_keeps(values, slot) || values.is_empty());
    let is_kept = backend == Backend::RestV2 || kept;
    match answer {
        Ok(_) => {
            assert!(is_kept, "REST v1 cannot keep {stored:?}");
            let after = account.read(Backend::XmlRpc).await;
            let after = after
                .get(column)
                .map_or_else(String::new, ToString::to_string);
            assert_eq!(after, value, "{column} was not written");
            let mut left = account.columns().await;
            left.retain(|(_, name), _| *name != column);
            let mut before = columns;
            before.retain(|(_, name), _| *name != column);
            assert_eq!(before, left, "{stored:?} {column} over {backend}");
            // An address that was not there, or is not any more, is one by this change.
            let (before, after) = (without(json, column), without(account.json().await, column));
            for (slot, address) in &before {
                if let Some(after) = after.get(slot) {
                    assert_eq!(address, after);
                }
            }
        }
        Err(error) => {
            assert!(!is_kept, "{stored:?} {column} over {backend}: {error}");
            assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
            let known = error
                .difference()
                .expect("the refusal has a known difference");
            let listed = &coverage(keap::Operation::DataUpdate, backend)
                .unwrap()
                .differences;
            assert!(listed.contains(&known), "{} is not listed", known.id);
            assert!(!error.may_have_applied() && account.only_read(), "{error}");
            assert_eq!(columns, account.columns().await);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_change_of_one_part_keeps_all_other_parts_of_all_addresses(
        stored in addresses(),
        at in 0..3_usize,
        part in 0..3_usize,
        value in proptest::sample::select(&["Changed", ""][..]),
        backend in proptest::sample::select(REST.to_vec()),
    ) {
        let slot = SLOTS[at];
        let column = [slot.line1, slot.city, slot.code][part];
        run(check("Contact", &stored, column, value, backend));
    }

    #[test]
    fn the_same_holds_for_the_one_address_of_a_company(
        stored in slot(0),
        part in 0..3_usize,
        value in proptest::sample::select(&["Changed", ""][..]),
        backend in proptest::sample::select(REST.to_vec()),
    ) {
        let column = [SLOTS[0].line1, SLOTS[0].city, SLOTS[0].code][part];
        run(check("Company", &[stored], column, value, backend));
    }
}

fn values(pairs: &[(&'static str, &str)]) -> Vec<Values> {
    vec![
        pairs
            .iter()
            .map(|(column, text)| (*column, (*text).to_owned()))
            .collect(),
    ]
}

#[tokio::test]
async fn what_v1_cannot_keep_is_kept_by_naming_it() {
    let stored = values(&[
        ("City", "Phoenix"),
        ("State", "AZ"),
        ("Country", "United States"),
    ]);
    let account = Account::with("Contact", &stored, RestOptions::default()).await;
    let error = account
        .update(Backend::RestV1, &[("City", "Tucson")])
        .await
        .unwrap_err();
    assert_eq!(error.difference().unwrap().id, "KB-071");
    assert!(
        error
            .hint()
            .unwrap()
            .contains("route the operation to REST v2"),
        "{:?}",
        error.hint()
    );
    account
        .update(Backend::RestV1, &[("City", "Tucson"), ("State", "AZ")])
        .await
        .unwrap();
    let after = account.read(Backend::XmlRpc).await;
    assert_eq!(after.get("State"), Some(&"Arizona".into()));
    assert_eq!(after.get("City"), Some(&"Tucson".into()));
}

#[tokio::test]
async fn a_default_country_stands_for_one_that_is_missing() {
    let options = RestOptions::default().default_country("U.S.A.");
    for backend in REST {
        let account = Account::with("Contact", &[], options.clone()).await;
        let values = NewRecord::new()
            .set_by_name("Email", "new@example.com")
            .set_by_name("State", "AZ");
        let add = Invocation::contact_add(values);
        let Ok(Outcome::Id(id)) = account.keap.invoke_on(backend, add).await else {
            panic!("no contact over {backend}")
        };
        let account = Account { id, ..account };
        let row = account.read(Backend::XmlRpc).await;
        assert_eq!(
            row.get("Country"),
            Some(&"United States".into()),
            "{backend}"
        );
        assert_eq!(row.get("State"), Some(&"Arizona".into()), "{backend}");
    }
    // A stored region without a country: v2 keeps it so, v1 cannot and takes the configured country.
    for (backend, country) in [
        (Backend::RestV1, Some(&"United States".into())),
        (Backend::RestV2, None),
    ] {
        let stored = values(&[("State", "Arizona")]);
        let account = Account::with("Contact", &stored, options.clone()).await;
        account
            .update(backend, &[("City", "Phoenix")])
            .await
            .unwrap();
        let row = account.read(Backend::XmlRpc).await;
        assert_eq!(
            (row.get("State"), row.get("Country")),
            (Some(&"Arizona".into()), country)
        );
    }
    // It never replaces a text that v2 shows.
    let stored = values(&[("Country", "Narnia")]);
    let account = Account::with("Contact", &stored, options).await;
    let error = account
        .update(Backend::RestV2, &[("State", "AZ")])
        .await
        .unwrap_err();
    assert_eq!(error.difference().unwrap().id, "KB-009");
}

/// A region that is kept would stand without its country, which the server refuses; what is not named is never dropped.
#[tokio::test]
async fn a_country_is_not_cleared_under_a_region_that_is_kept() {
    for (table, region) in [
        ("Contact", "Arizona"),
        ("Contact", "Narnia County"),
        ("Company", "AZ"),
    ] {
        let stored = values(&[("State", region), ("Country", "United States")]);
        let account = Account::with(table, &stored, RestOptions::default()).await;
        let before = account.columns().await;
        for backend in REST {
            let error = account
                .update(backend, &[("Country", "")])
                .await
                .unwrap_err();
            let known = error.difference().map(|known| known.id);
            assert!(known.is_some(), "{table} {backend}: {error}");
            assert!(account.only_read(), "{table} {region} {backend}: {error}");
            if backend == Backend::RestV2 {
                assert_eq!(known, Some("KB-009"));
                assert!(error.hint().unwrap().contains("clear State"), "{error}");
            }
        }
        assert_eq!(account.columns().await, before, "{table} {region}");
        let both = [("Country", ""), ("State", "")];
        account.update(Backend::RestV2, &both).await.unwrap();
        let row = account.read(Backend::XmlRpc).await;
        for column in ["State", "Country"] {
            let text = row.get(column).map(ToString::to_string);
            assert!(text.is_none_or(|text| text.is_empty()), "{table} {column}");
        }
    }
}

#[tokio::test]
async fn the_stored_text_may_be_written_back() {
    let stored = values(&[
        ("City", "Cair Paravel"),
        ("State", "East"),
        ("Country", "Narnia"),
    ]);
    let account = Account::with("Contact", &stored, RestOptions::default()).await;
    let changes = [("City", "Beruna"), ("State", "East"), ("Country", "Narnia")];
    account.update(Backend::RestV2, &changes).await.unwrap();
    let row = account.read(Backend::XmlRpc).await;
    assert_eq!(row.get("Country"), Some(&"Narnia".into()));
    assert_eq!(row.get("State"), Some(&"East".into()));
    assert_eq!(row.get("City"), Some(&"Beruna".into()));
}

#[tokio::test]
async fn countries_are_taken_as_people_write_them() {
    let names = include_str!("../fixtures/countries/names.txt");
    for backend in REST {
        let account = Account::with("Contact", &[], RestOptions::default()).await;
        for line in names.lines().filter(|line| !line.starts_with('#')) {
            let (code, name) = line.split_once(' ').unwrap();
            if code == "-" {
                // What is stored may be written back, whatever it is called.
                account
                    .update(backend, &[("Country", "Germany")])
                    .await
                    .unwrap();
            }
            let answer = account.update(backend, &[("Country", name)]).await;
            if code == "-" {
                let error = answer.unwrap_err();
                assert!(error.message().contains(&format!("{name:?}")), "{error}");
                assert_eq!(
                    error.difference().map(|known| known.id),
                    Some("KB-003"),
                    "{name}"
                );
                continue;
            }
            answer.unwrap_or_else(|error| panic!("{name} over {backend}: {error}"));
            let json = account.json().await;
            let shown = &json["v2 BILLING"]["country_code"];
            assert_eq!(shown, code, "{name} over {backend}");
        }
    }
}

/// A list of at least the 65 names that were tried.
#[test]
fn the_names_that_people_write_are_many() {
    let names = include_str!("../fixtures/countries/names.txt");
    let taken = names
        .lines()
        .filter(|line| !line.starts_with(['#', '-']))
        .collect::<std::collections::BTreeSet<_>>();
    assert!(taken.len() >= 150, "{}", taken.len());
}

/// What cannot be taken is quoted, with the countries that it may mean or the nearest name.
#[tokio::test]
async fn a_country_that_is_refused_is_quoted_with_what_it_may_mean() {
    for backend in REST {
        let account = Account::with("Contact", &[], RestOptions::default()).await;
        for (name, told) in [
            (
                "Congo",
                "may mean Democratic Republic of the Congo or Republic of the Congo",
            ),
            ("Korea", "may mean South Korea or North Korea"),
            ("Yugoslavia", "may mean Bosnia and Herzegovina, Croatia, "),
            ("Kosovo", "has no code of its own in ISO 3166-1"),
            ("Narnia", "; the nearest name is "),
            ("Deutchland", "; did you mean Deutschland?"),
        ] {
            let refused = account.update(backend, &[("Country", name)]).await;
            let error = refused.unwrap_err();
            let message = error.message();
            assert!(
                message.starts_with(&format!("Country: {name:?} ")),
                "{message}"
            );
            assert!(message.contains(told), "{message}");
            assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        }
        // The name that a stored code is read as may be written back.
        let account = Account::with("Contact", &[], RestOptions::default()).await;
        let congo = [("Country", "Republic of the Congo")];
        account.update(backend, &congo).await.unwrap();
        let shown = || async {
            let record = account.read(backend).await;
            record.get("Country").unwrap().to_string()
        };
        let before = shown().await;
        let changes = [("Country", before.as_str()), ("City", "Brazzaville")];
        account.update(backend, &changes).await.unwrap();
        assert_eq!(shown().await, before);
    }
}

#[tokio::test]
async fn a_region_beside_a_country_without_a_code_is_told_so() {
    let stored = values(&[("Country", "Narnia"), ("City", "Cair Paravel")]);
    let account = Account::with("Contact", &stored, RestOptions::default()).await;
    let refused = account.update(Backend::RestV2, &[("State", "East")]).await;
    let error = refused.unwrap_err();
    assert_eq!(
        error.message(),
        "the region \"East\" cannot be written beside the country \"Narnia\", a text without an ISO code; write the country too"
    );
    assert_eq!(error.difference().unwrap().id, "KB-009");
    let region = [("Country", "United States"), ("State", "Cair Paravel")];
    for backend in REST {
        let account = Account::with("Contact", &[], RestOptions::default()).await;
        let error = account.update(backend, &region).await.unwrap_err();
        let message = error.message();
        assert!(message.starts_with("State: \"Cair Paravel\" is no region of United States"));
        assert!(!message.contains("nearest"), "{message}");
    }
}

#[tokio::test]
async fn a_state_of_military_mail_is_kept_over_v2_as_over_xmlrpc() {
    let military = [("Country", "United States"), ("State", "AE")];
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        let account = Account::with("Contact", &[], RestOptions::default()).await;
        account.update(backend, &military).await.unwrap();
        account.update(backend, &[("City", "APO")]).await.unwrap();
        for reader in [Backend::XmlRpc, Backend::RestV1, Backend::RestV2] {
            let read = account.read(reader).await;
            assert_eq!(read.get("State"), Some(&"AE".into()), "{reader:?}");
        }
    }
}

#[tokio::test]
async fn an_unknown_name_is_looked_up_once_in_the_accounts_list_and_then_refused_with_the_nearest()
{
    for backend in REST {
        let account = Account::with("Contact", &[], RestOptions::default()).await;
        let error = account
            .update(backend, &[("Country", "Untied States")])
            .await
            .unwrap_err();
        assert!(
            error.message().contains("did you mean United States?"),
            "{error}"
        );
        let asked = |sent: &[String]| {
            sent.iter()
                .filter(|sent| sent.ends_with("/locales/countries"))
                .count()
        };
        assert_eq!(asked(&account.recorder.take()), 1);
        account
            .update(backend, &[("Country", "Atlantis")])
            .await
            .unwrap_err();
        assert_eq!(asked(&account.recorder.take()), 0);
        let region = [("Country", "United States"), ("State", "Arizone")];
        let error = account.update(backend, &region).await.unwrap_err();
        assert!(error.message().contains("did you mean Arizona?"), "{error}");
        assert_eq!(error.difference().unwrap().id, "KB-004");
    }
}

#[tokio::test]
async fn an_orders_address_keeps_its_texts_or_is_refused() {
    let account = Account::with("Contact", &[], RestOptions::default()).await;
    for (country, kept) in [("United States", true), ("USA", true), ("Narnia", false)] {
        let mut order = NewRecord::new();
        for (column, text) in [
            ("ContactId", "17"),
            ("JobTitle", "Shop order"),
            ("ShipCity", "Denver"),
            ("ShipState", "CO"),
            ("ShipCountry", country),
        ] {
            order = order.set_by_name(column, text);
        }
        let add = Invocation::data_add("Job".to_owned(), order);
        let Ok(Outcome::Id(id)) = account.keap.invoke_on(Backend::XmlRpc, add).await else {
            panic!("no order")
        };
        let changes = Changes::new()
            .set_by_name("ShipCity", "Boulder")
            .clear_by_name("ShipMiddleName");
        let update = Invocation::data_update("Job".to_owned(), id, changes);
        let answer = account.keap.invoke_on(Backend::RestV2, update).await;
        match answer {
            Ok(_) => assert!(kept),
            Err(error) => {
                assert!(!kept, "{error}");
                assert_eq!(error.difference().unwrap().id, "KB-072");
            }
        }
        let mut query = QueryData::new("Job");
        query.conditions = vec![("Id".to_owned(), Condition::Equals(id.into()))];
        query.selected = ["ShipCity", "ShipState", "ShipCountry"]
            .map(str::to_owned)
            .to_vec();
        let found = account
            .keap
            .invoke_on(Backend::XmlRpc, Invocation::DataQuery(query))
            .await;
        let Ok(Outcome::Records(rows)) = found else {
            panic!("no rows")
        };
        let text = |column: &str| rows[0].get(column).map(ToString::to_string);
        let city = if kept { "Boulder" } else { "Denver" };
        assert_eq!(text("ShipCity").as_deref(), Some(city), "{country}");
        assert_eq!(text("ShipState").as_deref(), Some("CO"), "{country}");
        assert_eq!(text("ShipCountry").as_deref(), Some(country));
    }
}

#[tokio::test]
async fn a_stored_name_without_a_code_is_a_known_difference_over_v1_and_equal_over_v2() {
    for country in ["UK", "Narnia"] {
        let stored = values(&[("City", "London"), ("Country", country)]);
        let account = Account::with("Contact", &stored, RestOptions::default()).await;
        let load = Invocation::contact_load(ContactId::new(account.id), ["City", "Country"].into());
        let comparison = account.keap.compare(load, &Backend::ALL).await;
        let fields = comparison.rows.iter().flat_map(|row| &row.fields);
        let field = fields.into_iter().find(|field| field.name == "Country");
        let field = field.expect("the country is compared");
        let findings: Vec<_> = field.findings().collect();
        let known = findings[0].known().map(|known| known.id);
        assert_eq!(known, Some("KB-003"), "{country}: {}", findings[0].name());
        assert_eq!(findings[1].name(), "equal", "{country}");
    }
}
