//! `ProductService`: how many pieces of a product are there, and one stray method about cards.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::{CreditCardId, ProductId};

use crate::methods::define::method;

method! {
    /// Tells how many pieces there are.
    ///
    /// Wire: `ProductService.getInventory(key, int productId) -> int`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/products/{product_id}` (exact). Not in v1.
    GetInventory = "ProductService.getInventory": Read => i32 {
        /// An `Id` of table `Product`.
        product_id: ProductId,
    }
}

method! {
    /// Adds one piece.
    ///
    /// Wire: `ProductService.incrementInventory(key, int productId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/products/{product_id}:adjustInventory` (exact). Not in v1. REST
    /// answers the product.
    IncrementInventory = "ProductService.incrementInventory": Write => bool {
        /// An `Id` of table `Product`.
        product_id: ProductId,
    }
}

method! {
    /// Takes one piece away.
    ///
    /// Wire: `ProductService.decrementInventory(key, int productId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/products/{product_id}:adjustInventory` (exact). Not in v1. REST
    /// answers the product; what happens below zero is not documented.
    DecrementInventory = "ProductService.decrementInventory": Write => bool {
        /// An `Id` of table `Product`.
        product_id: ProductId,
    }
}

method! {
    /// Adds pieces.
    ///
    /// Wire: `ProductService.increaseInventory(key, int productId, int quantity) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/products/{product_id}:adjustInventory` (exact). Not in v1. REST
    /// answers the product.
    IncreaseInventory = "ProductService.increaseInventory": Write => bool {
        /// An `Id` of table `Product`.
        product_id: ProductId,
        /// How many.
        quantity: i32,
    }
}

method! {
    /// Takes pieces away.
    ///
    /// Wire: `ProductService.decreaseInventory(key, int productId, int quantity) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/products/{product_id}:adjustInventory` (exact). Not in v1. REST
    /// answers the product; what happens below zero is not documented.
    DecreaseInventory = "ProductService.decreaseInventory": Write => bool {
        /// An `Id` of table `Product`.
        product_id: ProductId,
        /// How many.
        quantity: i32,
    }
}

method! {
    /// Makes a stored card useless. It is in this service for historical reasons.
    ///
    /// Wire: `ProductService.deactivateCreditCard(key, int creditCardId) -> boolean`.
    ///
    /// Answers whether it was done.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/paymentMethods`,
    /// `POST /rest/v2/contacts/{contact_id}/paymentMethods/{payment_method_id}:deactivate`
    /// (equivalent). Not in v1. The card has to be found first.
    DeactivateCreditCard = "ProductService.deactivateCreditCard": IdempotentWrite => bool {
        /// An `Id` of table `CreditCard`.
        credit_card_id: CreditCardId,
    }
}
