"""Tests of `crawler/captures/tables/`."""
