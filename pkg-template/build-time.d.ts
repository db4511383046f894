// Declarations of modules and constants that the build makes.

/** wasm-bindgen's script, and the id of its build. */
declare module "youmi:bindings" {
  export class Client {
    constructor(isV2: boolean, options: unknown);
    callEndpoint(id: string, params: unknown, options: unknown): Promise<any>;
    call(request: unknown, options: unknown): Promise<any>;
  }
  export class Gateway {
    constructor(options: unknown);
    handle(request: unknown): Promise<Response>;
  }
  export const sign: (...args: any[]) => string;
  export const describeCode: (...args: any[]) => string | null;
  export const openSidebar: (...args: any[]) => unknown;
  export const sealSidebar: (...args: any[]) => string;
  export const parseCallback: (...args: any[]) => unknown;
  export const parseEvent: (...args: any[]) => unknown;
  export const callbackReply: (...args: any[]) => unknown;
  export const parseChatContent: (...args: any[]) => unknown;
  export const relationScene: (...args: any[]) => string | null;
  export const version: () => string;
  export const __wbg_build: string;
  export function __wbg_get_imports(): WebAssembly.Imports;
  export function __wbg_init_text(): void;
  export function __wbg_finalize_init(instance: WebAssembly.Instance): void;
}

/** The deflated module as base64. */
declare module "youmi:wasm" {
  const base64: string;
  export default base64;
}

/** The size of the module in bytes. */
declare module "youmi:wasm-size" {
  const size: number;
  export default size;
}

declare module "tiny-inflate" {
  export default function inflate(deflated: Uint8Array, out: Uint8Array): Uint8Array;
}

/** The compiled module, in bundlers for workers. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
declare module "*.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}

/** Defined only in the build for pages. */
declare const FOR_PAGES: true;

interface Uint8ArrayConstructor {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>;
}
