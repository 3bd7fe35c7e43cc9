"""What the import of captures costs."""
