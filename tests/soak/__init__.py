"""Tests that are long (make soak), and their short forms."""
