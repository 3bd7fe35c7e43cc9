"""The item pipelines stand in the order in which their types fit, and mypy refuses any other."""

from pathlib import Path

from mypy import api

from crawler.settings import ITEM_PIPELINES
from pipelines.stages import FLOW
from tests.support.paths import ROOT

RIGHT = "Order.begin(Snapshot).then(Screen).then(Extract)"
WRONG = "Order.begin(Snapshot).then(Extract)"


def test_settings_name_the_stages_in_their_order() -> None:
    stages = sorted((priority, name) for name, priority in ITEM_PIPELINES.items() if name in FLOW.stages)
    assert tuple(name for _, name in stages) == FLOW.stages


def checked(folder: Path, order: str) -> tuple[str, int]:
    module = folder / "order.py"
    module.write_text(
        f"from pipelines.stages import Extract, Order, Screen, Snapshot\n\nFLOW = {order}\n", "utf-8"
    )
    out, _, code = api.run(["--config-file", str(ROOT / "pyproject.toml"), str(module)])
    return out, code


def test_a_stage_in_the_wrong_place_is_an_error_of_types(tmp_path: Path) -> None:
    assert checked(tmp_path, RIGHT)[1] == 0
    out, code = checked(tmp_path, WRONG)
    assert code == 1
    assert 'Argument 1 to "then"' in out
