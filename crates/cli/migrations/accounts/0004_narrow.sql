-- Whether only the rows of a table are compared that changed.
ALTER TABLE keap_compare_targets ADD COLUMN is_narrow BOOLEAN NOT NULL DEFAULT FALSE;
