//! The eight calls of the validator1 suite: a server that answers them by what each is documented
//! to do, and the answers that must come out.

use keap_xmlrpc::{DecodeOptions, EncodeOptions, Struct, Value, decode_call, encode_response};

use crate::decode;
use crate::fixtures::files;

#[test]
fn the_eight_calls() {
    let files = files("validator1");
    assert_eq!(files.len(), 16);
    for pair in files.chunks(2) {
        let [(name, request), (_, response)] = pair else {
            panic!("a request has its response")
        };
        let call = decode_call(request, &DecodeOptions::strict()).expect(name);
        let answer = answer(&call.name, &call.params).expect(name);
        let expected = decode(response, &DecodeOptions::strict())
            .expect(name)
            .expect(name);
        assert_eq!(answer, expected, "{name}");
        for options in [EncodeOptions::client(), EncodeOptions::server()] {
            let bytes = encode_response(&answer, &options).expect(name);
            assert_eq!(
                decode(&bytes, &DecodeOptions::strict()).expect(name),
                Ok(answer.clone())
            );
        }
    }
}

fn answer(name: &str, params: &[Value]) -> Option<Value> {
    let first = params.first()?;
    Some(match name.strip_prefix("validator1.")? {
        "arrayOfStructsTest" => first
            .as_array()?
            .iter()
            .filter_map(|item| item["curly"].as_i32())
            .sum::<i32>()
            .into(),
        "countTheEntities" => {
            let text = first.as_str()?;
            let count = |wanted| i32::try_from(text.matches(wanted).count()).unwrap_or(i32::MAX);
            Struct::new()
                .with("ctLeftAngleBrackets", count('<'))
                .with("ctRightAngleBrackets", count('>'))
                .with("ctAmpersands", count('&'))
                .with("ctApostrophes", count('\''))
                .with("ctQuotes", count('"'))
                .into()
        }
        "easyStructTest" => stooges(first)?.into(),
        "echoStructTest" => first.clone(),
        "manyTypesTest" => Value::Array(params.to_vec()),
        "moderateSizeArrayCheck" => {
            let texts = first.as_array()?;
            [texts.first()?.as_str()?, texts.last()?.as_str()?]
                .concat()
                .into()
        }
        "nestedStructTest" => stooges(&first["2000"]["04"]["01"])?.into(),
        "simpleStructReturnTest" => {
            let number = first.as_i32()?;
            Struct::new()
                .with("times10", number * 10)
                .with("times100", number * 100)
                .with("times1000", number * 1000)
                .into()
        }
        _ => return None,
    })
}

fn stooges(value: &Value) -> Option<i32> {
    Some(value["moe"].as_i32()? + value["larry"].as_i32()? + value["curly"].as_i32()?)
}
