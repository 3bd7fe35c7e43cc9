"""Tests of `pipelines/gazetteer/`."""
