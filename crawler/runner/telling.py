"""A run whose sources have ended -> the diff stage, and what there is to tell of it."""

from crawler.runner.announcements import Announcement, news
from crawler.state.run import CrawlRun
from crawler.state.source_memory import record_health
from pipelines.compare.stage import compare


def compare_and_announce(run: CrawlRun) -> tuple[list[str], list[Announcement]]:
    """The diff stage, then the turns of sources' health and the news; afterwards they count as told."""
    run.fold()
    compare(run.archive)
    turns = [record_health(run.archive, each, run.now) for each in run.outcomes]
    return [turn for turn in turns if turn], news(run.archive, run.now)
