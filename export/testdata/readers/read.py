"""Reads a folder of exports with readers that are not ours, and prints what they found."""

import json
import sys

import networkx
from antlr4 import CommonTokenStream, InputStream
from antlr4_cypher import CypherLexer, CypherParser
from followthemoney import model

folder = sys.argv[1]
found = {}

for name, read in (("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)):
    graph = read(f"{folder}/out.{name}")
    found[name] = {"nodes": graph.number_of_nodes()}

ids, refers, faults = set(), set(), []
with open(f"{folder}/out.ftm", encoding="utf-8") as lines:
    for line in lines:
        entity = json.loads(line)
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        ids.add(proxy.id)
        for name, values in entity["properties"].items():
            prop = proxy.schema.properties.get(name)
            if prop is None:
                faults.append(f"{proxy.schema.name} has no property {name}")
                continue
            for value in values:
                if prop.type.name == "entity":
                    refers.add((value, prop.range.name))
        for name in proxy.schema.required:
            if not entity["properties"].get(name):
                faults.append(f"{proxy.schema.name} without {name}")
kinds = {}
with open(f"{folder}/out.ftm", encoding="utf-8") as lines:
    for line in lines:
        entity = json.loads(line)
        kinds[entity["id"]] = model.get(entity["schema"])
for value, wanted in sorted(refers):
    if value not in kinds or not kinds[value].is_a(wanted):
        faults.append(f"{value} is no {wanted}")
found["ftm"] = {"entities": len(ids), "faults": faults}

# openCypher's grammar has no constraints, which are the first three statements.
errors, statements = [], 0
with open(f"{folder}/out.cypher", encoding="utf-8") as script:
    for part in script.read().split(";\n"):
        if "CREATE CONSTRAINT" in part or not part.strip():
            continue
        parser = CypherParser(CommonTokenStream(CypherLexer(InputStream(part))))
        parser.script()
        statements += 1
        if parser.getNumberOfSyntaxErrors():
            errors.append(part[:200])
found["cypher"] = {"statements": statements, "faults": errors}
print(json.dumps(found))
