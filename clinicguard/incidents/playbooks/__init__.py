"""The clinic's own kinds of matter and tasks beside ours, and who read which wording."""
