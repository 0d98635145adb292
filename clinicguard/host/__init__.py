"""What this PC offers: paths, clock, languages, settings, files."""
