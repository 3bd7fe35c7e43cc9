"""Compare texts: pure functions over strings, without rendering and without storage."""
