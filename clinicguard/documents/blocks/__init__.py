"""What a document is built from: paragraphs, tables, figures, panels, lists, lines to sign."""
