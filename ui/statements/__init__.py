"""The statements' windows: written, checked while typed, judged, approved, logged."""
