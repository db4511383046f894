// openapi.json: valid, true to the vendor's examples, and the same as the emulator says, which was written by itself.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";

import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv/dist/2020.js";

import { endpoints as emulated } from "../../../emulator/dist/endpoints/index.js";
import { endpointsOf } from "../../support/openapi.mjs";

const file = createRequire(import.meta.url).resolve("youmi-open-api/openapi.json");
const document = JSON.parse(readFileSync(file, "utf8"));
const endpoints = endpointsOf(document);

describe("openapi.json", () => {
  it("is OpenAPI 3.1", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document);
    assert.ok(valid, JSON.stringify(errors, null, 2));
    assert.equal(validator.version, "3.1");
  });

  it("has what each reference leads to", () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]*)"/g);
    for (const [, path] of references) {
      assert.notEqual(
        path.split("/").reduce((node, name) => node?.[name], document),
        undefined,
        path,
      );
    }
  });

  it("has each operation under a name of its own", () => {
    assert.equal(new Set(endpoints.map(({ id }) => id)).size, endpoints.length);
  });

  it("has the tags that its operations have", () => {
    const tags = document.tags.map(({ name }) => name);
    assert.deepEqual([...new Set(endpoints.flatMap(({ operation }) => operation.tags))].sort(), tags.sort());
  });
});

describe("the vendor's examples", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ $id: "openapi", ...document });

  const found = [...contentsOf(document, "")].flatMap(([path, { examples = {} }]) =>
    Object.values(examples).map(({ value }) => [path, value]),
  );

  it("are there", () => {
    const withExamples = endpoints.filter(({ operation }) =>
      JSON.stringify(operation.responses).includes('"examples"'),
    );
    assert.deepEqual(
      withExamples.map(({ id }) => id).sort(),
      endpoints
        .filter(({ version }) => version === "v1")
        .map(({ id }) => id)
        .sort(),
    );
  });

  for (const [path, value] of found) {
    it(`fit the schema at ${path}`, () => {
      const fits = ajv.validate({ $ref: `openapi#${path}/schema` }, value);
      assert.ok(fits, ajv.errorsText(ajv.errors));
    });
  }
});

describe("the emulator", () => {
  it("has the same endpoints", () => {
    assert.deepEqual(emulated.map(({ id }) => id).sort(), endpoints.map(({ id }) => id).sort());
  });

  for (const { id, version, title, method, path } of endpoints) {
    it(`has ${id} under the same title, method and path`, () => {
      const row = emulated.find((endpoint) => endpoint.id === id);
      assert.deepEqual([row.version, row.title, row.method], [version, title, method]);
      // A token of v2 comes from another host, and what the vendor gives no path the emulator has to give one.
      if (path === null) return;
      const below = path.replace(/\?.*/, "").replace("https://sso.yunshouzhi.net", "");
      const expected = version === "v1" ? `/v1/${below}` : below;
      assert.ok(row.paths.includes(expected), `${row.paths} instead of ${expected}`);
    });
  }
});

/** All objects that have `schema` and `examples`, with their place. */
function* contentsOf(node, path) {
  if (typeof node !== "object" || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const place = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (name === "content")
      for (const [type, content] of Object.entries(value)) {
        yield [`${place}/${type.replaceAll("/", "~1")}`, content];
      }
    yield* contentsOf(value, place);
  }
}
