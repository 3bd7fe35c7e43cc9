"""Panel -> CSV, XLSX or Parquet with its codebook."""

from pathlib import Path

from crawler.cli.exports.sheet import Sheet, number_columns
from crawler.cli.exports.tables import write_tables
from pipelines.compare.panel import Panel

FORMATS = ("csv", "xlsx", "parquet")
CODEBOOK = ("column", "meaning")


def write_panel(panel: Panel, form: str, path: str) -> None:
    """Write a panel; its codebook is a second sheet of an XLSX file and a file beside any other.

    Args:
        panel: the table.
        form: one of FORMATS.
        path: the file; empty writes CSV to standard output, without a codebook.

    Raises:
        UserMistake: the file cannot be written, or Parquet is asked for and pyarrow is not installed.
    """
    numbers = number_columns(panel.columns, panel.rows)
    table = Sheet("panel", panel.columns, panel.rows, numbers, panel.codebook)
    meanings = [dict(zip(CODEBOOK, row, strict=True)) for row in panel.codebook.items()]
    codebook = Sheet("codebook", CODEBOOK, meanings)
    write_tables([table, codebook], form, path)
    if path and form != "xlsx":
        write_tables([codebook], "csv", str(Path(path).with_suffix(".codebook.csv")))
