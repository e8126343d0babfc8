//! The operations of `ProductService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        ProductGetInventory product_get_inventory = "ProductService.getInventory", Read => Number, on Tables["Product"],
            "tells how many pieces of a product there are" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
            };

        ProductIncrementInventory product_increment_inventory = "ProductService.incrementInventory", Write => Flag, on Tables["Product"],
            "adds one piece of a product" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
            };

        ProductDecrementInventory product_decrement_inventory = "ProductService.decrementInventory", Write => Flag, on Tables["Product"],
            "takes one piece of a product away" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
            };

        ProductIncreaseInventory product_increase_inventory = "ProductService.increaseInventory", Write => Flag, on Tables["Product"],
            "adds pieces of a product" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
                /// How many; at least 1.
                quantity: u32 = quantity("quantity"),
            };

        ProductDecreaseInventory product_decrease_inventory = "ProductService.decreaseInventory", Write => Flag, on Tables["Product"],
            "takes pieces of a product away" {
                /// The product, a `Product.Id`.
                product: ProductId = id("product id"),
                /// How many; at least 1.
                quantity: u32 = quantity("quantity"),
            };

        ProductDeactivateCreditCard product_deactivate_credit_card = "ProductService.deactivateCreditCard", IdempotentWrite => Flag, on Tables["CreditCard"],
            "makes a stored card useless" {
                /// The card, a `CreditCard.Id`.
                card: CreditCardId = id("card id"),
            };
        }
    };
}

pub(crate) use rows;
