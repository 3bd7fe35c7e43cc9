"""`make bench`: the hot paths beside their peers, in one run."""
