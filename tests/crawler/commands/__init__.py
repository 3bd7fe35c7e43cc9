"""Tests of `crawler/commands/`."""
