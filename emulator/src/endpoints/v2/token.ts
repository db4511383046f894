import { type Answer, APPLICATION_JSON, jsonAnswer } from "../../http/answer.js";
import type { World } from "../../world.js";
import type { Endpoint, EndpointRequest } from "../endpoint.js";

/** The scope that merchant tokens are for. */
export const SCOPE = "Ls.Qkl.PublicApi";

/** What is wrong with a request for a token, in the words of OAuth 2 (RFC 6749, 5.2), or null. */
function faultOf({ headers, body }: EndpointRequest, form: URLSearchParams, world: World): string | null {
  const contentType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (contentType !== "application/x-www-form-urlencoded" || body.kind !== "text") return "invalid_request";
  const { clientId, clientSecret } = world.options;
  if (form.get("client_id") !== clientId || form.get("client_secret") !== clientSecret)
    return "invalid_client";
  if (form.get("grant_type") !== "client_credentials") return "unsupported_grant_type";
  if (form.get("scope") !== SCOPE) return "invalid_scope";
  return null;
}

/** 获取商户TOKEN: an OAuth 2 client-credentials grant. `expires_in` is a duration here. */
const getMerchantToken: Endpoint = {
  id: "getMerchantToken",
  version: "v2",
  title: "获取商户TOKEN",
  method: "POST",
  paths: ["/connect/token"],
  serve: (request, world): Answer => {
    const form = new URLSearchParams(request.body.kind === "text" ? request.body.text : "");
    const fault = faultOf(request, form, world);
    if (fault) return jsonAnswer(JSON.stringify({ error: fault }), APPLICATION_JSON, 400);
    const { token } = world.merchantTokens.issue(world.options.clientId, { scope: SCOPE });
    const answer = {
      access_token: token,
      expires_in: world.options.merchantTokenLifetimeSeconds,
      token_type: "Bearer",
      scope: SCOPE,
    };
    return jsonAnswer(JSON.stringify(answer), APPLICATION_JSON);
  },
};

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [getMerchantToken];
