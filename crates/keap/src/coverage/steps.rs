//! The calls of an operation that needs several, told before anything is sent.

use std::collections::HashSet;

use keap_http::Effect;
use keap_rest::endpoints::{v1, v2};

use super::check;
use super::tables::shown;
use crate::operation::argument::or_zero;
use crate::rest::RestOptions;
use crate::table::Endpoint;
use crate::{
    Backend, ContactId, FollowUpSequenceId, Invocation, Result,
    owner::{CampaignSequence, SetAction},
};

/// One call of an operation that needs several.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// Method and path: `POST /rest/v2/orders`.
    pub endpoint: String,
    /// What it is for: `finds the order of invoice 102`.
    pub purpose: String,
    /// Whether it changes the account.
    pub writes: bool,
    /// Whether it is made only when no answer says what the write before it did.
    pub only_in_doubt: bool,
}

/// How many contacts of an e-mail are looked for over v1, which takes a call for each. Of more none is.
pub(crate) const MOST_ONE_BY_ONE: usize = 10;

/// Those whose e-mail it is, in their order: one that is named twice is looked for once.
pub(crate) fn each_once(contacts: &[ContactId]) -> Vec<ContactId> {
    let mut known = HashSet::new();
    let new = |id: &ContactId| known.insert(*id);
    contacts.iter().copied().filter(new).collect()
}

/// The calls that an invocation becomes on a backend, in their order. Empty where it is one call, and where the calls are
/// those of a table, which [`RestBackend::explain`](crate::rest::RestBackend::explain) plans.
///
/// When one of them fails the error tells [the writes before it](crate::Error::steps_done) and
/// [what stands now](crate::Error::stands).
pub fn steps(invocation: &Invocation, backend: Backend) -> Vec<Step> {
    match backend {
        Backend::XmlRpc => Vec::new(),
        Backend::RestV1 => over_v1(invocation),
        Backend::RestV2 => over_v2(invocation),
    }
}

/// The calls of an invocation, with those of the row of the owner's that it is served by.
///
/// # Errors
/// As [`check::owner`].
pub(crate) fn with_rows(
    invocation: &Invocation,
    backend: Backend,
    options: &RestOptions,
) -> Result<Vec<Step>> {
    let (start, end) = match backend {
        Backend::RestV1 => (
            &v1::campaigns::ADD_CONTACT_TO_CAMPAIGN_SEQUENCE,
            &v1::campaigns::REMOVE_CONTACT_FROM_CAMPAIGN_SEQUENCE,
        ),
        _ => (
            &v2::campaigns::ADD_CONTACTS_TO_CAMPAIGN_SEQUENCE,
            &v2::campaigns::REMOVE_CONTACTS_FROM_CAMPAIGN_SEQUENCE,
        ),
    };
    let paired = |endpoint, does: &str, legacy: FollowUpSequenceId| {
        let CampaignSequence { campaign, sequence } = check::sequence(options, legacy)?;
        let purpose = format!(
            "{does} sequence {sequence} of campaign {campaign}, which stands for legacy sequence {legacy}"
        );
        Ok(vec![step(endpoint, purpose)])
    };
    match invocation {
        Invocation::ContactRunActionSequence { action_set, .. } => {
            let actions = check::actions(options, *action_set)?.iter();
            Ok(actions
                .flat_map(|action| of_action(action, backend))
                .collect())
        }
        Invocation::ContactAddToCampaign { sequence, .. } => paired(start, "starts", *sequence),
        Invocation::ContactRemoveFromCampaign { sequence, .. } => {
            let mut steps = paired(end, "ends", *sequence)?;
            if backend == Backend::RestV1 {
                let read = step(
                    &v1::contacts::GET_CONTACT,
                    "reads whether the contact is there",
                );
                steps.insert(0, read);
            }
            Ok(steps)
        }
        _ => Ok(steps(invocation, backend)),
    }
}

/// One action of the row of an action set.
fn of_action(action: &SetAction, backend: Backend) -> Vec<Step> {
    let in_v1 = backend == Backend::RestV1;
    let of = |v1: Endpoint, v2: Endpoint| if in_v1 { v1 } else { v2 };
    match action {
        SetAction::Goal {
            integration,
            call_name,
        } => {
            let goal = of(&v1::campaigns::ACHIEVE_GOAL, &v2::automations::ACHIEVE_GOAL);
            vec![step(
                goal,
                format!("achieves the goal {call_name} of {integration}"),
            )]
        }
        SetAction::ApplyTag(tag) => {
            let apply = of(&v1::contacts::APPLY_TAGS_TO_CONTACT, &v2::tags::APPLY_TAGS);
            vec![step(apply, format!("applies tag {tag}"))]
        }
        SetAction::RemoveTag(tag) => {
            let read = of(&v1::contacts::GET_CONTACT, &v2::contacts::GET_CONTACT);
            let remove = of(&v1::tags::REMOVE_TAG_FROM_CONTACT, &v2::tags::REMOVE_TAGS);
            vec![
                step(read, format!("reads whether the contact has tag {tag}")),
                step(remove, format!("takes tag {tag} off if so")),
            ]
        }
    }
}

