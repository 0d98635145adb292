"""A whole case on its way from one clinic's program to another's."""
