//! Calls with an odd param, each answered as the local Keap's own XML-RPC answers it.

use keap_xmlrpc::{MethodResponse, Value};
use serde_json::{Value as Json, json};

use super::chain::Chain;
use super::witness::{answer, by_gateway, own};

async fn both(method: &str, params: &Json) -> (MethodResponse, MethodResponse) {
    let (chain, sandbox) = (Chain::new(), keap_tests::sandbox());
    let own = own(&sandbox, method, params).await;
    (own, by_gateway(&chain, method, params).await)
}

async fn assert_alike(method: &str, params: Json) {
    let (own, ours) = both(method, &params).await;
    assert_eq!(answer(&ours), answer(&own), "{method} {params}");
}

#[tokio::test]
async fn both_ways_to_write_null_ask_for_the_same() {
    for text in ["~null~", "~<>~null", "~<>~~null~", "~<>~"] {
        let condition = json!({ "Email": text });
        assert_alike("DataService.count", json!(["Contact", condition])).await;
        let params = json!(["Contact", 1000, 0, condition, ["Id"], "Id", true]);
        assert_alike("DataService.query", params).await;
    }
    let chain = Chain::new();
    let params = json!(["Contact", { "Email": "~=~~null~" }]);
    let fault = by_gateway(&chain, "DataService.count", &params).await;
    let fault = fault.unwrap_err();
    assert_eq!(fault.code, 0);
    assert!(fault.string.contains("begins an operator"), "{fault:?}");
}

/// Nobody has shown that the service finds what is written in another case.
#[tokio::test]
async fn names_of_calls_that_write_are_exact() {
    let values = json!({ "firstname": "Ann" });
    let twice = json!({ "FirstName": "Ann", "firstname": "Bea" });
    for (method, params) in [
        ("ContactService.add", json!([values])),
        ("ContactService.add", json!([twice])),
        ("ContactService.addWithDupCheck", json!([values, "Email"])),
        ("ContactService.update", json!([17, values])),
        ("DataService.add", json!(["Contact", values])),
        (
            "DataService.add",
            json!(["contact", { "FirstName": "Ann" }]),
        ),
        ("DataService.update", json!(["Contact", 17, values])),
        (
            "DataService.update",
            json!(["contact", 17, { "FirstName": "Ann" }]),
        ),
        ("DataService.delete", json!(["contact", 17])),
    ] {
        let (_, ours) = both(method, &params).await;
        assert!(ours.is_err(), "{method} {params}: {ours:?}");
        assert_alike(method, params).await;
    }
    let params = json!([{ "FirstName": "Ann" }, "email"]);
    let (own, ours) = both("ContactService.addWithDupCheck", &params).await;
    assert_eq!(ours.unwrap_err().code, own.unwrap_err().code);
}

/// A front for old programs is lenient where nothing can be spoilt. What it is asked for in another case, it answers so.
#[tokio::test]
async fn columns_that_are_read_are_found_in_any_case() {
    let condition = json!({ "firstname": "Ann" });
    let query = json!([
        "Contact",
        10,
        0,
        condition,
        ["FIRSTNAME", "id"],
        "lastname",
        true
    ]);
    for (method, params) in [
        ("DataService.query", query),
        ("DataService.count", json!(["Contact", condition])),
        (
            "DataService.findByField",
            json!(["Contact", 10, 0, "firstname", "Ann", ["id"]]),
        ),
        ("DataService.load", json!(["Contact", 17, ["firstname"]])),
        ("ContactService.load", json!([17, ["firstname"]])),
    ] {
        let (_, ours) = both(method, &params).await;
        ours.unwrap();
        assert_alike(method, params).await;
    }
}

#[tokio::test]
async fn who_asks_for_no_field_gets_no_row() {
    for (method, params) in [
        (
            "DataService.query",
            json!(["Contact", 10, 0, { "Id": 19 }, []]),
        ),
        (
            "DataService.findByField",
            json!(["Contact", 10, 0, "Id", "19", []]),
        ),
        ("DataService.load", json!(["Contact", 19, []])),
        ("ContactService.load", json!([19, []])),
        (
            "ContactService.findByEmail",
            json!(["cleo@example.com", []]),
        ),
        ("SearchService.getSavedSearchResults", json!([1, 1, 0, []])),
    ] {
        let (_, ours) = both(method, &params).await;
        assert_eq!(
            answer(&ours),
            "fault 11 [NoFields]No fields sent for select",
            "{method}"
        );
        assert_alike(method, params).await;
    }
}

