"""A whole case to another clinic, and one from another clinic: a panel for each way."""
