"""Taking over what a clinic has in Excel or CSV: its patients, its old complaint log."""
