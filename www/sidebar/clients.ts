// The gateway adds tokens and signatures; it leaves it to these clients to repeat a read after a passing fault.
import { V1Client, V2Client } from "youmi-open-api";

export const v1 = new V1Client({ baseUrl: "/youmi/v1", auth: "none" });
export const v2 = new V2Client({ baseUrl: "/youmi", auth: "none" });
