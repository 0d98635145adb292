"""Tables from outside: read within bounds, every cell as text, nothing run or followed."""
