import { guardV2 } from "../../auth/guard-v2.js";
import { APPLICATION_JSON } from "../../http/answer.js";
import {
  type Given,
  integerFrom,
  readParameters,
  type ValuesOf,
  withDefault,
} from "../../wire/parameters.js";
import type { World } from "../../world.js";
import { answerInEnvelope, type Endpoint, readJsonBody } from "../endpoint.js";

/** A business call of v2. */
export interface RowV2<T extends object> {
  id: string;
  title: string;
  /** POST unless said otherwise. */
  method?: "GET" | "POST";
  /** From `/v2` on. */
  path: string;
  /** From the JSON body. */
  parameters: T;
  /** Whether the vendor documents that the envelope of the answer has a requestId. */
  hasRequestId?: boolean;
}

/** What an endpoint may want to know beside its parameters. */
export interface CallV2 {
  /** The header TenantId (租户ID), or null. */
  tenantId: string | null;
  /** All that was given, fields that are not documented among it. */
  given: Given;
}

/** Makes an endpoint of a row: guarded, its parameters read, what `values` finds in an envelope. */
export function v2<T extends object>(
  row: RowV2<T>,
  values: (parameters: ValuesOf<T>, world: World, call: CallV2) => unknown,
): Endpoint {
  const { id, title, method = "POST", hasRequestId = false } = row;
  return {
    id,
    version: "v2",
    title,
    method,
    paths: [`/v2/${row.path}`],
    serve: (request, world) =>
      answerInEnvelope({ id, version: "v2" }, APPLICATION_JSON, world, () => {
        guardV2(request.headers, world);
        const recorded = world.recorded.get(id);
        if (recorded !== undefined) return { envelope: recorded };
        const given = method === "GET" ? request.query : readJsonBody(request.body);
        const tenantId = request.headers["tenantid"] ?? null;
        const found = values(readParameters(row.parameters, given), world, { tenantId, given });
        return { values: found, hasRequestId };
      }),
  };
}

/** Paging as most lists have it. The vendor gives no defaults; these are the emulator's. */
export const paging = {
  pageIndex: withDefault(integerFrom(1), 1),
  pageSize: withDefault(integerFrom(1), 20),
};
