"""Reads over all rooms: Today, search over everything, where the data lies. It changes nothing."""
