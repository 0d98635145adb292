"""The complaint room: the list, one complaint whole, and the panel in which one is taken."""
