//! Which method serves which operation: a reader who looks for an operation over XML-RPC begins here.

mod affiliate;

use keap_http::BoxFuture;
use keap_xmlrpc::HiddenText;
use keap_xmlrpc::methods::{contact, data, email, file, product, search, web_form, web_tracking};

use crate::coverage::check;
use crate::custom::{custom_names, named, refused_by_server};
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::contacts;
use crate::xmlrpc::files;
use crate::xmlrpc::mail;
use crate::xmlrpc::rows;
use crate::xmlrpc::searches;
use crate::xmlrpc::wire::wire_number;
use crate::{Backend, Error, ErrorKind, Invocation, Outcome, Result, spelling};

mod discount;
mod invoice;
mod shipping;

/// Answers an invocation, with columns spelt as the tables spell them and custom fields by their names.
///
/// A future that says no more than what comes of it, as over REST: compiled here, and not once more in each crate.
pub(crate) fn answer(
    legacy: &XmlRpcBackend,
    invocation: Invocation,
) -> BoxFuture<'_, Result<Outcome>> {
    Box::pin(settled(legacy, invocation))
}

async fn settled(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    let operation = invocation.operation();
    let (invocation, spelling) = spelling::corrected(invocation);
    check::invocation(&invocation, Backend::XmlRpc)?;
    let meant = check::hint_for_names(&invocation);
    let answer = async {
        let (invocation, renames) = named(legacy, invocation).await?;
        let names_custom = !custom_names(&invocation).is_empty();
        let answer = dispatch(legacy, invocation).await;
        if names_custom && let Err(error) = &answer {
            refused_by_server(legacy, error).await;
        }
        let outcome = answer?.of(operation)?;
        Ok(spelling.restore(renames.restore(outcome)))
    };
    let answer = keap_http::as_parts_of(operation.name(), answer);
    answer.await.map_err(|error: Error| {
        // The server decides what it does not have; what was meant is known here.
        let error = match meant.filter(|_| error.kind() == ErrorKind::InvalidRequest) {
            Some(hint) => error.hinted(hint),
            None => error,
        };
        error.at(operation, Backend::XmlRpc)
    })
}

