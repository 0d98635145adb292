"""Today in the windows: what burns, what is due, what was promised, what vanishes."""
