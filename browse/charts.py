"""Values over the years -> a small chart as inline SVG: positions are numbers of ours, words are escaped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

WIDTH, HEIGHT = 260, 72
"""Units of the view box; the page scales it."""
LEFT, RIGHT, TOP, BOTTOM = 6, 14, 16, 16


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """What was promised for a year (one end or both), and what was reported for it; None where there is no number."""

    year: int
    low: float | None
    high: float | None
    achieved: float | None
    words: str
    """What a reader without eyes for the chart is told: 2021: 6%左右."""


def small_chart(points: Sequence[ChartPoint], name: str) -> Markup:
    """Draw promised values as a line of dots (a bar where a range was promised) and achieved ones as crosses.

    Args:
        points: in the order of years; all values in one unit.
        name: what the chart shows, for its title.

    Returns:
        An SVG element without styles or scripts of its own; empty where no year has a number.
    """
    values = [value for each in points for value in (each.low, each.high, each.achieved) if value is not None]
    if not values:
        return Markup("")
    least, most = min(values), max(values)
    first, last = points[0].year, points[-1].year

    def x(year: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * ((year - first) / (last - first) if last > first else 0.5)

    def y(value: float) -> float:
        return (
            HEIGHT
            - BOTTOM
            - (HEIGHT - TOP - BOTTOM) * ((value - least) / (most - least) if most > least else 0.5)
        )

    marks = [Markup("<title>{}</title>").format(name + " " + "; ".join(each.words for each in points))]
    line = [(x(each.year), y(middle)) for each in points if (middle := middle_of(each)) is not None]
    path = " ".join(
        f"{'L' if place else 'M'}{across:.1f} {down:.1f}" for place, (across, down) in enumerate(line)
    )
    marks.append(Markup('<path class="line" d="{}"/>').format(path) if len(line) > 1 else Markup(""))
    marks += [mark for each in points for mark in marks_of(each, x(each.year), y)]
    marks += [
        Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(f"{at:.1f}", HEIGHT - 3, anchor, year)
        for at, anchor, year in {(x(first), "start", first), (x(last), "end", last)}
    ]
    box = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" preserveAspectRatio="xMidYMid meet">')
    return box.format(WIDTH, HEIGHT) + Markup("").join(marks) + Markup("</svg>")


def middle_of(point: ChartPoint) -> float | None:
    """Return the middle of what was promised; its one end where there is only one."""
    ends = [end for end in (point.low, point.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def marks_of(point: ChartPoint, across: float, y: Callable[[float], float]) -> list[Markup]:
    """Return the marks of one year: a dot or a bar with its number above, and a cross."""
    found = []
    middle = middle_of(point)
    if middle is not None:
        if point.low is not None and point.high is not None and point.low < point.high:
            bar = Markup('<line class="bar-of" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>')
            found.append(bar.format(f"{across:.1f}", f"{y(point.low):.1f}", f"{y(point.high):.1f}"))
        found.append(Markup('<circle cx="{}" cy="{}" r="2.6"/>').format(f"{across:.1f}", f"{y(middle):.1f}"))
        label = Markup('<text class="value" x="{}" y="{}" text-anchor="middle">{}</text>')
        found.append(label.format(f"{across:.1f}", f"{y(middle) - 5:.1f}", f"{middle:g}"))
    if point.achieved is not None:
        down = y(point.achieved)
        cross = Markup('<path class="cross" d="M{0} {1}l6 6m0 -6l-6 6"/>')
        found.append(cross.format(f"{across - 3:.1f}", f"{down - 3:.1f}"))
    return found
