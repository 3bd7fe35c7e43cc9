"""Fictional reports: a place, a year and a seed -> the lines of a work report as one is built, of any length."""

from random import Random

WHAT = [
    "特色农业",
    "装备制造",
    "文化旅游",
    "港口物流",
    "数字服务",
    "绿色建材",
    "生物医药",
    "现代种业",
    "林下经济",
    "冷链仓储",
    "纺织服装",
    "电子元件",
]
DONE = ["新建", "改造", "提升", "建成", "完善", "启动", "扩建", "修缮"]
THING = [
    "村级道路",
    "排水管网",
    "农贸市场",
    "社区食堂",
    "河道堤防",
    "灌溉渠系",
    "卫生站点",
    "幼儿园舍",
    "公交站台",
    "充电设施",
    "图书分馆",
    "健身步道",
]
UNIT = ["公里", "处", "个", "座", "万平方米", "户"]
VERB = ["坚持", "突出", "聚焦", "围绕", "强化", "统筹", "深化", "落实"]
AIM = [
    "产业链条延伸",
    "营商环境优化",
    "城乡融合发展",
    "生态环境改善",
    "民生短板补齐",
    "安全底线守牢",
    "改革举措落地",
    "开放平台建设",
]
TAIL = [
    "群众获得感不断增强",
    "基础进一步夯实",
    "活力持续释放",
    "成效逐步显现",
    "面貌明显改观",
    "运行总体平稳",
]


def sentence(rng: Random) -> str:
    """One sentence with numbers of its own."""
    return (
        f"{rng.choice(VERB)}{rng.choice(AIM)}，{rng.choice(DONE)}{rng.choice(THING)}{rng.randint(3, 980)}{rng.choice(UNIT)}，"
        f"{rng.choice(WHAT)}产值增长{rng.randint(1, 29)}.{rng.randint(0, 9)}%，投入资金{rng.randint(2, 900)}.{rng.randint(1, 9)}亿元，"
        f"惠及{rng.randint(2, 99)}个乡镇{rng.randint(100, 99999)}名居民，{rng.choice(TAIL)}。"
    )


def paragraph(rng: Random, head: str = "") -> str:
    """Three sentences, under a heading of their own or not."""
    return head + "".join(sentence(rng) for _ in range(3))


def report(place: str, post: str, year: int, seed: object, chars: int = 5200) -> list[str]:
    """The lines of a report of at least `chars` characters; the same arguments give the same lines."""
    rng = Random(f"{place} {year} {seed}")
    lines = [
        f"{year}年{place}政府工作报告",
        f"——{year}年1月{rng.randint(8, 28)}日在{place}第十七届人民代表大会第{'一二三四五六'[rng.randrange(6)]}次会议上",
        f"{place}{post}  {rng.choice('赵钱孙李周吴郑王')}{rng.choice('立明卫东海林')}{rng.choice('平成青远')}",
        "各位代表：",
        f"现在，我代表{place}人民政府，向大会报告工作，请予审议，并请政协委员和列席人员提出意见。",
        f"一、{year - 1}年工作回顾",
    ]
    head = "一二三四五六七八九十"
    lines += [paragraph(rng, f"（{head[n]}）{rng.choice(AIM)}。") for n in range(4)]
    lines.append(f"二、{year}年总体要求和主要目标")
    lines.append(
        f"今年全{place[-1]}经济社会发展的主要预期目标是：地区生产总值增长{rng.randint(4, 9)}%左右，一般公共预算收入增长"
        f"{rng.randint(3, 8)}%，居民人均可支配收入增长{rng.randint(4, 9)}%以上，城镇新增就业{rng.randint(2, 90)}00人。"
    )
    lines.append(f"三、{year}年重点工作")
    n = 0
    while sum(map(len, lines)) < chars - 200:
        lines.append(paragraph(rng, f"（{head[n % 10]}）{rng.choice(AIM)}。" if n < 10 else ""))
        n += 1
    lines.append("四、切实加强政府自身建设")
    lines.append(paragraph(rng))
    lines.append(f"各位代表！让我们同心协力，真抓实干，为建设更加美好的{place}而努力奋斗！")
    return lines
