"""Staff, roles and what they may do, names shown masked."""
