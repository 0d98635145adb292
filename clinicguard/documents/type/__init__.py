"""How letters get on paper: cleaning, fonts and their fallback, line breaking, typesetting."""
