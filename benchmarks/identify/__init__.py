"""Identifying reports."""
