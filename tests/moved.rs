//! Lists whose rows come and go while they are read, and answers that contradict themselves: no row is lost or given
//! twice, and what is not whole is not told as whole.

use std::sync::{Arc, Mutex, MutexGuard};

use keap::schema::{Query, contact, table};
use keap::{Backend, DupCheck, Error, ErrorKind, Keap, RoutePolicy};
use keap_http::{Body, BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_tests::{builder, sandbox};
use serde_json::{Value, json};

/// What happens to the account before an answer, which is told by its number.
type Change = fn(usize, &mut Vec<i64>);

/// What becomes of an answer.
type Twist = fn(usize, &mut Value);

/// The contacts of v1, from a list of ids.
#[derive(Clone)]
struct Contacts {
    ids: Arc<Mutex<Vec<i64>>>,
    sent: Arc<Mutex<Vec<String>>>,
    change: Change,
    twist: Twist,
}

impl std::fmt::Debug for Contacts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Contacts")
    }
}

impl Contacts {
    fn new(count: i64) -> Self {
        Self {
            ids: Arc::new(Mutex::new((1..=count).collect())),
            sent: Arc::default(),
            change: |_, _| {},
            twist: |_, _| {},
        }
    }

    fn sent(&self) -> MutexGuard<'_, Vec<String>> {
        self.sent.lock().unwrap()
    }

    fn keap(&self, backend: Backend) -> Keap {
        builder(&sandbox())
            .transport(Transport::new(self.clone()))
            .policy(RoutePolicy::new(backend))
            .build()
            .unwrap()
    }

    /// The ids of all rows, in pages of so many.
    async fn read(&self, limit: u32) -> Result<Vec<i64>, Error> {
        let query: Query<table::Contact> = Query::new().select(contact::ID).limit(limit);
        let mut pages = self.keap(Backend::RestV1).data().pages(query).await?;
        let mut ids = Vec::new();
        while let Some(row) = pages.next_record().await? {
            ids.push(row.read(contact::ID).unwrap().unwrap().get());
        }
        Ok(ids)
    }

    fn answer(&self, request: &Request) -> Value {
        let number = {
            let mut sent = self.sent();
            assert!(sent.len() < 200, "the list is read for ever");
            sent.push(format!("{} {}", request.method(), request.uri()));
            sent.len()
        };
        let mut ids = self.ids.lock().unwrap();
        (self.change)(number, &mut ids);
        let asked = |name: &str| {
            let query = request.uri().query().unwrap_or_default();
            let mut parameters = query.split('&').filter_map(|part| part.split_once('='));
            let value = parameters.find(|(key, _)| *key == name)?.1;
            value.parse::<usize>().ok()
        };
        let limit = asked("limit").unwrap_or(1000);
        let rows = ids.iter().skip(asked("offset").unwrap_or(0)).take(limit);
        let rows: Vec<Value> = rows.map(|id| json!({ "id": id })).collect();
        let mut answer = json!({ "contacts": rows, "count": ids.len() });
        (self.twist)(number, &mut answer);
        answer
    }
}

impl HttpService for Contacts {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let answer = self.answer(&request).to_string();
        Box::pin(async move { Ok(Response::new(Body::from(answer))) })
    }
}

fn up_to(count: i64) -> Vec<i64> {
    (1..=count).collect()
}

#[tokio::test]
async fn rows_that_move_are_neither_lost_nor_given_twice() {
    let cases: [(&str, Change); 4] = [
        ("none", |_, _| {}),
        ("rows of the first page are deleted", |number, ids| {
            if number == 2 {
                ids.drain(..3);
            }
        }),
        ("as many are added behind", |number, ids| {
            if number == 2 {
                ids.drain(..3);
                ids.extend([9001, 9002, 9003]);
            }
        }),
        ("rows are added in front", |number, ids| {
            if number == 2 {
                ids.splice(..0, [9001, 9002, 9003]);
            }
        }),
    ];
    for (name, change) in cases {
        for (count, limit) in [(23, 5), (20, 5), (23, 1), (2400, 1000)] {
            let contacts = Contacts {
                change,
                ..Contacts::new(count)
            };
            let mut ids = contacts.read(limit).await.unwrap();
            ids.retain(|id| *id < 9000);
            let mut once = ids.clone();
            once.dedup();
            assert_eq!(once.len(), ids.len(), "{name}: {limit}");
            once.sort_unstable();
            once.dedup();
            let deleted = limit == 1 && !name.starts_with("none") && !name.ends_with("front");
            // A row that was deleted before it was read is missing by rights.
            let expected = if deleted {
                [vec![1], (4..=count).collect()].concat()
            } else {
                up_to(count)
            };
            assert_eq!(once, expected, "{name}: pages of {limit}");
        }
    }
}