fn over_v1(invocation: &Invocation) -> Vec<Step> {
    match invocation {
        Invocation::EmailSend(message) if each_once(&message.contacts).len() <= MOST_ONE_BY_ONE => {
            let look = "looks whether the contacts are there, one at a time";
            vec![
                step(&v1::contacts::GET_CONTACT, look),
                step(&v1::emails::SEND_EMAIL, "queues the e-mail"),
            ]
        }
        _ => Vec::new(),
    }
}

fn over_v2(invocation: &Invocation) -> Vec<Step> {
    match invocation {
        Invocation::EmailSend(_) => mailed(&v2::emails::SEND_EMAIL, "queues the e-mail"),
        Invocation::EmailSendTemplate { .. } => {
            mailed(&v2::emails::SEND_EMAIL_TEMPLATE, "queues the template")
        }
        Invocation::EmailAttach(_) => vec![
            step(
                &v2::contacts::LIST_CONTACTS,
                "looks whether the contact is there",
            ),
            step(&v2::emails::CREATE_EMAIL, "records the e-mail"),
        ],
        Invocation::InvoiceAddOrderItem { invoice, .. } => vec![
            order_of(invoice.get()),
            step(&v2::orders::CREATE_ORDER_ITEM, "adds the line to it"),
        ],
        Invocation::InvoiceCharge { invoice, card, .. } => {
            let mut steps = vec![order_of(invoice.get())];
            steps.extend(method_of(card.get()));
            steps.extend(paid_with("charges the card with what is due"));
            steps
        }
        Invocation::InvoiceAddManualPayment { invoice, .. } => {
            let mut steps = vec![order_of(invoice.get())];
            steps.extend(paid_with("records the payment"));
            steps
        }
        Invocation::InvoiceAddRecurringOrder { card, terms, .. } => {
            let create = &v2::subscriptions::CREATE_SUBSCRIPTION;
            let mut steps = decimals_of(terms.map_or(0.0, |terms| terms.price));
            steps.extend(card.iter().flat_map(|card| method_of(card.get())));
            steps.push(step(create, "makes the subscription"));
            steps
        }
        Invocation::DiscountAddOrderTotal { percent, value, .. } => discount(
            (!percent).then_some(*value),
            &v2::discounts::CREATE_ORDER_TOTAL_DISCOUNT,
        ),
        Invocation::DiscountAddProductTotal { percent, value, .. } => discount(
            (!percent).then_some(*value),
            &v2::discounts::CREATE_PRODUCT_DISCOUNT,
        ),
        Invocation::DiscountAddShippingTotal { percent, value, .. } => discount(
            (!percent).then_some(*value),
            &v2::discounts::CREATE_SHIPPING_DISCOUNT,
        ),
        Invocation::InvoiceDelete { invoice } => vec![
            order_of(invoice.get()),
            step(
                &v2::orders::DELETE_ORDER,
                "deletes it, unless something was paid",
            ),
            in_doubt(&v2::orders::LIST_ORDERS, "looks whether it is still there"),
        ],
        Invocation::InvoiceDeleteSubscription { subscription } => vec![
            step(
                &v2::subscriptions::GET_SUBSCRIPTION,
                format!("reads whether subscription {subscription} has ended already"),
            ),
            step(&v2::subscriptions::CANCEL_SUBSCRIPTION, "ends it if not"),
            in_doubt(
                &v2::subscriptions::GET_SUBSCRIPTION,
                "reads whether it has ended",
            ),
        ],
        Invocation::InvoiceRecalculateTax { invoice } => vec![
            order_of(invoice.get()),
            step(&v2::orders::APPLY_TAX, "computes its tax"),
        ],
        Invocation::InvoiceCreateForRecurring { subscription } => vec![
            step(
                &v2::subscriptions::GET_SUBSCRIPTION,
                format!("reads whether subscription {subscription} is due"),
            ),
            step(&v2::subscriptions::INVOICE_SUBSCRIPTION, "bills it if so"),
            in_doubt(
                &v2::subscriptions::GET_SUBSCRIPTION,
                "reads when the subscription was billed last",
            ),
            in_doubt(&v2::orders::LIST_ORDERS, "looks for the order of that bill"),
        ],
        Invocation::InvoiceAddPaymentPlan { invoice, card, .. } => {
            let find = format!(
                "finds the order of invoice {invoice}, and goes on where it has no payment plan"
            );
            let mut steps = vec![step(&v2::orders::LIST_ORDERS, find)];
            steps.extend(method_of(or_zero(*card)));
            let update = &v2::orders::UPDATE_ORDER;
            steps.push(step(update, "writes the payment plan into it"));
            let again = "reads which payment plan the order has now";
            steps.push(in_doubt(&v2::orders::LIST_ORDERS, again));
            steps
        }
        Invocation::InvoiceAddOrderCommissionOverride {
            invoice, product, ..
        } => vec![
            order_of(invoice.get()),
            step(
                &v2::orders::GET_ORDER,
                format!("finds its line of product {product}"),
            ),
            step(
                &v2::orders::APPLY_COMMISSION_ON_ORDER_ITEMS,
                "sets the commission of that line",
            ),
        ],
        Invocation::OrderPlace { card, plans, .. } => {
            let mut steps = Vec::new();
            if !plans.is_empty() {
                let find = "finds products and prices of the subscription plans";
                steps.push(step(&v2::products::LIST_PRODUCTS, find));
            }
            steps.extend(method_of(or_zero(*card)));
            let make = "makes the order with its lines and its invoice";
            steps.push(step(&v2::orders::CREATE_ORDER, make));
            steps.push(step(&v2::orders::APPLY_TAX, "computes its tax"));
            if card.is_some() {
                steps.extend(paid_with("charges the card with what is due"));
            }
            steps
        }
        Invocation::DiscountAddCategoryAssignment { category, .. } => vec![
            step(
                &v2::discounts::GET_CATEGORY_DISCOUNT,
                "reads the categories of the discount",
            ),
            step(
                &v2::discounts::UPDATE_CATEGORY_DISCOUNT,
                format!("writes them back with category {category}, unless it is among them"),
            ),
        ],
        _ => Vec::new(),
    }
}

