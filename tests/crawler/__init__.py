"""Tests of the crawler, a folder a room."""
