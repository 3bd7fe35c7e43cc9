"""Compare two versions of one text: `compare_edits` returns hunks that rebuild either of them."""

from pipelines.diff.edits.edit_comparison import compare_edits as compare_edits
