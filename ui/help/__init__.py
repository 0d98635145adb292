"""說明: the manual in a window of its own, on F1; searched, printed, at the page that fits."""
