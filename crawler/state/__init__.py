"""What the archive knows of a run, a source and a host."""
