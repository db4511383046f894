// A page for every endpoint, in Chinese or in English, made from openapi.json.

import { readFileSync } from "node:fs";
import { exampleOf } from "./examples.mjs";
import { fieldsOf, followed, typeOf } from "./schemas.mjs";
import { words } from "./words.mjs";

const methods = ["get", "post"];

/** The operations of a description, in the vendor's order. */
export function operationsOf(description) {
  return Object.values(description.paths).flatMap((path) =>
    methods.filter((method) => path[method]).map((method) => ({ method, ...path[method] })),
  );
}

export const readDescription = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The page of an operation; `language` is 0 for Chinese and 1 for English. */
export function pageOf(description, operation, language) {
  const say = (name) => words[name][language];
  const id = operation.operationId;
  const { path, parameters, answer } = operation["x-documented"];
  const about = textOf(operation, language);
  const facts = [
    [say("version"), operation["x-version"]],
    [
      say("method"),
      `\`${operation["x-version"]}.${id}(${isEmpty(paramsOf(description, operation)) ? "" : "params"})\``,
    ],
    [
      say("request"),
      `\`${operation.method.toUpperCase()} ${operation["x-path"] ?? "…"}\`${path === "unknown" ? say("noPath") : ""}`,
    ],
    [say("effect"), words.effects[operation["x-effect"]][language]],
    [
      say("documented"),
      `${say("parameters")}: ${words.levels[parameters][language]}; ${say("answer")}: ${words.levels[answer][language]}`,
    ],
    [say("vendorPage"), `[${operation["x-vendor-page"]}](https://s.apifox.cn/9b257a0b-e7d2-49eb-b085-0aafd4d01eda)`],
    ...(operation["x-pages"] ? [[say("pages"), `\`${operation["x-version"]}.${operation["x-pages"].method}()\``]] : []),
  ];
  return [
    `---\noutline: [2, 2]\n---\n\n# ${operation.summary} \`${id}\``,
    escaped(about),
    table([say("fact"), say("value")], facts),
    `## ${say("example")}`,
    `\`\`\`js\n${exampleOf(operation)}\n\`\`\``,
    say("runs"),
    `## ${say("parameters")}`,
    paramsTable(description, operation, language),
    `## ${say("answer")}`,
    ...answerOf(description, operation, language),
    `## ${say("codes")}`,
    codesOf(operation, language),
  ].join("\n\n");
}

function textOf(described, language) {
  return (language === 0 && described["x-description-zh"]) || described.description || "";
}

function paramsOf(description, { parameters = [], requestBody }) {
  const query = parameters.filter(
    (parameter) => !parameter.$ref && parameter.in === "query" && parameter.name !== "format",
  );
  const body = requestBody && Object.values(requestBody.content)[0].schema;
  return { query, body };
}

const isEmpty = ({ query, body }) => query.length === 0 && !body;

function paramsTable(description, operation, language) {
  const say = (name) => words[name][language];
  const { query, body } = paramsOf(description, operation);
  if (operation["x-effect"] === "auth") return say("byClient");
  const level = operation["x-documented"].parameters;
  const fields = [
    ...query.map(({ schema, ...parameter }) => ({ ...parameter, schema: { ...schema, ...parameter, ...schema } })),
    ...(body ? fieldsOf(description, body) : []),
  ];
  if (fields.length === 0) return level === "unknown" ? say("unknownParams") : say("noParams");
  const rows = fields.map(({ name, required, schema }) => [
    `\`${name}\``,
    `${typeOf(description, schema)}`,
    required ? say("yes") : "",
    meaningOf(schema, language),
  ]);
  const shown = table([say("name"), say("type"), say("required"), say("meaning")], rows);
  return level === "whole" ? shown : `${shown}\n\n${say("moreParams")}`;
}

function answerOf(description, operation, language) {
  const say = (name) => words[name][language];
  const { schema, examples } = Object.values(operation.responses[200].content)[0];
  const values = (schema.allOf ?? []).map((part) => part.properties?.values).find(Boolean) ?? schema;
  const type = typeOf(description, values);
  const record = recordIn(description, values);
  const parts = [operation["x-documented"].answer === "unknown" ? say("unknownAnswer") : `\`values\`: ${type}`];
  if (record) {
    const rows = fieldsOf(description, record).map(({ name, schema }) => [
      `\`${name}\``,
      typeOf(description, schema),
      meaningOf(schema, language),
    ]);
    parts.push(table([say("name"), say("type"), say("meaning")], rows));
  }
  if (operation["x-documented"].answer === "partial") parts.push(say("moreFields"));
  const vendor = examples?.vendor;
  if (vendor) parts.push(`${say("vendorExample")}\n\n\`\`\`json\n${JSON.stringify(vendor.value, null, 2)}\n\`\`\``);
  return parts;
}

/** The record that an answer holds, alone or in a list. */
function recordIn(description, schema) {
  const list = schema.anyOf?.find(({ type }) => type === "array") ?? schema;
  const item = list.items ?? list;
  const found = followed(description, item);
  return found.properties ? item : undefined;
}

function meaningOf(schema, language) {
  const term = schema["x-term"];
  const about = textOf(schema, language);
  const values = (schema["x-values"] ?? []).map((each) => {
    const meaning = language === 0 ? (each["x-description-zh"] ?? each.term ?? each.description) : each.description;
    return `\`${JSON.stringify(each.value)}\` ${meaning ?? ""}`;
  });
  const isNamed = term && !about.includes(term);
  return escaped([isNamed ? `${term}${language === 0 ? "。" : "."}` : "", about].filter(Boolean).join(" "))
    .concat(values.length > 0 && !about.includes("0 ") ? ` ${values.join("; ")}` : "")
    .concat(schema.deprecated ? ` (${words.deprecated[language]})` : "");
}

function codesOf(operation, language) {
  const say = (name) => words[name][language];
  const codes = operation["x-codes"] ?? [];
  const link = `[${say("allCodes")}](${language === 0 ? "" : "/en"}/errors#${words.codesAnchor[language]})`;
  if (codes.length === 0) return `${say("noCodes")} ${link}`;
  const rows = codes.map((code) => [
    `\`${code.value}\``,
    code.term ?? "",
    language === 0 ? (code["x-description-zh"] ?? "") : (code.description ?? ""),
  ]);
  const head = language === 0 && rows.every(([, , meaning]) => meaning === "") ? 2 : 3;
  return `${table(
    [say("code"), say("vendorWords"), say("meaning")].slice(0, head),
    rows.map((row) => row.slice(0, head)),
  )}\n\n${link}`;
}

function table(head, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => String(cell).replaceAll("\n", " ").replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text of a description, which is Markdown, where it must not be taken for HTML or a template. */
function escaped(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;")))
    .join("");
}
