"""Attempts to falsify, lose or hang, by class (docs/robustness.md): each is made from a seed and raises where it came through."""
