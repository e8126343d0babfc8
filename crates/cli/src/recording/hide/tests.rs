//! What is replaced, and that it is the same wherever and however it is written.

use super::*;

fn hide() -> Hide {
    Hide {
        words: Words::with_key([7; 32]),
    }
}

fn asked(path: &str, query: &[(&str, &str)], body: &str) -> Asked {
    Asked {
        method: "POST".to_owned(),
        path: path.to_owned(),
        query: query
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        headers: String::new(),
        body: body.as_bytes().to_vec(),
        secrets: Vec::new(),
    }
}

fn answer(text: &str) -> String {
    let path = match text.starts_with('<') {
        true => "/crm/xmlrpc/v1",
        false => "/crm/rest/v2/contacts",
    };
    let asked = asked(path, &[], "");
    String::from_utf8(hide().answer(&asked, false, text.as_bytes().to_vec())).unwrap()
}

#[test]
fn a_value_becomes_one_of_its_kind_and_the_same_one() {
    let hide = hide();
    let value = |text: &str| hide.value("x", text);
    let address = value("Ann.Smith@example.com");
    assert_ne!(address, "Ann.Smith@example.com");
    assert_eq!(address.len(), 21);
    assert_eq!(address, value("Ann.Smith@example.com"));
    assert_eq!(
        address.to_lowercase(),
        value("ann.smith@EXAMPLE.com").to_lowercase()
    );
    let shape = |text: &str| {
        let signs = text.chars().map(|sign| match sign {
            _ if sign.is_uppercase() => 'A',
            _ if sign.is_alphabetic() => 'a',
            _ if sign.is_ascii_digit() => '0',
            sign => sign,
        });
        signs.collect::<String>()
    };
    for text in [
        "Ann.Smith@example.com",
        " Zoë Müller ",
        "1 Main St, Apt #12",
        "AT&amp;T",
        "a\nb",
    ] {
        assert_eq!(shape(&value(text)), shape(text), "{text}");
    }
    assert!(value("AT&amp;T").contains("&amp;"));
    // Short words stay apart.
    let mut short: Vec<String> = ('a'..='z').map(|sign| value(&sign.to_string())).collect();
    short.sort();
    short.dedup();
    assert_eq!(short.len(), 26);
}

