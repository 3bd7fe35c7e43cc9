"""Attempts on the file and the process: damage, kills, full disks, locks, purges, hanging pages, addresses, moments."""

import os
import resource
import signal
import time
from contextlib import nullcontext
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from random import Random

from crawler.captures.captured import Captured
from crawler.captures.keeper import Keeper
from crawler.middlewares.onsite import is_private
from pipelines.compare.stage import compare
from pipelines.refine import refine
from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from storage.errors import ArchiveBusy, ArchiveError
from storage.records import Page
from tests.support.archive_site import HOST, NEIGHBOUR, content, crawl, html, kinds, moment, report, served
from tests.support.attacks.attempt import hold
from tests.support.attacks.on_histories import rebuilt_the_same


def small(folder: Path, name: str = "a.db") -> Path:
    """An archive with three reports, of which one was edited."""
    path = folder / name
    with Archive(path, create=True) as archive:
        crawl(
            archive,
            0,
            [*(served(f"{year}.html", html(report(year))) for year in (2020, 2021, 2022)), NEIGHBOUR],
        )
        crawl(archive, 1, [served("2021.html", html(report(growth="8"))), NEIGHBOUR])
    return path


def texts(archive: Archive) -> list[dict[str, object]]:
    """Every text that an archive holds."""
    return archive.query(
        "SELECT c.url, v.text FROM versions v JOIN copies c ON c.id = v.copy ORDER BY c.url, v.text"
    )


def damaged_body(rng: Random, folder: Path) -> None:
    """A body that is damaged, however, is one bad fetch: everything else is rebuilt, merged, crawled."""
    with Archive(small(folder)) as archive:
        before = texts(archive)
        row = rng.choice(archive.query("SELECT id, data FROM bodies"))
        data = bytearray(row["data"])
        for _ in range(rng.randint(1, 4)):
            data[rng.randrange(len(data))] ^= rng.randint(1, 255)
        broken = bytes(data) if rng.random() < 0.5 else bytes(row["data"])[: rng.randrange(len(data))]
        archive.db.execute("UPDATE bodies SET data = ? WHERE id = ?", (broken, row["id"]))
        reprocess(archive)
        hold(texts(archive) == before, "a text is lost")
        told = crawl(archive, 3, [served("2023.html", html(report(2023))), NEIGHBOUR])
        hold(
            "new" in kinds(told) and not {*kinds(told)} - {"new", "restored"},
            f"the crawl stops: {kinds(told)}",
        )
        with Archive(folder / "b.db", create=True) as other:
            other.merge_from(archive.path)
            catch_up(other)
            hold(len(other.copies()) >= 3, "the merge stops")


def killed_in_a_rebuild(rng: Random, folder: Path) -> None:
    """kill -9 in the midst of a rebuild: the next process ends where an undisturbed one does, with all ids valid."""
    path = small(folder)
    with Archive(path) as archive:
        compare(archive)
        versions = archive.version_ids()
        archive.db.execute("DELETE FROM states WHERE host = ''")
        before = content(archive)
    child = os.fork()
    if child == 0:
        with Archive(path) as archive:
            for _ in range(50):
                reprocess(archive)
        os._exit(0)
    time.sleep(rng.uniform(0.0, 0.25))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with Archive(path) as archive:
        hold(list(archive.faults()) == [], "the file is damaged")
        catch_up(archive)
        reprocess(archive)
        changed = {
            name for name, rows in content(archive).items() if rows != before[name] and name != "states"
        }
        hold(not changed, f"something else: {changed}")
        hold(all(archive.version(each) for each in versions), "an id leads nowhere")
        hold(compare(archive).made == 0, "changes are told again")


def full_disk(rng: Random, folder: Path) -> None:
    """Work on a disk that is full at any byte ends in an error of the archive, and goes on when there is room."""
    path = small(folder)
    work = rng.choice((reprocess, compare, _crawl_more, _backup, _merge))
    small(folder, "other.db")
    room = rng.randrange(1, 400_000)
    child = os.fork()
    if child == 0:
        os._exit(_limited(path, work, room))
    _, status = os.waitpid(child, 0)
    hold(
        os.waitstatus_to_exitcode(status) in {0, 1},
        f"{work.__name__} with {room} bytes: no error of the archive",
    )
    hold(not (folder / "copy.db").exists() or _whole(folder / "copy.db"), "half a backup")
    (folder / "copy.db").unlink(missing_ok=True)
    with Archive(path) as archive:
        hold(list(archive.faults()) == [], "the file is damaged")
        work(archive)
        catch_up(archive)
        rebuilt_the_same(archive)


