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
