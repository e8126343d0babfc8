use keap_schema::{NewRecord, data_form_field, table};

fn main() {
    let _ = NewRecord::<table::DataFormField>::new().set(data_form_field::LABEL, "Shoe size");
}
