"""What complaints teach, in the windows."""
