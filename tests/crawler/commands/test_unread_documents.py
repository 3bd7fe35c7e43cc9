"""Documents that are kept and not read are counted where an operator looks."""

from pathlib import Path

from tests.support.commands import yange
from tests.support.pdfs import pdf


def test_health_counts_documents_that_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "www.lingzhou.example"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(pdf([[(72, 700, "现在，我代表市人民政府，向大会报告工作。")]], told=False))
    (folder / "b.html").write_text("<html><body><p>普通页面。</p></body></html>", encoding="utf-8")
    added = yange(tmp_path, "add", str(folder.parent))
    assert (
        "no report: a document that is not read: 20 of 20 letters are not told by its fonts" in added.stdout
    )
    assert added.stderr == ""
    said = yange(tmp_path, "health")
    assert "documents that are not read: 1 (http://www.lingzhou.example/a.pdf)" in said.stdout
    assert said.returncode == 1
