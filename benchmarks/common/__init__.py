"""What benchmarks share: floors, recombined texts."""
