"""Tests of `crawler/portals/`."""
