"""What complaints teach: counts, what repeats, signal or noise, times kept, what helped."""
