-- How many calls REST refused for their values, and of a refusal whether it is such a one and when it was met last.
ALTER TABLE inventory ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE refusals ADD COLUMN of_values BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE refusals ADD COLUMN last_seen TEXT NOT NULL DEFAULT '';
