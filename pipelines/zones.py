"""Words -> a place without a division code (development zone, town): a local id under its parent."""

import re

from pipelines.places import Naming, names_ending, names_in

ZONE = re.compile(
    r"([㐀-鿿]{2,24}?(?:技术开发区|产业开发区|开发区|高新区|产业园区|工业园区|园区|保税区|度假区|示范区|管理区|合作区|新区"
    r"|自由贸易港?区|生产建设兵团|[^自]镇|乡|街道))(?=\d{4}年|管委会|管理委员会|(?:人民)?政府|第?[一二三四五六七八九十0-9]{1,3}届|人民代表大会|工作报告|$)"
)
"""大榭开发区|管理委员会, 凤桥镇|第十八届人民代表大会."""
YEAR_BEFORE = re.compile(r"^.*年")
TOWN_ENDS = ("镇", "乡", "街道")
PARENTS = {"新疆生产建设兵团": "650000"}


def find_zone(words: str) -> tuple[str, str, list[Naming]] | None:
    """(name, level, places named before it) of a zone or town; None when the words name none."""
    match = ZONE.search(words[:200])
    if not match or names_ending(match[1], len(match[1])):
        return None
    phrase = YEAR_BEFORE.sub("", match[1])
    above = names_in(phrase)
    name = phrase[above[-1].span[1] :] if above else phrase
    level = "township" if name.endswith(TOWN_ENDS) else "zone"
    return (name, level, above[-1:]) if len(name) > 2 else None


def local_id(parent: str, name: str) -> str:
    """Id of a place without a code: 330200-x大榭开发区."""
    return f"{parent}-x{name}"
