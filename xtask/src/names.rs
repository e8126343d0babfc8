//! Vendor names as Rust names.

/// `FirstName` as `first_name`, `HTMLSignature` as `html_signature`, `Contact.City2` as `contact_city2`.
pub(crate) fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        if !letter.is_ascii_alphanumeric() {
            snake.push('_');
            continue;
        }
        let before = at.checked_sub(1).map(|at| letters[at]);
        let next_is_small = letters.get(at + 1).is_some_and(char::is_ascii_lowercase);
        let starts_word = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || before.is_ascii_uppercase() && next_is_small
            });
        if starts_word {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// The same in capitals.
pub(crate) fn constant(name: &str) -> String {
    snake_case(name).to_ascii_uppercase()
}

/// A member name; `Type` and other words of the language are written raw.
pub(crate) fn member(name: &str) -> String {
    let snake = snake_case(name);
    if snake == "type" {
        format!("r#{snake}")
    } else {
        snake
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_irregular_names() {
        let cases = [
            ("FirstName", "first_name"),
            ("Address2Street1", "address2_street1"),
            ("CompanyID", "company_id"),
            ("HTMLSignature", "html_signature"),
            ("CVV2", "cvv2"),
            ("CProgram", "c_program"),
            ("Contact.City2", "contact_city2"),
            ("PayPlanItem", "pay_plan_item"),
        ];
        for (name, snake) in cases {
            assert_eq!(snake_case(name), snake);
        }
        assert_eq!(member("Type"), "r#type");
    }
}
