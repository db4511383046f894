// Icons of what this page cannot show, as outlines on 24 by 24.

import type { ChatContent } from "youmi-open-api";

export const kindIcons: Record<ChatContent["kind"], string> = {
  text: "M5 6h14M5 12h14M5 18h8",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  voice: "M6 10v4M10 7v10M14 9v6M18 11v2",
  card: "M4 5h16v14H4zM9 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4M6 16c.5-3 5.5-3 6 0M15 10h3M15 14h3",
  location: "M12 21c-5-5.5-7-8.5-7-11a7 7 0 0 1 14 0c0 2.5-2 5.5-7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  invitation: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3 19c.5-6 11.5-6 12 0M18 8v6M15 11h6",
  miniProgram: "M12 12v-4a3 3 0 1 1 3 3M12 12v4a3 3 0 1 1-3-3",
  other: "M6 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2M12 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2M18 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2",
};
