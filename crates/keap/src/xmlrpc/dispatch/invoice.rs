//! Which method serves which operation of `InvoiceService`.

use keap_xmlrpc::invoice;

use crate::coverage::check;
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::money;
use crate::xmlrpc::wire::{read, wire_id};
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
                    lead_affiliate_id: wire_id(lead_partner)?,
                    sale_affiliate_id: wire_id(sale_partner)?,
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
                    invoice_id: wire_id(invoice)?,
                    product_id: wire_id(product)?,
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
                invoice_id: wire_id(invoice)?,
                notes,
                credit_card_id: wire_id(card)?,
                merchant_account_id: wire_id(merchant_account)?,
                bypass_commissions,
            };
            money::charge_invoice(legacy, &call).await
        }
        Invocation::InvoiceAddRecurringOrder {
            contact,
            allow_duplicate,
            plan,
            quantity,
            price,
            taxable,
            merchant_account,
            card,
            partner,
            days_till_charge,
        } => {
            legacy
                .id(&invoice::AddRecurringOrder {
                    contact_id: wire_id(contact.get())?,
                    allow_duplicate,
                    subscription_plan_id: wire_id(plan)?,
                    quantity: wire_id(quantity.into())?,
                    price,
                    taxable,
                    merchant_account_id: wire_id(merchant_account)?,
                    credit_card_id: wire_id(card)?,
                    affiliate_id: wire_id(partner)?,
                    days_till_charge: wire_id(days_till_charge.into())?,
                })
                .await
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
                invoice_id: wire_id(invoice)?,
                amt: amount,
                payment_date: date,
                payment_type: kind,
                description,
                bypass_commissions,
            };
            money::add_manual_payment(legacy, &call).await
        }
        Invocation::InvoiceDelete { invoice } => {
            let invoice_id = wire_id(invoice)?;
            let call = invoice::DeleteInvoice { invoice_id };
            money::delete(legacy, &call, ("Invoice", invoice_id)).await
        }
        Invocation::InvoiceDeleteSubscription { subscription } => {
            let recurring_order_id = wire_id(subscription)?;
            let call = invoice::DeleteSubscription { recurring_order_id };
            money::delete(legacy, &call, ("RecurringOrder", recurring_order_id)).await
        }
        Invocation::InvoiceCreateForRecurring { subscription } => {
            let recurring_order_id = wire_id(subscription)?;
            let call = invoice::CreateInvoiceForRecurring { recurring_order_id };
            money::create_invoice_for_recurring(legacy, &call).await
        }
        Invocation::InvoiceCalculateAmountOwed { invoice } => {
            let invoice_id = wire_id(invoice)?;
            let call = invoice::CalculateAmountOwed { invoice_id };
            legacy.call(&call).await.map(Outcome::Amount)
        }
        Invocation::InvoiceGetAllPaymentOptions => {
            let options = legacy.call(&invoice::GetAllPaymentOptions).await?;
            Ok(Outcome::Record(read(&legacy.client.format(""), &options)))
        }
        Invocation::InvoiceGetPayments { invoice } => {
            let invoice_id = wire_id(invoice)?;
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
            let invoice_id = wire_id(invoice)?;
            legacy.flag(&invoice::RecalculateTax { invoice_id }).await
        }
        Invocation::InvoiceValidateCreditCard { card } => {
            let credit_card_id = wire_id(card)?;
            let call = invoice::ValidateCreditCard { credit_card_id };
            money::validate_card(legacy, &call).await
        }
        Invocation::InvoiceUpdateNextBillDate { subscription, date } => {
            legacy
                .flag(&invoice::UpdateJobRecurringNextBillDate {
                    recurring_order_id: wire_id(subscription)?,
                    next_bill_date: date,
                })
                .await
        }
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
