// @ts-check
// What openapi.json of this package says of the endpoints.

/** @import { Api } from "../report.d.ts" */

/**
 * A JSON Schema, as far as openapi.json uses it.
 * @typedef {{
 *   $ref?: string, allOf?: Schema[], anyOf?: Schema[], type?: string | string[], properties?: Record<string, Schema>,
 *   items?: Schema, contentSchema?: Schema, enum?: unknown[], required?: string[], "x-values"?: { value: unknown }[],
 * }} Schema
 */

/**
 * An endpoint that reads. `areParametersKnown`: whether the vendor documents all of them.
 * @typedef {{
 *   id: string, api: Api, title: string, method: string, path: string | null, areParametersKnown: boolean, answer: Schema,
 * }} ReadEndpoint
 */

/**
 * @typedef {{ paths: Record<string, Record<string, any>>, components: { schemas: Record<string, Schema> } }} Document
 */

/** The endpoints and schemas of a document. */
export class Catalogue {
  /** @param {Document} document */
  constructor({ paths, components }) {
    this.schemas = components.schemas;
    /** @type {ReadEndpoint[]} */
    this.reads = [];
    /** The documented values of fields and parameters, by their names. @type {Map<string, Set<string>>} */
    this.enumerations = new Map();
    /** The names of all documented fields. @type {Set<string>} */
    this.fields = new Set();
    /** Those among them that are unix time. @type {Set<string>} */
    this.unixTimes = new Set();

    for (const operations of Object.values(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        if (!operation || !operation.operationId) continue;
        for (const { name, schema } of operation.parameters || []) if (name && schema) this.note(name, schema);
        if (operation["x-effect"] === "read") this.reads.push(readEndpoint(method, operation));
      }
    }
    for (const schema of Object.values(components.schemas)) {
      for (const [name, field] of Object.entries(schema.properties || {})) this.note(name, field);
    }
  }

  /**
   * Notes a field's name and its documented values.
   * @param {string} name
   * @param {Schema} schema
   */
  note(name, schema) {
    this.fields.add(name);
    if (/\/UnixSeconds$/.test(schema.$ref || "")) this.unixTimes.add(name);
    const values = [...(schema.enum || []), ...(schema["x-values"] || []).map(({ value }) => value)];
    if (values.length === 0) return;
    const known = this.enumerations.get(name) || new Set();
    for (const value of values) known.add(String(value));
    this.enumerations.set(name, known);
  }

  /**
   * A schema without references. Parts that all hold become one; of a field that several name, the last one counts,
   * which is the narrower.
   * @param {Schema | undefined} schema
   * @returns {Schema}
   */
  resolve(schema) {
    if (!schema) return {};
    if (schema.$ref) return this.resolve(this.schemas[schema.$ref.replace("#/components/schemas/", "")]);
    if (!schema.allOf) return schema;
    const parts = schema.allOf.map((part) => this.resolve(part));
    return { type: "object", properties: Object.assign({}, ...parts.map(({ properties }) => properties)) };
  }

  /**
   * The schema of a field of an object; undefined where the field stands in no table; `{}` where none is documented.
   * @param {Schema} schema
   * @param {string} name
   * @returns {Schema | undefined}
   */
  field(schema, name) {
    const { properties, anyOf } = this.resolve(schema);
    if (anyOf) {
      const record = anyOf.map((one) => this.resolve(one)).find((one) => one.properties);
      return record ? this.field(record, name) : {};
    }
    if (!properties) return {};
    return Object.prototype.hasOwnProperty.call(properties, name) ? properties[name] : undefined;
  }

  /**
   * The schema of a list's items.
   * @param {Schema} schema
   * @returns {Schema}
   */
  items(schema) {
    const { items, anyOf } = this.resolve(schema);
    if (items) return items;
    const list = (anyOf || []).map((one) => this.resolve(one)).find((one) => one.items);
    return (list && list.items) || {};
  }
}

/**
 * @param {string} method
 * @param {any} operation
 * @returns {ReadEndpoint}
 */
function readEndpoint(method, operation) {
  const [content] = Object.values(operation.responses[200].content);
  return {
    id: operation.operationId,
    api: operation["x-version"],
    title: operation.summary,
    method: method.toUpperCase(),
    path: operation["x-path"],
    areParametersKnown: operation["x-documented"].parameters === "whole",
    answer: /** @type {any} */ (content).schema,
  };
}
