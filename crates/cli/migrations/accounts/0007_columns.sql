-- What the account said of columns that are not in Keap's own definition, as JSON: the names of those that are compared, and of
-- those that it does not have.
ALTER TABLE keap_compare_targets ADD COLUMN columns TEXT;
