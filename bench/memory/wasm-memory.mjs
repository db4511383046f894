// How large the memory of WebAssembly modules is. It is no part of the heap, and never becomes smaller.

/** Watches what is instantiated from now on; gives a function that tells the bytes of all memories. */
export function watchWasmMemory() {
  const memories = [];
  const note = ({ exports }) =>
    memories.push(...Object.values(exports).filter((it) => it instanceof WebAssembly.Memory));
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(...given) {
      super(...given);
      note(this);
    }
  };
  WebAssembly.instantiate = async (...given) => {
    const result = await instantiate(...given);
    note(result.instance ?? result);
    return result;
  };
  return () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}
