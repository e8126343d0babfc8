//! Which function serves which operation: a reader who looks for an operation over REST begins here. One arm each, so that
//! an operation without one does not compile.

mod affiliate;

use keap_http::BoxFuture;
use keap_schema::{Condition, QueryData};

use crate::coverage::check;
use crate::custom::{custom_names, named, refused_by_server};
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::rest::row::{load, write};
use crate::rest::service::{
    action_set, application, contact, custom_field, email, file, links, opt_in, product, search,
    sequences, tag, user, web,
};
use crate::turn::Subject;
use crate::{Invocation, Outcome, Result, model::QuickSearch, spelling};

mod discount;
mod invoice;
mod shipping;

/// Answers an invocation, with columns spelt as the tables spell them and custom fields by their names.
///
/// A future that says no more than what comes of it: the ways of all operations are compiled here, and not once more in
/// each crate that calls one.
pub(crate) fn answer(rest: &RestBackend, invocation: Invocation) -> BoxFuture<'_, Result<Outcome>> {
    Box::pin(settled(rest, invocation))
}

async fn settled(rest: &RestBackend, invocation: Invocation) -> Result<Outcome> {
    let operation = invocation.operation();
    let (invocation, spelling) = spelling::corrected(invocation);
    check::spelt(&invocation, rest.backend)?;
    let turn = match Subject::of(&invocation) {
        Some(subject) => {
            let turn = rest.turns.alone(subject).await;
            Some(turn.map_err(|error| error.at(operation, rest.backend))?)
        }
        None => None,
    };
    let answer = async {
        let (invocation, renames) = named(rest, invocation).await?;
        check::complete(&invocation, rest.backend)?;
        let names_custom = !custom_names(&invocation).is_empty();
        let answer = dispatch(rest, invocation).await;
        if names_custom && let Err(error) = &answer {
            refused_by_server(rest, error).await;
        }
        let outcome = answer?.of(operation)?;
        Ok(spelling.restore(renames.restore(outcome)))
    };
    let answer = keap_http::as_parts_of(operation.name(), answer);
    let answer = match turn {
        Some(turn) => Box::pin(turn.take(answer)).await,
        None => answer.await,
    };
    answer.map_err(|error: crate::Error| error.at(operation, rest.backend))
}