def _limited(path: Path, work: object, room: int) -> int:
    """Work with files of so many bytes at most; 0 done, 1 an error of the archive, 2 anything else."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        with Archive(path) as archive:
            work(archive)  # type: ignore[operator]  # one of the functions below
    except ArchiveError as error:
        return 0 if "make room" in str(error) else 1
    except BaseException:  # noqa: BLE001  what else comes is what the attempt looks for
        return 2
    return 0


def _crawl_more(archive: Archive) -> None:
    crawl(archive, 5, [served("2024.html", html(report(2024))), NEIGHBOUR])


def _backup(archive: Archive) -> None:
    archive.backup(archive.path.with_name("copy.db"))


def _merge(archive: Archive) -> None:
    archive.merge_from(archive.path.with_name("other.db"))
    catch_up(archive)


def _whole(path: Path) -> bool:
    with Archive(path) as copy:
        return list(copy.faults()) == []


def locked_by_any_path(rng: Random, folder: Path) -> None:
    """Two writers exclude each other by whatever paths they come."""
    path = small(folder)
    deep = folder / "x"
    deep.mkdir()
    (deep / "link.db").symlink_to(path)
    (folder / "dir").symlink_to(folder, target_is_directory=True)
    paths = [path, deep / "link.db", folder / "dir" / "a.db", folder / "x" / ".." / "a.db"]
    first, second = rng.sample(paths, 2)
    with Archive(first) as one, one.lock(), Archive(second) as two:
        try:
            with two.lock():
                hold(condition=False, words=f"{first} and {second} are both locked")
        except ArchiveBusy:
            return


def purge_of_one(rng: Random, folder: Path) -> None:
    """A purge takes what the page was; what other pages served stays, and so do their conditions."""
    home, lost = html(["泠州概况", "泠州市位于瀚水之滨，辖三区一县。" * 6]), b"<h1>404 Not Found</h1>"
    shared = rng.choice((home, lost))
    status = 404 if shared is lost else 200
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(report(year))) for year in (2020, 2021, 2022)])
        pages = [served(f"{year}.html", shared, status=status) for year in (2020, 2021)]
        for day in range(1, 12):
            crawl(archive, day, [*pages, served("2022.html", html(report(2022)))])
        before = [(copy.url, copy.status) for copy in archive.copies() if "2020" not in copy.url]
        archive.purge(f"{HOST}/2020.html", because="asked", at=moment(13))
        catch_up(archive)
        reprocess(archive)
        after = [(copy.url, copy.status) for copy in archive.copies() if "2020" not in copy.url]
        hold(after == before, f"{before} became {after}")
        hold(not archive.query("SELECT 1 FROM versions WHERE year = 2020"), "the purged text is there")


PARTS = (
    "点赞",
    "赞",
    "分享",
    "收藏",
    "（",
    "）",
    " ",
    "|",
    "：",
    "1",
    "年",
    "。",
    "第",
    "次",
    "一、",
    "，",
    "打印",
    "【",
    "】",
    "浏览",
    "责任编辑",
    "&nbsp;",
    "\n",
    "\r\n",
)
TAGS = (
    "<record>",
    "<div>",
    "</div>",
    "<p>",
    "<td>",
    "<a href=x>",
    "<script>",
    "<!--",
    "<li>",
    "<![CDATA[",
    "<next_group>",
)


def slow_page(rng: Random, _: Path) -> None:
    """A page of a megabyte of any parts repeated takes two seconds of CPU at most."""
    unit = "".join(rng.choice(rng.choice((PARTS, TAGS))) for _ in range(rng.randint(1, 4)))
    repeated = (unit * 600_000)[: 1_000_000 // max(1, len(unit.encode()) // len(unit))]
    body = f'<html><body><div id="zoom"><p>各位代表：</p>{repeated}x</div></body></html>'.encode()[:1_000_000]
    began = time.process_time()
    refine(Page(url=f"{HOST}/a.html", body=body, status=200, headers=(("content-type", "text/html"),)))
    hold(time.process_time() - began < 2.0, f"{time.process_time() - began:.1f} s for {unit!r}")


def slow_line(rng: Random, _: Path) -> None:
    """A line of 240 characters of any parts repeated takes hardly longer than any other."""
    unit = "".join(rng.choice(PARTS[:20]) for _ in range(rng.randint(1, 3)))
    lines = report()
    plain, hostile = html(lines), html([*lines, (unit * 240)[:239] + "x"])
    used = []
    for body in (plain, hostile):
        took = []
        for _attempt in range(3):
            began = time.process_time()
            refine(
                Page(url=f"{HOST}/a.html", body=body, status=200, headers=(("content-type", "text/html"),))
            )
            took.append(time.process_time() - began)
        used.append(min(took))
    hold(used[1] - used[0] < 0.05, f"{used[1] - used[0]:.2f} s for {unit!r}")


PRIVATE = ("127.0.0.1", "10.1.2.3", "192.168.0.7", "172.16.5.4", "169.254.169.254", "0.0.0.0", "100.64.3.2")
FORMS = (0xFFFF << 32, 0, 0x0064FF9B << 96, 0x0064FF9B0001 << 80)


def address_in_disguise(rng: Random, _: Path) -> None:
    """A private address is known in every IPv6 form that carries it; a public one is let through as such."""
    private = IPv4Address(rng.choice(PRIVATE))
    forms = [str(IPv6Address(int(private) | form)) for form in FORMS] + [
        str(IPv6Address(0x2002 << 112 | int(private) << 80))
    ]
    form = rng.choice(forms)
    host = rng.choice((form, f"[{form}]", IPv6Address(form).exploded, form.upper()))
    hold(is_private(host), f"{host} carries {private}")
    hold(not is_private("8.8.8.8"), "a public address is refused")


def _silent(_: object) -> None:
    """Say nothing of what is left out."""


def moment_out_of_range(rng: Random, folder: Path) -> None:
    """A saved page of a moment that cannot be is left out, and the archive goes on."""
    year = rng.choice((1, 1000, 1969, 1989, 2027, 2038, 2099, 5000, 9999))
    at = f"{year:04}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}T{rng.randint(0, 23):02}:59:59.999999Z"
    pages = [served("a.html", html(report())), served("b.html", html(report(2022)))]
    present = "2026-01-06T08:00:00.000000Z"
    with Archive(folder / "given.db", create=True) as given:
        with Keeper(
            lambda: nullcontext(given), source="x", clock=present, present=present, tell=_silent
        ) as keeper:
            for each, when in zip(pages, (at, moment(0)), strict=True):
                keeper.take(Captured(Page(url=each.url, body=each.body, status=200, at=when), each.url))
            keeper.finish()
        taken = {row["clock"] for row in given.query("SELECT clock FROM fetches")}
    hold(taken == {moment(0)}, f"{at} is taken")
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, pages)
        hold(archive.last_moment() < moment(1), "the archive is ahead")
