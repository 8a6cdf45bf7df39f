"""The app's register of models."""

from .front_page.models import FrontPage

__all__ = ["FrontPage"]
