use keap_schema::{Query, table, user};

fn main() {
    let _ = Query::<table::Contact>::new().equals(user::EMAIL, "ann@example.com");
}
