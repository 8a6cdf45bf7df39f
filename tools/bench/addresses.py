"""Which pages are measured."""

ARTICLE = "/{code}/gao-yuan-sheng-huo/gao-yuan-fan-ying-zen-me-fang-zen-me-ban/"
MANUAL = "/{code}/niu-yang-yang-zhi/mao-niu-yu-huang-niu-jian-kang-shou-ce/"
CHAPTER = MANUAL + "qu-chong-yu-fang-yi/"
PLAIN_SLUG = "the-same-words"
PLAIN = f"/plain/{PLAIN_SLUG}/"
QUERIES = {"zh-hans": "牦牛", "bo": "གཡག"}
ANSWERED = {
    "front page": "/{code}/",
    "topic": "/{code}/niu-yang-yang-zhi/",
    "manual": MANUAL,
    "chapter with doses": CHAPTER,
    "article": ARTICLE,
    "kiosk start": "/e/533401/",
    "search, one word": "/{code}/search/?q={query}",
}
AUDITED = {
    "front page": "/{code}/",
    "article": ARTICLE,
    "chapter with doses": CHAPTER,
    "fact-check": "/{code}/liang-shi-zuo-wu/nong-yao-duo-fang-yi-dian-chong-si-de-kuai-ma/",
}


def in_each_language(patterns: dict[str, str]) -> list[tuple[str, str, str]]:
    """(page, language, address), language by language."""
    return [
        (name, code, pattern.format(code=code, query=query))
        for code, query in QUERIES.items()
        for name, pattern in patterns.items()
    ]
