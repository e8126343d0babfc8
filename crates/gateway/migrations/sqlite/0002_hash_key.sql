-- What tells whether a hash key is the one that the hashes of the keys were made with.
CREATE TABLE hash_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    verifier BLOB NOT NULL
);
