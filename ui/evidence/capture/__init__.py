"""Capture: our window hides, a region or a whole screen is picked, and the form asks the rest."""
