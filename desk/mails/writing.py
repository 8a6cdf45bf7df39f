"""The words of a mail: which page, which language, how many, why, where; nobody's translation, no number of a dose, no other person."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.urls import reverse
from wagtail.admin.utils import get_admin_base_url

from .standing import Errand

LONGEST_TITLE = 60
ACCOUNT = "account/"  # its name in `cms/urls.py` is above us
HEADERS = {"Auto-Submitted": "auto-generated"}  # whoever is away does not answer it
WHY_RETURNED = "审校看过，退回了这些句子，请您照旁边写的理由改；改了就又到审校那里。"
WHY_CHANGED = "这一页的中文改了关系到用药和安全的话，译文还没有跟上，请您先看这一页。"


def mail_of_returns(user: Any, told: Sequence[Errand]) -> EmailMessage:
    count = sum(each.count for each in told)
    return _mail(user, f"退回{count}句，请您再看：{_pages(told)}", WHY_RETURNED, [_told(each, "句") for each in told])


def mail_of_change(user: Any, told: Sequence[Errand]) -> EmailMessage:
    """`told`: of one page, in the languages of the person."""
    where = "、".join(f"{each.language.short_zh}{each.count}处" for each in told)
    subject = f"安全更新，请您先看：《{one_line(told[0].title)}》{where}"
    return _mail(user, subject, WHY_CHANGED, [_told(each, "处要看") for each in told])


def one_line(text: str) -> str:
    """`text` without line ends and signs that are not seen, which have no place in a header, and not too long."""
    plain = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return plain if len(plain) <= LONGEST_TITLE else f"{plain[:LONGEST_TITLE]}…"


def _pages(told: Sequence[Errand]) -> str:
    first = f"《{one_line(told[0].title)}》{told[0].language.short_zh}"
    return first if len(told) == 1 else f"{first}等{len(told)}页"


def _told(each: Errand, of: str) -> str:
    return (
        f"《{one_line(each.title)}》　{each.language.short_zh}　{each.count}{of}\n{get_admin_base_url()}{each.address}"
    )


def _mail(user: Any, subject: str, why: str, pages: Sequence[str]) -> EmailMessage:
    account = f"{get_admin_base_url()}{reverse('wagtailadmin_home')}{ACCOUNT}"
    name = one_line(user.get_full_name() or user.get_username())
    label = user._meta.get_field("hears_by_mail").verbose_name
    stop = f"不想收这样的邮件：登录后打开 {account} ，在“通知”里关上“{label}”。"
    body = "\n\n".join([f"{name}，您好：", why, *pages, stop])
    return EmailMessage(subject, f"{body}\n", to=[user.email], headers=HEADERS)
