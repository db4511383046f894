// Functions that stand for fetch.

/** An envelope of success around `values`. */
export function envelope(values, more = {}) {
  return {
    requestId: null,
    errmsg: 20000,
    succeed: true,
    msgTime: "2021-12-27T15:18:13.1647541+08:00",
    values,
    errdesc: null,
    ...more,
  };
}

/** A Response with JSON in it; a string or bytes go out as they are. */
export function answer(body, init = {}) {
  const raw = typeof body === "string" || ArrayBuffer.isView(body);
  return new Response(raw ? body : JSON.stringify(body), {
    headers: { "Content-Type": "text/json; charset=utf-8" },
    ...init,
  });
}

/**
 * A fetch that notes its calls and answers them in turn: the nth with the nth answer, all further ones with the last.
 * An answer is a body, a Response, an Error to reject with, or a function of the request that gives one of them.
 */
export function fetching(...answers) {
  const calls = [];
  const fetch = async (url, init) => {
    const call = { url, ...init, number: calls.length };
    calls.push(call);
    let next = answers[Math.min(call.number, answers.length - 1)];
    if (typeof next === "function") next = await next(call);
    if (next instanceof Error) throw next;
    if (next instanceof Response) return next.clone();
    return answer(next);
  };
  fetch.calls = calls;
  return fetch;
}

/** A fetch for a client whose token is to be fetched too: `fetch.tokens` holds those calls, `fetch.calls` the others. */
export function fetchingWithTokens(tokenAnswer, ...answers) {
  const tokens = fetching(tokenAnswer);
  const business = fetching(...answers);
  const fetch = (url, init) => (url.includes("GetAccessToken") ? tokens(url, init) : business(url, init));
  fetch.tokens = tokens.calls;
  fetch.calls = business.calls;
  return fetch;
}

/** The envelope that gives a token, for so many seconds from now. */
export function tokenEnvelope(token = "token-1-of-the-fake-server", lifetime = 604_800) {
  return envelope({ expires_in: Math.floor(Date.now() / 1000) + lifetime, access_token: token }, { errmsg: 10004 });
}
