//! Where the pages of queries begin, for all gateways.

use keap::page::{PageKey, PageMark, PageMemory, RecentPages};
use keap_http::BoxFuture;

use super::PostgresKept;

/// A table of beginnings of pages, and what this gateway has seen itself, for when the table is not there.
#[derive(Debug)]
pub(super) struct PostgresPages {
    kept: PostgresKept,
    own: RecentPages,
}

impl PostgresKept {
    pub(in crate::store) fn page_memory(&self) -> impl PageMemory + use<> {
        PostgresPages {
            kept: self.clone(),
            own: RecentPages::default(),
        }
    }
}

impl PageMemory for PostgresPages {
    fn nearest(&self, query: PageKey, page: u32) -> BoxFuture<'_, Option<(u32, PageMark)>> {
        Box::pin(async move {
            let nearest = sqlx::query_as(
                "SELECT page, mark FROM keap_gateway_pages WHERE query = $1 AND page <= $2 \
                 AND kept_at > clock_timestamp() - interval '15 minutes' ORDER BY page DESC LIMIT 1",
            );
            let nearest = nearest
                .bind(query.as_bytes().as_slice())
                .bind(i64::from(page))
                .fetch_optional(&self.kept.pool);
            match self.kept.on_the_way(nearest).await {
                Ok(found) => {
                    let (page, mark): (i64, String) = found?;
                    Some((u32::try_from(page).ok()?, PageMark::from(mark)))
                }
                Err(_) => self.own.nearest(query, page).await,
            }
        })
    }

    fn keep(&self, query: PageKey, page: u32, mark: PageMark) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            // Where the page began at another place, rows came or went, and later pages begin elsewhere too.
            let keep = sqlx::query(
                "WITH cut AS (DELETE FROM keap_gateway_pages WHERE query = $1 AND page > $2 AND EXISTS \
                 (SELECT FROM keap_gateway_pages WHERE query = $1 AND page = $2 AND mark <> $3)) \
                 INSERT INTO keap_gateway_pages (query, page, mark) VALUES ($1, $2, $3) \
                 ON CONFLICT (query, page) DO UPDATE SET mark = excluded.mark, kept_at = clock_timestamp()",
            );
            let keep = keep
                .bind(query.as_bytes().to_vec())
                .bind(i64::from(page))
                .bind(mark.as_str().to_owned())
                .execute(&self.kept.pool);
            // A memory that fails knows nothing.
            let _ = self.kept.on_the_way(keep).await;
            self.own.keep(query, page, mark).await;
        })
    }

    fn forget(&self, query: PageKey) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let forget = sqlx::query("DELETE FROM keap_gateway_pages WHERE query = $1");
            let forget = forget
                .bind(query.as_bytes().to_vec())
                .execute(&self.kept.pool);
            let _ = self.kept.on_the_way(forget).await;
            self.own.forget(query).await;
        })
    }
}
