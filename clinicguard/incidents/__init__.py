"""The incident wizard's brain: what to do now, who does it, by when, and what was known then."""
