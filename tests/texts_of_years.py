"""Two fictional reports of one place in two years, long enough for the year axis, and their comparison."""

from pathlib import Path

from pipelines.compare import outcome_of
from pipelines.render.comparison import Comparison, Side

TEXTS = Path(__file__).resolve().parent.parent / "sample" / "texts"


def two_years() -> Comparison:
    """泠州市 2025 and 2026, from the sample sites."""
    old, new = ((TEXTS / f"lingzhou_{year}.txt").read_text(encoding="utf-8") for year in (2025, 2026))
    return Comparison(
        change=outcome_of(("year", old, new, 2025, 2026)),
        old=Side(text=old, name="泠州市 2025 政府工作报告"),
        new=Side(text=new, name="泠州市 2026 政府工作报告"),
        place="泠州市",
        id="0123abcd",
    )
