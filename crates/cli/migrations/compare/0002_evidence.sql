-- What the backends answered for some of the rows that part, with hashes in the place of values.
CREATE TABLE evidence (
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    backend TEXT NOT NULL,
    request TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run, position, row_id, backend),
    FOREIGN KEY (run, position) REFERENCES targets (run, position) ON DELETE CASCADE
);
