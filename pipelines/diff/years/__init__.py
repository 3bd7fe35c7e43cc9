"""The reports of two years of one place -> what is new, gone and reworded, the targets, what became of promises."""

from pipelines.diff.years.year_comparison import compare_years as compare_years
