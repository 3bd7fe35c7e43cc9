"""What a clause is about, and names that need it: 种植面积 after 新发展中药材1万亩 is 中药材种植面积."""

import re

from pipelines.diff.targets.subjects import Subject
from pipelines.diff.targets.verb_fronts import front_of

LIST_SIGN = re.compile(r"[、和与及,]")
OBJECT_TAIL = re.compile(r"(?:建设|发展|工作|提质升级|步伐|进程|力度|水平|规划|前期)$")
"""What stands after the thing that a clause is about."""
DOUBLED = re.compile(r"(?P<last>..)(?=\|(?P=last))")
"""新农保试点 + 试点范围: the word that both have."""
SIBLING = re.compile(r"(?:年末|年底)?(?:存栏|出栏)量?$|(?:播种|种植)面积$|总?产量$|总产$")
"""Names of one crop or herd: 出栏 after 生猪存栏, 总产 after 粮食播种面积."""
EACH_OF = re.compile("[人户亩]均")
"""人均 after 地区生产总值 is 人均地区生产总值."""
WHOLE_PLACE = re.compile("^全(?:自治区|[国省市县区旗州盟镇])")
SHORTEST_TOPIC = 3
LONGEST_TOPIC = 16


def topic_of(piece: str) -> str:
    """What a clause without numbers is about: 东山组团 of 全面加快东山组团建设; empty where it names no thing."""
    front = front_of(piece)
    topic = OBJECT_TAIL.sub("", front.rest)
    fits = front.verbs and SHORTEST_TOPIC <= len(topic) <= LONGEST_TOPIC and not LIST_SIGN.search(topic)
    return topic if fits else ""


def completed(name: str, subject: Subject) -> str:
    """A name that needs the thing it is of: 种植面积 after 新发展中药材1万亩 is 中药材种植面积."""
    own = subject.names[-1][0] if subject.names else ""
    if name.startswith("占"):
        return own.split("占")[0] + name if own else ""
    if EACH_OF.fullmatch(name) and own:
        return name + WHOLE_PLACE.sub("", own)
    if SIBLING.fullmatch(name):
        sibling = SIBLING.search(own)
        if sibling or not name.endswith("面积"):
            return own[: sibling.start() if sibling else 0] + name
    own = "" if subject.names and subject.names[-1][1] else front_of(own).rest
    thing = subject.topic_before() if "投资" in name else own or subject.topic_before()
    if not thing or thing in name:
        return name
    thing = DOUBLED.sub("", thing + "|" + name[:2]).partition("|")[0]
    return thing + name.removeprefix("全年").removeprefix("年度").removeprefix("年内")
