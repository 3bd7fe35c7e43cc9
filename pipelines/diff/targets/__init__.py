"""A text -> its numeric and qualitative targets (information extraction)."""

from pipelines.diff.targets.extraction import find_goals as find_goals
from pipelines.diff.targets.extraction import read_targets as read_targets
