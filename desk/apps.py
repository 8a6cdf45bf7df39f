from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "工作台"

    def ready(self) -> None:
        from science_content.followers import actions as followers  # noqa: PLC0415 -- apps are ready
        from translation.release.verdicts import sent_back  # noqa: PLC0415 -- apps are ready

        from .mails.listening import after_a_publication, after_a_return  # noqa: PLC0415 -- apps are ready
        from .mails.standing import FOLLOWER  # noqa: PLC0415 -- apps are ready

        followers.register_follower(FOLLOWER, 30, after_a_publication)
        sent_back.connect(after_a_return, dispatch_uid="desk.mails")
