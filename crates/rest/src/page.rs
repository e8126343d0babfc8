//! Lists, page by page.

use std::collections::VecDeque;

use futures_core::Stream;
use futures_util::stream;

use http::StatusCode;

use crate::{Client, Cursor, Error, Operation, RawBody, Trail};

/// An operation that lists, and knows how to ask for another page.
pub trait Pages: Operation + Clone {
    /// What the list holds.
    type Item: Send;

    /// Asks for the page a cursor names, as large as the server allows unless a size was chosen: quotas count
    /// requests, not records.
    fn turn_to(&mut self, cursor: &Cursor);

    /// Takes an answer apart.
    fn page(answer: Self::Output) -> Page<Self::Item>;
}

/// The records of one answer, and what the answer says of the page after it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The records.
    pub items: Vec<T>,
    next: Next,
}

#[derive(Clone, Debug, PartialEq)]
enum Next {
    None,
    /// After these records, unless there were none.
    Offset,
    Token(String),
}

impl<T> Page<T> {
    /// A page of v1. Its `next` link is there even on the last page, so only an empty page ends the list.
    pub fn with_offset(items: Vec<T>) -> Self {
        let next = if items.is_empty() {
            Next::None
        } else {
            Next::Offset
        };
        Self { items, next }
    }

    /// A page of v2 with its `next_page_token`: an absent or empty token ends the list. A token in the shape of a
    /// URL, as older answers have it, stands for its parameter `page_token`.
    pub fn with_token(items: Vec<T>, token: Option<String>) -> Self {
        let token = token
            .and_then(|token| plain_token(&token))
            .filter(|token| !token.is_empty());
        Self {
            items,
            next: token.map_or(Next::None, Next::Token),
        }
    }

    /// The only page of a list that is not paged.
    pub fn last(items: Vec<T>) -> Self {
        Self {
            items,
            next: Next::None,
        }
    }

    /// Where the next page begins, when this one began at `cursor`.
    pub fn next(&self, cursor: &Cursor) -> Option<Cursor> {
        match &self.next {
            Next::None => None,
            Next::Token(token) => Some(Cursor::Token(token.clone())),
            Next::Offset => {
                let count = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
                Some(Cursor::Offset(
                    cursor.offset().unwrap_or(0).saturating_add(count),
                ))
            }
        }
    }
}

fn plain_token(token: &str) -> Option<String> {
    let is_url = token.starts_with("http://") || token.starts_with("https://");
    if !is_url {
        return Some(token.to_owned());
    }
    let url = url::Url::parse(token).ok()?;
    url.query_pairs()
        .find(|(name, _)| name == "page_token")
        .map(|(_, value)| value.into_owned())
}

impl Client {
    /// The records of a list, one after the other. A page is asked for when the records before it are used up,
    /// never earlier.
    ///
    /// After an error the stream ends.
    ///
    /// # Errors
    /// Each item may be an error of [`send`](Self::send).
    pub fn list<O: Pages>(
        &self,
        operation: O,
    ) -> impl Stream<Item = Result<O::Item, Error>> + Send + use<O> {
        let pages = self.pages(operation, Cursor::Start);
        let state = (Box::pin(pages), VecDeque::new());
        stream::unfold(state, |(mut pages, mut ready)| async move {
            loop {
                if let Some(item) = ready.pop_front() {
                    return Some((Ok(item), (pages, ready)));
                }
                match futures_util::StreamExt::next(&mut pages).await? {
                    Ok((page, _)) => ready = VecDeque::from(page.items),
                    Err(error) => return Some((Err(error), (pages, ready))),
                }
            }
        })
    }

    /// The pages of a list from a place on, each with the place after it. Keep that place to resume the list
    /// later; it is `None` after the last page.
    ///
    /// After an error the stream ends; resume with the last place that was received. Pages that lead nowhere, because
    /// the server names one again or never comes to an end, are an error too ([`Trail`]).
    ///
    /// # Errors
    /// Each item may be an error of [`send`](Self::send).
    pub fn pages<O: Pages>(
        &self,
        operation: O,
        from: Cursor,
    ) -> impl Stream<Item = Result<(Page<O::Item>, Option<Cursor>), Error>> + Send + use<O> {
        let client = self.clone();
        stream::unfold(Some((operation, from, Trail::default())), move |state| {
            let client = client.clone();
            async move {
                let (mut operation, cursor, mut trail) = state?;
                operation.turn_to(&cursor);
                let (page, body) = match client.send_with_body(&operation).await {
                    Ok((answer, body)) => (O::page(answer), body),
                    Err(error) => return Some((Err(error), None)),
                };
                let next = page.next(&cursor);
                if let Err(astray) = trail.step(page.items.len(), &body, next.as_ref()) {
                    let error = Error::Decode {
                        operation: O::INFO.name,
                        path: String::new(),
                        status: StatusCode::OK,
                        body: RawBody::new(&body),
                        source: serde::de::Error::custom(astray),
                    };
                    return Some((Err(error), None));
                }
                let rest = next.clone().map(|next| (operation, next, trail));
                Some((Ok((page, next)), rest))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_ends_when_it_is_empty_and_may_be_a_url() {
        let next = |token: Option<&str>| {
            Page::with_token(vec![1], token.map(str::to_owned)).next(&Cursor::Start)
        };
        assert_eq!(next(None), None);
        assert_eq!(next(Some("")), None);
        assert_eq!(next(Some("abc")), Some(Cursor::Token("abc".to_owned())));
        let url = "https://api.infusionsoft.com/crm/rest/v2/tags/?page_size=1&page_token=91";
        assert_eq!(next(Some(url)), Some(Cursor::Token("91".to_owned())));
        assert_eq!(
            next(Some("https://api.infusionsoft.com/crm/rest/v2/tags/")),
            None
        );
    }

    #[test]
    fn an_offset_counts_records_and_ends_on_an_empty_page() {
        let page = Page::with_offset(vec![1, 2]);
        assert_eq!(page.next(&Cursor::Start), Some(Cursor::Offset(2)));
        assert_eq!(page.next(&Cursor::Offset(2)), Some(Cursor::Offset(4)));
        assert_eq!(
            Page::<u8>::with_offset(Vec::new()).next(&Cursor::Offset(4)),
            None
        );
    }
}
