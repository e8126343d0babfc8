-- The base URL that a grant belongs to; NULL for Keap's own hosts.
ALTER TABLE grants ADD COLUMN hosts TEXT;
-- When the token endpoint called the refresh token dead, in seconds since 1970.
ALTER TABLE grants ADD COLUMN dead_since INTEGER;
