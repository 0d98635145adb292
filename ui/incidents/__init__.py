"""The windows of incidents: the list, 「現在」, and a pane for each of the twelve steps."""
