"""The reports of two years of one place -> aligned sentences, targets, pledges."""

from pipelines.diff.years.year_comparison import compare_years as compare_years
