"""Tests of its pages, one module each."""
