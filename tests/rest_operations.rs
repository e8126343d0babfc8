//! Every operation of the REST API, against a sample composed from the vendor's documents: method, path, query
//! names, required parameters; a body that is encoded without loss, and an answer that is decoded without loss.

mod rest_operations {
    pub mod samples;
    mod v1;
    mod v2;
}

use rest_operations::samples;

#[test]
fn all_operations_of_both_documents_have_a_sample() {
    assert_eq!(samples::count("v1"), 141);
    assert_eq!(samples::count("v2"), 403);
}