/// How many decimals an amount may have is asked where it has any, and remembered.
/// Whether the currency tells if an amount has a form in its smallest units: whole ones have, as long as 64 bits hold them
/// in every currency.
pub(crate) fn is_of_currency(amount: f64) -> bool {
    amount.fract() != 0.0 || amount.abs() >= 1e14
}

fn decimals_of(amount: f64) -> Vec<Step> {
    let profile = &v2::business_profile::GET_BUSINESS_PROFILE;
    let asked = is_of_currency(amount).then(|| step(profile, "reads the account's currency"));
    asked.into_iter().collect()
}

fn discount(amount: Option<f64>, create: Endpoint) -> Vec<Step> {
    let mut steps = amount.map_or_else(Vec::new, decimals_of);
    steps.push(step(create, "makes the discount"));
    steps
}

fn step(endpoint: Endpoint, purpose: impl Into<String>) -> Step {
    Step {
        endpoint: shown(endpoint),
        purpose: purpose.into(),
        writes: endpoint.effect != Effect::Read,
        only_in_doubt: false,
    }
}

fn in_doubt(endpoint: Endpoint, purpose: &str) -> Step {
    Step {
        only_in_doubt: true,
        ..step(endpoint, purpose)
    }
}

fn mailed(send: Endpoint, purpose: &str) -> Vec<Step> {
    let look = "looks whether the contacts are there, 200 at a time";
    vec![
        step(&v2::contacts::LIST_CONTACTS, look),
        step(send, purpose),
    ]
}

fn order_of(invoice: i64) -> Step {
    let purpose = format!("finds the order of invoice {invoice}");
    step(&v2::orders::LIST_ORDERS, purpose)
}

/// Looks for what a card has become; no step for no card.
fn method_of(card: i64) -> Vec<Step> {
    let purpose = format!("finds the payment method of card {card}");
    let find = step(&v2::payment_methods::LIST_PAYMENT_METHODS, purpose);
    Some(find).filter(|_| card != 0).into_iter().collect()
}

/// A payment, and how it is looked for when it is in doubt.
fn paid_with(purpose: &str) -> [Step; 3] {
    [
        step(&v2::orders::CREATE_ORDER_PAYMENT, purpose),
        in_doubt(
            &v2::orders::LIST_ORDERS,
            "reads how much of the order is paid now",
        ),
        in_doubt(
            &v2::sales::LIST_PAYMENTS,
            "looks among its payments for the amount, the time and the card",
        ),
    ]
}
