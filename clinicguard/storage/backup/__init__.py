"""Backups: the clinic's folder by content hash on a medium, read back before it counts."""
