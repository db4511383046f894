// Stands for what an order system has already: who is logged in. Replace it with your own.

/** The user of a request of the Fetch API, or null. */
export async function sessionOf(request) {
  const cookies = request.headers.get("cookie") ?? "";
  return /(^|; )session=of-a-colleague(;|$)/.test(cookies) ? { user: "b08" } : null;
}
