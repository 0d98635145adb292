"""Charts, drawn once: the same shapes become vectors in a PDF and an SVG on the screen."""
