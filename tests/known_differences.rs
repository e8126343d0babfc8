//! A known difference explains what it describes and nothing beside it: for each, a value that parts as described, and one
//! that parts otherwise and must show.

use keap::compare::{Answer, Finding, compare};
use keap::schema::{Condition, FieldValue, QueryData, Record, Zone};
use keap::{
    Backend, CommissionProgramId, CreditCardId, DiscountId, Fields, Invocation, InvoiceId, Outcome,
    SubscriptionId,
};

use Backend::{RestV1, RestV2, XmlRpc};

type Row<'a> = &'a [(&'a str, FieldValue)];

/// What is found in a column of one row on two backends.
fn found(
    table: &str,
    column: &str,
    left: (Backend, Row<'_>),
    right: (Backend, Row<'_>),
) -> Finding {
    let answer = |(backend, row): (Backend, Row<'_>)| {
        let mut record = Record::new();
        for (name, value) in row {
            record.insert(*name, value.clone());
        }
        Answer::new(backend, Ok(Outcome::Record(record)))
    };
    let load = Invocation::data_load(table.to_owned(), 17, Fields::All);
    let comparison = compare(&load, &[answer(left), answer(right)], Zone::default());
    let mut fields = comparison.rows.iter().flat_map(|row| &row.fields);
    let field = fields.find(|field| field.name == column);
    let field = field.unwrap_or_else(|| panic!("{table}.{column} was not compared"));
    *field.findings().next().unwrap()
}

fn id(finding: Finding) -> Option<&'static str> {
    finding.known().map(|known| known.id)
}

fn text(text: &str) -> FieldValue {
    text.into()
}

/// KB-002: v1 does not have the column. What v1 shows in it, or XML-RPC lacks, is new.
#[test]
fn a_column_that_v1_lacks() {
    let code = |code: &str| [("ReferralCode", text(code))];
    let (ann, bob) = (code("ann"), code("bob"));
    let of_v1 = |left: Row<'_>, right: Row<'_>| {
        found("Contact", "ReferralCode", (XmlRpc, left), (RestV1, right))
    };
    assert_eq!(id(of_v1(&ann, &[])), Some("KB-002"));
    assert!(of_v1(&ann, &bob).is_unexplained());
    assert!(of_v1(&[], &bob).is_unexplained());
    // v2 has it, whichever the reference is.
    let of_v2 = found("Contact", "ReferralCode", (XmlRpc, &ann), (RestV2, &[]));
    assert!(of_v2.is_unexplained());
    let of_v2 = found("Contact", "ReferralCode", (RestV1, &[]), (RestV2, &ann));
    assert_eq!(id(of_v2), Some("KB-002"));
    let of_v2 = found("Contact", "ReferralCode", (RestV1, &ann), (RestV2, &[]));
    assert!(of_v2.is_unexplained());
}

fn action<'a>(kind: &str, name: &'a str, value: &str) -> [(&'a str, FieldValue); 2] {
    [("ObjectType", text(kind)), (name, text(value))]
}

/// KB-034: appointments of v2 have no kind of action, no reminder and no custom fields; tasks and notes have.
#[test]
fn what_appointments_lack_in_v2() {
    for column in ["ActionType", "PopupDate", "_Room"] {
        let of = |kind: &str, right: Backend| {
            let left = action(kind, column, "2026-01-15");
            found(
                "ContactAction",
                column,
                (XmlRpc, &left),
                (right, &left[..1]),
            )
        };
        assert_eq!(id(of("Appointment", RestV2)), Some("KB-034"), "{column}");
        assert!(of("Task", RestV2).is_unexplained(), "{column}");
    }
    let of = |kind: &str, column: &str| {
        let left = action(kind, column, "x");
        found(
            "ContactAction",
            column,
            (XmlRpc, &left),
            (RestV2, &left[..1]),
        )
    };
    // Every other column is there.
    for column in ["ActionDescription", "EndDate", "CreationNotes"] {
        assert!(of("Appointment", column).is_unexplained(), "{column}");
    }
    let left = action("Appointment", "ActionType", "Call");
    let right = action("Appointment", "ActionType", "Fax");
    let other = found(
        "ContactAction",
        "ActionType",
        (XmlRpc, &left),
        (RestV2, &right),
    );
    assert!(other.is_unexplained());
}

/// KB-039: v1 does not carry the custom fields of tasks and notes. What it shows of them, and those of contacts, are new.
#[test]
fn custom_fields_that_v1_lacks() {
    for kind in ["Task", "Note"] {
        let of = |right: Backend, row: Row<'_>| {
            let left = action(kind, "_Room", "7");
            found("ContactAction", "_Room", (XmlRpc, &left), (right, row))
        };
        let seven = action(kind, "_Room", "7");
        let eight = action(kind, "_Room", "8");
        assert_eq!(id(of(RestV1, &seven[..1])), Some("KB-039"), "{kind}");
        assert!(of(RestV1, &eight).is_unexplained(), "{kind}");
        assert!(of(RestV2, &seven[..1]).is_unexplained(), "{kind}");
        let only_rest = found(
            "ContactAction",
            "_Room",
            (XmlRpc, &seven[..1]),
            (RestV1, &seven),
        );
        assert!(only_rest.is_unexplained(), "{kind}");
    }
    let contact = [("_Shoes", text("43"))];
    let of_contact = found("Contact", "_Shoes", (XmlRpc, &contact), (RestV1, &[]));
    assert!(of_contact.is_unexplained());
}

/// KB-077: v2 may not show the notes of a contact. Other notes than those written, and none over v1, are new.
#[test]
fn the_notes_of_a_contact() {
    let (old, new) = (
        [("ContactNotes", text("old"))],
        [("ContactNotes", text("new"))],
    );
    let of = |right: (Backend, Row<'_>)| found("Contact", "ContactNotes", (XmlRpc, &old), right);
    assert_eq!(id(of((RestV2, &[]))), Some("KB-077"));
    assert!(of((RestV2, &new)).is_unexplained());
    assert!(of((RestV1, &[])).is_unexplained());
    let of_rest = found("Contact", "ContactNotes", (XmlRpc, &[]), (RestV2, &new));
    assert!(of_rest.is_unexplained());
    let of_company = found("Company", "ContactNotes", (XmlRpc, &old), (RestV2, &[]));
    assert!(of_company.is_unexplained());
}

/// KB-060: v2 tells the product of the first line where the order itself names none.
#[test]
fn the_product_of_an_order() {
    let product = |id: i64| [("ProductId", FieldValue::from(id))];
    let (one, two) = (product(1), product(2));
    let of = |left: (Backend, Row<'_>), right: (Backend, Row<'_>)| {
        found("Job", "ProductId", left, right)
    };
    assert_eq!(id(of((XmlRpc, &[]), (RestV2, &one))), Some("KB-060"));
    assert_eq!(id(of((RestV1, &[]), (RestV2, &one))), Some("KB-060"));
    assert!(of((XmlRpc, &one), (RestV2, &two)).is_unexplained());
    assert!(of((XmlRpc, &one), (RestV2, &[])).is_unexplained());
    assert!(of((XmlRpc, &one), (RestV1, &[])).is_unexplained());
    let recurring = [("JobRecurringId", FieldValue::from(5))];
    let of = |left: (Backend, Row<'_>), right: (Backend, Row<'_>)| {
        found("Job", "JobRecurringId", left, right)
    };
    assert_eq!(id(of((XmlRpc, &[]), (RestV2, &recurring))), Some("KB-060"));
    assert!(of((XmlRpc, &recurring), (RestV2, &[])).is_unexplained());
}

/// KB-089: what XML-RPC leaves out may be 0 over REST; any other number is new, and so is a 0 that REST leaves out.
#[test]
fn a_number_that_was_never_set() {
    let qty = |number: i64| [("Qty", FieldValue::from(number))];
    let (zero, two) = (qty(0), qty(2));
    let of = |left: (Backend, Row<'_>), right: (Backend, Row<'_>)| {
        found("OrderItem", "Qty", left, right)
    };
    for rest in [RestV1, RestV2] {
        assert_eq!(id(of((XmlRpc, &[]), (rest, &zero))), Some("KB-089"));
        assert!(of((XmlRpc, &[]), (rest, &two)).is_unexplained());
        assert!(of((XmlRpc, &zero), (rest, &[])).is_unexplained());
    }
}

/// KB-090: the text of XML-RPC may be older than the lines; another product is new.
#[test]
fn the_products_of_an_invoice() {
    let sold = |text: &str| [("ProductSold", FieldValue::from(text))];
    let (one, both, other) = (sold("1"), sold("2,1"), sold("3"));
    let of = |left: Row<'_>, right: Row<'_>| {
        found("Invoice", "ProductSold", (XmlRpc, left), (RestV2, right))
    };
    assert_eq!(id(of(&one, &both)), Some("KB-090"));
    assert_eq!(id(of(&[], &both)), Some("KB-090"));
    assert!(of(&both, &one).is_unexplained());
    assert!(of(&other, &both).is_unexplained());
}

/// KB-064: the number of a plan in XML-RPC, that of the order over REST. Anything but a number is new.
#[test]
fn the_plan_of_an_instalment() {
    let plan = |value: FieldValue| [("PayPlanId", value)];
    let of = |left: FieldValue, right: FieldValue| {
        let (left, right) = (plan(left), plan(right));
        found(
            "PayPlanItem",
            "PayPlanId",
            (XmlRpc, &left),
            (RestV2, &right),
        )
    };
    assert_eq!(id(of(3.into(), 12.into())), Some("KB-064"));
    assert!(of(3.into(), FieldValue::from("plan")).is_unexplained());
    assert!(of(3.into(), FieldValue::from(-1)).is_unexplained());
    let (three, four) = (plan(3.into()), plan(4.into()));
    let missing = found("PayPlanItem", "PayPlanId", (XmlRpc, &three), (RestV2, &[]));
    assert!(missing.is_unexplained());
    let of_rest = found(
        "PayPlanItem",
        "PayPlanId",
        (RestV1, &three),
        (RestV2, &four),
    );
    assert!(of_rest.is_unexplained());
}

/// KB-088: with nothing behind the equal sign XML-RPC finds rows with an empty text, REST those without a value, too. A row
/// that only XML-RPC has, or one with a value, is new; so is any row when something else was asked for.
#[tokio::test]
async fn a_condition_with_nothing_behind_it() {
    let query = |condition: Condition| {
        let mut query = QueryData::new("Contact");
        query.conditions = vec![("Email".to_owned(), condition)];
        query.selected = vec!["Id".to_owned(), "Email".to_owned()];
        query
    };
    let rows = |rows: &[(i64, &str)]| {
        let row = |&(id, email): &(i64, &str)| {
            let mut record = Record::new();
            record.insert("Id", id);
            if !email.is_empty() {
                record.insert("Email", email);
            }
            record
        };
        Outcome::Records(rows.iter().map(row).collect())
    };
    let empty = || Condition::Equals("".into());
    let found = |invocation: Invocation, answers: [(Backend, Outcome); 2]| {
        let answers = answers.map(|(backend, outcome)| Answer::new(backend, Ok(outcome)));
        let compared = compare(&invocation, &answers, Zone::default());
        let findings = compared.findings().filter(|found| !found.agrees());
        findings.copied().collect::<Vec<_>>()
    };
    let of = |condition: Condition, left: &[(i64, &str)], right: &[(i64, &str)]| {
        let asked = Invocation::DataQuery(query(condition));
        found(asked, [(XmlRpc, rows(left)), (RestV2, rows(right))])
    };
    let both = &[(1, "")];
    let known = of(empty(), both, &[(1, ""), (2, "")]);
    assert_eq!(
        known.iter().map(|one| id(*one)).collect::<Vec<_>>(),
        [Some("KB-088")]
    );
    for (condition, left, right) in [
        (empty(), &[(1, ""), (2, "")][..], &both[..]),
        (empty(), both, &[(1, ""), (2, "a@example.com")]),
        (Condition::IsNull, both, &[(1, ""), (2, "")]),
    ] {
        let unknown = of(condition.clone(), left, right);
        assert!(
            unknown.len() == 1 && unknown[0].is_unexplained(),
            "{condition:?}: {unknown:?}"
        );
    }
    let counted = |legacy: u64, rest: u64| {
        let asked = Invocation::DataCount(query(empty()));
        found(
            asked,
            [
                (XmlRpc, Outcome::Count(legacy)),
                (RestV1, Outcome::Count(rest)),
            ],
        )
    };
    assert_eq!(id(counted(3, 4)[0]), Some("KB-088"));
    assert!(counted(4, 3)[0].is_unexplained());

    // The backends answer so: nothing is unexplained on the local Keap, and both REST versions find the same.
    let keap = keap_tests::connect();
    let asked = Invocation::DataQuery(query(empty()));
    let compared = keap.compare(asked.clone(), &Backend::ALL).await;
    let summary = compared.summary();
    assert_eq!(summary.unexplained, 0, "{compared:#?}");
    assert!(summary.known > 0);
    let of_rest = keap.compare(asked, &[RestV1, RestV2]).await.summary();
    assert!(of_rest.unexplained + of_rest.known == 0 && of_rest.compared() > 0);
}

/// What is found in a field of the answers of XML-RPC and REST v2.
fn answered(invocation: &Invocation, field: &str, outcomes: [Outcome; 2]) -> Finding {
    let [left, right] = outcomes;
    let answers = [(XmlRpc, left), (RestV2, right)]
        .map(|(backend, outcome)| Answer::new(backend, Ok(outcome)));
    let comparison = compare(invocation, &answers, Zone::default());
    let mut fields = comparison.rows.iter().flat_map(|row| &row.fields);
    let found = fields.find(|found| found.name == field);
    let found = found.unwrap_or_else(|| panic!("{field} was not compared"));
    *found.findings().next().unwrap()
}

fn record(members: Row<'_>) -> Outcome {
    let mut record = Record::new();
    for (name, value) in members {
        record.insert(*name, value.clone());
    }
    Outcome::Record(record)
}

/// KB-101: one invoice of all cycles, or the newest of several. That one side billed and the other did not is new.
#[test]
fn the_invoice_of_several_cycles() {
    let billed = Invocation::invoice_create_for_recurring(SubscriptionId::new(1));
    let of = |left, right| answered(&billed, "result", [Outcome::Id(left), Outcome::Id(right)]);
    assert_eq!(id(of(104, 105)), Some("KB-101"));
    assert!(of(104, 0).is_unexplained());
    assert!(of(0, 104).is_unexplained());
    assert!(of(104, 104).agrees());
}

/// KB-102: who recorded a payment and its charge. Another column that is missing is new, and so is another amount.
#[test]
fn what_is_not_told_of_a_payment() {
    let payments = Invocation::invoice_get_payments(InvoiceId::new(101));
    let rows = |members: Row<'_>| match record(members) {
        Outcome::Record(record) => Outcome::Records(vec![record]),
        other => other,
    };
    let row = |name: &'static str, value: i64| [("Id", 1.into()), (name, value.into())];
    let of = |name: &'static str| {
        let left = rows(&row(name, 2));
        answered(&payments, name, [left, rows(&[("Id", 1.into())])])
    };
    for column in ["UserId", "ChargeId"] {
        assert_eq!(id(of(column)), Some("KB-102"), "{column}");
    }
    for column in ["RefundId", "ContactId"] {
        assert!(of(column).is_unexplained(), "{column}");
    }
    let amounts = [2, 3].map(|amount| rows(&row("UserId", amount)));
    assert!(answered(&payments, "UserId", amounts).is_unexplained());
}

/// KB-103: whether a card is good, and why not. What else one side tells of a card is new.
#[test]
fn whether_a_card_is_good() {
    let validity = Invocation::invoice_validate_credit_card(CreditCardId::new(1));
    let of = |field: &str, left: Row<'_>, right: Row<'_>| {
        answered(&validity, field, [record(left), record(right)])
    };
    let (good, bad) = ([("Valid", text("true"))], [("Valid", text("false"))]);
    assert_eq!(id(of("Valid", &bad, &good)), Some("KB-103"));
    let told = [("Valid", text("false")), ("Message", text("Declined"))];
    assert_eq!(id(of("Message", &told, &bad)), Some("KB-103"));
    let more = [("Valid", text("true")), ("Bank", text("First"))];
    assert!(of("Bank", &more, &good).is_unexplained());
    assert!(of("Valid", &good, &good).agrees());
}

/// What is found of two answers to a query or a count, where they part.
fn parted(invocation: &Invocation, answers: [(Backend, Outcome); 2]) -> Vec<Finding> {
    let answers = answers.map(|(backend, outcome)| Answer::new(backend, Ok(outcome)));
    let compared = compare(invocation, &answers, Zone::default());
    let findings = compared.findings().filter(|found| !found.agrees());
    findings.copied().collect()
}

fn rows_of(ids: &[i64]) -> Outcome {
    let row = |id: &i64| match record(&[("Id", (*id).into())]) {
        Outcome::Record(record) => record,
        other => panic!("{other:?}"),
    };
    Outcome::Records(ids.iter().map(row).collect())
}

/// KB-089: a condition that 0 satisfies finds over REST the rows whose number was never set. Rows that XML-RPC alone has, and
/// conditions that 0 does not satisfy, are new.
#[tokio::test]
async fn a_condition_that_zero_satisfies() {
    let query = |column: &str, condition: Condition| {
        let mut query = QueryData::new("Contact");
        query.conditions = vec![(column.to_owned(), condition)];
        query.selected = vec!["Id".to_owned()];
        query
    };
    let zero = || query("OwnerID", Condition::Equals(0.into()));
    let five = || query("OwnerID", Condition::Equals(5.into()));
    let name = || query("FirstName", Condition::Equals("0".into()));
    let rows = |asked: QueryData, left: &[i64], right: &[i64]| {
        let asked = Invocation::DataQuery(asked);
        let answers = [(XmlRpc, rows_of(left)), (RestV2, rows_of(right))];
        parted(&asked, answers)[0]
    };
    assert_eq!(id(rows(zero(), &[1], &[1, 2])), Some("KB-089"));
    assert!(rows(zero(), &[1, 2], &[1]).is_unexplained());
    assert!(rows(five(), &[1], &[1, 2]).is_unexplained());
    assert!(rows(name(), &[1], &[1, 2]).is_unexplained());
    let counts = |asked: QueryData, left: u64, right: u64| {
        let asked = Invocation::DataCount(asked);
        let answers = [(XmlRpc, left), (RestV1, right)];
        parted(
            &asked,
            answers.map(|(on, count)| (on, Outcome::Count(count))),
        )[0]
    };
    assert_eq!(id(counts(zero(), 0, 19)), Some("KB-089"));
    assert!(counts(zero(), 19, 0).is_unexplained());
    assert!(counts(five(), 0, 19).is_unexplained());

    // The backends answer so.
    let keap = keap_tests::connect();
    for asked in [Invocation::DataQuery(zero()), Invocation::DataCount(zero())] {
        let summary = keap.compare(asked, &Backend::ALL).await.summary();
        assert!(summary.unexplained == 0 && summary.known > 0, "{summary:?}");
    }
}

/// KB-130: a place of a resource that is no number is in no answer of REST. A number that is missing there is new, and so
/// is another column.
#[test]
fn the_place_of_a_resource_is_a_number_in_rest() {
    let missing = |column: &str, value: &str| {
        let left = [(column, text(value))];
        found("AffResource", column, (XmlRpc, &left), (RestV2, &[]))
    };
    assert_eq!(id(missing("ResourceOrder", "A1")), Some("KB-130"));
    assert!(missing("ResourceOrder", "7").is_unexplained());
    assert!(missing("Title", "A1").is_unexplained());
}

/// KB-040: letters and faxes are in XML-RPC alone, as rows and counted. More in REST, and fewer of another table, are new.
#[tokio::test]
async fn templates_that_are_no_emails() {
    let counts = |table: &str, left: u64, right: u64| {
        let asked = Invocation::DataCount(QueryData::new(table));
        let answers = [(XmlRpc, left), (RestV2, right)];
        parted(
            &asked,
            answers.map(|(on, count)| (on, Outcome::Count(count))),
        )[0]
    };
    assert_eq!(id(counts("Template", 3, 2)), Some("KB-040"));
    assert!(counts("Template", 2, 3).is_unexplained());
    assert!(counts("Contact", 3, 2).is_unexplained());

    let keap = keap_tests::connect();
    let mut query = QueryData::new("Template");
    query.selected = vec!["Id".to_owned()];
    let both = [XmlRpc, RestV2];
    for asked in [
        Invocation::DataQuery(query.clone()),
        Invocation::DataCount(query),
    ] {
        let summary = keap.compare(asked, &both).await.summary();
        assert!(
            summary.unexplained == 0 && summary.known == 1,
            "{summary:?}"
        );
    }
}

/// KB-123: of a partner, a program or a discount that is not there one side lists nothing, where the other refuses. Rows
/// beside a refusal are new, and so is an empty list of something else.
#[tokio::test]
async fn lists_of_what_is_not_there() {
    let keap = keap_tests::connect();
    let partners = Invocation::affiliate_program_get_partners(CommissionProgramId::new(99));
    let categories = Invocation::discount_get_category_assignments(DiscountId::new(999));
    let summary = keap
        .compare(partners.clone(), &[XmlRpc, RestV1])
        .await
        .summary();
    assert!(
        summary.unexplained == 0 && summary.known == 1,
        "{summary:?}"
    );
    let summary = keap.compare(categories, &[XmlRpc, RestV2]).await.summary();
    assert!(
        summary.unexplained == 0 && summary.known == 1,
        "{summary:?}"
    );

    let mut refusing = keap.answers(partners.clone(), &[XmlRpc]).await;
    let refusing = refusing.remove(0);
    assert!(refusing.result.is_err());
    let mut answers = [refusing, Answer::new(RestV1, Ok(rows_of(&[1])))];
    let found = compare(&partners, &answers, Zone::default());
    assert!(found.summary().unexplained > 0, "{found:?}");
    answers[1].result = Ok(rows_of(&[]));
    let payments = Invocation::invoice_get_payments(InvoiceId::new(99_999));
    assert!(
        compare(&payments, &answers, Zone::default())
            .summary()
            .unexplained
            > 0
    );
    assert_eq!(
        compare(&partners, &answers, Zone::default())
            .summary()
            .unexplained,
        0
    );
}

/// KB-003: a place that ISO does not know may have a code on one side and a name on the other. Another country is new.
#[test]
fn the_country_of_an_address() {
    let of = |left: &str, right: &str, rest: Backend| {
        let (left, right) = ([("Country", text(left))], [("Country", text(right))]);
        found("Contact", "Country", (XmlRpc, &left), (rest, &right))
    };
    for rest in [RestV1, RestV2] {
        assert_eq!(id(of("Kosovo", "XKX", rest)), Some("KB-003"));
        for (left, right) in [
            ("Germany", "XYZ"),
            ("Germany", "Ruritania"),
            ("Ruritania", "Germany"),
            ("UK", "France"),
            ("Ruritania", "Narnia"),
        ] {
            assert!(of(left, right, rest).is_unexplained(), "{left} {right}");
        }
    }
    let lost = |left: &str| {
        let left = [("Country", text(left))];
        found("Contact", "Country", (XmlRpc, &left), (RestV1, &[]))
    };
    assert_eq!(id(lost("Narnia")), Some("KB-003"));
    assert!(lost("Germany").is_unexplained());
}

/// KB-004 and KB-009: a region that ISO does not know may have a code on one side and a name on the other, and one without a
/// country may be lost. Another region is new, with and without a country.
#[test]
fn the_region_of_an_address() {
    let address = |region: &str, country: Option<&str>| -> Vec<(&str, FieldValue)> {
        let country = country.map(|country| ("Country", text(country)));
        [("State", text(region))]
            .into_iter()
            .chain(country)
            .collect()
    };
    let of = |left: &[(&str, FieldValue)], right: &[(&str, FieldValue)]| {
        found("Contact", "State", (XmlRpc, left), (RestV2, right))
    };
    let germany = Some("Germany");
    let own = of(&address("Mittelland", germany), &address("DE-ML", germany));
    assert_eq!(id(own), Some("KB-004"));
    for (left, right, country) in [
        ("Berlin", "Nowhere", germany),
        ("Nowhere", "Berlin", germany),
        ("Arizona", "Nevada", Some("United States")),
        ("Arizona", "Nevada", None),
        ("Arizona", "Nowhere", None),
    ] {
        let parted = of(&address(left, country), &address(right, country));
        assert!(parted.is_unexplained(), "{left} {right} {country:?}");
    }
    let lost_country = of(
        &address("Arizona", Some("United States")),
        &address("Nevada", None),
    );
    assert!(lost_country.is_unexplained());
    let same = of(&address("AZ", None), &address("Arizona", None));
    assert!(matches!(same, Finding::Equivalent { .. }), "{same:?}");
    let lost = |region: &str, country: Option<&str>| of(&address(region, country), &[]);
    assert_eq!(id(lost("Arizona", None)), Some("KB-009"));
    assert_eq!(id(lost("Nowhere", germany)), Some("KB-004"));
    assert!(lost("Berlin", germany).is_unexplained());
}

/// KB-005: a number with other signs between its parts. Other letters in it are another number.
#[test]
fn a_number_that_is_written_in_two_ways() {
    let of = |left: &str, right: &str| {
        let (left, right) = ([("Phone1", text(left))], [("Phone1", text(right))]);
        found("Contact", "Phone1", (XmlRpc, &left), (RestV2, &right))
    };
    let same = of("(987) 654-3211", "9876543211");
    assert!(matches!(same, Finding::Equivalent { .. }), "{same:?}");
    for other in ["1-800-HOLLAND", "1-800"] {
        assert!(of("1-800-FLOWERS", other).is_unexplained(), "{other}");
    }
}

/// KB-008, KB-009 and KB-013 hold of a record without a company, a country, a number. What was not asked for is asked for beside
/// it, and nothing else is compared for that; where nobody tells it, the value is lost.
#[tokio::test]
async fn what_a_lost_value_goes_by_is_asked_for() {
    let of = |column: &str, beside: &str, told: Option<FieldValue>| {
        let told = told.map(|told| (beside, told));
        let left: Vec<_> = [(column, text("x"))]
            .into_iter()
            .chain(told.clone())
            .collect();
        let right: Vec<_> = told.into_iter().collect();
        found("Contact", column, (XmlRpc, &left), (RestV2, &right))
    };
    for (known, column, beside, told) in [
        ("KB-008", "Company", "CompanyID", FieldValue::from(10)),
        ("KB-009", "State", "Country", text("United States")),
        ("KB-013", "Phone1Ext", "Phone1", text("555-0100")),
    ] {
        assert_eq!(id(of(column, beside, None)), Some(known));
        assert_ne!(id(of(column, beside, Some(told))), Some(known));
    }
    let lost = found(
        "User",
        "State",
        (XmlRpc, &[("State", text("AZ"))]),
        (RestV2, &[]),
    );
    assert!(lost.is_unexplained());

    let keap = keap_tests::connect();
    let asked = Fields::from(["Company", "State", "Phone1Ext"]);
    let load = Invocation::data_load("Contact".to_owned(), 17, asked);
    let answers = keap.answers(load.clone(), &[XmlRpc, RestV2]).await;
    let comparison = compare(&load, &answers, keap.zone());
    let compared = comparison.rows.iter().flat_map(|row| &row.fields);
    assert!(compared.clone().all(|field| field.name != "Country"));
    assert!(compared.count() > 0);
    for answer in answers {
        let Ok(Outcome::Record(record)) = answer.result else {
            panic!("{answer:?}");
        };
        assert!(record.get("Country").is_some(), "{record:?}");
    }
}

/// KB-010: what only XML-RPC tells of the user. Another user or account is new, and so is what REST tells too and is lost.
#[test]
fn what_is_told_of_the_user() {
    let of = |field: &str, left: Row<'_>, right: Row<'_>| {
        answered(
            &Invocation::DataGetUserInfo,
            field,
            [record(left), record(right)],
        )
    };
    for member in ["appAlias", "casUsername", "displayName", "globalUserId"] {
        let (one, other) = ([(member, text("a"))], [(member, text("b"))]);
        assert!(of(member, &one, &other).is_unexplained(), "{member}");
        assert!(of(member, &one, &[]).is_unexplained(), "{member}");
        assert_eq!(id(of(member, &[], &other)), Some("KB-010"), "{member}");
    }
    let address = [("appUrl", text("https://ab123.infusionsoft.com"))];
    assert_eq!(id(of("appUrl", &address, &[])), Some("KB-010"));
}

/// KB-019, KB-074 and KB-112 tell of columns, and of forms that REST has alone. A row that is lost is new, and so is a
/// column that REST has.
#[test]
fn rows_and_columns_of_short_lists() {
    let row = |members: Row<'_>| match record(members) {
        Outcome::Record(record) => record,
        other => panic!("{other:?}"),
    };
    let rows = |rows: Vec<Record>| Outcome::Records(rows);
    let of_member = |asked: &Invocation, member: &str| {
        let whole = row(&[("Id", 1.into()), (member, text("x"))]);
        let lacks = row(&[("Id", 1.into())]);
        answered(asked, member, [rows(vec![whole]), rows(vec![lacks])])
    };
    let linked = Invocation::contact_list_linked(keap::ContactId::new(17));
    let partners = Invocation::affiliate_program_get_partners(CommissionProgramId::new(1));
    for asked in [&linked, &partners] {
        let lost = [rows(vec![row(&[("Id", 1.into())])]), rows(Vec::new())];
        assert!(answered(asked, "row", lost).is_unexplained());
    }
    assert_eq!(id(of_member(&linked, "LinkName")), Some("KB-019"));
    assert!(of_member(&linked, "ContactId").is_unexplained());
    assert_eq!(id(of_member(&partners, "_Shoes")), Some("KB-112"));
    for column in ["AffCode", "AffName", "Email"] {
        assert!(of_member(&partners, column).is_unexplained(), "{column}");
    }
    let forms = |left: Row<'_>, right: Row<'_>| {
        answered(
            &Invocation::WebFormGetMap,
            "7",
            [record(left), record(right)],
        )
    };
    let form = [("7", text("Survey"))];
    assert_eq!(id(forms(&[], &form)), Some("KB-074"));
    assert!(forms(&form, &[]).is_unexplained());
}

