//! Differences planted in the local Keap: a comparison finds each, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use keap::compare::{CompareOptions, Detail, Finding, Reason, Rules, compare_by};
use keap::schema::{Changes, QueryData};
use keap::{Backend, Invocation, Keap, RoutePolicy, SavedSearchId, UserId};
use keap_sandbox::{Plant, PlantKind, PlantedWire, Sandbox, Seed};
use keap_tests::builder;

const TABLES: [&str; 6] = [
    "Contact",
    "ContactAction",
    "Job",
    "OrderItem",
    "Product",
    "ContactGroup",
];

/// Table, id and column of what does not agree; of rows that one side alone has, no column.
async fn found(keap: &Keap, rest: Backend) -> BTreeSet<(String, i64, String)> {
    let mut found = BTreeSet::new();
    for table in TABLES {
        let options = CompareOptions::new().detail(Detail::Unequal);
        let pair = [Backend::XmlRpc, rest];
        let mut rows = keap.compare_all(QueryData::new(table), &pair, options);
        while let Some(row) = rows.next().await {
            let row = row.unwrap();
            for field in &row.fields {
                if field.findings().any(parts) {
                    let id = row.id.unwrap_or_default();
                    found.insert((table.to_owned(), id, field.name.clone()));
                }
            }
        }
    }
    found
}

/// Whether it is of a kind that is planted: unexplained, or what a comparison knows to mean the same.
fn parts(finding: &Finding) -> bool {
    let reason = match finding {
        Finding::Equivalent { reason, .. } => Some(*reason),
        _ => None,
    };
    finding.is_unexplained() || matches!(reason, Some(Reason::PhoneFormat | Reason::Order))
}

fn account() -> Sandbox {
    Sandbox::builder()
        .seed(Seed::empty().with_contacts(300))
        .build()
}

#[tokio::test]
async fn every_kind_is_found_and_nothing_else() {
    for (wire, rest) in [
        (PlantedWire::Rest, Backend::RestV2),
        (PlantedWire::Rest, Backend::RestV1),
        (PlantedWire::XmlRpc, Backend::RestV2),
    ] {
        let sandbox = account();
        let keap = builder(&sandbox).build().unwrap();
        assert!(found(&keap, rest).await.is_empty());
        for kind in PlantKind::all() {
            sandbox.plant(Plant::of(kind), wire).unwrap();
        }
        let found = found(&keap, rest).await;
        let mut expected = BTreeSet::new();
        for planted in sandbox.planted() {
            let mut expect = |column: &str| {
                expected.insert((planted.table.to_owned(), planted.id, column.to_owned()));
            };
            expect(planted.column.unwrap_or("row"));
            if planted.kind.name() == "swapped-columns" {
                expect("LastName");
            }
        }
        assert_eq!(
            expected.len(),
            PlantKind::all().count() + 1,
            "all in rows of their own"
        );
        assert_eq!(found, expected, "{wire} and {rest}");
    }
}

/// What is laid over the answers of one wire is neither stored nor in the way of writes.
#[tokio::test]
async fn nothing_planted_is_stored_and_a_write_ends_it() {
    let sandbox = account();
    let before = sandbox.records().to_json();
    for wire in [PlantedWire::Rest, PlantedWire::XmlRpc] {
        for kind in PlantKind::all() {
            sandbox.plant(Plant::of(kind), wire).unwrap();
        }
    }
    let keap = builder(&sandbox).build().unwrap();
    found(&keap, Backend::RestV2).await;
    assert_eq!(sandbox.records().to_json(), before);

    let lost = sandbox.planted().into_iter();
    let lost = lost.filter(|planted| planted.wire == PlantedWire::Rest);
    let lost = lost
        .map(|planted| (planted.kind.name(), planted.id))
        .collect::<BTreeMap<_, _>>();
    let id = lost["lost-extension"];
    keap.set_policy(RoutePolicy::new(Backend::RestV2));
    let data = keap.data();
    let number = |change: Changes| {
        change
            .set_by_name("Phone1", "(602) 555-0199")
            .set_by_name("Phone1Ext", "77")
    };
    data.update("Contact", id, number).await.unwrap();
    for backend in [Backend::RestV2, Backend::XmlRpc] {
        keap.set_policy(RoutePolicy::new(backend));
        let row = data.load("Contact", id, ["Phone1Ext"]).await.unwrap();
        assert_eq!(row.get("Phone1Ext"), Some(&"77".into()), "{backend}");
    }
}

/// The demo seed has few rows: several differences share one, in columns of their own.
#[tokio::test]
async fn what_is_planted_in_the_demo_seed_is_found_too() {
    let sandbox = Sandbox::builder().build();
    let all =
        PlantKind::all().map(|kind| (kind, sandbox.plant(Plant::of(kind), PlantedWire::Rest)));
    let unplanted: Vec<_> = all.filter(|(_, planted)| planted.is_err()).collect();
    assert!(unplanted.len() <= 4, "{unplanted:?}");
    let keap = builder(&sandbox).build().unwrap();
    let found = found(&keap, Backend::RestV2).await;
    for planted in sandbox.planted() {
        let column = planted.column.unwrap_or("row").to_owned();
        let expected = (planted.table.to_owned(), planted.id, column);
        assert!(found.contains(&expected), "{planted}");
    }
}

#[test]
fn what_cannot_be_planted_is_told() {
    let sandbox = Sandbox::builder().seed(Seed::empty()).build();
    let plant = |text: &str| {
        let plant = text.parse::<Plant>();
        let planted = plant.and_then(|plant| sandbox.plant(plant, PlantedWire::Rest));
        planted.unwrap_err().to_string()
    };
    assert_eq!(
        plant("lost-extension"),
        "no row of Contact that is free can show lost-extension: it wants one that has a Phone1Ext"
    );
    assert_eq!(
        plant("missing-task:9"),
        "row 9 of ContactAction cannot show missing-task: it wants a row that is a task"
    );
    assert_eq!(
        plant("all:3"),
        "all is one of each kind, in rows that fit: it takes no id"
    );
    assert_eq!(
        plant("day-shift:x"),
        "the row of day-shift is named by its id, as in day-shift:17"
    );
    assert!(
        plant("lost-extention")
            .starts_with("no difference is called \"lost-extention\"; there are: zone-shift, ")
    );
}

/// REST tells the ids of a saved search as texts; its rows are matched by them all the same.
#[tokio::test]
async fn a_row_that_a_saved_search_lacks_moves_no_other() {
    let sandbox = Sandbox::builder().build();
    let missing: Plant = "missing-row".parse().unwrap();
    sandbox.plant(missing, PlantedWire::Rest).unwrap();
    let planted = sandbox.planted();
    let lost = planted.iter().find(|one| one.table == "Contact").unwrap();
    let keap = builder(&sandbox).build().unwrap();
    let search = Invocation::search_get_saved_search_results_all_fields(
        SavedSearchId::new(1),
        UserId::new(1),
        0,
    );
    let pair = [Backend::XmlRpc, Backend::RestV2];
    let answers = keap.answers(search.clone(), &pair).await;
    let compared = compare_by(&search, &answers, keap.zone(), &Rules::default());
    assert!(compared.rows.len() > 2, "{compared:?}");
    let unexplained = compared.rows.iter().filter(|row| {
        let mut findings = row.fields.iter().flat_map(|field| field.findings());
        findings.any(Finding::is_unexplained)
    });
    let rows: Vec<Option<i64>> = unexplained.map(|row| row.id).collect();
    assert_eq!(rows, [Some(lost.id)]);
}
