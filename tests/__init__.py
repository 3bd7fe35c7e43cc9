"""Tests: real files, real servers, real pages."""
