import { isWithinWindow, readTimestamp } from "../../auth/guard-v1.js";
import { checkSignature } from "../../auth/signature.js";
import { TEXT_JSON } from "../../http/answer.js";
import { codes } from "../../wire/codes.js";
import { integer, readParameters, required, text } from "../../wire/parameters.js";
import { Refusal } from "../../wire/refusal.js";
import { answerInEnvelope, type Endpoint, readJsonBody } from "../endpoint.js";
import { pathsV1 } from "./row.js";

/** An integer in the vendor's table, a string in the vendor's example: both are taken. */
const timestamp = required((given, name) => {
  if (typeof given === "number") integer(given, name);
  return readTimestamp(given);
}, codes.timestampMissing);

const parameters = {
  AppId: required(text, codes.appIdMissing),
  Nonce: required(text, codes.nonceMissing),
  Timestamp: timestamp,
  Signature: required(text, codes.signatureMissing),
};

/**
 * 获取TOKEN方法. Success is 10004 here, and `expires_in` is the moment at which the token ends.
 *
 * The vendor does not say which codes this endpoint answers with. Here a timestamp outside the window is
 * 10006 (200005 is kept for business calls), an app id that is not known or a signature made with another
 * key 200006, and a signature that cannot be one at all 10005.
 */
const getAccessToken: Endpoint = {
  id: "getAccessToken",
  version: "v1",
  title: "获取TOKEN",
  method: "POST",
  paths: pathsV1("GetAccessToken"),
  serve: (request, world) =>
    answerInEnvelope({ id: "getAccessToken", version: "v1" }, TEXT_JSON, world, () => {
      if (request.query["format"] !== "json") {
        throw new Refusal(codes.badParameter, "the address has to end in ?format=json");
      }
      const { AppId, Nonce, Timestamp, Signature } = readParameters(parameters, readJsonBody(request.body));
      if (!isWithinWindow(Timestamp, world.clock.now())) {
        throw new Refusal(codes.timestampExpired, "Timestamp is more than ten minutes off");
      }
      if (AppId !== world.options.appId) throw new Refusal(codes.wrongKey, "unknown AppId");
      const check = checkSignature(Signature, `${AppId}${Nonce}${Timestamp}`, world.options.appKey);
      if (check === "malformed") {
        throw new Refusal(codes.integrity, "Signature is not Base64 of 20 bytes, URL-encoded in lower case");
      }
      if (check === "wrong") {
        throw new Refusal(codes.wrongKey, "Signature is not that of AppId + Nonce + Timestamp");
      }
      const { token, expiresAt } = world.tokens.issue(AppId);
      return { errmsg: codes.dataFetched, values: { expires_in: expiresAt, access_token: token } };
    }),
};

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [getAccessToken];
