//! Whether the answer of a write is what its endpoint answers: something else in its place does not tell that anything was
//! written.

use keap_http::Effect;
use serde_json::Value;

use crate::{Answer, Info};

/// What is known of the answer of a request before it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Promised {
    /// The ids in the path of a request that writes one record.
    ids: Vec<i64>,
    /// Whether the caller asked for some members of the answer (`fields`), and `id` is none of them.
    without_id: bool,
}

/// What an answer is not: the member that tells, and why.
pub(crate) struct Broken {
    pub(crate) path: &'static str,
    pub(crate) why: &'static str,
}

impl Promised {
    /// Of a request to this path, with this query.
    pub(crate) fn by(info: &Info, path: &str, query: &str) -> Self {
        let writes_one = info.effect != Effect::Read && info.path.ends_with('}');
        let ids = if writes_one {
            ids_in(info.path, path)
        } else {
            Vec::new()
        };
        Self {
            ids,
            without_id: leaves_out_id(query),
        }
    }

    /// Looks at the answer of a write. One of a read says enough by itself: what it lacks is not there.
    pub(crate) fn check(&self, info: &Info, answer: &Value) -> Result<(), Broken> {
        if info.effect == Effect::Read {
            return Ok(());
        }
        let broken = |path, why| Err(Broken { path, why });
        if ["error", "fault"].iter().any(|name| has(answer, name)) {
            return broken("", "it is an error in the form of a success");
        }
        match info.answer {
            Answer::Nothing if !is_nothing(answer) => broken("", "the endpoint answers nothing"),
            Answer::Json => match info.members {
                [] => Ok(()),
                ["id"] => match answer.get("id") {
                    Some(id) if self.names(id) => Ok(()),
                    Some(_) => broken("id", "it is not the id of the record that was written"),
                    // That it stands there unasked is written nowhere.
                    None if self.without_id && answer.is_object() => Ok(()),
                    None => broken("", "it is not the record that was written"),
                },
                members if members.iter().any(|name| has(answer, name)) => Ok(()),
                _ => broken("", "it is not what the endpoint answers"),
            },
            _ => Ok(()),
        }
    }

    /// Whether this is the id of a record, and of the one that was written where the request names it. What is written as
    /// part of another record answers that one: both are named.
    fn names(&self, id: &Value) -> bool {
        let number = match id {
            Value::String(text) => text.parse().ok(),
            id => id.as_i64(),
        };
        match (number, self.ids.as_slice()) {
            (Some(_), []) => true,
            (Some(id), ids) => ids.contains(&id),
            // Some ids are no numbers.
            (None, ids) => ids.is_empty() && id.as_str().is_some_and(|id| !id.is_empty()),
        }
    }
}

fn has(answer: &Value, member: &str) -> bool {
    answer.get(member).is_some_and(|value| !value.is_null())
}

fn is_nothing(answer: &Value) -> bool {
    match answer {
        Value::Null => true,
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn leaves_out_id(query: &str) -> bool {
    let mut asked = query
        .split('&')
        .filter_map(|pair| pair.strip_prefix("fields="))
        .flat_map(|names| names.split(',').flat_map(|names| names.split("%2C")))
        .peekable();
    asked.peek().is_some() && asked.all(|name| name != "id")
}

/// The numbers that fill the placeholders of a path.
fn ids_in(template: &str, path: &str) -> Vec<i64> {
    let both = template.split('/').zip(path.split('/'));
    both.filter(|(segment, _)| segment.starts_with('{'))
        .filter_map(|(_, filled)| filled.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::endpoints::{v1, v2};

    fn takes(info: &Info, path: &str, answer: Value) -> bool {
        asked(info, path, "", answer)
    }

    fn asked(info: &Info, path: &str, query: &str, answer: Value) -> bool {
        let promised = Promised::by(info, path, query);
        promised.check(info, &answer).is_ok()
    }

    #[test]
    fn an_id_that_was_not_asked_for_may_be_missing() {
        let (update, path) = (&v2::contacts::UPDATE_CONTACT, "/rest/v2/contacts/17");
        let name = json!({"given_name": "Ann"});
        for query in [
            "fields=given_name",
            "update_mask=x&fields=given_name%2Cemail_addresses",
        ] {
            assert!(asked(update, path, query, name.clone()), "{query}");
            for wrong in [json!({"error": "x"}), json!([]), json!({"id": "18"})] {
                assert!(!asked(update, path, query, wrong), "{query}");
            }
        }
        for query in ["", "fields=id,given_name", "fields=given_name&fields=id"] {
            assert!(!asked(update, path, query, name.clone()), "{query}");
        }
    }

    #[test]
    fn a_change_is_answered_with_the_record_itself() {
        for (info, path) in [
            (&v1::contacts::UPDATE_CONTACT, "/rest/v1/contacts/17"),
            (&v2::contacts::UPDATE_CONTACT, "/rest/v2/contacts/17"),
        ] {
            assert!(takes(info, path, json!({"id": 17})));
            assert!(takes(info, path, json!({"id": "17"})));
            for answer in [
                json!({"error": "x", "message": "internal"}),
                json!({"fault": {"faultstring": "x"}, "id": 17}),
                json!([]),
                json!(null),
                json!({}),
                json!("done"),
                json!({"id": "18", "given_name": "Ann"}),
                json!({"id": 17.9}),
                json!({"id": null}),
            ] {
                assert!(
                    !takes(info, path, answer.clone()),
                    "{}: {answer}",
                    info.name
                );
            }
        }
    }

    #[test]
    fn a_new_record_has_an_id_and_a_deletion_answers_nothing() {
        let create = &v2::contacts::CREATE_CONTACT;
        assert!(takes(create, "/rest/v2/contacts", json!({"id": "9"})));
        assert!(!takes(create, "/rest/v2/contacts", json!({"id": ""})));
        assert!(!takes(create, "/rest/v2/contacts", json!({})));
        let delete = &v1::contacts::DELETE_CONTACT;
        assert!(takes(delete, "/rest/v1/contacts/17", json!(null)));
        assert!(takes(delete, "/rest/v1/contacts/17", json!({})));
        for answer in [json!([]), json!({"id": "18"}), json!({"error": "x"})] {
            assert!(!takes(delete, "/rest/v1/contacts/17", answer));
        }
    }

    #[test]
    fn what_has_no_id_has_a_member_that_tells() {
        let status = &v2::email_addresses::UPDATE_EMAIL_ADDRESS_OPT_STATUS;
        let path = "/rest/v2/emailAddresses/a%40b.c/status";
        let told = json!({"create_time": "2024-01-01T00:00:00Z", "email": "a@b.c"});
        assert!(takes(status, path, told));
        assert!(!takes(status, path, json!({"message": "internal"})));
    }

    /// A value of an option is answered with its option; what is made of a subscription is another record.
    #[test]
    fn another_record_is_answered_where_the_contract_says_so() {
        let value = &v2::products::UPDATE_PRODUCT_OPTION_LIST_OPTION_VALUE;
        let path = "/rest/v2/products/1/options/2/listItems/3";
        assert!(takes(value, path, json!({"id": "2"})));
        let bill = &v2::subscriptions::INVOICE_SUBSCRIPTION;
        assert!(takes(
            bill,
            "/rest/v2/subscriptions/5:invoice",
            json!({"id": "70"})
        ));
    }

    #[test]
    fn a_read_is_not_looked_at() {
        let get = &v2::contacts::GET_CONTACT;
        assert!(takes(get, "/rest/v2/contacts/17", json!({"error": "x"})));
    }
}
