"""The evidence vault: taken in once, sealed, never altered, checkable by anyone."""
