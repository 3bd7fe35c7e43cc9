"""Tests of pipelines/review."""
