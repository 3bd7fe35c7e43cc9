"""scrapy check_sources: what its table shows where no terminal is."""

import pytest

from crawler.commands.check_sources import print_probes
from crawler.runner.probe import Probed


def test_nothing_is_cut_in_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    name, column = "guizhou_qiannan_pingtang", "http://www.example/" + "zfgzbg/" * 30
    note = "private address 10.0.0.1; " * 8 + "end"
    print_probes(
        [
            Probed(
                source=name,
                home="http://www.example/",
                verified=None,
                answered=3,
                asked=4,
                family="jcms",
                columns=(column,),
                reports=7,
                note=note,
            )
        ]
    )
    said = capsys.readouterr().out
    assert name in said
    assert column in said
    assert note in said
