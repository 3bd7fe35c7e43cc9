"""Panel -> CSV, XLSX or Parquet with its codebook."""

from pathlib import Path

from crawler.cli.output import write
from crawler.cli.table import csv_text, harmless
from pipelines.compare.panel import Panel
from storage.errors import UserMistake

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
    if form != "csv" and not path:
        raise UserMistake(f"{form} needs a file: -o panel.{form}")
    if form == "xlsx":
        write_xlsx(panel, path)
        return
    if form == "parquet":
        write_parquet(panel, path)
    else:
        write(("\ufeff" if path else "") + csv_text(panel.columns, panel.rows), path)
    if path:
        beside = Path(path).with_suffix(".codebook.csv")
        write("\ufeff" + csv_text(CODEBOOK, codebook_rows(panel)), str(beside))


def codebook_rows(panel: Panel) -> list[dict[str, str]]:
    """Return the codebook as rows."""
    return [dict(zip(CODEBOOK, row, strict=True)) for row in panel.codebook.items()]


def write_xlsx(panel: Panel, path: str) -> None:
    """Write two sheets, panel and codebook; no text is ever a formula or a link."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(path, options)
    sheets = (("panel", panel.columns, panel.rows), ("codebook", CODEBOOK, codebook_rows(panel)))
    for name, columns, rows in sheets:
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, columns)
        for number, row in enumerate(rows, 1):
            sheet.write_row(
                number,
                0,
                [cell if not isinstance(cell, str) else harmless(cell) for cell in map(row.get, columns)],
            )
        sheet.freeze_panes(1, 0)
    try:
        book.close()
    except FileCreateError as error:
        raise UserMistake(f"cannot write {path}: {error}") from None


def write_parquet(panel: Panel, path: str) -> None:
    """Write a Parquet file whose columns have the meanings of the codebook in their metadata."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import write_table
    except ImportError:
        raise UserMistake("Parquet needs pyarrow: pip install pyarrow") from None
    table = pa.Table.from_pylist([dict(row) for row in panel.rows]) if panel.rows else pa.table({})
    fields = [field.with_metadata({"meaning": panel.codebook[field.name]}) for field in table.schema]
    try:
        write_table(table.cast(pa.schema(fields)), path)
    except OSError as error:
        raise UserMistake(f"cannot write {path}: {error.strerror}") from None
