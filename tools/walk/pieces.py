"""Cuts the main part of a page where one of its blocks begins or ends: what a step did not change is then taken apart once."""

import re

TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>""")
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HOLDS_BLOCKS = re.compile(r'\sclass="(?:body|sides)"')


def pieces(html: str) -> list[str]:
    """`html` in order: all before the first block, each block whole, all after the last; `[html]` where it cannot be cut.

    A block is a child of the body, or a pair of a page side by side.
    """
    cuts, depth, holder = [0], 0, None
    for tag in TAG.finditer(html):
        closes, name, attributes = tag.groups()
        if name in VOID or attributes.endswith("/"):
            continue
        if closes:
            depth -= 1
            if holder is not None and depth == holder:
                cuts.append(tag.end())
            elif holder is not None and depth < holder:
                holder = None
        else:
            if holder is not None and depth == holder:
                cuts.append(tag.start())
            depth += 1
            if holder is None and HOLDS_BLOCKS.search(attributes):
                holder = depth
    if depth:  # some tag is not closed: where a block ends nobody knows
        return [html]
    found = [html[start:end] for start, end in zip(cuts, [*cuts[1:], len(html)], strict=True)]
    return [piece for piece in found if piece.strip()]
