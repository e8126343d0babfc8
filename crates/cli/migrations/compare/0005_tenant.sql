-- The application, as the answers named it: a run goes on with another credential of the same account.
ALTER TABLE runs ADD COLUMN tenant TEXT;
