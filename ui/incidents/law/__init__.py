"""The law pack as it stands: what binds, how sure that is, and when it was checked."""
