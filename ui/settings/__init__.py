"""Settings: where the data lies, the log, this PC, access, the clinic's profile, about."""
