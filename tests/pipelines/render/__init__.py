"""Tests of `pipelines/render/`."""
