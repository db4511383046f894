// A project in TypeScript that requires the package, in full and slim.
import youmi = require("youmi-open-api");
import slim = require("youmi-open-api/slim");

async function staff(): Promise<youmi.Staff[]> {
  await slim.ready(new Uint8Array(0));
  const options: youmi.V1ClientOptions = { baseUrl: "http://server.example/v1", auth: "none" };
  const { values } = await new youmi.V1Client(options).listStaff();
  return [...values, ...(await new slim.V1Client(options).listStaff()).values];
}

export = { staff, version: youmi.version() };
