"""Words: set phrases and reuse, measured against their gold and their peers."""
