// No library, nothing checked: what is left is the platform's own.

import { fetch, finish, url } from "./answer.mjs";

finish(await (await fetch(`${url}/WeCaht`)).json());
