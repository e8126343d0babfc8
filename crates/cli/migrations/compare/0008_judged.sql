-- What the verdict of a run that has ended or was stopped goes by: what makes it fail, whether it may be without rows, and the
-- expectations of its suite that were not met. No value of the account is among it: an expectation is of numbers.
ALTER TABLE runs ADD COLUMN judged TEXT;
