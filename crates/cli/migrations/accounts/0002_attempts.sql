-- How often a worker has taken a job since the last time that something of it was kept for good; one that ends every worker
-- is given up.
ALTER TABLE keap_compare_jobs ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE keap_compare_jobs ADD COLUMN is_given_up BOOLEAN NOT NULL DEFAULT FALSE;
