//! Which method serves which operation of `InvoiceService` and `OrderService`.

use keap_xmlrpc::methods::{invoice, order};

use crate::coverage::check;
use crate::operation::argument::{numbers, or_zero};
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::money;
use crate::xmlrpc::wire::{read, wire_id, wire_numbers};
use crate::{Backend, Invocation, Outcome, Result};

pub(super) async fn dispatch(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::InvoiceCreateBlankOrder {
            contact,
            name,
            order_date,
            lead_partner,
            sale_partner,
        } => {
            legacy
                .id(&invoice::CreateBlankOrder {
                    contact_id: wire_id(contact.get())?,
                    name,
                    order_date,
                    lead_affiliate_id: wire_id(or_zero(lead_partner))?,
                    sale_affiliate_id: wire_id(or_zero(sale_partner))?,
                })
                .await
        }
        Invocation::InvoiceAddOrderItem {
            invoice,
            product,
            kind,
            price,
            quantity,
            description,
            notes,
        } => {
            legacy
                .flag(&invoice::AddOrderItem {
                    invoice_id: wire_id(invoice.get())?,
                    product_id: wire_id(or_zero(product))?,
                    r#type: wire_id(kind)?,
                    price,
                    quantity: wire_id(quantity.into())?,
                    description,
                    notes,
                })
                .await
        }
        Invocation::InvoiceCharge {
            invoice,
            notes,
            card,
            merchant_account,
            bypass_commissions,
        } => {
            let call = invoice::ChargeInvoice {
                invoice_id: wire_id(invoice.get())?,
                notes,
                credit_card_id: wire_id(card.get())?,
                merchant_account_id: wire_id(merchant_account.get())?,
                bypass_commissions,
            };
            money::charge_invoice(legacy, &call).await
        }
        Invocation::InvoiceAddRecurringOrder {
            contact,
            allow_duplicate,
            plan,
            terms,
            merchant_account,
            card,
            partner,
            days_till_charge,
        } => {
            let call = invoice::AddRecurringOrderOfPlan {
                contact_id: wire_id(contact.get())?,
                allow_duplicate,
                subscription_plan_id: wire_id(plan.get())?,
                merchant_account_id: wire_id(merchant_account.get())?,
                credit_card_id: wire_id(or_zero(card))?,
                affiliate_id: wire_id(or_zero(partner))?,
                days_till_charge: wire_id(days_till_charge.into())?,
            };
            money::add_recurring_order(legacy, call, terms).await
        }
        Invocation::InvoiceAddManualPayment {
            invoice,
            amount,
            date,
            kind,
            description,
            bypass_commissions,
        } => {
            let call = invoice::AddManualPayment {
                invoice_id: wire_id(invoice.get())?,
                amt: amount,
                payment_date: date,
                payment_type: kind,
                description,
                bypass_commissions,
            };
            money::add_manual_payment(legacy, &call).await
        }
        Invocation::InvoiceDelete { invoice } => {
            let invoice_id = wire_id(invoice.get())?;
            let call = invoice::DeleteInvoice { invoice_id };
            money::delete(legacy, &call, ("Invoice", invoice_id)).await
        }
        Invocation::InvoiceDeleteSubscription { subscription } => {
            let recurring_order_id = wire_id(subscription.get())?;
            let call = invoice::DeleteSubscription { recurring_order_id };
            money::delete(legacy, &call, ("RecurringOrder", recurring_order_id)).await
        }
        Invocation::InvoiceCreateForRecurring { subscription } => {
            let recurring_order_id = wire_id(subscription.get())?;
            let call = invoice::CreateInvoiceForRecurring { recurring_order_id };
            money::create_invoice_for_recurring(legacy, &call).await
        }
        Invocation::InvoiceCalculateAmountOwed { invoice } => {
            let invoice_id = wire_id(invoice.get())?;
            let call = invoice::CalculateAmountOwed { invoice_id };
            legacy.call(&call).await.map(Outcome::Amount)
        }
        Invocation::InvoiceGetAllPaymentOptions => {
            let options = legacy.call(&invoice::GetAllPaymentOptions).await?;
            Ok(Outcome::Record(read(&legacy.client.format(""), &options)))
        }
        Invocation::InvoiceGetPayments { invoice } => {
            let invoice_id = wire_id(invoice.get())?;
            let rows = legacy.call(&invoice::GetPayments { invoice_id }).await?;
            let format = legacy.client.format("Payment");
            let rows = rows.iter().map(|row| read(&format, row));
            Ok(Outcome::Records(rows.collect()))
        }
        Invocation::InvoiceLocateExistingCard { contact, last4 } => {
            let contact_id = wire_id(contact.get())?;
            legacy
                .number(&invoice::LocateExistingCard { contact_id, last4 })
                .await
        }
        Invocation::InvoiceRecalculateTax { invoice } => {
            let invoice_id = wire_id(invoice.get())?;
            legacy.flag(&invoice::RecalculateTax { invoice_id }).await
        }
        Invocation::InvoiceValidateCreditCard { card } => {
            let credit_card_id = wire_id(card.get())?;
            let call = invoice::ValidateCreditCard { credit_card_id };
            money::validate_card(legacy, &call).await
        }
        Invocation::InvoiceUpdateNextBillDate { subscription, date } => {
            legacy
                .flag(&invoice::UpdateJobRecurringNextBillDate {
                    recurring_order_id: wire_id(subscription.get())?,
                    next_bill_date: date,
                })
                .await
        }
        Invocation::InvoiceAddPaymentPlan {
            invoice,
            auto_charge,
            card,
            merchant_account,
            days_between_retries,
            retries,
            first_amount,
            first_date,
            start_date,
            payments,
            days_between_payments,
        } => {
            legacy
                .flag(&invoice::AddPaymentPlan {
                    invoice_id: wire_id(invoice.get())?,
                    auto_charge,
                    credit_card_id: wire_id(or_zero(card))?,
                    merchant_account_id: wire_id(merchant_account.get())?,
                    days_between_retry: wire_id(days_between_retries.into())?,
                    max_retry: wire_id(retries.into())?,
                    initial_pmt_amt: first_amount,
                    initial_pmt_date: first_date,
                    plan_start_date: start_date,
                    num_pmts: wire_id(payments.into())?,
                    days_between_pmts: wire_id(days_between_payments.into())?,
                })
                .await
        }
        Invocation::InvoiceAddOrderCommissionOverride {
            invoice,
            partner,
            product,
            percentage,
            amount,
            payout,
            description,
            date,
        } => {
            legacy
                .flag(&invoice::AddOrderCommissionOverride {
                    invoice_id: wire_id(invoice.get())?,
                    affiliate_id: wire_id(partner.get())?,
                    product_id: wire_id(product.get())?,
                    percentage: wire_id(percentage)?,
                    amount,
                    payout_type: wire_id(payout)?,
                    description,
                    date,
                })
                .await
        }
        Invocation::InvoiceAddRecurringCommissionOverride {
            subscription,
            partner,
            amount,
            payout,
            description,
        } => {
            legacy
                .flag(&invoice::AddRecurringCommissionOverride {
                    recurring_order_id: wire_id(subscription.get())?,
                    affiliate_id: wire_id(partner.get())?,
                    amount,
                    payout_type: wire_id(payout)?,
                    description,
                })
                .await
        }
        Invocation::OrderPlace {
            contact,
            card,
            pay_plan,
            products,
            plans,
            process_specials,
            promo_codes,
            partners,
        } => {
            let call = order::PlaceOrder {
                contact_id: wire_id(contact.get())?,
                credit_card_id: wire_id(or_zero(card))?,
                pay_plan_id: wire_id(or_zero(pay_plan))?,
                product_ids: wire_numbers(&numbers(products))?,
                subscription_plan_ids: wire_numbers(&numbers(plans))?,
                process_specials,
                promo_codes,
                // Both forms are documented; the newer one has the partners, which is also what the SDKs send.
                affiliates: Some(order::Affiliates {
                    lead: wire_id(or_zero(partners.lead))?,
                    sale: wire_id(or_zero(partners.sale))?,
                }),
            };
            money::place_order(legacy, &call).await
        }
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
