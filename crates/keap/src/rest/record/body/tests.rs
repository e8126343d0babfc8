use super::*;
use crate::table;

/// What the account's own lists have: a country and a region that ISO does not know.
fn places() -> Places {
    let place = |code: &str, name: &str| crate::rest::record::places::Place {
        code: code.to_owned(),
        name: name.to_owned(),
    };
    Places {
        countries: Some(vec![place("XKX", "Kosovo")]),
        regions: [
            ("USA".to_owned(), vec![place("US-XX", "Jefferson")]),
            ("XKX".to_owned(), vec![place("XK-01", "Prishtinë")]),
        ]
        .into(),
        ..Places::default()
    }
}

fn body(backend: Backend, changes: Changes, current: Value) -> Result<Body, Error> {
    let target = Target {
        writer: Writer {
            table: "Contact",
            backend,
            zone: keap_schema::Zone::default(),
            currency: None,
        },
        table: table::named("Contact").unwrap(),
        usage: Crud::Update,
    };
    let draft = Draft::of(&changes, None, target)?;
    match draft.finish(&current, backend, &places()) {
        Ok(body) => Ok(body),
        Err(Unfinished::Refused(error)) => Err(error),
        Err(unfinished) => panic!("{unfinished:?}"),
    }
}

#[test]
fn one_phone_number_leaves_the_other_entries_alone() {
    let current = json!({"phone_numbers": [
        {"field": "PHONE1", "number": "(987) 654-3211", "extension": "7", "number_e164": "+19876543211"},
        {"field": "PHONE2", "number": "1", "type": "Work"},
    ]});
    let changes = Changes::new().set_by_name("Phone2", "555-1234");
    let body = body(Backend::RestV2, changes, current).unwrap();
    assert_eq!(body.mask, ["phone_numbers"]);
    assert_eq!(
        Value::Object(body.json),
        json!({"phone_numbers": [
            {"field": "PHONE1", "number": "(987) 654-3211", "extension": "7"},
            {"field": "PHONE2", "number": "555-1234", "type": "Work"},
        ]})
    );
}

/// v1 shows no entry without a number, so it is told to clear what nobody sees there; v2 replaces the list.
#[test]
fn parts_of_a_number_that_is_not_there_are_cleared() {
    let cleared = |backend, changes| body(backend, changes, json!({})).unwrap().json;
    let parts = || {
        let changes = Changes::new().clear_by_name("Phone4Ext");
        changes.clear_by_name("Phone4Type")
    };
    let entry = json!([{"field": "PHONE4", "extension": null, "type": null}]);
    assert_eq!(cleared(Backend::RestV1, parts())["phone_numbers"], entry);
    assert_eq!(
        cleared(Backend::RestV2, parts())["phone_numbers"],
        json!([])
    );
    let with_number = parts().set_by_name("Phone4", "555-1234");
    let entry = json!([{"field": "PHONE4", "number": "555-1234"}]);
    assert_eq!(
        cleared(Backend::RestV1, with_number)["phone_numbers"],
        entry
    );
    let number = Changes::new().clear_by_name("Phone4");
    assert_eq!(cleared(Backend::RestV1, number)["phone_numbers"], json!([]));
}

#[test]
fn clearing_the_number_empties_the_slot() {
    let current = json!({"phone_numbers": [{"field": "PHONE1", "number": "1"}]});
    let changes = Changes::new()
        .clear_by_name("Phone1")
        .set_by_name("FirstName", "");
    let body = body(Backend::RestV2, changes, current).unwrap();
    assert_eq!(
        Value::Object(body.json),
        json!({"given_name": null, "phone_numbers": []})
    );
}

#[test]
fn an_address_gets_codes_in_v2_and_names_in_v1() {
    let changes = || {
        Changes::new()
            .set_by_name("State", "AZ")
            .set_by_name("Country", "United States")
            .set_by_name("PostalCode", "85286")
    };
    let v2 = body(Backend::RestV2, changes(), json!({})).unwrap();
    assert_eq!(
        Value::Object(v2.json),
        json!({"addresses": [{
            "field": "BILLING", "country_code": "USA", "postal_code": "85286", "region_code": "US-AZ",
        }]})
    );
    let v1 = body(Backend::RestV1, changes(), json!({})).unwrap();
    assert_eq!(
        Value::Object(v1.json),
        json!({"addresses": [{
            "field": "BILLING", "region": "Arizona", "country_code": "USA", "zip_code": "85286",
        }]})
    );
}

