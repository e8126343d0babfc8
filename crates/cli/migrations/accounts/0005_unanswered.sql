-- Whether a table failed because nobody answered for it: who joins a run that has ended asks for it again.
ALTER TABLE keap_compare_targets ADD COLUMN is_unanswered BOOLEAN NOT NULL DEFAULT FALSE;

-- The last number that a run of a day got: the name of a run that was deleted is not given again.
CREATE TABLE keap_compare_numbers (
    day TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);