#[tokio::test]
async fn an_empty_text_is_no_promo_code() {
    let codes = |codes: Json| json!([17, 1, 0, [1], [], false, codes]);
    let (own, ours) = both("OrderService.placeOrder", &codes(json!([""]))).await;
    for placed in [own.unwrap(), ours.unwrap()] {
        assert_eq!(placed["Successful"].as_str(), Some("true"), "{placed:?}");
    }
    let (_, refused) = both("OrderService.placeOrder", &codes(json!(["", "SUMMER"]))).await;
    let refused = refused.unwrap_err();
    assert!(refused.string.contains("promo codes"), "{refused:?}");
}

/// Invoice 101 is paid.
#[tokio::test]
async fn a_charge_of_nothing_has_all_members() {
    let params = json!([101, "again", 1, 5, false]);
    let (own, ours) = both("InvoiceService.chargeInvoice", &params).await;
    let names = |value: &Value| match value {
        Value::Struct(members) => members.names().map(str::to_owned).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let (own, ours) = (own.unwrap(), ours.unwrap());
    assert_eq!(names(&ours).len(), names(&own).len(), "{ours:?}");
    for name in names(&own) {
        assert!(names(&ours).contains(&name), "{name}: {ours:?}");
    }
    assert_eq!(ours["RefNum"], Value::from(""));
    assert_eq!(own["RefNum"], ours["RefNum"]);
}

#[tokio::test]
async fn contact_0_has_no_files() {
    let params = json!([0, "e.txt", "YQ=="]);
    let (_, ours) = both("FileService.uploadFile", &params).await;
    assert_eq!(ours.as_ref().unwrap_err().code, 5, "{ours:?}");
    assert_alike("FileService.uploadFile", params).await;
    let (_, stored) = both("FileService.uploadFile", &json!(["e.txt", "YQ=="])).await;
    stored.unwrap();
}

/// Which table the search is of, only XML-RPC tells.
#[tokio::test]
async fn a_saved_search_without_the_column_is_fault_10() {
    let params = json!([1, 1, 0, ["Id", "Nope"]]);
    let (own, ours) = both("SearchService.getSavedSearchResults", &params).await;
    let (own, ours) = (own.unwrap_err(), ours.unwrap_err());
    assert_eq!(ours.code, own.code, "{own:?}");
    assert_eq!(ours.string, "[NoFieldFound]No field found: Nope");
}

/// REST v2 does not show products of interest of opportunities: that one is not found does not say that it is not there.
#[tokio::test]
async fn a_row_of_a_kind_that_rest_does_not_show_is_told_as_that() {
    let values = json!({ "City": "Mesa" });
    for (method, params) in [
        ("DataService.delete", json!(["ProductInterest", 33])),
        ("DataService.load", json!(["ProductInterest", 33, ["Id"]])),
        ("DataService.load", json!(["Template", 99, ["Id"]])),
    ] {
        let (_, ours) = both(method, &params).await;
        let fault = ours.unwrap_err();
        assert_eq!(fault.code, 5, "{fault:?}");
        let told = "does not show all kinds of them; KB-0";
        assert!(fault.string.contains(told), "{fault:?}");
    }
    let (_, ours) = both("DataService.update", &json!(["Contact", 999_999, values])).await;
    assert_eq!(
        ours.unwrap_err().string,
        "[RecordNotFound]Record was not found"
    );
}

/// What is written into a column of texts with another type is kept as XML-RPC keeps it, whoever made the column.
#[tokio::test]
async fn flags_and_numbers_in_texts_are_kept_alike() {
    let columns = ["City", "_Story"];
    for value in [json!(true), json!(5.0), json!(2.5), json!(7)] {
        let (chain, sandbox) = (Chain::new(), keap_tests::sandbox());
        for column in columns {
            let write = json!([17, { column: value }]);
            let read = json!([17, [column]]);
            own(&sandbox, "ContactService.update", &write)
                .await
                .unwrap();
            let kept = own(&sandbox, "ContactService.load", &read).await;
            let ours = by_gateway(&chain, "ContactService.update", &write).await;
            ours.unwrap();
            let ours = by_gateway(&chain, "ContactService.load", &read).await;
            assert_eq!(answer(&ours), answer(&kept), "{column} {value}");
        }
    }
}

#[tokio::test]
async fn mail_to_nobody_and_of_no_kind_is_refused() {
    let mail = |contacts: Json, kind: &str, template: Option<&str>| {
        let body = if template.is_some() { "" } else { "Hello" };
        let mut params = json!([
            contacts,
            "ada@example.com",
            "~Contact.Email~",
            "",
            "",
            kind,
            "S",
            body,
            body
        ]);
        let all = params.as_array_mut().unwrap();
        all.extend(template.map(Json::from));
        params
    };
    for params in [
        mail(json!([19, 99_999]), "HTML", None),
        json!([[99_999], 1]),
        mail(json!([19]), "html", None),
    ] {
        let (own, ours) = both("APIEmailService.sendEmail", &params).await;
        let (own, ours) = (own.unwrap_err(), ours.unwrap_err());
        assert_eq!(ours.code, own.code, "{own:?} {ours:?}");
        if ours.code == 5 {
            assert!(
                ours.string.ends_with("there is no contact 99999"),
                "{ours:?}"
            );
        }
    }
    for params in [
        mail(json!([19]), "HTML", None),
        mail(json!([19]), "HTML", Some("1")),
    ] {
        assert_alike("APIEmailService.sendEmail", params).await;
    }
    let both_of_them = json!([
        [19],
        "ada@example.com",
        "~Contact.Email~",
        "",
        "",
        "HTML",
        "S",
        "Hello",
        "Hello",
        "1"
    ]);
    let (_, ours) = both("APIEmailService.sendEmail", &both_of_them).await;
    let fault = ours.unwrap_err();
    assert!(fault.string.contains("a text and a template"), "{fault:?}");
}

/// Texts of conditions that no document has, and lists with an id that no row has.
#[tokio::test]
async fn odd_conditions_find_the_same() {
    let mut failed = Vec::new();
    for (table, column, condition) in [
        ("Contact", "Id", json!([0, 19])),
        ("Contact", "Id", json!(["0", "19"])),
        ("Contact", "Id", json!([-1, 17])),
        ("Contact", "Id", json!([0])),
        ("Job", "ContactId", json!([0, 17])),
        ("ContactGroupAssign", "ContactId", json!([0, 17])),
        ("ContactGroupAssign", "GroupId", json!([0])),
        ("Contact", "LastUpdated", json!("~>~ 08/01/2025")),
        ("Contact", "LastUpdated", json!("~>~ 08/01/2025 10:00:00")),
        ("Contact", "DateCreated", json!("~>=~ 2025-01-01 10:00")),
        ("Contact", "Birthday", json!("~<~ 01/15/1990")),
        ("Contact", "Email", json!("~=~~null~")),
        ("Contact", "Email", json!("~like~x")),
        ("Contact", "FirstName", json!("~x%")),
        ("Contact", "Id", json!("~>")),
        ("Contact", "Id", json!("~!~5")),
    ] {
        let params = json!([table, { column: condition }]);
        let (own, ours) = both("DataService.count", &params).await;
        let shown = |result: &MethodResponse| match result {
            Ok(value) => answer(&Ok(value.clone())),
            Err(fault) => format!("fault {}", fault.code),
        };
        if shown(&own) != shown(&ours) {
            failed.push(format!("{params}: {} | {}", answer(&own), answer(&ours)));
        }
        if condition.is_array() {
            continue;
        }
        let params = json!([table, 1000, 0, column, condition, ["Id"]]);
        let (own, ours) = both("DataService.findByField", &params).await;
        let count = |result: &MethodResponse| match result {
            Ok(rows) => rows.as_array().unwrap().len().to_string(),
            Err(fault) => format!("fault {}", fault.code),
        };
        if count(&own) != count(&ours) {
            failed.push(format!("{params}: {} | {ours:?}", count(&own)));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Load, change, save: a row goes back with its own id in it.
#[tokio::test]
async fn a_row_is_written_back_with_its_own_id() {
    for (table, column) in [
        ("AffResource", "Title"),
        ("Product", "ProductName"),
        ("ProductOptValue", "Label"),
        ("ProductOption", "Label"),
    ] {
        let one = json!([table, 1, 0, { "Id": "%" }, ["Id"]]);
        let rows = own(&keap_tests::sandbox(), "DataService.query", &one).await;
        let id = match &rows.unwrap()[0]["Id"] {
            Value::Int(id) => *id,
            other => panic!("{table}: {other:?}"),
        };
        let chain = Chain::new();
        let write = json!([table, id, { "Id": id, column: "Written back" }]);
        let written = by_gateway(&chain, "DataService.update", &write).await;
        assert_eq!(answer(&written), id.to_string(), "{table}");
        let read = json!([table, id, [column]]);
        let row = by_gateway(&chain, "DataService.load", &read).await;
        let row = row.unwrap();
        assert_eq!(row[column].as_str(), Some("Written back"), "{table}");
    }
}

#[tokio::test]
async fn what_no_document_says_is_answered_alike() {
    for (method, params) in [
        (
            "DataService.addCustomField",
            json!(["Contact", "Boat", "Text", 999]),
        ),
        (
            "DataService.updateCustomField",
            json!([51, { "Nope": "x" }]),
        ),
        ("DataService.updateCustomField", json!([51, {}])),
        ("FileService.uploadFile", json!([19, "a.txt", "aGk"])),
        (
            "DiscountService.addCategoryDiscount",
            json!(["Autumn", "", 1, 5.55]),
        ),
        (
            "DiscountService.addCategoryDiscount",
            json!(["Autumn", "", 1, 5.0]),
        ),
    ] {
        assert_alike(method, params).await;
    }
}

/// A contact has one spouse.
#[tokio::test]
async fn one_link_more_than_the_type_allows_is_a_fault() {
    let (chain, sandbox) = (Chain::new(), keap_tests::sandbox());
    for (other, code) in [(18, None), (18, None), (19, Some(4))] {
        let link = json!([17, other, 1]);
        for linked in [
            own(&sandbox, "ContactService.linkContacts", &link).await,
            by_gateway(&chain, "ContactService.linkContacts", &link).await,
        ] {
            let fault = linked.as_ref().err().map(|fault| fault.code);
            assert_eq!(fault, code, "{other}: {linked:?}");
        }
    }
}

/// Texts that become a part of a path of REST, where some would lead to another endpoint.
#[tokio::test]
async fn a_text_that_no_path_can_hold_is_answered_without_it() {
    let strange = [
        ".",
        "..",
        "/",
        "a/b",
        "../../contacts",
        "%2e",
        "%2e%2e",
        "?",
        "#",
    ];
    for text in strange {
        let address = json!([text]);
        assert_alike("APIEmailService.getOptStatus", address).await;
        for (method, params) in [
            ("APIEmailService.optIn", json!([text, "why"])),
            ("APIEmailService.optOut", json!([text, "why"])),
        ] {
            let fault = by_gateway(&Chain::new(), method, &params).await;
            let fault = fault.unwrap_err();
            assert_eq!(fault.code, 5, "{fault:?}");
            let told = "[RecordNotFound]Record was not found: no record has this address; KB-024";
            assert!(fault.string.starts_with(told), "{fault:?}");
        }
        for params in [json!([text, "goal", 17]), json!(["ab123", text, 17])] {
            let (own, ours) = both("FunnelService.achieveGoal", &params).await;
            let (own, ours) = (own.unwrap(), ours.unwrap());
            assert_eq!(ours[0]["msg"], own[0]["msg"], "{params}");
        }
    }
    for text in [".", ".."] {
        let chain = Chain::new();
        let params = vec![text.into(), "why".into()];
        chain
            .call("APIEmailService.optIn", params)
            .await
            .unwrap_err();
        assert_eq!(chain.lines.last().upstream_calls, 0);
    }
}

/// What a call writes into one column of a row, and how the row reads then, by the local Keap's XML-RPC and by the gateway.
async fn written(table: &str, column: &str, value: &Json) -> [(String, String); 2] {
    let (chain, sandbox) = (Chain::new(), keap_tests::sandbox());
    // Texts that a customer writes alone have classes of characters.
    let which = match table {
        "ProductOption" => json!({ "OptionType": "Variable" }),
        _ => json!({ "Id": "%" }),
    };
    let one = json!([table, 1, 0, which, ["Id"]]);
    let rows = own(&sandbox, "DataService.query", &one).await.unwrap();
    let id = rows[0]["Id"].as_i32().unwrap();
    let write = json!([table, id, { column: value }]);
    let read = json!([table, id, [column]]);
    let code = |answered: &MethodResponse| match answered {
        Ok(answered) => answer(&Ok(answered.clone())),
        Err(fault) => format!("fault {}", fault.code),
    };
    let own = [
        own(&sandbox, "DataService.update", &write).await,
        own(&sandbox, "DataService.load", &read).await,
    ];
    let ours = [
        by_gateway(&chain, "DataService.update", &write).await,
        by_gateway(&chain, "DataService.load", &read).await,
    ];
    [own, ours].map(|[written, read]| (code(&written), format!("{read:?}")))
}

/// A zero has no sign, whatever a program has computed.
#[tokio::test]
async fn minus_zero_is_zero() {
    for (table, column) in [
        ("Product", "ProductPrice"),
        ("Product", "Weight"),
        ("Product", "InventoryLimit"),
        ("Product", "Sku"),
        ("Lead", "ProjectedRevenueLow"),
        ("OrderItem", "PPU"),
        ("ProductOptValue", "PriceAdjustment"),
        ("SubscriptionPlan", "PlanPrice"),
        ("Contact", "City"),
        ("Contact", "_ShoeSize"),
        ("Contact", "_Story"),
    ] {
        let [own, ours] = written(table, column, &json!(-0.0)).await;
        assert_eq!(ours, own, "{table}.{column}");
        assert!(!own.1.contains('-') && own.1.contains('0'), "{own:?}");
    }
}

/// Each column of days takes the same texts for one, and no number.
#[tokio::test]
async fn days_are_read_alike_in_all_tables() {
    for (table, column) in [
        ("LeadSource", "StartDate"),
        ("LeadSource", "EndDate"),
        ("Contact", "Birthday"),
    ] {
        for day in ["2026-01-31", "20260131", "1/31/2026", "2026-01-31 10:00:00"] {
            let [own, ours] = written(table, column, &json!(day)).await;
            assert_eq!(ours, own, "{table}.{column} {day}");
            assert!(
                own.1.contains("2026-01-31T00:00:00") || own.1.contains("20260131T00:00:00"),
                "{own:?}"
            );
        }
        for number in [json!(20_260_131), json!(20_260_131.0), json!(true)] {
            let [own, ours] = written(table, column, &number).await;
            assert_eq!(ours, own, "{table}.{column} {number}");
            assert_eq!(own.0, "fault 12", "{table}.{column} {number}");
        }
    }
}

/// A class of characters is a word in a column of texts, and what is none has no counterpart; its place in one of numbers.
#[tokio::test]
async fn a_class_of_characters_is_what_its_column_holds() {
    for (column, value) in [
        ("CanContain", "DIGIT"),
        ("CanStartWith", "NONE"),
        ("CanEndWith", "2"),
    ] {
        let [own, ours] = written("ProductOption", column, &json!(value)).await;
        assert_eq!(ours, own, "{column} {value}");
    }
    let [own, ours] = written("ProductOption", "CanEndWith", &json!("DIGIT")).await;
    assert_eq!((own.0.as_str(), ours.0.as_str()), ("fault 12", "fault 12"));
    for value in [json!("0"), json!(0), json!("2")] {
        let [own, ours] = written("ProductOption", "CanContain", &value).await;
        assert_eq!(
            ours.0, "fault 12",
            "{value}: XML-RPC keeps any text: {own:?}"
        );
    }
}
