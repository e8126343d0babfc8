-- Rows that part and are to be read again before they are told, with a keyed hash of what they said when they were read first.
-- Rows of one part are read in one go.
CREATE TABLE held_back (
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    part INTEGER NOT NULL,
    row_id INTEGER NOT NULL,
    is_alone BOOLEAN NOT NULL,
    mark TEXT,
    PRIMARY KEY (run, position, row_id),
    FOREIGN KEY (run, position) REFERENCES targets (run, position) ON DELETE CASCADE
);
-- Whether all pages of a table were read; what is held back may be left.
ALTER TABLE targets ADD COLUMN is_read BOOLEAN NOT NULL DEFAULT FALSE;

-- Whether a table or operation failed because nobody answered for it: a run that has ended is gone on with for these.
ALTER TABLE targets ADD COLUMN is_unanswered BOOLEAN NOT NULL DEFAULT FALSE;

-- The last number that a run of a day got: the name of a run that was deleted is not given again.
CREATE TABLE numbers (
    day TEXT PRIMARY KEY,
    last INTEGER NOT NULL
);
