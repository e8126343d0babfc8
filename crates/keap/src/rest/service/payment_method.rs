//! The payment methods of v2 that stored cards have become.

use keap_rest::endpoints::v2::payment_methods::LIST_PAYMENT_METHODS;
use keap_rest::{Cursor, Filter, Trail};
use serde_json::Value;

use crate::Result;
use crate::rest::api::{self, Api};
use crate::rest::record::json;
use crate::rest::request::Request;

/// What a stored card has become; `None` when no payment method has its id.
pub(in crate::rest) async fn of_card(api: &Api, card: i64) -> Result<Option<Value>> {
    find(api, "credit_card_id", &card.to_string()).await
}

/// The card that a payment method stands for; `None` for one that is no stored card.
pub(in crate::rest) async fn card_of(api: &Api, method: &str) -> Result<Option<i64>> {
    let found = find(api, "payment_method_id", method).await?;
    let card = found.and_then(|method| method.get("credit_card_id").and_then(json::integer));
    Ok(card)
}

/// The answer is checked, and read to its end: a filter that the server does not take is ignored, and money must not go to
/// another card.
async fn find(api: &Api, key: &'static str, value: &str) -> Result<Option<Value>> {
    let mut list = Request::to(&LIST_PAYMENT_METHODS)
        .filter(Filter::by_key(key, "==", value))
        .query("page_size", 1000);
    let mut trail = Trail::default();
    loop {
        let answer = api.send(&list).await?;
        let methods = api::listed(&answer, "payment_methods")?;
        let is_it =
            |method: &&Value| method.get(key).and_then(json::text).as_deref() == Some(value);
        if let Some(method) = methods.iter().find(is_it) {
            return Ok(Some(method.clone()));
        }
        match answer.get("next_page_token").and_then(Value::as_str) {
            Some(token) if !token.is_empty() && !methods.is_empty() => {
                let next = Cursor::Token(token.to_owned());
                let step = trail.step(methods.len(), methods, Some(&next));
                step.map_err(api::astray)?;
                list = list.query("page_token", token);
            }
            _ => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use keap_http::testing::Script;
    use keap_rest::Client;

    use super::*;
    use crate::Backend;

    #[tokio::test]
    async fn another_card_is_not_taken_where_the_filter_is_ignored() {
        let page = r#"{"payment_methods":[{"payment_method_id":"pm_1","credit_card_id":"3"}],"next_page_token":""}"#;
        let mut script = Script::new();
        for _ in 0..3 {
            script = script.answer(200, "application/json", page);
        }
        let base = Client::BASE.parse().unwrap();
        let api = Api::new(Client::new(script.transport(), &base), Backend::RestV2);
        assert!(of_card(&api, 5).await.unwrap().is_none());
        assert!(of_card(&api, 3).await.unwrap().is_some());
        assert_eq!(card_of(&api, "pm_2").await.unwrap(), None);
    }
}
