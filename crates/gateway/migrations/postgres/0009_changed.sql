-- How many comparisons in the background show nothing, because what parted was written meanwhile.
ALTER TABLE keap_gateway_compared ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;
