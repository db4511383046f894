// Which endpoint is looked at: the address says it, `#/listStaff`, so that it can be linked to.

import { computed, ref } from "vue";
import { endpoints } from "../definitions/definitions";
import type { Endpoint } from "../definitions/model";

const hash = ref(location.hash);

addEventListener("hashchange", () => (hash.value = location.hash));

export const addressOf = (id: string): string => `#/${id}`;

export const endpointById = (id: string): Endpoint | undefined => endpoints.find((endpoint) => endpoint.id === id);

/** The endpoint of the address, else the first that reads. */
export const chosen = computed(
  () => endpointById(hash.value.replace(/^#\//, "")) ?? endpoints.find(({ kind }) => kind === "read"),
);
