"""The sample year: 150 complaints and 12 incidents of one clinic, ending today."""
