//! The operations that are not about rows, each with what makes its listed differences occur.

use std::collections::BTreeSet;

use keap::compare::{Answer, compare};
use keap::{
    Backend, CreditCardId, CustomFieldId, FileId, Invocation, InvoiceId, Keap, Operation,
    PaymentPlanTemplateId, ProductId, SavedSearchId, ShippingOptionId, SubscriptionId,
    SubscriptionPlanId, UserId,
    coverage::{COVERAGE, Level},
    model::{CustomFieldOwner, EmailDirection, FileContent, QuickSearch},
    rest::RestOptions,
};
use keap_tests::invocations::{PAID, message, options, sample};
use keap_tests::{builder, sandbox};

use super::{Fact, facts};

/// Runs an invocation on every backend, each in an account of its own, after a preparation over XML-RPC.
async fn met(
    options: &RestOptions,
    prepare: &[Invocation],
    invocation: Invocation,
) -> BTreeSet<Fact> {
    let mut answers = Vec::new();
    let mut zone = None;
    for backend in Backend::ALL {
        let keap = account(options.clone());
        for step in prepare {
            keap.invoke_on(Backend::XmlRpc, step.clone()).await.unwrap();
        }
        let result = keap.invoke_on(backend, invocation.clone()).await;
        zone.get_or_insert(keap.zone());
        answers.push(Answer::new(backend, result));
    }
    let comparison = compare(&invocation, &answers, zone.unwrap());
    facts(invocation.operation(), &comparison)
}

fn account(options: RestOptions) -> Keap {
    builder(&sandbox()).rest_options(options).build().unwrap()
}

pub(crate) async fn everything_that_occurs() -> BTreeSet<Fact> {
    let mut all = BTreeSet::new();
    // What is refused altogether.
    for row in COVERAGE.iter().filter(|row| row.level == Level::None) {
        let result = account(options())
            .invoke_on(row.backend, sample(row.operation))
            .await;
        let known = result.unwrap_err().difference().unwrap();
        all.insert((row.operation, row.backend, known.id));
    }
    // In normal use nothing parts unseen.
    for &operation in Operation::ALL {
        all.extend(met(&options(), &[], sample(operation)).await);
    }
    all.extend(what_is_left_of_a_subscription().await);
    for (options, prepare, invocation) in telling() {
        all.extend(met(&options, &prepare, invocation).await);
    }
    all
}

/// Answers do not tell that a subscription stays.
async fn what_is_left_of_a_subscription() -> BTreeSet<Fact> {
    let operation = Operation::InvoiceDeleteSubscription;
    let left = async |backend| {
        let keap = account(options());
        keap.invoke_on(backend, sample(operation)).await.unwrap();
        let load = Invocation::data_load("RecurringOrder".into(), 1, ["Id"].into());
        keap.invoke_on(Backend::XmlRpc, load).await.is_ok()
    };
    let parts = !left(Backend::XmlRpc).await && left(Backend::RestV2).await;
    let fact = (operation, Backend::RestV2, "KB-097");
    parts.then_some(fact).into_iter().collect()
}

/// A line of a kind that is numbered so.
fn line(kind: i64) -> Invocation {
    let mut line = sample(Operation::InvoiceAddOrderItem);
    if let Invocation::InvoiceAddOrderItem { kind: numbered, .. } = &mut line {
        *numbered = kind;
    }
    line
}

/// A discount on shipping that shrinks commissions.
fn shrinking_shipping() -> Invocation {
    let mut discount = sample(Operation::DiscountAddShippingTotal);
    if let Invocation::DiscountAddShippingTotal { commissions, .. } = &mut discount {
        *commissions = true;
    }
    discount
}

/// An order without a title.
fn untitled() -> Invocation {
    let mut order = sample(Operation::InvoiceCreateBlankOrder);
    if let Invocation::InvoiceCreateBlankOrder { name, .. } = &mut order {
        name.clear();
    }
    order
}

/// A payment of this amount, where 19.99 is due.
fn payment(due: f64) -> Invocation {
    let mut payment = sample(Operation::InvoiceAddManualPayment);
    if let Invocation::InvoiceAddManualPayment { amount, .. } = &mut payment {
        *amount = due;
    }
    payment
}

/// An order that is placed with a change.
fn placed(
    change: impl Fn(
        &mut Option<CreditCardId>,
        &mut Option<PaymentPlanTemplateId>,
        &mut Vec<SubscriptionPlanId>,
    ),
) -> Invocation {
    let mut order = sample(Operation::OrderPlace);
    if let Invocation::OrderPlace {
        card,
        pay_plan,
        plans,
        ..
    } = &mut order
    {
        change(card, pay_plan, plans);
    }
    order
}

/// A commission for no product.
fn commission() -> Invocation {
    let mut commission = sample(Operation::InvoiceAddOrderCommissionOverride);
    if let Invocation::InvoiceAddOrderCommissionOverride { product, .. } = &mut commission {
        *product = ProductId::new(0);
    }
    commission
}

