-- How far each write of a run has come on each wire: noted before it is sent, and after. None of them is sent twice.
CREATE TABLE writes (
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    backend TEXT NOT NULL,
    step TEXT NOT NULL,
    -- The id of the row that it made, where it made one.
    row_id INTEGER,
    PRIMARY KEY (run, position, backend),
    FOREIGN KEY (run, position) REFERENCES targets (run, position) ON DELETE CASCADE
);
