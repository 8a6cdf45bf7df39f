"""Small faults planted one by one in a copy of the tree: the tests named beside each must notice it."""