#[tokio::test]
async fn a_list_costs_one_call_more_at_most() {
    for (count, calls) in [(999, 1), (1000, 2), (1400, 2), (2500, 3)] {
        let contacts = Contacts::new(count);
        assert_eq!(contacts.read(1000).await.unwrap(), up_to(count));
        assert_eq!(contacts.sent().len(), calls, "{count} rows");
    }
}

#[tokio::test]
async fn answers_that_belie_the_list_lose_no_row() {
    let cases: [(&str, Twist); 5] = [
        ("a page comes again", |number, answer| {
            if number == 2 {
                answer["contacts"] = (1..=5).map(|id| json!({ "id": id })).collect();
            }
        }),
        ("the rows of a page are counted", |_, answer| {
            answer["count"] = answer["contacts"].as_array().unwrap().len().into();
        }),
        ("none are counted", |_, answer| answer["count"] = 0.into()),
        ("the count is missing", |_, answer| {
            answer.as_object_mut().unwrap().remove("count");
        }),
        ("the count is a text", |_, answer| {
            answer["count"] = "5".into()
        }),
    ];
    for (name, twist) in cases {
        let contacts = Contacts {
            twist,
            ..Contacts::new(23)
        };
        assert_eq!(contacts.read(5).await.unwrap(), up_to(23), "{name}");
    }
}

#[tokio::test]
async fn a_list_that_breaks_off_is_not_whole() {
    let cases: [(&str, Change, Twist); 3] = [
        (
            "a page has no rows",
            |_, _| {},
            |number, answer| {
                if number == 2 {
                    answer["contacts"] = json!([]);
                }
            },
        ),
        (
            "the rows are missing, and the count too",
            |_, _| {},
            |number, answer| {
                if number > 2 {
                    *answer = json!({ "contacts": [] });
                }
            },
        ),
        (
            "more rows are deleted than are remembered",
            |number, ids| {
                if number == 3 {
                    ids.drain(..1990);
                }
            },
            |_, _| {},
        ),
    ];
    for (name, change, twist) in cases {
        let contacts = Contacts {
            change,
            twist,
            ..Contacts::new(3500)
        };
        let error = contacts.read(1000).await.expect_err(name);
        assert_eq!(error.kind(), ErrorKind::InvalidResponse, "{name}: {error}");
    }
}

#[tokio::test]
async fn a_token_that_is_no_text_does_not_end_a_list() {
    let contacts = Contacts {
        twist: |_, answer| answer["next_page_token"] = 7.into(),
        ..Contacts::new(5)
    };
    let keap = contacts.keap(Backend::RestV2);
    let query = || Query::<table::Contact>::new().select(contact::ID);
    let counted = keap.data().count(query()).await.unwrap_err();
    let queried = keap.data().query(query()).await.unwrap_err();
    for error in [counted, queried] {
        assert_eq!(error.kind(), ErrorKind::InvalidResponse, "{error}");
    }
}

#[tokio::test]
async fn nothing_is_made_after_a_look_up_that_contradicts_itself() {
    let cases: [(Backend, Twist); 2] = [
        (Backend::RestV1, |_, answer| {
            *answer = json!({ "contacts": [], "count": 1 });
        }),
        (Backend::RestV2, |_, answer| {
            *answer = json!({ "contacts": [], "next_page_token": 5 });
        }),
    ];
    for (backend, twist) in cases {
        let contacts = Contacts {
            twist,
            ..Contacts::new(5)
        };
        let keap = contacts.keap(backend);
        let added = keap.contacts().add_with_dup_check(DupCheck::Email, |c| {
            c.set(contact::EMAIL, "ann@example.com")
        });
        let error = added.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidResponse, "{error}");
        let sent = contacts.sent();
        assert!(sent.iter().all(|sent| sent.starts_with("GET ")), "{sent:?}");
    }
}
