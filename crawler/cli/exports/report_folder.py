"""Archive -> a folder: a text a report with a manifest, or one file of records, for corpora and other tools."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crawler.cli.exports.file_names import UniqueNames, report_name
from crawler.cli.exports.sheet import Sheet
from crawler.cli.exports.tables import write_tables
from crawler.cli.table import Cell, OutputRow
from pipelines.render.safe_text import to_json
from storage.archive import Archive
from storage.progress import Progress, silent

FOLDER_FORMATS = ("txt", "jsonl", "csv", "xlsx", "parquet")
TEXT_BESIDE: Mapping[str, str] = {"txt": "csv", "csv": "csv", "xlsx": "xlsx"}
"""Format -> that of the manifest beside the texts: a cell of a table holds no text of several lines exactly."""
FIELDS = (
    "id", "region", "region_name", "level", "year", "kind", "title", "source", "url", "entry", "status",
    "first_seen", "last_seen", "meeting", "meeting_date", "date_precision", "post", "acting", "speaker", "published",
    "publisher", "index_no", "doc_no", "imprint", "candidates", "attachments", "flags", "body_start", "body_end",
    "char_count", "han_count", "word_count", "raw_print", "layout_print", "normal_print", "layout", "rule", "encoding",
    "notes", "trimmed", "repairs", "evidence", "fetch",
)  # fmt: skip
"""Columns of the view `reports` in the manifest: all but the text and what is internal."""
NUMBERS = dict.fromkeys(
    ("year", "acting", "body_start", "body_end", "char_count", "han_count", "word_count"), int
)
IDS = "SELECT s.id, s.region FROM standing s WHERE s.place = 1 AND s.year IS NOT NULL ORDER BY s.region, s.year, s.kind"
REPORT = "SELECT v.*, s.source, s.url, s.entry, s.status FROM versions v JOIN timeline s ON s.id = v.id WHERE v.id = ?"
BODY = "SELECT lower(hex(body)) AS sha256 FROM fetches WHERE id = ?"


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report as it is exported: what the manifest says of it, and its text."""

    row: OutputRow
    text: str


def write_folder(
    archive: Archive, folder: Path, form: str, regions: Sequence[str], progress: Progress = silent
) -> int:
    """Write the best copy of each report of some regions.

    Args:
        archive: an open archive.
        folder: an empty folder.
        form: one of FOLDER_FORMATS; txt, csv and xlsx have the texts in files of their own.
        regions: codes of the regions.
        progress: told of each report.

    Returns:
        How many reports were written.
    """
    files = report_files(archive, regions, progress)
    columns = ("file", "file_sha256", "body_sha256", *FIELDS)
    if form == "jsonl":
        return write_lines(folder / "reports.jsonl", files)
    if form == "parquet":
        rows = ({**each.row, "text": each.text} for each in files)
        counted = Counted(rows)
        write_tables(
            [Sheet("reports", (*columns, "text"), counted, NUMBERS)], form, str(folder / "reports.parquet")
        )
        return counted.count
    counted = Counted(written(folder, files))
    kind = TEXT_BESIDE[form]
    write_tables([Sheet("manifest", columns, counted, NUMBERS)], kind, str(folder / f"manifest.{kind}"))
    return counted.count


class Counted:
    """Rows that are counted while they are read."""

    def __init__(self, rows: Iterator[OutputRow]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[OutputRow]:
        for row in self.rows:
            self.count += 1
            yield row


def report_files(archive: Archive, regions: Sequence[str], progress: Progress) -> Iterator[ReportFile]:
    """Yield the best copies of the reports of some regions, each with the name of its file and its hashes."""
    chosen = set(regions)
    ids = [row["id"] for row in archive.query(IDS) if row["region"] in chosen]
    names = UniqueNames()
    for done, version in enumerate(ids, 1):
        (row,) = archive.query(REPORT, [version])
        (body,) = archive.query(BODY, [row["fetch"]]) or [{"sha256": ""}]
        name = names.take(report_name(row["region"], row["region_name"], row["year"], row["kind"]), version)
        cells: dict[str, Cell] = {
            "file": f"{name}.txt",
            "file_sha256": hashlib.sha256(bytes_of(row["text"])).hexdigest(),
            "body_sha256": body["sha256"],
            **{field: row[field] for field in FIELDS},
        }
        yield ReportFile(cells, row["text"])
        progress(done, len(ids))


def written(folder: Path, files: Iterator[ReportFile]) -> Iterator[OutputRow]:
    """Write the text of each report, and yield its row of the manifest."""
    for each in files:
        (folder / str(each.row["file"])).write_bytes(bytes_of(each.text))
        yield each.row


def write_lines(path: Path, files: Iterator[ReportFile]) -> int:
    """Write a JSON object a line, with fields that hold JSON as JSON; return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for each in files:
            row = {name: decoded(name, cell) for name, cell in each.row.items()}
            file.write(to_json({**row, "text": each.text}) + "\n")
            count += 1
    return count


def decoded(name: str, cell: Cell) -> object:
    """Return a field as JSON has it."""
    is_json = name in {"candidates", "attachments", "flags", "notes", "trimmed", "repairs", "evidence"}
    return json.loads(cell) if is_json and isinstance(cell, str) and cell else cell


def bytes_of(text: str) -> bytes:
    """Return the bytes of a text file: UTF-8, one line end at the end; half a pair of UTF-16 becomes "?"."""
    return (text.rstrip("\n") + "\n").encode("utf-8", "replace")
