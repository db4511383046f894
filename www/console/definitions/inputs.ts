// How a value of a type is filled in.

import ts from "typescript";
import { meaningOf, termWithin } from "./doc-comments.ts";
import type { Choice, Field, Input } from "./model";

const inputs: Readonly<Record<string, Input>> = {
  string: { kind: "text", suggestions: [] },
  "string & {}": { kind: "text", suggestions: [] },
  number: { kind: "number" },
  Time: { kind: "time" },
  UnixSeconds: { kind: "unixSeconds" },
};

const literals: Readonly<Record<string, Choice["value"][]>> = { boolean: [true, false], null: [null] };

export function inputOf(types: ts.TypeNode[], doc: string, required: boolean): Pick<Field, "input" | "blank"> {
  const members = types.flatMap(membersOf);
  const values = members.flatMap(literalsOf);
  const others = members.filter((member) => literalsOf(member).length === 0);
  const [other] = others;
  const names = new Set(others.map((member) => member.getText()));
  if (!other) return { input: { kind: "choice", choices: values.map((value) => choiceOf(value, doc)) } };

  const input = (names.size === 1 && inputs[other.getText()]) || { kind: "json" };
  if (values.includes(null)) return { input, blank: null };
  if (input.kind !== "text") return { input };
  const suggestions = values.map(String);
  return { input: { ...input, suggestions }, ...(required && { blank: "" }) };
}

/** The names of types that a type consists of. */
export function namesIn(type: ts.TypeNode): string[] {
  if (ts.isTypeReferenceNode(type)) return [type.typeName.getText()];
  if (ts.isArrayTypeNode(type)) return namesIn(type.elementType);
  return ts.isUnionTypeNode(type) ? type.types.flatMap(namesIn) : [];
}

function membersOf(type: ts.TypeNode): ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(type)) return membersOf(type.type);
  return ts.isUnionTypeNode(type) ? type.types.flatMap(membersOf) : [type];
}

function literalsOf(type: ts.TypeNode): Choice["value"][] {
  const known = literals[type.getText()];
  if (known) return known;
  if (!ts.isLiteralTypeNode(type)) return [];
  return [ts.isStringLiteral(type.literal) ? type.literal.text : Number(type.getText())];
}

function choiceOf(value: Choice["value"], doc: string): Choice {
  const meaning = meaningOf(doc, String(value));
  return { value, meaning, term: termWithin(meaning) };
}
