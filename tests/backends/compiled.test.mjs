// The order systems in Java and C#. Spring Boot and ASP.NET Core are not to be had everywhere, so the check of signatures needs
// neither: it is compiled, and takes what the gateway hands over. The rest is compiled as far as the machine can.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, describe, it } from "node:test";

import { hasJava, hasMono, hasSpring, springJars } from "../../scripts/setup/programs.mjs";
import { which } from "../../scripts/which.mjs";
import { backends, copiedBackends, endWith, root, startGatewayOf, variablesFor } from "../support/backends.mjs";
import { started } from "../support/emulated.mjs";
import { handOverTests } from "../support/hand-over.mjs";

const missing = (what) => `there is no ${what} on this machine: \`npm run setup\` brings it where it can`;
const receivers = join(root, "tests/backends/receivers");
const java = (name) => join(backends, "java/src/main/java/crm", `${name}.java`);
const csharp = (name) => join(backends, "dotnet", `${name}.cs`);

const languages = [
  {
    title: "in Java",
    skip: hasJava() ? false : missing("JDK"),
    compile(folder) {
      javac(folder, [java("HandOver"), join(receivers, "HandOverServer.java")]);
      return ["java", "-cp", folder, "HandOverServer"];
    },
  },
  {
    title: "in C#",
    skip: hasMono() ? false : missing("Mono"),
    compile(folder) {
      const program = join(folder, "receiver.exe");
      run("mcs", "-langversion:latest", `-out:${program}`, csharp("HandOver"), join(receivers, "HandOverServer.cs"));
      return ["mono", program];
    },
  },
];

// All are started before the first test is there, with which the file would be over once it has run.
const ready = [];
for (const { skip, compile } of languages) ready.push(skip ? { variables: {} } : await receiving(compile));

for (const [index, { title, skip }] of languages.entries()) {
  describe(`callbacks that are handed over to an order system ${title}`, { skip }, () => handOverTests(ready[index]));
}

/** A receiver with what is around it. */
async function receiving(compile) {
  const emulator = await started();
  const variables = variablesFor(emulator);
  const { folder, ports } = await copiedBackends({ after });
  const [program, ...args] = compile(temporary());
  const child = spawn(program, [...args, String(ports.orderSystem)], {
    env: { PATH: process.env.PATH, YOUMI_FORWARD_SECRET: variables.YOUMI_FORWARD_SECRET },
    stdio: ["ignore", "pipe", "inherit"],
  });
  endWith({ after }, child);
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    once(child, "exit").then(([code]) => [`it ended with ${code}`]),
  ]);
  assert.equal(line, "listening");
  const url = `http://127.0.0.1:${ports.orderSystem}`;
  const gateway = await startGatewayOf({ after }, folder, variables);
  const kept = async () => (await fetch(`${url}/kept`)).json();
  return { url, gateway, emulator, variables, kept };
}

describe("the order system in Java", () => {
  it("has a controller that compiles", { skip: hasSpring() ? false : missing("Debian's Spring") }, () => {
    const sources = ["HandOver", "OrderSystem", "SidebarController"].map(java);
    javac(temporary(), sources, "-cp", springJars.join(":"));
  });
});

describe("the order system in ASP.NET Core", () => {
  it("compiles", { skip: which("dotnet") ? false : "there is no dotnet on this machine" }, async () => {
    const { folder } = await copiedBackends({ after });
    run("dotnet", "build", "--nologo", join(folder, "dotnet"));
  });
});

function temporary() {
  const folder = mkdtempSync(join(tmpdir(), "youmi-compiled-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function javac(folder, sources, ...more) {
  run("javac", "-encoding", "UTF-8", "-Xlint:all", "-Werror", "-d", folder, ...more, ...sources);
}

/** Runs a compiler. What it says is shown where it fails. */
function run(program, ...args) {
  try {
    execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    throw new Error(`${program} fails:\n${error.stdout}${error.stderr}`);
  }
}
