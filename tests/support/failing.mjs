// What is expected of errors.

import assert from "node:assert/strict";

import { YoumiError } from "youmi-open-api";

const KINDS = ["api", "http", "network", "timeout", "abort", "decode", "argument", "config"];

/** Checks that a value is an error of the package in every respect that all of them share, and hands it back. */
export function checkError(error, expected = {}, Class = YoumiError) {
  assert.ok(error instanceof Class, `not a YoumiError: ${describe(error)}`);
  assert.ok(error instanceof Error);
  assert.equal(error.name, "YoumiError");
  assert.ok(KINDS.includes(error.kind), `kind ${error.kind}`);
  assert.equal(typeof error.message, "string");
  assert.notEqual(error.message, "");
  assert.equal(typeof error.stack, "string");
  assert.equal(typeof error.retryable, "boolean");
  assert.ok(Number.isInteger(error.attempts) && error.attempts >= 0, `attempts ${error.attempts}`);
  for (const name of ["code", "status"]) {
    assert.ok(error[name] === null || Number.isInteger(error[name]), `${name} ${error[name]}`);
  }
  for (const name of ["description", "endpoint", "requestId", "path", "body"]) {
    assert.ok(error[name] === null || typeof error[name] === "string", `${name} ${error[name]}`);
  }
  for (const [name, value] of Object.entries(expected)) {
    if (value instanceof RegExp) assert.match(error[name], value);
    else assert.deepEqual(error[name], value, `${name} of: ${error.message}`);
  }
  return error;
}

/** The error that a promise rejects with, checked. */
export async function rejection(promise, expected, Class) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return checkError(error, expected, Class);
  }
  return assert.fail(`resolved to ${describe(value)}`);
}

/** The error that a function throws, checked. */
export function thrown(work, expected, Class) {
  let value;
  try {
    value = work();
  } catch (error) {
    return checkError(error, expected, Class);
  }
  return assert.fail(`returned ${describe(value)}`);
}

function describe(value) {
  try {
    return `${typeof value} ${String(value?.stack ?? JSON.stringify(value) ?? value)}`;
  } catch {
    return typeof value;
  }
}
