import type { YoumiError } from "youmi-open-api";
import type { TextKey } from "./texts";

const byCode: Record<number, TextKey> = {
  10003: "hintToken",
  200006: "hintKey",
  200010: "hintStaff",
  200011: "hintBusy",
  200012: "hintParameter",
  200017: "hintNotEnabled",
  200018: "hintNoSuchId",
};

const byKind: Record<YoumiError["kind"], TextKey> = {
  api: "hintApi",
  http: "hintHttp",
  network: "hintNetwork",
  timeout: "hintTimeout",
  abort: "hintAbort",
  decode: "hintDecode",
  argument: "hintArgument",
  config: "hintConfig",
};

const outcomeUnknown: readonly YoumiError["kind"][] = ["http", "network", "timeout", "abort", "decode"];

/** What to do about an error. `action`: the call was to change something. */
export function hint(error: YoumiError, action: boolean): TextKey {
  if (error.code !== null && byCode[error.code]) return byCode[error.code]!;
  // An action that was sent may have been done, whatever came back.
  if (action && error.attempts > 0 && outcomeUnknown.includes(error.kind)) return "hintOutcomeUnknown";
  return byKind[error.kind];
}
