// Reading every field of a reply once, as an application would: by name, not by looking for what is there.

/**
 * A function that reads all fields of a reply and gives a number that depends on each. It is compiled anew for each
 * contender, so that the engine tunes it to the objects of that one, as it would in an application with one of them.
 * `parsed` says whether JSON inside texts has been parsed.
 */
export function compileReader(shape, { parsed }) {
  const variables = { count: 0 };
  const body = statements(shape, "reply", parsed, variables);
  return new Function("reply", `let sum = 0;\n${body}\nreturn sum;`);
}

function statements(shape, place, parsed, variables) {
  const guarded = (code) => (shape.nullable ? `if (${place} !== null) { ${code} }` : code);
  switch (shape.kind) {
    case "integer":
    case "successCode":
      return guarded(`sum += +${place};`);
    case "flag":
      return guarded(`if (${place}) sum += 1;`);
    case "text":
      return guarded(`sum += ${place}.length; if (${place} !== "") sum += ${place}.charCodeAt(${place}.length - 1);`);
    case "list": {
      const item = `item${variables.count++}`;
      return guarded(`for (const ${item} of ${place}) { ${statements(shape.item, item, parsed, variables)} }`);
    }
    case "jsonText": {
      const inner = parsed ? shape.inner : { kind: "text" };
      return statements({ ...inner, nullable: shape.nullable }, place, parsed, variables);
    }
    case "record": {
      const fields = Object.entries({ ...shape.fields, ...shape.undocumented });
      return guarded(
        fields.map(([name, field]) => statements(field, `${place}.${name}`, parsed, variables)).join("\n"),
      );
    }
  }
}
