import { meaningOf } from "./codes.js";

/** Thrown by whatever finds a request wanting; becomes an envelope with that code. */
export class Refusal extends Error {
  /** The code to answer with, as `errmsg`. */
  readonly code: number;
  /** The HTTP status; the vendor's servers answer 200 with a code, v2 answers a bad token with 401. */
  readonly status: number;

  /** `detail` says in English what is wrong with this very request: the vendor's words alone rarely do. */
  constructor(code: number, detail = "", status = 200) {
    super(detail ? `${meaningOf(code)} (${detail})` : meaningOf(code));
    this.code = code;
    this.status = status;
  }
}
