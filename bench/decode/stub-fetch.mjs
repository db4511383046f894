// A fetch that has its answer already.

/** A fetch that resolves to an object with what one needs of a Response, and the same bytes every time. */
export function stubFetch(bytes) {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const response = { ok: true, status: 200, headers: { get: () => null }, arrayBuffer: async () => buffer };
  return async () => response;
}
