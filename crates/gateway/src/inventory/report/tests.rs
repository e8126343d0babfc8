use super::*;

/// One refusal without a known difference, one with more advice than its difference, and one with the same.
#[test]
fn arguments_that_nothing_takes_have_the_advice_of_their_refusal() {
    let known = DIFFERENCES.first().unwrap();
    let refusal = |difference: Option<&str>, advice: &str| Refusal {
        difference: difference.map(str::to_owned),
        advice: advice.to_owned(),
        ..Refusal::default()
    };
    let row = |caller: &str| InventoryRow {
        caller: caller.to_owned(),
        method: "DataService.query".to_owned(),
        blockers: 3,
        refusals: vec![
            refusal(None, "split the query"),
            refusal(Some(known.id), "name City among the changes"),
            refusal(Some(known.id), &words::of_the_gateway(known.advice)),
        ],
        ..InventoryRow::default()
    };
    let report = Report::of(vec![row("shop"), row("desk")]);
    let told: Vec<(&str, &str)> = report
        .advice
        .iter()
        .map(|advice| (advice.id, advice.advice.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("DataService.query", "split the query"),
            ("DataService.query", "name City among the changes"),
            (known.id, &words::of_the_gateway(known.advice)),
        ]
    );
}

#[test]
fn rows_that_the_owner_has_not_named_are_told_once() {
    let table = keap::owner::OwnerTable::ActionSets;
    let row = |caller: &str| InventoryRow {
        tenant: "ab123".to_owned(),
        caller: caller.to_owned(),
        method: "ContactService.runActionSequence".to_owned(),
        owner_rows: vec![OwnerRow { table, id: 12 }, OwnerRow { table, id: 13 }],
        ..InventoryRow::default()
    };
    let named = keap::owner::SetAction::ApplyTag(keap::TagId::new(105));
    let options = RestOptions::default().action_set(keap::ActionSetId::new(13), [named]);
    let report = Report::of(vec![row("shop"), row("desk")]);
    let report = report.with_missing_rows("ab123", &options);
    let report = report.with_missing_rows("cd456", &RestOptions::default());
    let [missing] = report.missing_rows.as_slice() else {
        panic!("{report:?}");
    };
    assert_eq!(
        missing.to_string(),
        "ab123: ContactService.runActionSequence is called for 12, which `action_sets` has no row for: \
         add 12 = [{ goal = \"CALL NAME\", integration = \"INTEGRATION\" }]"
    );
}

#[test]
fn values_that_the_owner_has_not_named_are_told_with_what_happens_without_them() {
    let row = |method: &str, table: &str| InventoryRow {
        tenant: "ab123".to_owned(),
        method: method.to_owned(),
        table: table.to_owned(),
        ..InventoryRow::default()
    };
    let rows = || {
        vec![
            row("WebTrackingService.getWebTrackingScriptUrl", ""),
            row("DataService.add", "Company"),
            row("DataService.query", "Contact"),
            row("InvoiceService.chargeInvoice", ""),
        ]
    };
    let told = |options: RestOptions| {
        let report = Report::of(rows()).with_missing_rows("ab123", &options);
        let values = report.missing_values.iter().map(|missing| missing.value);
        (values.collect::<Vec<_>>(), report.lacks_something())
    };
    let all = vec!["default_country", "merchant_account", "web_tracking_script"];
    assert_eq!(told(RestOptions::default()), (all, true));
    let options = RestOptions::default().web_tracking_script("https://example.com/s");
    let options = options.default_country("United States");
    assert_eq!(told(options), (vec!["merchant_account"], false));
    // What is set is set, also as it is by default.
    let order = |options: RestOptions| {
        let rows = vec![row("InvoiceService.createBlankOrder", "")];
        let report = Report::of(rows).with_missing_rows("ab123", &options);
        report.missing_values.len()
    };
    assert_eq!(order(RestOptions::default()), 1);
    let offline = RestOptions::default().order_type(keap::owner::OrderType::Offline);
    assert_eq!(order(offline), 0);
}

#[test]
fn a_method_that_is_not_served_has_advice_once() {
    let row = |caller: &str| InventoryRow {
        caller: caller.to_owned(),
        method: "ShippingService.getWeightBasedShippingRanges".to_owned(),
        blockers: 1,
        ..InventoryRow::default()
    };
    let report = Report::of(vec![row("shop"), row("desk")]);
    let [advice] = report.advice.as_slice() else {
        panic!("{report:?}");
    };
    assert_eq!(advice.id, "ShippingService.getWeightBasedShippingRanges");
    assert!(advice.advice.contains("never documented"), "{advice:?}");
    let json = serde_json::to_string(&report).unwrap();
    assert!(json.contains("never documented"), "{json}");
}
