// Section 6: what a gateway passes on.

import autocannon from "autocannon";
import { random, shuffled } from "../lib/random.mjs";
import * as report from "../lib/report.mjs";
import { quantile, ratios, summarise } from "../lib/statistics.mjs";
import { contenders, residentBytes, startUpstream } from "./processes.mjs";
import { sizes } from "./sizes.mjs";

const connections = 32;
/** How long a server is asked before it is the turn of the next. */
const seconds = 2;

/** The section, in Markdown. */
export async function gatewaySection(bench) {
  const rounds = bench.quick ? 6 : 24;
  const parts = [introduction(rounds)];
  const upstream = await startUpstream();
  try {
    for (const size of sizes) {
      bench.say(`a gateway in front of ${size} staff`);
      parts.push(`### ${size.toLocaleString("en")} staff`, await measured(bench, upstream, { size, rounds }));
    }
    if (bench.minutes) parts.push("### Memory under load", await memory(bench, upstream));
  } finally {
    await upstream.stop();
  }
  return parts.join("\n\n");
}

const introduction = (rounds) => `\
\`GET staff\` over loopback, ${connections} connections, from the same upstream, which answers from memory. Upstream, each server, and
autocannon, which asks them, have a process each; the servers take turns, ${rounds} times ${seconds} s each. The bare proxy passes on what it
gets. The class checks the parameters, asks \`authorize\`, signs the request, and looks for the code of the answer. The program
does that behind a caller's token (HS256), rules, limits, log and metrics. A ratio is that of the same round; time is that of one request.`;

async function measured({ pkg, temp, quick }, upstream, { size, rounds }) {
  const servers = [];
  try {
    for (const [name, start] of Object.entries(contenders)) {
      servers.push({ name, ...(await start({ upstream: `${upstream.url}/${size}`, pkg, temp, name: `${size}` })) });
    }
    const samples = Object.fromEntries(servers.map(({ name }) => [name, { rate: [], p99: [] }]));
    // A server runs for days, so what its first thousands of requests cost is left out.
    for (const server of servers) await load(server, quick ? 2 : 6);
    const chance = random(1);
    for (let round = 0; round < rounds; round++) {
      for (const server of shuffled(servers, chance)) {
        const { rate, p99 } = await load(server, seconds);
        samples[server.name].rate.push(rate);
        samples[server.name].p99.push(p99);
      }
    }
    return resultTable(samples, servers);
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

function resultTable(samples, servers) {
  const base = samples[servers[0].name];
  return report.table(
    ["", "requests per second", "ratio", "p99", "ratio of p99", "memory"],
    servers.map(({ name, child }) => {
      const { rate, p99 } = samples[name];
      return [
        name,
        Math.round(quantile(rate, 0.5)).toLocaleString("en"),
        report.ratio(summarise(ratios(rate, base.rate))),
        report.milliseconds(quantile(p99, 0.5)),
        report.ratio(summarise(ratios(p99, base.p99))),
        memoryOf(child),
      ];
    }),
  );
}

const memoryOf = (child) => {
  const resident = residentBytes(child);
  return resident === undefined ? "not known" : report.bytes(resident);
};

/** The memory of the gateways, minute by minute. */
async function memory({ pkg, temp, minutes, say }, upstream) {
  const rows = [];
  for (const size of sizes) {
    for (const [name, start] of Object.entries(contenders).slice(1)) {
      const server = await start({ upstream: `${upstream.url}/${size}`, pkg, temp, name: `memory-${size}` });
      const resident = [];
      let requests = 0;
      for (let minute = 1; minute <= minutes; minute++) {
        say(`memory of ${name}, ${size} staff: minute ${minute} of ${minutes}`);
        requests += (await load(server, 60)).rate * 60;
        resident.push(memoryOf(server.child));
      }
      await server.stop();
      rows.push([name, size.toLocaleString("en"), Math.round(requests).toLocaleString("en"), resident.join(", ")]);
    }
  }
  return report.table(["", "staff", "requests", "memory after each minute"], rows, { textColumns: 1 });
}

/** Asks a server for some seconds; its requests per second, and the milliseconds that 99 of 100 requests take at most. */
async function load({ name, url, headers }, duration) {
  const result = await autocannon({ url: `${url}/youmi/v1/staff`, connections, duration, headers });
  const wrong = result.errors + result.timeouts + result.non2xx;
  if (wrong > 0) throw new Error(`${name} did not answer ${wrong} of ${result.requests.total} requests.`);
  return { rate: result.requests.total / result.duration, p99: result.latency.p99 };
}
