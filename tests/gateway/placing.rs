//! A whole order through the gateway: its answer in the texts of the old service, and a failure half-way in the same words
//! as everywhere, never as a fault that a program answers by calling again.

use keap_xmlrpc::Value;

use super::chain::Chain;

/// One hammer for contact 17, paid by card 1, in the form without partners.
fn hammer() -> Vec<Value> {
    let list = |ids: &[i32]| Value::Array(ids.iter().map(|id| (*id).into()).collect());
    vec![
        17.into(),
        1.into(),
        0.into(),
        list(&[1]),
        list(&[]),
        false.into(),
        list(&[]),
    ]
}

const METHOD: &str = "OrderService.placeOrder";

#[tokio::test]
async fn all_members_of_the_answer_are_texts() {
    let chain = Chain::new();
    let Ok(Value::Struct(answer)) = chain.call(METHOD, hammer()).await else {
        panic!("the order was not placed")
    };
    let text = |name: &str| answer.get(name).and_then(Value::as_str);
    assert_eq!(text("Successful"), Some("true"));
    assert_eq!(text("OrderId"), Some("4"));
    assert_eq!(text("InvoiceId"), Some("104"));
    assert_eq!(text("Code"), Some("APPROVED"));
    assert_eq!(chain.lines.last().upstream_calls, 4);
}

/// The card is looked for, the order made, its tax computed, the card charged: after the second of them nothing may be
/// called again.
#[tokio::test]
async fn a_failure_half_way_tells_what_stands() {
    let refusal = |chain: &Chain, calls: usize, status: u16| {
        let trouble = (0..calls).fold(chain.sandbox.trouble(), |trouble, _| trouble.pass());
        let body = "{\"message\":\"not today\"}";
        let _ = trouble.answer(status, "application/json", body);
    };
    for (calls, status, told) in [
        (2, 400, "order 4 with invoice 104, without tax, not paid"),
        (2, 404, "order 4 with invoice 104, without tax, not paid"),
        (2, 409, "order 4 with invoice 104, without tax, not paid"),
        (3, 400, "order 4 with invoice 104, with tax, not paid"),
    ] {
        let chain = Chain::new();
        refusal(&chain, calls, status);
        let fault = chain.call(METHOD, hammer()).await.unwrap_err();
        assert_eq!(fault.code, 3, "{fault:?}");
        let what = format!("{status} behind {calls}: {fault:?}");
        for words in [
            "OrderService.placeOrder was carried out in part",
            "done before: order 4 with invoice 104 was made",
            told,
            "do not place it again",
            "InvoiceService.chargeInvoice",
        ] {
            assert!(fault.string.contains(words), "{words}: {what}");
        }
        let line = chain.lines.last();
        assert!(!line.in_doubt && !line.blocker, "{what}");
    }
}

/// What was read of a payment in doubt reaches the program.
#[tokio::test]
async fn a_payment_in_doubt_is_told_with_what_was_read() {
    let chain = Chain::new();
    let trouble = (0..3).fold(chain.sandbox.trouble(), |trouble, _| trouble.pass());
    let _ = trouble.answer(500, "application/json", "{}");
    let fault = chain.call(METHOD, hammer()).await.unwrap_err();
    for words in [
        "whether it is paid is not known",
        "look with DataService.query on InvoicePayment",
        "shows no such payment so far",
    ] {
        assert!(fault.string.contains(words), "{words}: {fault:?}");
    }
    assert!(chain.lines.last().in_doubt);
}
