"""Tests of `pipelines/identify/`."""
