"""The day the clinic leaves us: everything it has, in open forms, readable without the program."""
