"""Every component on one board, for the eye."""
