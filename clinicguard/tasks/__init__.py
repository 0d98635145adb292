"""Tasks, promises, reminders, and the clocks that run: what is due, when, and whose it is."""
