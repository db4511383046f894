// A file of type definitions: what is declared in it, and the fields of its types.

import ts from "typescript";
import { termOf } from "./doc-comments.ts";
import { inputOf, namesIn } from "./inputs.ts";
import type { Field } from "./model";

type Declared = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration;
type Property = ts.PropertySignature | ts.PropertyDeclaration;

/** Properties of a type by name, each with all its declarations: the members of a union may differ. */
interface Shape {
  properties: Map<string, { required: boolean; declared: Property[] }>;
  /** The declaration of what may stand in it besides. */
  more: ts.Node | null;
}

export class Declarations {
  readonly #declared = new Map<string, Declared>();

  constructor(source: string) {
    const file = ts.createSourceFile("index.d.ts", source, ts.ScriptTarget.Latest, true);
    for (const statement of file.statements) {
      const isType =
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement) ||
        ts.isClassDeclaration(statement);
      if (isType && statement.name) this.#declared.set(statement.name.text, statement);
    }
  }

  methodOf(className: string, name: string): ts.MethodDeclaration {
    const declared = this.#declared.get(className);
    const members = declared && ts.isClassDeclaration(declared) ? [...declared.members] : [];
    const found = members.filter(ts.isMethodDeclaration).find((method) => method.name.getText() === name);
    return found ?? fail(`${className} has no method ${name}`);
  }

  docOf(node: ts.Node): string {
    const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
    return comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").join("\n\n");
  }

  /** The fields of a type that is declared here; none of any other. */
  fieldsOf(name: string): Field[] {
    const declared = this.#declared.get(name);
    if (!declared || ts.isTypeAliasDeclaration(declared)) return [];
    return this.#fieldsOfShape(shapeOfMembers(declared.members), new Map());
  }

  /** The fields of an endpoint's parameters. `interfaceName` has the comments that the type itself does not have. */
  paramsOf(type: ts.TypeNode, interfaceName: string): Field[] {
    const shape = this.#shapeOf(type);
    const docs = new Map(this.fieldsOf(interfaceName).map(({ name, doc }) => [name, doc]));
    const fields = this.#fieldsOfShape(shape, docs);
    if (!shape.more) return fields;
    const more: Field = {
      name: "MoreParams",
      term: null,
      doc: this.docOf(shape.more),
      required: false,
      deprecated: false,
      type: "MoreParams",
      declarations: [],
      input: { kind: "more" },
    };
    return [...fields, more];
  }

  #fieldsOfShape({ properties }: Shape, docs: ReadonlyMap<string, string>): Field[] {
    return [...properties].map(([name, { required, declared }]) => {
      const types = declared.flatMap(({ type }) => type ?? []);
      const deprecation = declared.map((property) => ts.getJSDocDeprecatedTag(property)).find(Boolean);
      const deprecated = ts.getTextOfJSDocComment(deprecation?.comment) ?? "";
      const doc = declared.map((property) => this.docOf(property)).find(Boolean) ?? docs.get(name) ?? deprecated;
      const filledIn = inputOf(types, doc, required);
      const names = filledIn.input.kind === "json" ? types.flatMap(namesIn) : [];
      return {
        name,
        term: deprecation ? (/^\p{Script=Han}+/u.exec(deprecated)?.[0] ?? null) : termOf(doc),
        doc,
        required,
        deprecated: deprecation !== undefined,
        type: [...new Set(types.map((type) => type.getText()))].join(" | "),
        declarations: names.flatMap((each) => this.#declared.get(each)?.getText() ?? []),
        ...filledIn,
      };
    });
  }

  #shapeOf(type: ts.TypeNode): Shape {
    if (ts.isParenthesizedTypeNode(type)) return this.#shapeOf(type.type);
    if (ts.isTypeLiteralNode(type)) return shapeOfMembers(type.members);
    if (ts.isIntersectionTypeNode(type)) return together(type.types.map((each) => this.#shapeOf(each)));
    if (ts.isUnionTypeNode(type)) return either(type.types.filter(isNotNull).map((each) => this.#shapeOf(each)));
    const declared = this.#declared.get(type.getText()) ?? fail(`${type.getText()} is not declared`);
    if (!ts.isTypeAliasDeclaration(declared)) return shapeOfMembers(declared.members);
    const shape = this.#shapeOf(declared.type);
    return shape.more ? { ...shape, more: declared } : shape;
  }
}

function shapeOfMembers(members: ts.NodeArray<ts.TypeElement> | ts.NodeArray<ts.ClassElement>): Shape {
  const all = [...members];
  const properties = all.filter((member) => ts.isPropertySignature(member) || ts.isPropertyDeclaration(member));
  const more = all.filter(ts.isIndexSignatureDeclaration).find(({ type }) => type.kind !== ts.SyntaxKind.NeverKeyword);
  return {
    properties: new Map(
      properties.map((declared) => [
        declared.name.getText(),
        { required: !declared.questionToken, declared: [declared] },
      ]),
    ),
    more: more ?? null,
  };
}

/** What has the properties of all. */
function together(shapes: Shape[]): Shape {
  return {
    properties: new Map(shapes.flatMap(({ properties }) => [...properties])),
    more: shapes.map(({ more }) => more).find(Boolean) ?? null,
  };
}

/** What has the properties of one of them: required is what all of them require. */
function either(shapes: Shape[]): Shape {
  const names = new Set(shapes.flatMap(({ properties }) => [...properties.keys()]));
  const properties = [...names].map((name) => {
    const found = shapes.map((shape) => shape.properties.get(name));
    const declared = [...new Set(found.flatMap((property) => property?.declared ?? []))];
    return [name, { required: found.every((property) => property?.required), declared }] as const;
  });
  return { properties: new Map(properties), more: together(shapes).more };
}

function isNotNull(type: ts.TypeNode): boolean {
  return type.getText() !== "null";
}

function fail(message: string): never {
  throw new Error(message);
}