/// KB-029: XML-RPC finds the word anywhere and answers the columns that the user chose. A row that begins with the word is new where
/// REST lacks it.
#[test]
fn what_a_quick_search_finds() {
    let search = keap::model::QuickSearch::persons(keap::UserId::new(1), "ann");
    let asked = Invocation::SearchQuickSearch(search);
    let of = |field: &str, left: &[Row<'_>], right: &[Row<'_>]| {
        let rows = |rows: &[Row<'_>]| {
            let read = |row: &Row<'_>| {
                row.iter()
                    .map(|(name, value)| (*name, value.clone()))
                    .collect()
            };
            Outcome::Records(rows.iter().map(read).collect())
        };
        answered(&asked, field, [rows(left), rows(right)])
    };
    let ann: Row<'_> = &[("Id", FieldValue::Int(17)), ("FirstName", "Ann".into())];
    let joanna: Row<'_> = &[("Id", FieldValue::Int(18)), ("FirstName", "Joanna".into())];
    assert!(of("row", &[ann], &[]).is_unexplained());
    assert_eq!(id(of("row", &[joanna], &[])), Some("KB-029"));
    assert_eq!(id(of("row", &[], &[ann])), Some("KB-029"));
    assert!(of("FirstName", &[ann], &[&ann[..1]]).is_unexplained());
    let more: Row<'_> = &[("Id", FieldValue::Int(17)), ("City", "Mesa".into())];
    assert_eq!(id(of("City", &[more], &[&more[..1]])), Some("KB-029"));
}

