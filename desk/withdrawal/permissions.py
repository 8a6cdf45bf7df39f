"""Who may withdraw and restore: asked of the Chinese page, whose withdrawal is that of every language."""

from science_content.pages.models import SciencePage


def subject(page: SciencePage) -> SciencePage:
    """The page that is withdrawn where `page` is meant: the Chinese one, or `page` itself where that is gone."""
    return page.source_page or page


def may_withdraw(user, page: SciencePage) -> bool:
    """Whoever may edit it: bad advice does not wait for a reviewer, nor for a lock."""
    return subject(page).permissions_for_user(user).can_edit()


def may_restore(user, page: SciencePage) -> bool:
    """Whoever may publish it: what was dangerous comes back only through somebody who answers for it."""
    return subject(page).permissions_for_user(user).can_publish()
