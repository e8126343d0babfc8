-- What is asked of a target as a whole, as a keyed hash: a run over what changed goes on from the last one that compared it
-- with the same question. Its differences of rows that are not looked at again are carried on from night to night.
ALTER TABLE targets ADD COLUMN question TEXT;
ALTER TABLE targets ADD COLUMN base TEXT;
ALTER TABLE targets ADD COLUMN is_narrow BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE carried (
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    row_id INTEGER,
    row_key TEXT,
    column_name TEXT NOT NULL,
    backend TEXT NOT NULL,
    cause TEXT NOT NULL,
    FOREIGN KEY (run, position) REFERENCES targets (run, position) ON DELETE CASCADE
);
CREATE INDEX carried_of_run ON carried (run, position, row_id);
