"""Run sources in one process, probe them, fetch single pages, announce changes."""
