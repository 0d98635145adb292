"""Keys, the encrypted database, the book (the one way for a change), the log, search, drafts."""
