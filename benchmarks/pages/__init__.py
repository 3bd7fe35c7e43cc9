"""Reading pages, beside its peers."""
