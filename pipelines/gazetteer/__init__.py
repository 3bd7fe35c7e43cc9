"""The divisions of China (GB/T 2260) and the recognition of their names in text."""
