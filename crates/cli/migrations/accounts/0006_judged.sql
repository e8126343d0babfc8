-- What the verdict of a run goes by: what makes it fail, and whether it may be without rows. The expectations of its suite that
-- an account did not meet stand with the account.
ALTER TABLE keap_compare_runs ADD COLUMN judged TEXT;
ALTER TABLE keap_compare_accounts ADD COLUMN unmet TEXT NOT NULL DEFAULT '[]';