/// What makes the other differences occur.
fn telling() -> Vec<(RestOptions, Vec<Invocation>, Invocation)> {
    let (none, named) = (RestOptions::default, options);
    let mut all = vec![
        (none(), vec![], sample(Operation::ContactAddToCampaign)),
        (none(), vec![], sample(Operation::ContactRemoveFromCampaign)),
        (none(), vec![], sample(Operation::ContactRunActionSequence)),
        (
            none(),
            vec![sample(Operation::ContactLink)],
            sample(Operation::ContactListLinked),
        ),
        (
            none(),
            vec![sample(Operation::ContactLink)],
            sample(Operation::ContactLink),
        ),
        (
            none(),
            vec![sample(Operation::ContactLink)],
            sample(Operation::ContactUnlink),
        ),
        (
            none(),
            vec![],
            Invocation::data_get_app_setting("Application".into(), "api_passphrase".into()),
        ),
        (
            none(),
            vec![],
            Invocation::data_update_custom_field(CustomFieldId::new(1), Some("Size".into()), None),
        ),
        (none(), vec![], sample(Operation::EmailSendTemplate)),
        (
            none(),
            vec![],
            Invocation::email_get_merge_fields("Invoice".into()),
        ),
        // Whoever names no merchant account of the owner's may choose none.
        (none(), vec![], sample(Operation::InvoiceCharge)),
        (none(), vec![], sample(Operation::InvoiceAddRecurringOrder)),
        (none(), vec![], sample(Operation::InvoiceAddPaymentPlan)),
        (none(), vec![], commission()),
        (
            none(),
            vec![],
            placed(|card, _, _| *card = Some(CreditCardId::new(1))),
        ),
        (
            none(),
            vec![],
            placed(|_, pay_plan, _| *pay_plan = Some(PaymentPlanTemplateId::new(1))),
        ),
        (
            none(),
            vec![],
            placed(|_, _, plans| plans.push(SubscriptionPlanId::new(1))),
        ),
        (none(), vec![], line(3)),
        (none(), vec![], untitled()),
        (none(), vec![], payment(-5.0)),
        (none(), vec![], payment(20.0)),
        (
            none(),
            vec![],
            Invocation::invoice_delete(InvoiceId::new(PAID)),
        ),
        (
            none(),
            vec![],
            Invocation::invoice_update_next_bill_date(
                SubscriptionId::new(1),
                "2020-01-15T00:00:00".parse().unwrap(),
            ),
        ),
        // One that has expired, and one that was switched off.
        (
            none(),
            vec![],
            Invocation::invoice_validate_credit_card(CreditCardId::new(2)),
        ),
        (
            none(),
            vec![Invocation::product_deactivate_credit_card(
                CreditCardId::new(1),
            )],
            Invocation::invoice_validate_credit_card(CreditCardId::new(1)),
        ),
        (
            none(),
            vec![],
            Invocation::search_get_saved_search_results(
                SavedSearchId::new(1),
                UserId::new(1),
                0,
                vec!["Id".into(), "DateCreated".into()],
            ),
        ),
        (
            none(),
            vec![],
            Invocation::SearchQuickSearch(QuickSearch::persons(UserId::new(1), "leo")),
        ),
    ];
    all.extend(large_files());
    all.push((none(), vec![], shrinking_shipping()));
    // Its settings over v2 have no ranges.
    let unready = Invocation::shipping_get_order_total_ranges(ShippingOptionId::new(7));
    all.push((none(), vec![], unready));
    for operation in [
        Operation::WebTrackingGetScriptTag,
        Operation::WebTrackingGetScriptUrl,
    ] {
        all.push((none(), vec![], sample(operation)));
    }
    if let Invocation::DataAddCustomField(mut field) = sample(Operation::DataAddCustomField) {
        field.owner = CustomFieldOwner::Company;
        field.group = keap::CustomFieldGroupId::new(5);
        all.push((none(), vec![], Invocation::DataAddCustomField(field)));
    }
    if let Invocation::EmailAttach(mut record) = sample(Operation::EmailAttach) {
        record.from_name = "Ada".into();
        record.direction = Some(EmailDirection::Sent);
        all.push((none(), vec![], Invocation::EmailAttach(record)));
    }
    let mut copied = message();
    copied.bcc = "boss@example.com".into();
    all.push((named(), vec![], Invocation::EmailSend(copied)));
    for email in ["cleo.work@example.com", "nobody@example.com"] {
        let (email, reason) = (email.to_owned(), "asked".to_owned());
        let out = Invocation::email_opt_out(email.clone(), reason.clone());
        all.extend([
            (none(), vec![], out.clone()),
            (none(), vec![out.clone()], out),
            (
                none(),
                vec![],
                Invocation::email_opt_in(email.clone(), reason),
            ),
            (none(), vec![], Invocation::email_get_opt_status(email)),
        ]);
    }
    all
}

/// A file that is one byte too large for v1.
fn large_files() -> Vec<(RestOptions, Vec<Invocation>, Invocation)> {
    let content = FileContent::new(vec![0; 8_000_001]);
    let (contact, name) = (None, "large.bin".to_owned());
    let upload = Invocation::file_upload(contact, name.clone(), content.clone());
    // The demo account has three files.
    let stored = || vec![upload.clone()];
    vec![
        (options(), vec![], upload.clone()),
        (
            options(),
            vec![],
            Invocation::file_replace(FileId::new(1), content),
        ),
        (options(), stored(), Invocation::file_get(FileId::new(4))),
        (
            options(),
            stored(),
            Invocation::file_rename(FileId::new(4), name),
        ),
    ]
}