/// KB-028: REST tells values as texts. A text that tells another number or moment is new.
#[test]
fn the_texts_of_a_saved_search() {
    let asked = Invocation::search_get_saved_search_results_all_fields(
        keap::SavedSearchId::new(1),
        keap::UserId::new(1),
        0,
    );
    let of = |left: FieldValue, right: &str| {
        let rows = |value: FieldValue| {
            let row: Record = [("Id", FieldValue::Int(1)), ("Score", value)]
                .into_iter()
                .collect();
            Outcome::Records(vec![row])
        };
        answered(&asked, "Score", [rows(left), rows(text(right))])
    };
    assert_eq!(id(of(1250.5.into(), "$1,250.50")), Some("KB-028"));
    assert!(of(1250.5.into(), "12").is_unexplained());
    assert!(of(1.into(), "7").is_unexplained());
    assert!(of(1.into(), "1").agrees());
    assert!(of(text("one"), "two").is_unexplained());
}

/// That a column may be written in two ways explains no number of rows; that each row that parts does so explains it.
#[tokio::test]
async fn counts_that_part_by_a_condition() {
    for column in ["Country", "State", "Company", "Phone1", "Phone1Ext"] {
        let mut query = QueryData::new("Contact");
        query.conditions = vec![(column.to_owned(), Condition::Equals("x".into()))];
        let counts = [(XmlRpc, Outcome::Count(237)), (RestV2, Outcome::Count(0))];
        let found = parted(&Invocation::DataCount(query), counts);
        assert!(found[0].is_unexplained(), "{column}");
    }
    let keap = keap_tests::connect();
    let mut query = QueryData::new("Contact");
    query.conditions = vec![("Company".to_owned(), Condition::NotNull)];
    let counted = keap.compare(Invocation::DataCount(query), &[XmlRpc, RestV2]);
    let summary = counted.await.summary();
    assert!(
        summary.unexplained == 0 && summary.known == 1,
        "{summary:?}"
    );
}
