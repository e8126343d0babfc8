-- When a row of the owner's was needed last: of those that a program calls for, the last are kept.
ALTER TABLE owner_rows ADD COLUMN last_seen TEXT NOT NULL DEFAULT '';
