"""Tests of `pipelines/documents/`."""
