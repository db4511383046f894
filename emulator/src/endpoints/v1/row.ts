import { guardV1 } from "../../auth/guard-v1.js";
import { TEXT_JSON } from "../../http/answer.js";
import { readParameters, type ValuesOf } from "../../wire/parameters.js";
import type { World } from "../../world.js";
import { answerInEnvelope, type Endpoint, readJsonBody } from "../endpoint.js";

/** Self-hosted servers answer at the one prefix or the other; the emulator at both. */
const prefixes = ["/v1", "/publicapi/v1"];

/** The addresses of a v1 path. */
export function pathsV1(path: string): string[] {
  return prefixes.map((prefix) => `${prefix}/${path}`);
}

/** A business call of v1: a row of data and what it answers. */
export interface RowV1<T extends object> {
  id: string;
  title: string;
  method: "GET" | "POST";
  /** As the vendor writes it, after the version. */
  path: string;
  /** From the query of a GET, from the JSON body of a POST. */
  parameters: T;
  /** Where the vendor documents one for a success. */
  errdesc?: string;
}

/**
 * Makes an endpoint of a row: guarded, its parameters read, what `values` finds in an envelope.
 * (`values` is no part of the row, since the compiler can then infer what the parameters are.)
 */
export function v1<T extends object>(
  row: RowV1<T>,
  values: (parameters: ValuesOf<T>, world: World) => unknown,
): Endpoint {
  const { id, title, method, errdesc } = row;
  return {
    id,
    version: "v1",
    title,
    method,
    paths: pathsV1(row.path),
    serve: (request, world) =>
      answerInEnvelope({ id, version: "v1" }, TEXT_JSON, world, () => {
        guardV1(request.headers, world);
        const recorded = world.recorded.get(id);
        if (recorded !== undefined) return { envelope: recorded };
        const given = method === "GET" ? request.query : readJsonBody(request.body);
        const found = values(readParameters(row.parameters, given), world);
        return errdesc === undefined ? { values: found } : { values: found, errdesc };
      }),
  };
}
