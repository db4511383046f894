import type { Endpoint } from "../endpoint.js";
import { integerFrom, withDefault } from "../../wire/parameters.js";
import { written } from "./records.js";
import { v1 } from "./row.js";

/** 标签分类 */
const listLabelCategories = v1(
  {
    id: "listLabelCategories",
    title: "标签分类",
    method: "GET",
    path: "Label",
    parameters: {},
  },
  (_, world) => written("listLabelCategories", world.data.labelCategories, world),
);

/** 标签配置 */
const listLabels = v1(
  {
    id: "listLabels",
    title: "标签配置",
    method: "GET",
    path: "wecahtlabel",
    parameters: {
      categories: withDefault(integerFrom(-1), -1),
    },
  },
  ({ categories }, world) => {
    const found = world.data.labels.filter(
      ({ record }) => categories === -1 || record.ad_label_id === categories,
    );
    return written("listLabels", found, world);
  },
);

/** In the order of the vendor's documentation. */
export const endpoints: readonly Endpoint[] = [listLabelCategories, listLabels];
