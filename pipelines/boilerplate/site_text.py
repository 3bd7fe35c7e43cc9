"""What a site says of itself on every page: its owner, its licence, the browsers that it supports."""

import re

SITE_TEXT = re.compile(
    r"ICP备\s?\d|ICP证|公网安备|网站标识码|版权所有|Copyright|©|技术支持\s?[：:]|网站地图|(?:主办|承办|主管|协办|运维|维护)(?:单位)?\s?[：:]|支持IPv6|"
    r"(?:地址|邮编|邮政编码|电话|传真|邮箱)\s?[：:].{0,40}(?:地址|邮编|邮政编码|电话|传真|邮箱)\s?[：:]|由.{2,24}(?:主办|承办)|"
    r"浏览器.{0,12}(?:版本|内核|不支持|过低|过旧)|(?:建议|推荐|请).{0,6}(?:使用|升级|更换).{0,40}浏览器|JavaScript",
    re.IGNORECASE,
)
"""What a site says of itself on every page: `本网站由某市人民政府主办……ICP备05000001号`, `您的浏览器版本过低`."""

MAX_SITE_TEXT = 400
"""Characters of a text above which it says more than what its site is."""


def is_site_text(text: str) -> bool:
    """True for what a site says of itself on every page."""
    return len(text) <= MAX_SITE_TEXT and SITE_TEXT.search(text) is not None
