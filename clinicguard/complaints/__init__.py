"""The complaint log: heard in the complainant's own words, answered in time, learned from."""
