//! The operations of `ProductService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        ProductGetInventory = "ProductService.getInventory", Read => Number, on Tables["Product"],
            "tells how many pieces of a product there are" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
            };

        ProductIncrementInventory = "ProductService.incrementInventory", Write => Flag, on Tables["Product"],
            "adds one piece of a product" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
            };

        ProductDecrementInventory = "ProductService.decrementInventory", Write => Flag, on Tables["Product"],
            "takes one piece of a product away" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
            };

        ProductIncreaseInventory = "ProductService.increaseInventory", Write => Flag, on Tables["Product"],
            "adds pieces of a product" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
                /// How many; at least 1.
                quantity: u32 = quantity("quantity"),
            };

        ProductDecreaseInventory = "ProductService.decreaseInventory", Write => Flag, on Tables["Product"],
            "takes pieces of a product away" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
                /// How many; at least 1.
                quantity: u32 = quantity("quantity"),
            };

        ProductDeactivateCreditCard = "ProductService.deactivateCreditCard", IdempotentWrite => Flag, on Tables["CreditCard"],
            "makes a stored card useless" {
                /// The card, a `CreditCard.Id`.
                card: CreditCardId = id("card id"),
            };
        }
    };
}

pub(crate) use rows;
