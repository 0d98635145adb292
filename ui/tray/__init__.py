"""The icon beside the clock: there while the window is away, locked; reminds without names."""
