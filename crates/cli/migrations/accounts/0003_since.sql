-- Of a run over what changed: since when, and the run before in which the account was compared to its end.
ALTER TABLE keap_compare_accounts ADD COLUMN since TEXT;
ALTER TABLE keap_compare_accounts ADD COLUMN before TEXT;
-- What must be known of a table to read its figures.
ALTER TABLE keap_compare_targets ADD COLUMN note TEXT;
