"""The names that values belong to, kept for pieces of a sentence that name nothing themselves."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.diff.targets.indicators import Indicator
from pipelines.diff.targets.verb_fronts import Front
from storage.records import Span

Named = tuple[str, Indicator | None]
"""A name as written, with its indicator; None for one that the table does not have."""
PENDING = "pending"
"""Kind of a subject whose value is still to come."""
LONGEST_LIST = 6


@dataclass(slots=True)
class Subject:
    """Who the following values belong to: names with their indicators, and the words read with them."""

    names: list[Named] = field(default_factory=list)
    whole: str = ""
    kinds: list[str] = field(default_factory=list)
    start: int = -1
    end: int = -1
    before: list[Named] = field(default_factory=list)
    """Names of earlier clauses of the sentence that stood alone, the last one last."""
    of_paragraph: Callable[[], str] = str
    """Asked for what the paragraph is about, where the clauses before do not say it."""
    topic: str = ""
    """What the clauses before are about: 中俄蒙国际物流园区 of 建设中俄蒙国际物流园区,全年计划投资3亿元."""
    verbs: Front | None = None
    """The verbs of a list's first item."""
    in_words: bool = True
    """Whether promises without a number are wanted."""
    is_shared: bool = False
    """Whether the next clause gives each name of this one its figure: 分别达到2.2%和3.1%."""
    borrowed: str = ""
    """Why the piece read last has the name of an earlier one, as in confidence.py; empty for a name of its own."""
    unit: str = ""
    """Unit of the number read last, without its scale."""

    def topic_before(self) -> str:
        """What the clauses before are about, else the paragraph; empty where nothing says it."""
        return self.topic or self.of_paragraph()

    def take(self, names: list[Named], whole: str, span: Span) -> None:
        """Take new names; those known so far become earlier ones."""
        if len(self.names) == 1:
            self.before = [*self.before, *self.names][-LONGEST_LIST:]
        self.names, self.whole, self.kinds = names, whole, []
        self.start, self.end = span
        self.borrowed = ""

    def latest(self, count: int, *, each: bool = False) -> list[Named]:
        """The last names, as many as values follow in a clause without one: …26000元,…10000元,年均增长12%和14%.

        With `each` (分别) names that the table does not have count too.
        """
        names = [*self.before, *self.names][-count:]
        if len(names) < count or {name[-2:] for name, _ in names} != {names[0][0][-2:]}:
            return []
        known = len({indicator.id for _, indicator in names if indicator})
        return names if known == count or (each and not known) else []
