// Operating accounts, as the emulator's generator makes them, in the bytes in which it sends them.

import { startEmulator } from "youmi-open-api-emulator";
import { fetchByHand } from "../call/by-hand.mjs";

/** The bytes of the emulator's answer with that many operating accounts. */
export async function accountsAnswer(count, { loose }) {
  const emulator = await startEmulator({ accounts: count, loose });
  try {
    const response = await fetchByHand(emulator)();
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { errmsg, values } = JSON.parse(new TextDecoder().decode(bytes));
    if (values?.length !== count) throw new Error(`The emulator answered with ${errmsg} and not with the accounts.`);
    return bytes;
  } finally {
    await emulator.close();
  }
}
