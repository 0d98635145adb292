"""The playbooks as the clinic has them: ours, its own beside them, and who read which."""
