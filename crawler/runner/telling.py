"""A run whose sources have ended -> the diff stage, and what there is to tell of it."""

from crawler.runner.announcements import Item, news
from crawler.state.run import CrawlRun
from crawler.state.source_memory import turn_of_health
from pipelines.compare.stage import compare


def told(run: CrawlRun) -> tuple[list[str], list[Item]]:
    """The diff stage, then the turns of sources' health and the news; afterwards they count as told."""
    run.fold()
    compare(run.archive)
    turns = [turn_of_health(run.archive, each, run.now) for each in run.outcomes]
    return [turn for turn in turns if turn], news(run.archive, run.now)
