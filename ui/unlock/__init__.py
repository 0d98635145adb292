"""The doors: unlocking with a passphrase or with the recovery card."""
