// Holds the OpenAPI document against the OpenAPI 3.1 schema, and the records that the program writes
// against the schemas of the document; a damaged record must be refused.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [documentPath, samplesPath] = process.argv.slice(2);
const document = JSON.parse(readFileSync(documentPath, "utf8"));
const samples = readFileSync(samplesPath, "utf8").trim().split("\n").map((line) => JSON.parse(line));

function fail(what, details) {
  console.error(what, JSON.stringify(details, null, 1));
  process.exit(1);
}

const validator = new Validator();
const result = await validator.validate(structuredClone(document));
if (!result.valid) fail("not a valid OpenAPI document:", result.errors);
if (validator.version !== "3.1") fail("wrong version:", validator.version);
validator.resolveRefs();

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, "loket");

function schemaOf(operation, part) {
  const post = document.paths[`/v1/${operation}`].post;
  const body = part === "request" ? post.requestBody : post.responses["200"];
  return ajv.getSchema(`loket${body.content["application/json"].schema.$ref}`);
}

for (const { operation, part, record } of samples) {
  const check = schemaOf(operation, part);
  if (!check(record)) fail(`${operation} ${part} does not fit its schema:`, [record, check.errors]);
  if (part === "request" && check({ ...record, no_such_member: 1 }))
    fail(`${operation} takes an unknown member`, record);
  for (const name of Object.keys(record))
    if (check({ ...record, [name]: null })) fail(`${operation} ${part} takes null for ${name}`, record);
}
const paths = Object.keys(document.paths).length;
console.log(`${paths} paths valid, ${samples.length} records fit`);
