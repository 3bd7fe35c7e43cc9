"""Tests of `pipelines/screen/`."""
