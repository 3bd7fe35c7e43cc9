"""Tests of pipelines/phrases."""
