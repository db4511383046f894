// Measures the sections that are wanted and makes one text of them.

import { copyPackage } from "./lib/package-copy.mjs";
import { machineTable } from "./lib/machine.mjs";

const sections = {
  decode: { title: "Decoding", load: async () => (await import("./decode/section.mjs")).decodeSection },
  memory: { title: "Memory that results keep", load: async () => (await import("./memory/section.mjs")).memorySection },
  call: { title: "Whole calls", load: async () => (await import("./call/section.mjs")).callSection },
  gateway: { title: "Gateways", load: async () => (await import("./gateway/section.mjs")).gatewaySection },
  start: { title: "Cold start", load: async () => (await import("./start/section.mjs")).startSection },
  size: { title: "Size", load: async () => (await import("./size/section.mjs")).sizeSection },
};

/** Resolves to the results, in Markdown. */
export async function run({ only, browsers, command, temp, packageFolder, ...options }) {
  const bench = { ...options, temp, pkg: await copyPackage(packageFolder, temp) };
  if (browsers) {
    const { startBrowsers } = await import("./browsers/index.mjs");
    bench.browsers = await startBrowsers(bench);
  }
  const machine = machineTable(bench);
  try {
    const parts = [];
    for (const name of only) {
      const { title, load } = sections[name];
      const measure = await load();
      parts.push(`## ${title}`, await measure(bench));
    }
    return ["# Results", introduction(command), machine, ...parts].join("\n\n") + "\n";
  } finally {
    await bench.browsers?.close();
  }
}

const introduction = (command) =>
  `Made by \`${command}\`. A median and, in brackets, the spread that eight of ten measurements lie in.`;
