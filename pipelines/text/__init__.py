"""Text tools that several steps share: normal form, sketch, sentences, outline, dates, numbers."""
