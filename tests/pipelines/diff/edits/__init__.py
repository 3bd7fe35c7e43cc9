"""Tests of `pipelines/diff/edits/`."""
