"""Redacting an exhibit, and seeing the copy beside its original."""
