"""WeChat article -> its day of publication and account, which only its script and head state."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import cast

from lxml import etree

from pipelines.extract.date_formats import iso_day
from pipelines.extract.info_table import clean_value
from pipelines.parse.html import Element
from storage.records import Fields

CHINA = timezone(timedelta(hours=8))
CREATED = re.compile(r"ct\s?=\s?(?:[\"']{2} \|\| )?[\"'](1[3-9]\d{8})[\"']")
"""When a WeChat article was published, in seconds: `var ct = "1610000000"`, `window.ct='1610000000'`."""
CREATED_DAY = re.compile(r"createTime\s?=\s?[\"']((?:19|20)\d\d-\d\d-\d\d)")
"""The same as a day: `var createTime = '2021-02-09 18:00'`."""
NICKNAME = re.compile(r"nickname\s?=\s?(?:htmlDecode\()?[\"']([^\"'<>\\]{1,60})[\"']")
"""Whose account it is: `var nickname = htmlDecode("青槐发布")`."""
ACCOUNT = etree.XPath("string(//*[@id='js_name'])")
PUBLISH_TIME = etree.XPath("string(//*[@id='publish_time'])")


def read_wechat(text: str, root: Element, fields: Fields) -> Fields:
    """Add what a WeChat page says in its script and its head: day of publication (in China) and account.

    Args:
        text: source of the page.
        root: its tree.
        fields: what was read of it so far; kept where the script says nothing.
    """
    published = iso_day(cast("str", PUBLISH_TIME(root)))
    if created := CREATED.search(text):
        published = datetime.fromtimestamp(int(created.group(1)), CHINA).date().isoformat()
    elif not published and (day := CREATED_DAY.search(text)):
        published = day.group(1)
    account = clean_value(cast("str", ACCOUNT(root)))
    if not account and (named := NICKNAME.search(text)):
        account = clean_value(named.group(1))
    return replace(fields, published=published or fields.published, publisher=account or fields.publisher)
