"""Compiles a DAG, and prints what its constants and the keywords of DAG(...) say, as JSON."""

import ast
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    tree = ast.parse(file.read(), sys.argv[1])
compile(tree, sys.argv[1], "exec", dont_inherit=True)

said = {}
for node in ast.walk(tree):
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        said[node.targets[0].id] = node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "DAG":
        said.update({keyword.arg: keyword.value for keyword in node.keywords})

literals = {}
for name, value in said.items():
    try:
        literals[name] = ast.literal_eval(value)
    except ValueError:
        literals[name] = ast.unparse(value)
json.dump(literals, sys.stdout)
