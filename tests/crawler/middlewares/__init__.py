"""Tests of `crawler/middlewares/`."""
