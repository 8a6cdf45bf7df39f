"""What is run beside the site by whoever works on it; no part of the product."""
