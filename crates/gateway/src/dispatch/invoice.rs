//! `InvoiceService`, where an answer has members of its own, and where cards must not come in.

use keap::{Operation, Outcome};
use keap_xmlrpc::methods::invoice;
use keap_xmlrpc::{Fault, Method as _, RecordFormat, Value};

use super::blocked::Blocked;
use super::call::{Call, Reading, Writer, unknown};
use super::{plain, write};

pub(super) fn read(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let writer = match operation {
        Operation::InvoiceCharge => charge_result(),
        Operation::InvoiceGetPayments => payments(RecordFormat::new("Payment", reading.zone)),
        Operation::InvoiceValidateCreditCard => card_validity(),
        other => return Err(unknown(other)),
    };
    let invocation = plain::invocation(operation, values, reading)?;
    Ok(Call::new(invocation, writer))
}

/// Two older forms of the method take the number of a card that is not stored, in a struct or as params. It goes nowhere
/// from here, whatever the route. The params are those behind the key.
pub(super) fn raw_card(operation: Operation, values: &[Value]) -> Option<Blocked> {
    let is_raw = match values {
        [Value::Struct(_)] => true,
        params => params.len() == 6,
    };
    (operation == Operation::InvoiceValidateCreditCard && is_raw).then_some(Blocked {
        why: "the card is not stored, and numbers of cards are not passed on",
        advice: "let the card be stored by Keap's own form, and ask by its id",
        difference: "KB-103",
    })
}

/// A member without content is an empty text, as it is of an invoice on which nothing is due.
fn charge_result() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::Record(record) => {
            let mut result = invoice::ChargeResult::default();
            result.successful = write::member_flag(&record, "Successful");
            let text = |name| Some(write::member(&record, name).unwrap_or_default());
            result.code = text("Code");
            result.ref_num = text("RefNum");
            result.message = text("Message");
            Ok(invoice::ChargeInvoice::write_output(&result))
        }
        other => Err(write::mismatch(&other)),
    })
}

fn card_validity() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::Record(record) => {
            let text = |name| write::member(&record, name).unwrap_or_default();
            let mut validity = invoice::CardValidity::default();
            validity.valid = text("Valid") == "true";
            validity.message = Some(text("Message"));
            Ok(invoice::ValidateCreditCard::write_output(&validity))
        }
        other => Err(write::mismatch(&other)),
    })
}

/// A note without content is there all the same (observed).
fn payments(format: RecordFormat) -> Writer {
    Box::new(move |outcome| {
        let mut rows = Vec::new();
        for record in write::records(outcome)? {
            let mut row = format.write(&record)?;
            if row.get("PayNote").is_none() {
                row = row.with("PayNote", "");
            }
            rows.push(Value::from(row));
        }
        Ok(Value::Array(rows))
    })
}
