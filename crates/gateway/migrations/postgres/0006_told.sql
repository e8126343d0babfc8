-- How many calls of a minute Keap told last, so that a gateway that has not seen an answer yet begins with it.
ALTER TABLE keap_gateway_quotas ADD COLUMN per_minute BIGINT;
