"""What the blocks of manuals say when the walk begins."""

from typing import Any

MANUAL_BLOCKS: list[dict[str, Any]] = [
    {
        "key": "pest",
        "type": "pest",
        "value": {
            "kind": "insect",
            "name": "蚜虫",
            "latin": "Aphis gossypii",
            "recognise": "叶背有绿色的小虫。",
            "months": ["5"],
            "when": "天干的时候。",
            "threshold_what": "有虫的株",
            "threshold": "30",
            "threshold_unit": "percent",
            "actions": [{"way": "chemical", "text": "照用药的框里做。", "see": "#dose"}],
        },
    },
    {
        "key": "calendar",
        "type": "work_calendar",
        "value": {
            "title": "一年的农活",
            "rows": [
                {"stage": "萌芽前", "months": ["2"], "altitude_from": 1800, "tasks": [{"text": "把园子扫干净。"}]}
            ],
        },
    },
    {
        "key": "varieties",
        "type": "varieties",
        "value": {
            "title": "种哪一种",
            "rows": [{"name": "云试1号", "days": 100, "yield_from": "400", "resists": "抗叶斑。"}],
        },
    },
    {
        "key": "costs",
        "type": "costs",
        "value": {
            "title": "一亩花多少",
            "per": "mu",
            "priced_at": "2026-05-01",
            "market": "漾濞街",
            "rows": [{"side": "cost", "item": "种子", "quantity": "3", "unit": "kg", "price": "20"}],
        },
    },
    {
        "key": "key",
        "type": "decisions",
        "value": {"title": "叶子变了怎么办", "rows": [{"when": "叶子卷了", "then": "翻开叶背看虫。"}]},
    },
    {"key": "note", "type": "place_note", "value": {"place": "532922", "level": "caution", "text": "这里雨水来得早。"}},
]
