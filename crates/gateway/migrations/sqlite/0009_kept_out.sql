-- How many calls were refused for what their keys may not do.
ALTER TABLE inventory ADD COLUMN kept_out INTEGER NOT NULL DEFAULT 0;