#[test]
fn a_number_of_a_phone_is_the_same_however_it_is_written() {
    let hide = hide();
    let digits = |text: &str| {
        let hidden = hide.value("phone1", text);
        hidden
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let number = digits("(480) 555-0123");
    assert_ne!(number, "4805550123");
    assert_eq!(digits("4805550123"), number);
    assert_eq!(digits("+1 480 555 0123"), format!("1{number}"));
    assert!(digits("480-555-0123 x77").starts_with(&number));
}

#[test]
fn what_is_no_value_stays() {
    let hide = hide();
    for (key, text) in [
        ("Id", "4393"),
        ("contact_id", "4393"),
        ("status", "PAID"),
        ("Phone1Type", "Work"),
        ("country_code", "USA"),
        ("State", "AZ"),
        ("DateCreated", "20261129T01:02:03"),
        ("created_time", "2026-11-29T01:02:03.000Z"),
        ("amount", "129.00"),
        ("Groups", "91,92"),
        ("x", "true"),
        ("field", "EMAIL1"),
    ] {
        assert_eq!(hide.value(key, text), text, "{key}");
    }
    assert_ne!(hide.value("postal_code", "85284"), "85284");
    assert_ne!(hide.value("_SSN", "123-45-6789"), "123-45-6789");
    let told = hide.told("message", "ann@example.com is no contact", true);
    assert!(
        told.ends_with(" is no contact") && !told.contains("ann@"),
        "{told}"
    );
}

#[test]
fn both_wires_have_the_same_in_the_place_of_a_value() {
    let json = answer(
        r#"{"contacts": [{"id": "4393", "given_name": "Zo\u00eb \"Z\"", "tags": ["Gold", "VIP"]}]}"#,
    );
    let xml = answer(
        "<value><struct><member><name>FirstName</name><value><string>Zoë \"Z\"</string></value></member>\
         <member><name>Id</name><value><i4>4393</i4></value></member>\
         <member><name>Spouse</name><value>AT&amp;amp;T &lt;x&gt;</value></member>\
         <member><name>Story</name><value>Gold&#13;\nVIP&#x21;</value></member>\
         <member><name>Title</name><value><![CDATA[Gold & VIP]]></value></member></struct></value>",
    );
    let hide = hide();
    let name = hide.value("", "Zoë \"Z\"");
    assert!(
        json.contains(&serde_json::Value::from(name.as_str()).to_string()),
        "{json}"
    );
    assert!(xml.contains(&format!("<string>{name}</string>")), "{xml}");
    assert!(json.contains("\"id\": \"4393\"") && xml.contains("<i4>4393</i4>"));
    for value in ["Gold", "VIP", "Zo"] {
        assert!(
            !json.contains(value) && !xml.contains(value),
            "{json} {xml}"
        );
    }
    let story = hide.value("", "Gold\r\nVIP!").replace('\r', "&#13;");
    assert!(xml.contains(&format!("<value>{story}</value>")), "{xml}");
    assert!(
        xml.contains("&amp;amp;") && xml.contains("&lt;") && xml.contains("<name>Spouse</name>"),
        "{xml}"
    );
}

#[test]
fn a_request_names_what_it_named_and_no_value() {
    let hide = hide();
    let query = [
        ("filter", "email==ann@example.com;id>4000"),
        ("fields", "given_name,email_addresses"),
        ("email", "ann@example.com"),
    ];
    let hidden = hide.request(asked("/v2/contacts/4393", &query, ""));
    let address = hide.value("", "ann@example.com");
    assert_eq!(hidden.query[0].1, format!("email=={address};id>4000"));
    assert_eq!(hidden.query[1].1, "given_name,email_addresses");
    assert_eq!(hidden.query[2].1, address);
    assert_eq!(hidden.path, "/v2/contacts/4393");

    let call = "<methodCall><methodName>DataService.query</methodName><params><param><value>[redacted]</value></param>\
        <param><value><string>Contact</string></value></param><param><value><struct><member><name>Email</name><value>\
        <string>ann@example.com</string></value></member><member><name>Id</name><value><string>~&gt;~ 4000</string></value>\
        </member><member><name>LastUpdated</name><value><string>~&gt;=~ 2026-11-01 00:00:00</string></value></member></struct></value></param><param><value><array><data><value>FirstName</value><value>_Shoe</value></data>\
        </array></value></param></params></methodCall>";
    let hidden = hide.request(asked("/crm/xmlrpc/v1", &[], call));
    let text = String::from_utf8(hidden.body).unwrap();
    assert_eq!(text, call.replace("ann@example.com", &address));
    assert_eq!(
        hide.argument("Email=ann@example.com"),
        format!("Email={address}")
    );
    assert_eq!(hide.argument("Contact"), "Contact");
}

#[test]
fn the_address_that_a_user_logs_in_with_is_hidden_on_both_wires() {
    let hide = hide();
    let address = "ann@example.com";
    assert_ne!(hide.value("keap_id", address), address);
    assert_eq!(
        hide.value("keap_id", address),
        hide.value("casUsername", address)
    );
    assert_eq!(
        hide.value("tenant_id", "ab123.infusionsoft.com"),
        "ab123.infusionsoft.com"
    );
    assert_eq!(hide.value("appAlias", "ab123"), "ab123");
    assert_eq!(hide.value("email_id", "0a1b-2c"), "0a1b-2c");
}

#[test]
fn a_value_has_the_same_fate_under_the_names_that_both_wires_give_it() {
    let hide = hide();
    let pairs = [
        ("TypeName", "name", "Spouse"),
        ("RefNum", "external_reference_id", "txn_41"),
        ("_Region", "content", "Bonn"),
        ("Contact.Groups", "groups", "91,92,93,94,95"),
        ("Last4", "last_four", "1111"),
        ("CardType", "brand", "Visa"),
        ("CanStartWith", "start_with", "LETTER"),
    ];
    for (one, other, text) in pairs {
        assert_eq!(hide.value(one, text), hide.value(other, text), "{one}");
    }
    assert_ne!(hide.value("_Region", "Bonn"), "Bonn");
    assert_ne!(hide.value("last_four", "1111"), "1111");
}

#[test]
fn a_file_is_the_same_in_base64_and_as_it_is() {
    let hide = hide();
    for file in [&b"for Ann"[..], b"<p>Ann</p>", &[0xff, 0xfe]] {
        let text = STANDARD.encode(file);
        let xml = "<methodCall><methodName>FileService.getFile</methodName></methodCall>";
        let told = hide.answer(
            &asked("/crm/xmlrpc/v1", &[], xml),
            false,
            format!("<value>{text}</value>").into(),
        );
        let plain = hide.answer(
            &asked("/crm/rest/v2/files/1/data", &[], ""),
            false,
            file.to_vec(),
        );
        let expected = format!("<value>{}</value>", STANDARD.encode(&plain));
        assert_eq!(String::from_utf8(told).unwrap(), expected);
        assert_ne!(plain, file);
    }
}

#[test]
fn an_address_in_a_path_is_hidden_as_everywhere() {
    let hide = hide();
    let address = hide.value("", "ann@example.com");
    let asked = |path: &str| asked(path, &[], "");
    let hidden = hide.request(asked("/v2/emailAddresses/ann%40example.com/status"));
    assert_eq!(
        hidden.key(),
        asked(&format!("/v2/emailAddresses/{address}/status")).key()
    );
}

#[test]
fn words_of_the_program_stay() {
    let hide = hide();
    let call = "<methodCall><methodName>DataService.getAppSetting</methodName><params><param><value>[redacted]</value></param>\
        <param><value>Contact</value></param><param><value>optiontypes</value></param></params></methodCall>";
    let asked = asked("/crm/xmlrpc/v1", &[], call);
    let answer = "<value>Prospect,Client</value>";
    let told = hide.answer(&asked, false, answer.into());
    assert_eq!(String::from_utf8(told).unwrap(), answer);
    assert_eq!(String::from_utf8(hide.request(asked).body).unwrap(), call);
}

/// Every column of text of every table: what is no word of a list is replaced, whatever its name has within.
#[test]
fn no_text_of_any_table_stays() {
    let hide = hide();
    let lists = [
        "Type",
        "State",
        "Country",
        "Status",
        "Cycle",
        "Language",
        "TimeZone",
        "Groups",
        "CanContain",
        "CanStartWith",
        "CanEndWith",
    ];
    let is_of_list = |name: &str| {
        let name = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        lists.iter().any(|list| name.ends_with(list))
    };
    let note = "call Ann back, she moved to Bonn with 2 children";
    let mut texts = 0;
    for table in keap_schema::TABLES {
        for column in table.columns {
            let name = column.name;
            assert_ne!(hide.value(name, note), note, "{}.{name}", table.name);
            if column.field_type == keap_schema::FieldType::Text && !is_of_list(name) {
                texts += 1;
                assert_ne!(hide.value(name, "Planted"), "Planted", "{name}");
            }
        }
    }
    assert!(texts > 200, "{texts}");
}

#[test]
fn names_that_look_like_ids_or_messages_hide_nothing_of_the_account() {
    let hide = hide();
    for (key, text) in [
        ("OpportunityNotes", "Ann wants two"),
        ("opportunity_notes", "Ann wants two"),
        ("opportunity_title", "Roof"),
        ("Message", "for Ann"),
        ("message", "for Ann"),
        ("reason", "Ann left"),
        ("details", "Ann left"),
        ("access_user_id", "annsmith"),
        ("access_user_id", "12345"),
        ("accessUserId", "12345"),
        ("external_transaction_id", "txn_ann"),
        ("transaction_id", "txn_ann"),
        ("Notes", "2026-11-29 Ann called"),
        ("email_id", "ann"),
        ("status", "ann@example.com"),
    ] {
        assert_ne!(hide.value(key, text), text, "{key}");
    }
    assert_eq!(
        hide.value("RefNum", "txn_ann"),
        hide.value("external_transaction_id", "txn_ann")
    );
    let note = r#"{"message": "for Ann"}"#;
    let body = |path: &str, is_error: bool| {
        let asked = asked(path, &[], "");
        String::from_utf8(hide.answer(&asked, is_error, note.into())).unwrap()
    };
    assert!(!body("/v2/leadSources/1", false).contains("Ann"));
    assert!(body("/v2/leadSources/1", true).contains("for Ann"));
    // A fault is told as one, and the text of a record never.
    let fault = "<methodResponse><fault><value><struct><member><name>faultString</name>\
        <value>no such table</value></member></struct></value></fault></methodResponse>";
    assert!(answer(fault).contains("no such table"));
    let record = fault
        .replace("fault>", "params>")
        .replace("faultString", "Message");
    assert!(!answer(&record).contains("no such table"));
    let text = record.replace("no such table", "&lt;fault&gt; for Ann");
    assert!(!answer(&text).contains("for Ann"));
}

/// One wire tells a column by a member of its name, and the other by two members.
#[test]
fn a_column_of_a_report_is_hidden_as_it_is_elsewhere() {
    let legacy = "<member><name>Country</name><value>United States</value></member>\
        <member><name>City</name><value>Mesa</value></member>";
    let report = r#"[{"field_name":"Country","value":"United States"},{"field_name":"City","value":"Mesa"}]"#;
    let (legacy, report) = (answer(legacy), answer(report));
    for text in [&legacy, &report] {
        assert!(
            text.contains("United States") && !text.contains("Mesa"),
            "{text}"
        );
    }
    let city = hide().value("City", "Mesa");
    assert!(legacy.contains(&city) && report.contains(&city), "{report}");
}

/// What the facade writes of an appointment of REST, whose title is hidden, must say the same.
#[test]
fn the_text_of_an_appointment_stays_one() {
    let hide = hide();
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260115T224613Z\r\nSUMMARY:Call\r\n  Ann\\nBob\r\nEND:VEVENT";
    let hidden = hide.value("", text);
    let title = hide.value("title", "Call Ann\nBob").replace('\n', "\\n");
    assert!(
        hidden.contains("\r\nDTSTART:20260115T224613Z\r\n"),
        "{hidden}"
    );
    assert!(
        hidden.contains(&format!("\r\nSUMMARY:{title}\r\n")),
        "{hidden}"
    );
    assert!(!hidden.contains("Ann"), "{hidden}");
}
