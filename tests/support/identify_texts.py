"""Fictional texts for the tests of identifying: reports of any place, year and head, long enough to be whole."""

from storage.records import Article, Fields, Hints, Identity, Rejected, Report, Verdict

SENTENCES = (
    "面对复杂严峻的外部环境,全体干部群众稳住了经济运行的基本面",
    "新建改造灌溉渠道四百余公里,粮食生产再获好收成",
    "老旧小区改造惠及一万二千户,公交线网延伸到最远的村落",
    "企业开办时间压减到半个工作日,园区承载能力明显增强",
    "河流断面水质稳定改善,造林补绿两万余亩",
    "城乡学校结对共建,基层卫生院全部配齐全科医生",
)
REVIEW, PLAN = "一、{last}年工作回顾", "二、{year}年工作安排"
GOVERNING = "三、加强政府自身建设"
CLOSING = "各位代表!蓝图已经绘就,使命催人奋进。让我们携手同心、真抓实干,为实现全年目标任务而努力奋斗!"

QINGHUAI = (
    "政府工作报告\n——2021年2月3日在青槐县第十届人民代表大会第五次会议上\n青槐县人民政府县长 闻人悦\n"
    "各位代表:\n现在,我代表县人民政府,向大会报告工作,请予审议,并请各位政协委员和列席人员提出意见。"
)
"""A whole head and the first sentence of its speech."""


def prose(paragraphs: int, place: str = "") -> str:
    """Paragraphs of about 170 characters that name no place, or a given one now and then."""
    lines = []
    for at in range(paragraphs):
        turned = SENTENCES[at % 6 :] + SENTENCES[: at % 6]
        lines.append("。".join(turned) + f"。{place}第{at + 1}项任务如期完成。")
    return "\n".join(lines)


def speech(head: str, *, year: int = 2021, place: str = "", tail: str = "", whole: bool = True) -> str:
    """A report with this head (its first sentence included), of about 6,000 characters."""
    size = 12 if whole else 2
    parts = [
        head,
        REVIEW.format(last=year - 1),
        prose(size, place),
        PLAN.format(year=year),
        prose(size, place),
    ]
    return "\n".join([*parts, GOVERNING, prose(size // 2, place), CLOSING, *filter(None, [tail])])


def article(
    text: str, title: str = "", *, fields: Fields | None = None, hints: Hints | None = None
) -> Article:
    """An article as extract gives it."""
    return Article(
        url="https://example.cn/a.html",
        title=title,
        text=text,
        verdict=Verdict("real", "made for a test"),
        layout="text",
        rule="text",
        fields=fields or Fields(),
        hints=hints or Hints(),
    )


def identity(outcome: Report | Rejected) -> Identity:
    """What was identified; a rejection fails the test with its reason."""
    assert isinstance(outcome, Report), outcome
    return outcome.identity
