-- The base URL that a grant belongs to; NULL for Keap's own hosts.
ALTER TABLE keap_grants ADD COLUMN IF NOT EXISTS hosts TEXT;
-- When the token endpoint called the refresh token dead, in seconds since 1970.
ALTER TABLE keap_grants ADD COLUMN IF NOT EXISTS dead_since BIGINT;
