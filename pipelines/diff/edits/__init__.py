"""Two versions of one text -> hunks."""

from pipelines.diff.edits.edit_comparison import compare_edits as compare_edits
