"""Spiders of the sample sites, one file a source, as ordinary as those of real sites."""
