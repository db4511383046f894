import type { ListLabelsParams, NoParams } from "youmi-open-api";
import { v1 } from "../client";
import { endpoint } from "./endpoint";

export const listLabelCategories = endpoint<NoParams>({
  id: "listLabelCategories",
  address: "GET Label",
  fields: [],
  call: (params, options) => v1.listLabelCategories(params, options),
});

export const listLabels = endpoint<ListLabelsParams>({
  id: "listLabels",
  address: "GET wecahtlabel",
  fields: [{ name: "categories", kind: "number" }],
  call: (params, options) => v1.listLabels(params, options),
});
