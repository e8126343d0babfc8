//! Which method serves which operation of `InvoiceService`.

use keap_xmlrpc::invoice;

use crate::coverage::check;
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::money;
use crate::xmlrpc::wire::wire_id;
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
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
