// Checks the types of the pages, `.vue` files included. vue-tsc needs a TypeScript whose compiler it can drive from
// JavaScript, which version 7 is not: so this folder has a version of its own.
require("vue-tsc").run(require.resolve("typescript/lib/tsc"));
