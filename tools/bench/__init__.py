"""Measures what a reader waits for and prints tables: `make bench`. It asserts nothing; tests/home/front_page/test_weight.py does."""
