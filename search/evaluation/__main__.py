"""`python -m search.evaluation --docs FILE --queries FILE --engine NAME [--url URL]`: prints the measures as JSON."""

import argparse
import json
import sys
from pathlib import Path

from .files import BadLine, read_documents, read_questions
from .project import ENGINES, throw_away
from .run import evaluate

parser = argparse.ArgumentParser(prog="search.evaluation")
parser.add_argument("--docs", type=Path, required=True)
parser.add_argument("--queries", type=Path, required=True)
parser.add_argument("--engine", choices=ENGINES, required=True)
parser.add_argument("--url", default="")
options = parser.parse_args()
try:
    documents, questions = read_documents(options.docs), read_questions(options.queries)
except BadLine as error:
    sys.exit(str(error))
if not documents or not questions:
    sys.exit("文件里没有文章，或者没有问题。")
with throw_away(options.engine, options.url):
    print(json.dumps(evaluate(documents, questions).as_dict()))
