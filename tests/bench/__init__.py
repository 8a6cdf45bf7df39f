"""Measures what a reader waits for and prints tables: `make bench`. It asserts nothing; tests/home/test_weight.py does."""
