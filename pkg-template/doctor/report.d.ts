// The report of the doctor: what it prints with `--json`, described in docs/en/doctor.md.

/** The API that is checked. */
export type Api = "v1" | "v2";

/** Why something could not be checked. Each has its words in `words`. */
export type Reason =
  // Nobody, or somebody else, answers.
  | "unknownHost"
  | "connectionRefused"
  | "unreachable"
  | "connectTimeout"
  | "timeout"
  | "connectionClosed"
  | "network"
  | "badPort"
  | "certificate"
  | "noTls"
  | "notHttp"
  | "redirect"
  | "loginPage"
  | "htmlPage"
  | "gatewayDown"
  | "otherService"
  | "noSuchAddress"
  | "accessDenied"
  | "tooManyRequests"
  | "serverFailed"
  // The server answers, and refuses.
  | "wrongKey"
  | "wrongSignature"
  | "wrongClock"
  | "tokenRefused"
  | "headersMissing"
  | "noToken"
  | "refused"
  // It was not asked.
  | "otherAddress"
  | "notHere"
  | "pathUnknown"
  | "parametersUnknown"
  | "valueMissing"
  | "stoppedBefore"
  | "unexpected";

/** A reason, and what belongs to it: never a secret, never data. */
export interface Problem {
  reason: Reason;
  /** Whether it was the token that was asked for. */
  isForToken?: boolean;
  /** The HTTP status. */
  status?: number;
  /** The vendor's code (errmsg) and its words. */
  code?: number;
  description?: string | null;
  /** The origin that a redirect leads to; the address that answers; a parameter's name; a code of Node's or OAuth's. */
  detail?: string;
}

/** A form of the base address. */
export interface Address {
  url: string;
  /** Whether it is the one that was given. */
  isGiven: boolean;
  /** Whether the API answers there; null where it was not tried. */
  answers: boolean | null;
  problem: Problem | null;
}

export interface Clock {
  /** How many seconds the server's clock is ahead of this machine's; null where no answer has told. */
  differenceSeconds: number | null;
  source: "msgTime" | "Date" | null;
  /** Whether it is within the ten minutes that the vendor allows. */
  isRight: boolean | null;
}

/** A value that is not what is documented. */
export interface Mismatch {
  /** The first place, such as `values[3].ad_staff_name`; empty for the whole answer. */
  path: string;
  expected: string;
  found: string;
  /** In how many places of the answer. */
  count: number;
}

/** A field that stands in no table of the vendor's. */
export interface UndocumentedField {
  path: string;
  /** The types of its values, such as `string | null`. */
  found: string;
  count: number;
}

export interface Endpoint {
  endpoint: string;
  title: string;
  method: string;
  /** The documented path; null where none is documented. */
  path: string | null;
  /**
   * - `fits`: the answer is what is documented
   * - `differs`: it is not
   * - `failed`: there was no answer that could be checked
   * - `unchecked`: it was not asked, or cannot be asked well
   */
  state: "fits" | "differs" | "failed" | "unchecked";
  /** How long the answer took. */
  milliseconds: number | null;
  /** How many records the answer had, where it is a list. */
  records: number | null;
  mismatches: Mismatch[];
  undocumented: UndocumentedField[];
  problem: Problem | null;
}

export interface Checked {
  api: Api;
  /** The address that was checked. */
  baseUrl: string;
  addresses: Address[];
  clock: Clock;
  /** Whether the server gave a token; null where it was not asked. */
  token: boolean | null;
  /** Whether the server accepted a signature; null in v2, which has none, and where no call was answered. */
  signature: boolean | null;
  /** Why checking ended early, or began elsewhere than at the given address. */
  problem: Problem | null;
  endpoints: Endpoint[];
}

export interface Recording {
  folder: string;
  /** The names of the files that were written. */
  files: string[];
}

export interface Report {
  /** The version of this document; a field that is added does not change it. */
  format: 1;
  /** The version of the package. */
  version: string;
  outcome: "fits" | "differs" | "unchecked";
  exitCode: 0 | 1 | 2;
  apis: Checked[];
  recording: Recording | null;
}
