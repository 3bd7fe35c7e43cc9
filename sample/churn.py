"""(page, day, hit) -> what changes on it at every fetch though nobody edits it: counters, dates, tokens, related links."""

from dataclasses import dataclass
from hashlib import sha256

from sample.days import local_date, moment

HEADLINES = (
    "全市春耕备耕现场会在青槐召开",
    "泠江二桥夜景灯光试运行",
    "市领导调研重点项目建设进度",
    "关于清明节期间文明祭扫的倡议书",
    "望潮港首条外贸直航航线开通",
    "市场监管局公布一季度抽检结果",
    "市图书馆延长开放时间",
    "我市三家企业入选省级名单",
    "职业技能大赛报名开始",
    "城区部分路段施工绕行公告",
    "古窑址考古发掘取得新进展",
    "省督导组来我市检查防汛准备",
)
WEATHER = ("晴 6~17℃", "多云 8~19℃", "小雨 5~11℃", "阴 7~14℃")
SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A line of a list of news."""

    text: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Churn:
    """What is new on a page at one fetch."""

    date: str
    stamp: str
    weather: str
    token: str
    visits: int
    hits: int
    likes: int
    headlines: tuple[Headline, ...]


def churn(page: str, day: int, hit: int) -> Churn:
    """What the page shows beside its content at its `hit`-th fetch of a day."""
    digest = sha256(f"{page} {day} {hit}".encode()).digest()
    turn = digest[0] % len(HEADLINES)
    date = moment(day)[:10]
    return Churn(
        date=local_date(day),
        stamp=f"{date} 08:{digest[1] % 60:02}:{digest[2] % 60:02}",
        weather=WEATHER[digest[3] % len(WEATHER)],
        token=digest[:16].hex().upper(),
        visits=541_000 + 731 * day + 17 * hit + digest[4],
        hits=1_200 + 41 * day + hit,
        likes=14 + day,
        headlines=tuple(
            Headline(text=HEADLINES[(turn + n) % len(HEADLINES)], date=date) for n in range(SHOWN)
        ),
    )
