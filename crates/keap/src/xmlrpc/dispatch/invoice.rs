//! Which method serves which operation of `InvoiceService` and `OrderService`.

use keap_xmlrpc::methods::{invoice, order};

use crate::coverage::check;
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::money;
use crate::xmlrpc::wire::{or_none, read, wire_number};
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
                    contact_id: contact,
                    name,
                    order_date,
                    lead_affiliate_id: or_none(lead_partner),
                    sale_affiliate_id: or_none(sale_partner),
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
                    invoice_id: invoice,
                    product_id: or_none(product),
                    r#type: wire_number(kind)?,
                    price,
                    quantity: wire_number(quantity.into())?,
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
                invoice_id: invoice,
                notes,
                credit_card_id: card,
                merchant_account_id: merchant_account,
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
                contact_id: contact,
                allow_duplicate,
                subscription_plan_id: plan,
                merchant_account_id: merchant_account,
                credit_card_id: or_none(card),
                affiliate_id: or_none(partner),
                days_till_charge: wire_number(days_till_charge.into())?,
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
                invoice_id: invoice,
                amt: amount,
                payment_date: date,
                payment_type: kind,
                description,
                bypass_commissions,
            };
            money::add_manual_payment(legacy, &call).await
        }
        Invocation::InvoiceDelete { invoice } => {
            let call = invoice::DeleteInvoice {
                invoice_id: invoice,
            };
            money::delete(legacy, &call, ("Invoice", invoice.get())).await
        }
        Invocation::InvoiceDeleteSubscription { subscription } => {
            let call = invoice::DeleteSubscription {
                recurring_order_id: subscription,
            };
            money::delete(legacy, &call, ("RecurringOrder", subscription.get())).await
        }
        Invocation::InvoiceCreateForRecurring { subscription } => {
            let call = invoice::CreateInvoiceForRecurring {
                recurring_order_id: subscription,
            };
            money::create_invoice_for_recurring(legacy, &call).await
        }
        Invocation::InvoiceCalculateAmountOwed { invoice } => {
            let call = invoice::CalculateAmountOwed {
                invoice_id: invoice,
            };
            legacy.call(&call).await.map(Outcome::Amount)
        }
        Invocation::InvoiceGetAllPaymentOptions => {
            let options = legacy.call(&invoice::GetAllPaymentOptions).await?;
            Ok(Outcome::Record(read(&legacy.client.format(""), &options)))
        }
        Invocation::InvoiceGetPayments { invoice } => {
            let rows = legacy
                .call(&invoice::GetPayments {
                    invoice_id: invoice,
                })
                .await?;
            let format = legacy.client.format("Payment");
            let rows = rows.iter().map(|row| read(&format, row));
            Ok(Outcome::Records(rows.collect()))
        }
        Invocation::InvoiceLocateExistingCard { contact, last4 } => {
            legacy
                .number(&invoice::LocateExistingCard {
                    contact_id: contact,
                    last4,
                })
                .await
        }
        Invocation::InvoiceRecalculateTax { invoice } => {
            legacy
                .flag(&invoice::RecalculateTax {
                    invoice_id: invoice,
                })
                .await
        }
        Invocation::InvoiceValidateCreditCard { card } => {
            let call = invoice::ValidateCreditCard {
                credit_card_id: card,
            };
            money::validate_card(legacy, &call).await
        }
        Invocation::InvoiceUpdateNextBillDate { subscription, date } => {
            legacy
                .flag(&invoice::UpdateJobRecurringNextBillDate {
                    recurring_order_id: subscription,
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
                    invoice_id: invoice,
                    auto_charge,
                    credit_card_id: or_none(card),
                    merchant_account_id: merchant_account,
                    days_between_retry: wire_number(days_between_retries.into())?,
                    max_retry: wire_number(retries.into())?,
                    initial_pmt_amt: first_amount,
                    initial_pmt_date: first_date,
                    plan_start_date: start_date,
                    num_pmts: wire_number(payments.into())?,
                    days_between_pmts: wire_number(days_between_payments.into())?,
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
                    invoice_id: invoice,
                    affiliate_id: partner,
                    product_id: product,
                    percentage: wire_number(percentage)?,
                    amount,
                    payout_type: wire_number(payout)?,
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
                    recurring_order_id: subscription,
                    affiliate_id: partner,
                    amount,
                    payout_type: wire_number(payout)?,
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
                contact_id: contact,
                credit_card_id: or_none(card),
                pay_plan_id: or_none(pay_plan),
                product_ids: products,
                subscription_plan_ids: plans,
                process_specials,
                promo_codes,
                // Both forms are documented; the newer one has the partners, which is also what the SDKs send.
                affiliates: Some(order::Affiliates {
                    lead: or_none(partners.lead),
                    sale: or_none(partners.sale),
                }),
            };
            money::place_order(legacy, &call).await
        }
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