/// ISO has no military mail, and v2 takes a text as well.
#[test]
fn a_state_of_military_mail_is_a_text_over_v2() {
    let state = |state: &str, country: &str, backend| {
        let changes = Changes::new().set_by_name("State", state);
        let changes = changes.set_by_name("Country", country);
        let current = json!({"addresses": [{"field": "BILLING", "region_code": "US-AZ"}]});
        body(backend, changes, current).map(|body| Value::Object(body.json))
    };
    for text in ["AE", "aa", "Armed Forces Pacific"] {
        assert_eq!(
            state(text, "United States", Backend::RestV2).unwrap(),
            json!({"addresses": [{"field": "BILLING", "country_code": "USA", "region": text}]})
        );
        let refused = state(text, "United States", Backend::RestV1).unwrap_err();
        assert_eq!(refused.difference().unwrap().id, "KB-004");
    }
    assert!(state("AE", "KOSOVO", Backend::RestV2).is_err());
}

#[test]
fn what_the_account_knows_beside_iso_is_taken() {
    let changes = || {
        Changes::new()
            .set_by_name("State", "prishtine")
            .set_by_name("Country", "KOSOVO")
    };
    let v2 = body(Backend::RestV2, changes(), json!({})).unwrap();
    assert_eq!(
        Value::Object(v2.json),
        json!({"addresses": [{
            "field": "BILLING", "country_code": "XKX", "region_code": "XK-01",
        }]})
    );
    let v1 = body(Backend::RestV1, changes(), json!({})).unwrap();
    assert_eq!(v1.json["addresses"][0]["region"], "Prishtinë");
    let stored = json!({"addresses": [
        {"field": "OTHER", "country_code": "USA", "region": "Jefferson"},
    ]});
    let v1 = body(
        Backend::RestV1,
        Changes::new().set_by_name("City", "Yreka"),
        stored,
    )
    .unwrap();
    assert_eq!(v1.json["addresses"][0]["region"], "Jefferson");
}

#[test]
fn texts_go_back_over_v2_as_they_were_read() {
    let stored = json!([
        {"field": "BILLING", "country_code": "USA", "country": "USA", "region_code": "US-AZ", "region": "AZ"},
        {"field": "SHIPPING", "country": "Narnia", "country_code": null, "region": "East"},
        {"field": "OTHER", "region": "AZ"},
    ]);
    let changes = Changes::new().set_by_name("City", "Tucson");
    let body = body(Backend::RestV2, changes, json!({ "addresses": stored })).unwrap();
    assert_eq!(
        Value::Object(body.json),
        json!({"addresses": [
            {"field": "BILLING", "country_code": "USA", "country": "USA", "region_code": "US-AZ",
             "region": "AZ", "locality": "Tucson"},
            {"field": "SHIPPING", "country": "Narnia", "region": "East"},
            {"field": "OTHER", "region": "AZ"},
        ]})
    );
}

#[test]
fn what_rest_cannot_hold_is_refused() {
    let refused = |changes| {
        body(Backend::RestV2, changes, json!({}))
            .unwrap_err()
            .to_string()
    };
    let changes = Changes::new().set_by_name("State", "AZ");
    assert_eq!(refused(changes), "the region \"AZ\" needs a country");
    let changes = Changes::new().set_by_name("Phone1Ext", "7");
    assert_eq!(
        refused(changes),
        "PHONE1 has no number that its other parts could belong to"
    );
    let changes = Changes::new().set_by_name("Country", "Atlantis");
    let told = refused(changes);
    assert!(
        told.starts_with("Country: \"Atlantis\" is no country"),
        "{told}"
    );
    let changes = Changes::new().set_by_name("Groups", "1,2");
    assert_eq!(refused(changes), "no field is left to write");
}

#[test]
fn a_date_keeps_its_day_in_both_spellings() {
    let changes = || Changes::new().set_by_name("Birthday", "1980-02-29");
    let v1 = body(Backend::RestV1, changes(), json!({})).unwrap();
    assert_eq!(v1.json["birthday"], "1980-02-29T00:00:00.000Z");
    let v2 = body(Backend::RestV2, changes(), json!({})).unwrap();
    assert_eq!(v2.json["birth_date"], "1980-02-29");
}
