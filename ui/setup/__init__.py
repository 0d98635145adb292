"""The first run: language, clinic, owner and passphrase, recovery card."""
