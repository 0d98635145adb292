"""Backups in the windows: the section in Settings, the duty in the background, the way back."""
