"""Two fictional reports of one place in two years, long enough for the year axis, and their comparison."""

from pipelines.compare.comparison import ComparedText, Comparison
from pipelines.compare.stage import StoredText, outcome_of
from tests.support.archive_site import report
from tests.support.paths import ROOT

STREETS = ("春风", "秋水", "明月", "长桥", "柳岸", "竹林", "石门", "南浦", "北渡", "云台", "松间", "梅溪")
WORKS = ("修缮学堂", "疏通沟渠", "栽种行道树", "翻新菜市场", "安装路灯", "开办食堂")
TEXTS = ROOT / "sample" / "texts"


def full_report(year: int, *, growth: str = "7", people: str = "1200") -> list[str]:
    """The lines of a report of some length in which only growth and people differ beside the year."""
    *lines, closing = report(year, growth=growth, people=people)
    works = [
        f"要在{street}街{work}，请街坊四邻共同商议怎样安排先后，做到天天有人管、事事有着落。"
        for street in STREETS
        for work in WORKS
    ]
    return [*lines, *works, closing]


def two_years() -> Comparison:
    """泠州市 2025 and 2026, from the sample sites."""
    old, new = ((TEXTS / f"lingzhou_{year}.txt").read_text(encoding="utf-8") for year in (2025, 2026))
    return Comparison(
        change=outcome_of(("year", StoredText(old, 2025), StoredText(new, 2026))),
        old=ComparedText(text=old, name="泠州市 2025 政府工作报告"),
        new=ComparedText(text=new, name="泠州市 2026 政府工作报告"),
        place="泠州市",
        id="0123abcd",
    )
