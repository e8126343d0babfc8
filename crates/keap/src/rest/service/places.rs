//! The countries and regions that an account has, beyond those of ISO.

use keap_rest::endpoints::{v1, v2};
use serde_json::Value;

use crate::rest::api::{Api, listed};
use crate::rest::record::places::Place;
use crate::rest::request::{Request, is_no_segment};
use crate::{Result, geography};

/// The countries that the account has, with their codes.
pub(in crate::rest) async fn countries(api: &Api) -> Result<Vec<Place>> {
    if api.is_v2() {
        let answer = api.send(&Request::to(&v2::locales::LIST_COUNTRIES)).await?;
        let countries = listed(&answer, "countries")?.iter();
        return Ok(countries.filter_map(country).collect());
    }
    let answer = api.send(&Request::to(&v1::locales::LIST_COUNTRIES)).await?;
    Ok(by_code(&answer, "countries"))
}

/// The regions of a country that the account has, with their codes.
pub(in crate::rest) async fn regions(api: &Api, country: &str) -> Result<Vec<Place>> {
    if api.is_v2() {
        let list =
            Request::to(&v2::locales::LIST_PROVINCES_FOR_COUNTRY).path("country_code", country);
        let answer = api.send(&list).await?;
        let regions = listed(&answer, "provinces")?.iter();
        return Ok(regions
            .filter_map(|row| place(row.get("code")?, row.get("name")?))
            .collect());
    }
    let answer = api
        .send(&Request::to(&v1::locales::LIST_PROVINCES).path("countryCode", country))
        .await?;
    Ok(by_code(&answer, "provinces"))
}

fn place(code: &Value, name: &Value) -> Option<Place> {
    let (code, name) = (code.as_str()?.to_owned(), name.as_str()?.to_owned());
    // The code of a country stands in a path.
    (!is_no_segment(&code)).then_some(Place { code, name })
}

fn country(row: &Value) -> Option<Place> {
    place(row.get("codes")?.get("alpha3")?, row.get("name")?)
}

/// v1 answers an object of names by code. Which of ISO's codes it is for a country is not documented.
fn by_code(answer: &Value, key: &str) -> Vec<Place> {
    let members = answer.get(key).and_then(Value::as_object);
    let mut places: Vec<Place> = members
        .into_iter()
        .flatten()
        .filter_map(|(code, name)| place(&Value::from(code.as_str()), name))
        .collect();
    for place in &mut places {
        if let Some(alpha3) = geography::country_code(&place.code).filter(|_| key == "countries") {
            place.code = alpha3.to_owned();
        }
    }
    places
}