async fn dispatch(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::ContactAdd { values } => contacts::add_contact(legacy, &values).await,
        Invocation::ContactAddWithDupCheck { values, check } => {
            contacts::add_with_dup_check(legacy, &values, check).await
        }
        Invocation::ContactLoad { id, fields } => contacts::load_contact(legacy, id, &fields).await,
        Invocation::ContactUpdate { id, changes } => {
            contacts::update_contact(legacy, id, &changes).await
        }
        Invocation::ContactMerge { contact, duplicate } => {
            contacts::merge_contacts(legacy, contact, duplicate).await
        }
        Invocation::ContactFindByEmail { email, fields } => {
            contacts::find_by_email(legacy, email, &fields).await
        }
        Invocation::ContactAddToGroup { contact, tag } => {
            legacy
                .flag(&contact::AddToGroup {
                    contact_id: contact,
                    tag_id: tag,
                })
                .await
        }
        Invocation::ContactRemoveFromGroup { contact, tag } => {
            legacy
                .flag(&contact::RemoveFromGroup {
                    contact_id: contact,
                    tag_id: tag,
                })
                .await
        }
        Invocation::ContactAddToCampaign { contact, sequence } => {
            legacy
                .flag(&contact::AddToCampaign {
                    contact_id: contact,
                    campaign_id: sequence,
                })
                .await
        }
        Invocation::ContactRemoveFromCampaign { contact, sequence } => {
            legacy
                .flag(&contact::RemoveFromCampaign {
                    contact_id: contact,
                    follow_up_sequence_id: sequence,
                })
                .await
        }
        Invocation::ContactGetNextCampaignStep { contact, sequence } => {
            legacy
                .number(&contact::GetNextCampaignStep {
                    contact_id: contact,
                    follow_up_sequence_id: sequence,
                })
                .await
        }
        Invocation::ContactPauseCampaign { contact, sequence } => {
            legacy
                .flag(&contact::PauseCampaign {
                    contact_id: contact,
                    sequence_id: sequence,
                })
                .await
        }
        Invocation::ContactResumeCampaign { contact, sequence } => {
            legacy
                .flag(&contact::ResumeCampaignForContact {
                    contact_id: contact,
                    seq_id: sequence,
                })
                .await
        }
        Invocation::ContactRescheduleCampaignStep { contacts, step } => {
            legacy
                .number(&contact::RescheduleCampaignStep {
                    contact_ids: contacts,
                    sequence_step_id: step,
                })
                .await
        }
        Invocation::ContactRunActionSequence {
            contact,
            action_set,
        } => contacts::run_action_sequence(legacy, contact, action_set).await,
        Invocation::ContactLink {
            contact,
            other,
            link_type,
        } => {
            legacy
                .flag(&contact::LinkContacts {
                    contact_id1: contact,
                    contact_id2: other,
                    link_type_id: link_type,
                })
                .await
        }
        Invocation::ContactUnlink {
            contact,
            other,
            link_type,
        } => {
            legacy
                .flag(&contact::UnlinkContacts {
                    contact_id1: contact,
                    contact_id2: other,
                    link_type_id: link_type,
                })
                .await
        }
        Invocation::ContactListLinked { contact } => {
            contacts::linked_contacts(legacy, contact).await
        }
        Invocation::DataAdd { table, values } => rows::add_row(legacy, table, &values).await,
        Invocation::DataUpdate { table, id, changes } => {
            rows::update_row(legacy, table, id, &changes).await
        }
        Invocation::DataDelete { table, id } => {
            let record_id = wire_number(id)?;
            legacy.flag(&data::Delete { table, record_id }).await
        }
        Invocation::DataFindByField {
            query,
            field,
            value,
        } => rows::find_by_field(legacy, query, field, value)
            .await
            .map(Outcome::Records),
        Invocation::DataCount(query) => rows::count(legacy, query).await.map(Outcome::Count),
        Invocation::DataLoad { table, id, fields } => {
            rows::load_row(legacy, table, id, &fields).await
        }
        Invocation::DataQuery(query) => rows::query(legacy, query).await.map(Outcome::Records),
        Invocation::DataGetUserInfo => rows::user_info(legacy).await.map(Outcome::Record),
        Invocation::DataAddCustomField(field) => rows::add_custom_field(legacy, field).await,
        Invocation::DataUpdateCustomField { id, label, options } => {
            rows::update_custom_field(legacy, id, label, options).await
        }
        Invocation::DataGetAppSetting { module, setting } => {
            legacy.text(&data::GetAppSetting { module, setting }).await
        }
        Invocation::DataAuthenticateUser { username, password } => {
            let password_hash = HiddenText::new(password.expose());
            let call = data::AuthenticateUser {
                username,
                password_hash,
            };
            legacy.id(&call).await
        }
        // Coverage says why, and says so before this is reached.
        Invocation::DataGetTemporaryKey { .. } => {
            Err(check::unserved(invocation.operation(), Backend::XmlRpc))
        }
        Invocation::DataGetAppointmentICal { id } => {
            legacy
                .text(&data::GetAppointmentICal { appointment_id: id })
                .await
        }
        Invocation::DataEcho { text } => rows::echo(legacy, text).await,
        Invocation::EmailOptIn { email, reason } => {
            let opt_in_reason = reason;
            legacy
                .flag(&email::OptIn {
                    email,
                    opt_in_reason,
                })
                .await
        }
        Invocation::EmailOptOut { email, reason } => {
            let opt_out_reason = reason;
            legacy
                .flag(&email::OptOut {
                    email,
                    opt_out_reason,
                })
                .await
        }
        Invocation::EmailGetOptStatus { email } => {
            legacy.number(&email::GetOptStatus { email }).await
        }
        Invocation::EmailSend(message) => mail::send_email(legacy, message).await,
        Invocation::EmailSendTemplate { contacts, template } => {
            legacy
                .flag(&email::SendTemplate {
                    contact_list: contacts,
                    template_id: template,
                })
                .await
        }
        Invocation::EmailAttach(record) => mail::attach_email(legacy, record).await,
        Invocation::EmailGetMergeFields { context } => mail::merge_fields(legacy, &context).await,
        Invocation::EmailGetTemplate { id } => mail::email_template(legacy, id).await,
        Invocation::EmailAddTemplate(template) => mail::add_email_template(legacy, template).await,
        Invocation::EmailUpdateTemplate { id, template } => {
            mail::update_email_template(legacy, id, template).await
        }
        Invocation::FunnelAchieveGoal {
            integration,
            call_name,
            contact,
        } => mail::achieve_goal(legacy, integration, call_name, contact).await,
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
        | Invocation::OrderPlace { .. } => invoice::dispatch(legacy, invocation).await,
        Invocation::ProductGetInventory { product } => {
            legacy
                .number(&product::GetInventory {
                    product_id: product,
                })
                .await
        }
        Invocation::ProductIncrementInventory { product } => {
            legacy
                .flag(&product::IncrementInventory {
                    product_id: product,
                })
                .await
        }
        Invocation::ProductDecrementInventory { product } => {
            legacy
                .flag(&product::DecrementInventory {
                    product_id: product,
                })
                .await
        }
        Invocation::ProductIncreaseInventory { product, quantity } => {
            legacy
                .flag(&product::IncreaseInventory {
                    product_id: product,
                    quantity: wire_number(quantity.into())?,
                })
                .await
        }
        Invocation::ProductDecreaseInventory { product, quantity } => {
            legacy
                .flag(&product::DecreaseInventory {
                    product_id: product,
                    quantity: wire_number(quantity.into())?,
                })
                .await
        }
        Invocation::ProductDeactivateCreditCard { card } => {
            legacy
                .flag(&product::DeactivateCreditCard {
                    credit_card_id: card,
                })
                .await
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
            affiliate::dispatch(legacy, invocation).await
        }
        Invocation::SearchGetAllReportColumns { search, user } => {
            searches::report_columns(legacy, search, user).await
        }
        Invocation::SearchGetSavedSearchResultsAllFields { search, user, page } => {
            searches::rows(
                legacy,
                &search::GetSavedSearchResultsAllFields {
                    saved_search_id: search,
                    user_id: user,
                    page_number: wire_number(page.into())?,
                },
            )
            .await
        }
        Invocation::SearchGetSavedSearchResults {
            search,
            user,
            page,
            fields,
        } => {
            searches::rows(
                legacy,
                &search::GetSavedSearchResults {
                    saved_search_id: search,
                    user_id: user,
                    page_number: wire_number(page.into())?,
                    return_fields: fields,
                },
            )
            .await
        }
        Invocation::SearchGetAvailableQuickSearches { user } => {
            searches::available_quick_searches(legacy, user).await
        }
        Invocation::SearchQuickSearch(search) => searches::quick_search(legacy, search).await,
        Invocation::SearchGetDefaultQuickSearch { user } => {
            searches::default_quick_search(legacy, user).await
        }
        Invocation::FileUpload {
            contact,
            name,
            content,
        } => files::upload(legacy, contact, name, content).await,
        Invocation::FileGet { id } => files::content(legacy, id).await,
        Invocation::FileGetDownloadUrl { id } => {
            legacy.text(&file::GetDownloadUrl { file_id: id }).await
        }
        Invocation::FileReplace { id, content } => files::replace(legacy, id, content).await,
        Invocation::FileRename { id, name } => {
            legacy
                .flag(&file::RenameFile {
                    file_id: id,
                    file_name: name,
                })
                .await
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
            discount::dispatch(legacy, invocation).await
        }
        Invocation::ShippingGetAll
        | Invocation::ShippingGetFlatRate { .. }
        | Invocation::ShippingGetOrderTotal { .. }
        | Invocation::ShippingGetOrderTotalRanges { .. }
        | Invocation::ShippingGetProductBased { .. }
        | Invocation::ShippingGetOrderQuantity { .. }
        | Invocation::ShippingGetWeightBased { .. }
        | Invocation::ShippingGetUps { .. } => shipping::dispatch(legacy, invocation).await,
        Invocation::WebFormGetMap => files::web_forms(legacy).await,
        Invocation::WebFormGetHtml { id } => {
            legacy.text(&web_form::GetHtml { web_form_id: id }).await
        }
        Invocation::WebTrackingGetScriptTag => {
            legacy.text(&web_tracking::GetWebTrackingScriptTag).await
        }
        Invocation::WebTrackingGetScriptUrl => {
            legacy.text(&web_tracking::GetWebTrackingScriptUrl).await
        }
        Invocation::CardSubmissionRequestToken {
            contact,
            success,
            failure,
        } => files::submission_token(legacy, contact, success, failure).await,
        Invocation::CardSubmissionRequestCardId { token } => {
            files::submitted_card(legacy, token).await
        }
    }
}
