"""The papers that a clinic can have made: of which record, for whom, and filled from what."""
