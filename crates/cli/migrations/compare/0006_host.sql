-- Where the account is: a run goes on there, and what it wrote is put back there.
ALTER TABLE runs ADD COLUMN host TEXT;
