// The gateway adds tokens and signatures, and repeats a read after a passing fault: here it would be once too often.
import { V1Client, V2Client } from "youmi-open-api";

export const v1 = new V1Client({ baseUrl: "/youmi/v1", auth: "none", retries: 0 });
export const v2 = new V2Client({ baseUrl: "/youmi", auth: "none", retries: 0 });
