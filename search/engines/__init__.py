"""Wagtail search backends that index and ask through `search.analysis`."""
