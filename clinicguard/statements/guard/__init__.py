"""The guard: reads a draft and says what must not go out, what should not, and what is missing."""
