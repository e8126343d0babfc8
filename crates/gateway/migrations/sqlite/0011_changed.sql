-- How many comparisons in the background show nothing, because what parted was written meanwhile.
ALTER TABLE compared ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
