from .counting.models import SearchCount

__all__ = ["SearchCount"]
