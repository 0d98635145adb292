"""Patient cards in the windows."""
