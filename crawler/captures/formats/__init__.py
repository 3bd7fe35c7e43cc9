"""One importer a format: how it is recognised, and what captures it holds; `registry.py` has the table."""
