"""Tests of crawler/cli/exports."""
