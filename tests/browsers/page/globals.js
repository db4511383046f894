// What Node.js has as globals, and libraries that were written for it expect.

export const process = { env: {}, nextTick: queueMicrotask, versions: {} };

// A task of its own, not a message: those keep Firefox from all else while a page goes on asking Node.js for something.
const { setTimeout } = globalThis;
globalThis.setImmediate = (callback) => setTimeout(callback, 0);
