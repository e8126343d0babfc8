-- Whether all rows of a table were asked for: those of a part say nothing of how many the table has.
ALTER TABLE targets ADD COLUMN is_whole BOOLEAN NOT NULL DEFAULT FALSE;
