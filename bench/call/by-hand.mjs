// A whole call as one writes it by hand: token, signature, fetch, JSON.parse.

import { randomInt } from "node:crypto";
import { signatureOf } from "youmi-open-api-emulator";

/** A function that asks for the operating accounts and parses them. */
export function callByHand(server) {
  const fetchAccounts = fetchByHand(server);
  return async () => JSON.parse(new TextDecoder().decode(await (await fetchAccounts()).arrayBuffer()));
}

/** A function that asks for the operating accounts; the token is fetched at its first call and kept. */
export function fetchByHand({ url, appId, appKey }) {
  let token;
  return async () => {
    token ??= await fetchToken({ url, appId, appKey });
    const { nonce, timestamp } = fresh();
    const signature = signatureOf(token + nonce + timestamp, appKey);
    const headers = { access_token: token, Nonce: nonce, Timestamp: timestamp, Signature: signature };
    const response = await fetch(`${url}/v1/WeCaht`, { headers: { ...headers, "Content-type": "text/json" } });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return response;
  };
}

/** 获取TOKEN方法. */
async function fetchToken({ url, appId, appKey }) {
  const { nonce, timestamp } = fresh();
  const signature = signatureOf(appId + nonce + timestamp, appKey);
  const body = JSON.stringify({ AppId: appId, Nonce: nonce, Timestamp: timestamp, Signature: signature });
  const response = await fetch(`${url}/v1/GetAccessToken?format=json`, { method: "POST", body });
  const { errmsg, values } = await response.json();
  if (!values) throw new Error(`The emulator gave no token: ${errmsg}`);
  return values.access_token;
}

const fresh = () => ({ nonce: String(randomInt(1e9)), timestamp: String(Math.floor(Date.now() / 1000)) });
