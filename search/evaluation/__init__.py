"""How good an engine is: documents go into an index that is thrown away, questions are asked, what comes is measured."""
