//! A list of contacts that is long, and nothing else: pages, filters and order as the contracts have them, written for
//! this suite. It counts what it is asked.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use http::StatusCode;
use keap_http::{Body, BoxFuture, HttpService, Request, Response, Transport, TransportError};

/// The contacts of an account: their ids.
#[derive(Clone, Debug)]
pub(crate) struct Long(Arc<State>);

#[derive(Debug)]
struct State {
    ids: Mutex<Vec<i64>>,
    calls: AtomicUsize,
    /// Page tokens from before are refused.
    generation: AtomicUsize,
    /// Conditions on the id are ignored.
    ignores_ids: bool,
}

impl Long {
    /// Contacts with the ids 3, 6, 9 and so on.
    pub(crate) fn of(contacts: i64) -> Self {
        Self::with((1..=contacts).map(|number| number * 3).collect(), false)
    }

    /// As [`of`](Self::of), at a server that ignores conditions on the id.
    pub(crate) fn that_ignores_ids(contacts: i64) -> Self {
        Self::with((1..=contacts).map(|number| number * 3).collect(), true)
    }

    fn with(ids: Vec<i64>, ignores_ids: bool) -> Self {
        Self(Arc::new(State {
            ids: Mutex::new(ids),
            calls: AtomicUsize::new(0),
            generation: AtomicUsize::new(0),
            ignores_ids,
        }))
    }

    pub(crate) fn transport(&self) -> Transport {
        Transport::new(self.clone())
    }

    pub(crate) fn ids(&self) -> Vec<i64> {
        self.0.ids.lock().unwrap().clone()
    }

    /// The calls since it was asked last.
    pub(crate) fn calls(&self) -> usize {
        self.0.calls.swap(0, Ordering::Relaxed)
    }

    pub(crate) fn remove(&self, id: i64) {
        self.0.ids.lock().unwrap().retain(|known| *known != id);
    }

    /// Refuses the tokens that it gave out so far.
    pub(crate) fn forget_tokens(&self) {
        self.0.generation.fetch_add(1, Ordering::Relaxed);
    }

    fn answer(&self, request: &Request) -> Response {
        let query = request.uri().query().unwrap_or_default();
        let asked: BTreeMap<String, String> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let path = request.uri().path();
        let page = match path.rsplit('/').next().unwrap_or_default() {
            "contacts" if path.contains("/v2/") => self.by_token(&asked),
            "contacts" => Ok(self.by_offset(&asked)),
            "5" => Ok(r#"{"id":"5","name":"All","user_ids":["ALL_USERS"]}"#.to_owned()),
            "5:run" => self.by_token(&asked).map(|page| as_report(&page)),
            other => Err(format!("path {other}")),
        };
        match page {
            Ok(page) => Response::new(Body::from(page)),
            Err(message) => {
                let mut refusal = Response::new(Body::from(format!(
                    r#"{{"code":"INVALID_ARGUMENT","message":"{message}","status":"400","details":[]}}"#
                )));
                *refusal.status_mut() = StatusCode::BAD_REQUEST;
                refusal
            }
        }
    }

    fn by_token(&self, asked: &BTreeMap<String, String>) -> Result<String, String> {
        let mut ids = self.ids();
        match asked.get("order_by").map(String::as_str) {
            None | Some("id asc") => {}
            Some("id desc") => ids.reverse(),
            Some(other) => return Err(format!("order {other}")),
        }
        for clause in asked
            .get("filter")
            .into_iter()
            .flat_map(|text| text.split(';'))
        {
            let (key, operator, bound) = ['>', '<']
                .into_iter()
                .find_map(|operator| {
                    let (key, bound) = clause.split_once(operator)?;
                    Some((key, operator, bound.parse::<i64>().ok()?))
                })
                .ok_or(format!("filter {clause}"))?;
            assert_eq!(key, "contact_id");
            if !self.0.ignores_ids {
                ids.retain(|id| {
                    if operator == '>' {
                        *id > bound
                    } else {
                        *id < bound
                    }
                });
            }
        }
        let size: usize = asked["page_size"].parse().map_err(|_| "page_size")?;
        let generation = self.0.generation.load(Ordering::Relaxed);
        let start = match asked.get("page_token") {
            None => 0,
            Some(token) => {
                let place = token.strip_prefix(&format!("token-{generation}-"));
                place
                    .and_then(|place| place.parse().ok())
                    .ok_or("page_token is invalid")?
            }
        };
        let next = if start + size < ids.len() {
            format!("token-{generation}-{}", start + size)
        } else {
            String::new()
        };
        let rows: Vec<String> = ids
            .iter()
            .skip(start)
            .take(size)
            .map(|id| row(&id.to_string()))
            .collect();
        Ok(format!(
            r#"{{"contacts":[{}],"next_page_token":"{next}"}}"#,
            rows.join(",")
        ))
    }

    fn by_offset(&self, asked: &BTreeMap<String, String>) -> String {
        let mut ids = self.ids();
        if asked
            .get("order_direction")
            .is_some_and(|word| word == "DESCENDING")
        {
            ids.reverse();
        }
        let number = |name: &str| asked.get(name).map_or(0, |text| text.parse().unwrap());
        let rows = ids.iter().skip(number("offset")).take(number("limit"));
        let rows: Vec<String> = rows
            .map(|id| format!(r#"{{"id":{id},"given_name":"{}"}}"#, name(*id)))
            .collect();
        format!(
            r#"{{"contacts":[{}],"count":{}}}"#,
            rows.join(","),
            ids.len()
        )
    }
}

fn row(id: &str) -> String {
    format!(
        r#"{{"id":"{id}","given_name":"{}"}}"#,
        name(id.parse().unwrap())
    )
}

/// The rows of a page as a report gives them.
fn as_report(page: &str) -> String {
    let page: serde_json::Value = serde_json::from_str(page).unwrap();
    let rows = page["contacts"].as_array().unwrap().iter();
    let rows: Vec<serde_json::Value> = rows
        .map(|row| {
            let id = serde_json::json!({ "field_name": "Id", "value": row["id"] });
            serde_json::json!({ "columns": [id] })
        })
        .collect();
    serde_json::json!({ "results": rows, "page_token": page["next_page_token"] }).to_string()
}

/// Every second contact has an `a` in its name.
fn name(id: i64) -> &'static str {
    if id % 2 == 0 { "Anna" } else { "Tom" }
}

impl HttpService for Long {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.0.calls.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            // Others have their turn while an answer is on its way.
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            Ok(self.answer(&request))
        })
    }
}
