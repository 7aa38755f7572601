// Validates JSON files with Ajv, a validator that shares no code with those of the program.
//
//   node validate.mjs SCHEMA FILE...
//   node validate.mjs SCHEMA -          reads NDJSON from standard input, one {"file": NAME, "value": JSON} a line
//
// Prints {"file": NAME, "valid": true|false, "errors": [...]} for each, one a line. The exit code is 0 whenever
// everything could be read; a schema that Ajv's strict mode refuses is an uncaught error.

import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

function* inputs(names) {
  if (names.length !== 1 || names[0] !== "-") {
    for (const file of names) yield { file, value: JSON.parse(readFileSync(file, "utf8")) };
    return;
  }
  for (const line of readFileSync(0, "utf8").split("\n")) {
    if (line.trim()) yield JSON.parse(line);
  }
}

const [schemaFile, ...names] = process.argv.slice(2);
if (names.length === 0) {
  console.error("usage: node validate.mjs SCHEMA FILE... | -");
  process.exit(2);
}
const ajv = new Ajv2020.default({ strict: true, allErrors: true });
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));
const lines = [];
for (const { file, value } of inputs(names)) {
  const valid = validate(value);
  lines.push(JSON.stringify({ file, valid, errors: validate.errors ?? [] }) + "\n");
}
process.stdout.write(lines.join(""));
