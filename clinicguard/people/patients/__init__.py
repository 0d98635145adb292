"""Patient cards: the clinic's list of patients, and what is known about each beyond the chart."""
