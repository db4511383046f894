// Which of the package's tests run in browsers too: those of what a page does, as far as they need nothing of Node.js.

export const files = [
  ...["envelope", "fields", "large", "nested", "undocumented"].map((name) => `decoding/${name}`),
  ...["calls", "any-request", "lists", "pages", "mismatches"].map((name) => `client/${name}`),
  ...["schemas", "schema-pages", "schema-libraries", "schema-failures"].map((name) => `client/${name}`),
  ...["parameters", "strange-parameters", "call-options"].map((name) => `client/${name}`),
  ...["retries", "backoff", "timeouts", "aborting"].map((name) => `client/${name}`),
  ...["tokens", "given-tokens", "token-store", "clock"].map((name) => `client/${name}`),
  ...["secrets", "repeated-secrets"].map((name) => `client/${name}`),
  ...["stub-fetches", "stub-responses", "stub-functions"].map((name) => `client/${name}`),
].map((name) => `tests/package/${name}.test.mjs`);
