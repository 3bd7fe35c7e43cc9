"""What the archive holds, to take away: panels of targets, tables in many formats, texts, a git repository."""