/// Each way is in a box of its own size: together they would make every call as large as the largest of them.
async fn dispatch(rest: &RestBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::ContactAdd { values } => Box::pin(write::add_row(rest, "Contact", &values))
            .await
            .map(Outcome::Id),
        Invocation::ContactAddWithDupCheck { values, check } => {
            Box::pin(contact::add_with_dup_check(rest, &values, check))
                .await
                .map(Outcome::Id)
        }
        Invocation::ContactLoad { id, fields } => {
            Box::pin(load::load_row(rest, "Contact", id.get(), &fields))
                .await
                .map(Outcome::Record)
        }
        Invocation::ContactUpdate { id, changes } => {
            Box::pin(write::update_row(rest, "Contact", id.get(), &changes))
                .await
                .map(Outcome::Id)
        }
        Invocation::ContactMerge { contact, duplicate } => {
            done(Box::pin(contact::merge(rest, contact, duplicate)).await)
        }
        Invocation::ContactFindByEmail { email, fields } => {
            Box::pin(contact::find_by_email(rest, &email, &fields))
                .await
                .map(Outcome::Records)
        }
        Invocation::ContactAddToGroup { contact, tag } => {
            Box::pin(tag::add_to_group(rest, contact, tag))
                .await
                .map(Outcome::Flag)
        }
        Invocation::ContactRemoveFromGroup { contact, tag } => {
            Box::pin(tag::remove_from_group(rest, contact, tag))
                .await
                .map(Outcome::Flag)
        }
        Invocation::ContactAddToCampaign { contact, sequence } => {
            Box::pin(sequences::add_to_sequence(rest, contact, sequence))
                .await
                .map(Outcome::Flag)
        }
        Invocation::ContactRemoveFromCampaign { contact, sequence } => {
            Box::pin(sequences::remove_from_sequence(rest, contact, sequence))
                .await
                .map(Outcome::Flag)
        }
        Invocation::ContactRunActionSequence {
            contact,
            action_set: set,
        } => Box::pin(action_set::run(rest, contact, set))
            .await
            .map(Outcome::Records),
        Invocation::ContactLink {
            contact,
            other,
            link_type,
        } => Box::pin(links::link_contacts(rest, contact, other, link_type.get()))
            .await
            .map(Outcome::Flag),
        Invocation::ContactUnlink {
            contact,
            other,
            link_type,
        } => Box::pin(links::unlink_contacts(
            rest,
            contact,
            other,
            link_type.get(),
        ))
        .await
        .map(Outcome::Flag),
        Invocation::ContactListLinked { contact } => {
            Box::pin(links::linked_contacts(rest, contact))
                .await
                .map(Outcome::Records)
        }
        Invocation::DataAdd { table, values } => Box::pin(write::add_row(rest, &table, &values))
            .await
            .map(Outcome::Id),
        Invocation::DataLoad { table, id, fields } => {
            Box::pin(load::load_row(rest, &table, id, &fields))
                .await
                .map(Outcome::Record)
        }
        Invocation::DataUpdate { table, id, changes } => {
            Box::pin(write::update_row(rest, &table, id, &changes))
                .await
                .map(Outcome::Id)
        }
        Invocation::DataDelete { table, id } => {
            Box::pin(write::delete_row(rest, &table, id)).await?;
            Ok(Outcome::Flag(true))
        }
        Invocation::DataFindByField {
            query,
            field,
            value,
        } => Box::pin(query::page(rest, by_field(query, field, value)))
            .await
            .map(Outcome::Records),
        Invocation::DataQuery(query) => Box::pin(query::page(rest, query))
            .await
            .map(Outcome::Records),
        Invocation::DataCount(query) => Box::pin(query::count(rest, query))
            .await
            .map(Outcome::Count),
        Invocation::DataGetUserInfo => Box::pin(user::user_info(rest)).await.map(Outcome::Record),
        Invocation::DataAddCustomField(field) => {
            Box::pin(custom_field::add_custom_field(rest, &field))
                .await
                .map(Outcome::Id)
        }
        Invocation::DataUpdateCustomField { id, label, options } => Box::pin(
            custom_field::update_custom_field(rest, id.get(), label.as_deref(), options.as_deref()),
        )
        .await
        .map(Outcome::Flag),
        Invocation::DataGetAppSetting { module, setting } => {
            Box::pin(application::app_setting(rest, &module, &setting))
                .await
                .map(Outcome::Text)
        }
        Invocation::DataGetAppointmentICal { id } => {
            let text = Box::pin(application::appointment_ical(rest, id.get())).await?;
            Ok(Outcome::Text(Some(text)))
        }
        Invocation::DataEcho { text } => Ok(Outcome::Text(Some(text))),
        Invocation::EmailOptIn { email, reason } => Box::pin(opt_in::opt_in(rest, &email, &reason))
            .await
            .map(Outcome::Flag),
        Invocation::EmailOptOut { email, reason } => {
            Box::pin(opt_in::opt_out(rest, &email, &reason))
                .await
                .map(Outcome::Flag)
        }
        Invocation::EmailGetOptStatus { email } => Box::pin(opt_in::opt_status(rest, &email))
            .await
            .map(Outcome::Number),
        Invocation::EmailSend(message) => done(Box::pin(email::send_email(rest, &message)).await),
        Invocation::EmailSendTemplate { contacts, template } => {
            done(Box::pin(email::send_template(rest, &contacts, template.get())).await)
        }
        Invocation::EmailAttach(record) => done(Box::pin(email::attach_email(rest, &record)).await),
        Invocation::EmailGetMergeFields { .. } => Box::pin(email::merge_fields(rest))
            .await
            .map(Outcome::Texts),
        Invocation::EmailGetTemplate { id } => Box::pin(email::email_template(rest, id.get()))
            .await
            .map(Outcome::Record),
        Invocation::FunnelAchieveGoal {
            integration,
            call_name,
            contact,
        } => Box::pin(email::achieve_goal(rest, &integration, &call_name, contact))
            .await
            .map(Outcome::Records),
        Invocation::InvoiceCreateBlankOrder { .. }
        | Invocation::InvoiceAddOrderItem { .. }
        | Invocation::InvoiceCharge { .. }
        | Invocation::InvoiceAddRecurringOrder { .. }
        | Invocation::InvoiceAddManualPayment { .. }
        | Invocation::InvoiceDelete { .. }
        | Invocation::InvoiceDeleteSubscription { .. }
        | Invocation::InvoiceCreateForRecurring { .. }
        | Invocation::InvoiceCalculateAmountOwed { .. }
        | Invocation::InvoiceGetAllPaymentOptions
        | Invocation::InvoiceGetPayments { .. }
        | Invocation::InvoiceLocateExistingCard { .. }
        | Invocation::InvoiceRecalculateTax { .. }
        | Invocation::InvoiceValidateCreditCard { .. }
        | Invocation::InvoiceUpdateNextBillDate { .. }
        | Invocation::InvoiceAddPaymentPlan { .. }
        | Invocation::InvoiceAddOrderCommissionOverride { .. }
        | Invocation::InvoiceAddRecurringCommissionOverride { .. }
        | Invocation::OrderPlace { .. } => Box::pin(invoice::dispatch(rest, invocation)).await,
        Invocation::ProductGetInventory { product } => {
            Box::pin(product::inventory(rest, product.get()))
                .await
                .map(Outcome::Number)
        }
        Invocation::ProductIncrementInventory { product } => {
            done(Box::pin(product::adjust_inventory(rest, product.get(), 1)).await)
        }
        Invocation::ProductDecrementInventory { product } => {
            done(Box::pin(product::adjust_inventory(rest, product.get(), -1)).await)
        }
        Invocation::ProductIncreaseInventory { product, quantity } => done(
            Box::pin(product::adjust_inventory(
                rest,
                product.get(),
                quantity.into(),
            ))
            .await,
        ),
        Invocation::ProductDecreaseInventory { product, quantity } => done(
            Box::pin(product::adjust_inventory(
                rest,
                product.get(),
                -i64::from(quantity),
            ))
            .await,
        ),
        Invocation::ProductDeactivateCreditCard { card } => {
            done(Box::pin(product::deactivate_card(rest, card.get())).await)
        }
        Invocation::AffiliateClawbacks { .. }
        | Invocation::AffiliateCommissions { .. }
        | Invocation::AffiliatePayouts { .. }
        | Invocation::AffiliateRunningTotals { .. }
        | Invocation::AffiliateSummary { .. }
        | Invocation::AffiliateGetRedirectLinks { .. }
        | Invocation::AffiliateProgramGetAll
        | Invocation::AffiliateProgramGetOfPartner { .. }
        | Invocation::AffiliateProgramGetPartners { .. }
        | Invocation::AffiliateProgramGetResources { .. } => {
            Box::pin(affiliate::dispatch(rest, invocation)).await
        }
        Invocation::SearchGetAllReportColumns { search, user } => {
            Box::pin(search::report_columns(rest, search.get(), user.get()))
                .await
                .map(Outcome::Record)
        }
        Invocation::SearchGetSavedSearchResultsAllFields { search, user, page } => {
            Box::pin(search::whole_report(rest, search.get(), user.get(), page))
                .await
                .map(Outcome::Records)
        }
        Invocation::SearchGetSavedSearchResults {
            search,
            user,
            page,
            fields,
        } => Box::pin(search::report(
            rest,
            search.get(),
            user.get(),
            page,
            &fields,
        ))
        .await
        .map(Outcome::Records),
        Invocation::SearchQuickSearch(search) => Box::pin(search::quick_search(rest, &search))
            .await
            .map(Outcome::Records),
        Invocation::SearchGetAvailableQuickSearches { .. } => {
            Ok(Outcome::Record(search::quick_search_kinds(rest)))
        }
        Invocation::SearchGetDefaultQuickSearch { .. } => {
            Ok(Outcome::Text(Some(QuickSearch::PERSONS.to_owned())))
        }
        Invocation::FileUpload {
            contact,
            name,
            content,
        } => Box::pin(file::upload(rest, contact, &name, content))
            .await
            .map(Outcome::Id),
        Invocation::FileGet { id } => Box::pin(file::content(rest, id.get()))
            .await
            .map(Outcome::File),
        Invocation::FileGetDownloadUrl { id } => {
            let address = Box::pin(file::download_url(rest, id.get())).await?;
            Ok(Outcome::Text(Some(address)))
        }
        Invocation::FileReplace { id, content } => {
            done(Box::pin(file::replace(rest, id.get(), content)).await)
        }
        Invocation::FileRename { id, name } => {
            done(Box::pin(file::rename(rest, id.get(), &name)).await)
        }
        Invocation::DiscountAddFreeTrial { .. }
        | Invocation::DiscountGetFreeTrial { .. }
        | Invocation::DiscountAddOrderTotal { .. }
        | Invocation::DiscountGetOrderTotal { .. }
        | Invocation::DiscountAddCategory { .. }
        | Invocation::DiscountGetCategory { .. }
        | Invocation::DiscountAddCategoryAssignment { .. }
        | Invocation::DiscountGetCategoryAssignments { .. }
        | Invocation::DiscountAddProductTotal { .. }
        | Invocation::DiscountGetProductTotal { .. }
        | Invocation::DiscountAddShippingTotal { .. }
        | Invocation::DiscountGetShippingTotal { .. } => {
            Box::pin(discount::dispatch(rest, invocation)).await
        }
        Invocation::ShippingGetAll
        | Invocation::ShippingGetFlatRate { .. }
        | Invocation::ShippingGetOrderTotal { .. }
        | Invocation::ShippingGetOrderTotalRanges { .. }
        | Invocation::ShippingGetProductBased { .. }
        | Invocation::ShippingGetOrderQuantity { .. }
        | Invocation::ShippingGetWeightBased { .. }
        | Invocation::ShippingGetUps { .. } => Box::pin(shipping::dispatch(rest, invocation)).await,
        Invocation::WebFormGetMap => Box::pin(web::forms(rest)).await.map(Outcome::Record),
        Invocation::WebFormGetHtml { id } => {
            let html = Box::pin(web::html(rest, id.get())).await?;
            Ok(Outcome::Text(Some(html)))
        }
        Invocation::WebTrackingGetScriptTag => {
            web::script_tag(rest).map(|tag| Outcome::Text(Some(tag)))
        }
        Invocation::WebTrackingGetScriptUrl => {
            web::script_url(rest).map(|address| Outcome::Text(Some(address)))
        }
        // Coverage says why, and says so before this is reached.
        Invocation::ContactGetNextCampaignStep { .. }
        | Invocation::ContactPauseCampaign { .. }
        | Invocation::ContactResumeCampaign { .. }
        | Invocation::ContactRescheduleCampaignStep { .. }
        | Invocation::DataAuthenticateUser { .. }
        | Invocation::DataGetTemporaryKey { .. }
        | Invocation::EmailAddTemplate(_)
        | Invocation::EmailUpdateTemplate { .. }
        | Invocation::CardSubmissionRequestToken { .. }
        | Invocation::CardSubmissionRequestCardId { .. } => {
            Err(check::unserved(invocation.operation(), rest.backend))
        }
    }
}

fn done(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::Flag(true))
}

/// The query that asks what `findByField` asks, whose value has operators and patterns in it.
fn by_field(mut query: QueryData, field: String, value: String) -> QueryData {
    let condition =
        Condition::from_text(&value).unwrap_or_else(|_| Condition::Equals(value.into()));
    query.conditions.push((field, condition));
    query
}
