"""What persons say of targets and outcomes: what there is to review, what was said of it, how often the reader was right."""
