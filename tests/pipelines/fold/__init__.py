"""Tests of `pipelines/fold/`."""
